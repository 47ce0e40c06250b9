"""Words to say beforehand, short and long, to be copied with a key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from companion.domain.plain import one_line
from companion.tui.kit.dialog import Dialog, DialogBox


class NoticeDialog(Dialog[None]):
    """``s`` copies the short form, ``l`` the long one; the terminal decides whether it has a clipboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "copy('short')", "Copy the short form"),
        Binding("l", "copy('full')", "Copy the long form"),
        Binding("escape,enter,q", "dismiss", "Leave"),
    ]

    def __init__(self, title: str, short: str, full: str) -> None:
        super().__init__()
        self._title = title
        self._forms = {"short": one_line(short), "full": one_line(full)}

    def compose(self) -> ComposeResult:
        """The short form above the long one."""
        with DialogBox(can_focus=True) as box:
            self.frame(box, self._title, "s copy short · l copy long · esc back")
            yield Static(Content("short"), classes="form--words notice--head")
            yield Static(Content(self._forms["short"]), classes="notice--words")
            yield Static(Content("long"), classes="form--words notice--head")
            yield Static(Content(self._forms["full"]), classes="notice--words")
            yield Static(Content("copied, if your terminal allows it"), id="told", classes="form--words")

    def action_copy(self, form: str) -> None:
        """Hand the words to the terminal's clipboard."""
        self.app.copy_to_clipboard(self._forms[form])
        self.query_one("#told").display = True
