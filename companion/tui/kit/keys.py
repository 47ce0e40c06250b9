"""The keys that work on a screen, once each: one source for help and palette, and for keys of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding, BindingType
from textual.keys import format_key
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.widget import Widget

    from companion.domain.settings import Settings

_FUNCTION = re.compile(r"f\d+")
_NAME = re.compile(r"\{([^{}\s]+)\}")
_WRITTEN_OUT = ("enter", "backspace")


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
    if _FUNCTION.fullmatch(last):
        last = last.upper()
    elif last not in _WRITTEN_OUT:
        last = format_key(last)
    return "+".join((*modifiers, last))


# Names that keys had once, and have now: what somebody set under an old name goes on working.
RENAMED = {
    "as-before": "back-to-the-default",
    "excuse": "skip",
    "leave-in-peace": "snooze",
    "let-rest": "mute",
    "look-at-why": "look-into-it",
    "put-away": "archive",
    "rest": "pause",
    "restart-small": "start-small",
}


def own_keys(settings: Settings) -> dict[str, str]:
    """The keys that are the person's own choice, by the names of what they do."""
    own = dict(key.split("=", 1) for key in settings.keys)
    return {**{RENAMED.get(name, name): key for name, key in own.items()}, "hide": settings.hide_key}


def keys_on(
    screen: type[Screen[Any]] | None,
    app: type[App[Any]],
    own: Mapping[str, str],
    inside: Iterable[type[Widget]] = (),
) -> dict[str, str]:
    """The key of each name on a screen, as it is written; of several the first of one sign, or the first.

    ``inside`` are the widgets of the screen whose keys come first, the innermost at the start.
    """
    found: dict[str, str] = {}
    page: type[Widget] | None = getattr(screen, "VIEW", None)  # a page that stands on the screen
    around = [one for one in (screen, page) if one is not None]
    for owner in (owner for one in (*inside, *around, app) for owner in one.__mro__):
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id and binding.id not in found:
                found[binding.id] = own.get(binding.id, binding.key)
    return {name: _of_several(keys) for name, keys in found.items()}


def taught(words: str, keys: Mapping[str, str]) -> str:
    """``words`` with the key of each ``{name}`` in its place; what no key has for a name stays as it is."""
    if "{" not in words:
        return words
    return _NAME.sub(lambda found: keys.get(found[1], found[0]), words)


def keys_for(widget: Widget) -> Mapping[str, str]:
    """The keys that work where ``widget`` stands, by their names; none in another app."""
    of: Callable[..., Mapping[str, str]] | None = getattr(widget.app, "keys_of", None)
    if of is None:
        return {}
    inside = (type(each) for each in widget.ancestors_with_self if not isinstance(each, (Screen, App)))
    return of(widget.screen, tuple(inside))


def _of_several(keys: str) -> str:
    shown = [shown_key(key) for key in keys.split(",")]
    return next((key for key in shown if len(key) == 1 and key.isascii()), shown[0])


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
