"""Seasons: stretches in which less is asked."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from companion.tui.kit.beside import SideBySide
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.time.seasons_actions import SeasonActions
from companion.tui.time.seasons_rows import about_lines, season_rows

KEYS = "{add} add · {edit} edit · {end-now} end now · {delete} delete"
OVER = "{add} add · {edit} edit · {delete} delete"


class SeasonsPage(SideBySide):
    """All seasons; the one that runs on top."""

    HEADING = "Seasons"
    FIRST = "season"
    MODE = "Solitude"
    PURPOSE = (
        "A busy or hard time, with an end. For each habit and circle it says what is enough meanwhile. Days "
        "it takes off are skipped. It ends by itself, and earlier days keep their result."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "Edit this season"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "archive", "end now", tooltip="End it early: from today everything is asked as usual"),
        Binding("escape,backspace,n", "app.pop_screen", "back", tooltip="Back"),
    ]

    def compose_body(self) -> ComposeResult:
        """The list, and what the one under the cursor asks."""
        with Vertical(id="body"):
            yield RowList(id="season")
            with VerticalScroll(id="about", classes="framed", can_focus=False):
                yield Drawn(id="asked")

    def fill(self) -> None:
        """Rows from the snapshot."""
        listing = self.query_one("#season", RowList)
        listing.show(season_rows(self.snapshot))
        self.show_beside()

    def kind_to_add(self) -> str | None:
        """Here one begins seasons."""
        return "season"

    def opened(self, kind: str, key: Any) -> None:
        """Enter changes it."""
        SeasonActions(self.shell).edit(key)

    def show_beside(self) -> None:
        """What the season asks for."""
        listing, shot = self.query_one("#season", RowList), self.snapshot
        season = shot.journal.seasons.get(listing.key[1]) if isinstance(listing.key, tuple) else None
        over = season is not None and season.end < shot.today
        titled(listing, "Seasons", "" if season is None else OVER if over else KEYS)
        titled(self.query_one("#about"), season.name if season is not None else "What a season does")
        self.query_one("#asked", Drawn).show(lambda width: about_lines(season, shot, width))
