"""The page of one record as a widget: beside its list, under it, or alone on a screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from companion.domain.plain import one_line
from companion.tui.kit.keys import NamedKeys
from companion.tui.kit.rows import RowList

if TYPE_CHECKING:
    from companion.services.snapshot import Snapshot
    from companion.tui.kit.acting import ActingScreen, Subject
    from companion.tui.shell import Shell


class PageView(NamedKeys, VerticalScroll, can_focus=False):
    """Shows whichever record it is given, from the snapshot. Subclasses say what of it, and fill it.

    Whatever a person does to it goes through the screen it stands on, which knows what is being acted on.
    """

    KIND: ClassVar[str] = ""  # of the record, as its row's key has it
    TABLE: ClassVar[str] = ""  # of the journal
    FIRST: ClassVar[str] = ""  # the id of the widget where one starts
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "leave", "back", tooltip="Back to the list"),
    ]

    class Left(Message):
        """Somebody wants to go back to the list."""

    def __init__(self, record_id: Any = None, *, id: str = "page") -> None:
        super().__init__(id=id)
        self._record_id = record_id

    @property
    def shell(self) -> Shell:
        """The app, as rooms see it."""
        return cast("Shell", self.app)

    @property
    def record_id(self) -> Any:
        """The id of the record that is shown; 0 while there is none, which no record has."""
        return self._record_id or 0

    @property
    def record(self) -> Any:
        """The record itself; None when it is gone, or none was given."""
        return getattr(self.shell.snapshot.journal, self.TABLE).get(self.record_id)

    @property
    def heading(self) -> str:
        """The name of what it shows."""
        return one_line(self.record.name) if self.record is not None else ""

    def show_record(self, record_id: Any) -> None:
        """Show another record, or the same one as it is now; nothing of one that is gone."""
        self._record_id = record_id
        shown = self.record is not None
        for part in self.children:
            part.visible = shown
        if shown:
            self.fill(self.shell.snapshot)

    def start(self) -> None:
        """Put the cursor where one starts."""
        self.query_one(f"#{self.FIRST}").focus()

    def fill(self, shot: Snapshot) -> None:
        """Show the record, which is there, as it is in ``shot``."""
        raise NotImplementedError

    def subject(self) -> Subject | None:
        """What the letter keys act on: the record of the page."""
        return self.KIND, self.record_id

    def answers(self, action: str, subject: Subject) -> bool:
        """Whether Enter (``open``) or Space (``tick``) does anything to a row of the page."""
        handler = {"open": "opened", "tick": "ticked"}[action]
        return getattr(type(self), handler) is not getattr(PageView, handler)

    def opened(self, kind: str, key: Any) -> None:
        """Enter on a row of the page."""

    def ticked(self, kind: str, key: Any) -> None:
        """Space on a row of the page."""

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter; subclasses change ``opened``."""
        message.stop()
        subject = cast("Subject", message.key)
        self.act_on(subject, partial(self.opened, *subject))

    def on_row_list_ticked(self, message: RowList.Ticked) -> None:
        """Space; subclasses change ``ticked``."""
        message.stop()
        subject = cast("Subject", message.key)
        self.act_on(subject, partial(self.ticked, *subject))

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """The cursor of a list of the page is nobody else's business."""
        message.stop()

    def act_on(self, subject: Subject, act: Callable[[], object]) -> None:
        """Do what a key does to a record of the page."""
        cast("ActingScreen", self.screen).act_on(subject, act)

    def on_record(self, act: Callable[[int], object]) -> None:
        """Do something to the page's own record."""
        self.act_on((self.KIND, self.record_id), partial(act, self.record_id))

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())


def page_around(widget: Widget | None) -> PageView | None:
    """The page that ``widget`` stands on."""
    if widget is None:
        return None
    return next((each for each in widget.ancestors_with_self if isinstance(each, PageView)), None)
