"""What the calm screen says: a name, a length, and the question of the moment."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from companion.domain.calendar import counted
from companion.domain.session import After, Chosen
from companion.domain.timer import Timer
from companion.tui.kit.lines import Line, Span, fit, length, line


class Question(NamedTuple):
    """One of the three questions afterwards: what it is about, and letter -> answer."""

    about: str
    words: str
    answers: dict[str, str]


QUESTIONS = (
    Question("chosen", "Was it your choice?", {"c": Chosen.YES, "h": Chosen.HALF, "n": Chosen.NO}),
    Question("after", "And now?", {"r": After.RESTED, "s": After.SAME, "w": After.WORSE}),
    Question("presence", "You came back", {"p": "present", "e": "elsewhere"}),
)


def running_lines(name: str, timer: Timer, now: datetime, width: int) -> list[Line]:
    """Name, minutes, how it stands, and three keys."""
    minutes = timer.minutes(now)
    length = f"{minutes} of {timer.planned} minutes" if timer.planned else counted(minutes, "minute")
    state = ""
    if timer.ended is not None:  # by version 0.1, which logged it only after its questions
        state = "ended, not logged yet"
    elif timer.paused is not None:
        state = "paused"
    elif timer.over(now):
        state = "the time is over — whenever you are ready"
    keys: list[Span] = []
    turn = "go on" if timer.paused is not None else "pause"
    for key, does in (("space", turn), ("enter", "end"), ("esc", "leave it running")):
        keys += [(key, "accent"), (f" {does}   ", "muted")]
    keys[-1] = (keys[-1][0].rstrip(), "muted")
    return _centred(
        [line((name, "strong")), (), line(length), line((state, "muted")), (), tuple(keys)], width
    )


def question_lines(name: str, minutes: int, at: int, width: int) -> list[Line]:
    """What was, and one question with its letters."""
    question = QUESTIONS[at]
    keys: list[Span] = []
    for key, answer in question.answers.items():
        keys += [(key, "accent"), (f" {answer}   ", "")]
    keys += [("space", "accent"), (" skip", "muted")]
    head = line((f"{name}: {counted(minutes, 'minute')}", "strong"))
    return _centred(
        [
            head,
            (),
            line(question.words),
            (),
            tuple(keys),
            (),
            line(("logged; esc leaves the rest out", "muted")),
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


def running_words(name: str, timer: Timer) -> str:
    """One line for Today: what is under way."""
    if timer.ended is not None:
        return f"{name}: ended, not logged yet"
    begun = f"since {timer.started.astimezone():%H:%M}"
    return f"{name}, {begun}" + (", paused" if timer.paused is not None else "")
