"""Words for asking: the list of scripts, with the words of the one under the cursor where there is room."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from companion.services.snapshot import Snapshot
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList
from companion.tui.talk.script import ScriptKeys, ScriptView
from companion.tui.talk.script_rows import script_rows
from companion.tui.talk.section_view import SectionPage, SectionView

WITH_WORDS = 24  # rows from which the words stand under the list


class ScriptsView(SectionView, ScriptKeys):
    """The scripts; what is copied and told is of the one under the cursor."""

    SECTION = "scripts"
    KEYS = "enter open · {copy-short} copy short · {copy-long} copy long · esc back"

    with_words = False
    _stood: Widget | None = None  # where in the words one stood when their room went

    @property
    def script_id(self) -> str | None:
        """The one under the cursor."""
        key = self.listing.key
        return str(key[1]) if isinstance(key, tuple) else None

    def compose(self) -> ComposeResult:
        """The list, and the words."""
        yield from super().compose()
        yield ScriptView(id="words-of-one")

    def on_resize(self, event: events.Resize) -> None:
        """The words where there is height; who stood in them is there again when they are."""
        room = event.size.height >= WITH_WORDS
        if room != self.with_words:
            words, here = self.query_one(ScriptView), self.screen.focused
            if not room and here is not None and words in here.ancestors:
                self._stood = here
                self.listing.focus()
            self.with_words = words.display = room
            self.set_class(room, "-words")
            self.fill(self.shell.snapshot)
            if room and self._stood is not None and self.listing.has_focus:
                self._stood.focus()
                self._stood = None

    def fill(self, shot: Snapshot) -> None:
        """The list, and the words of the one under the cursor."""
        super().fill(shot)
        self._show_words()

    def rows(self, shot: Snapshot) -> list[Row]:
        """All of them."""
        return script_rows(shot, titles=self.with_words)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """The words keep in step."""
        self._show_words()

    def opened(self, kind: str, key: Any) -> None:
        """Enter goes to the words that stand there, or opens them."""
        if self.with_words and self.script_id is not None:
            self.query_one(ScriptView).start()
        else:
            super().opened(kind, key)

    def show_blank(self, blank: str) -> None:
        """Go to the blank, which may be on a page of its own."""
        if self.with_words:
            self.query_one(ScriptView).show_blank(blank)
        elif self.script_id is not None:
            self.actions.open(self.script_id, blank)

    def _show_words(self) -> None:
        if self.with_words:
            self.query_one(ScriptView).show_record(self.script_id)


class ScriptsPage(SectionPage):
    """Words for asking, alone."""

    SECTION, VIEW = "scripts", ScriptsView
    PURPOSE = "Texts to say or send, filled from your own data. Your own wording goes into a file."
