"""Rows of interests."""

from __future__ import annotations

from datetime import date

from companion.domain.log_queries import newest
from companion.domain.pace import Pace, Progress
from companion.services.snapshot import Snapshot
from companion.tui.kit.hints import archived_rows, hint
from companion.tui.kit.keys import parts_within
from companion.tui.kit.lines import Cell, Line, Role, bar, columns, headed, joined, line, paragraph, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import idle_words, needed_words, pace_words, relative_day

PACE_ROLE: dict[Pace, Role] = {Pace.REACHED: "interests", Pace.AHEAD: "interests"}
BAR = 10  # cells
TOLD = 2  # lines to tell that are shown


def no_interests(keys: str) -> Row:
    """What an empty list of interests says."""
    return hint("Nothing here yet. What is nobody else's?", keys, "adds an interest")


def step_rows(shot: Snapshot) -> list[Row]:
    """Today's step: the interest that waits longest, and what would bring it on."""
    if not shot.interests:
        return [no_interests("{interests} then {add}")]
    step = min(shot.interests, key=lambda p: (p.pace is Pace.REACHED, -p.idle_days))
    if shot.away:  # a clean list for who comes back
        return [
            Row(("interest", step.interest.id), lambda width: [columns(width, (step.interest.name, 0, ""))])
        ]
    return [_step_row(step, shot.today)]


def _step_row(progress: Progress, today: date) -> Row:
    """Its name, how far it is as a bar, and beneath it in words."""

    def draw(width: int) -> list[Line]:
        idle = "not begun yet" if progress.last is None else f"last time {idle_words(progress)}"
        pace = pace_words(progress) if progress.fraction is not None else ""
        needed = needed_words(progress, today) if progress.interest.goal.by is not None else ""
        words = joined((pace, idle, needed))
        drawn: list[Cell] = []
        if progress.fraction is not None:
            drawn = [(bar(progress.fraction, BAR), BAR, "interests")]
        return [
            columns(width, (progress.interest.name, 0, ""), *drawn),
            *paragraph(words, width, "muted", "  "),
        ]

    return Row(("interest", progress.interest.id), draw)


def baseline_rows(shot: Snapshot) -> list[Row]:
    """What was there before, the one that waits longest first; those put away last."""
    before = [progress for progress in shot.interests if progress.interest.baseline]
    away = [i for i in shot.journal.interests.values() if i.baseline and i.archived is not None]
    if not before and not away:
        words = "Three things that were yours before: what did you do with nobody asking for it?"
        return [hint(words, "{add}", "adds one")]
    waiting = sorted(before, key=lambda progress: -progress.idle_days)
    return [
        *(_baseline_row(progress) for progress in waiting),
        *archived_rows("interest", away),
    ]


def _baseline_row(progress: Progress) -> Row:
    interest = progress.interest

    def draw(width: int) -> list[Line]:
        last = "not begun again yet" if progress.last is None else f"last time {idle_words(progress)}"
        why = paragraph(interest.why, width, "muted") if interest.why else ()
        return [*headed(width, interest.name, last), *why]

    return Row(("interest", interest.id), draw)


def tell_words(shot: Snapshot) -> list[str]:
    """The last lines one would tell, a sentence each; they are on this screen only."""
    said = []
    for session in newest(shot.journal.sessions, shot.today, TOLD, lambda each: each.tell):
        interest = shot.journal.interests.get(session.interest or 0)
        name = f"{interest.name}, " if interest else ""
        when = relative_day(session.date, shot.today)
        said.append(f"To share: “{session.tell}” ({name}{when})")
    return said


def interest_card(progress: Progress, shot: Snapshot) -> Row:
    """An interest as a card: name and pace, bar, and when it was last touched."""
    interest = progress.interest

    def draw(width: int) -> list[Line]:
        role = PACE_ROLE.get(progress.pace, "muted")
        whose = "ours, with my own corner" if interest.ours else "mine alone"
        since = "before us" if interest.baseline else ""
        pace = pace_words(progress)
        if width_of(interest.name) + 1 + width_of(pace) > width:
            pace = pace_words(progress, short=True)  # a number or a state is never cut, the name goes first
        lines: list[Line] = [columns(width, (interest.name, 0, "strong"), (pace, None, role))]
        if progress.fraction is not None:
            lines.append(line((bar(progress.fraction, min(48, width)), "interests")))
        last = "not begun yet" if progress.last is None else f"last time {idle_words(progress)}"
        needed = needed_words(progress, shot.today)
        said = parts_within(joined((last, needed, whose, since)), width)
        lines.append(line((said, "muted")))
        lines.append(())
        return lines

    return Row(("interest", interest.id), draw)
