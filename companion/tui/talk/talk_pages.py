"""The sections of Talk that are one list, and which page shows which section."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, cast

from companion.domain.own_line import OwnKind
from companion.services.snapshot import Snapshot
from companion.tui.kit.row_layout import Row
from companion.tui.talk.actions import KIND_OF
from companion.tui.talk.monthly import MonthlyPage
from companion.tui.talk.rows import (
    agreement_rows,
    change_rows,
    hard_times_rows,
    lands_badly_rows,
    marker_rows,
    own_line_rows,
)
from companion.tui.talk.scripts import ScriptsPage
from companion.tui.talk.section_view import SectionPage, SectionView


class Listed(NamedTuple):
    """A section that is one list: its rows, what it is for, and its keys."""

    section: str
    rows: Callable[[Snapshot], list[Row]]
    purpose: str
    keys: str = SectionView.KEYS


LISTED = (
    Listed(
        "agreements",
        agreement_rows,
        "What you agreed, since when. {edit} makes a new version; Enter shows the older ones.",
        "enter versions · {add} add · {edit} agree anew · {delete} delete · esc back",
    ),
    Listed(
        "markers",
        marker_rows,
        "Two to five sentences of your own. Space marks how it stands today; nothing is added up.",
        "space mark it · {add} add · {edit} edit · {delete} delete · esc back",
    ),
    Listed(
        "hard-times",
        hard_times_rows,
        "Three lines of if and then, the smallest version of each pillar, and a day to look at it again.",
        "{edit} write · {delete} delete · esc back",
    ),
    Listed(
        "lands-badly",
        lambda shot: lands_badly_rows(),
        "What a worried partner may hear, and what can help. It always stands here.",
        "esc back",
    ),
    Listed(
        "changes",
        change_rows,
        "What changed in your life. Enter begins a season in which less is asked, with an end.",
        "enter a season for it · {add} add · {edit} edit · {delete} delete · esc back",
    ),
    Listed(
        "choices",
        partial(own_line_rows, OwnKind.CHOICE, "choices"),
        "Choices of your own, a line each. The check-in shows the last one beside the signs that ask for it.",
    ),
    Listed(
        "views",
        partial(own_line_rows, OwnKind.VIEW, "views"),
        "Views of your own, a line each. The check-in shows the last one beside borrowed opinions.",
    ),
)


def _page(listed: Listed) -> type[SectionPage]:
    """The page of a section, with the view that also stands beside the sections."""
    name = listed.section.title().replace("-", "")
    said = {"SECTION": listed.section, "KEYS": listed.keys, "rows": lambda view, shot: listed.rows(shot)}
    view = type(f"{name}View", (SectionView,), said)
    page = type(
        f"{name}Page", (SectionPage,), {"SECTION": listed.section, "VIEW": view, "PURPOSE": listed.purpose}
    )
    return cast("type[SectionPage]", page)


PAGES: dict[str, type[SectionPage]] = {
    "scripts": ScriptsPage,
    "monthly": MonthlyPage,
    **{each.section: _page(each) for each in LISTED},
}
VIEWS = tuple(cast("type[SectionView]", PAGES[section].VIEW) for section in KIND_OF)
