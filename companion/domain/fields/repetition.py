"""Repetitions and what happens instead of one time, of a block or of the monthly talk."""

from __future__ import annotations

from typing import Any

from companion.domain.block import Instead
from companion.domain.fields.codec import DAY, LINE, MINUTE, TIME, WORDS, RecordCodec, list_of, optional
from companion.domain.ranges import MAX_TIMES
from companion.domain.repetition import check_rule


def _read_rule(raw: Any) -> str:
    rule: str = LINE.read(raw)
    if rule:
        check_rule(rule)
    return rule


RULE = LINE._replace(read=_read_rule, type="rule")
INSTEADS = list_of(
    RecordCodec(
        Instead, day=DAY, to=optional(DAY), at=optional(TIME), minutes=optional(MINUTE), by=WORDS
    ).codec,
    MAX_TIMES,
)
