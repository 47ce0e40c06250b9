"""Colours and styles: what makes an app look like Companion, seen or unseen."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual.app import App

from companion.resources import styles
from companion.tui.kit.lines import ROLES
from companion.tui.kit.squares import PLAIN
from companion.tui.stylesheet import SteadyStylesheet
from companion.tui.themes import DARK, fallback, has_few_colours, themes_for


class StyledApp(App[None]):
    """An app in Companion's styles, with its own themes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in (*ROLES, "cursor")}
    CSS_PATH: ClassVar[list[str | PurePath]] = sorted(styles().rglob("*.tcss"))

    color_system: str | None = None
    """What a terminal can show, as Rich names it; None for anything."""

    def suit_terminal(self, color_system: str | None) -> None:
        """Before the start: take the colours that a terminal can show (see ``themes_for``)."""
        for theme in themes_for(color_system):
            self.register_theme(theme)
        self.color_system = color_system
        few = has_few_colours(color_system)
        self.set_class(few, "-few-colours")
        self.set_class(few or self.no_color, PLAIN)

    def wear(self, theme: str) -> None:
        """Before the start: take the theme of that name, or the dark one for a stranger."""
        self.theme = theme if theme in self.available_themes else DARK.name
        self.stylesheet = SteadyStylesheet(variables=self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours the styles may name with any theme."""
        return fallback(self.current_theme, self.color_system)
