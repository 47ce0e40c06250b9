"""People as address books and other programs know them, before anybody decides to take them in."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from companion.domain.friend import Occurrence

# Years that programs write when they do not know one.
NO_YEAR = frozenset({0, 1, 1604, 1900})

_NAMESPACE = uuid.UUID("6f1b5f0a-3d0e-5a52-9c57-1f6b2f0f7c11")
_WITH_YEAR = re.compile(r"(\d{4})(?:(\d\d)(\d\d)|([-/.])(\d{1,2})\4(\d{1,2}))(?:[T ].*)?")
_WITHOUT_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:[T ].*)?")
_SYSTEM_LABELS = frozenset({"mycontacts", "starred", "my contacts", "starred in android"})


class Person(NamedTuple):
    """One person of a file. ``birthday`` is ``MM-DD``, ``YYYY-MM-DD`` or empty; a name is always there.

    ``nickname`` is what they are called beside their name, empty when that says nothing more.
    ``contacts`` are a date and what was noted, for programs that keep a log.
    """

    name: str
    birthday: str = ""
    dates: tuple[Occurrence, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    uid: str = ""
    emails: tuple[str, ...] = ()
    contacts: tuple[tuple[date, str], ...] = ()
    nickname: str = ""

    @property
    def shown_name(self) -> str:
        """The name, with the nickname in brackets."""
        return f"{self.name} ({self.nickname})" if self.nickname else self.name


class FoundPeople(NamedTuple):
    """Everybody in a file, and one sentence with place and reason for each part that was left out.

    ``passed_over`` is what could be read and is no person, such as an organisation: said, and no failure.
    """

    people: tuple[Person, ...]
    left_out: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


def read_day(text: str, unknown_year: str = "") -> str:
    """A day as ``MM-DD`` or ``YYYY-MM-DD``; empty for what is none, such as free text.

    ``unknown_year`` is a year that stands for "not known", beside those of ``NO_YEAR``. A time of day is
    dropped, as is its zone: the day that was written is the day that was meant.
    """
    plain = text.strip()
    match = _WITHOUT_YEAR.fullmatch(plain)
    if match is not None:
        return _day(None, int(match[1]), int(match[2]))
    match = _WITH_YEAR.fullmatch(plain)
    if match is None:
        return ""
    year = int(match[1])
    known = year not in NO_YEAR and match[1] != unknown_year
    return _day(year if known else None, int(match[2] or match[5]), int(match[3] or match[6]))


def uid_of(friend_id: int) -> str:
    """The UID of a friend in what we export: the same every time, so that it is known again."""
    return uuid.uuid5(_NAMESPACE, str(friend_id)).urn


def nickname_of(nicknames: Iterable[str], name: str) -> str:
    """The nicknames that say something ``name`` does not, with commas between."""
    known = tidy(name).casefold()
    told = dict.fromkeys(tidy(part) for text in nicknames for part in text.split(","))
    return ", ".join(part for part in told if part and part.casefold() not in {known, *known.split()})


def tidy(name: str) -> str:
    """A name on one line, without blanks that say nothing."""
    return " ".join(name.split())


def labels(texts: list[str]) -> tuple[str, ...]:
    """Tags from groups or labels: each once, without the ``* `` and the names of system groups."""
    plain = (tidy(text.strip().removeprefix("* ")) for text in texts)
    return tuple(dict.fromkeys(text for text in plain if text and text.lower() not in _SYSTEM_LABELS))


def _day(year: int | None, month: int, day: int) -> str:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return ""
    return f"{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"
