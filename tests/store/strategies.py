"""Hypothesis strategies for every kind of record, made from the declarations of their fields."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from hypothesis import strategies as st

from companion.domain.cadence import Cadence
from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec, RecordCodec
from companion.domain.fields.entries import ENTRIES
from companion.domain.interest import OPEN, Goal, GoalKind
from companion.domain.journal import Journal
from companion.domain.ranges import FIRST_DAY, LAST_DAY, MAX_AMOUNT, MAX_CADENCE
from companion.domain.schedule import DAILY, MAX_COUNT, TRACK, Kind, Schedule

ids = st.integers(1, 2**62)
LONG = 30  # letters of a text that was made up
texts = st.text(max_size=LONG) | st.sampled_from(
    ["[/] call [mum", "\x1b[31m", "a\nb", "مرحبا", "🌿", "\ud800"]
)
days = st.dates(FIRST_DAY, LAST_DAY)
schedules = st.one_of(
    st.sampled_from([DAILY, TRACK]),
    *(st.integers(1, most).map(partial(Schedule, kind)) for kind, most in MAX_COUNT.items()),
    st.frozensets(st.integers(0, 6), min_size=1).map(partial(Schedule, Kind.WEEKDAYS, 1)),
)
cadences = st.one_of(
    *(st.builds(Cadence, st.integers(1, most), st.just(unit)) for unit, most in MAX_CADENCE.items())
)
amounts = st.floats(0, MAX_AMOUNT) | st.integers(0, MAX_AMOUNT).map(float)


def goals(units: st.SearchStrategy[str]) -> st.SearchStrategy[Goal]:
    """Goals of each kind, amounts counted in one of ``units``."""
    amount = st.builds(
        Goal, kind=st.just(GoalKind.AMOUNT), number=amounts, period=st.just(""), unit=units, by=days
    )
    timed = st.builds(
        Goal,
        kind=st.sampled_from([GoalKind.MINUTES, GoalKind.SESSIONS]),
        number=amounts,
        period=st.sampled_from(["week", "month"]),
        unit=st.just(""),
        by=st.none(),
    )
    return st.one_of(st.just(OPEN), timed, amount)


RULES = ["", "FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "FREQ=DAILY;INTERVAL=520"]
_OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    Schedule: schedules,
    Cadence: cadences,
    Goal: goals(texts),
    "text": texts,
    "name": texts,
    "birthday": st.sampled_from(["", "02-29", "12-31", "1985-03-14"]),
    "leap day": st.sampled_from(["02-28", "03-01"]),
    "rule": st.sampled_from(RULES),
    "reference": ids,
    "bool": st.booleans(),
    "day": days,
    "time": st.times().map(lambda t: time(t.hour, t.minute, t.second)),
    "instant": st.datetimes(
        datetime(FIRST_DAY.year, 1, 2), datetime(LAST_DAY.year, 12, 30), timezones=st.just(UTC)
    ),
    "every": st.none() | st.just("circle") | cadences,
    "pair": st.tuples(texts, texts),
}


def values(codec: FieldCodec, own: dict[Any, Any] | None = None) -> st.SearchStrategy[Any]:
    """Values of a field, all that its declaration allows; ``own`` strategies by type come first."""
    kinds = {**_OF_TYPE, **(own or {})}
    match codec.type:
        case "text" if codec.most < LONG:
            return st.text(max_size=codec.most)
        case "optional":
            return st.none() | values(codec.of, own)
        case "list":
            return st.lists(values(codec.of, own), min_size=codec.least, max_size=3).map(tuple)
        case "map":
            key, value = codec.of
            return st.dictionaries(values(key, own), values(value, own), max_size=3)
        case "record":
            return built(codec.of, own)
        case "phrase":
            return kinds[codec.of[1].kind]
        case "choice":
            return st.sampled_from(codec.of)
        case "integer":
            return st.integers(codec.least, codec.most)
        case "number":
            whole = st.integers(int(codec.least), int(codec.most)).map(float)
            return st.floats(codec.least, codec.most) | whole
        case _:
            return kinds[codec.type]


def built(codec: RecordCodec, own: dict[Any, Any] | None = None, **given: Any) -> st.SearchStrategy[Any]:
    """Records as ``codec`` declares them."""
    fields = {name: values(field, own) for name, field in codec.fields.items()}
    return st.builds(codec.kind, **{**fields, **given})


records = {table: built(FIELDS[table], id=ids) for table in FIELDS if table != "settings"}
entries = built(ENTRIES)
settings = built(FIELDS["settings"])


def table(of):
    return st.lists(of, max_size=3, unique_by=lambda record: record.id).map(lambda rs: {r.id: r for r in rs})


def days_of(entry):
    return st.dictionaries(st.dates(date(2024, 1, 1), date(2027, 1, 1)), entry, min_size=1, max_size=5)


journals = st.builds(
    Journal,
    entries=st.dictionaries(ids, days_of(entries), max_size=3),
    settings=settings,
    **{name: table(of) for name, of in records.items()},
)


# What a person can have made: names are trimmed and each is there once, parts of lists say something, and
# what points to a record points to one that is there. Texts may hold anything that a text file can.
_plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_trimmed = _plain.map(str.strip).filter(bool)
_words = _plain.map(lambda text: " ".join(text.split())).filter(bool)
_hostile = st.sampled_from(
    ["[/] call [mum", "\x1b[31m", "a\nb", "a; b\\", "=1+1", "'-c", '"', "a: b", "x,y", "\r"]
)


@st.composite
def sound_journals(draw):
    """Journals whose six tables hold together."""
    own = {"text": _plain | _hostile, "name": _trimmed, Goal: goals(_words)}
    found: dict[str, Any] = {}
    for name in ("habits", "friends", "interests"):
        records = draw(st.lists(built(FIELDS[name], own, id=st.just(0)), max_size=3))
        unique = {" ".join(record.name.split()).casefold(): record for record in records}
        found[name] = {at: _tidied(each)._replace(id=at) for at, each in enumerate(unique.values(), 1)}
    for name in ("contacts", "sessions"):
        records = draw(st.lists(built(FIELDS[name], own, id=st.just(0)), max_size=4))
        pointed = [_pointing(draw, record, found) for record in records]
        found[name] = {at: each._replace(id=at) for at, each in enumerate(filter(None, pointed), 101)}
    own_entries = built(ENTRIES, own)
    found["entries"] = {key: draw(days_of(own_entries)) for key in found["habits"] if draw(st.booleans())}
    return Journal(**found)


def _tidied(record):
    """``record`` as the services make it: versions by date, parts of lists trimmed and not empty."""
    if hasattr(record, "versions"):
        starts = {version.start: version for version in record.versions}
        return record._replace(versions=tuple(starts[start] for start in sorted(starts)))
    if hasattr(record, "asks"):
        return record._replace(
            tags=_said(record.tags),
            needs=_said(record.needs),
            asks=tuple(a._replace(text=a.text.strip()) for a in record.asks if a.text.strip()),
            dates=tuple(
                d._replace(label=d.label.strip(), when=d.when.strip()) for d in record.dates if d.when.strip()
            ),
        )
    return record


def _said(texts):
    return tuple(text.strip() for text in texts if text.strip())


def _pointing(draw, record, found):
    if hasattr(record, "friends"):
        if not found["friends"]:
            return None
        chosen = draw(st.lists(st.sampled_from(sorted(found["friends"])), min_size=1, unique=True))
        return record._replace(friends=tuple(chosen))
    habit, interest = (
        draw(st.none() | st.sampled_from(sorted(found[name]))) if found[name] else None
        for name in ("habits", "interests")
    )
    return record._replace(habit=habit, interest=interest)
