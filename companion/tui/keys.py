"""The keys that work on a screen, once each: one source for help and palette, and for keys of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.binding import Binding, BindingType
from textual.screen import Screen


def named(bindings: Iterable[BindingType]) -> list[BindingType]:
    """The bindings, each that has words with a name by which its key can be changed: ``look-at-why``."""
    return [
        replace(binding, id=binding.description.lower().replace(" ", "-"))
        if isinstance(binding, Binding) and binding.tooltip and binding.id is None
        else binding
        for binding in bindings
    ]


def names_on(screen: Screen[Any]) -> dict[str, str]:
    """The names of the keys of a screen, each with its keys as they are shown."""
    return {binding.id: keys for keys, binding in listed_bindings(screen) if binding.id}


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
