"""Talk: words for asking, the monthly talk, what was agreed, and what going well means."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from companion.content import sections
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.lines import paragraph
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen, titled
from companion.tui.talk.actions import KIND_OF
from companion.tui.talk.rows import section_rows


class TalkScreen(PillarScreen):
    """Eight sections; Enter opens one, a adds to the one under the cursor."""

    HEADING = "Talk"
    MODE = "Talk"
    PURPOSE = (
        "What helps to say what one needs, and to remember what was said. Enter opens a section; "
        "{add} adds to "
        "it. Nothing here judges, and nothing tells anyone what to do."
    )

    def compose_body(self) -> ComposeResult:
        """The sections, and what the one under the cursor is for."""
        with Vertical(id="body"):
            yield RowList(id="sections")
            yield Drawn(id="about", classes="framed")

    def prepare(self) -> None:
        """Start at the first."""
        titled(self.query_one("#sections"), "Talk", "enter open · {add} add")
        self.query_one("#sections").focus()

    def fill(self) -> None:
        """The sections with what is in them."""
        self.query_one("#sections", RowList).show(section_rows(self.snapshot))
        self._show_about()

    def on_row_list_moved(self) -> None:
        """What it is for follows the cursor."""
        self._show_about()

    def kind_to_add(self) -> str | None:
        """The kind of the section under the cursor; words for asking are written in a file of one's own."""
        key = self.query_one("#sections", RowList).key
        return KIND_OF[key[1]] if isinstance(key, tuple) else None

    def ticked(self, message: RowList.Ticked) -> None:
        """Space opens, too."""
        self.opened(RowList.Opened(message.list, message.key))

    def action_add(self) -> None:
        """A new one of what the section holds; words for asking are opened."""
        if self.kind_to_add() == "script":
            self.opened(RowList.Opened(self.query_one("#sections", RowList), ("section", "scripts")))
        else:
            super().action_add()

    def _show_about(self) -> None:
        key = self.query_one("#sections", RowList).key
        section = sections().get(key[1]) if isinstance(key, tuple) else None
        if section is not None:
            titled(self.query_one("#about"), section.title)
            self.query_one("#about", Drawn).show(lambda width: paragraph(section.prompt, width))
