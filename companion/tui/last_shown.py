"""What was shown last, kept for the next start and the next shell prompt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from companion.glance import Glance
from companion.tui.sheet import Sheet, read_sheet
from companion.tui.suspending import Suspendable

if TYPE_CHECKING:
    from companion.services.companion import Companion


class LastShown(Suspendable):
    """Keeps Today and the forms of ``status`` when nothing changed for a second, and on leaving."""

    def __init__(
        self,
        make: Callable[[], Companion],
        glance: Glance | None,
    ) -> None:
        """``glance`` knows Today as it was shown last."""
        super().__init__(make)
        self._glance = glance
        self._kept: object = None  # what of ``_seen`` the glance knows
        self.today_screen: Screen[Any] | None = None  # once it is there
        self.sheet: Sheet | None = read_sheet(glance.recall("today")) if glance else None

    def keep_glance(self) -> None:
        """Keep Today as it is shown, for the next start; it was made of the file as ``_seen``."""
        from companion.tui.today.screen import TodayScreen

        today = self.today_screen
        if self._glance is None or not isinstance(today, TodayScreen) or self._kept == self._seen:
            return
        if today.chosen is not None:  # what is kept shows today
            if not self.leaving:
                return
            today.choose_day(None)
        if self.snapshot.journal.settings.has_ask_hours:
            return  # the next start may be at another hour
        state = self._glance.begin(f"{self.snapshot.journal.settings.day_start:%H:%M}")
        sheet = today.sheet()
        if self._seen == self._now_seen():
            self._glance.keep(state, "today", sheet.text(), self.snapshot.true_until)
            from companion.services.status_text import kept_texts  # after the first frame

            for part, text in kept_texts(self.snapshot).items():
                self._glance.keep(state, part, text, self.snapshot.true_until)
            self._kept = self._seen

    def forget_what_was_shown(self) -> None:
        """Keep nothing for the next start."""
        self._glance = None
