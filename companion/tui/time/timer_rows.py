"""What the calm screen says: a name, a length, and the question of the moment."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from companion.domain.calendar import counted, short_date
from companion.domain.session import After, Chosen
from companion.domain.timer import Timer, about_words, current
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, Span, fit, length, line


class Question(NamedTuple):
    """One of the three questions afterwards: what it is about, and letter -> answer."""

    about: str
    words: str
    answers: dict[str, str]


QUESTIONS = (
    Question("chosen", "Was it your choice?", {"c": Chosen.YES, "h": Chosen.HALF, "n": Chosen.NO}),
    Question("after", "How do you feel now?", {"r": After.RESTED, "s": After.SAME, "w": After.WORSE}),
    Question("presence", "How did you come back?", {"p": "present", "e": "elsewhere"}),
)


GAP: Span = ("   ", "")


def running_lines(name: str, timer: Timer, now: datetime, width: int) -> list[Line]:
    """Name, minutes, how it stands, and three keys."""
    minutes = timer.minutes(now)
    lasted = f"{minutes} of {timer.planned} minutes" if timer.planned else counted(minutes, "minute")
    state = ""
    if timer.ended is not None:  # by version 0.1, which logged it only after its questions
        state = "ended, not logged yet"
    elif timer.paused is not None:
        state = "paused"
    elif timer.over(now):
        state = "the time is up; end it when you are ready"
    turn, stays = ("go on", "paused") if timer.paused is not None else ("pause", "running")
    keys = (("space", turn), ("enter", "end"), ("esc", f"leave it {stays}"))
    return _centred(
        [
            line((name, "strong")),
            (),
            line(lasted),
            line((state, "muted")),
            (),
            *_key_lines([((key, "accent"), (f" {does}", "muted")) for key, does in keys], width),
        ],
        width,
    )


def _key_lines(keys: list[tuple[Span, ...]], width: int) -> list[Line]:
    """Keys with their words in one line, or a line each where they do not fit."""
    together: Line = tuple(span for n, key in enumerate(keys) for span in (*((GAP,) if n else ()), *key))
    return [together] if length(together) <= width else list(keys)


def question_lines(name: str, minutes: int, at: int, width: int) -> list[Line]:
    """What was, and one question with its letters."""
    question = QUESTIONS[at]
    keys = [((key, "accent"), (f" {answer}", "")) for key, answer in question.answers.items()]
    skip = (("space", "accent"), (" skip", "muted"))
    return _centred(
        [
            line((f"{name}: {counted(minutes, 'minute')}", "strong")),
            (),
            line(question.words),
            (),
            *_key_lines([*keys, skip], width),
            (),
            line(("It is logged. esc leaves the questions out.", "muted")),
        ],
        width,
    )


def _centred(lines: list[Line], width: int) -> list[Line]:
    """Each line in the middle; a name that is too long is cut."""
    found: list[Line] = []
    for each in lines:
        if length(each) > width and len(each) == 1:
            each = ((fit(each[0][0], width), each[0][1]),)
        found.append(((" " * max(0, (width - length(each)) // 2), ""), *each))
    return found


def running_words(shot: Snapshot) -> str:
    """One line: what is under way, with the day it began on where that was not today; empty without one."""
    timer = current(shot.journal)
    if timer is None:
        return ""
    name = about_words(shot.journal, timer.habit, timer.interest)
    if timer.ended is not None:
        return f"{name}: ended, not logged yet"
    day = f"{short_date(timer.date, shot.today)}, " if timer.date != shot.today else ""
    begun = f"since {day}{timer.started.astimezone():%H:%M}"
    return f"{name}, {begun}" + (", paused" if timer.paused is not None else "")
