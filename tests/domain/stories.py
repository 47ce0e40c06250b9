"""Dated stories: what somebody did on which days, and what stands on the panel then.

A story is a few lines, each a day (``03-10`` is in 2026) or a stretch of days (``03-01..03-09``) and what was
done on it, divided by semicolons:

    habit Walk daily [60]     friend Mara weekly     interest Cello      add it, from that day on
    tick Walk [10]            contact Mara           attempt Mara        session Cello [20]
    quiet 30 / shared 60      quiet time, shared time, in minutes
    alone Mara                a contact without the partner
    open                      the app was opened
    look S=noticed ...        a check-in with these marks was kept
    small, later, not-this    answer the first question; ``small Cello`` chooses a thing
    mute S / unmute S         pause Walk 03-20       snooze Mara 03-20   archive Walk
    season 03-20              died Mara              asks friends        read-compass
    rest-over Walk            end that it was left alone
    shows A+B, C              the panel: A, with B told as also quiet, then C; ``nothing``, ``everything``,
                              ``fading``, ``compass``; ``welcome`` for the clean list. The compass is left out
                              of the comparison unless the story names it.
    lapsed A, B               the current lapses that no answer closed
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from companion.domain.answers import Panel, Pillar, Reply
from companion.domain.asking import Kind
from companion.domain.cadence import parse_cadence
from companion.domain.check_in import Mark, Marked
from companion.domain.compass import Side
from companion.domain.friend import Circle, ContactKind
from companion.domain.schedule import parse_schedule
from companion.domain.season import SeasonKind
from companion.domain.session import Company, Session
from companion.domain.visits import NO_VISITS, Visits
from companion.services.companion import Companion
from tests.services.memory import Clock, MemoryRepository

REPLIES = {"small": Reply.RESTART, "later": Reply.LATER, "not-this": Reply.NOT_THIS}


def day(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


class MemoryVisits:
    """The two dates of opening, in memory."""

    def __init__(self) -> None:
        self.visits = NO_VISITS

    def read(self) -> Visits:
        return self.visits

    def write(self, visits: Visits) -> None:
        self.visits = visits


class Life:
    """One person's program, and a clock that the story moves."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.companion = Companion(MemoryRepository(), self.clock, MemoryVisits())
        self.names_compass = False

    def live(self, story: str) -> list[str]:
        """Go through ``story``; what stood on the panel otherwise than told."""
        wrong = []
        self.names_compass = re.search(r"shows[^;\n]*compass", story) is not None
        for line in filter(None, (each.strip() for each in story.splitlines())):
            days, _, events = line.partition(" ")
            first, _, last = days.partition("..")
            on = day(first)
            while on <= day(last or first):
                self.clock.moment = datetime(on.year, on.month, on.day, 12)
                for event in events.split(";"):
                    problem = self.do(event.split())
                    if problem:
                        wrong.append(f"{on}: {problem}")
                on += timedelta(days=1)
        return wrong

    def panel(self) -> str:
        """What stands on the panel now."""
        shot = self.companion.snapshot()
        if shot.away:
            return "welcome" if not shot.asking else "welcome, and it asks"
        said = []
        for question in shot.asking:
            if question.kind is Kind.COMPASS and not self.names_compass:
                continue
            also = "".join(f"+{each.name}" for each in question.also)
            said.append(f"{question.name}{also}" if question.lapse else question.kind.value)
        return ", ".join(said) or "nothing"

    def do(self, words: list[str]) -> str:
        """One event; what is otherwise than told, if it tells."""
        what, rest = words[0], words[1:]
        if what in ("shows", "lapsed"):
            wanted, seen = " ".join(rest), self.panel() if what == "shows" else self._lapsed()
            return "" if seen == wanted else f"{what} {seen}, not {wanted}"
        getattr(self, "_" + what.replace("-", "_"))(*rest)
        return ""

    def _lapsed(self) -> str:
        return ", ".join(sorted(lapse.name for lapse in self.companion.snapshot().lapses)) or "nothing"

    def _find(self, name: str) -> tuple[Pillar, int]:
        journal = self.companion.work.journal
        tables: Any = zip(Pillar, (journal.habits, journal.friends, journal.interests), strict=True)
        return next(
            (pillar, one.id) for pillar, table in tables for one in table.values() if one.name == name
        )

    def _habit(self, name: str, schedule: str, amount: str = "") -> None:
        fields: dict[str, Any] = {"amount": float(amount), "unit": "minutes"} if amount else {}
        self.companion.habits.add(name, parse_schedule(schedule.replace("_", " ")), **fields)

    def _friend(self, name: str, every: str) -> None:
        self.companion.friends.add(name, every=parse_cadence(every.replace("_", " ")))

    def _interest(self, name: str) -> None:
        self.companion.interests.add(name)

    def _tick(self, name: str, amount: str = "") -> None:
        self.companion.habits.tick(self._find(name)[1], amount=float(amount) if amount else None)

    def _contact(self, name: str) -> None:
        self.companion.friends.log([self._find(name)[1]])

    def _attempt(self, name: str) -> None:
        self.companion.friends.log([self._find(name)[1]], kind=ContactKind.ATTEMPT)

    def _alone(self, name: str) -> None:
        self.companion.friends.log([self._find(name)[1]], seen="alone")

    def _session(self, name: str, minutes: str = "20") -> None:
        pillar, key = self._find(name)
        about = {"habit" if pillar is Pillar.SOLITUDE else "interest": key}
        self.companion.sessions.log(
            Session(0, self.companion.work.today(), minutes=float(minutes), **about)  # type: ignore[arg-type]
        )

    def _quiet(self, minutes: str, kind: Company = Company.SOLO) -> None:
        self.companion.sessions.log(Session(0, self.companion.work.today(), kind, float(minutes)))

    def _shared(self, minutes: str) -> None:
        self._quiet(minutes, Company.SHARED)

    def _parallel(self, minutes: str) -> None:
        self._quiet(minutes, Company.PARALLEL)

    def _open(self) -> None:
        self.companion.opened()

    def _look(self, *marks: str) -> None:
        read = (mark.partition("=") for mark in marks)
        self.companion.care.check_in({sign: Mark(Marked(said.replace("-", " "))) for sign, _, said in read})

    def _small(self, thing: str = "") -> None:
        self._answer("small", self._find(thing) if thing else None)

    def _later(self) -> None:
        self._answer("later")

    def _not_this(self) -> None:
        self._answer("not-this")

    def _answer(self, reply: str, thing: tuple[Pillar, int] | None = None) -> None:
        shot = self.companion.snapshot()
        step = shot.today if reply == "small" else None
        self.companion.care.answer(shot.asking[0], REPLIES[reply], step, thing)

    def _mute(self, sign: str) -> None:
        self.companion.care.mute(sign)

    def _unmute(self, sign: str) -> None:
        self.companion.care.wake(sign)

    def _pause(self, name: str, until: str) -> None:
        self.companion.habits.pause(self._find(name)[1], day(until))

    def _snooze(self, name: str, until: str) -> None:
        self.companion.friends.snooze(self._find(name)[1], day(until))

    def _archive(self, name: str) -> None:
        pillar, key = self._find(name)
        service: Any = {
            Pillar.SOLITUDE: self.companion.habits,
            Pillar.FRIENDS: self.companion.friends,
            Pillar.INTERESTS: self.companion.interests,
        }[pillar]
        service.archive(key)

    def _died(self, name: str) -> None:
        self.companion.friends.remember(self._find(name)[1])

    def _season(self, until: str) -> None:
        self.companion.seasons.add(
            "Busy", kind=SeasonKind.BUSY, end=day(until), habits={}, circles={Circle.KEPT: None}
        )

    def _asks(self, *pillars: str) -> None:
        self.companion.work.commit("", lambda journal: journal.with_settings(asks=pillars))

    def _read_compass(self) -> None:
        self.companion.care.read_compass({"seen": Side.LEFT})

    def _rest_over(self, name: str) -> None:
        if name in set(Panel):
            self.companion.care.end_panel_left_alone(Panel(name))
        else:
            self.companion.care.end_left_alone(self._find(name))
