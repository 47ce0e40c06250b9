"""Rows of the plain sections of Talk."""

from __future__ import annotations

from datetime import date

from companion.content import lands_badly, sections, words
from companion.domain.calendar import short_date
from companion.domain.journal import ONLY_ONE
from companion.domain.own_line import OwnKind
from companion.domain.spoken import amount
from companion.domain.talk import Agreement, HardTimes, Holds, LifeChange, Marker
from companion.services.plain_talk import agreements, life_changes, markers, own_lines
from companion.services.snapshot import Snapshot
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import Line, Role, beside, fit, headed, joined, line, paragraph
from companion.tui.kit.log_rows import dated_rows
from companion.tui.kit.row_layout import Row

HOLDS: dict[Holds, tuple[str, Role]] = {
    Holds.TRUE: ("●", "accent"),
    Holds.PARTLY: ("◐", ""),
    Holds.NOT_LATELY: ("○", "muted"),
}
MARKS_SHOWN = 6


def lands_badly_rows() -> list[Row]:
    """The sentences, each a row of its own."""
    return [_sentence(number, text) for number, text in enumerate(lands_badly().lines)]


def _sentence(number: int, text: str) -> Row:
    return Row(("sentence", number), lambda width: [*beside([("· ", "accent")], text, width), ()])


def empty_row(section: str, does: str = "adds one") -> Row:
    """What an empty section says, with the key."""
    return hint(sections()[section].empty, "{add}", does)


def agreement_rows(shot: Snapshot) -> list[Row]:
    """What holds now, and since when."""
    return [_agreement_row(one, shot) for one in agreements(shot)] or [empty_row("agreements")]


def _agreement_row(agreement: Agreement, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        older = len(agreement.versions) - 1
        since = joined(
            (
                f"since {short_date(agreement.current.since, shot.today)}",
                f"{amount(older, 'versions')} before" if older else "",
            )
        )
        text = paragraph(agreement.current.text, width, "", "  ")
        return [*headed(width, agreement.title, since), *text]

    return Row(("agreement", agreement.id), draw)


def version_rows(agreement: Agreement, shot: Snapshot) -> list[Row]:
    """All versions, the one that holds now first."""
    rows = []
    until: date | None = None
    for version in reversed(agreement.versions):
        when = f"since {short_date(version.since, shot.today)}"
        if until is not None:
            when = f"{short_date(version.since, shot.today)} to {short_date(until, shot.today)}"
        rows.append(_version_row(version.since, when, version.text, until is None))
        until = version.since
    return rows


def _version_row(since: date, when: str, text: str, current: bool) -> Row:
    role: Role = "" if current else "muted"
    return Row(
        ("version", since),
        lambda width: [((when, "heading" if current else "muted"),), *paragraph(text, width, role, "  ")],
    )


def marker_rows(shot: Snapshot) -> list[Row]:
    """The sentences with how they stood, the newest mark at the right."""
    return [_marker_row(marker, shot) for marker in markers(shot)] or [empty_row("markers")]


def _marker_row(marker: Marker, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        now = marker.marks.get(shot.today)
        glyph, role = HOLDS[now] if now else ("·", "muted")
        shown = sorted(marker.marks)[-MARKS_SHOWN:]
        told = " · ".join(f"{short_date(day, shot.today)} {marker.marks[day].value}" for day in shown)
        said = told if shown else "not looked at yet"
        lines = beside([(f"{glyph} ", role)], marker.text, width)
        return [*lines, *paragraph(said, width, "muted", "  ")]

    return Row(("marker", marker.id), draw)


def hard_times_rows(shot: Snapshot) -> list[Row]:
    """The plan, line by line."""
    plan = shot.journal.hard_times.get(ONLY_ONE)
    if plan is None:
        return [empty_row("hard-times", "writes it")]
    return [Row(("hard", ONLY_ONE), lambda width: _plan_lines(plan, shot.today, width))]


def _plan_lines(plan: HardTimes, today: date, width: int) -> list[Line]:
    lines: list[Line] = []
    for when, then in plan.lines:
        lines += paragraph(f"{words('hard_times', 'if_1')} {when}", width)
        lines += [*paragraph(f"{words('hard_times', 'then_1')} {then}", width, "strong", "   "), ()]
    smallest = (
        ("solitude", plan.for_solitude),
        ("friends", plan.for_friends),
        ("interests", plan.for_interests),
    )
    for pillar, text in smallest:
        if text:
            head = fit(words("hard_times", pillar), 20)
            lines += beside([(f"{head} ", "muted")], text, width)
    if plan.review:
        again = f"{words('hard_times', 'review')} {short_date(plan.review, today)}"
        due = plan.review <= today
        lines += [(), line((again + (" — a good day for it" if due else ""), "accent" if due else "muted"))]
    return lines


def change_rows(shot: Snapshot) -> list[Row]:
    """What changed, with the season it brought or suggests."""
    return [_change_row(one, shot) for one in life_changes(shot)] or [empty_row("changes")]


def _change_row(noted: LifeChange, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        since = f"since {short_date(noted.since, shot.today)}"
        lines = headed(width, noted.kind.value, since)
        if noted.words:
            lines += paragraph(noted.words, width, "", "  ")
        season = shot.journal.seasons.get(noted.season or 0)
        if season is not None:
            said = f"a season: {season.name}, until {short_date(season.end, shot.today)}"
            lines += paragraph(said, width, "muted", "  ")
        elif noted.season is None:
            lines += paragraph(words("changes", "season"), width, "muted", "  ")
        if noted.review:
            due = noted.review <= shot.today
            said = words("changes", "review") if due else f"look again {short_date(noted.review, shot.today)}"
            lines += paragraph(said, width, "accent" if due else "muted", "  ")
        return lines

    return Row(("change", noted.id), draw)


def own_line_rows(kind: OwnKind, section: str, shot: Snapshot) -> list[Row]:
    """Lines of one kind, the newest first."""
    said = [((kind.value, one.id), one.date, one.text) for one in own_lines(kind, shot)]
    return dated_rows(said, shot.today) or [empty_row(section)]
