"""Rows of the Talk screen: each section with what is in it, in a few words."""

from __future__ import annotations

from collections.abc import Callable

from companion.content import lands_badly, scripts, sections
from companion.domain.calendar import short_date
from companion.domain.journal import ONLY_ONE
from companion.domain.monthly_talk import talk_days
from companion.domain.own_line import OwnKind
from companion.domain.plain import one_line
from companion.domain.spoken import amount
from companion.services.plain_talk import agreements, life_changes, own_lines
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import DOT, Line, fit, joined, line, wrap
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import relative_day

ROOMY = 60  # cells from which a title and what is in its section stand on one line


def section_rows(shot: Snapshot, *, with_page: bool = False) -> list[Row]:
    """The sections, each with what is in it; below the title where it is narrow, or beside its page."""
    return [_section_row(section.id, section.title, shot, with_page) for section in sections().values()]


def _section_row(key: str, title: str, shot: Snapshot, with_page: bool) -> Row:
    def draw(width: int) -> list[Line]:
        below = with_page or width < ROOMY
        room = width - (2 if below else 25)
        words = one_line(_STATES[key](shot))
        first = wrap(words, room)[0]
        rest = words[len(first) :].lstrip(f" {DOT}")
        said = [first, *([fit(rest, room)] if rest else [])]  # all of it stands in the section
        if below:
            return [line(title), *(line((f"  {part}", "muted")) for part in said)]
        heads = (fit(title, 25), " " * 25)
        return [line(head, (part, "muted")) for head, part in zip(heads, said, strict=False)]

    return Row(("section", key), draw)


def _scripts(shot: Snapshot) -> str:
    return f"{amount(len(scripts()), 'texts')} to send"


def _monthly(shot: Snapshot) -> str:
    talk = shot.journal.talks.get(ONLY_ONE)
    days = talk_days(talk, shot.today, 1) if talk else []
    if not days:
        return "not planned yet"
    at = f" at {talk.at:%H:%M}" if talk and talk.at else ""
    return f"next {relative_day(days[0].falls, shot.today)}{at}"


def _agreements(shot: Snapshot) -> str:
    held = agreements(shot)
    return joined((one.title for one in held), ", ") if held else "none yet"


def _markers(shot: Snapshot) -> str:
    markers = shot.journal.markers.values()
    last = max((day for marker in markers for day in marker.marks), default=None)
    looked = f"looked at {relative_day(last, shot.today)}" if last else "not looked at yet"
    return joined((amount(len(markers), "sentences"), looked)) if markers else "none yet"


def _hard_times(shot: Snapshot) -> str:
    plan = shot.journal.hard_times.get(ONLY_ONE)
    if plan is None:
        return "none yet"
    return f"look again {relative_day(plan.review, shot.today)}" if plan.review else "written"


def _changes(shot: Snapshot) -> str:
    newest = next(iter(life_changes(shot)), None)
    if newest is None:
        return "none yet"
    return joined((newest.words or newest.kind.value, short_date(newest.since, shot.today)))


def _lines(kind: OwnKind) -> Callable[[Snapshot], str]:
    def said(shot: Snapshot) -> str:
        newest = next(iter(own_lines(kind, shot)), None)
        return f"{short_date(newest.date, shot.today)}: {newest.text}" if newest else "none yet"

    return said


_STATES: dict[str, Callable[[Snapshot], str]] = {
    "scripts": _scripts,
    "monthly": _monthly,
    "agreements": _agreements,
    "markers": _markers,
    "hard-times": _hard_times,
    "lands-badly": lambda shot: amount(len(lands_badly().lines), "sentences"),
    "changes": _changes,
    "choices": _lines(OwnKind.CHOICE),
    "views": _lines(OwnKind.VIEW),
}
