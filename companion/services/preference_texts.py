"""Values of settings as a person types them, and as they are shown. Each reader raises Unreadable."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import time
from functools import partial
from pathlib import Path

from companion.domain.answers import Pillar
from companion.domain.cadence import parse_cadence
from companion.domain.errors import Unreadable
from companion.domain.friend import Circle
from companion.domain.friend_status import CIRCLE_CADENCE
from companion.domain.hours import read_time
from companion.domain.numbers import read_whole

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_day_start(text: str) -> time:
    """When a day begins: 00:00 to 12:00."""
    found = read_time(text)
    if found > time(12):
        raise Unreadable(f"a day cannot start at {found:%H:%M}", "use 00:00 to 12:00")
    return found


def read_weekday(text: str) -> int:
    """The number of the weekday that begins so, 0 for Monday."""
    plain = text.strip().casefold()
    fits = [n for n, name in enumerate(WEEKDAYS) if plain and name.casefold().startswith(plain)]
    if len(fits) != 1:
        raise Unreadable(f"“{text.strip()}” is not a weekday", "write it as Monday")
    return fits[0]


def number_from(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers from ``least`` to ``most``."""
    return partial(read_whole, least=least, most=most)


def read_flag(text: str) -> bool:
    """Whether ``text`` says yes, in any case. Raises Unreadable for anything but yes and no."""
    plain = text.strip().casefold()
    if plain not in ("yes", "no"):
        raise Unreadable(f"“{text.strip()}” is neither yes nor no", "write yes or no")
    return plain == "yes"


def read_pillars(text: str) -> tuple[str, ...]:
    """The names of pillars, in their order; none for ``none``."""
    words = [word for word in re.split(r"[,\s]+", text.casefold()) if word and word not in ("none", "and")]
    unknown = [word for word in words if word not in set(Pillar)]
    if unknown:
        raise Unreadable(
            f"“{unknown[0]}” is not something that can ask", "solitude, friends, interests or none"
        )
    return tuple(pillar.value for pillar in Pillar if pillar.value in words)


def read_rhythm(circle: Circle, text: str) -> str:
    """A cadence in its own words; empty for the default."""
    cadence = parse_cadence(text)
    if cadence == CIRCLE_CADENCE[circle]:
        return ""
    return "none" if cadence is None else str(cadence)


def show_rhythm(circle: Circle, value: str) -> str:
    """The rhythm of a circle, its default where none is set."""
    return value or str(CIRCLE_CADENCE[circle])


def read_circle_names(text: str) -> tuple[str, ...]:
    """A name for each circle; none where they are the default ones."""
    names = tuple(" ".join(name.split()) for name in text.split(","))
    if names == tuple(Circle):
        return ()
    if len(names) != len(Circle) or not all(names) or len({name.casefold() for name in names}) != len(names):
        raise Unreadable("four different names are needed, nearest first", "inner, close, wider, kept")
    return names


def read_calendars(text: str) -> tuple[str, ...]:
    """Folders of calendar files, with commas between."""
    if text.strip().casefold() in ("", "none"):
        return ()
    found = tuple(str(Path(each.strip()).expanduser().absolute()) for each in text.split(",") if each.strip())
    for each in found:
        if not Path(each).exists():
            raise Unreadable(f"there is nothing at {each}", "give folders of calendars, or .ics files")
    return found


def read_checklist(text: str) -> tuple[str, ...]:
    """Lines, with commas between."""
    return tuple(" ".join(item.split()) for item in text.split(",") if item.strip())


def read_command(text: str) -> str:
    """A command as a shell reads it; empty for ``none``."""
    if text.strip().casefold() == "none":
        return ""
    try:
        shlex.split(text)
    except ValueError:
        raise Unreadable("a quotation mark is not closed", "write the command as in a shell") from None
    return text.strip()


def read_title(text: str) -> str:
    """What a block is called in an exported calendar."""
    plain = " ".join(text.split())
    if not plain:
        raise Unreadable("a block needs some title", "Busy")
    return plain


_HIDE = {f"f{n}" for n in range(1, 11)} | {f"ctrl+{letter}" for letter in "abdefgklnortwxy"}


def read_hide_key(text: str) -> str:
    """A key that hides the screen."""
    plain = text.strip().casefold()
    if plain not in _HIDE:
        raise Unreadable(f"“{text.strip()}” cannot hide", "F1 to F10, or ctrl and a letter such as ctrl+g")
    return plain


def read_keys(text: str) -> tuple[str, ...]:
    """Keys of one's own, ``ACTION = KEY`` with commas between."""
    found = []
    for part in text.split(","):
        name, equals, key = (word.strip().casefold() for word in part.strip().partition("="))
        if not name and not equals:
            continue
        plain = len(key) == 1 and key.isalnum()
        if not re.fullmatch(r"[a-z][a-z-]*", name) or not (plain or key in _HIDE):
            raise Unreadable(f"“{part.strip()}” is not a key", "write undo=ctrl+y, start=t and the like")
        found.append(f"{name}={key}")
    return tuple(found)


def show_flag(value: bool) -> str:
    """``value`` as yes or no."""
    return "yes" if value else "no"


def show_time(value: time) -> str:
    """A time of day, such as 07:30."""
    return f"{value:%H:%M}"


def show_list(value: tuple[str, ...]) -> str:
    """Words, with commas between."""
    return ", ".join(value) or "none"
