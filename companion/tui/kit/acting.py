"""A screen whose letter keys act on the row under the cursor.

A row's key is a pair (kind, id) such as ("habit", 12): what one does with it, its room knows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType

from companion.domain.errors import CompanionError
from companion.tui.kit.framed import FramedScreen
from companion.tui.kit.gone import is_gone, record_of
from companion.tui.kit.kinds import said_of
from companion.tui.kit.rows import RowList

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment
    from companion.domain.session import Session
    from companion.tui.kit.actions import Actions

Subject = tuple[str, Any]


class ActingScreen(FramedScreen):
    """Adds, changes, archives, deletes and logs what the cursor is on."""

    SAYS: ClassVar[dict[str, str]] = {}  # what an action means here, where its own words are too general
    NEEDS: ClassVar[dict[str, str]] = {}  # actions for which the cursor has to be on a record of that kind
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", tooltip="Add one"),
        Binding("e", "edit", "edit", tooltip="Change it"),
        Binding("c", "contact", "contact", tooltip="Log a contact"),
        Binding("s", "session", "start", tooltip="Start a session, or show the one under way"),
        Binding("S", "log", "log", tooltip="Log a session that is over"),
        Binding("z", "archive", "archive", tooltip="Archive it, or bring it back"),
        Binding("delete,D", "delete", "delete", tooltip="Delete it, after asking once"),
        Binding(
            "tab",
            "app.focus_next",
            "next part",
            tooltip="Go to the next list, or into the page",
            show=False,
        ),
    ]

    @property
    def is_closing(self) -> bool:
        """Whether it is about a record that is gone: nothing can be drawn of it any more."""
        return is_gone(self, self.snapshot.journal)

    def act_on(self, subject: Subject | None, act: Callable[[], object]) -> None:
        """Do what a key does to ``subject``. What it opens closes when that vanishes; what cannot be done,
        because another process was quicker, is said in one line.
        """
        if self.is_closing or not self.is_active:  # the key that hides waits for no turn
            return
        app = self.shell
        app.acting_on = record_of(subject, self.snapshot.journal) or getattr(self, "record", None)
        try:
            act()
        except CompanionError as error:
            app.say_problem(error)
        finally:
            app.acting_on = None

    def subject(self) -> Subject | None:
        """What the cursor is on: (kind, id)."""
        focused = self.focused
        if not isinstance(focused, RowList) or not isinstance(focused.key, tuple):
            return None
        kind, key = focused.key
        return ("block", key[0]) if kind == "time" else (kind, key)  # a time is acted on as its block

    def appointment(self) -> Appointment | None:
        """The time of a block that the cursor is on, while it takes place."""
        key = self.focused.key if isinstance(self.focused, RowList) else None
        if not isinstance(key, tuple) or key[0] != "time":
            return None
        from companion.domain.appointments import appointment  # for the start: it needs the journal

        return appointment(self.snapshot.journal, *key[1])

    def stand_on(self, keys: Sequence[Hashable]) -> None:
        """Put the cursor on the row with one of ``keys``, if there is one."""
        for rows in self.query(RowList):
            found = next((key for key in keys if key in rows.keys), None)
            if found is not None:
                rows.focus()
                rows.move_to(found)
                return

    def kind_to_add(self) -> str | None:
        """What ``a`` adds here: what the cursor is on, or what an empty list is for."""
        subject = self.subject()
        return subject[0] if subject else getattr(self.focused, "id", None)

    def actions_of(self, kind: str | None) -> Actions:
        """What one does here with records of ``kind``; nothing with a stranger."""
        return self.shell.actions(kind)

    def action_add(self) -> None:
        """A new one of what the cursor is on, or of what the list is for."""
        self.actions_of(self.kind_to_add()).add()

    def action_edit(self) -> None:
        """Change what the cursor is on."""
        self._on_subject(lambda actions, key: actions.edit(key))

    def action_archive(self) -> None:
        """Archive what the cursor is on, or bring it back."""
        self._on_subject(lambda actions, key: actions.archive(key))

    def action_delete(self) -> None:
        """Delete what the cursor is on, after asking once."""
        self._on_subject(lambda actions, key: actions.delete(key))

    def on_record(self, act: Callable[[Any], object]) -> None:
        """Do something to the record under the cursor."""
        subject = self.subject()
        if subject is not None:
            self.act_on(subject, partial(act, subject[1]))

    def _on_subject(self, act: Callable[[Actions, Any], None]) -> None:
        subject = self.subject()
        if subject is not None:
            self.act_on(subject, partial(act, self.actions_of(subject[0]), subject[1]))

    def action_contact(self) -> None:
        """Log a contact with the friend under the cursor, or with whom is next."""
        subject = self.subject()
        if subject is not None and subject[0] == "friend":
            self.act_on(subject, partial(self.shell.log_contact, subject[1]))
            return
        waiting = self.snapshot.suggestions
        self.shell.log_contact(waiting[0].friend_id if waiting else None)

    def action_session(self) -> None:
        """Start a session of the habit, interest or block under the cursor, or of nothing in particular."""
        self.act_on(self._timed(), lambda: self.shell.begin_session(self._session_here()))

    def action_log(self) -> None:
        """Log one that is over."""
        self.act_on(self._timed(), lambda: self.shell.log_session(self._session_here()))

    def said(self, binding: Binding) -> str:
        """What a key does here, in words: for help and palette."""
        subject = self.subject()
        kind = self.kind_to_add() if binding.action == "add" else subject[0] if subject else None
        of_kind = said_of(binding.action, kind) if binding.tooltip in _GENERAL else None
        return self.SAYS.get(binding.action) or of_kind or binding.tooltip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything here: the letters for a row depend on what the cursor is on."""
        if action in self.NEEDS:
            subject = self.subject()
            return subject is not None and subject[0] == self.NEEDS[action]
        handler = f"action_{action}"
        if action not in _OF_A_ROW or getattr(type(self), handler) is not getattr(ActingScreen, handler):
            return True
        subject = self.subject()
        kind = self.kind_to_add() if action == "add" else subject[0] if subject else None
        return self.shell.actions(kind).knows(action)

    def answers(self, action: str, subject: Subject) -> bool:
        """Whether Enter (``open``) or Space (``tick``) does anything to the row of ``subject``."""
        handler = {"open": "opened", "tick": "ticked"}[action]
        own = getattr(type(self), handler) is not getattr(ActingScreen, handler)
        return own or self.actions_of(subject[0]).knows(action)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter. Textual calls the handler of every class, so subclasses change ``opened`` instead."""
        subject = cast("Subject", message.key)
        self.act_on(subject, partial(self.clicked if message.clicked else self.opened, *subject))

    def on_row_list_ticked(self, message: RowList.Ticked) -> None:
        """Space. Subclasses change ``ticked``."""
        subject = cast("Subject", message.key)
        self.act_on(subject, partial(self.ticked, *subject))

    def opened(self, kind: str, key: Any) -> None:
        """Enter opens the page of what the cursor is on."""
        self.actions_of(kind).open(key)

    def clicked(self, kind: str, key: Any) -> None:
        """A click on what the cursor is on does what Enter does."""
        self.opened(kind, key)

    def ticked(self, kind: str, key: Any) -> None:
        """Space ticks a habit, says that a block was kept, or marks."""
        self.actions_of(kind).tick(key)

    def _timed(self) -> Subject | None:
        """What the cursor is on, if a session can be of it."""
        subject = self.subject()
        return subject if subject is not None and subject[0] in ("habit", "interest", "block") else None

    def _session_here(self) -> Session:
        """What a session begun or logged here would be for: the block, habit or interest under the cursor."""
        from companion.domain.appointments import session_as_planned  # for the start: it needs the journal
        from companion.domain.session import Session

        at, subject = self.appointment(), self.subject()
        if at is not None:
            return session_as_planned(at)._replace(date=self.snapshot.today)
        kind, key = subject or ("", 0)
        habit, interest = (key if kind == each else None for each in ("habit", "interest"))
        return Session(0, self.snapshot.today, habit=habit, interest=interest)


_OF_A_ROW = ("add", "edit", "archive", "delete")
_GENERAL = {binding.tooltip for binding in ActingScreen.BINDINGS if isinstance(binding, Binding)}
