"""The keys that work on a screen, once each: one source for help and palette."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding
from textual.screen import Screen


def listed_bindings(screen: Screen[Any]) -> list[tuple[str, Binding]]:
    """Each action that has words, with all its keys as they are shown: ``[("j ↓", binding), ...]``."""
    found: dict[str, tuple[str, Binding]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.tooltip or not active.enabled:
            continue
        key = screen.app.get_key_display(binding)
        known = found.get(binding.action)
        found[binding.action] = (f"{known[0]} {key}" if known else key, known[1] if known else binding)
    return list(found.values())
