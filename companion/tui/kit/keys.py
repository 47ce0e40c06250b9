"""The keys that work on a screen, once each: one source for help and palette, and for keys of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.keys import format_key
from textual.screen import Screen
from textual.style import Style

from companion.domain.empty import EMPTY
from companion.domain.plain import one_line
from companion.tui.kit.lines import joined, width_of

if TYPE_CHECKING:
    from textual.widget import Widget

    from companion.domain.settings import Settings

FRAME = 6  # cells of a border's corners and blanks beside its words
_FUNCTION = re.compile(r"f\d+")
_NAME = re.compile(r"\{([^{}\s]+)\}")
_WRITTEN_OUT = ("enter", "backspace")
_SPELT = {
    "esc": "escape",
    **{key: key for key in ("enter", "space", "tab", "shift+tab", "ctrl+s", "y", "n", "s", "l")},
}
"""Keys that hints write out, as Textual calls them."""


def named(bindings: Iterable[BindingType]) -> list[BindingType]:
    """The bindings, each that has words with a name by which its key can be changed: ``look-at-why``."""
    return [
        replace(binding, id=binding.description.lower().replace(" ", "-"))
        if isinstance(binding, Binding) and binding.tooltip and binding.id is None
        else binding
        for binding in bindings
    ]


class NamedKeys:
    """Has its keys named, before Textual reads them."""

    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, **options: Any) -> None:
        if "BINDINGS" in cls.__dict__:
            cls.BINDINGS = named(cls.BINDINGS)
        super().__init_subclass__(**options)


def opens(key: str, place: str, tooltip: str) -> Binding:
    """A key that opens a place, which has the word beside the key for a name."""
    return Binding(key, f"app.open({place!r})", place, tooltip=tooltip)


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
    "held": "it-took-place",
    "keep": "save",
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
    """The key of each name on a screen, as Textual calls it: of several the first of one sign, or the first.

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
    return _NAME.sub(lambda found: shown_key(keys[found[1]]) if found[1] in keys else found[0], words)


def parts_within(hint: str, width: int, keys: Mapping[str, str] = EMPTY) -> str:
    """The first parts of ``hint``, as many as fit; they are written with dots between them.

    A hint may be written in two ways, ``look into it | look``: the shorter where the longer does not fit.
    """
    long, _, short = hint.partition(" | ")
    parts = (short if short and width_of(taught(long, keys)) > width else long).split(" · ")
    while len(parts) > 1 and width_of(taught(joined(parts), keys)) > width:
        parts.pop()
    return joined(parts)


def clickable(hint: str, keys: Mapping[str, str]) -> Content:
    """The hint of a frame, ``{add} add · enter open``: a click on a part presses the key it begins with."""
    shown = Content("")
    for n, part in enumerate(hint.split(" · ")):
        first = part.split(" ", 1)[0]
        name = _NAME.fullmatch(first)
        key = keys.get(name[1]) if name else _SPELT.get(first)
        words = Content(one_line(taught(part, keys)))
        if key is not None:
            words = words.stylize(Style.from_meta({"@click": f"app.press({key!r})"}))
        shown = shown.append(Content(" · ") if n else Content("")).append(words)
    return shown


def keys_for(widget: Widget) -> Mapping[str, str]:
    """The keys that work where ``widget`` stands, by their names; none in another app."""
    of: Callable[..., Mapping[str, str]] | None = getattr(widget.app, "keys_of", None)
    if of is None:
        return {}
    inside = (type(each) for each in widget.ancestors_with_self if not isinstance(each, (Screen, App)))
    return of(widget.screen, tuple(inside))


def _of_several(keys: str) -> str:
    several = keys.split(",")
    signs = (key for key in several if len(shown_key(key)) == 1 and shown_key(key).isascii())
    return next(signs, several[0])


async def press(app: App[Any], key: str) -> None:
    """Do what ``key``, as Textual calls it, would do now; nothing where it does nothing.

    A key that is only simulated would not get past the widget that simulates it.
    """
    active = app.screen.active_bindings.get(key)
    if active is not None and active.enabled:
        await app.run_action(active.binding.action, active.node)


class Listed(NamedTuple):
    """Something that can be done on a screen now."""

    keys: str  # all of them, as they are shown: "j ↓"
    words: str
    binding: Binding
    everywhere: bool  # not only here


def listed_bindings(screen: Screen[Any]) -> list[Listed]:
    """Each action that has words and does something here now, once."""
    said: Callable[[Binding], str] = getattr(screen, "said", lambda binding: binding.tooltip)
    found: dict[str, Listed] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.tooltip or not active.enabled:
            continue
        if binding.action == "app.focus_next" and len(screen.focus_chain) < 2:
            continue  # there is no other list to go to
        key = screen.app.get_key_display(binding)
        known = found.get(binding.action)
        if known is not None:
            found[binding.action] = known._replace(keys=f"{known.keys} {key}")
        else:
            found[binding.action] = Listed(key, said(binding), binding, isinstance(active.node, App))
    return list(found.values())
