"""Days ahead: what Today and ``status`` will show while nothing is changed, made when nobody types.

Frames are kept for a start in the same terminal (see ``companion.early``), texts for a prompt. None are kept
of what is hidden, locked or sealed, and what was kept of it is deleted at once.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import constants
from textual.worker import Worker

from companion.cached_status import PARTS
from companion.early import FRAME, terminal
from companion.render_cache import RenderCache
from companion.tui.in_turn import InTurn

if TYPE_CHECKING:
    from companion.services.coming import Stretch
    from companion.services.companion import Companion
    from companion.tui.unseen import UnseenToday

SLICE_SECONDS = 0.1  # between two moments that are made ahead
IDLE_SECONDS = 1.0  # without a key, before one is: whoever types on waits for nothing
LEAVING_SECONDS = 0.1  # for what was not made before one leaves


class Ahead(InTurn):
    """Keeps the coming days when nobody types, and on leaving what there is time for."""

    def __init__(self, make: Callable[[], Companion], cache: RenderCache | None) -> None:
        """``cache`` keeps them; with None nothing is kept."""
        super().__init__(make)
        self._cache = cache
        self._kept: object = None  # what of ``_seen`` and the terminal the cache knows, or is being told
        self._making: Worker[None] | None = None
        self._unseen: UnseenToday | None = None

    def keep_ahead(self) -> None:
        """Begin to keep what is ahead of what is shown now, unless that is known or under way."""
        if self._cache is None or self.locked:
            return
        now = (self._seen, *self.size, self.theme, self.covered)
        if now != self._kept:
            self._kept = now
            self._making = self.run_worker(  # without it, the next start is only slower
                self._keep(self._cache), group="ahead", exclusive=True, exit_on_error=False
            )

    async def keep_before_leaving(self) -> None:
        """Keep what there is time for, if it is not kept yet."""
        if self._cache is None or self.locked:
            return
        self.keep_ahead()
        if self._making is not None and not self._making.is_finished:
            await asyncio.wait([asyncio.ensure_future(self._making.wait())], timeout=LEAVING_SECONDS)
            self._making.cancel()

    @property
    def covered(self) -> bool:
        """Whether what is on the screen lies hidden."""
        return any(getattr(screen, "COVERS", False) for screen in self.screen_stack)

    async def _keep(self, cache: RenderCache) -> None:
        from companion.services.coming import stretch_now, stretches  # after the first frame

        seen = self._seen
        await self._nobody_types(0)
        state = cache.begin()
        if state is None or stretch_now(self.snapshot) is None:
            return
        for stretch in stretches(self.snapshot):
            if seen != self._now_seen() or self.locked or self._cache is None:
                return  # another state of things has its own turn
            new = self._keep_texts(cache, state, stretch)
            if await self._keep_frame(cache, state, stretch) or new:
                await self._nobody_types(SLICE_SECONDS)
        await self._close_unseen()

    def _keep_texts(self, cache: RenderCache, state: str | None, stretch: Stretch) -> bool:
        """Keep what ``status`` will say; whether that was not known yet."""
        if cache.knows(PARTS[()], stretch.kept()):
            return False
        for part, kept in stretch.texts().items():
            cache.keep(state, part, [kept])
        return True

    async def _keep_frame(self, cache: RenderCache, state: str | None, stretch: Stretch) -> bool:
        """Keep what a start will show; whether that was not known yet."""
        here = terminal(*self.size)
        if not self.shows_frames or cache.knows(FRAME, stretch.kept(), here):
            return False
        from companion.tui.unseen import UnseenToday

        if self._unseen is None or not self._unseen.suits(self):
            await self._close_unseen()
            self._unseen = UnseenToday(self)
        frame = await self._unseen.frame_of(stretch.shot)
        if frame and self.shows_frames:
            cache.keep(state, FRAME, [stretch.kept(frame)], here)
        return True

    async def on_unmount(self) -> None:
        """Nothing is painted any more."""
        await self._close_unseen()

    async def _close_unseen(self) -> None:
        unseen, self._unseen = self._unseen, None
        if unseen is not None:
            await unseen.close()

    @property
    def shows_frames(self) -> bool:
        """Whether a start may show a frame of what is on the screen."""
        early = self.snapshot.journal.settings.early_frame and constants.DRIVER is None
        return early and sys.platform != "win32" and not self.covered

    async def _nobody_types(self, seconds: float) -> None:
        """Wait, and until nobody pressed a key for a moment; not at all for somebody who leaves."""
        while not self.leaving:
            await asyncio.sleep(seconds)
            seconds = self.touched + IDLE_SECONDS - monotonic()
            if seconds <= 0:
                return

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Show a page or a dialog on top. What hides the screen leaves no picture of it anywhere."""
        if getattr(screen, "COVERS", False) and self._cache is not None:
            self._cache.forget(FRAME)
        return super().push_screen(screen, *args, **options)

    def lock(self, opens: Callable[[str], bool]) -> None:
        """Behind a passphrase nothing is kept in the open."""
        if self._cache is not None:
            self._cache.forget()
        self._kept = None
        super().lock(opens)

    def forget_what_was_shown(self) -> None:
        """Keep nothing for the next start."""
        if self._cache is not None:
            self._cache.forget()
        self._cache = None
