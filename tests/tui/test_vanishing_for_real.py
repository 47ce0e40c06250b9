"""By real keys in a pseudo-terminal: each page and dialog while another process deletes what it is about.

The usual run goes through every fourth of them; ``test_vanishing.py`` has them all, without a terminal.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from companion.domain.journal import Journal
from companion.services.companion import Companion
from companion.services.demo import write_demo
from tests.sweeps import sample
from tests.tui.conftest import TODAY
from tests.tui.terminal import COMPANION, Terminal, environment

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
# Keys, what shows that they arrived, the table whose records vanish, and what stands there afterwards.
WALK = [
    ("2g\r", "A year", "habits", "Solitude · "),
    ("2g\re", "new from", "habits", "Solitude · "),
    ("2gx", "reason", "habits", "Solitude · "),
    ("2gD", "Delete", "habits", "Solitude · "),
    ("3g\r", "Contacts", "friends", "Friends · "),
    ("3g\rD", "Delete", "friends", "Friends · "),
    ("3ge", "birthday", "friends", "Friends · "),
    ("4g\r", "Sessions", "interests", "Interests · "),
    ("4g\rs", "Begin", "interests", "Interests · "),
    ("2l\r", "to share", "sessions", "Sessions · "),
    ("2b\te", "repeats", "blocks", "Blocks · "),
    ("5hD", "Delete this check-in?", "check_ins", "Check-ins · "),
    ("6gjj\r\r", "agree anew", "agreements", "Talk · "),
    ("6gjjj\re", "one sentence", "markers", "Talk · "),
    ("6gjjjjjj\rD", "Delete this change?", "life_changes", "Talk · "),
    ("6gjjjjjjj\rD", "Delete this line?", "own_lines", "Talk · "),
]


def with_records(journal: Journal, table: str, records: Any) -> Journal:
    return journal._replace(**{table: records})


def renamed(journal: Journal, name: str) -> Journal:
    last = journal.habits[max(journal.habits)]
    return journal.put("habits", last._replace(name=name))


def test_every_page_closes_with_a_line_and_the_place_below_goes_on(
    companion: Companion, tmp_path: Path
) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    terminal = Terminal(environment(tmp_path / "companion.json"), columns=119, rows=39)
    terminal.press(f"{COMPANION}\r")
    terminal.shows("F9")
    for turn, (keys, arrived, table, below) in enumerate(sample(WALK, 4)):
        for key in keys:
            terminal.press(key)
            terminal.settle()
        terminal.shows(arrived)
        whole = companion.work.journal
        companion.work.commit("gone", partial(with_records, table=table, records={}))
        terminal.shows("no longer there")
        terminal.shows(below)
        companion.work.commit("back", partial(with_records, table=table, records=getattr(whole, table)))
        name = f"Stretch {turn}"  # seen, all of it is back
        companion.work.commit("renamed", partial(renamed, name=name))
        terminal.press("2")
        terminal.shows(name)
        whole = companion.work.journal
    # Undo works on: a habit is ticked and taken back.
    terminal.press("1")
    terminal.shows("Companion · ")
    terminal.press(" ")
    terminal.until(lambda: companion.work.journal.entries != whole.entries)
    terminal.press("u")
    terminal.until(lambda: companion.work.journal.entries == whole.entries)
    terminal.press("q")
    terminal.until(lambda: terminal.text.rstrip().endswith("$"))
    terminal.close()
