"""Rows of seasons, and the words for what they relax."""

from __future__ import annotations

from companion.domain.season import Season
from companion.services.snapshot import Snapshot
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import Line, columns, joined, paragraph
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import short_date


def season_rows(shot: Snapshot) -> list[Row]:
    """Running ones first, then those ahead, then the past."""
    seasons = sorted(
        shot.journal.seasons.values(),
        key=lambda s: (not s.covers(shot.today), s.end < shot.today, -s.start.toordinal(), s.id),
    )
    if not seasons:
        words = "No season yet. In a busy or hard time less is enough: streaks wait, and it ends by itself."
        return [hint(words, "{add}", "begins one")]
    return [_row(season, shot) for season in seasons]


def _row(season: Season, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        today = shot.today
        runs = season.covers(today)
        mark = "●" if runs else "○" if season.start > today else "·"
        when = f"{short_date(season.start, today)} – {short_date(season.end, today)}"
        state = "running" if runs else "ahead" if season.start > today else "over"
        head = columns(
            width,
            (mark, 1, "accent" if runs else "muted"),
            (season.name, 0, "strong" if runs else ""),
            (when, 27, "muted"),
            (state, 8, "muted"),
        )
        words = floor_words(season, shot)
        return [head, *(paragraph(words, width, "muted", "  ") if runs or season.start > today else ())]

    return Row(("season", season.id), draw)


def floor_words(season: Season, shot: Snapshot) -> str:
    """What is enough: A book: 1 a week · inner circle: nothing."""
    habits = shot.journal.habits
    parts = [
        f"{habits[habit].name}: {floor if floor is not None else 'nothing'}"
        for habit, floor in season.habits.items()
        if habit in habits
    ]
    parts += [
        f"{c.value} circle: {floor if floor is not None else 'nothing'}"
        for c, floor in season.circles.items()
    ]
    return joined(parts)
