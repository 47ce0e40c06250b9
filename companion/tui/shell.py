"""What rooms see of the app: what is shown, the one way to change it, and doors to other rooms by name.

A room knows the kit and this; the app knows the rooms. So a row's key acts on its kind wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import date

    from textual.screen import Screen

    from companion.domain.appointments import Appointment
    from companion.domain.asking import Question
    from companion.domain.errors import CompanionError
    from companion.domain.session import Session
    from companion.services.companion import Companion
    from companion.services.snapshot import Snapshot
    from companion.services.unit_of_work import Change
    from companion.tui.kit.actions import Actions
    from companion.tui.kit.drafts import Drafts
    from companion.tui.kit.gone import Record


class Shell(Protocol):
    """The app, as a room sees it."""

    demo: bool
    quiet_line: str
    """The last thing that was done, for the first line of a screen."""
    acting_on: Record | None
    """The record a key acts on at this moment: what a dialog that opens is about."""
    theme: str
    drafts: Drafts
    """What was marked and is not saved yet."""

    @property
    def snapshot(self) -> Snapshot:
        """What is on disk, as it looks today."""

    @property
    def today(self) -> date:
        """The day that is shown."""

    @property
    def companion(self) -> Companion:
        """The use cases."""

    own_keys: Mapping[str, str]
    """The keys that are the person's own choice, by the names of what they do."""

    def perform(self, act: Callable[[], Change]) -> Change | None:
        """Do one durable change and show it; what cannot be done is said in one line, and gives None."""

    def stands(self) -> None:
        """Today is laid out, with all that it has room for: what waited for it goes on."""

    def running_words(self) -> str:
        """The session under way, for the first line of a screen; empty without one."""

    def take(self, change: Change) -> None:
        """Show a change that is on disk, and keep it for undo."""

    def stand_on(self, change: Change) -> None:
        """Put the cursor on what ``change`` added, where it has a row on the screen."""

    def take_back(self, change: Change) -> None:
        """Undo a change of this session that is not the last one any more."""

    def push_screen(self, screen: Screen[Any], then: Callable[[Any], None] | None = None, /) -> Any:
        """Show a page or a dialog on top; ``then`` is told what it gives back."""

    def say(self, words: str) -> None:
        """One quiet line at the top, about something that changed nothing."""

    def say_problem(self, error: CompanionError) -> None:
        """One line about what cannot be done."""

    def copy_to_clipboard(self, text: str) -> None:
        """Hand ``text`` to the terminal's clipboard."""

    def search_themes(self) -> None:
        """Open the choice of a theme."""

    def run_beside(self, work: Callable[[], CompanionError | None]) -> None:
        """Run ``work`` in a thread; a problem it gives back is said."""

    # Doors to other rooms.

    def actions(self, kind: str | None) -> Actions:
        """What one does with records of ``kind``, such as ``habit``; nothing with a stranger."""

    def open(self, place: str) -> None:
        """Show a place that is about no one record: ``blocks``, ``seasons``, ``settings``, ``timer`` ..."""

    def log_contact(self, friend_id: int | None) -> None:
        """Log a contact, with somebody if given."""

    def begin_session(self, plan: Session) -> None:
        """Start a session after asking about what ``plan`` leaves open; or show the one under way."""

    def start_session(self, plan: Session) -> None:
        """Start ``plan`` at once, without a question; or show the one under way."""

    def log_session(self, plan: Session) -> None:
        """Log a session that is over; what ``plan`` knows stands in the form."""

    def plan_block(self, title: str, minutes: int, about: str = "") -> None:
        """Plan a block, everything filled in; ``about`` is the name of what it belongs to."""

    def words_to_say(self, at: Appointment) -> None:
        """Show what to say before a time of a block, to be read or copied."""

    def begin_season(self, name: str, end: date, then: Callable[[Change], None]) -> None:
        """Begin a season with a name and an end filled in; ``then`` is told of it."""

    def check_in_about(self, question: Question) -> None:
        """Go to the check-in with the signs that fit ``question`` first."""
