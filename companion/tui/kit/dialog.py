"""What all dialogs share: keys in the frame that can be clicked, a click outside, copying."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget

from companion.domain.plain import one_line
from companion.tui.kit.gone import Record
from companion.tui.kit.keys import FRAME, clickable, keys_for, parts_within, press
from companion.tui.kit.lines import crop

T = TypeVar("T")


class DialogBox(VerticalScroll):
    """What a dialog stands in: as high as it needs beside the room for its bar, which Textual forgets."""

    def __init__(self, *, can_focus: bool = False) -> None:
        """What has no fields ``can_focus`` itself, so that keys scroll it."""
        super().__init__(classes="dialog", can_focus=can_focus)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as its words take in the width they get."""
        return super().get_content_height(container, viewport, width - self.scrollbar_size_vertical)


class Dialog(ModalScreen[T]):
    """A question above a screen. It goes when what it is about does."""

    WIDTH: ClassVar[int] = 84  # cells at most, as the styles have it
    record: Record | None = None  # what the cursor was on when a key opened it; the app says so
    _answer: tuple[T | None] | None = None  # given while something stood above

    def frame(self, box: Widget, title: str, hint: str) -> None:
        """Head the frame of the dialog with ``title``, cut at a word, and name its keys below."""
        keys, room = keys_for(self), min(self.WIDTH, self.app.size.width * 96 // 100) - FRAME
        box.border_title = Content(crop(((one_line(title), ""),), room)[0][0])
        box.border_subtitle = clickable(parts_within(hint, room, keys), keys)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer, once, and only from the top: Textual takes away what stands there, even what hides it."""
        if self is self.app.screen:
            return super().dismiss(result)
        self._answer = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """On top again: what was answered meanwhile counts now."""
        if self._answer is not None:
            super().dismiss(*self._answer)

    async def on_click(self, event: events.Click) -> None:
        """A click outside asks as Escape does."""
        if self.get_widget_at(*event.screen_offset)[0] is self:
            await press(self.app, "escape")

    def action_copy_text(self) -> None:
        """Copy what is selected, or say how one leaves: the keys of the app do not reach here."""
        if self.get_selected_text() is None:
            self.app.action_help_quit()
        else:
            super().action_copy_text()
