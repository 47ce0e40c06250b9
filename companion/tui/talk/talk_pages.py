"""The sections of Talk that are one list, and which page shows which section."""

from __future__ import annotations

from companion.domain.own_line import OwnKind
from companion.services.snapshot import Snapshot
from companion.tui.kit.rows import Row
from companion.tui.talk.monthly import MonthlyPage, MonthlyView
from companion.tui.talk.rows import (
    agreement_rows,
    change_rows,
    hard_times_rows,
    lands_badly_rows,
    marker_rows,
    own_line_rows,
)
from companion.tui.talk.scripts import ScriptsPage, ScriptsView
from companion.tui.talk.section_view import SectionPage, SectionView


class AgreementsView(SectionView):
    """What was agreed."""

    SECTION = "agreements"
    KEYS = "enter versions · {add} add · {edit} agree anew · {delete} delete · esc back"

    def rows(self, shot: Snapshot) -> list[Row]:
        """The one changed last first."""
        return agreement_rows(shot)


class AgreementsPage(SectionPage):
    """What was agreed, alone."""

    SECTION, VIEW = "agreements", AgreementsView
    PURPOSE = "What you agreed, since when. {edit} makes a new version; Enter shows the older ones."


class MarkersView(SectionView):
    """Signs of doing well."""

    SECTION = "markers"
    KEYS = "space mark it · {add} add · {edit} edit · {delete} delete · esc back"

    def rows(self, shot: Snapshot) -> list[Row]:
        """In the order they were written."""
        return marker_rows(shot)


class MarkersPage(SectionPage):
    """Signs of doing well, alone."""

    SECTION, VIEW = "markers", MarkersView
    PURPOSE = "Two to five sentences of your own. Space marks how it stands today; nothing is added up."


class HardTimesView(SectionView):
    """The plan for hard times."""

    SECTION = "hard-times"
    KEYS = "{edit} write · {delete} delete · esc back"

    def rows(self, shot: Snapshot) -> list[Row]:
        """The plan, or how to begin."""
        return hard_times_rows(shot)


class HardTimesPage(SectionPage):
    """The plan for hard times, alone."""

    SECTION, VIEW = "hard-times", HardTimesView
    PURPOSE = (
        "Three lines of if and then, the smallest version of each pillar, and a day to look at it again."
    )


class LandsBadlyView(SectionView):
    """When it lands badly."""

    SECTION = "lands-badly"
    KEYS = "esc back"

    def rows(self, shot: Snapshot) -> list[Row]:
        """The sentences."""
        return lands_badly_rows()


class LandsBadlyPage(SectionPage):
    """When it lands badly, alone."""

    SECTION, VIEW = "lands-badly", LandsBadlyView
    PURPOSE = "What a worried partner may hear, and what can help. It always stands here."

    def kind_to_add(self) -> str | None:
        """Nothing is added here."""
        return None


class ChangesView(SectionView):
    """Life changes."""

    SECTION = "changes"
    KEYS = "enter a season for it · {add} add · {edit} edit · {delete} delete · esc back"

    def rows(self, shot: Snapshot) -> list[Row]:
        """The newest first."""
        return change_rows(shot)


class ChangesPage(SectionPage):
    """Life changes, alone."""

    SECTION, VIEW = "changes", ChangesView
    PURPOSE = "What changed in your life. Enter begins a season in which less is asked, with an end."


class ChoicesView(SectionView):
    """A choice I made."""

    SECTION = "choices"

    def rows(self, shot: Snapshot) -> list[Row]:
        """The newest first."""
        return own_line_rows(OwnKind.CHOICE, self.SECTION, shot)


class ChoicesPage(SectionPage):
    """A choice I made, alone."""

    SECTION, VIEW = "choices", ChoicesView
    PURPOSE = (
        "Choices of your own, a line each. The check-in shows the last one beside the signs that ask for it."
    )


class ViewsView(SectionView):
    """What I think about it."""

    SECTION = "views"

    def rows(self, shot: Snapshot) -> list[Row]:
        """The newest first."""
        return own_line_rows(OwnKind.VIEW, self.SECTION, shot)


class ViewsPage(SectionPage):
    """What I think about it, alone."""

    SECTION, VIEW = "views", ViewsView
    PURPOSE = "Views of your own, a line each. The check-in shows the last one beside borrowed opinions."


VIEWS: tuple[type[SectionView], ...] = (
    ScriptsView,
    MonthlyView,
    AgreementsView,
    MarkersView,
    HardTimesView,
    LandsBadlyView,
    ChangesView,
    ChoicesView,
    ViewsView,
)
PAGES: dict[str, type[SectionPage]] = {
    page.SECTION: page
    for page in (
        ScriptsPage,
        MonthlyPage,
        AgreementsPage,
        MarkersPage,
        HardTimesPage,
        LandsBadlyPage,
        ChangesPage,
        ChoicesPage,
        ViewsPage,
    )
}
