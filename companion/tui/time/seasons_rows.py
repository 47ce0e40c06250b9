"""Rows of seasons, and the words for what they relax."""

from __future__ import annotations

from datetime import date

from companion.domain.calendar import short_date
from companion.domain.friend_status import circle_name
from companion.domain.season import Season
from companion.domain.spoken import amount
from companion.services.snapshot import Snapshot
from companion.tui.kit.dates import long_date
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import Cell, Line, columns, line, paragraph, width_of
from companion.tui.kit.row_layout import Row

ONE_LINE = 60  # cells from which a season is one line
WHAT = (
    "A season is for a busy or hard time. While it runs, less is enough: what you fall short of is "
    "skipped and "
    "breaks no streak. It ends by itself on its last day, and earlier days keep their result."
)


def season_rows(shot: Snapshot) -> list[Row]:
    """Running ones first, then those ahead, then the past."""
    seasons = sorted(
        shot.journal.seasons.values(),
        key=lambda s: (not s.covers(shot.today), s.end < shot.today, -s.start.toordinal(), s.id),
    )
    if not seasons:
        words = "No season yet. In a busy or hard time less is enough, and no streak breaks."
        return [hint(words, "{add}", "begins one")]
    spans = [f"{short_date(s.start, shot.today)} – {short_date(s.end, shot.today)}" for s in seasons]
    widest = max(width_of(span) for span in spans)
    return [_row(season, f"{span:<{widest}}  ", shot) for season, span in zip(seasons, spans, strict=True)]


def _row(season: Season, when: str, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        today = shot.today
        runs = season.covers(today)
        mark = "●" if runs else "○" if season.start > today else "·"
        state = "running" if runs else "ahead" if season.start > today else "over"
        cells: list[Cell] = [
            (mark, 1, "accent" if runs else "muted"),
            (season.name, 0, "strong" if runs else ""),
        ]
        if width < ONE_LINE:
            return [columns(width, *cells, (state, 7, "muted")), line((f"  {when}", "muted"))]
        return [columns(width, *cells, (when, None, "muted"), (state, 7, "muted"))]

    return Row(("season", season.id), draw)


def about_lines(season: Season | None, shot: Snapshot, width: int) -> list[Line]:
    """What a season asks for, and what happens with the rest."""
    if season is None:
        return paragraph(WHAT, width, "muted")
    today = shot.today
    lines = [*paragraph(_when(season, today), width), ()]
    floors = floor_words(season, shot)
    lines += paragraph("Enough meanwhile:" if floors else "Everything is asked as usual.", width, "heading")
    for floor in floors:
        lines += paragraph(floor, width, "", "  ")
    if season.note:
        lines += [(), *paragraph(f"“{season.note}”", width)]
    return [*lines, (), *paragraph(WHAT, width, "muted")]


def _when(season: Season, today: date) -> str:
    if season.covers(today):
        left = (season.end - today).days
        return f"Running until {long_date(season.end)}: " + (
            f"{amount(left, 'days')} to go." if left else "today is its last day."
        )
    if season.start > today:
        return f"Begins on {long_date(season.start)} and ends on {long_date(season.end)}."
    return f"It ended on {long_date(season.end)} {season.end.year}."


def floor_words(season: Season, shot: Snapshot) -> list[str]:
    """What is enough, one line each: A book: 1 a week; inner circle: nothing."""
    habits, settings = shot.journal.habits, shot.journal.settings
    parts = [
        f"{habits[habit].name}: {floor if floor is not None else 'nothing'}"
        for habit, floor in season.habits.items()
        if habit in habits
    ]
    return parts + [
        f"{circle_name(circle, settings)} circle: {floor if floor is not None else 'nothing'}"
        for circle, floor in season.circles.items()
    ]
