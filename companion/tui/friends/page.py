"""A friend's page: who, how it stands, twelve months, what to ask, the log."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.services.snapshot import Snapshot
from companion.tui.friends.actions import FriendActions
from companion.tui.friends.page_rows import ask_rows, contact_rows, fact_lines
from companion.tui.kit.acting import Subject
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.page import ViewPage
from companion.tui.kit.page_view import PageView
from companion.tui.kit.rows import RowList


class FriendView(PageView):
    """Everything about one friend."""

    KIND, TABLE, FIRST = "friend", "friends", "log"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "snooze", "snooze", tooltip="Snooze until a date, or skip this round; again ends it"),
        Binding("t", "ask_next_time", "ask next time", tooltip="Note something to ask next time"),
        Binding("delete,D", "delete", "delete", tooltip="Delete the contact under the cursor, or the friend"),
    ]

    @property
    def actions(self) -> FriendActions:
        """What one does here."""
        return FriendActions(self.shell)

    def compose(self) -> ComposeResult:
        """Facts, asks, log."""
        yield Drawn(id="facts", classes="framed")
        yield RowList(id="asks")
        yield RowList(id="log")

    def on_mount(self) -> None:
        """The heading that stays."""
        titled(self.query_one("#asks"), "Ask next time", "space tick · {ask-next-time} add")

    def fill(self, shot: Snapshot) -> None:
        """Facts, asks and log."""
        friend = shot.journal.friends[self.record_id]
        facts = self.query_one("#facts", Drawn)
        titled(facts, friend.name)
        facts.show(lambda width: fact_lines(friend, shot, width))
        asks = ask_rows(friend, shot.today) if friend.died is None else []
        self.query_one("#asks", RowList).show(asks)
        self.query_one("#asks").display = bool(asks)
        log = self.query_one("#log", RowList)
        log.show(contact_rows(friend, shot))
        more = " · enter change · {delete} delete" if log.keys else ""
        titled(log, "Contacts", "{contact} log" + more)

    def answers(self, action: str, subject: Subject) -> bool:
        """An item to ask is ticked, a contact is not."""
        return action == "open" or subject[0] == "ask"

    def opened(self, kind: str, key: Any) -> None:
        """Enter changes a contact, or ticks an item."""
        if kind == "contact":
            self.actions.edit_contact(key)
        else:
            self.ticked(kind, key)

    def ticked(self, kind: str, key: Any) -> None:
        """Space ticks an item."""
        if kind == "ask":
            friends = self.shell.companion.friends
            self.shell.perform(lambda: friends.tick_ask(self.record_id, key))

    def action_delete(self) -> None:
        """D on a contact deletes that contact, not the friend."""
        key = self.query_one("#log", RowList).key
        if self.query_one("#log").has_focus and isinstance(key, tuple) and key[0] == "contact":
            self.act_on(key, partial(self.actions.delete_contact, key[1]))
        else:
            self.on_record(self.actions.delete)

    def action_snooze(self) -> None:
        """Snooze, or end it."""
        self.on_record(self.actions.snooze)

    def action_ask_next_time(self) -> None:
        """Note something to ask."""
        self.on_record(self.actions.ask_next_time)


class FriendPage(ViewPage):
    """One friend alone."""

    TABLE, VIEW = "friends", FriendView
    MODE = "Friends"
    PILLAR = "friends"
    PURPOSE = (
        "One friend: {contact} logs a contact, {ask-next-time} notes something to ask next time, space "
        "ticks it. Enter on a contact changes it, {delete} deletes it."
    )
