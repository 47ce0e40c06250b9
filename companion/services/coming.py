"""Today and the days to come as they will look while nothing is changed: made ahead, to be shown at once.

A day is left out where that is not certain: while a session is under way, where questions have their hours,
and where it depends on whether the app is opened before (``presence.is_certain``). The times within a day at
which an appointment begins or is over divide it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from companion.domain.presence import is_certain
from companion.services.snapshot import Snapshot
from companion.services.status_text import STATUS_TEXTS

DAYS_AHEAD = 7
MAX_TURNS = 8  # of one day; whoever has more of them waits for the last ones


class Stretch(NamedTuple):
    """What ``shot`` shows is true from ``begin`` until ``end``, times of the clock on the wall."""

    begin: datetime
    end: datetime
    shot: Snapshot

    def kept(self, text: str = "") -> tuple[str, str, str]:
        """``text``, said of this stretch, as it is kept."""
        return f"{self.begin:%Y-%m-%dT%H:%M}", f"{self.end:%Y-%m-%dT%H:%M}", text

    def texts(self) -> dict[str, tuple[str, str, str]]:
        """Everything ``status`` may be asked for, as it is kept; nothing where it counts minutes."""
        if self.shot.journal.timers:
            return {}
        return {part: self.kept(text(self.shot)) for part, text in STATUS_TEXTS.items()}


def stretch_now(shot: Snapshot) -> Stretch | None:
    """How long ``shot`` stays true; None when that is not certain."""
    return next(_of_day(shot, shot), None)


def stretches(shot: Snapshot) -> Iterator[Stretch]:
    """From ``shot`` to the end of the last day, in time order. Each is worked out when it is asked for."""
    yield from _of_day(shot, shot)
    for ahead in range(1, DAYS_AHEAD + 1):
        if shot.journal.timers:
            return
        yield from _of_day(shot.on(shot.today + timedelta(days=ahead)), shot)


def _of_day(day: Snapshot, now: Snapshot) -> Iterator[Stretch]:
    """What is left of one day; ``now`` is the snapshot of the day on which it is made."""
    settings = day.journal.settings
    if settings.has_ask_hours or not is_certain(day.journal, day.today, now.today, now.visits, now.recorded):
        return
    over = datetime.combine(day.today + timedelta(days=1), settings.day_start)
    at: Snapshot = day
    for _ in range(MAX_TURNS):
        end = at.true_until
        yield Stretch(at.now, min(end, over) if end else over, at)
        if end is None or end >= over:
            return
        at = at.at(end)
