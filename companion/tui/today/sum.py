"""The day in one line: how much of it is done, and the next hour of one's own."""

from __future__ import annotations

from companion.domain.schedule import Kind
from companion.domain.spoken import amount
from companion.services.snapshot import Snapshot
from companion.tui.habits.rows import asked_today
from companion.tui.kit.wording import tick_box


def sum_words(shot: Snapshot) -> tuple[str, ...]:
    """``2 of 8 done``, and ``Library at 18:00``; what there is nothing to say of is left out."""
    return tuple(words for words in (_habits(shot), _block(shot)) if words)


def _habits(shot: Snapshot) -> str:
    """What was done of what the day asks for; what is only noted, skipped or not due does not count."""
    asked = (view for view in shot.habits if asked_today(view, shot.today))
    boxes = [
        tick_box(view, shot.today)[0] for view in asked if view.habit.current.schedule.kind is not Kind.TRACK
    ]
    done, due = boxes.count("✓"), sum(box in "✓◐○" for box in boxes)
    if not due:
        return ""
    if not done:
        return f"{amount(due, 'habits')} today"
    return f"all {due} done" if 1 < due == done else f"{done} of {due} done"


def _block(shot: Snapshot) -> str:
    """The next block of today, or the one under way."""
    today = next((each for each in shot.blocks if each.on == shot.today), None)
    if today is None:
        return ""
    when = f"until {today.end:%H:%M}" if today.start <= shot.now else f"at {today.start:%H:%M}"
    return f"{today.block.title} {when}"
