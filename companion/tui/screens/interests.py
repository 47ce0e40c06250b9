"""Interests: what is nobody else's."""

from __future__ import annotations

from companion.tui.lines import line
from companion.tui.screens.listing import ListingScreen
from companion.tui.views.habits import put_away_row
from companion.tui.views.interests import interest_card, no_interests
from companion.tui.widgets.drawn import Drawn
from companion.tui.widgets.rows import Row


class InterestsScreen(ListingScreen):
    """Cards with pace."""

    HEADING = "Interests"
    KIND = "interest"
    KEYS = "s log a session · enter open · e edit · a add · / filter"
    MODE = "Interests"
    PURPOSE = (
        "Things of your own, and what you want of them. The bar is the part of the goal that is done; pace "
        "compares it with the time that is gone."
    )

    def rows(self, wanted: str) -> list[Row]:
        """Cards in the person's own order, the put-away after them."""
        shot = self.snapshot
        if not shot.journal.interests:
            return [no_interests("a")]
        away = (i for i in shot.journal.interests.values() if i.archived is not None)
        return [
            *(interest_card(p, shot) for p in shot.interests if wanted in p.interest.name.casefold()),
            *(put_away_row("interest", i.id, i.name) for i in away if wanted in i.name.casefold()),
        ]

    def fill(self) -> None:
        """The list alone; each card says enough."""
        super().fill()
        self.query_one("#about", Drawn).show(lambda width: [line("")])
