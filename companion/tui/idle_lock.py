"""The lock: after a while without anybody, or when somebody sealed the store, the passphrase is asked for."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError, Locked
from companion.tui.changes import Changing

if TYPE_CHECKING:
    from companion.services.companion import Companion

WHILE_LOCKED = ("quit", "suspend_process", "focus_next", "focus_previous")
WHILE_COVERED = ("quit", "suspend_process", "hide")


class Lockable(Changing):
    """Locks itself when nobody was here for as long as was set."""

    def __init__(self, make: Callable[[], Companion]) -> None:
        """``make`` opens the store, when it is first needed."""
        super().__init__(make)
        self.locked = False
        self.touched = monotonic()  # when the person last did something
        self._noted: float | None = None  # what of it was noted as a visit

    def lock_when_idle(self) -> None:
        """Ask for the passphrase again when nobody was here for as long as was set."""
        minutes = self.snapshot.journal.settings.lock_minutes
        if not minutes or self.locked or monotonic() - self.touched < minutes * 60:
            return
        opens = self.companion.opens
        if opens is not None:
            self.lock(opens)

    def note_visit(self) -> None:
        """Note that somebody was here today, if they did something since this was asked last."""
        if self._noted != self.touched:
            self._noted = self.touched
            self.companion.opened()

    def lock(self, opens: Callable[[str], bool]) -> None:
        """Show nothing until ``opens`` takes a passphrase for the one."""
        if self.locked:
            return
        from companion.tui.privacy.lock import LockScreen

        self.clear_notifications()
        self.locked = True
        self.push_screen(LockScreen(opens), self._unlocked)

    def say_problem(self, error: CompanionError) -> None:
        """One line about what cannot be done; of a store that somebody sealed meanwhile, nothing at all."""
        if isinstance(error, Locked):
            self.forget_what_was_shown()
            self.lock(self.companion.work.repository.opens)
        else:
            super().say_problem(error)

    def forget_what_was_shown(self) -> None:
        """Keep nothing for the next start: it would tell what the seal hides."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the passphrase is asked for, only leaving works; under a cover only that and the way back."""
        if self.locked:
            return action in WHILE_LOCKED
        return not self.is_covered or action in WHILE_COVERED

    @property
    def is_covered(self) -> bool:
        """Whether nothing of one's own is shown: hidden, or locked."""
        return self.locked or (bool(self.screen_stack) and getattr(self.screen, "COVERS", False))

    def _unlocked(self, _: object) -> None:
        self.locked = False
        self._seen = None
        self.poll()

    def poll(self) -> None:
        """Look at the store again."""
