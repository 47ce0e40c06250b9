"""The two fields that ask when one was last in touch with somebody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from companion.domain.last_in_touch import ANSWERS, UNKNOWN, last_in_touch
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, Field, Values

LAST = tuple(Option(answer, key) for answer, key in zip(ANSWERS, "twmld", strict=True))


def last_fields(suffix: str, typed: Mapping[str, str]) -> tuple[Field, Field]:
    """When one was last in touch: a choice, and a date for who knows better."""
    last, day = f"last{suffix}", f"last_day{suffix}"
    return (
        Field(last, "last in touch", typed.get(last, UNKNOWN), options=LAST),
        Field(day, "or on", typed.get(day, ""), "a day, if you know it", accepts=DAY),
    )


def read_last(values: Values, suffix: str, today: date) -> date:
    """The day from which the rhythm counts. Raises FieldError."""
    chosen = last_in_touch(values[f"last{suffix}"], today)
    return values.read_or(f"last_day{suffix}", chosen, lambda text: last_in_touch(text, today))
