"""The seven places, and the keys that work everywhere: one source for key bar, help and palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.binding import Binding, BindingType
from textual.screen import Screen

from companion.tui.kit.keys import named, opens
from companion.tui.rooms import screen_of
from companion.tui.today.screen import TodayScreen

PLACES: dict[str, str | Callable[[], Screen[Any]]] = {
    "today": TodayScreen,
    **{
        place: partial(screen_of, place)
        for place in ("solitude", "friends", "interests", "check_in", "talk", "insights")
    },
}

PAGES = (
    ("blocks", "Open blocks", "appointments with yourself, week by week"),
    ("log of time", "Open the log of sessions", "where your time went, and which places helped"),
    ("seasons", "Open seasons", "stretches in which less is asked"),
    ("resting", "Open all that rests", "what is snoozed, paused, left alone or muted, and until when"),
    ("quiet time", "Set up quiet time", "checklist, commands of your own, and the sound at its end"),
)
"""Pages that the palette opens where no key does: their names, what that says, and a word about them."""


def _goes(key: str, place: str, word: str, tooltip: str) -> Binding:
    """A key that goes to a place."""
    return Binding(key, f"go({place!r})", word, tooltip=tooltip)


KEYS: list[BindingType] = named(
    [
        _goes("1", "today", "Today", "Go to Today: one screen for the morning"),
        _goes("2", "solitude", "Solitude", "Go to Solitude: habits of time alone, their streaks and history"),
        _goes("3", "friends", "Friends", "Go to Friends: who is fine, who went quiet"),
        _goes("4", "interests", "Interests", "Go to Interests: what is your own, and how it goes"),
        _goes("5", "check_in", "Check-in", "Go to Check-in: the eleven signs, and what was marked before"),
        _goes("6", "talk", "Talk", "Go to Talk: words for asking, the monthly talk, what you agreed"),
        _goes("7", "insights", "Insights", "Go to Insights: the year of all habits, and what moved together"),
        opens("comma", "settings", "Settings: days, questions, keys, lock"),
        Binding(
            "question_mark", "screen.help", "help", tooltip="Help: what this screen is for, and its keys"
        ),
        Binding("u", "undo", "undo", tooltip="Undo the last change"),
        Binding("0", "neutral", "neutral view", tooltip="Neutral view: a plain calendar, no names, no signs"),
        Binding(
            "f9",
            "hide",
            "hide",
            tooltip="Hide everything at once; the same key brings it back",
            priority=True,
        ),
        Binding("q,ctrl+q", "quit", "quit", tooltip="Quit; what you recorded is already saved"),
        Binding(
            "ctrl+z",
            "suspend_process",
            "suspend",
            tooltip="Suspend: back to the shell; fg returns",
            priority=True,
        ),
    ]
)
