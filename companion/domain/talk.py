"""What two people say to each other, as it is kept: agreements, markers, plans, talks, words that were said.

Everything here is the person's own words. Nothing is judged, and nothing is ever added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from companion.domain.block import Instead
from companion.domain.empty import EMPTY
from companion.domain.journal import ONLY_ONE


class Agreed(NamedTuple):
    """What was agreed, ``since`` when."""

    since: date
    text: str


class About(StrEnum):
    """Whose time an agreement is about, and so which blanks of scripts its title may fill."""

    MINE = "mine"
    OURS = "ours"
    NEITHER = "neither"


class Agreement(NamedTuple):
    """Something two people agreed. ``versions`` are by date, the older ones kept; there is at least one."""

    id: int
    title: str
    versions: tuple[Agreed, ...]
    about: About = About.NEITHER

    @property
    def current(self) -> Agreed:
        """What holds now."""
        return self.versions[-1]


class Holds(StrEnum):
    """How it stands with a marker."""

    TRUE = "true"
    PARTLY = "partly"
    NOT_LATELY = "not lately"


class Marker(NamedTuple):
    """A sentence of what going well means for me, and how it stood when it was looked at."""

    id: int
    text: str
    added: date
    marks: Mapping[date, Holds] = EMPTY


class HardTimes(NamedTuple):
    """The plan for hard times: if-then lines, the smallest version of each pillar, when to look again."""

    id: int = ONLY_ONE
    lines: tuple[tuple[str, str], ...] = ()  # (if, then)
    for_solitude: str = ""
    for_friends: str = ""
    for_interests: str = ""
    review: date | None = None


class ChangeKind(StrEnum):
    """What changed in a life."""

    MOVING_IN = "moving in"
    CHILD = "a child"
    JOB = "a job"
    ILLNESS = "illness"
    OTHER = "something else"


class LifeChange(NamedTuple):
    """A change in one's life, its own words, the day to look again, and the season it brought (an id)."""

    id: int
    since: date
    kind: ChangeKind
    words: str = ""
    review: date | None = None
    season: int | None = None


class Outcome(StrEnum):
    """How it went to say something."""

    WELL = "well"
    MIXED = "mixed"
    HARD = "hard"


class Telling(NamedTuple):
    """What became of a script: ``said`` on that date, or not yet, how it went in a word, and a line."""

    id: int
    date: date
    script: str
    said: bool = False
    how: str = ""
    outcome: Outcome | None = None


class Blanks(NamedTuple):
    """What a person wrote into the blanks of scripts, by the name of the blank."""

    id: int = ONLY_ONE
    words: Mapping[str, str] = EMPTY


class MonthlyTalk(NamedTuple):
    """The monthly talk: a repetition as blocks have it, single talks that moved, those that were held.

    ``thanks`` and ``change`` are the lines for the next talk; they are written to be seen by both.
    """

    id: int = ONLY_ONE
    rule: str = ""
    first: date = date.min
    at: time | None = None
    moved: tuple[Instead, ...] = ()
    held: tuple[date, ...] = ()
    thanks: str = ""
    change: str = ""


class StillOurselves(NamedTuple):
    """The question that opens the monthly talk, on one date: me, and the other as I hear it from them."""

    id: int
    date: date
    mine: Holds | None = None
    mine_line: str = ""
    theirs: Holds | None = None
    theirs_line: str = ""
