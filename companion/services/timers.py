"""The timer: start, pause, end, and what comes into the log. All of it is in the store at every moment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from companion.domain.errors import Refused, Unknown
from companion.domain.journal import Journal
from companion.domain.numbers import check_minutes
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.spoken import spoken_amount
from companion.domain.timer import Timer, about_words, current
from companion.services.sessions import check, with_session_entry
from companion.services.unit_of_work import Change, UnitOfWork


class Timers:
    """Use cases of the timer. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def now(self) -> datetime:
        """This instant."""
        return self._work.clock().astimezone(UTC)

    @property
    def running(self) -> Timer | None:
        """The timer that runs, is paused, or has ended and is not in the log yet."""
        return current(self._work.journal)

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
        if planned is not None:
            check_minutes(planned)
        timer_id, now = self._work.new_id(), self.now()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            if current(journal) is not None:
                raise Refused("a session is under way already", "end it first")
            made = Timer(timer_id, today, now, kind, habit, interest, place.strip(), planned)
            return journal.put("timers", made), f"{about_words(journal, habit, interest)}: begun"

        return self._work.decide(change)

    def toggle_pause(self) -> Change:
        """Pause, or go on. Raises Unknown when none is under way, and Refused when it has ended."""
        now = self.now()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            timer = _under_way(journal)
            if timer.ended is not None:
                raise Refused("that session has ended", "end it once more to log it")
            words = "paused" if timer.paused is None else "going on"
            return journal.put("timers", timer.turned(now)), f"{_about(journal, timer)}: {words}"

        return self._work.decide(change)

    def end(
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
        """End it and log the session, which counts from now on; answers may be given later.

        ``minutes`` says how long it really was. Raises Refused for a forgotten timer without it.
        """
        now, session_id = self.now(), self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            timer = _under_way(journal)
            measured = _session(timer, now, minutes)
            made = measured._replace(
                id=session_id,
                chosen=chosen,
                after=after,
                presence=presence,
                amount=amount,
                note=note.strip(),
                tell=tell.strip(),
                interest=timer.interest if timer.interest in journal.interests else None,
                habit=timer.habit if timer.habit in journal.habits else None,
            )
            check(made, today)
            logged = with_session_entry(journal.drop("timers", timer.id).put("sessions", made), made)
            parts = (f"{made.minutes:g} min", spoken_amount(made, journal))
            return logged, f"{_about(journal, timer)}: {', '.join(filter(None, parts))}"

        return self._work.decide(change)

    def discard(self) -> Change:
        """Let the timer go without a session. Raises Unknown when none is under way."""
        return self._work.commit("not logged", lambda journal: journal.drop("timers", _under_way(journal).id))

    def prepare(self, *, checklist: tuple[str, ...], hook_start: str, hook_end: str, bell: bool) -> Change:
        """Choose what comes before, at the start and at the end of a session."""
        listed = tuple(item.strip() for item in checklist if item.strip())
        fields = {"hook_start": hook_start.strip(), "hook_end": hook_end.strip(), "bell": bell}

        return self._work.commit(
            "quiet time: changed", lambda journal: journal.with_settings(checklist=listed, **fields)
        )


def _about(journal: Journal, timer: Timer) -> str:
    return about_words(journal, timer.habit, timer.interest)


def _under_way(journal: Journal) -> Timer:
    timer = current(journal)
    if timer is None:
        raise Unknown("no session is under way", "start one first")
    return timer


def _session(timer: Timer, now: datetime, minutes: float | None) -> Session:
    """What ``timer`` measured until ``now``, at least one minute; ``minutes`` if that says otherwise.

    Raises Refused for a forgotten timer without ``minutes``.
    """
    if minutes is None and timer.forgotten(now):
        raise Refused(f"it ran for {_hours(timer.minutes(now))}", "say how many minutes it really was")
    length = float(minutes if minutes is not None else max(1, timer.minutes(now)))
    return Session(0, timer.date, timer.kind, length, timer.place)


def _hours(minutes: int) -> str:
    return f"{minutes // 60} hours"
