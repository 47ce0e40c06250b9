"""Changes of this session: made, shown, taken back; and following what other processes do to the store."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.reactive import var
from textual.screen import ModalScreen

from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.gone import Record, closed_words, gone_from, rows_of
from companion.tui.kit.screen import PillarScreen
from companion.tui.saying import Saying

if TYPE_CHECKING:
    from datetime import date

    from companion.domain.undoable import Undoable
    from companion.services.companion import Companion
    from companion.services.snapshot import Snapshot
    from companion.services.unit_of_work import Change


class Changing(Saying):
    """The one snapshot that is shown, and the one way to change what it shows."""

    shown: var[Snapshot | None] = var(None, init=False, always_update=True)

    def __init__(self, make: Callable[[], Companion]) -> None:
        """``make`` opens the store, when it is first needed."""
        super().__init__()
        self._make = make
        self.acting_on: Record | None = None  # while a key acts on it: what a dialog it opens is about
        self._undo: list[Change] = []
        self._seen: tuple[object, ...] | None = None

    @cached_property
    def companion(self) -> Companion:
        """The use cases on the store."""
        return self._make()

    @property
    def snapshot(self) -> Snapshot:
        """What is on disk, as it looks today."""
        if self.shown is None:
            shot = self.companion.snapshot()
            self.set_reactive(Changing.shown, shot)
            self.take_keys(shot.journal.settings)
            self._seen = self._now_seen()
        assert self.shown is not None
        return self.shown

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self.snapshot.today

    def perform(self, act: Callable[[], Change]) -> Change | None:
        """Do one durable change and show it; what cannot be done is said in one line."""
        try:
            change = act()
        except CompanionError as error:
            self.say_problem(error)
            return None
        self.take(change)
        return change

    def take(self, change: Change) -> None:
        """Show a change that is on disk, and keep it for undo."""
        if change.delta:
            self._undo.append(change)
        self._show(change)

    def stand_on(self, change: Change) -> None:
        """Put the cursor on what ``change`` added, once the form is gone and its row is there."""
        if added := rows_of(change):
            self.call_after_refresh(self._stand_on, added)

    def _stand_on(self, added: list[tuple[str, Hashable]]) -> None:
        if isinstance(self.screen, PillarScreen):
            self.screen.stand_on(added)

    def take_back(self, change: Change) -> None:
        """Undo a change of this session that is not the last one any more."""
        if change in self._undo:
            self._undo.remove(change)
        try:
            self._show_undone(self.companion.undo(change))
        except CompanionError as error:
            self.say_problem(error)

    def _show_undone(self, change: Change) -> None:
        """What was deleted is back: the cursor stands on it, or the next key would act on its neighbour."""
        self._show(change)
        self.stand_on(change)

    def action_undo(self) -> None:
        """Take back the last change. One of this session goes at once; before an earlier one, or one that a
        command made, it asks: nobody sees any more what it was.
        """
        try:
            last = next(iter(self.companion.undoable()), None)
        except CompanionError as error:
            self.say_problem(error)
            return
        if self._undo and (last is None or self._undo[-1].stamp >= last.stamp):
            self.take_back(self._undo[-1])
        elif last is None:
            self.say(self._nothing_to_undo())
        else:
            self._ask_to_undo(last)

    def _ask_to_undo(self, last: Undoable) -> None:
        """Whether to take back what was not done here, or not since the app was opened."""
        from companion.tui.kit.confirm import ConfirmDialog  # for the start: a session may never ask

        def answered(yes: bool | None) -> None:
            if yes:
                try:
                    self._show_undone(self.companion.undo_last())
                except CompanionError as error:
                    self.say_problem(error)

        when = self._when(datetime.fromtimestamp(last.stamp / 1000, UTC))
        words = f"It was done {when}, by a command or before the app was opened."
        self.push_screen(ConfirmDialog(f"Undo “{last.words}”?", words), answered)

    def _nothing_to_undo(self) -> str:
        """That nothing is left to take back, and what else there is."""
        newest = self.companion.work.repository.newest_backup()
        if newest is None:
            return "Nothing to undo."
        return f"Nothing to undo. Your newest backup: {self._when(newest)}, companion backup lists them."

    def _when(self, moment: datetime) -> str:
        from companion.tui.kit.wording import relative_day  # for the start: it needs the rules

        here = moment.astimezone(self.companion.work.clock().astimezone().tzinfo)
        return f"{relative_day(here.date(), self.today)} {here:%H:%M}"

    def say(self, words: str) -> None:
        """One quiet line about something that changed nothing."""
        self.quiet_line = one_line(self.taught(words))
        self.shown = self.snapshot

    def look_again(self) -> bool:
        """Take over what another process wrote, and midnight; whether anything differs.

        One look at the file's stamp. Raises CompanionError.
        """
        seen = self._now_seen()
        if seen == self._seen:
            return False
        self._seen = seen
        self._show_snapshot(self.companion.snapshot(self.snapshot))
        self.tell_notices()
        return True

    def tell_notices(self) -> None:
        """Say once what was recovered, or could not be read."""
        from companion import content

        for notice in (*self.companion.work.repository.notices(), *content.notices()):
            self.give_notice(notice)

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Show a page or a dialog on top. A dialog is about what a key acts on while it opens."""
        if isinstance(screen, ModalScreen) and hasattr(screen, "record"):
            screen.record = screen.record or self.acting_on
        return super().push_screen(screen, *args, **options)

    def pop_screen(self) -> AwaitComplete:
        """Leave a page or a dialog; what lost its record under a cover goes with it."""
        left = super().pop_screen()
        self._close_gone(self.snapshot)
        return left

    def _close_gone(self, shot: Snapshot) -> str:
        """Close what is about a record that is not in ``shot``, and all above it; a line about it, or none.

        What covers the screen so that nobody looks stays, and what is below it goes when the cover does.
        """
        stack = self.screen_stack
        at = gone_from(stack, shot.journal)
        if at is None:
            return ""
        words = closed_words(stack[at])
        while len(self.screen_stack) > at and not getattr(self.screen, "COVERS", False):
            super().pop_screen()
        return words

    def _show_snapshot(self, shot: Snapshot, words: str = "") -> None:
        """Show what is on disk now; ``words`` is what was done, if it was done here."""
        closed = self._close_gone(shot)
        self.quiet_line = words or closed or self.quiet_line
        self.take_keys(shot.journal.settings)
        self.shown = shot

    def _show(self, change: Change) -> None:
        self._seen = self._now_seen()
        self._show_snapshot(self.companion.snapshot_of(change, self.snapshot), one_line(change.words))

    def _now_seen(self) -> tuple[object, ...]:
        """What the screen depends on besides the keys: the file, the day, how many blocks have begun or are
        over, whether questions may be asked.
        """
        work, now = self.companion.work, self.companion.work.clock()
        asks = self.shown is None or self.shown.journal.settings.asks_at(now.time())
        turned = sum(moment <= now for moment in self.shown.turns) if self.shown is not None else 0
        return work.repository.version(), work.today(), turned, asks
