"""Rows of settings, and what stands beside them: what each does, how it is set now, and what may be typed."""

from __future__ import annotations

from companion.content.files import own_words
from companion.domain.calendar import counted
from companion.domain.friend import Circle
from companion.domain.settings import Settings
from companion.paths import content_folder
from companion.services.preference_table import PREFERENCES, Preference, preference
from companion.services.resting import all_resting
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, beside, fit, paragraph
from companion.tui.kit.row_layout import Row

THEME, LOCK, WORDS, RESTING = "theme", "lock", "words", "resting"
DEFAULT_THEME = "companion-dark"
LABELS = {THEME: "theme", LOCK: "passphrase", WORDS: "words of your own", RESTING: "all that rests"}
WHAT = {
    THEME: "The colours: dark, light, high contrast, and all that come with Textual.",
    RESTING: "What is snoozed, paused, left alone or muted, with the day it is back. Enter shows it.",
    LOCK: (
        "Companion asks for it when it starts with --locked, and after the idle minutes above. It only "
        "hides the screen: whoever can read this disk can read your store. companion encrypt seals the store."
    ),
    WORDS: (
        "Files in {folder} replace the built-in signs, cards and scripts. The README says how. To change a "
        "text, edit its file; to have the built-in one back, delete it."
    ),
}
CIRCLES = (*(f"circle_{circle.value}" for circle in Circle), "circle_names")
GROUPS = (
    ("Days and weeks", ("day_start", "week_start")),
    ("Questions on Today", ("asks", "ask_days", "ask_from", "ask_until", RESTING)),
    ("Friends", ("suggested", "contacts_a_week", *CIRCLES)),
    ("Reminders", ("quiet_from", "quiet_until")),
    ("Quiet time", ("checklist", "hook_start", "hook_end", "bell")),
    ("Calendars", ("block_title", "calendars", "calendar_titles")),
    ("Privacy", ("hide_key", "early_frame", "lock_minutes", LOCK)),
)
LAST = "Looks and words"  # the group of all that is named in none


def setting_rows(shot: Snapshot, theme: str) -> list[Row]:
    """A row for each, in groups."""
    grouped = {name for _, names in GROUPS for name in names}
    others = [one.field for one in PREFERENCES if one.field not in grouped]
    rows: list[Row] = []
    for title, names in (*GROUPS, (LAST, (*others, THEME, WORDS))):
        rows.append(_heading(title, gap=bool(rows)))
        rows += [_row(name, label_of(name, shot), value_of(name, shot, theme)) for name in names]
    return rows


def label_of(name: str, shot: Snapshot) -> str:
    """The words for it."""
    return LABELS.get(name) or preference(name, shot.journal.settings).label


def value_of(name: str, shot: Snapshot, theme: str) -> str:
    """How it is set now."""
    settings = shot.journal.settings
    if name == LOCK:
        return "set" if settings.lock else "none"
    if name == THEME:
        return theme
    if name == WORDS:
        return own_words()
    if name == RESTING:
        number = len(all_resting(shot))
        return counted(number, "thing") if number else "nothing"
    one = preference(name)
    return one.show(getattr(settings, one.field))


def about_lines(name: str, shot: Snapshot, theme: str, width: int, *, roomy: bool) -> list[Line]:
    """What happens, how it is set now and by default, and what may be typed; ``roomy`` with a blank line."""
    if not name:
        return []
    if name == RESTING:
        return paragraph(WHAT[RESTING], width)
    if name == WORDS:
        return paragraph(WHAT[WORDS].replace("{folder}", str(content_folder())), width)
    one = preference(name, shot.journal.settings) if name not in WHAT else None
    lines = [*paragraph(one.what if one else WHAT[name], width), *([()] if roomy else [])]
    now, default = value_of(name, shot, theme), _default(name, one)
    if now == default:
        lines += paragraph(f"Now: {now}, the default.", width, "muted")
    else:
        lines += paragraph(f"Now: {now}. The default is {default}.", width, "muted")
    accepted = ", ".join(one.choices) if one and one.choices else one.hint if one else ""
    return [*lines, *(paragraph(f"It takes {accepted}.", width, "muted") if accepted else ())]


def _default(name: str, one: Preference | None) -> str:
    if one is None:
        return DEFAULT_THEME if name == THEME else "none"
    return one.show(getattr(Settings(), one.field))


def _heading(title: str, *, gap: bool) -> Row:
    return Row(None, lambda width: [*([()] if gap else []), ((title, "heading"),)])


def _row(name: str, label: str, value: str) -> Row:
    return Row(("setting", name), lambda width: beside([(fit(label, 24), "muted")], value, width))
