"""Choices that forms of several rooms offer."""

from __future__ import annotations

from companion.domain.friend import Circle
from companion.tui.kit.choice import Option

YES_NO = (Option("no", "n"), Option("yes", "y"))
CIRCLES = tuple(Option(circle.value, circle.value[0]) for circle in Circle)
