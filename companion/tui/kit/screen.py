"""What every place shares: first line, key bar, help, and keeping up with the snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from companion.tui.kit.acting import ActingScreen
from companion.tui.kit.dates import long_date
from companion.tui.kit.key_bar import KeyBar
from companion.tui.kit.keys import keys_for, listed_bindings, taught
from companion.tui.kit.rows import RowList
from companion.tui.kit.top_line import TopLine

LOW = 22  # rows below which a screen has the class ``-low``: what matters less makes room


class PillarScreen(ActingScreen):
    """A screen with a heading, a body and the key bar. Subclasses say what the body is and fill it."""

    HEADING: ClassVar[str] = "Companion"
    MODE: ClassVar[str] = ""  # the place's word in the key bar
    PILLAR: ClassVar[str] = ""  # whose hue the heading has
    PURPOSE: ClassVar[str] = ""  # one or two sentences for the help
    FIRST: ClassVar[str] = ""  # the id of the widget where one starts
    AUTO_FOCUS: ClassVar[str | None] = ""  # ``prepare`` does it, without a frame in between

    def __init__(self) -> None:
        super().__init__()
        self._stale = False
        self.focused_before: Widget | None = None  # where the focus was when the mouse was pressed

    def compose(self) -> ComposeResult:
        """First line, body, key bar."""
        yield TopLine(f"{self.PILLAR} strong" if self.PILLAR else "heading")
        yield from self.compose_body()
        bindings = (b for b in self.app.BINDINGS if isinstance(b, Binding) and b.action.startswith("go("))
        places = [(binding.id or "", binding.description) for binding in bindings]
        yield KeyBar(places, [("help", "help"), ("undo", "undo"), ("hide", "")], self.MODE)

    def compose_body(self) -> ComposeResult:
        """The widgets between first line and key bar."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the snapshot in the body's widgets."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Headings, first focus: once, when the widgets are there."""
        if self.FIRST:
            self.query_one(f"#{self.FIRST}").focus()

    def on_mount(self) -> None:
        """Show what is there, and follow it."""
        self.prepare()
        self.refresh_all()
        self.watch(self.app, "shown", self._follow, init=False)
        self.screen_layout_refresh_signal.subscribe(self, self._fit_below, immediate=True)

    def on_screen_resume(self) -> None:
        """A screen that was hidden catches up before it is seen."""
        if self.is_closing:
            return
        self.hint_again()
        if self._stale:
            self.refresh_all()
        else:
            self.show_top_line()
        self._keep_in_view()  # the terminal may have another size by now

    def on_resize(self, event: events.Resize) -> None:
        """What the cursor is on stays in view, and hints are as long as there is room."""
        self.set_class(event.size.height < LOW, "-low")
        self._keep_in_view()
        self.call_after_refresh(self.fit_hints)

    def _fit_below(self, _: object) -> None:
        """Below a dialog hints fit at once: what waits for a refresh there may wait for ever."""
        if self.app.screen is not self:
            self.fit_hints()

    def _keep_in_view(self) -> None:
        if isinstance(self.focused, RowList):
            self.call_after_refresh(self.focused.scroll_to_cursor)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Lists bring their cursor into view themselves; a long one in the middle would hide it."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, RowList), from_app_focus)

    def get_focusable_widget_at(self, x: int, y: int) -> Widget | None:
        """What a click there moves the focus to; asked just before it does."""
        self.focused_before = self.focused
        return super().get_focusable_widget_at(x, y)

    def refresh_all(self) -> None:
        """Fill the body and the first line from the snapshot."""
        if self.is_closing:
            return
        self._stale = False
        self.hint_again()
        self.show_top_line()
        self.fill()

    def heading(self) -> str:
        """The words of the first line."""
        return self.HEADING

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        from companion.tui.kit.help import HelpDialog

        purpose = taught(self.PURPOSE, keys_for(self))
        self.app.push_screen(HelpDialog(self.heading(), purpose, listed_bindings(self)))

    def on_row_list_moved(self) -> None:
        """What is said beside a list is about the row under its cursor."""
        self.show_beside()

    def show_beside(self) -> None:
        """Show what there is to say about the row under the cursor."""

    def on_row_list_left(self, message: RowList.Left) -> None:
        """Past the end of a list lies the one below it, and after the last of a column the next column."""
        shown = (w for w in self.query(RowList) if w.display and w.focusable and w.region.height)
        lists = [each for each in shown if each.keys or each is message.list]
        lists.sort(key=lambda each: (each.region.x, each.region.y))
        if message.list in lists:
            at = lists.index(message.list) + message.direction
            if 0 <= at < len(lists):
                lists[at].focus()
                lists[at].action_edge(0 if message.direction > 0 else -1)

    def show_top_line(self) -> None:
        """Where one is, the date, and the last thing that was done."""
        app = self.shell
        quiet = app.quiet_line or app.running_words()
        quiet = quiet or ("demo: made-up data" if app.demo else "")
        self.query_one(TopLine).show(self.heading(), self.date_words(), quiet, self.day_summary())

    def date_words(self) -> str:
        """The date in the first line."""
        today = self.snapshot.today
        return f"{long_date(today)} {today.year}"

    def day_summary(self) -> Sequence[str]:
        """What else the first line says of the day, as far as there is room."""
        return ()

    def _follow(self) -> None:
        if self.app.screen is self:
            self.refresh_all()
        else:
            self._stale = True
