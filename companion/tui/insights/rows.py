"""Insights, drawn: heights tell as much as colours, and a word stands beside each."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from companion.domain.calendar import day_words, week_of
from companion.services.insights import Insights
from companion.tui.kit.heat_map import DAY_NAMES
from companion.tui.kit.lines import Line, Span, columns, line, paragraph
from companion.tui.kit.rows import Row
from companion.tui.kit.sign_grid import grid_lines
from companion.tui.kit.squares import level, month_names, row, scale, square
from companion.tui.kit.wording import count

HEIGHTS = " ▁▂▃▄▅▆▇█"
DAYS = 5  # cells for the name of a weekday
LABEL = 26


def year_row(found: Insights) -> Row:
    """The year as a row that is only looked at."""
    return Row(None, partial(year_lines, found))


def year_lines(found: Insights, width: int) -> list[Line]:
    """The year of all habits: weeks across, days down; where it is narrow, its last weeks."""
    week_start = found.shot.journal.settings.week_start
    begin = week_of(found.first, week_start)[0]
    weeks = [begin + timedelta(weeks=n) for n in range(((found.last - begin).days // 7) + 1)]
    most = max(found.done.values(), default=0)
    across = 2 if width - DAYS >= 2 * len(weeks) else 1  # cells for a day
    weeks = weeks[-max(1, width - DAYS) :]
    lines: list[Line] = [line((" " * DAYS + month_names(weeks, across), "muted"))]
    for n in range(7):
        name = DAY_NAMES[(week_start + n) % 7]
        cells = (_day_square(found, week + timedelta(days=n), most) for week in weeks)
        lines.append(((f"{name:{DAYS}}", "muted"), *row(cells, across)))
    if not most:
        words = "Nothing ticked here yet. {solitude} opens your habits, space ticks one."
        return [*lines, *paragraph(words, width, "muted")]
    return [
        *lines,
        (("· none   1 ", "muted"), *scale("solitude"), (f"{count(most, 'habits')} a day", "muted")),
    ]


def _day_square(found: Insights, day: date, most: int) -> Span:
    if not found.first <= day <= found.last:
        return " ", ""
    return square("solitude", level(found.done[day], most))


def strength_lines(found: Insights, width: int) -> list[Line]:
    """Each habit month by month, and how strong it is now."""
    if not found.strengths:
        return [line(("No habit with a target yet. {solitude} {add} adds one.", "muted"))]
    label = _label(width, len(" 100 %"))
    lines = [_months_head(found, label)]
    for name, strengths in found.strengths:
        bars = " ".join(" " if s is None else HEIGHTS[1 + round(s * 7)] for s in strengths)
        now = strengths[-1]
        words = "" if now is None else f"{now * 100:.0f} %"
        lines.append(columns(width, (name, label, ""), (bars, 23, "accent"), (words, 0, "muted")))
    return lines


def minutes_lines(found: Insights, width: int) -> list[Line]:
    """Minutes a week by kind, all in one scale."""
    most = max((max(line) for line in found.minutes.values()), default=0)
    if not most:
        return [line(("No session with minutes in these twelve weeks. {start} starts one.", "muted"))]
    first = day_words(found.weeks[0], found.shot.today)
    head = columns(
        width,
        (f"since {first}", _label(width), "muted"),
        ("", 23, ""),
        ("this week, all" if _is_current(found) else "last week, all", 0, "muted"),
    )
    rows = [
        columns(
            width,
            (kind.value, _label(width), ""),
            (" ".join(HEIGHTS[_height(n, most)] for n in line), 23, "accent"),
            (f"{line[-1]} min, {_hours(sum(line))}", 0, "muted"),
        )
        for kind, line in found.minutes.items()
    ]
    return [head, *rows]


def contacts_lines(found: Insights, width: int) -> list[Line]:
    """Contacts a month by circle, all in one scale."""
    most = max((max(line) for line in found.contacts.values()), default=0)
    if not most:
        return [line(("No contact in these twelve months. {contact} logs one.", "muted"))]
    month = "this month" if _is_current(found) else f"in {found.months[-1]:%b}"
    rows = [
        columns(
            width,
            (circle.value, _label(width), ""),
            (" ".join(HEIGHTS[_height(n, most)] for n in line), 23, "accent"),
            (f"{line[-1]} {month}, {sum(line)} in all", 0, "muted"),
        )
        for circle, line in found.contacts.items()
    ]
    return [_months_head(found, _label(width)), *rows]


def signs_lines(found: Insights, width: int) -> list[Line]:
    """Signs down, check-ins across."""
    if not found.shot.journal.check_ins:
        return [line(("No check-in yet. {check-in} opens the signs.", "muted"))]
    return grid_lines(found.shot, width)


def together_lines(found: Insights, width: int) -> list[Line]:
    """At most three sentences, and what they are not."""
    if not found.together:
        return paragraph("Too little was counted to say anything yet.", width, "muted")
    lines: list[Line] = []
    for sentence in found.together:
        lines += paragraph(sentence, width)
    return [*lines, *paragraph("These are counts. They do not say that one made the other.", width, "muted")]


def _is_current(found: Insights) -> bool:
    return found.last == found.shot.today


def _months_head(found: Insights, label: int) -> Line:
    letters: list[Span] = [(" " * (label + 1), "")]
    letters.append((" ".join(f"{month:%b}"[0] for month in found.months), "muted"))
    return tuple(letters)


def _label(width: int, words: int = 21) -> int:
    """Cells for a name, where the words after the bars take as many."""
    return min(LABEL, max(10, width - 25 - words))


def _height(number: int, most: int) -> int:
    return 0 if not number else max(1, round(number / most * 8))


def _hours(minutes: int) -> str:
    return f"{minutes} min in all" if minutes < 120 else f"{minutes / 60:.0f} h in all"
