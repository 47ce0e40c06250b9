"""The one log of time: alone, in the same room, together."""

from __future__ import annotations

from datetime import date

from companion.domain.errors import Refused, Unknown
from companion.domain.habit import DONE, Entry, State
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.numbers import check_amount, check_minutes
from companion.domain.session import Session
from companion.domain.spoken import amount, spoken_amount
from companion.services.unit_of_work import Change, UnitOfWork


class Sessions:
    """Use cases of time. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def log(self, session: Session) -> Change:
        """Log a finished session; one of a habit also makes that day's entry.

        A fresh id is given when ``session.id`` is 0. Raises Refused for a session in the future, or one
        that does not fit into a day.
        """
        made = session._replace(id=session.id or self._work.new_id())

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            check(made, today)
            return with_session_entry(journal.put("sessions", made), made), _words(journal, made)

        return self._work.decide(change)

    def edit(self, session: Session) -> Change:
        """Replace a logged session; the entry of its habit follows. Raises as ``log`` does."""
        return self._revise(session.id, "session changed", **session._asdict())

    def answer(self, session_id: int, **fields: object) -> Change:
        """Say more of a logged session, by the names of its fields; what was said before stays.

        Raises Unknown when the session is gone, and as ``log`` does.
        """
        words = ", ".join(str(value) for value in fields.values() if value)
        return self._revise(session_id, words or "session changed", **fields)

    def _revise(self, session_id: int, words: str, **fields: object) -> Change:
        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            before = _logged(journal, session_id)
            session: Session = before._replace(**fields)  # type: ignore[arg-type]
            check(session, today)
            put = journal.put("sessions", session)
            if _makes(session) == _makes(before):
                return put, words
            return with_session_entry(_without_entry(put, before), session), words

        return self._work.decide(change)

    def delete(self, session_id: int) -> Change:
        """Remove a session, and the entry it made unless another session of that day stands for it.

        Raises Unknown.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            before = _logged(journal, session_id)
            return _without_entry(journal.drop("sessions", session_id), before), "session deleted"

        return self._work.decide(change)


def check(session: Session, today: date) -> None:
    """Refuse a session in the future, or one that does not fit into a day."""
    if session.date > today:
        raise Refused(f"{session.date} is still ahead", "log a session once it is over")
    if session.minutes is not None:
        check_minutes(session.minutes)
    check_amount(session.amount)


def _words(journal: Journal, session: Session) -> str:
    interest = journal.interests.get(session.interest or 0)
    habit = journal.habits.get(session.habit or 0)
    name = interest.name if interest else habit.name if habit else f"{session.kind} time"
    minutes = amount(session.minutes, "minutes") if session.minutes is not None else ""
    parts = ", ".join(filter(None, (minutes, spoken_amount(session, journal))))
    return f"{name}: {parts or 'a session'} logged"


def _logged(journal: Journal, session_id: int) -> Session:
    try:
        return journal.sessions[session_id]
    except KeyError:
        raise Unknown("that session is gone", "it may have been deleted elsewhere") from None


def with_session_entry(journal: Journal, session: Session) -> Journal:
    """The journal with the day's entry as the sessions of that habit and day make it."""
    if session.habit is None or session.habit not in journal.habits or not session.counts_for_habit:
        return journal
    habit = journal.habits[session.habit]
    before = journal.entries_of(habit.id).get(session.date)
    if before is not None and habit.counts(before, session.date):
        return journal  # done is done, however often one sat down
    return journal.with_entry(habit.id, session.date, _entry(journal, session, before))


def _makes(session: Session) -> tuple[object, ...]:
    """All of a session that the entry of its habit depends on."""
    return session.habit, session.date, session.minutes, session.counts_for_habit


def _without_entry(journal: Journal, session: Session) -> Journal:
    """The journal after ``session`` no longer stands for its habit's day."""
    if session.habit is None or session.habit not in journal.habits or not session.counts_for_habit:
        return journal
    entry = journal.entries_of(session.habit).get(session.date)
    if entry is not None and (entry.state is not State.DONE or entry.note):
        return journal  # stated by hand, so no session made it
    others = [s for s in _of_the_day(journal, session) if s.id != session.id]
    if not others:
        return journal.with_entry(session.habit, session.date, None)
    return journal.with_entry(session.habit, session.date, _entry(journal, others[0], None))


def _entry(journal: Journal, session: Session, before: Entry | None) -> Entry:
    """Done, with the minutes of the day as its amount when the habit's target is in minutes."""
    assert session.habit is not None
    target = journal.habits[session.habit].version_on(session.date)
    note = before.note if before is not None and before.state is State.DONE else ""
    if target.amount is None or target.unit.lower() not in ("minutes", "minute", "min"):
        return DONE._replace(note=note) if note else DONE
    minutes = [s.minutes for s in _of_the_day(journal, session) if s.minutes is not None]
    return Entry(State.DONE, sum(minutes) if minutes else None, note)


def _of_the_day(journal: Journal, session: Session) -> list[Session]:
    return [
        other
        for other in since(journal.sessions, session.date)
        if other.habit == session.habit and other.date == session.date and other.counts_for_habit
    ]
