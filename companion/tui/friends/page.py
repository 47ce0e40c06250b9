"""A friend's page: who, how it stands, twelve months, what to ask, the log."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.domain.plain import one_line
from companion.tui.friends.actions import FriendActions
from companion.tui.friends.page_rows import ask_rows, contact_rows, fact_lines
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.page import Page
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import Subject, titled


class FriendPage(Page):
    """Everything about one friend."""

    TABLE = "friends"
    MODE = "Friends"
    PURPOSE = (
        "One friend: {contact} logs a contact, {ask-next-time} notes something to ask next time, space "
        "ticks it. Enter on a contact changes it, {delete} deletes it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "snooze", "leave in peace", tooltip="Snooze, skip this round or pause; or come back"),
        Binding("t", "ask_next_time", "ask next time", tooltip="Note something to ask next time"),
        Binding("m", "died", "has died", tooltip="Keep in memory: never asked about again", show=False),
    ]

    @property
    def actions(self) -> FriendActions:
        """What one does here."""
        return FriendActions(self.shell)

    def compose_body(self) -> ComposeResult:
        """Facts, asks, log."""
        with VerticalScroll(id="body") as body:
            body.can_focus = False
            yield Drawn(id="facts")
            yield RowList(id="asks")
            yield RowList(id="log")

    def prepare(self) -> None:
        """Start in the log."""
        titled(self.query_one("#asks"), "Ask next time", "space tick · {ask-next-time} add")
        titled(self.query_one("#log"), "Contacts", "{contact} log · enter change · {delete} delete")
        self.query_one("#log").focus()

    def heading(self) -> str:
        """The friend's name."""
        return one_line(self.snapshot.journal.friends[self.record_id].name)

    def fill(self) -> None:
        """Facts, asks and log from the snapshot."""
        shot = self.snapshot
        friend = shot.journal.friends[self.record_id]
        self.query_one("#facts", Drawn).show(lambda width: fact_lines(friend, shot, width))
        asks = ask_rows(friend, shot.today)
        self.query_one("#asks", RowList).show(asks)
        self.query_one("#asks").display = bool(asks)
        self.query_one("#log", RowList).show(contact_rows(friend, shot))

    def subject(self) -> Subject | None:
        """The letter keys act on the friend of the page."""
        return "friend", self.record_id

    def opened(self, message: RowList.Opened) -> None:
        """Enter changes a contact, or ticks an item."""
        key = message.key
        if isinstance(key, tuple) and key[0] == "contact":
            self.actions.edit_contact(key[1])
        else:
            self._tick(key)

    def ticked(self, message: RowList.Ticked) -> None:
        """Space ticks an item."""
        self._tick(message.key)

    def action_delete(self) -> None:
        """D on a contact deletes that contact, not the friend."""
        focused = self.focused
        key = focused.key if isinstance(focused, RowList) else None
        if isinstance(key, tuple) and key[0] == "contact":
            self.act_on(key, partial(self.actions.delete_contact, key[1]))
        else:
            super().action_delete()

    def action_snooze(self) -> None:
        """Snooze, or end it."""
        self.act_on(self.subject(), partial(self.actions.snooze, self.record_id))

    def action_ask_next_time(self) -> None:
        """Note something to ask."""
        self.act_on(self.subject(), partial(self.actions.ask_next_time, self.record_id))

    def action_died(self) -> None:
        """Keep in memory, after asking once."""
        name = self.heading()
        friends = self.shell.companion.friends
        words = "The log and the dates stay; nothing is asked about any more. {undo} takes it back."
        ask = partial(self.actions.confirm, f"{name} has died?", words)
        self.act_on(self.subject(), lambda: ask(lambda: friends.remember(self.record_id)))

    def _tick(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] == "ask":
            friends = self.shell.companion.friends
            self.shell.perform(lambda: friends.tick_ask(self.record_id, key[1]))
