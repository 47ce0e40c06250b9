"""Choices that forms of several rooms offer."""

from __future__ import annotations

from companion.domain.friend import Circle
from companion.domain.friend_status import circle_name
from companion.domain.settings import Settings
from companion.tui.kit.choice import Option

YES_NO = (Option("no", "n"), Option("yes", "y"))


def circle_options(settings: Settings) -> tuple[Option, ...]:
    """The four circles by their names, each with a letter of its own: one of its name, or its number."""
    options: list[Option] = []
    for number, circle in enumerate(Circle, 1):
        name = circle_name(circle, settings)
        taken = {option.key for option in options}
        letters = (each for each in name.lower() if each.isascii() and each.isalpha() and each not in taken)
        options.append(Option(circle.value, next(letters, str(number)), name))
    return tuple(options)
