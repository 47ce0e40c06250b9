"""Insights, drawn: heights tell as much as colours, and a word stands beside each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from companion.domain.calendar import week_of
from companion.domain.friend_status import circle_name
from companion.domain.log_queries import newest
from companion.domain.spoken import amount
from companion.services.insights import Insights
from companion.tui.kit.heat_map import DAY_NAMES
from companion.tui.kit.hints import WIDEST_NAME
from companion.tui.kit.lines import Line, Role, Span, columns, fit, line, paragraph, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.sign_grid import grid_lines
from companion.tui.kit.squares import level, month_names, row, scale, square

HEIGHTS = " ▁▂▃▄▅▆▇"
DAYS = 5  # cells for the name of a weekday
CELLS = 24  # of twelve months or weeks, two each
WIDEST_LABEL = 12  # cells for the name of what is counted
NOW, ALL = 11, 11  # cells for the number of now, and that of all


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
    return [*lines, _legend(most)]


def _legend(most: int) -> Line:
    """The shades that a year has whose fullest day counts ``most`` habits."""
    least = "" if most == 1 else "1 "
    shades = sorted({level(number, most) for number in range(1, most + 1)})
    squares = row((square("solitude", shade) for shade in shades), 2)
    return (f"· none   {least}", "muted"), *squares, (f"{amount(most, 'habits')} a day", "muted")


def _day_square(found: Insights, day: date, most: int) -> Span:
    if not found.first <= day <= found.last:
        return " ", ""
    return square("solitude", level(found.done[day], most))


def strength_lines(found: Insights, width: int) -> list[Line]:
    """Each habit month by month, and how strong it is now."""
    if not found.strengths:
        return paragraph("No scheduled habit yet. {solitude} then {add} adds one.", width, "muted")
    if all(strength is None for _, strengths in found.strengths for strength in strengths):
        words = "Strength begins with the first day you tick. {solitude} opens your habits."
        return paragraph(words, width, "muted")
    longest = max(width_of(name) for name, _ in found.strengths)
    number = len(" 100 %")
    room = width - 1 - CELLS - number
    cut_anyway = longest > width - number and room >= WIDEST_NAME
    beside = longest <= room or cut_anyway  # otherwise the squares stand below the name
    label = min(longest, room) if beside else 0
    lines = [_axis(label, _letters(found))]
    for name, strengths in found.strengths:
        squares = row(
            (square("solitude", level(s or 0, 1)) if s is not None else (" ", "") for s in strengths), 2
        )
        now = strengths[-1]
        words = "" if now is None else f"{now * 100:3.0f} %"
        if beside:
            lines.append(((f"{fit(name, label)} ", ""), *squares, (words, "muted")))
        else:
            lines.append(columns(width, (name, 0, ""), (words, None, "muted")))
            lines += [((" ", ""), *squares)] if any(s is not None for s in strengths) else []
    scaled: Line = ((" " * (label + 1) + "weak ", "muted"), *scale("solitude"), ("strong", "muted"))
    return [*lines, scaled]


def minutes_lines(found: Insights, width: int) -> list[Line]:
    """Minutes a week by kind, all in one scale."""
    most = max((max(line) for line in found.minutes.values()), default=0)
    if not most:
        return paragraph("No session in these twelve weeks. {start} starts one.", width, "muted")
    now = "this week" if _is_current(found) else "last week"
    counted = [
        (kind.value, numbers, f"{numbers[-1]} min", _hours(sum(numbers)))
        for kind, numbers in found.minutes.items()
    ]
    return _bar_lines(counted, month_names(found.weeks, 2), (now, "12 weeks"), "solitude", width)


def contacts_lines(found: Insights, width: int) -> list[Line]:
    """Contacts a month by circle, all in one scale."""
    most = max((max(line) for line in found.contacts.values()), default=0)
    if not most:
        return paragraph("No contact in these twelve months. {contact} logs one.", width, "muted")
    now = "this month" if _is_current(found) else f"in {found.months[-1]:%b}"
    settings = found.shot.journal.settings
    counted = [
        (circle_name(circle, settings), numbers, f"{numbers[-1]}", f"{sum(numbers)}")
        for circle, numbers in found.contacts.items()
    ]
    return _bar_lines(counted, _letters(found), (now, "12 months"), "friends", width)


def signs_lines(found: Insights, width: int) -> list[Line]:
    """Signs down, check-ins across."""
    if not newest(found.shot.journal.check_ins, found.shot.today, 1):
        return paragraph("No check-in yet. {check-in} opens the signs.", width, "muted")
    return grid_lines(found.shot, width)


def together_lines(found: Insights, width: int) -> list[Line]:
    """At most three sentences, and what they are not."""
    if not found.together:
        words = "Some weeks of sessions and contacts fill this."
        return paragraph(f"{words} {{start}} starts a session, {{contact}} logs a contact.", width, "muted")
    lines: list[Line] = []
    for sentence in found.together:
        lines += paragraph(sentence, width)
    return [*lines, *paragraph("These are counts. They do not say that one made the other.", width, "muted")]


def _is_current(found: Insights) -> bool:
    return found.last == found.shot.today


def _letters(found: Insights) -> str:
    return " ".join(f"{month:%b}"[0] for month in found.months)


def _axis(label: int, names: str) -> Line:
    return ((" " * (label + 1) + f"{names:<{CELLS}}", "muted"),)


def _bar_lines(
    counted: Sequence[tuple[str, list[int], str, str]], axis: str, of: tuple[str, str], hue: Role, width: int
) -> list[Line]:
    """Bars under their axis, in one scale, a blank eighth above the highest. The number of now and that of
    all stand beside each, or below it where it is narrow.
    """
    most = max(max(numbers) for _, numbers, _, _ in counted)
    label = min(WIDEST_LABEL, max(width_of(name) for name, *_ in counted))
    beside = label + 1 + CELLS + NOW + ALL <= width
    head = f"{of[0]:>{NOW}}{of[1]:>{ALL}}" if beside else ""
    lines: list[Line] = [(*_axis(label, axis), (head, "muted"))]
    for name, numbers, now, every in counted:
        bars = "".join(f"{HEIGHTS[max(1, round(n / most * 7)) if n else 0]} " for n in numbers)
        picture: Line = ((fit(name, label) + " ", ""), (bars, hue))
        if beside:
            lines.append((*picture, (f"{now:>{NOW}}", ""), (f"{every:>{ALL}}", "muted")))
        else:
            words = f"{now} {of[0]}, {every} in {of[1]}"
            lines += [picture, *paragraph(words, width, "muted", "  ")]
    return lines


def _hours(minutes: int) -> str:
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
