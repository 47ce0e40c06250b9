"""Hypothesis strategies for every kind of record."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from companion.domain.answers import Answer, Mute, Pillar, Reply, Shown
from companion.domain.block import Block, Instead
from companion.domain.cadence import Cadence
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.compass import Reading, Side
from companion.domain.friend import Ask, Circle, Contact, ContactKind, Feeling, Friend, Occurrence, RestKind
from companion.domain.habit import Entry, Habit, Rest, State, Version
from companion.domain.interest import Goal, GoalKind, Interest
from companion.domain.journal import Journal
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.schedule import DAILY, TRACK, Kind, Schedule
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

ids = st.integers(1, 2**62)
texts = st.text(max_size=30) | st.sampled_from(["[/] call [mum", "\x1b[31m", "a\nb", "مرحبا", "🌿", "\ud800"])
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
amounts = st.floats(0, 1e9).filter(lambda x: x >= 0) | st.integers(0, 10**6).map(float)
maybe_amounts = st.none() | amounts
rests = st.builds(Rest, start=days, until=st.none() | days)
schedules = st.one_of(
    st.sampled_from([DAILY, TRACK]),
    st.builds(Schedule, kind=st.just(Kind.WEEK), count=st.integers(1, 7)),
    st.builds(Schedule, kind=st.just(Kind.MONTH), count=st.integers(1, 400)),
    st.builds(Schedule, kind=st.just(Kind.EVERY), count=st.integers(1, 9999)),
    st.builds(Schedule, kind=st.just(Kind.WEEKDAYS), weekdays=st.frozensets(st.integers(0, 6), min_size=1)),
)
versions = st.builds(Version, start=days, schedule=schedules, amount=maybe_amounts, unit=texts)
cadences = st.builds(
    Cadence, count=st.integers(1, 99999), unit=st.sampled_from(["day", "week", "month", "year"])
)
goals = st.one_of(
    st.just(Goal()),
    st.builds(
        Goal,
        kind=st.sampled_from([GoalKind.MINUTES, GoalKind.SESSIONS]),
        number=amounts,
        period=st.sampled_from(["week", "month"]),
    ),
    st.builds(Goal, kind=st.just(GoalKind.AMOUNT), number=amounts, unit=texts, by=days),
)
times = st.times().map(lambda t: time(t.hour, t.minute, t.second))
instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
marks = st.builds(Mark, marked=st.none() | st.sampled_from(Marked), note=texts)


def some(items):
    return st.lists(items, max_size=3).map(tuple)


insteads = st.builds(
    Instead,
    day=days,
    to=st.none() | days,
    at=st.none() | times,
    minutes=st.none() | st.integers(1, 1440),
    by=texts,
)

records = {
    "habits": st.builds(
        Habit,
        id=ids,
        name=texts,
        versions=st.lists(versions, min_size=1, max_size=3).map(tuple),
        grace=st.integers(0, 9),
        note=texts,
        pauses=some(rests),
        archives=some(rests),
        order=st.integers(-5, 5),
        source=texts,
    ),
    "friends": st.builds(
        Friend,
        id=ids,
        name=texts,
        added=days,
        circle=st.sampled_from(Circle),
        every=st.none() | st.just("circle") | cadences,
        tags=some(texts),
        good_for=texts,
        needs=some(texts),
        since=texts,
        birthday=texts,
        leap_day=st.sampled_from(["02-28", "03-01"]),
        dates=some(st.builds(Occurrence, label=texts, when=texts)),
        asks=some(st.builds(Ask, text=texts, done=st.none() | days)),
        note=texts,
        rest=st.none() | rests,
        rest_kind=st.none() | st.sampled_from(RestKind),
        archived=st.none() | days,
        died=st.none() | days,
    ),
    "interests": st.builds(
        Interest,
        id=ids,
        name=texts,
        added=days,
        why=texts,
        ours=st.booleans(),
        goal=goals,
        goal_since=st.none() | days,
        baseline=st.booleans(),
        archived=st.none() | days,
        order=st.integers(0, 3),
    ),
    "contacts": st.builds(
        Contact,
        id=ids,
        date=days,
        friends=some(ids),
        kind=st.sampled_from(ContactKind),
        reached_out=texts,
        felt=st.none() | st.sampled_from(Feeling),
        seen=texts,
        note=texts,
    ),
    "sessions": st.builds(
        Session,
        id=ids,
        date=days,
        kind=st.sampled_from(Company),
        minutes=maybe_amounts,
        place=texts,
        chosen=st.none() | st.sampled_from(Chosen),
        after=st.none() | st.sampled_from(After),
        presence=texts,
        interest=st.none() | ids,
        habit=st.none() | ids,
        amount=maybe_amounts,
        note=texts,
        tell=texts,
    ),
    "check_ins": st.builds(
        CheckIn,
        id=ids,
        date=days,
        marks=st.dictionaries(texts, marks, max_size=3),
        note=texts,
    ),
    "answers": st.builds(
        Answer,
        id=ids,
        answered=days,
        pillar=st.sampled_from(Pillar),
        subject=ids,
        since=days,
        reply=st.sampled_from(Reply),
        step=st.none() | days,
    ),
    "blocks": st.builds(
        Block,
        id=ids,
        title=texts,
        first=days,
        at=times,
        minutes=st.integers(1, 1440),
        rule=texts | st.just("FREQ=WEEKLY;BYDAY=TU"),
        until=st.none() | days,
        place=texts,
        habit=st.none() | ids,
        interest=st.none() | ids,
        exceptions=some(insteads),
        note=texts,
    ),
    "seasons": st.builds(
        Season,
        id=ids,
        name=texts,
        start=days,
        end=days,
        kind=st.sampled_from(SeasonKind),
        habits=st.dictionaries(ids, st.none() | schedules, max_size=3),
        circles=st.dictionaries(st.sampled_from(Circle), st.none() | cadences, max_size=3),
        note=texts,
    ),
    "timers": st.builds(
        Timer,
        id=ids,
        date=days,
        started=instants,
        kind=st.sampled_from(Company),
        habit=st.none() | ids,
        interest=st.none() | ids,
        place=texts,
        planned=st.none() | st.integers(1, 1440),
        paused=st.none() | instants,
        idle=st.integers(0, 9999),
        ended=st.none() | instants,
    ),
    "mutes": st.builds(Mute, id=ids, date=days, sign=texts),
    "shown": st.builds(Shown, id=ids, date=days, card=texts),
    "readings": st.builds(
        Reading, id=ids, date=days, marks=st.dictionaries(texts, st.sampled_from(Side), max_size=3)
    ),
    "own_lines": st.builds(OwnLine, id=ids, date=days, kind=st.sampled_from(OwnKind), text=texts),
    "agreements": st.builds(
        Agreement,
        id=ids,
        title=texts,
        versions=st.lists(st.builds(Agreed, since=days, text=texts), min_size=1, max_size=3).map(tuple),
    ),
    "markers": st.builds(
        Marker,
        id=ids,
        text=texts,
        added=days,
        marks=st.dictionaries(days, st.sampled_from(Holds), max_size=3),
    ),
    "hard_times": st.builds(
        HardTimes,
        id=ids,
        lines=some(st.tuples(texts, texts)),
        for_solitude=texts,
        for_friends=texts,
        for_interests=texts,
        review=st.none() | days,
    ),
    "life_changes": st.builds(
        LifeChange,
        id=ids,
        since=days,
        kind=st.sampled_from(ChangeKind),
        words=texts,
        review=st.none() | days,
        season=st.none() | ids,
    ),
    "tellings": st.builds(Telling, id=ids, date=days, script=texts, said=st.booleans(), how=texts),
    "blanks": st.builds(Blanks, id=ids, words=st.dictionaries(texts, texts, max_size=3)),
    "talks": st.builds(
        MonthlyTalk,
        id=ids,
        rule=texts,
        first=days,
        at=st.none() | times,
        moved=some(insteads),
        held=some(days),
        thanks=texts,
        change=texts,
    ),
}
entries = st.builds(Entry, state=st.sampled_from(State), amount=maybe_amounts, note=texts)
settings = st.builds(
    Settings,
    day_start=times,
    week_start=st.integers(0, 6),
    theme=texts,
    contacts_a_week=st.none() | st.integers(0, 99),
    checklist=some(texts),
    hook_start=texts,
    hook_end=texts,
    bell=st.booleans(),
    quiet_from=st.times().map(lambda t: time(t.hour, t.minute, t.second)),
    quiet_until=st.times().map(lambda t: time(t.hour, t.minute, t.second)),
    asks=some(texts),
    ask_days=st.integers(0, 400),
    ask_from=times,
    ask_until=times,
    suggested=st.integers(0, 3),
    hide_key=texts,
    keys=some(texts),
    lock=texts,
    lock_minutes=st.integers(0, 600),
    charted=some(st.integers(1, 2**60)),
    welcomed=st.booleans(),
    block_title=texts,
)


def table(of):
    return st.lists(of, max_size=3, unique_by=lambda record: record.id).map(lambda rs: {r.id: r for r in rs})


journals = st.builds(
    Journal,
    entries=st.dictionaries(
        ids,
        st.dictionaries(st.dates(date(2024, 1, 1), date(2027, 1, 1)), entries, min_size=1, max_size=5),
        max_size=3,
    ),
    settings=settings,
    **{name: table(of) for name, of in records.items()},
)
