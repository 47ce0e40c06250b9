"""Stamps: when each field was last said, so that two files can be merged field by field.

A stamp is in milliseconds since 1970, and always larger than any seen before, whatever the clock does. A
record carries ``_t``, the stamp of its oldest field, and ``_tf: {field: stamp}`` for the fields edited later
and for those taken away. A field that was never said has no stamp and loses to one that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from companion.domain.ranges import MAX_ID
from companion.store.layout import DELETED, MARKS, RESTORED, STAMP, STAMPS, Document


def stamp_after(now: datetime, last: int) -> int:
    """The stamp of a change made ``now``, in a file whose newest stamp is ``last``."""
    return max(int(now.timestamp() * 1000), last + 1)


def as_stamp(value: object) -> int:
    """``value`` as a stamp; anything that is not one counts as 0, the beginning of time."""
    return value if type(value) is int and 0 < value <= MAX_ID else 0


def is_deleted(document: Document) -> bool:
    """Whether ``document`` is a tombstone."""
    return DELETED in document


def tombstone(stamp: int) -> Document:
    """What is left of a record deleted at ``stamp``."""
    return {DELETED: stamp}


def stamps_of(document: Document) -> dict[str, int]:
    """The stamp of each field that was ever said, also of those taken away since."""
    base, marks = as_stamp(document.get(STAMP)), document.get(STAMPS)
    stamps = {name: base for name in document if name not in MARKS}
    if isinstance(marks, dict):
        stamps.update((name, as_stamp(stamp)) for name, stamp in marks.items())
    return stamps


def with_stamps(fields: Mapping[str, Any], stamps: Mapping[str, int], back: int = 0) -> Document:
    """The record of ``fields`` with their ``stamps``, in normal form: the same facts, the same document."""
    base = min((stamps.get(name, 0) for name in fields), default=0)
    later = {}
    for name, stamp in sorted(stamps.items()):
        if stamp > (base if name in fields else 0):
            later[name] = stamp
    document = dict(fields)
    if base:
        document[STAMP] = base
    if later:
        document[STAMPS] = later
    if back:
        document[RESTORED] = back
    return document


def edited(
    document: Document | None,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    known: Iterable[str],
    stamp: int,
) -> Document:
    """``document`` after the fields of ``old`` became those of ``new`` at ``stamp``.

    Fields that are not ``known`` stay. A tombstone, or nothing, becomes a record whose every field is new.
    """
    if document is None or is_deleted(document):
        return with_stamps(new, dict.fromkeys(new, stamp), stamp if document else 0)
    fields = {name: value for name, value in document.items() if name not in MARKS}
    stamps = stamps_of(document)
    for name in known:
        if name in new and (name not in old or old[name] != new[name]):
            fields[name] = new[name]
        elif name in old and name not in new:
            fields.pop(name, None)
        else:
            continue
        stamps[name] = stamp
    return with_stamps(fields, stamps, as_stamp(document.get(RESTORED)))


def newest_stamp(document: Document) -> int:
    """The newest stamp in a record, tombstone or not."""
    return max(
        as_stamp(document.get(DELETED)), as_stamp(document.get(RESTORED)), *stamps_of(document).values(), 0
    )
