"""Styles that are read again only where they name other colours."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class SteadyStylesheet(Stylesheet):
    """A stylesheet for an app whose theme is known before it starts.

    Textual reads its styles again whenever a theme is set, at the start too, when they have just been read
    with the colours of that very theme: a sixth of a start. Other colours are read as ever.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._colours = variables
        self._differ = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; the same ones change nothing."""
        if variables != self._colours:
            self._colours, self._differ = variables, True
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read all styles again, if they name other colours than when they were read."""
        if self._differ:
            self._differ = False
            super().reparse()
