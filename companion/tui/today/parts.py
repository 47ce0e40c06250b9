"""The lists of Today and what stands in their frames, for any day: nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from companion.services.snapshot import Snapshot
from companion.tui.friends.rows import friend_rows
from companion.tui.habits.rows import Shown, habit_rows
from companion.tui.interests.rows import step_rows
from companion.tui.kit.row_layout import Row
from companion.tui.today.panel import panel_keys, panel_title, question_row, welcome_row
from companion.tui.today.week import week_rows

# Of the lists of the pillars: heading, and the hint while there is something in them.
HINTS = {
    "habit": ("Solitude", "space tick · {skip} skip · ←→ another day · {add} add"),
    "friend": ("Friends", "{contact} log a contact · {friends} all"),
    "interest": ("Interests", "{start} start · {log} log · {interests} all"),
}


class Part(NamedTuple):
    """One list: its heading, the hint below it, its rows; whether it is there, and can be gone to."""

    title: str
    hint: str
    rows: Sequence[Row]
    shown: bool = True
    can_focus: bool = True


def parts_of(shot: Snapshot, *, strength: bool) -> dict[str, Part]:
    """All lists but the year; ``strength`` is whether that of habits is shown."""
    rows = {
        "habit": habits(shot, None, strength=strength),
        "friend": friend_rows(shot),
        "interest": step_rows(shot),
    }
    found = {"lapse": _panel(shot)}
    for name, (title, hint) in HINTS.items():
        found[name] = Part(title, hint if getattr(shot, f"{name}s") else "", rows[name])
    ahead = week_rows(shot)
    blocks = any(isinstance(row.key, tuple) and row.key[0] == "time" for row in ahead)
    hint = "space did it · {say-it} words to say" if blocks else ""
    return found | {"week": Part("This week", hint, ahead, shown=bool(ahead))}


def habits(shot: Snapshot, chosen: date | None, *, strength: bool) -> list[Row]:
    """The habits with their strips; a friend may ask in amber, too."""
    return habit_rows(shot, chosen, Shown(strength=strength, amber=1 if shot.asking else 2))


def _panel(shot: Snapshot) -> Part:
    asking = shot.asking
    if shot.away:
        return Part("Welcome back", "", [welcome_row()], can_focus=bool(asking))
    if asking:
        return Part(panel_title(asking), panel_keys(asking[0]), [question_row(asking[0], shot)])
    return Part("", "", [], shown=False, can_focus=False)
