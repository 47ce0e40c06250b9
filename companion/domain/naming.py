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

_LIST = "companion list habits, friends, interests or blocks"
_LISTS = {
    **{noun: f"companion list {noun}s" for noun in ("habit", "friend", "interest", "block", "season")},
    "habit or interest": "companion list habits or interests",
    "thing left alone": "companion list resting",
    "question": "companion answer",
    "script": "companion talk scripts",
    "sign": "companion mute without a name",
}


def find(text: str, records: Iterable[T], noun: str, *, archived: bool | None = False) -> T:
    """The record called ``text``: by full name, then by unique prefix; neither capitals nor accents matter.

    Only ``archived`` ones fit, or only those that are not; None for both. Raises Ambiguous with the
    candidates, or Unknown with the closest names, or with what else is wrong with the one that has the name.
    """
    wanted = folded(text)
    every = list(records)
    known = [each for each in every if archived is None or _is_archived(each) == archived]
    fits = _called(text, known)
    if len(fits) == 1:
        return fits[0]
    if fits:
        candidates = tuple(sorted(record.name for record in fits))
        listed = ", ".join(candidates)
        raise Ambiguous(f"“{text}” fits several {_several(noun)}", candidates, f"which one of: {listed}?")
    others = _called(text, every)
    if others:
        end = " --end" if _is_archived(others[0]) else ""
        hint = f"companion archive NAME{end} {'brings it back' if end else 'takes it off the lists'}"
        raise Unknown(f"{others[0].name} is {'' if end else 'not '}archived", hint)
    import difflib  # for a wrong name only

    close = difflib.get_close_matches(wanted, {folded(r.name): r.name for r in known}, n=3, cutoff=0.5)
    names = [next(r.name for r in known if folded(r.name) == key) for key in close]
    if names:
        hint = f"did you mean {' or '.join(names)}?"
    elif every:
        hint = f"{_LISTS.get(noun, _LIST)} shows all names"
    else:
        added = noun in ("habit", "friend", "interest", "block")
        hint = "there is none yet" + ("; companion add makes one" if added else "")
    called = "nothing" if noun == "thing" else f"no {noun}"
    raise Unknown(f"{called} is called “{text}”", hint)


def new_name(text: str, records: Iterable[Named], noun: str, but: Named | None = None) -> str:
    """``text`` as the name of a new record. Raises Refused when empty or taken (by another than ``but``)."""
    name = text.strip()
    if not name:
        raise Refused("a name is needed", f"what is the {noun} called?")
    if any(record is not but and name_key(record.name) == name_key(name) for record in records):
        raise Refused(f"there is already one called “{name}”", "choose another name")
    return name


def _called(text: str, known: list[T]) -> list[T]:
    """Those of just this name; without any, those of nearly this one, and then those whose name begins so."""
    exact = [record for record in known if name_key(record.name) == name_key(text)]
    if exact:
        return exact
    wanted, names = folded(text), [(folded(record.name), record) for record in known]
    nearly = [record for name, record in names if name == wanted]
    return nearly or [record for name, record in names if wanted and name.startswith(wanted)]


def _several(noun: str) -> str:
    """``habits or interests``, ``things to ask``."""
    kinds = (kind.partition(" ") for kind in noun.split(" or "))
    return " or ".join(f"{kind}s{space}{rest}" for kind, space, rest in kinds)


def _is_archived(record: Named) -> bool:
    return bool(getattr(record, "archived", None))


def name_key(name: str) -> str:
    """What makes two names the same: blanks, capitals and how an accent is encoded do not tell them apart."""
    if not name.isascii():
        import unicodedata  # most names are found without it

        name = unicodedata.normalize("NFC", name)
    return " ".join(name.split()).casefold()


def folded(text: str) -> str:
    """``text`` as one looks for it and puts it in order: without accents, which not all keyboards have."""
    if not text.isascii():
        import unicodedata

        apart = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(text.split()).casefold()
