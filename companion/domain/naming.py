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


def find(text: str, records: Iterable[T], noun: str, *, archived: bool | None = False) -> T:
    """The record called ``text``: by full name, then by unique prefix, ignoring case.

    Only ``archived`` ones fit, or only those that are not; None for both. Raises Ambiguous with the
    candidates, or Unknown with the closest names, or with what else is wrong with the one that has the name.
    """
    wanted = _key(text)
    every = list(records)
    known = [each for each in every if archived is None or _is_archived(each) == archived]
    fits = _called(wanted, known)
    if len(fits) == 1:
        return fits[0]
    if fits:
        candidates = tuple(sorted(record.name for record in fits))
        listed = ", ".join(candidates)
        raise Ambiguous(f"“{text}” fits several {noun}s", candidates, f"which one of: {listed}?")
    others = _called(wanted, every)
    if others:
        end = " --end" if _is_archived(others[0]) else ""
        hint = f"companion archive{end} {'brings it back' if end else 'takes it off the lists'}"
        raise Unknown(f"{others[0].name} is {'' if end else 'not '}archived", hint)
    import difflib  # for a wrong name only

    close = difflib.get_close_matches(wanted, {_key(r.name): r.name for r in known}, n=3, cutoff=0.5)
    names = [next(r.name for r in known if _key(r.name) == key) for key in close]
    if names:
        hint = f"did you mean {' or '.join(names)}?"
    elif every:
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


def _called(wanted: str, known: list[T]) -> list[T]:
    """Those of the name ``wanted``; without any, those whose name begins so."""
    exact = [record for record in known if _key(record.name) == wanted]
    return exact or [record for record in known if wanted and _key(record.name).startswith(wanted)]


def _is_archived(record: Named) -> bool:
    return bool(getattr(record, "archived", None))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
