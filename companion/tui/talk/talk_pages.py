"""The pages of the Talk screen that are one list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.content import sections
from companion.domain.own_line import OwnKind
from companion.services.snapshot import Snapshot
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.lines import paragraph
from companion.tui.kit.rows import Row, RowList
from companion.tui.kit.screen import PillarScreen, titled
from companion.tui.talk.rows import (
    agreement_rows,
    change_rows,
    hard_times_rows,
    marker_rows,
    own_line_rows,
)
from companion.tui.talk.script_rows import script_rows


class SectionPage(PillarScreen):
    """A list of ``KIND`` with a line on what it is for; Escape goes back."""

    HEADING = "Talk"
    MODE = "Talk"
    SECTION: ClassVar[str] = ""
    KIND: ClassVar[str] = ""
    KEYS: ClassVar[str] = "{add} add · {edit} edit · {delete} delete · esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "back", tooltip="Back to the sections"),
    ]

    def compose_body(self) -> ComposeResult:
        """What it is for, and the list."""
        with Vertical(id="body"):
            yield Drawn(id="about")
            yield RowList(id=self.KIND)

    def prepare(self) -> None:
        """Start in the list."""
        section = sections()[self.SECTION]
        titled(self.query_one(f"#{self.KIND}"), section.title, self.KEYS)
        self.query_one("#about", Drawn).show(lambda width: paragraph(section.prompt, width, "muted"))
        self.query_one(f"#{self.KIND}").focus()

    def fill(self) -> None:
        """The list from the snapshot."""
        self.query_one(f"#{self.KIND}", RowList).show(self.rows(self.snapshot))

    def rows(self, shot: Snapshot) -> list[Row]:
        """What stands in the list."""
        raise NotImplementedError

    def ticked(self, message: RowList.Ticked) -> None:
        """Space does what Enter does."""
        self.opened(RowList.Opened(message.list, message.key))


class ScriptsPage(SectionPage):
    """Words for asking."""

    SECTION, KIND = "scripts", "script"
    KEYS = "enter open · {edit} fill the blanks · esc back"
    PURPOSE = (
        "Texts filled from your own data. They rest while a sign rests. Your own go into a file of words."
    )

    def rows(self, shot: Snapshot) -> list[Row]:
        """Those that do not rest."""
        return script_rows(shot)

    def kind_to_add(self) -> str | None:
        """Nothing is added here: one's own stand in a file of words."""
        return None


class AgreementsPage(SectionPage):
    """What was agreed."""

    SECTION, KIND = "agreements", "agreement"
    KEYS = "enter versions · {add} add · {edit} agree anew · {delete} delete · esc back"
    PURPOSE = "What you agreed, since when. {edit} makes a new version; Enter shows the older ones."

    def rows(self, shot: Snapshot) -> list[Row]:
        """The one changed last first."""
        return agreement_rows(shot)


class MarkersPage(SectionPage):
    """What going well means."""

    SECTION, KIND = "markers", "marker"
    KEYS = "space true / partly / not lately · {add} add · {edit} edit · {delete} delete · esc back"
    PURPOSE = "Two to five sentences of your own. Space marks how it stands today; nothing is added up."

    def rows(self, shot: Snapshot) -> list[Row]:
        """In the order they were written."""
        return marker_rows(shot)


class HardTimesPage(SectionPage):
    """The plan for hard times."""

    SECTION, KIND = "hard-times", "hard"
    KEYS = "{edit} write · {delete} delete · esc back"
    PURPOSE = (
        "Three lines of if and then, the smallest version of each pillar, and a day to look at it again."
    )

    def rows(self, shot: Snapshot) -> list[Row]:
        """The plan, or how to begin."""
        return hard_times_rows(shot)


class ChangesPage(SectionPage):
    """Life changes."""

    SECTION, KIND = "changes", "change"
    KEYS = "enter a season for it · {add} add · {edit} edit · {delete} delete · esc back"
    PURPOSE = "What changed in your life. Enter begins a season in which less is asked, with an end."

    def rows(self, shot: Snapshot) -> list[Row]:
        """The newest first."""
        return change_rows(shot)


class ChoicesPage(SectionPage):
    """A choice I made."""

    SECTION, KIND = "choices", "choice"
    PURPOSE = (
        "Choices of your own, a line each. The check-in shows the last one beside the signs that ask for it."
    )

    def rows(self, shot: Snapshot) -> list[Row]:
        """The newest first."""
        return own_line_rows(OwnKind.CHOICE, self.SECTION, shot)


class ViewsPage(SectionPage):
    """What I think about it."""

    SECTION, KIND = "views", "view"
    PURPOSE = "Views of your own, a line each. The check-in shows the last one beside borrowed opinions."

    def rows(self, shot: Snapshot) -> list[Row]:
        """The newest first."""
        return own_line_rows(OwnKind.VIEW, self.SECTION, shot)


def _monthly() -> PillarScreen:
    from companion.tui.talk.monthly import MonthlyPage

    return MonthlyPage()


PAGES = {
    "scripts": ScriptsPage,
    "monthly": _monthly,
    "agreements": AgreementsPage,
    "markers": MarkersPage,
    "hard-times": HardTimesPage,
    "changes": ChangesPage,
    "choices": ChoicesPage,
    "views": ViewsPage,
}
