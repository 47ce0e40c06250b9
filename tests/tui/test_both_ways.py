"""The same month lived by keys and by commands end in the same store, but for ids and stamps."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from companion.bootstrap import make_companion
from companion.cli.run import run
from companion.domain.fields import FIELDS
from companion.domain.journal import Journal
from companion.services.companion import Companion
from tests.tui.conftest import MovableClock, opened, press, until

# The moment, the keys, and the command that does the same.
MONTH: list[tuple[str, tuple[str, ...], str]] = [
    ("03-01T09:00", ("2", "a", *"Coffee", "ctrl+s"), "add habit Coffee"),
    ("03-01T09:05", ("3", "a", *"Mira", "tab", "i", "ctrl+s"), "add friend Mira --circle inner"),
    ("03-01T09:10", ("4", "a", *"Cello", "ctrl+s"), "add interest Cello"),
    (
        "03-01T09:15",
        ("2", "b", "a", *"Library", "tab", *"tue thu", "tab", *"18:00", "ctrl+s", "escape"),
        'add block Library --at 18:00 --repeat "tue thu"',
    ),
    ("03-01T10:00", ("2", "space"), "tick coffee"),
    ("03-02T10:00", ("2", "space"), "tick coffee"),
    ("03-03T10:00", ("2", "x", "ctrl+s"), "tick coffee --skip"),
    ("03-03T20:00", ("3", "c", "c", "ctrl+s"), "contact mira --kind call"),
    ("03-04T20:00", ("4", "S", *"40", "ctrl+s"), "session cello --minutes 40"),
    ("03-05T10:00", ("2", "p", *"9 March", "ctrl+s"), 'pause coffee --until "9 March"'),
    ("03-05T10:05", ("3", "o", "tab", *"20 March", "ctrl+s"), 'snooze mira --until "20 March"'),
    ("03-09T10:00", ("2", "f", *"2026-03-04", "ctrl+s"), "tick coffee --date 2026-03-04"),
    ("03-09T10:05", ("2", "space"), "tick coffee"),
    ("03-09T10:06", ("u",), "undo"),
    ("03-09T21:00", ("5", "j", "m"), "mute shallow-thinking"),
    ("03-10T08:00", ("4", "z"), "archive cello"),
    ("03-12T20:00", ("5", "g", "j", "j", "n", "ctrl+s"), "check-in --sign dry-ideas=noticed"),
    ("03-13T20:00", ("5", "p", "left", "ctrl+s"), "compass --row reachable=left"),
    ("03-14T10:00", ("3", "e", *"Mira B", "ctrl+s"), 'edit mira --name "Mira B"'),
    ("03-16T10:00", ("2", "e", "tab", *"3 a week", "ctrl+s"), 'edit coffee --schedule "3 a week"'),
    ("03-17T20:00", ("2", "S", *"15", "ctrl+s"), "session coffee --minutes 15"),
    ("03-21T10:00", ("3", "c", "ctrl+s"), "contact mira"),
    ("03-24T10:00", ("3", "a", *"Joren", "ctrl+s"), "add friend Joren"),
    ("03-26T10:00", ("2", "D", "y"), "delete coffee --yes"),
    ("03-26T10:01", ("u",), "undo"),
    ("03-31T10:00", ("2", "space"), "tick coffee"),
]


def plain(journal: Journal) -> dict[str, Any]:
    """A journal with the place of a record in its table instead of its id."""
    places = {
        table: {key: at for at, key in enumerate(sorted(getattr(journal, table)))}
        for table in FIELDS
        if table != "settings"
    }
    found: dict[str, Any] = {"settings": journal.settings._replace(welcomed=True)}
    for table, ids in places.items():
        found[table] = [getattr(journal, table)[key]._replace(id=at) for key, at in ids.items()]
    friends = places["friends"]
    found["contacts"] = [
        each._replace(friends=tuple(friends[key] for key in each.friends)) for each in found["contacts"]
    ]
    for table in ("sessions", "blocks"):
        found[table] = [
            each._replace(
                habit=places["habits"].get(each.habit), interest=places["interests"].get(each.interest)
            )
            for each in found[table]
        ]
    found["entries"] = {places["habits"][key]: dict(days) for key, days in journal.entries.items() if days}
    return found


def by_commands(path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    monkeypatch.setenv("COMPANION_DATA", str(path))
    for moment, _, command in MONTH:
        monkeypatch.setenv("COMPANION_NOW", f"2026-{moment}")
        assert run(shlex.split(command)) == 0, command
    return make_companion(path).work.journal


async def test_a_month_by_keys_and_by_commands_is_the_same_month(
    companion: Companion, clock: MovableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = plain(by_commands(tmp_path / "by-commands.json", monkeypatch))
    companion.welcome.close()
    clock.moment = datetime.fromisoformat(f"2026-{MONTH[0][0]}")
    async with opened(companion, (120, 36)) as pilot:
        for moment, keys, command in MONTH:
            clock.moment = datetime.fromisoformat(f"2026-{moment}")
            pilot.app.poll()  # type: ignore[attr-defined]
            await until(pilot, lambda: pilot.app.today == clock.moment.date())  # type: ignore[attr-defined]
            before = companion.work.repository.version()
            await press(pilot, *keys)
            await until(pilot, lambda before=before: companion.work.repository.version() != before)
            print(command)  # for whoever looks why it differs
    assert plain(companion.work.journal) == wanted
