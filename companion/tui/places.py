"""The seven places, and the keys that work everywhere: one source for key bar, help and palette."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.binding import Binding, BindingType
from textual.screen import Screen

from companion.tui.kit.keys import named
from companion.tui.today.screen import TodayScreen


def later(module: str, name: str) -> Callable[[], Screen[Any]]:
    """A screen that is imported when it is first gone to."""
    return lambda: getattr(import_module(f"companion.tui.{module}"), name)()


PLACES: dict[str, str | Callable[[], Screen[Any]]] = {
    "today": TodayScreen,
    "solitude": later("habits.screen", "SolitudeScreen"),
    "friends": later("friends.screen", "FriendsScreen"),
    "interests": later("interests.screen", "InterestsScreen"),
    "check_in": later("care.check_in", "CheckInScreen"),
    "talk": later("talk.screen", "TalkScreen"),
    "insights": later("insights.screen", "InsightsScreen"),
}

KEYS: list[BindingType] = named(
    [
        Binding("1", "go('today')", "Today", tooltip="One screen for the morning"),
        Binding("2", "go('solitude')", "Solitude", tooltip="Habits of time alone, their streaks and history"),
        Binding("3", "go('friends')", "Friends", tooltip="Who is fine, who went quiet"),
        Binding("4", "go('interests')", "Interests", tooltip="What is your own, and how it goes"),
        Binding("5", "go('check_in')", "Check-in", tooltip="The eleven signs, and what was marked before"),
        Binding("6", "go('talk')", "Talk", tooltip="Words for asking, the monthly talk, what you agreed"),
        Binding("7", "go('insights')", "Insights", tooltip="The year of all habits, and what moved together"),
        Binding("comma", "settings", "settings", tooltip="What can be set: days, questions, keys, lock"),
        Binding("question_mark", "screen.help", "help", tooltip="What this screen is for, and its keys"),
        Binding("u", "undo", "undo", tooltip="Take the last change back"),
        Binding("0", "neutral", "neutral view", tooltip="A plain calendar of blocks: no names, no signs"),
        Binding(
            "f9",
            "hide",
            "hide",
            tooltip="Hide everything at once; again brings it back",
            priority=True,
        ),
        Binding("q", "quit", "quit", tooltip="Close; everything is already on disk"),
        Binding(
            "ctrl+z", "suspend_process", "suspend", tooltip="Back to the shell; fg returns", priority=True
        ),
    ]
)

# Places without a key of their own: what the palette calls them, and says of them.
PALETTE_PLACES = (
    ("Blocks", "Appointments with yourself, week by week"),
    ("Sessions", "The log of time, and what places did"),
    ("Seasons", "Stretches in which less is asked"),
    ("Quiet time", "Checklist, commands of your own and sound of the timer"),
    ("All that rests", "What is snoozed, paused, left alone or muted, and until when"),
)
