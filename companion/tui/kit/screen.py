"""What every screen shares: first line, key bar, keeping up with the snapshot, and acts on a row.

A row's key is a pair (kind, id) such as ("habit", 12): the letter keys act on whatever the cursor is on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.dates import long_date
from companion.tui.kit.gone import is_gone, record_of
from companion.tui.kit.key_bar import KeyBar
from companion.tui.kit.keys import FRAME, clickable, keys_for, listed_bindings, named, parts_within, taught
from companion.tui.kit.kinds import said_of
from companion.tui.kit.rows import RowList
from companion.tui.kit.top_line import TopLine

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment
    from companion.domain.session import Session
    from companion.services.snapshot import Snapshot
    from companion.tui.kit.actions import Actions
    from companion.tui.shell import Shell

Subject = tuple[str, Any]
LOW = 22  # rows below which a screen has the class ``-low``: what matters less makes room


class PillarScreen(Screen[None]):
    """A screen with a heading, a body and the key bar. Subclasses say what the body is and fill it."""

    HEADING: ClassVar[str] = "Companion"
    MODE: ClassVar[str] = ""  # the place's word in the key bar
    PILLAR: ClassVar[str] = ""  # whose hue the heading has
    PURPOSE: ClassVar[str] = ""  # one or two sentences for the help
    SAYS: ClassVar[dict[str, str]] = {}  # what an action means here, where its own words are too general
    AUTO_FOCUS: ClassVar[str | None] = ""  # ``prepare`` does it, without a frame in between
    BINDINGS: ClassVar[list[BindingType]] = named(
        [
            Binding("a", "add", "add", tooltip="Add one"),
            Binding("e", "edit", "edit", tooltip="Change it"),
            Binding("c", "contact", "contact", tooltip="Log a contact"),
            Binding("s", "session", "start", tooltip="Start a session, or show the one under way"),
            Binding("S", "log", "log", tooltip="Log a session that is over"),
            Binding("z", "archive", "archive", tooltip="Archive it, or bring it back"),
            Binding("delete,D", "delete", "delete", tooltip="Delete it, after asking once"),
            Binding(
                "tab",
                "app.focus_next",
                "next part",
                tooltip="Go to the next list, or into the page",
                show=False,
            ),
        ]
    )

    def __init_subclass__(cls, **options: Any) -> None:
        """Give every key with words a name, before Textual reads them."""
        if "BINDINGS" in cls.__dict__:
            cls.BINDINGS = named(cls.BINDINGS)
        super().__init_subclass__(**options)

    def __init__(self) -> None:
        super().__init__()
        self._stale = False
        self.titles: dict[Widget, tuple[str, str]] = {}  # the words that stand in frames, above and below
        self.focused_before: Widget | None = None  # where the focus was when the mouse was pressed
        self.hints: dict[Widget, tuple[str, str]] = {}  # headings and hints, with the names of keys
        self._hinted = self.shell.own_keys  # the keys they were shown with

    @property
    def shell(self) -> Shell:
        """The app, as rooms see it."""
        return cast("Shell", self.app)

    @property
    def snapshot(self) -> Snapshot:
        """What is shown."""
        return self.shell.snapshot

    def compose(self) -> ComposeResult:
        """First line, body, key bar."""
        yield TopLine(f"{self.PILLAR} strong" if self.PILLAR else "heading")
        yield from self.compose_body()
        yield KeyBar(self.places(), [("help", "help"), ("undo", "undo"), ("hide", "")], self.MODE)

    def compose_body(self) -> ComposeResult:
        """The widgets between first line and key bar."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the snapshot in the body's widgets."""
        raise NotImplementedError

    def places(self) -> list[tuple[str, str]]:
        """The places one can go, for the key bar: the names of their keys, and their words."""
        bindings = (b for b in self.app.BINDINGS if isinstance(b, Binding) and b.action.startswith("go("))
        return [(binding.id or "", binding.description) for binding in bindings]

    def prepare(self) -> None:
        """Headings, first focus: once, when the widgets are there."""

    def on_mount(self) -> None:
        """Show what is there, and follow it."""
        self.prepare()
        self.refresh_all()
        self.watch(self.app, "shown", self._follow, init=False)

    def on_screen_resume(self) -> None:
        """A screen that was hidden catches up before it is seen."""
        if self.is_closing:
            return
        self._hint_again()
        if self._stale:
            self.refresh_all()
        else:
            self.show_top_line()
        self._keep_in_view()  # the terminal may have another size by now

    def on_resize(self, event: events.Resize) -> None:
        """What the cursor is on stays in view, and hints are as long as there is room."""
        self.set_class(event.size.height < LOW, "-low")
        self._keep_in_view()
        self.call_after_refresh(self._fit_hints)

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
        self._hint_again()
        self.show_top_line()
        self.fill()

    def _hint_again(self) -> None:
        """Other keys of one's own: hints that stand there name them."""
        if self._hinted is not self.shell.own_keys:
            self._hinted = self.shell.own_keys
            self._fit_hints()
            for bar in self.query(KeyBar):
                bar.refresh()

    def _fit_hints(self) -> None:
        for widget, (title, hint) in list(self.hints.items()):
            titled(widget, title, hint)

    @property
    def is_closing(self) -> bool:
        """Whether it is about a record that is gone: nothing can be drawn of it any more."""
        return is_gone(self, self.snapshot.journal)

    def act_on(self, subject: Subject | None, act: Callable[[], object]) -> None:
        """Do what a key does to ``subject``. What it opens closes when that vanishes; what cannot be done,
        because another process was quicker, is said in one line.
        """
        if self.is_closing:
            return
        app = self.shell
        app.acting_on = record_of(subject, self.snapshot.journal) or getattr(self, "record", None)
        try:
            act()
        except CompanionError as error:
            app.say_problem(error)
        finally:
            app.acting_on = None

    def heading(self) -> str:
        """The words of the first line."""
        return self.HEADING

    def subject(self) -> Subject | None:
        """What the cursor is on: (kind, id)."""
        focused = self.focused
        if not isinstance(focused, RowList) or not isinstance(focused.key, tuple):
            return None
        kind, key = focused.key
        return ("block", key[0]) if kind == "time" else (kind, key)  # a time is acted on as its block

    def appointment(self) -> Appointment | None:
        """The time of a block that the cursor is on, while it takes place."""
        key = self.focused.key if isinstance(self.focused, RowList) else None
        if not isinstance(key, tuple) or key[0] != "time":
            return None
        from companion.domain.appointments import appointment  # for the start: it needs the journal

        return appointment(self.snapshot.journal, *key[1])

    def stand_on(self, keys: Sequence[Hashable]) -> None:
        """Put the cursor on the row with one of ``keys``, if there is one."""
        for rows in self.query(RowList):
            found = next((key for key in keys if key in rows.keys), None)
            if found is not None:
                rows.focus()
                rows.move_to(found)
                return

    def kind_to_add(self) -> str | None:
        """What ``a`` adds here: what the cursor is on, or what an empty list is for."""
        subject = self.subject()
        return subject[0] if subject else getattr(self.focused, "id", None)

    def actions_of(self, kind: str | None) -> Actions | None:
        """What one does here with records of ``kind``; None for a stranger."""
        return self.shell.actions(kind)

    def action_add(self) -> None:
        """A new one of what the cursor is on, or of what the list is for."""
        actions = self.actions_of(self.kind_to_add())
        if actions is not None:
            actions.add()

    def action_edit(self) -> None:
        """Change what the cursor is on."""
        self._on_subject(lambda actions, key: actions.edit(key))

    def action_archive(self) -> None:
        """Archive what the cursor is on, or bring it back."""
        self._on_subject(lambda actions, key: actions.archive(key))

    def action_delete(self) -> None:
        """Delete what the cursor is on, after asking once."""
        self._on_subject(lambda actions, key: actions.delete(key))

    def _on_subject(self, act: Callable[[Actions, Any], None]) -> None:
        subject = self.subject()
        actions = self.actions_of(subject[0]) if subject is not None else None
        if subject is not None and actions is not None:
            self.act_on(subject, partial(act, actions, subject[1]))

    def action_contact(self) -> None:
        """Log a contact with the friend under the cursor, or with whom is next."""
        subject = self.subject()
        if subject is not None and subject[0] == "friend":
            self.act_on(subject, partial(self.shell.log_contact, subject[1]))
            return
        waiting = self.snapshot.suggestions
        self.shell.log_contact(waiting[0].friend_id if waiting else None)

    def action_session(self) -> None:
        """Start a session of the habit, interest or block under the cursor, or of nothing in particular."""
        self.act_on(self._timed(), lambda: self.shell.begin_session(self._session_here()))

    def action_log(self) -> None:
        """Log one that is over."""
        self.act_on(self._timed(), lambda: self.shell.log_session(self._session_here()))

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        from companion.tui.kit.help import HelpDialog

        purpose = taught(self.PURPOSE, keys_for(self))
        self.app.push_screen(HelpDialog(self.heading(), purpose, listed_bindings(self)))

    def said(self, binding: Binding) -> str:
        """What a key does here, in words: for help and palette."""
        subject = self.subject()
        kind = self.kind_to_add() if binding.action == "add" else subject[0] if subject else None
        return self.SAYS.get(binding.action) or said_of(binding.action, kind) or binding.tooltip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything here: the letters for a row depend on what the cursor is on."""
        if action not in _OF_A_ROW or getattr(type(self), f"action_{action}") is not _OF_A_ROW[action]:
            return True
        subject = self.subject()
        kind = self.kind_to_add() if action == "add" else subject[0] if subject else None
        actions = self.shell.actions(kind)
        return actions is not None and actions.knows(action)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter. Textual calls the handler of every class, so subclasses change ``opened`` instead."""
        self.act_on(_pair(message.key), partial(self.opened, message))

    def on_row_list_ticked(self, message: RowList.Ticked) -> None:
        """Space. Subclasses change ``ticked``."""
        self.act_on(_pair(message.key), partial(self.ticked, message))

    def opened(self, message: RowList.Opened) -> None:
        """Enter opens the page of what the cursor is on."""
        self._do(message.key, lambda actions, key: actions.open(key))

    def ticked(self, message: RowList.Ticked) -> None:
        """Space ticks a habit, says that a block was kept, or marks."""
        self._do(message.key, lambda actions, key: actions.tick(key))

    def _do(self, row_key: object, act: Callable[[Actions, Any], None]) -> None:
        pair = _pair(row_key)
        actions = self.actions_of(pair[0]) if pair is not None else None
        if pair is not None and actions is not None:
            act(actions, pair[1])

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

    def _timed(self) -> Subject | None:
        """What the cursor is on, if a session can be of it."""
        subject = self.subject()
        return subject if subject is not None and subject[0] in ("habit", "interest", "block") else None

    def _session_here(self) -> Session:
        """What a session begun or logged here would be for: the block, habit or interest under the cursor."""
        from companion.domain.appointments import session_as_planned  # for the start: it needs the journal
        from companion.domain.session import Session

        at, subject = self.appointment(), self.subject()
        if at is not None:
            return session_as_planned(at)._replace(date=self.snapshot.today)
        kind, key = subject or ("", 0)
        habit, interest = (key if kind == each else None for each in ("habit", "interest"))
        return Session(0, self.snapshot.today, habit=habit, interest=interest)

    def show_top_line(self) -> None:
        """Where one is, the date, and the last thing that was done."""
        app = self.shell
        quiet = app.quiet_line or app.running_words()
        quiet = quiet or ("demo: made-up data" if app.demo else "")
        self.query_one(TopLine).show(self.heading(), self.date_words(), quiet, self.day_words())

    def date_words(self) -> str:
        """The date in the first line."""
        today = self.snapshot.today
        return f"{long_date(today)} {today.year}"

    def day_words(self) -> Sequence[str]:
        """What else the first line says of the day, as far as there is room."""
        return ()

    def _follow(self) -> None:
        if self.app.screen is self:
            self.refresh_all()
        else:
            self._stale = True


_OF_A_ROW = {
    "add": PillarScreen.action_add,
    "edit": PillarScreen.action_edit,
    "archive": PillarScreen.action_archive,
    "delete": PillarScreen.action_delete,
}


def _pair(key: object) -> Subject | None:
    return key if isinstance(key, tuple) and len(key) == 2 else None


def titled(widget: Widget, title: str, subtitle: str = "") -> None:
    """Set a border's heading and its quiet hint, as text and not as markup; ``{name}`` in it is a key.

    Of a hint that is too long the last parts are left out; another size of the screen fits it anew.
    """
    keys = keys_for(widget)
    room = widget.outer_size.width - FRAME
    hint = clickable(parts_within(subtitle, room, keys) if room > 0 else subtitle, keys)
    shown = (one_line(title), hint.plain)
    if isinstance(widget.screen, PillarScreen):
        widget.screen.hints[widget] = (title, subtitle)
        if widget.screen.titles.get(widget) == shown:  # an equal one would still be a new layout
            return
        widget.screen.titles[widget] = shown
    widget.border_title = Content(shown[0])
    widget.border_subtitle = hint
