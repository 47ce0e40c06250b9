"""Talk: words for asking, the monthly talk, what was agreed, and the signs of doing well."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from companion.content import sections
from companion.tui.kit.beside import ListAndPage
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.lines import paragraph
from companion.tui.kit.page_view import page_around
from companion.tui.kit.rows import RowList
from companion.tui.talk.actions import KIND_OF
from companion.tui.talk.section_rows import section_rows
from companion.tui.talk.section_view import SectionView
from companion.tui.talk.talk_pages import VIEWS


class TalkScreen(ListAndPage):
    """The sections, and the one under the cursor; Enter goes into it, a adds to it."""

    HEADING = "Talk"
    MODE = "Talk"
    FIRST = "sections"
    PURPOSE = (
        "What helps to say what one needs, and to remember what was said. Enter opens a section; "
        "{add} adds to "
        "it. Nothing here judges, and nothing tells anyone what to do."
    )

    def compose_body(self) -> ComposeResult:
        """The sections, what the one under the cursor is for, and each section."""
        with Vertical(id="body"):
            with Vertical(id="side"):
                yield RowList(id="sections")
                yield Drawn(id="about", classes="framed")
            with Vertical(id="page"):
                for view in VIEWS:
                    yield view(id=f"view-{view.SECTION}")

    def fill(self) -> None:
        """The sections with what is in them."""
        self.query_one("#sections", RowList).show(section_rows(self.snapshot, with_page=self.with_page))
        self.query_one("#side > #about").display = not self.with_page
        self.show_beside()

    def view_of(self, key: object) -> SectionView:
        """The one of the section under the cursor."""
        section = key[1] if isinstance(key, tuple) else VIEWS[0].SECTION
        return self.query_one(f"#view-{section}", SectionView)

    def record_of(self, key: object) -> object:
        """The section that a row stands for."""
        return key[1] if isinstance(key, tuple) else None

    def show_beside(self) -> None:
        """Only the section under the cursor, or what it is for where there is no room."""
        adds = " · {add} add" if self.check_action("add", ()) else ""
        titled(self.query_one("#sections"), "Talk", f"enter open{adds}")
        shown = self.page
        if shown is None:
            self._show_about()
            return
        for view in self.query_one("#page").children:
            view.display = view is shown
        super().show_beside()

    def kind_to_add(self) -> str | None:
        """The kind of the section under the cursor; words for asking are written in a file of one's own."""
        key = self.query_one("#sections", RowList).key
        return KIND_OF[key[1]] if isinstance(key, tuple) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is added to what is read when it landed badly."""
        if action == "add" and self.kind_to_add() == "lands-badly":
            return False
        return super().check_action(action, parameters)

    def ticked(self, kind: str, key: Any) -> None:
        """Space opens, too."""
        self.opened(kind, key)

    def action_add(self) -> None:
        """A new one of what the section holds; words for asking are opened."""
        if self.kind_to_add() == "script":
            if page_around(self.focused) is None:
                self.opened("section", "scripts")
        else:
            super().action_add()

    def _show_about(self) -> None:
        key = self.query_one("#sections", RowList).key
        section = sections().get(key[1]) if isinstance(key, tuple) else None
        if section is not None:
            about = self.query_one("#side > #about", Drawn)
            titled(about, section.title)
            about.show(lambda width: paragraph(section.prompt, width))
