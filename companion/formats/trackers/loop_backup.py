"""Loop Habit Tracker's full backup: an SQLite database of schema 12 to 25.

It is opened read-only from a copy. Days are milliseconds of midnight UTC of the local date. From schema 24
on each habit has a uuid, by which it is known again whatever it is called.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from companion.domain.errors import Refused
from companion.formats.trackers.fields import numbered
from companion.formats.trackers.found import MAX_ENTRIES, Days, FoundHabits, Gathering, Tracked, day_of_number
from companion.formats.trackers.frequency import schedule_of
from companion.formats.trackers.loop_values import YES, amount_of, kind_of

OLDEST, NEWEST = 12, 25
DAY = 86_400_000
MAX_STEPS = 400  # of a million instructions each: a file that makes the database run for ever is given up


def read_backup(data: bytes, source: str) -> FoundHabits:
    """The habits of a backup. Raises Refused for another database, a damaged one and one of a newer Loop."""
    try:
        with _opened(data) as database:
            _check(database, source)
            return _read(database, source)
    except (sqlite3.Error, OverflowError, UnicodeDecodeError):
        raise Refused(f"{source} is a damaged database", "make the backup in Loop again") from None


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory(prefix="companion-loop-") as folder:
        path = Path(folder) / "copy.db"
        path.touch(mode=0o600)
        path.write_bytes(data)
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            steps = iter(range(MAX_STEPS))
            database.set_progress_handler(lambda: next(steps, None) is None, 1_000_000)
            database.text_factory = lambda raw: raw.decode("utf-8", "replace")
            database.row_factory = sqlite3.Row
            database.execute("pragma trusted_schema = off")
            yield database


def _check(database: sqlite3.Connection, source: str) -> None:
    tables = {
        row[0].lower() for row in database.execute("select name from sqlite_master where type = 'table'")
    }
    if not {"habits", "repetitions"} <= tables:
        raise Refused(f"{source} is a database, but not of Loop", "make a full backup in Loop: Settings")
    version = database.execute("pragma user_version").fetchone()[0]
    if version > NEWEST:
        raise Refused(f"{source} comes from a newer Loop (schema {version})", "give its CSV export instead")
    if version < OLDEST:
        raise Refused(
            f"{source} comes from too old a Loop (schema {version})", "update Loop and back up again"
        )
    for table in ("habits", "repetitions"):
        if database.execute(f"select count(*) from {table}").fetchone()[0] > MAX_ENTRIES:
            raise Refused(f"{source} holds more than {MAX_ENTRIES} entries", "give a smaller file")


def _read(database: sqlite3.Connection, source: str) -> FoundHabits:
    gathering = Gathering()
    repetitions: dict[Any, list[Mapping[str, Any]]] = {}
    for entry in _records(database, "repetitions", "order by id"):
        repetitions.setdefault(entry.get("habit"), []).append(entry)
        gathering.count()
    keys: list[str] = []
    for habit in _records(database, "habits", "order by position, id"):
        key = numbered(keys, _text(habit.get("uuid")) or _text(habit.get("name")))
        _habit(habit, key, repetitions.pop(habit.get("id"), []), gathering)
    for strays in repetitions.values():
        for entry in strays:
            gathering.leave_out("entries of a habit that was deleted", f"row {entry.get('id')}", bad=False)
    return gathering.found()


def _records(database: sqlite3.Connection, table: str, order: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a table by column name, in small letters: which there are depends on the schema."""
    for row in database.execute(f"select * from {table} {order}"):
        yield {name.lower(): row[name] for name in row.keys()}  # noqa: SIM118 - a Row is no mapping


def _habit(
    row: Mapping[str, Any], key: str, repetitions: list[Mapping[str, Any]], gathering: Gathering
) -> None:
    name = _text(row.get("name"))
    times, span = _whole(row.get("freq_num")), _whole(row.get("freq_den"))
    numerical, at_most = row.get("type") == 1, row.get("target_type") == 1
    target = _number(row.get("target_value"))
    kind = kind_of(numerical, at_most, target, name, gathering)
    days = Days(gathering, name)
    for entry in repetitions:
        stamp, value = entry.get("timestamp"), entry.get("value", YES)
        where = f"row {entry.get('id')}"
        day = day_of_number(stamp // DAY) if isinstance(stamp, int) else None
        if isinstance(value, int):
            kind.put(value, day, _text(entry.get("notes")), where, days)
        else:
            days.leave_out("entries without a value", where, bad=True)
    words = (_text(row.get("question")), _text(row.get("description")))
    gathering.habit(
        Tracked(
            key,
            name,
            schedule_of(times, span, name, gathering),
            days.entries,
            amount=amount_of(numerical, at_most, target, span, name, gathering),
            unit=_text(row.get("unit")),
            note="\n".join(dict.fromkeys(word for word in words if word)),
            archived=bool(row.get("archived")),
            certain=bool(_text(row.get("uuid"))),
        )
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < 10_000 else 0


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
