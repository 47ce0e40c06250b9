"""What other habit trackers write: bytes in, one common frozen value out. No store, no clock.

To add a tracker: a module here with ``read(files) -> FoundHabits``, and a line in ``READERS``. A reader keeps
what was stated, leaves out what the other program worked out by itself, and gives a reason for all it leaves
out.
"""

from __future__ import annotations

import importlib
from typing import Final

from companion.formats.trackers.files import Files
from companion.formats.trackers.found import FoundHabits

# Word on the command line -> (module, what it is called, what to give)
READERS: Final = {
    "loop": ("loop", "Loop Habit Tracker", "the CSV export (.zip or folder) or the full backup (.db)"),
    "harsh": ("harsh", "harsh", "the folder with the files habits and log"),
    "table-habit": ("table_habit", "Table Habit", "the exported .json"),
    "beaverhabits": ("beaverhabits", "beaverhabits", "the exported .json"),
    "habitbull": ("habitbull", "HabitBull", "the exported .csv"),
    "oidia": ("oidia", "oidia", "its streaks.json"),
    "dijo": ("dijo", "dijo", "its habit_record.json"),
}


def read_tracker(word: str, files: Files) -> FoundHabits:
    """Everything in ``files`` of the tracker ``word``. Raises Refused for what is none of its files."""
    reader = importlib.import_module(f"companion.formats.trackers.{READERS[word][0]}")
    found: FoundHabits = reader.read(files)
    return found
