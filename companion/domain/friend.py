"""Friends, circles and contacts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.cadence import Cadence
from companion.domain.habit import Rest


class Circle(StrEnum):
    """How close a person is, nearest first. ``rank`` orders them."""

    INNER = "inner"
    CLOSE = "close"
    WIDER = "wider"
    KEPT = "kept"

    @property
    def rank(self) -> int:
        """0 for inner to 3 for kept."""
        return list(Circle).index(self)


class ContactKind(StrEnum):
    """How an exchange happened. An attempt did not reach the friend."""

    IN_PERSON = "in person"
    CALL = "call"
    VIDEO = "video"
    MESSAGE = "message"
    LETTER = "letter"
    ACTIVITY = "activity"
    ATTEMPT = "attempt"


class Feeling(StrEnum):
    """How a contact felt."""

    LIFTED = "lifted"
    LEVEL = "level"
    DRAINED = "drained"


class RestKind(StrEnum):
    """Why a friend is not asked about for a while."""

    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    PAUSED = "paused"


class Ask(NamedTuple):
    """Something to ask next time; stays until ticked."""

    text: str
    done: date | None = None


class Occurrence(NamedTuple):
    """A yearly date worth knowing: ``when`` is ``MM-DD``, ``YYYY-MM-DD`` or free text kept as it came."""

    label: str
    when: str


class Friend(NamedTuple):
    """A person of one's own. The partner is not a friend row."""

    id: int
    name: str
    added: date
    circle: Circle = Circle.CLOSE
    every: Cadence | str | None = "circle"  # own cadence, None for none, or "circle" for the circle's
    tags: tuple[str, ...] = ()
    good_for: str = ""
    needs: tuple[str, ...] = ()  # of NEEDS: what one would turn to this friend for
    since: str = ""  # "before" or "after" the relationship began, or ""
    birthday: str = ""  # MM-DD or YYYY-MM-DD
    leap_day: str = "02-28"  # where 29 February is kept in other years: "02-28" or "03-01"
    dates: tuple[Occurrence, ...] = ()
    asks: tuple[Ask, ...] = ()
    note: str = ""
    rest: Rest | None = None  # from the day it was asked for; a counted contact ends it
    rest_kind: RestKind | None = None
    archived: date | None = None
    died: date | None = None  # the day it was noted


class Contact(NamedTuple):
    """One exchange with one or more friends. A date ahead of today is a plan."""

    id: int
    date: date
    friends: tuple[int, ...]
    kind: ContactKind = ContactKind.MESSAGE
    reached_out: str = ""  # "me", "them", "both" or ""
    felt: Feeling | None = None
    seen: str = ""  # "alone", "partner" or ""
    note: str = ""

    @property
    def counted(self) -> bool:
        """Whether it restarts the clock: everything but an attempt does."""
        return self.kind is not ContactKind.ATTEMPT
