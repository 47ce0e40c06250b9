"""A screen whose frames have a heading above and a quiet hint below, which names keys as they are now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from companion.domain.plain import one_line
from companion.tui.kit.key_bar import KeyBar
from companion.tui.kit.keys import FRAME, NamedKeys, clickable, keys_for, parts_within

if TYPE_CHECKING:
    from companion.services.snapshot import Snapshot
    from companion.tui.shell import Shell


class FramedScreen(NamedKeys, Screen[None]):
    """Keeps the words of its frames, so that another size, or other keys of one's own, fit them anew."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: dict[Widget, tuple[str, str]] = {}  # the words that stand in frames, above and below
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

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """As everywhere, but a page that was left meanwhile has nothing to do any more, and no widgets."""
        return super().call_after_refresh(lambda: callback(*args, **kwargs) if self.is_attached else None)

    def hint_again(self) -> None:
        """Other keys of one's own: hints that stand there name them."""
        if self._hinted is not self.shell.own_keys:
            self._hinted = self.shell.own_keys
            self.fit_hints()
            for bar in self.query(KeyBar):
                bar.refresh()

    def fit_hints(self) -> None:
        """Hints are as long as there is room."""
        for widget, (title, hint) in list(self.hints.items()):
            titled(widget, title, hint)


def titled(widget: Widget, title: str, subtitle: str = "") -> None:
    """Set a border's heading and its quiet hint, as text and not as markup; ``{name}`` in it is a key.

    Of a hint that is too long the last parts are left out; another size of the screen fits it anew.
    """
    keys = keys_for(widget)
    room = widget.outer_size.width - FRAME
    hint = clickable(parts_within(subtitle, room, keys) if room > 0 else subtitle, keys)
    shown = (one_line(title), hint.plain)
    if isinstance(widget.screen, FramedScreen):
        widget.screen.hints[widget] = (title, subtitle)
        if widget.screen.titles.get(widget) == shown:  # an equal one would still be a new layout
            return
        widget.screen.titles[widget] = shown
    widget.border_title = Content(shown[0])
    widget.border_subtitle = hint
