"""Insights: what one would rather see than read."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.services.insights import Insights
from companion.tui.insights import rows as views
from companion.tui.insights.actions import ChartedHabits
from companion.tui.kit.columns import RIGHT, Columns
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.screen import PillarScreen
from companion.tui.kit.sign_grid import LEGEND

SECTIONS = (
    ("year", "All habits", views.year_lines, "solitude"),
    ("strength", "Strength, month by month", views.strength_lines, "solitude"),
    ("minutes", "Minutes a week", views.minutes_lines, "solitude"),
    ("contacts", "Contacts a month", views.contacts_lines, "friends"),
    ("signs", "Signs", views.signs_lines, ""),
    ("together", "What moved together", views.together_lines, ""),
)
AT_THE_RIGHT = ("minutes", "contacts")


class Pictures(Columns):
    """Two pictures side by side where it is wide."""

    WIDE = 120
    SHARE = 0.5


class InsightsScreen(PillarScreen):
    """Six pictures under one another; each has a plain twin in ``companion insights``."""

    HEADING = "Insights"
    FIRST = "body"
    MODE = "Insights"
    PURPOSE = (
        "The year of all habits, how firmly each sits, time by kind, contacts, signs, and what moved "
        "together. Counts from your own data: nothing is a cause, a score or a norm. "
        "{year-before} and {year-after} turn to another "
        "year, {habits} chooses the habits whose strength is drawn."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "year(-1)", "year before", tooltip="The year before"),
        Binding("right_square_bracket", "year(1)", "year after", tooltip="The year after"),
        Binding("h", "chart", "habits", tooltip="Choose the habits whose strength is drawn"),
        Binding("j", "scroll(2)", "Down", show=False),
        Binding("k", "scroll(-2)", "Up", show=False),
        Binding("space", "scroll(12)", "Page down", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._year: int | None = None  # None: the current one

    def compose_body(self) -> ComposeResult:
        """The year above two columns of pictures, signs and sentences below them."""
        frames = {name: Drawn(id=name, classes=f"framed {hue}".strip()) for name, _, _, hue in SECTIONS}
        for name in AT_THE_RIGHT:
            frames[name].add_class(RIGHT)
        with VerticalScroll(id="body"):
            yield frames["year"]
            with Pictures():
                yield from (frames[name] for name in ("strength", *AT_THE_RIGHT))
            yield from (frames[name] for name in ("together", "signs"))

    def fill(self) -> None:
        """Each section draws itself for its width."""
        found = Insights(self.snapshot, self._year)
        hints = {
            "strength": "{habits} which habits" if found.charted else "",
            "signs": LEGEND if self.snapshot.journal.check_ins else "",
        }
        for name, title, draw, _ in SECTIONS:
            section = self.query_one(f"#{name}", Drawn)
            if name == "year":
                span = str(found.year) if self._year else "the last 53 weeks"
                titled(section, f"{title} · {span}", "{year-before} {year-after} other years")
            else:
                titled(section, title, hints.get(name, ""))
            section.show(partial(draw, found))

    def action_year(self, by: int) -> None:
        """Another year of the map; not past this one."""
        today = self.snapshot.today.year
        year = (self._year or today) + by
        self._year = None if year >= today else max(1900, year)
        self.fill()

    def action_chart(self) -> None:
        """Choose whose strength is drawn."""
        found = Insights(self.snapshot)
        if found.charted:
            ChartedHabits(self.shell).choose(found.charted)

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one("#body", VerticalScroll).scroll_relative(y=lines, animate=False)
