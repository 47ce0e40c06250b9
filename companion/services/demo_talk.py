"""The demo's side of talking: what was agreed, markers, a plan, own lines, the compass of two dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from companion.domain.block import Instead
from companion.domain.compass import Reading, Side
from companion.domain.journal import Journal
from companion.domain.monthly_talk import talk_days
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.talk import (
    ONLY_ONE,
    Agreed,
    Agreement,
    Blanks,
    ChangeKind,
    HardTimes,
    Holds,
    LifeChange,
    Marker,
    MonthlyTalk,
    Telling,
)

MARKERS = (
    ("We laugh at least once a day", (Holds.TRUE, Holds.PARTLY, Holds.TRUE)),
    ("I say no before I am tired, not after", (Holds.NOT_LATELY, Holds.NOT_LATELY, Holds.PARTLY)),
    ("Each of us has an evening the other does not ask about", (Holds.PARTLY, Holds.TRUE, Holds.TRUE)),
)
CHOICES = (
    (3, "the green paint for the hall, without asking anyone"),
    (16, "left the party at ten, and walked"),
    (41, "said no to the second weekend in a row"),
)
VIEWS = (
    (8, "what I think about it: the book was better where nothing happened"),
    (29, "I would rather live near the woods than near the station"),
)


def talk(journal: Journal, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with every page of the Talk screen alive, and the compass of two dates."""

    def ago(days: int) -> date:
        return max(first, today - timedelta(days=days))

    def table(records: list[Any]) -> dict[int, Any]:
        return {record.id: record for record in records}

    agreements = [
        Agreement(
            new_id(),
            "Friday evenings",
            (
                Agreed(ago(210), "Friday evenings are ours, phones in the drawer."),
                Agreed(ago(48), "Every other Friday is ours, phones in the drawer. The one between is free."),
            ),
        ),
        Agreement(new_id(), "Mornings", (Agreed(ago(120), "Nobody talks before the second coffee."),)),
    ]
    markers = [
        Marker(
            new_id(),
            text,
            ago(100),
            dict(zip((ago(92), ago(61), ago(30)), said, strict=True)) if first < ago(93) else {},
        )
        for text, said in MARKERS
    ]
    plan = HardTimes(
        ONLY_ONE,
        (
            ("we quarrel after ten", "we stop, and go on at breakfast"),
            ("a week has no free hour", "I take one on Saturday before anybody is up"),
            ("I snap at small things", "I say so, and walk round the block"),
        ),
        "ten minutes with tea at the window",
        "one message a week, to Mira first",
        "one page, or one line",
        today + timedelta(days=40),
    )
    changes = [LifeChange(new_id(), ago(75), ChangeKind.JOB, "a new job, with a train to it", ago(-15))]
    tellings = [
        Telling(new_id(), ago(47), "clear-ask", True, "easier than I thought; the time back helped"),
        Telling(new_id(), ago(12), "nothing-wrong", False, "not the evening for it"),
    ]
    lines = [OwnLine(new_id(), ago(days), OwnKind.CHOICE, text) for days, text in reversed(CHOICES)]
    lines += [OwnLine(new_id(), ago(days), OwnKind.VIEW, text) for days, text in reversed(VIEWS)]
    return journal._replace(
        agreements=table(agreements),
        markers=table(markers),
        hard_times={ONLY_ONE: plan},
        life_changes=table(changes),
        tellings=table(tellings),
        own_lines=table(lines),
        blanks={ONLY_ONE: Blanks(ONLY_ONE, {"quality_you_like": "easy to be around"})},
        talks={ONLY_ONE: _monthly(first, today)},
        readings=table(_readings(ago, new_id)),
    )


def _readings(ago: Callable[[int], date], new_id: Callable[[], int]) -> list[Reading]:
    left, middle, right = Side.LEFT, Side.MIDDLE, Side.RIGHT
    earlier = {"reachable": middle, "return": left, "says-needs": right, "both": middle}
    later = {"reachable": left, "return": left, "says-needs": middle, "both": middle, "seen": right}
    return [Reading(new_id(), ago(64), earlier), Reading(new_id(), ago(33), later)]


def _monthly(first: date, today: date) -> MonthlyTalk:
    """On first Sundays; the next one has moved by a day."""
    planned = MonthlyTalk(ONLY_ONE, "FREQ=MONTHLY;BYDAY=1SU", first, time(17, 0))
    earlier = [one.falls for one in talk_days(planned, max(first, today - timedelta(days=60)), 2)]
    held = tuple(day for day in earlier if day < today)
    coming = talk_days(planned, today, 1)[0].falls
    moved = (Instead(coming, coming + timedelta(days=1)),)
    return planned._replace(held=held, moved=moved, thanks="the tea beside the bed on Tuesday")
