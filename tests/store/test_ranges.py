"""No value that stands in a file can stop the next start: out of its range it is set aside."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from time import process_time
from typing import Any

import pytest

from companion.bootstrap import make_companion
from companion.cached_status import PARTS
from companion.domain.errors import Refused
from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec
from companion.domain.habit import Entry, State
from companion.domain.schedule import DAILY
from companion.formats.json_journal import read_journal
from companion.services.status_text import status_text
from companion.store.doctor import diagnose
from companion.store.layout import ENTRIES, QUARANTINE, SETTINGS
from companion.store.repair.parsing import parse, to_text
from tests.store.strategies import RULES

WHOLE: dict[str, dict[str, Any]] = {
    "habits": {"name": "Walk", "versions": [{"start": "2026-01-01"}]},
    "friends": {"name": "Mira", "added": "2026-01-01"},
    "interests": {"name": "Maps", "added": "2026-01-01"},
    "contacts": {"date": "2026-03-01", "friends": [2]},
    "sessions": {"date": "2026-03-01"},
    "check_ins": {"date": "2026-03-01"},
    "answers": {
        "answered": "2026-03-01",
        "pillar": "friends",
        "subject": 2,
        "since": "2026-02-01",
        "reply": "later",
    },
    "blocks": {"title": "Quiet", "first": "2026-03-01", "at": "19:00", "minutes": 60},
    "seasons": {"name": "Exams", "start": "2026-03-01", "end": "2026-03-20"},
    "timers": {"date": "2026-03-10", "started": "2026-03-10T08:00:00+00:00"},
    "mutes": {"date": "2026-03-01", "sign": "drained"},
    "shown": {"date": "2026-03-01", "card": "safety"},
    "readings": {"date": "2026-03-01"},
    "own_lines": {"date": "2026-03-01", "kind": "choice", "text": "tea"},
    "agreements": {"title": "Thursdays", "versions": [{"since": "2026-01-01", "text": "mine"}]},
    "markers": {"text": "We laugh", "added": "2026-01-01"},
    "hard_times": {},
    "life_changes": {"since": "2026-01-01", "kind": "a child"},
    "tellings": {"date": "2026-03-01", "script": "one"},
    "blanks": {},
    "talks": {},
    SETTINGS: {},
}
NESTED: list[object] = []
for _ in range(500):
    NESTED = [NESTED]
HUGE = [10**20, -(10**20), 10**400, 1e308, -1, 0, 2**63, NESTED, {"a": NESTED}, "x" * 600_000]
WRONG = [None, True, "", "9999-12-31", "0001-01-01", "9999 years", "every 999999 days", "99999999 a week"]
WRONG += ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "99:99"]
WRONG += ["1e400 sessions a week", "9999-12-31T23:59:59+00:00", "00:00+14:00", "24:00"]


def at_the_edge(codec: FieldCodec) -> list[object]:
    """The raw values at both ends of what a field may hold."""
    match codec.type:
        case "integer" | "number" | "reference":
            return [codec.least, codec.most]
        case "day":
            return [codec.least.isoformat(), codec.most.isoformat()]
        case "instant":
            return [f"{codec.least}T12:00:00+00:00", f"{codec.most}T12:00:00+00:00"]
        case "text" | "name":
            return ["x" * codec.most]
        case "time":
            return ["00:00", "23:59:59"]
        case "rule":
            return [*RULES, "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]
        case "every":
            return ["none", "3660 days", "10 years"]
        case "optional":
            return at_the_edge(codec.of)
        case "list":
            inner = at_the_edge(codec.of)
            return [inner, [inner[-1]] * min(codec.most, 50)] if inner else [[]] * (codec.least == 0)
        case _:
            return []


FIELDS_OF_ALL = [(table, name) for table in WHOLE for name in FIELDS[table].fields]


@pytest.mark.parametrize(("table", "name"), FIELDS_OF_ALL)
def test_no_value_of_any_field_stops_or_slows_the_next_start(tmp_path, table, name):
    """One record for each value, and whole ones of all tables beside them."""
    edges = at_the_edge(FIELDS[table].fields[name])
    tables = {each: {"2": dict(record)} for each, record in WHOLE.items() if each != SETTINGS}
    tables["entries"] = {"5": {"habit": 2, "year": 2026, "days": {"03-09": ["done", 1]}}}
    if table == SETTINGS:
        tables[SETTINGS] = {"1": {"suggested": 2, "ask_days": 30, name: 10**20}}
    else:
        for at, value in enumerate([*edges, *HUGE, *WRONG], 100):
            tables[table][str(at)] = {**WHOLE[table], name: value}
    _survives(tmp_path, tables, [date(2026, 3, 10), date(1900, 1, 1), date(2200, 12, 31)])
    if table != SETTINGS:
        known = _journal(tmp_path)
        assert 2 in getattr(known, table)
        assert {100 + at for at in range(len(edges))} <= set(getattr(known, table)), "an edge was set aside"


@pytest.mark.parametrize("value", [*HUGE, *WRONG], ids=lambda value: f"{value!r:.20}")
def test_no_value_of_a_day_stops_the_next_start(tmp_path, value):
    days = {"03-01": ["done", 1], "03-02": value, "03-03": ["done", value], "03-04": ["done", 1, value]}
    days["03-05"] = ["done", 1, {"amount": value, "note": "kept"}]
    years = {"5": {"habit": 2, "year": 2026, "days": days}, "6": {"habit": 2, "year": value, "days": {}}}
    years |= {"7": {"habit": value, "year": 2026, "days": {}}, "9" * 5000: years["5"]}
    _survives(tmp_path, {"habits": {"2": WHOLE["habits"]}, ENTRIES: years}, [date(2026, 3, 10)])
    assert date(2026, 3, 1) in _journal(tmp_path).entries_of(2)


def _survives(folder, tables, todays):
    path = folder / "store.json"
    path.write_text(json.dumps(tables, default=str).replace("Infinity", "1e999"))
    for today in todays:
        begin = process_time()
        companion = make_companion(path, lambda today=today: datetime(today.year, today.month, today.day, 9))
        shot = companion.snapshot()
        for part in PARTS.values():
            status_text(part, shot)
        assert process_time() - begin < 8, "a start takes too long"
    assert json.loads(path.read_text())[QUARANTINE]


def _journal(folder):
    return make_companion(folder / "store.json", lambda: datetime(2026, 3, 10, 9)).work.journal


def test_one_wrong_setting_leaves_the_others_and_the_lock(tmp_path):
    settings = {"lock": "scrypt", "contacts_a_week": 500, "suggested": 1}
    _survives(tmp_path, {SETTINGS: {"1": settings}}, [date(2026, 3, 10)])
    found = _journal(tmp_path).settings
    assert (found.lock, found.contacts_a_week, found.suggested) == ("scrypt", None, 1)


@pytest.mark.parametrize("depth", [40, 500, 5_000, 200_000])
def test_what_lies_too_deep_is_left_as_text_and_the_rest_is_read(depth):
    deep = "[" * depth + '"]"' + "]" * depth
    text = f'{{"a": NaN, "deep": {deep}, "b": [-Infinity, 1], "c": {{"d": {deep}}}, "e": NaN}}'
    found = parse(text)
    assert (found["a"].text, found["b"][0].text, found["e"].text) == ("NaN", "-Infinity", "NaN")
    assert to_text(found) == text


def test_a_value_out_of_its_range_is_refused_before_it_is_written(tmp_path):
    companion = make_companion(tmp_path / "store.json", lambda: datetime(2026, 3, 10, 9))
    with pytest.raises(Refused, match="cannot hold that") as refused:
        companion.friends.add("x" * 2_000)
    assert len(refused.value.line) < 200
    habit = companion.habits.add("Walk", DAILY)
    with pytest.raises(Refused):
        companion.habits.set_entry(
            habit.delta[0].key, date(2026, 3, 1), Entry(State.DONE, note="x" * 600_000)
        )
    assert not companion.work.journal.friends


def test_a_timer_may_have_rested_for_a_whole_leap_year_and_no_longer(tmp_path):
    """So long ago that a store with it is rather damaged; what it measured can still be logged."""
    moment = datetime(2026, 3, 10, 9)
    companion = make_companion(tmp_path / "store.json", lambda: moment)
    companion.timers.start()
    companion.timers.toggle_pause()
    moment += timedelta(days=366)
    companion.timers.toggle_pause()
    (timer,) = _journal(tmp_path).timers.values()
    assert (timer.paused, timer.idle) == (None, 366 * 24 * 60 * 60)
    companion.timers.toggle_pause()
    moment += timedelta(seconds=1)
    with pytest.raises(Refused, match="cannot hold that"):
        companion.timers.toggle_pause()
    assert companion.timers.end().words == "quiet time: 1 min"


def test_an_import_names_each_record_out_of_range_in_a_line_and_takes_the_rest():
    given: dict[str, Any] = {
        "companion": "journal",
        "schema": 1,
        "settings": {"suggested": 1, "contacts_a_week": 500},
        "habits": [{"id": "1", **WHOLE["habits"]}, {"id": "2", **WHOLE["habits"], "grace": 10**20}],
        "friends": [{"id": "3", **WHOLE["friends"], "every": "9999 years"}],
        "blocks": [{"id": "4", **WHOLE["blocks"], "rule": "FREQ=SECONDLY"}],
        "sessions": [{"id": "5", **WHOLE["sessions"], "note": NESTED}],
        "entries": [{"habit": "1", "date": "9999-12-31", "state": "done"}],
    }
    journal, problems = read_journal(json.dumps(given).encode())
    assert (list(journal.habits), journal.settings.suggested) == ([1], 1)
    places = [problem.place for problem in problems]
    assert places == [
        "settings contacts_a_week",
        "habits 2",
        "friends 1",
        "sessions 1",
        "blocks 1",
        "entries 1",
    ]
    assert all(len(str(problem)) < 200 for problem in problems)
    assert "grace: it is not 0 to 30" in str(problems[1])


def test_what_is_set_aside_says_the_record_and_the_field_out_of_range(tmp_path):
    _survives(
        tmp_path,
        {"habits": {"2": WHOLE["habits"], "3": {**WHOLE["habits"], "grace": 99}}},
        [date(2026, 3, 10)],
    )
    kept = json.loads((tmp_path / "store.json").read_text())[QUARANTINE]
    ((_, record),) = kept.items()
    assert (record["where"], record["why"]) == ("habits/3", "grace: it is not 0 to 30")
    told = [finding.what for finding in diagnose(tmp_path / "store.json") if finding.check == "quarantine"]
    assert told == ["1 part lies in the table _quarantine: habits/3 (grace: it is not 0 to 30)"]
