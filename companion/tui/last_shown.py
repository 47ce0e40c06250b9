"""What is shown, and will be on the days to come, kept for the next start and the next shell prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from companion.glance import Glance
from companion.tui.sheet import Sheet, read_sheet
from companion.tui.suspending import Suspendable

if TYPE_CHECKING:
    from companion.services.coming import Stretch
    from companion.services.companion import Companion

SLICE_SECONDS = 0.1  # between two days that are made ahead
IDLE_SECONDS = 0.5  # without a key, before one is
LEAVING_SECONDS = 0.03  # for days ahead when one leaves before they were made


class LastShown(Suspendable):
    """Keeps Today and the forms of ``status`` when nothing changed for a second, and on leaving; then, while
    no key is pressed, those of the days to come.
    """

    def __init__(
        self,
        make: Callable[[], Companion],
        glance: Glance | None,
    ) -> None:
        """``glance`` knows Today as it was shown last."""
        super().__init__(make)
        self._glance = glance
        self._kept: object = None  # what of ``_seen`` the glance knows
        self._ahead: Iterator[Stretch] = iter(())
        self._state: str | None = None  # what ``_ahead`` is made of
        self.today_screen: Screen[Any] | None = None  # once it is there
        self.sheet: Sheet | None = read_sheet(glance.recall("today")) if glance else None

    def keep_glance(self) -> None:
        """Keep Today as it is shown, for the next start; it was made of the file as ``_seen``."""
        if self._glance is None or self.locked:
            return
        if self._kept != self._seen:
            self._keep_now(self._glance)
        until = monotonic() + LEAVING_SECONDS
        while self.leaving and monotonic() < until and self._keep_next():
            pass

    def _keep_now(self, glance: Glance) -> None:
        from companion.services.coming import stretch_now, stretches  # after the first frame
        from companion.tui.today.screen import TodayScreen

        today = self.today_screen
        if not isinstance(today, TodayScreen):
            return
        if today.chosen is not None:  # what is kept shows today
            if not self.leaving:
                return
            today.choose_day(None)
        state, now = glance.begin(), stretch_now(self.snapshot)
        if now is None or self._seen != self._now_seen():
            return
        glance.keep(state, "today", [now.kept(today.sheet().text())])
        self._keep_texts(state, now)
        self._kept, self._state, self._ahead = self._seen, state, stretches(self.snapshot)
        next(self._ahead)
        self.set_timer(SLICE_SECONDS, self._keep_when_idle)

    def _keep_when_idle(self) -> None:
        """One day more, unless somebody is at the keys; then the rest after a while."""
        if self._kept != self._seen or self.locked or self.leaving:
            return  # another state of things has its own turn
        if monotonic() - self.touched < IDLE_SECONDS:
            self.set_timer(IDLE_SECONDS, self._keep_when_idle)
        elif self._keep_next():
            self.set_timer(SLICE_SECONDS, self._keep_when_idle)

    def _keep_next(self) -> bool:
        """Keep the next stretch that is to come; whether there was one."""
        from companion.tui.today.screen import TodayScreen

        ahead = next(self._ahead, None)
        today = self.today_screen
        if ahead is not None and self._glance is not None and isinstance(today, TodayScreen):
            sheet = today.sheet_of(ahead.shot).text()
            self._glance.keep(self._state, "today", [ahead.kept(sheet)])
            self._keep_texts(self._state, ahead)
        return ahead is not None

    def _keep_texts(self, state: str | None, stretch: Stretch) -> None:
        if self._glance is not None:
            for part, kept in stretch.texts().items():
                self._glance.keep(state, part, [kept])

    def lock(self, opens: Callable[[str], bool]) -> None:
        """Behind a passphrase nothing is kept in the open."""
        if self._glance is not None:
            self._glance.forget()
        self._kept = None
        super().lock(opens)

    def forget_what_was_shown(self) -> None:
        """Keep nothing for the next start."""
        if self._glance is not None:
            self._glance.forget()
        self._glance = None
