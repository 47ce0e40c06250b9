"""One question before something is removed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from companion.domain.plain import one_line
from companion.tui.kit.dialog import Dialog, DialogBox
from companion.tui.kit.keys import keys_for, taught


class ConfirmDialog(Dialog[bool]):
    """Yes with y, anything else leaves things as they are."""

    WIDTH = 64
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes"),
        Binding("n,escape,enter", "dismiss(False)", "No"),
    ]

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        with DialogBox(can_focus=True) as box:
            self.frame(box, self._title, "y yes · n no")
            yield Static(Content(one_line(taught(self._words, keys_for(self)))))
