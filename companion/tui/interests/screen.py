"""Interests: what is nobody else's."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from companion.domain.naming import folded
from companion.tui.interests.page import InterestView
from companion.tui.interests.rows import interest_card, no_interests, tell_words
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.hints import archived_rows
from companion.tui.kit.keys import opens
from companion.tui.kit.lines import paragraph
from companion.tui.kit.listing import ListingScreen
from companion.tui.kit.row_layout import Row


class InterestsScreen(ListingScreen):
    """Cards with pace."""

    HEADING = "Interests"
    FIRST = "interest"
    KEYS = (
        "{start} start · {log} log · enter open · {add} add · {yours-before} yours before · {filter} filter"
    )
    VIEW = InterestView
    MODE = "Interests"
    PILLAR = "interests"
    PURPOSE = (
        "Things of your own, and what you want of them. The bar is the part of the goal that is done; pace "
        "compares it with the time that is gone."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        opens("b", "yours before", "Show what was yours before the relationship"),
    ]

    def rows(self, wanted: str) -> list[Row]:
        """Cards in the person's own order, the put-away after them."""
        shot = self.snapshot
        if not shot.journal.interests:
            return [no_interests("{add}")]
        away = (i for i in shot.journal.interests.values() if i.archived is not None)
        return [
            *(interest_card(p, shot) for p in shot.interests if wanted in folded(p.interest.name)),
            *archived_rows("interest", (i for i in away if wanted in folded(i.name))),
        ]

    def fill(self) -> None:
        """The list, and under it what one could tell."""
        super().fill()
        told = tell_words(self.snapshot)
        self.query_one("#about", Drawn).show(
            lambda width: [each for words in told for each in paragraph(words, width, "muted")]
        )
