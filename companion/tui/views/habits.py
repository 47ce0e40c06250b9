"""Rows of habits."""

from __future__ import annotations

from datetime import date

from companion.domain.schedule import Kind
from companion.services.snapshot import HabitView, Snapshot
from companion.tui.lines import Line, columns, line
from companion.tui.widgets.rows import Row
from companion.tui.wording import habit_note, percent, recent, streak_words, tick_box

NARROW, MEDIUM = 46, 62  # cells below which a column is left out


def habit_rows(shot: Snapshot) -> list[Row]:
    """The day's habits; what nobody asks for today stands last. An empty list says what to do."""
    if not shot.habits:
        return [hint("Nothing here yet. What do you do that is only yours?", "a adds a habit")]
    first = [view for view in shot.habits if asked_today(view, shot.today)]
    rest = [view for view in shot.habits if not asked_today(view, shot.today)]
    return [habit_row(view, shot.today) for view in (*first, *rest)]


def asked_today(view: HabitView, today: date) -> bool:
    """Whether a habit belongs to today's list proper: due, kept or excused today, or always noted."""
    if view.habit.paused_on(today) or view.habit.start > today:
        return False
    if view.habit.current.schedule.kind is Kind.TRACK or today in view.entries:
        return True
    return view.streak.state != "unscheduled"


def habit_row(view: HabitView, today: date) -> Row:
    """One habit on one line: box, name, last days, streak, strength, a word."""

    def draw(width: int) -> list[Line]:
        box, box_role = tick_box(view, today)
        note, note_role = habit_note(view, today)
        name = (view.habit.name, 0, "" if asked_today(view, today) else "muted")
        streak = (streak_words(view), 9, "", "right")
        mark = (box, 1, box_role)
        if width < NARROW:
            return [columns(width, mark, name, (note, min(16, width // 3), note_role))]
        days = (recent(view, today, 14 if width >= MEDIUM else 7), 14 if width >= MEDIUM else 7, "muted")
        if width < MEDIUM:
            return [columns(width, mark, name, days, streak, (note, 12, note_role))]
        room = 18 if width < 84 else 26
        strength = (percent(view.strength), 5, "muted", "right")
        return [columns(width, mark, name, days, streak, strength, (note, room, note_role))]

    return Row(("habit", view.habit.id), draw)


def hint(words: str, key_words: str) -> Row:
    """What an empty list says: words, and the key to press."""
    key, _, rest = key_words.partition(" ")
    return Row(None, lambda width: [line((words, "muted")), line((key, "accent"), (f" {rest}", "muted"))])


def put_away_row(kind: str, key: int, name: str, word: str = "put away") -> Row:
    """Something that is no longer on the list, and can be brought back."""
    words = f"{word} · z brings it back" if word == "put away" else word
    return Row(
        (kind, key),
        lambda width: [columns(width, ("·", 1, "muted"), (name, 0, "muted"), (words, len(words), "muted"))],
    )
