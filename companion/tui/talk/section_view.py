"""One section of Talk: what it is for, and its list; beside the sections or alone on a screen."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult

from companion.content import Section, sections
from companion.services.snapshot import Snapshot
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.lines import paragraph
from companion.tui.kit.page import ViewPage
from companion.tui.kit.page_view import PageView
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList
from companion.tui.talk.actions import KIND_OF


class SectionView(PageView):
    """A list of what the section holds, under a line on what it is for."""

    KIND = "section"
    SECTION: ClassVar[str] = ""
    KEYS: ClassVar[str] = "{add} add · {edit} edit · {delete} delete · esc back"

    @property
    def record(self) -> Section | None:
        """The section."""
        return sections().get(self.record_id)

    @property
    def heading(self) -> str:
        """Its title."""
        return sections()[self.SECTION].title

    @property
    def listing(self) -> RowList:
        """The list where one starts."""
        return self.query_one(f"#{KIND_OF[self.SECTION]}", RowList)

    def compose(self) -> ComposeResult:
        """What it is for, and the list."""
        yield Drawn(id="about")
        yield RowList(id=KIND_OF[self.SECTION])

    def on_mount(self) -> None:
        """Headings, once."""
        self.entitle()

    def entitle(self) -> None:
        """What it is for."""
        prompt = sections()[self.SECTION].prompt
        self.query_one("#about", Drawn).show(lambda width: paragraph(prompt, width, "muted"))

    def start(self) -> None:
        """Start in the list."""
        self.listing.focus()

    def fill(self, shot: Snapshot) -> None:
        """The list from the snapshot; its hint while there is something in it to act on."""
        self.listing.show(self.rows(shot))
        titled(self.listing, self.heading, self.KEYS if self.listing.keys else "")

    def rows(self, shot: Snapshot) -> list[Row]:
        """What stands in the list."""
        raise NotImplementedError

    def subject(self) -> tuple[str, Any] | None:
        """What the cursor is on."""
        focused = self.screen.focused
        key = focused.key if isinstance(focused, RowList) else None
        return key if isinstance(key, tuple) else None

    def opened(self, kind: str, key: Any) -> None:
        """Enter opens what the cursor is on."""
        self.shell.actions(kind).open(key)

    def ticked(self, kind: str, key: Any) -> None:
        """Space does what Enter does."""
        self.opened(kind, key)


class SectionPage(ViewPage):
    """A section alone on a screen."""

    HEADING = "Talk"
    MODE = "Talk"
    SECTION: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(self.SECTION)

    def heading(self) -> str:
        """The word of the place."""
        return self.HEADING

    def kind_to_add(self) -> str | None:
        """A new one of what the section holds."""
        return KIND_OF[self.SECTION]
