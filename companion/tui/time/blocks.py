"""Blocks: a week of appointments with oneself, and what repeats."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from companion.domain.appointments import Appointment, appointments, kept, overlapping
from companion.domain.busy import Busy
from companion.domain.calendar import short_date, week_of
from companion.domain.errors import Refused
from companion.domain.settings import Settings
from companion.tui.kit.beside import SideBySide
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.time.blocks_actions import BlockActions
from companion.tui.time.blocks_rows import plan_rows, say_lines, strip_lines, time_rows

# The lists: heading, and the hint while there is something in them.
LISTS = {
    "times": (
        "Times",
        "space did it · {move} move · {drop} drop · {undo-the-change} undo the change · {say-it} "
        "words to say",
    ),
    "plans": ("Blocks", "{add} add · {edit} edit · {delete} delete"),
}


class BlocksPage(SideBySide):
    """The strip of a week, its times to act on, the blocks behind them."""

    HEADING = "Blocks"
    MODE = "Solitude"
    PURPOSE = (
        "Appointments with yourself. A single time can be moved or dropped; {edit} changes the "
        "block from today. "
        "A block counts as kept once a session is logged in it: space logs one as planned. "
        "Kept ✓, moved ›, dropped –, gone by ·, ahead ○."
    )
    SAYS: ClassVar[dict[str, str]] = {
        "open": "Move a time, or edit a block",
        "tick": "Say that it was kept: a session is logged as planned",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "time('move')", "move", tooltip="Move this one time"),
        Binding("x", "time('drop')", "drop", tooltip="Drop this one time, and say what came up instead"),
        Binding("o", "time('give_back')", "undo the change", tooltip="Back to what was planned"),
        Binding("y", "time('say')", "say it", tooltip="What to say beforehand, short and long, to copy"),
        Binding("t", "name_exports", "calendar", tooltip="Choose what exported blocks are called"),
        Binding("left_square_bracket,pageup", "week(-1)", "week back", tooltip="The week before"),
        Binding("right_square_bracket,pagedown", "week(1)", "week on", tooltip="The week after"),
        Binding("escape,backspace,b", "app.pop_screen", "back", tooltip="Back"),
    ]

    def __init__(self, at: Appointment | None = None) -> None:
        super().__init__()
        self._at = at
        self._first: date | None = None
        self._busy: list[Busy] = []  # what stands in other calendars in the week that is shown

    def compose_body(self) -> ComposeResult:
        """Strip, times, blocks."""
        with VerticalScroll(id="body", can_focus=False):
            yield Drawn(id="week", classes="framed")
            with Vertical(id="lists"):
                with Vertical(id="left"):
                    yield RowList(id="times")
                    yield Drawn(id="say", classes="framed")
                yield RowList(id="plans")

    def prepare(self) -> None:
        """Start on the week of the time one came for, or of today."""
        day = self._at.on if self._at else self.snapshot.today
        self._first = week_of(day, self.snapshot.journal.settings.week_start)[0]
        titled(self.query_one("#say"), "What to say beforehand", "{say-it} copy it")
        listed = bool(self._listed())
        self.query_one("#times" if listed else "#plans").focus()
        super().prepare()
        self._look_elsewhere()
        if self._at is not None:
            at = self._at
            self.call_after_refresh(lambda: self.query_one("#times", RowList).move_to(("time", at.key)))

    def fill(self) -> None:
        """The week from the snapshot."""
        shot, first = self.snapshot, self._monday()
        listed = self._listed()
        done, twice = kept(listed, shot.journal), overlapping(listed)
        strip = self.query_one("#week", Drawn)
        strip.show(lambda width: strip_lines(listed, first, done, shot, width))
        last = first + timedelta(days=6)
        week = f"{short_date(first, shot.today)} – {short_date(last, shot.today)}"
        this = " · this week" if first <= shot.today <= last else ""
        titled(strip, week + this, "{week-back} {week-on} other weeks")
        self.query_one("#times", RowList).show(time_rows(listed, done, twice, shot.now, self._busy))
        self.query_one("#plans", RowList).show(plan_rows(shot))
        for name, (title, keys) in LISTS.items():
            titled(
                self.query_one(f"#{name}"), title, keys if self.query_one(f"#{name}", RowList).keys else ""
            )
        self.show_beside()

    def kind_to_add(self) -> str | None:
        """Here one plans blocks."""
        return "block"

    def opened(self, kind: str, key: Any) -> None:
        """Enter moves a time, and changes a block."""
        if kind == "time":
            self.action_time("move")
        else:
            BlockActions(self.shell).edit(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a time can be moved, dropped, given back or announced."""
        if action == "time":
            key = self.focused.key if isinstance(self.focused, RowList) else None
            return isinstance(key, tuple) and key[0] == "time"
        return super().check_action(action, parameters)

    def action_time(self, act: str) -> None:
        """Do something with the time under the cursor: ``act`` is the name of one of the ``BlockActions``."""
        at = self._at_cursor()
        if at is not None:
            self.act_on(("block", at.block.id), partial(getattr(BlockActions(self.shell), act), at))

    def action_week(self, by: int) -> None:
        """Show another week."""
        self._first = self._monday() + timedelta(weeks=by)
        self._busy = []
        self.fill()
        self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        """Read other calendars beside the screen, where any are chosen: thousands of files take a while."""
        settings, first = self.snapshot.journal.settings, self._monday()
        if settings.calendars:
            self.run_worker(partial(self._read_busy, settings, first), thread=True, exclusive=True)

    def _read_busy(self, settings: Settings, first: date) -> None:
        from companion.services.calendars import busy_between

        try:
            busy, problems = busy_between(settings, first, first + timedelta(days=6))
        except Refused as refused:
            busy, problems = [], [refused.line]
        self.app.call_from_thread(self._show_busy, first, busy, problems)

    def _show_busy(self, first: date, busy: list[Busy], problems: list[str]) -> None:
        if first == self._monday():
            self._busy = busy
            self.fill()
        for problem in problems[:1]:
            more = f", and {len(problems) - 1} more like it" if len(problems) > 1 else ""
            self.shell.say(f"{problem}{more}")

    def action_name_exports(self) -> None:
        """Choose what exported blocks are called."""
        BlockActions(self.shell).name_exports()

    def show_beside(self) -> None:
        """What to say beforehand, of a time that is ahead."""
        at, shot = self._at_cursor(), self.snapshot
        ahead = at is not None and not at.dropped and at.start > shot.now
        say = self.query_one("#say", Drawn)
        say.set_class(not ahead, "-nothing")
        if at is not None and ahead:
            say.show(lambda width: say_lines(at, shot.today, width))

    def _at_cursor(self) -> Appointment | None:
        key = self.query_one("#times", RowList).key
        return next((each for each in self._listed() if ("time", each.key) == key), None)

    def _listed(self) -> list[Appointment]:
        first = self._monday()
        return appointments(self.snapshot.journal, first, first + timedelta(days=6))

    def _monday(self) -> date:
        return self._first or week_of(self.snapshot.today, self.snapshot.journal.settings.week_start)[0]
