"""The timer: start, pause, end, and what comes into the log. All of it is in the store at every moment."""

from __future__ import annotations

from datetime import UTC, datetime

from companion.domain.errors import Refused, Unknown
from companion.domain.journal import Journal
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.timer import Timer
from companion.services.desk import Change, Desk
from companion.services.sessions import Sessions, with_session_entry

MOST_PLANNED = 24 * 60


class Timers:
    """Use cases of the timer. Every method that changes something returns the durable Change."""

    def __init__(self, desk: Desk, sessions: Sessions) -> None:
        self._desk = desk
        self._sessions = sessions

    def now(self) -> datetime:
        """This instant."""
        return self._desk.clock().astimezone(UTC)

    @property
    def running(self) -> Timer | None:
        """The timer that runs, is paused, or has ended and is not in the log yet."""
        return current(self._desk.journal)

    def start(
        self,
        *,
        habit: int | None = None,
        interest: int | None = None,
        kind: Company = Company.SOLO,
        place: str = "",
        planned: int | None = None,
    ) -> Change:
        """Start a session for a habit, an interest or just quiet. Raises Refused while one is under way."""
        if planned is not None and not 0 < planned <= MOST_PLANNED:
            raise Refused(f"{planned} minutes do not fit into a day", "use 1 to 1440 minutes, or nothing")
        timer_id, now, today = self._desk.new_id(), self.now(), self._desk.today()

        def change(journal: Journal) -> Journal:
            if current(journal) is not None:
                raise Refused("a session is under way already", "end it first")
            made = Timer(timer_id, today, now, kind, habit, interest, place.strip(), planned)
            return journal.put("timers", made)

        return self._desk.commit(f"{self._name(habit, interest)}: begun", change)

    def turn(self) -> Change:
        """Pause, or go on."""
        timer, now = self._get(), self.now()
        if timer.ended is not None:
            raise Refused("that session has ended", "answer or leave its questions")
        words = "paused" if timer.paused is None else "going on"
        return self._put(timer.turned(now), words)

    def end(self) -> Change:
        """State that it is over now; ``keep`` brings it into the log. Ended once, the time stands still."""
        timer, now = self._get(), self.now()
        return self._put(timer if timer.ended else timer._replace(ended=now), "ended")

    def keep(
        self,
        *,
        minutes: float | None = None,
        chosen: Chosen | None = None,
        after: After | None = None,
        presence: str = "",
        amount: float | None = None,
        note: str = "",
        tell: str = "",
    ) -> Change:
        """Put the session into the log, in one change with the end of the timer.

        ``minutes`` says how long it really was. Raises Refused for a forgotten timer without it.
        """
        timer, now = self._get(), self.now()
        if minutes is None and timer.forgotten(now):
            raise Refused(f"it ran for {_hours(timer.minutes(now))}", "say how many minutes it really was")
        journal_now = self._desk.journal
        session = Session(
            self._desk.new_id(),
            timer.date,
            timer.kind,
            float(minutes if minutes is not None else max(1, timer.minutes(now))),
            timer.place,
            chosen,
            after,
            presence,
            timer.interest if timer.interest in journal_now.interests else None,
            timer.habit if timer.habit in journal_now.habits else None,
            amount,
            note.strip(),
            tell.strip(),
        )
        self._sessions.check(session)

        def change(journal: Journal) -> Journal:
            logged = journal.drop("timers", timer.id).put("sessions", session)
            return with_session_entry(logged, session)

        return self._desk.commit(
            f"{self._name(timer.habit, timer.interest)}: {session.minutes:g} min", change
        )

    def discard(self) -> Change:
        """Let the timer go without a session."""
        timer = self._get()
        return self._desk.commit("not logged", lambda journal: journal.drop("timers", timer.id))

    def prepare(self, *, checklist: tuple[str, ...], hook_start: str, hook_end: str, bell: bool) -> Change:
        """Choose what comes before, at the start and at the end of a session."""
        listed = tuple(item.strip() for item in checklist if item.strip())
        fields = {"hook_start": hook_start.strip(), "hook_end": hook_end.strip(), "bell": bell}

        def change(journal: Journal) -> Journal:
            settings = journal.settings._replace(checklist=listed, **fields)  # type: ignore[arg-type]
            return journal._replace(settings=settings)

        return self._desk.commit("quiet time: changed", change)

    def _get(self) -> Timer:
        timer = self.running
        if timer is None:
            raise Unknown("no session is under way", "start one first")
        return timer

    def _put(self, timer: Timer, words: str) -> Change:
        name = self._name(timer.habit, timer.interest)
        return self._desk.commit(f"{name}: {words}", lambda journal: journal.put("timers", timer))

    def _name(self, habit: int | None, interest: int | None) -> str:
        return about_words(self._desk.journal, habit, interest)


def current(journal: Journal) -> Timer | None:
    """The timer that is under way; of two that met in a merge the one that began first."""
    return min(journal.timers.values(), key=lambda timer: (timer.started, timer.id), default=None)


def about_words(journal: Journal, habit: int | None, interest: int | None) -> str:
    """What a session is for: the name of an interest or a habit, or quiet time."""
    found = journal.interests.get(interest or 0) or journal.habits.get(habit or 0)
    return found.name if found is not None else "quiet time"


def _hours(minutes: int) -> str:
    return f"{minutes // 60} hours"
