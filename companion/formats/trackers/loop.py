"""Loop Habit Tracker: the CSV export or the full backup, told apart by their first bytes."""

from __future__ import annotations

from companion.formats.trackers.files import Files, not_it
from companion.formats.trackers.found import FoundHabits

WHAT = "a Loop export: the .zip or folder with Habits.csv, or the .db backup"
MAGIC = b"SQLite format 3\x00"


def read(files: Files) -> FoundHabits:
    """The habits of a Loop export of any generation. Raises Refused for anything else."""
    data = files.only
    if data is not None and data.startswith(MAGIC):
        from companion.formats.trackers.loop_backup import read_backup

        return read_backup(data, files.source)
    if not files.named("Habits.csv"):
        raise not_it(files, WHAT)
    from companion.formats.trackers.loop_tables import read_tables

    return read_tables(files)
