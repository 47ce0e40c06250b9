"""One to three small next steps after a check-in, out of the person's own data.

What was noticed comes first, each sign with the step that fits it; then whatever is quiet longest. At most
one step of a kind, and none that a muted sign would bring up. The signs of the gate that this very check-in
muted do not count as muted here: its own steps are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from enum import StrEnum
from typing import NamedTuple

from companion.domain.check_in import CheckIn, Marked
from companion.domain.evidence import is_thinking
from companion.domain.journal import Journal
from companion.domain.mutes import GATE_SIGNS, at_the_gate
from companion.domain.own_line import OwnKind
from companion.domain.pace import Pace, Progress
from companion.services.snapshot import Snapshot

MAX_STEPS = 3


class StepKind(StrEnum):
    """What a step does."""

    CONTACT = "contact"
    PLAN = "plan"
    TEN = "ten minutes"
    SCRIPT = "script"
    CHOICE = "choice"
    VIEW = "view"


class NextStep(NamedTuple):
    """A step: about the record ``subject`` of ``table``, if any; for a script its id is ``script``."""

    kind: StepKind
    table: str = ""
    subject: int = 0
    script: str = ""


_OF = {
    "drained": (StepKind.PLAN, StepKind.SCRIPT),
    "shallow-thinking": (StepKind.TEN,),
    "dry-ideas": (StepKind.PLAN,),
    "short-fuse": (StepKind.TEN,),
    "quiet-compass": (StepKind.CHOICE,),
    "lost-loves": (StepKind.PLAN,),
    "borrowed-opinions": (StepKind.VIEW,),
    "uneasy-alone": (StepKind.TEN, StepKind.SCRIPT),
    "quiet-friends": (StepKind.CONTACT,),
    "handed-over-decisions": (StepKind.CHOICE,),
    "anger-without-address": (StepKind.SCRIPT,),
}
_HELD_BACK_BY = {
    StepKind.CONTACT: {"quiet-friends"},
    StepKind.TEN: {"drained", "shallow-thinking", "uneasy-alone"},
    StepKind.CHOICE: {"quiet-compass", "handed-over-decisions"},
    StepKind.VIEW: {"borrowed-opinions"},
}
_OWN = {StepKind.CHOICE: OwnKind.CHOICE, StepKind.VIEW: OwnKind.VIEW}
_QUIET, _INTEREST = {"drained", "uneasy-alone"}, {"lost-loves", "dry-ideas"}


def next_steps(check_in: CheckIn, shot: Snapshot) -> list[NextStep]:
    """The steps to offer, the best first."""
    chosen: dict[StepKind, NextStep] = {}
    muted = shot.resting.keys() - set(at_the_gate(check_in.marks))
    for step in (*_for_signs(check_in, shot, muted), *_for_anything(shot, muted)):
        if step is not None and step.kind not in chosen and len(chosen) < MAX_STEPS:
            chosen[step.kind] = step
    return list(chosen.values())


def taken(step: NextStep, before: Journal, now: Journal) -> bool:
    """Whether the step was done between the two journals."""
    if step.kind is StepKind.CONTACT:
        fresh = now.contacts.keys() - before.contacts.keys()
        return any(step.subject in now.contacts[key].friends for key in fresh)
    if step.kind in _OWN:
        lines = now.own_lines.keys() - before.own_lines.keys()
        return any(now.own_lines[key].kind is _OWN[step.kind] for key in lines)
    tables = {
        StepKind.PLAN: ("blocks",),
        StepKind.TEN: ("timers", "sessions"),
        StepKind.SCRIPT: ("tellings",),
    }
    return any(getattr(now, table).keys() - getattr(before, table).keys() for table in tables[step.kind])


def _for_signs(check_in: CheckIn, shot: Snapshot, muted: Set[str]) -> Iterator[NextStep | None]:
    noticed = [sign for sign, mark in check_in.marks.items() if mark.marked is Marked.NOTICED]
    noticed = [sign for sign in noticed if sign not in muted]
    for turn in range(2):  # each sign's first step before anybody's second
        for sign in noticed:
            kinds = _OF.get(sign, ())
            if turn < len(kinds):
                yield _step(kinds[turn], shot, muted, sign)


def _for_anything(shot: Snapshot, muted: Set[str]) -> Iterator[NextStep | None]:
    for kind in (StepKind.CONTACT, StepKind.PLAN, StepKind.TEN):
        yield _step(kind, shot, muted)


def _step(kind: StepKind, shot: Snapshot, muted: Set[str], sign: str = "") -> NextStep | None:
    if muted & _HELD_BACK_BY.get(kind, set()):
        return None
    if kind is StepKind.CONTACT:
        return _contact(shot)
    if kind is StepKind.PLAN:
        return _plan(shot, muted, sign)
    if kind is StepKind.TEN:
        return _ten(shot, sign)
    if kind is StepKind.SCRIPT:
        script = "nothing-wrong" if sign == "uneasy-alone" else "clear-ask"
        return None if muted & GATE_SIGNS else NextStep(kind, script=script)
    return NextStep(kind)


def _contact(shot: Snapshot) -> NextStep | None:
    waiting = [one for one in shot.friends if one.ratio is not None and one.state != "resting"]
    if not waiting:
        return None
    longest = min(waiting, key=lambda one: (one.state != "overdue", one.since, one.friend.name))
    return NextStep(StepKind.CONTACT, "friends", longest.friend.id)


def _plan(shot: Snapshot, muted: Set[str], sign: str) -> NextStep | None:
    """Half an hour of quiet for who is drained, else the interest untouched for longest."""
    held_back = muted & _INTEREST
    if sign != "drained" and not held_back:
        open_ones = [one for one in shot.interests if one.pace is not Pace.REACHED]
        if sign == "lost-loves":
            open_ones = [one for one in open_ones if one.interest.baseline] or open_ones
        if open_ones:
            return NextStep(StepKind.PLAN, "interests", max(open_ones, key=_idle).interest.id)
    return None if muted & _QUIET else NextStep(StepKind.PLAN)


def _idle(progress: Progress) -> int:
    return progress.idle_days


def _ten(shot: Snapshot, sign: str) -> NextStep | None:
    """A habit that went quiet, a thinking one for shallow thoughts, or just quiet."""
    views = [view for view in shot.habits if view.streak.state in ("open", "missed", "unscheduled")]
    views.sort(
        key=lambda view: (
            not (sign == "shallow-thinking" and is_thinking(view.habit.name)),
            view.streak.lapsed_on is None,
        )
    )
    return NextStep(StepKind.TEN, "habits", views[0].habit.id) if views else NextStep(StepKind.TEN)
