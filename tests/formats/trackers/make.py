"""Files as other habit trackers write them, each generation of each."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

OLDEST = "Position,Name,Description,NumRepetitions,Interval,Color\n"
MIDDLE = "Position,Name,Question,Description,NumRepetitions,Interval,Color\n"
NEWEST = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,"
    "Color,Unit,Target Type,Target Value,Archived?\n"
)
DAY = 86_400_000

LOOP_NEWEST = {
    "Habits.csv": NEWEST
    + '001,"Tea, alone",YES_NO,Was it quiet?,Mine,1,1,#FF8F00,,,,false\n'
    + "002,Читать,NUMERICAL,,,1,1,#00897B,pages,AT_LEAST,20.0,false\n"
    + "003,Прогулка,YES_NO,,,3,7,#00897B,,,,true\n",
    "001 Tea alone/Checkmarks.csv": "Date,Value,Notes\n"
    + '2026-03-05,YES_MANUAL,"said ""no"", and meant it"\n'
    + "2026-03-04,NO,visitors\n2026-03-03,SKIP,ill\n2026-03-02,YES_AUTO,\n2026-03-01,YES_MANUAL,\n",
    "001 Tea alone/Scores.csv": "Date,Score\n2026-03-05,0.2\n",
    "002/Checkmarks.csv": "Date,Value,Notes\n2026-03-02,20000,\n2026-03-01,7500,half\n2026-02-28,NO,\n",
    "003/Checkmarks.csv": "Date,Value,Notes\n2026-03-01,YES_MANUAL,\n2026-02-28,UNKNOWN,why?\n",
    "Checkmarks.csv": "Date,Tea, alone,Читать,Прогулка,\n2026-03-05,2,0,0,\n",
    "Scores.csv": "Date,Tea, alone,\n",
}
LOOP_MIDDLE = {
    "Habits.csv": MIDDLE + "001,Meditate,Did you?,Mine,1,1,#FF8F00\n002,Walk,,,2,10,#00897B\n",
    "001 Meditate/Checkmarks.csv": "2020-01-03,2\n2020-01-02,0\n2020-01-01,2\n",
    "002 Walk/Checkmarks.csv": "2020-01-03,3\n2020-01-02,1\n2020-01-01,2\n",
}
LOOP_OLDEST = {
    "Habits.csv": OLDEST + "001,Meditate,Did you?,1,1,#FF8F00\n002,Call,,1,14,#00897B\n",
    "001 Meditate/Checkmarks.csv": "2016-01-02,2\n2016-01-01,0\n",
    "002 Call/Checkmarks.csv": "2016-01-02,1\n2016-01-01,2\n",
}

TABLE_HABIT: dict[str, list[dict[str, Any]]] = {
    "habits": [
        {
            "name": "Journal",
            "type": 1,
            "status": 1,
            "daily_goal": 1,
            "daily_goal_unit": "",
            "freq_type": 3,
            "freq_custom": "[1,1]",
            "start_date": 20512,
            "desc": "mine",
            "records": [
                {"record_date": 20513, "record_type": 1, "record_value": 1, "reason": "by the window"},
                {"record_date": 20514, "record_type": 2, "record_value": 0, "reason": "ill"},
                {"record_date": 20515, "record_type": 1, "record_value": 0},
            ],
        },
        {
            "name": "Run",
            "type": 1,
            "status": 3,
            "daily_goal": 5,
            "daily_goal_unit": "km",
            "freq_type": 1,
            "freq_custom": "[3]",
            "start_date": 20512,
            "records": [{"record_date": 20513, "record_type": 1, "record_value": 2.5}],
        },
        {
            "name": "Coffee",
            "type": 2,
            "status": 1,
            "daily_goal": 0,
            "daily_goal_extra": 2,
            "freq_type": 2,
            "freq_custom": "[4]",
            "start_date": 20512,
            "records": [
                {"record_date": 20513, "record_type": 1, "record_value": 2},
                {"record_date": 20514, "record_type": 1, "record_value": 3},
            ],
        },
        {"name": "Gone", "type": 1, "status": 2, "freq_type": 1, "freq_custom": "[1]", "records": []},
    ]
}
BEAVER: dict[str, Any] = {
    "habits": [
        {
            "name": "Order pizz",
            "id": "d2d1",
            "star": True,
            "tags": ["food"],
            "period": {"period_type": "W", "period_count": 1, "target_count": 2},
            "records": [
                {"day": "2026-03-01", "done": True, "text": "with olives"},
                {"day": "2026-03-02", "done": False},
            ],
        },
        {"name": "Running", "id": "aa00", "records": [{"day": "2026-03-01", "done": True}]},
        {"name": "Old", "id": "bb00", "status": "archive", "weekly_goal": 3, "records": []},
        {"name": "Gone", "id": "cc00", "status": "soft_delete", "records": []},
    ],
    "order": ["aa00", "d2d1"],
}
HABITBULL = (
    "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    'Pushups,"arms, slowly",Fitness,2021-09-01,30,\nPushups,,Fitness,2022-01-08,1,sore\n'
    "run,,Fitness,2022-01-03,1,\nrun,,Fitness,2022-01-04,0,\n"
)
OIDIA: list[dict[str, Any]] = [{"title": "Piano", "days": {"2026-03-01": 1, "2026-03-02": 3}}]
DIJO: list[dict[str, Any]] = [
    {"type": "Bit", "name": "out", "stats": {"2026-03-01": True, "2026-03-02": False}, "goal": True},
    {"type": "Count", "name": "water", "stats": {"2026-03-01": 4, "2026-03-02": 8}, "goal": 8, "auto": False},
    {
        "type": "Float",
        "name": "miles",
        "goal": {"value": 50, "precision": 1},
        "precision": 1,
        "stats": {"2026-03-01": {"value": 25, "precision": 1}},
    },
]
HARSH_HABITS = """# This is your habits file.
! Dailies
Meditated: 1
Gymmed: 3/7
! Weeklies
Called Mom: 1w
Cleaned House: 7
Long walk: 2/3w
! Noted
Had: coffee: 0
"""
HARSH_LOG = """2026-03-03 : Meditated : y :  :
2026-03-01 : Meditated : y : on the balcony : with tea : 25
2026-03-02 : Meditated : n : slept in :
2026-03-02 : Gymmed : s : ill : 0
2026-03-01 : Gymmed : y
# a remark
2026-02-28 : Long ago : y :  :
"""


def zipped(files: dict[str, str], folder: str = "") -> bytes:
    """A zip of text files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{folder}{name}", text)
    return out.getvalue()


def unpacked(files: dict[str, str], folder: Path) -> Path:
    """A folder of text files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def stamp(day: str) -> int:
    """A day as Loop's database writes it."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * DAY


def backup(path: Path, schema: int) -> bytes:
    """A full backup of Loop of one schema: columns came one after the other."""
    columns = "archived integer, color integer, description text, freq_den integer, freq_num integer"
    columns += ", highlight integer, name text, position integer, reminder_hour integer, reminder_min integer"
    named = {"archived": 0, "description": "Did you?", "freq_den": 1, "freq_num": 1}
    counted = {**named, "name": "Читать", "position": 1, "freq_num": 1, "freq_den": 7}
    named = {**named, "name": 'Tea, "alone"', "position": 0}
    if schema >= 16:
        columns += ", type integer default 0, target_type integer default 0, target_value real default 0"
        columns += ", unit text default ''"
        counted |= {"type": 1, "target_value": 20.0, "unit": "pages"}
    if schema >= 23:
        columns += ", question text"
        named |= {"question": "Was it quiet?", "description": "Mine"}
    if schema >= 24:
        columns += ", uuid text"
        named |= {"uuid": "a1b2"}
        counted |= {"uuid": "c3d4"}
    valued, noted = schema >= 15, schema >= 25
    database = sqlite3.connect(path)
    database.execute(f"create table Habits (id integer primary key autoincrement, {columns})")
    more = (", value integer" if valued else "") + (", notes text" if noted else "")
    database.execute(
        f"create table Repetitions (id integer primary key, habit integer, timestamp integer{more})"
    )
    for habit in (named, counted):
        marks = ", ".join("?" * len(habit))
        database.execute(f"insert into Habits ({', '.join(habit)}) values ({marks})", [*habit.values()])
    ticks = [(1, "2026-03-01", 2, "early"), (1, "2026-03-02", 3, "ill"), (1, "2026-03-03", 0, "visitors")]
    ticks += [(2, "2026-03-01", 20_000, ""), (2, "2026-03-02", 7_500, "")] if schema >= 16 else []
    for habit_id, day, value, note in ticks if valued else ticks[:1]:
        row = [habit_id, stamp(day), *([value] if valued else []), *([note] if noted else [])]
        names = "habit, timestamp" + (", value" if valued else "") + (", notes" if noted else "")
        database.execute(f"insert into Repetitions ({names}) values ({', '.join('?' * len(row))})", row)
    database.execute(f"pragma user_version = {schema}")
    database.commit()
    database.close()
    return path.read_bytes()


def written(value: object) -> bytes:
    """JSON as bytes."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode()
