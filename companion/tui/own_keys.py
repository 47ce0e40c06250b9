"""The keys that are the person's own choice, and words that name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from companion.tui.kit.keys import keys_on, own_keys, shown_key, taught
from companion.tui.styled import StyledApp

if TYPE_CHECKING:
    from companion.domain.settings import Settings


class OwnKeys(StyledApp):
    """Keys by the names of what they do, as a person set them or as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.own_keys: Mapping[str, str] = {"hide": "f9"}
        self._keys: dict[tuple[type[Any], ...], dict[str, str]] = {}

    def take_keys(self, settings: Settings) -> None:
        """Use the keys that are set; hints name them from then on."""
        keymap = own_keys(settings)
        if keymap != self.own_keys:
            self.own_keys, self._keys = keymap, {}
            self.set_keymap(keymap)

    def keys_of(self, screen: Screen[Any], inside: tuple[type[Widget], ...] = ()) -> Mapping[str, str]:
        """The keys of a screen, or of what a dialog stands on, by the names of what they do.

        Those of the widgets ``inside`` come first.
        """
        if isinstance(screen, ModalScreen):
            screen = next((s for s in reversed(self.screen_stack) if not isinstance(s, ModalScreen)), screen)
        where = (type(screen), *inside)
        if where not in self._keys:
            self._keys[where] = keys_on(type(screen), type(self), self.own_keys, inside)
        return self._keys[where]

    def taught(self, words: str) -> str:
        """``words`` with the key of each ``{name}`` in its place."""
        return taught(words, self.keys_of(self.screen))

    def get_key_display(self, binding: Binding) -> str:
        """A key in help and palette, as the hints write it."""
        return binding.key_display or shown_key(binding.key)
