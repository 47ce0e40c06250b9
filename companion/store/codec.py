"""Domain records as plain JSON documents and back, table by table. Days are in ``packing``.

To add a field: add it to the domain class with a default, and name its form here. Files written before
read as before; files written after keep the field under an older version, which does not know it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from companion.domain.answers import Answer, Mute, Pillar, Reply, Shown
from companion.domain.block import Block, Instead
from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.compass import Reading, Side
from companion.domain.friend import Ask, Circle, Contact, ContactKind, Feeling, Friend, Occurrence, RestKind
from companion.domain.habit import Habit, Rest, Version
from companion.domain.interest import Goal, GoalKind, Interest, parse_goal
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.schedule import Kind, Schedule, parse_schedule
from companion.domain.season import Season, SeasonKind
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.settings import Settings
from companion.domain.talk import (
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
from companion.domain.timer import Timer
from companion.store.layout import SETTINGS, Document
from companion.store.values import (
    DAY,
    FLAG,
    INSTANT,
    NUMBER,
    TEXT,
    TIME,
    UNREADABLE,
    WHOLE,
    Form,
    Shape,
    choice,
    maybe,
    phrase,
    several,
)


class BadRecord(Exception):
    """A record whose fields cannot be read; the text says why."""


def _parse_cadence(text: str) -> Cadence | None:
    """Our own writing without the limits on typing; anything else as a person types it."""
    if match := re.fullmatch(r"(\d{1,9}) (day|week|month|year)s?", text):
        return Cadence(int(match[1]), match[2])
    return parse_cadence(text)


def _read_every(raw: Any) -> Cadence | str | None:
    if raw == "circle":
        return "circle"
    found: Cadence | None = _CADENCE.read(raw)
    return found


def _write_every(value: Cadence | str | None) -> Any:
    return "none" if value is None else value if isinstance(value, str) else _CADENCE.write(value)


def _read_mark(raw: Any) -> Mark:
    return Mark(_MARKED.read(raw)) if type(raw) is str else _MARK.read(raw)


def _write_mark(mark: Mark) -> Any:
    return mark.marked.value if mark.marked and not mark.note else _MARK.write(mark)


_SCHEDULE = phrase(
    parse_schedule,
    Shape(
        Schedule,
        kind=choice(Kind),
        count=WHOLE,
        weekdays=Form(frozenset, sorted),
    ),
)
_CADENCE = phrase(_parse_cadence, Shape(Cadence, count=WHOLE, unit=TEXT))
_GOAL = phrase(
    parse_goal,
    Shape(Goal, kind=choice(GoalKind), number=NUMBER, period=TEXT, unit=TEXT, by=maybe(DAY)),
)
_REST = Shape(Rest, start=DAY, until=maybe(DAY)).form
_VERSION = Shape(Version, start=DAY, schedule=_SCHEDULE, amount=maybe(NUMBER), unit=TEXT).form
_MARKED = choice(Marked)
_MARK = Shape(Mark, marked=maybe(_MARKED), note=TEXT)
_MARKS = Form(
    lambda raw: {sign: _read_mark(mark) for sign, mark in raw.items()},
    lambda marks: {sign: _write_mark(mark) for sign, mark in marks.items()},
)

_FLOOR = maybe(_SCHEDULE, "none")
_INSTEAD = Shape(Instead, day=DAY, to=maybe(DAY), at=maybe(TIME), minutes=maybe(WHOLE), by=TEXT).form
_FLOORS = Form(  # ids as texts, as all keys of JSON objects are
    lambda raw: {int(habit): _FLOOR.read(floor) for habit, floor in raw.items()},
    lambda floors: {str(habit): _FLOOR.write(floors[habit]) for habit in sorted(floors)},
)
_CIRCLE_FLOOR = maybe(_CADENCE, "none")
_CIRCLES = Form(
    lambda raw: {Circle(circle): _CIRCLE_FLOOR.read(floor) for circle, floor in raw.items()},
    lambda floors: {circle.value: _CIRCLE_FLOOR.write(floor) for circle, floor in floors.items()},
)

_SIDE = choice(Side)
_SIDES = Form(
    lambda raw: {row: _SIDE.read(side) for row, side in raw.items()},
    lambda sides: {row: side.value for row, side in sides.items()},
)
_HOLDS = choice(Holds)
_HELD = Form(
    lambda raw: {DAY.read(day): _HOLDS.read(holds) for day, holds in raw.items()},
    lambda marks: {DAY.write(day): marks[day].value for day in sorted(marks)},
)
_PAIR = Form(lambda raw: _pair(*raw), list)
_WORDS = Form(
    lambda raw: {name: TEXT.read(words) for name, words in raw.items()},
    lambda words: {name: words[name] for name in sorted(words)},
)


def _pair(first: Any, second: Any) -> tuple[str, str]:
    return TEXT.read(first), TEXT.read(second)


SHAPES: Final[Mapping[str, Shape]] = {
    "habits": Shape(
        Habit,
        name=TEXT,
        versions=several(_VERSION),
        grace=WHOLE,
        note=TEXT,
        pauses=several(_REST),
        archives=several(_REST),
        order=WHOLE,
    ),
    "friends": Shape(
        Friend,
        name=TEXT,
        added=DAY,
        circle=choice(Circle),
        every=Form(_read_every, _write_every),
        tags=several(TEXT),
        good_for=TEXT,
        needs=several(TEXT),
        since=TEXT,
        birthday=TEXT,
        leap_day=TEXT,
        dates=several(Shape(Occurrence, label=TEXT, when=TEXT).form),
        asks=several(Shape(Ask, text=TEXT, done=maybe(DAY)).form),
        note=TEXT,
        rest=maybe(_REST),
        rest_kind=maybe(choice(RestKind)),
        archived=maybe(DAY),
        died=maybe(DAY),
    ),
    "interests": Shape(
        Interest,
        name=TEXT,
        added=DAY,
        why=TEXT,
        ours=FLAG,
        goal=_GOAL,
        goal_since=maybe(DAY),
        baseline=FLAG,
        archived=maybe(DAY),
        order=WHOLE,
    ),
    "contacts": Shape(
        Contact,
        date=DAY,
        friends=several(WHOLE),
        kind=choice(ContactKind),
        reached_out=TEXT,
        felt=maybe(choice(Feeling)),
        seen=TEXT,
        note=TEXT,
    ),
    "sessions": Shape(
        Session,
        date=DAY,
        kind=choice(Company),
        minutes=maybe(NUMBER),
        place=TEXT,
        chosen=maybe(choice(Chosen)),
        after=maybe(choice(After)),
        presence=TEXT,
        interest=maybe(WHOLE),
        habit=maybe(WHOLE),
        amount=maybe(NUMBER),
        note=TEXT,
        tell=TEXT,
    ),
    "check_ins": Shape(CheckIn, date=DAY, marks=_MARKS, note=TEXT),
    "answers": Shape(
        Answer,
        answered=DAY,
        pillar=choice(Pillar),
        subject=WHOLE,
        since=DAY,
        reply=choice(Reply),
        step=maybe(DAY),
    ),
    "blocks": Shape(
        Block,
        title=TEXT,
        first=DAY,
        at=TIME,
        minutes=WHOLE,
        rule=TEXT,
        until=maybe(DAY),
        place=TEXT,
        habit=maybe(WHOLE),
        interest=maybe(WHOLE),
        exceptions=several(_INSTEAD),
        note=TEXT,
    ),
    "seasons": Shape(
        Season,
        name=TEXT,
        start=DAY,
        end=DAY,
        kind=choice(SeasonKind),
        habits=_FLOORS,
        circles=_CIRCLES,
        note=TEXT,
    ),
    "timers": Shape(
        Timer,
        date=DAY,
        started=INSTANT,
        kind=choice(Company),
        habit=maybe(WHOLE),
        interest=maybe(WHOLE),
        place=TEXT,
        planned=maybe(WHOLE),
        paused=maybe(INSTANT),
        idle=WHOLE,
        ended=maybe(INSTANT),
    ),
    "mutes": Shape(Mute, date=DAY, sign=TEXT),
    "shown": Shape(Shown, date=DAY, card=TEXT),
    "readings": Shape(Reading, date=DAY, marks=_SIDES),
    "own_lines": Shape(OwnLine, date=DAY, kind=choice(OwnKind), text=TEXT),
    "agreements": Shape(Agreement, title=TEXT, versions=several(Shape(Agreed, since=DAY, text=TEXT).form)),
    "markers": Shape(Marker, text=TEXT, added=DAY, marks=_HELD),
    "hard_times": Shape(
        HardTimes,
        lines=several(_PAIR),
        for_solitude=TEXT,
        for_friends=TEXT,
        for_interests=TEXT,
        review=maybe(DAY),
    ),
    "life_changes": Shape(
        LifeChange,
        since=DAY,
        kind=choice(ChangeKind),
        words=TEXT,
        review=maybe(DAY),
        season=maybe(WHOLE),
    ),
    "tellings": Shape(Telling, date=DAY, script=TEXT, said=FLAG, how=TEXT),
    "blanks": Shape(Blanks, words=_WORDS),
    "talks": Shape(
        MonthlyTalk,
        rule=TEXT,
        first=DAY,
        at=maybe(TIME),
        moved=several(_INSTEAD),
        held=several(DAY),
        thanks=TEXT,
        change=TEXT,
    ),
    SETTINGS: Shape(
        Settings,
        day_start=TIME,
        week_start=WHOLE,
        theme=TEXT,
        contacts_a_week=maybe(WHOLE),
        checklist=several(TEXT),
        hook_start=TEXT,
        hook_end=TEXT,
        bell=FLAG,
        block_title=TEXT,
    ),
}


def decode(table: str, key: int, document: Document) -> Any:
    """The domain record of ``document``. Raises BadRecord."""
    try:
        if table == SETTINGS:
            return SHAPES[table].read(document)
        record = SHAPES[table].read(document, id=key)
    except UNREADABLE as reason:
        raise BadRecord(str(reason) or type(reason).__name__) from reason
    if table == "habits" and not record.versions:
        raise BadRecord("a habit without a schedule")
    if table == "agreements" and not record.versions:
        raise BadRecord("an agreement without words")
    return record


def encode(table: str, record: Any) -> Document:
    """The fields of a domain record, without stamps."""
    return SHAPES[table].write(record)


def order_of(table: str) -> tuple[str, ...]:
    """The fields of ``table`` in the order in which they are written."""
    return SHAPES[table].names if table in SHAPES else ("habit", "year", "days")
