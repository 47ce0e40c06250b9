"""Friends: who is fine, who went quiet."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from companion.domain.friend import Friend
from companion.domain.friend_status import FriendState
from companion.domain.naming import folded
from companion.domain.spoken import amount
from companion.tui.friends.actions import FriendActions
from companion.tui.friends.page import FriendView
from companion.tui.friends.rows import friend_row, load_words, no_friends
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.hints import archived_rows
from companion.tui.kit.keys import opens
from companion.tui.kit.lines import joined, paragraph, width_of
from companion.tui.kit.listing import ListingScreen
from companion.tui.kit.row_layout import Row


class FriendsScreen(ListingScreen):
    """The list by how late one is, relative to what one wanted."""

    HEADING = "Friends"
    FIRST = "friend"
    KEYS = (
        "{contact} log a contact · enter open · {snooze} snooze · {ask-next-time} ask · "
        "{add} add · {filter} filter"
    )
    SOUGHT = "a name or a tag"
    VIEW = FriendView
    MODE = "Friends"
    PILLAR = "friends"
    PURPOSE = (
        "Your own friends, the longest waiting first, measured by the rhythm you wished for. c and Enter "
        "log a message; a letter in between chooses another kind. An attempt rests a friend for a while."
    )
    NEEDS: ClassVar[dict[str, str]] = {"snooze": "friend", "ask_next_time": "friend"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "snooze", "snooze", tooltip="Snooze until a date, or skip this round; again ends it"),
        Binding("t", "ask_next_time", "ask next time", tooltip="Note something to ask next time"),
        opens("w", "who else", "Show whom you would turn to, besides your partner"),
        Binding("i", "take_in", "import", tooltip="Take people in from an address book"),
        opens("v", "circles", "Open the circles: who is how close, how often, and what that adds up to"),
    ]

    def action_snooze(self) -> None:
        """Snooze the friend under the cursor, or end it."""
        self.on_record(FriendActions(self.shell).snooze)

    def action_ask_next_time(self) -> None:
        """Note something to ask the friend under the cursor."""
        self.on_record(FriendActions(self.shell).ask_next_time)

    def action_take_in(self) -> None:
        """Take people in from an address book."""
        FriendActions(self.shell).take_in()

    def rows(self, wanted: str) -> list[Row]:
        """Friends by ratio, then those put away and those who died."""
        shot = self.snapshot
        if not shot.journal.friends:
            return [no_friends("{add}")]
        away = (f for f in shot.journal.friends.values() if f.archived is not None or f.died is not None)
        longest = max((width_of(status.friend.name) for status in shot.friends), default=0)
        states = max((width_of(status.state.value) for status in shot.friends), default=0)
        return [
            *(friend_row(s, shot, longest, states) for s in shot.friends if _fits(wanted, s.friend)),
            *archived_rows("friend", (friend for friend in away if _fits(wanted, friend))),
        ]

    def fill(self) -> None:
        """The list, and how many are in which state."""
        super().fill()
        states = [status.state for status in self.snapshot.friends]
        parts = [f"{states.count(state)} {state.value}" for state in FriendState if state in states]
        words = f"{amount(len(states), 'friends')}: {joined(parts, ', ')}" if states else ""
        load, role = load_words(self.snapshot)
        self.query_one("#about", Drawn).show(
            lambda width: [*paragraph(words, width, "muted"), *(paragraph(load, width, role) if load else ())]
        )


def _fits(wanted: str, friend: Friend) -> bool:
    return any(wanted in folded(text) for text in (friend.name, friend.good_for, *friend.tags))
