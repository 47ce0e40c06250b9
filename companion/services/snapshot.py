"""The read model every screen and command shows: one frozen value per state of the file and day."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from companion.domain.asking import Question, asking
from companion.domain.easing import eased
from companion.domain.evidence import OF_ENTRIES
from companion.domain.friend_status import FriendStatus, friend_statuses
from companion.domain.habit import Entries, Habit
from companion.domain.journal import Journal, in_order
from companion.domain.lapse import Lapse, lapses, unanswered
from companion.domain.mutes import resting
from companion.domain.pace import Progress, progresses
from companion.domain.presence import Presence, Recorded, presence, recorded_lately
from companion.domain.quiet import Precomputed, Quiet, gone_quiet
from companion.domain.restart import restarted_on
from companion.domain.streak import Run, Streak, judge, runs
from companion.domain.strength import strength
from companion.domain.suggestions import Suggestion, suggestions
from companion.domain.visits import NO_VISITS, Visits

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment
    from companion.domain.compass_offer import Offer, Weeks
    from companion.domain.script import Script


# The tables each reused part is made of, and nothing else.
_MADE_OF = {
    "friends": ("friends", "contacts", "seasons", "settings"),
    "_suggestions": ("friends", "contacts", "seasons", "settings", "answers"),
    "interests": ("interests", "sessions", "settings"),
    "appointments": ("blocks", "settings"),
    "resting": ("mutes",),
    "recorded": ("sessions", "contacts", "check_ins"),
    "weeks": ("sessions", "contacts"),
}
_OF_ANY_DAY = ("recorded",)

_FACTS_OF = (
    *("habits", "sessions", "interests", "friends", "contacts"),
    *("check_ins", "own_lines", "seasons", "settings", "answers"),
)


class HabitView(NamedTuple):
    """A habit with everything a row about it says."""

    habit: Habit
    entries: Entries
    streak: Streak
    strength: float | None
    judged: Habit  # the habit with the days that seasons take off; the same one without a season
    restarted: date | None = None  # the day a small restart ended its lapse

    def is_of(self, habit: Habit, entries: Entries) -> bool:
        """Whether this view was made of just these two values."""
        return self.habit is habit and self.entries is entries


class Snapshot:
    """``journal`` as it looks on ``today``. Each part is computed when first asked for, then kept.

    ``previous`` lends what did not change since: a tick judges one habit, and no friend.
    """

    def __init__(
        self,
        journal: Journal,
        today: date,
        previous: Snapshot | None = None,
        now: datetime | None = None,
        visits: Visits = NO_VISITS,
    ) -> None:
        """``now`` is the clock on the wall; without it the day has just begun, and any hour may ask.

        ``visits`` are the dates of opening, where they are known.
        """
        self.journal = journal
        self.today = today
        self.visits = visits
        self.now = now or datetime.combine(today, journal.settings.day_start)
        self._may_ask = now is None or journal.settings.asks_at(now.time())
        known = previous._views if previous is not None and previous.today == today else {}
        same_week = (
            previous is not None
            and previous.journal.settings == journal.settings
            and previous.journal.seasons == journal.seasons
        )
        self._reused: dict[int, HabitView] = known if same_week else {}
        self._views: dict[int, HabitView] = {}
        self._runs: dict[int, tuple[Run, ...]] = {}
        self._facts: tuple[list[Quiet], dict[str, str]] = ([], {})
        if previous is not None:
            for part, tables in _MADE_OF.items():
                if previous.today != today and part not in _OF_ANY_DAY:
                    continue
                if part in previous.__dict__ and _same(tables, previous.journal, journal):
                    self.__dict__[part] = previous.__dict__[part]
            if previous.today == today and _same(_FACTS_OF, previous.journal, journal):
                self._facts = previous._known_facts()

    def on(self, day: date) -> Snapshot:
        """The same journal as ``day`` begins."""
        begin = datetime.combine(day, self.journal.settings.day_start)
        return Snapshot(self.journal, day, self, begin, self.visits)

    def at(self, now: datetime) -> Snapshot:
        """The same journal on the same day, at another time."""
        return Snapshot(self.journal, self.today, self, now, self.visits)

    def habit(self, habit_id: int) -> HabitView:
        """The view of one habit, archived or not."""
        found = self._views.get(habit_id)
        if found is not None:
            return found
        habit, entries = self.journal.habits[habit_id], self.journal.entries_of(habit_id)
        reused = self._reused.get(habit_id)
        if reused is None or not reused.is_of(habit, entries):
            week_start = self.journal.settings.week_start
            judged = eased(habit, entries, self.journal.seasons, self.today, week_start)
            streak = judge(judged, entries, self.today, week_start)
            reused = HabitView(habit, entries, streak, strength(judged, entries, self.today), judged)
        streak = reused.streak
        if streak.lapsed_on is not None and streak.last_kept is not None:
            restarted = restarted_on(self.journal, habit_id, streak.last_kept, self.today)
            reused = reused if restarted == reused.restarted else reused._replace(restarted=restarted)
        self._views[habit_id] = reused
        return reused

    def runs(self, view: HabitView) -> tuple[Run, ...]:
        """All runs of a habit, for what tells more than today: all of its years are read."""
        if view.habit.id not in self._runs:
            week_start = self.journal.settings.week_start
            self._runs[view.habit.id] = runs(view.judged, view.entries, self.today, week_start)
        return self._runs[view.habit.id]

    @cached_property
    def habits(self) -> tuple[HabitView, ...]:
        """The habits that are not archived, in the person's own order."""
        return tuple(self.habit(habit.id) for habit in in_order(self.journal))

    @cached_property
    def friends(self) -> tuple[FriendStatus, ...]:
        """How it stands with each friend, the longest waiting first."""
        return tuple(friend_statuses(self.journal, self.today))

    @cached_property
    def interests(self) -> tuple[Progress, ...]:
        """How each interest goes."""
        return tuple(progresses(self.journal, self.today))

    @cached_property
    def resting(self) -> dict[str, date]:
        """The muted signs, each with the day it is back."""
        return resting(self.journal, self.today)

    @cached_property
    def lapses(self) -> tuple[Lapse, ...]:
        """Every lapse that was not answered or muted."""
        return tuple(unanswered(self._all_lapses, self.journal, self.today))

    @cached_property
    def _all_lapses(self) -> list[Lapse]:
        facts = self._facts[1] if self._facts[0] == self._quiet else {}
        return lapses(self.journal, self.today, Precomputed(quiet=self._quiet, facts=facts))

    @cached_property
    def _quiet(self) -> list[Quiet]:
        streaks = {view.habit.id: view.streak for view in self.habits}
        return gone_quiet(self.journal, self.today, Precomputed(streaks, self.friends, self.interests))

    def _known_facts(self) -> tuple[list[Quiet], dict[str, str]]:
        """What was quiet, and the facts found then that no tick changes."""
        if "_all_lapses" not in self.__dict__:
            return self._facts
        fits = (fit for lapse in self._all_lapses for fit in lapse.signs)
        return self._quiet, {fit.sign: fit.fact for fit in fits if fit.sign not in OF_ENTRIES}

    @cached_property
    def asking(self) -> tuple[Question, ...]:
        """What the panel asks now, in order."""
        if not self._may_ask:
            return ()
        found = asking(
            self.journal, self.today, self.presence, self.lapses, self.recorded, lambda: self.compass_offer
        )
        return tuple(found)

    @property
    def blocks(self) -> tuple[Appointment, ...]:
        """The appointments with oneself that are under way or ahead, for a month."""
        return tuple(each for each in self.appointments if each.end > self.now)

    @property
    def turns(self) -> tuple[datetime, ...]:
        """The moments of today at which an appointment begins or is over."""
        todays = (each for each in self.appointments if each.on == self.today)
        return tuple(sorted(moment for each in todays for moment in (each.start, each.end)))

    @property
    def true_until(self) -> datetime | None:
        """When the next of them comes; None when the day brings no more."""
        return next((moment for moment in self.turns if moment > self.now), None)

    @cached_property
    def appointments(self) -> tuple[Appointment, ...]:
        """The appointments with oneself of today, those that are over too, and of the month ahead."""
        if not self.journal.blocks:
            return ()
        from companion.domain.appointments import coming  # only those who have blocks pay for it

        return tuple(coming(self.journal, self.today))

    @cached_property
    def compass_offer(self) -> Offer | None:
        """The offer to look at the compass, if there is one today."""
        if self.presence.settling(self.today):
            return None
        from companion.domain.compass_offer import offer  # only the screens ask for it

        return offer(self.journal, self.today, self.weeks, self.recorded)

    @cached_property
    def weeks(self) -> Weeks:
        """What the last four weeks held."""
        from companion.domain.compass_offer import last_weeks

        return last_weeks(self.journal, self.today)

    @cached_property
    def scripts(self) -> dict[str, Script]:
        """The words for asking by id, each in one's own wording where there is one."""
        from companion.content import scripts
        from companion.domain.journal import ONLY_ONE
        from companion.domain.script import reworded

        blanks = self.journal.blanks.get(ONLY_ONE)
        own = blanks.words if blanks else {}
        return {key: reworded(script, own) for key, script in scripts().items()}

    @cached_property
    def script_words(self) -> dict[str, str]:
        """What stands in the blanks of scripts: the person's own words before those of the data."""
        from companion.domain.journal import ONLY_ONE
        from companion.domain.script_words import words_from

        own = self.journal.blanks.get(ONLY_ONE)
        words = {**words_from(self.journal, self.today), **(own.words if own else {})}
        if own and "end" in own.words and "back_at" not in own.words:
            words["back_at"] = words["end"]  # when it ends one is back
        return words

    @cached_property
    def recorded(self) -> Recorded:
        """The days of the last months' sessions, contacts and check-ins."""
        return recorded_lately(self.journal, self.today)

    @cached_property
    def presence(self) -> Presence:
        """Whether somebody is away, or has only just come back."""
        return presence(self.journal, self.today, self.visits, self.recorded)

    @property
    def away(self) -> bool:
        """Whether today is a welcome and a clean list: away until now, or the day of coming back."""
        return self.presence.welcomed(self.today)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Whom to reach today, at most three, reached or not; nobody just after an absence."""
        return () if self.presence.settling(self.today) else self._suggestions

    @cached_property
    def _suggestions(self) -> tuple[Suggestion, ...]:
        return tuple(suggestions(self.journal, self.today))


def _same(tables: tuple[str, ...], one: Journal, other: Journal) -> bool:
    """Whether both have the very same records in ``tables``; equal ones that were read anew do not count."""
    return all(getattr(one, table) is getattr(other, table) for table in tables)
