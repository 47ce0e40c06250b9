"""The styles of the app, each read once."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class ReadOnce(Stylesheet):
    """Styles that are read again only when the colours they name are others.

    Textual reads all of them again for every new screen, which is half of what a first visit costs.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Name the colours; what was read with the same ones is kept."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Read what was not read yet. Raises StylesheetParseError when that is no style."""
        if self._require_parse:
            self.parse()
