"""The keys that work on a screen, once each: one source for help and palette, and for keys of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding, BindingType
from textual.keys import format_key
from textual.screen import Screen

if TYPE_CHECKING:
    from companion.domain.settings import Settings

_FUNCTION = re.compile(r"f\d+")


def named(bindings: Iterable[BindingType]) -> list[BindingType]:
    """The bindings, each that has words with a name by which its key can be changed: ``look-at-why``."""
    return [
        replace(binding, id=binding.description.lower().replace(" ", "-"))
        if isinstance(binding, Binding) and binding.tooltip and binding.id is None
        else binding
        for binding in bindings
    ]


def shown_key(key: str) -> str:
    """A key as it is written: ``[`` for ``left_square_bracket``, ``esc``, ``ctrl+y``, ``F9``."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    last = last.upper() if _FUNCTION.fullmatch(last) else format_key(last)
    return "+".join((*modifiers, last))


def own_keys(settings: Settings) -> dict[str, str]:
    """The keys that are the person's own choice, by the names of what they do."""
    return {**dict(key.split("=", 1) for key in settings.keys), "hide": settings.hide_key}


def keys_on(screen: type[Screen[Any]] | None, app: type[App[Any]], own: Mapping[str, str]) -> dict[str, str]:
    """The key of each name on a screen, as it is written; of several the one that is quickest to read."""
    found: dict[str, str] = {}
    for owner in (*(screen.__mro__ if screen else ()), *app.__mro__):
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id and binding.id not in found:
                found[binding.id] = own.get(binding.id, binding.key)
    return {name: min(map(shown_key, keys.split(",")), key=len) for name, keys in found.items()}


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
