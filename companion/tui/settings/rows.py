"""Rows of settings, and the line on what each does."""

from __future__ import annotations

from companion.content.files import own_words
from companion.paths import content_folder
from companion.services.preferences import PREFERENCES, preference
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, paragraph
from companion.tui.kit.rows import Row

THEME = ("theme", "theme", "Light, dark, of high contrast, and all that come with Textual. Kept.")
LOCK = (
    "lock",
    "passphrase",
    "Asked for when Companion is locked. It hides the screen; sealing is companion encrypt.",
)
WORDS = (
    "words",
    "words of your own",
    "Files in {folder} stand in place of the built-in words; the README tells how.",
)
_OTHER = {name: what for name, _, what in (THEME, LOCK, WORDS)}


def setting_rows(shot: Snapshot, theme: str) -> list[Row]:
    """One row for each."""
    settings = shot.journal.settings
    rows = [_row(one.field, one.label, one.show(getattr(settings, one.field))) for one in PREFERENCES]
    rows.append(_row(LOCK[0], LOCK[1], "set" if settings.lock else "none"))
    rows.append(_row(THEME[0], THEME[1], theme))
    rows.append(_row(WORDS[0], WORDS[1], own_words()))
    return rows


def what_lines(name: str, width: int) -> list[Line]:
    """What the setting ``name`` does."""
    if not name:
        return []
    what = _OTHER.get(name) or preference(name).what
    return paragraph(what.replace("{folder}", str(content_folder())), width, "muted")


def _row(name: str, label: str, value: str) -> Row:
    return Row(("setting", name), lambda width: [columns(width, (label, 24, "muted"), (value, 0, ""))])
