"""What every screen shares: first line, key bar, keeping up with the snapshot, and acts on a row.

A row's key is a pair (kind, id) such as ("habit", 12): the letter keys act on whatever the cursor is on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.dates import long_date
from companion.tui.kit.gone import is_gone, record_of
from companion.tui.kit.key_bar import KeyBar
from companion.tui.kit.keys import listed_bindings, named
from companion.tui.kit.rows import RowList
from companion.tui.kit.top_line import TopLine

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment
    from companion.domain.session import Session
    from companion.services.snapshot import Snapshot
    from companion.tui.app import CompanionApp

Subject = tuple[str, Any]
TALK = ("section", "script", "talk", "agreement", "marker", "hard", "change", "choice", "view")


class PillarScreen(Screen[None]):
    """A screen with a heading, a body and the key bar. Subclasses say what the body is and fill it."""

    HEADING: ClassVar[str] = "Companion"
    MODE: ClassVar[str] = ""  # the place's word in the key bar
    PURPOSE: ClassVar[str] = ""  # one or two sentences for the help
    AUTO_FOCUS: ClassVar[str | None] = ""  # ``prepare`` does it, without a frame in between
    BINDINGS: ClassVar[list[BindingType]] = named(
        [
            Binding("a", "act('add')", "add", tooltip="Add one"),
            Binding("e", "act('edit')", "edit", tooltip="Change it"),
            Binding("c", "contact", "contact", tooltip="Log a contact: kind, Enter"),
            Binding("s", "session", "start", tooltip="Start a session, or show the one under way"),
            Binding("S", "log", "log", tooltip="Log a session that is over"),
            Binding("z", "act('put_away')", "put away", tooltip="Put it away, or bring it back"),
            Binding("delete,D", "act('delete')", "delete", tooltip="Delete it, after asking once"),
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
        # Its widgets get their styles as they are mounted. To Textual a new screen is one that missed a
        # change of theme, for which it styles the whole app again.
        self._css_update_count = self.app._css_update_count

    @property
    def companion_app(self) -> CompanionApp:
        """The app, as what it is."""
        return cast("CompanionApp", self.app)

    @property
    def snapshot(self) -> Snapshot:
        """What is shown."""
        return self.companion_app.snapshot

    def compose(self) -> ComposeResult:
        """First line, body, key bar."""
        yield TopLine()
        yield from self.compose_body()
        yield KeyBar(self.places(), [("?", "help"), ("u", "undo"), ("F9", "")], self.MODE)

    def compose_body(self) -> ComposeResult:
        """The widgets between first line and key bar."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the snapshot in the body's widgets."""
        raise NotImplementedError

    def places(self) -> list[tuple[str, str]]:
        """The keys of the places one can go, for the key bar."""
        bindings = (b for b in self.app.BINDINGS if isinstance(b, Binding) and b.action.startswith("go("))
        return [(binding.key, binding.description) for binding in bindings]

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
        if self._stale:
            self.refresh_all()
        else:
            self._show_top_line()
        self._keep_in_view()  # the terminal may have another size by now

    def on_resize(self, event: events.Resize) -> None:
        """What the cursor is on stays in view."""
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        if isinstance(self.focused, RowList):
            self.call_after_refresh(self.focused.scroll_to_cursor)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Lists bring their cursor into view themselves; a long one in the middle would hide it."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, RowList), from_app_focus)

    def refresh_all(self) -> None:
        """Fill the body and the first line from the snapshot."""
        if self.is_closing:
            return
        self._stale = False
        if self.companion_app.asleep and self.recall():
            return
        self._show_top_line()
        self.fill()

    @property
    def is_closing(self) -> bool:
        """Whether it is about a record that is gone: nothing can be drawn of it any more."""
        return not self.companion_app.asleep and is_gone(self, self.snapshot.journal)

    def act_on(self, subject: Subject | None, act: Callable[[], object]) -> None:
        """Do what a key does to ``subject``. What it opens closes when that vanishes; what cannot be done,
        because another process was quicker, is said in one line.
        """
        if self.is_closing:
            return
        app = self.companion_app
        app.acting_on = record_of(subject, self.snapshot.journal) or getattr(self, "record", None)
        try:
            act()
        except CompanionError as error:
            app.say_problem(error)
        finally:
            app.acting_on = None

    def _compositor_refresh(self) -> None:
        """Put no picture together that is not shown: ``action_go`` shows it when it is complete."""
        if not self.companion_app.going:
            super()._compositor_refresh()

    def recall(self) -> bool:
        """Show what was kept of this screen, without the store; whether there was anything."""
        return False

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
        block_id, day = key[1]
        return self.companion_app.blocks.at(block_id, day)

    def kind_to_add(self) -> str | None:
        """What ``a`` adds here: what the cursor is on, or what an empty list is for."""
        subject = self.subject()
        return subject[0] if subject else getattr(self.focused, "id", None)

    def action_act(self, name: str) -> None:
        """Do ``name`` to what the cursor is on."""
        if name == "add":
            acts = self._acts(self.kind_to_add())
            if acts is not None:
                acts.add()
            return
        subject = self.subject()
        acts = self._acts(subject[0]) if subject else None
        act = getattr(acts, name, None)
        if subject is not None and act is not None:
            self.act_on(subject, partial(act, subject[1]))

    def action_contact(self) -> None:
        """Log a contact with the friend under the cursor, or with whom is next."""
        subject = self.subject()
        if subject is not None and subject[0] == "friend":
            self.act_on(subject, partial(self.companion_app.friends.log, subject[1]))
            return
        waiting = self.snapshot.suggestions
        self.companion_app.friends.log(waiting[0].friend_id if waiting else None)

    def action_session(self) -> None:
        """Start a session of the habit, interest or block under the cursor, or of nothing in particular."""
        self.act_on(self._timed(), lambda: self.companion_app.timer.begin(self._session_here()))

    def action_log(self) -> None:
        """Log one that is over."""
        self.act_on(self._timed(), lambda: self.companion_app.sessions.log(self._session_here()))

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        from companion.tui.kit.help import HelpDialog

        keys = [(keys, binding.tooltip) for keys, binding in listed_bindings(self)]
        self.app.push_screen(HelpDialog(self.heading(), self.PURPOSE, keys))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter. Textual calls the handler of every class, so subclasses change ``opened`` instead."""
        self.act_on(_pair(message.key), partial(self.opened, message))

    def on_row_list_ticked(self, message: RowList.Ticked) -> None:
        """Space. Subclasses change ``ticked``."""
        self.act_on(_pair(message.key), partial(self.ticked, message))

    def opened(self, message: RowList.Opened) -> None:
        """Enter opens the page of what the cursor is on."""
        key = message.key
        if isinstance(key, tuple) and hasattr(self._acts(key[0]), "open"):
            self._acts(key[0]).open(key[1])

    def ticked(self, message: RowList.Ticked) -> None:
        """Space ticks a habit, and says that a block was kept."""
        if isinstance(message.key, tuple) and message.key[0] == "habit":
            self.companion_app.habits.tick(message.key[1])
        elif isinstance(message.key, tuple) and message.key[0] == "time":
            self.companion_app.blocks.did(*message.key[1])

    def on_row_list_left(self, message: RowList.Left) -> None:
        """Past the end of a list lies the one below it, and after the last of a column the next column."""
        lists = [w for w in self.query(RowList) if w.display and w.focusable and w.region.height]
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
        at, subject = self.appointment(), self.subject()
        if at is not None:
            from companion.domain.appointments import (
                session_as_planned,
            )  # for the start: it needs the journal

            return session_as_planned(at)._replace(date=self.snapshot.today)
        return self.companion_app.sessions.planned(subject)

    def _show_top_line(self) -> None:
        if self.companion_app.asleep and self.companion_app.sheet is not None:
            return  # it stands there already
        today = self.snapshot.today
        app = self.companion_app
        quiet = app.quiet_line or (app.timer.words() if self.snapshot.journal.timers else "")
        quiet = quiet or ("demo: made-up data" if app.demo else "")
        self.query_one(TopLine).show(self.heading(), f"{long_date(today)} {today.year}", quiet)

    def _follow(self) -> None:
        if self.app.screen is self:
            self.refresh_all()
        else:
            self._stale = True

    def _acts(self, kind: str | None) -> Any:
        places = {
            "habit": "habits",
            "friend": "friends",
            "interest": "interests",
            "session": "sessions",
            "block": "blocks",
            "season": "seasons",
            "compass": "compass",
        }
        if kind in places:
            return getattr(self.companion_app, places[kind])
        return self.companion_app.talk.of(kind) if kind in TALK else None


def _pair(key: object) -> Subject | None:
    return key if isinstance(key, tuple) and len(key) == 2 else None


def titled(widget: Widget, title: str, subtitle: str = "") -> None:
    """Set a border's heading and its quiet hint, as text and not as markup."""
    from textual.content import Content

    for name, words in (("border_title", title), ("border_subtitle", subtitle)):
        shown = one_line(words)
        if str(getattr(widget, name) or "") != shown:  # an equal one would still be a new layout
            setattr(widget, name, Content(shown))
