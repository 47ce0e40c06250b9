"""Actions on sessions, the one log of time."""

from __future__ import annotations

from datetime import date
from functools import partial

from companion.domain.block import Block
from companion.domain.errors import Refused
from companion.domain.habit import Habit
from companion.domain.hours import day_of, fitting_minutes
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.naming import find
from companion.domain.numbers import read_amount
from companion.domain.session import After, Chosen, Company, Session
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, OPTIONAL, Field, Values
from companion.tui.kit.wording import relative_day

KINDS = (Option("solo", "s"), Option("parallel", "p"), Option("shared", "h"))
CHOSEN = (
    Option("", "x", "not said"),
    Option("chosen", "c"),
    Option("half", "h"),
    Option("not chosen", "n"),
)
AFTER = (Option("", "x", "not said"), Option("rested", "r"), Option("same", "s"), Option("worse", "w"))
PRESENCE = (Option("", "x", "not said"), Option("present", "p"), Option("elsewhere", "e"))


class SessionActions(Actions):
    """Log, edit and delete sessions."""

    def log(self, given: Session) -> None:
        """Log a session that is over; what is known of it stands in the form."""
        name = name_of(self.shell.snapshot.journal, given)
        self.ask(
            "A session",
            self._fields(given, name),
            lambda values: self.companion.sessions.log(self._read(values, given)),
            first="minutes" if name else "about",
            enough="minutes" if given.minutes is not None else "",  # all is known already
        )

    def add(self) -> None:
        """Log one that is over."""
        self.log(Session(0, self.shell.today))

    def open(self, session_id: int) -> None:
        """Enter changes it."""
        self.edit(session_id)

    def edit(self, session_id: int) -> None:
        """Change a logged session."""
        session = self.shell.snapshot.journal.sessions[session_id]
        self.ask(
            "A session",
            self._fields(session, name_of(self.shell.snapshot.journal, session)),
            lambda values: self.companion.sessions.edit(self._read(values, session)),
            first="minutes",
        )

    def delete(self, session_id: int) -> None:
        """Remove a session, after asking once."""
        session = self.shell.snapshot.journal.sessions[session_id]
        title = f"Delete the session of {relative_day(session.date, self.shell.today)}?"
        words = "It leaves the log of time. {undo} brings it back."
        self.confirm(title, words, lambda: self.companion.sessions.delete(session_id))

    def _fields(self, session: Session, name: str) -> tuple[Field, ...]:
        minutes = f"{session.minutes:g}" if session.minutes is not None else ""
        amount = f"{session.amount:g}" if session.amount is not None else ""
        when = str(session.date) if session.id else ""
        return (
            Field("about", "for", name, "just quiet", accepts="an interest or a habit; blank: just quiet"),
            Field("minutes", "minutes", minutes, "30", accepts="a number such as 20 or 1.5, a day at most"),
            Field(
                "amount",
                "amount",
                amount,
                OPTIONAL,
                accepts="a number, in the unit of its goal: pages, books",
            ),
            Field("day", "when", when, "today", accepts=f"{DAY}, with a time or without: sunday 18:30"),
            Field("kind", "kind", session.kind, options=KINDS),
            Field("chosen", "was it chosen", session.chosen or "", options=CHOSEN),
            Field("after", "afterwards", session.after or "", options=AFTER),
            Field("presence", "came back", session.presence, options=PRESENCE),
            Field("place", "place", session.place, "reading chair"),
            Field("note", "note", session.note, OPTIONAL),
            Field("tell", "to share", session.tell, "something to share with your partner (optional)"),
        )

    def _read(self, values: Values, before: Session) -> Session:
        interest, habit = about_of(values, before, self.shell.snapshot.journal)
        return Session(
            before.id,
            values.read_or("day", before.date, self._past),
            Company(values["kind"]),
            values.read_or("minutes", None, fitting_minutes),
            values["place"].strip(),
            Chosen(values["chosen"]) if values["chosen"] else None,
            After(values["after"]) if values["after"] else None,
            values["presence"],
            interest,
            habit,
            values.read_or("amount", None, read_amount),
            values["note"].strip(),
            values["tell"].strip(),
        )

    def _past(self, text: str) -> date:
        shot = self.shell.snapshot
        day = day_of(text, self.companion.work.clock(), shot.journal.settings.day_start)
        if day > self.shell.today:
            raise Refused(f"{day} is still ahead", "log a session once it is over; a block plans one")
        return day


def name_of(journal: Journal, given: Session | Block) -> str:
    """The name of the interest or habit that time is for; empty for just quiet time."""
    found = journal.interests.get(given.interest or 0) or journal.habits.get(given.habit or 0)
    return found.name if found is not None else ""


def about_of(
    values: Values, given: Session | Block | None, journal: Journal
) -> tuple[int | None, int | None]:
    """The ids of the interest and the habit that time is for: those of ``given`` where its name still
    stands, whatever else is called so.
    """
    if given is not None and values["about"] and values["about"] == name_of(journal, given):
        return given.interest, given.habit
    found = values.read_or("about", None, partial(_named_thing, journal))
    if isinstance(found, Interest):
        return found.id, None
    return None, found.id if found is not None else None


def _named_thing(journal: Journal, text: str) -> Habit | Interest:
    """The habit or interest that ``text`` names. Raises Unknown."""
    known: list[Habit | Interest] = [*journal.interests.values(), *journal.habits.values()]
    return find(text, known, "habit or interest")
