"""Finding a record by the name a person types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from companion.domain.errors import Ambiguous, Refused, Unknown


class Named(Protocol):
    """Anything with a name."""

    @property
    def name(self) -> str:
        """What a person calls it."""


T = TypeVar("T", bound=Named)


def find(text: str, records: Iterable[T], noun: str) -> T:
    """The record called ``text``: by full name, then by unique prefix, ignoring case.

    Raises Ambiguous with the candidates, or Unknown with the closest names.
    """
    wanted = _key(text)
    known = list(records)
    exact = [record for record in known if _key(record.name) == wanted]
    fits = exact or [record for record in known if wanted and _key(record.name).startswith(wanted)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        candidates = tuple(sorted(record.name for record in fits))
        listed = ", ".join(candidates)
        raise Ambiguous(f"“{text}” fits several {noun}s", candidates, f"which one of: {listed}?")
    import difflib  # for a wrong name only

    close = difflib.get_close_matches(wanted, {_key(r.name): r.name for r in known}, n=3, cutoff=0.5)
    names = [next(r.name for r in known if _key(r.name) == key) for key in close]
    if names:
        hint = f"did you mean {' or '.join(names)}?"
    elif known:
        hint = "companion status shows all names"
    else:
        added = noun in ("habit", "friend", "interest", "block")
        hint = "there is none yet" + ("; companion add makes one" if added else "")
    raise Unknown(f"no {noun} is called “{text}”", hint)


def new_name(text: str, records: Iterable[Named], noun: str, but: Named | None = None) -> str:
    """``text`` as the name of a new record. Raises Refused when empty or taken (by another than ``but``)."""
    name = text.strip()
    if not name:
        raise Refused("a name is needed", f"what is the {noun} called?")
    if any(record is not but and _key(record.name) == _key(name) for record in records):
        raise Refused(f"there is already one called “{name}”", "choose another name")
    return name


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
