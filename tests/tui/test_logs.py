"""Logs, places and archived rows: columns just as wide as they need, so that nothing is cut for blanks."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from companion.domain.friend import Circle, Friend
from companion.domain.season import SeasonKind
from companion.domain.session import After, Company, Session
from companion.formats.people import Person
from companion.services.companion import Companion
from companion.services.people_import import Candidate
from companion.tui.friends.people_rows import candidate_rows
from companion.tui.kit.hints import archived_rows
from companion.tui.kit.lines import length
from companion.tui.kit.log_rows import Logged, dated_rows, log_day, log_rows
from companion.tui.kit.row_layout import Row
from companion.tui.time.blocks_rows import plan_rows
from companion.tui.time.seasons_rows import season_rows
from companion.tui.time.sessions_rows import place_lines
from tests.tui.conftest import TODAY, opened, press, shows, text_of

ENTRIES = [
    Logged(1, "Sun 8 Mar", "65 min", "Portuguese", "chosen · rested · the car, parked · came back present"),
    Logged(2, "Sat 7 Mar", "120 min", "Cello", ""),
]


def drawn(row: Row, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in row.draw(width)]


def test_an_entry_stands_on_one_line_with_columns_as_wide_as_the_widest() -> None:
    first, second = log_rows(ENTRIES)
    assert drawn(first, 84) == [
        "Sun 8 Mar   65 min Portuguese  chosen · rested · the car, parked · came back present"
    ]
    assert drawn(second, 84) == ["Sat 7 Mar  120 min Cello"]


def test_what_was_said_goes_on_below_itself() -> None:
    assert drawn(log_rows(ENTRIES)[0], 70) == [
        "Sun 8 Mar   65 min Portuguese  chosen · rested · the car, parked",
        " " * 31 + "came back present",
    ]


def test_what_was_said_goes_below_what_it_was_where_that_takes_fewer_lines() -> None:
    told = " · ".join(["chosen", "rested", "by the river", "came back present"] * 4)
    head, *below = drawn(log_rows([ENTRIES[0]._replace(told=told)])[0], 60)
    assert head == "Sun 8 Mar  65 min Portuguese"
    assert all(line.startswith(" " * 18 + line.strip()[0]) for line in below)


def test_dates_take_no_more_room_than_the_widest_of_them() -> None:
    days = [("a", TODAY, "no to the party"), ("b", TODAY - timedelta(days=400), "the green paint")]
    assert [drawn(row, 40) for row in dated_rows(days[:1], TODAY)] == [["10 Mar  no to the party"]]
    assert [drawn(row, 40) for row in dated_rows(days, TODAY)] == [
        ["10 Mar      no to the party"],
        ["3 Feb 2025  the green paint"],
    ]


def test_all_entries_of_a_log_stand_alike() -> None:
    rows = log_rows([ENTRIES[0], ENTRIES[0]._replace(told="shared")])
    for width in range(30, 90):
        first, second = ("Portuguese" in drawn(row, width)[0][:12] for row in rows)
        assert first == second, width


@pytest.mark.parametrize("width", [30, 38, 44])
def test_where_it_is_narrow_what_was_said_goes_below_in_full(width: int) -> None:
    head, *below = drawn(log_rows(ENTRIES)[0], width)
    assert head.startswith("Portuguese") and head.endswith("65 min Sun 8 Mar")
    said = " ".join(line.strip() for line in below)  # broken at a dot, a line ends without it
    assert said.replace("· ", "") == ENTRIES[0].told.replace("· ", "")


def test_a_log_of_one_thing_names_minutes_first_where_it_is_narrow() -> None:
    row = log_rows([each._replace(what="") for each in ENTRIES])[0]
    assert drawn(row, 36)[0] == "65 min" + " " * 21 + "Sun 8 Mar"


@pytest.mark.parametrize("width", [42, 46, 52, 60, 66, 80, 120])
def test_the_name_of_a_place_goes_last(companion: Companion, width: int) -> None:
    for n, place in enumerate(("kitchen table", "the allotment behind it")):
        day = TODAY - timedelta(days=n)
        companion.sessions.log(Session(0, day, Company.SOLO, minutes=20, place=place, after=After.RESTED))
    lines = ["".join(text for text, _ in line) for line in place_lines(companion.snapshot(), width)]
    assert lines and not any("…" in line for line in lines), lines
    assert all("rested 1 of 1" in line for line in lines)


def test_what_was_archived_is_listed_by_name_whatever_its_capitals() -> None:
    away = [Friend(n, name, TODAY) for n, name in enumerate(("zoë", "Émile", "Mira", "anna"), 1)]
    assert [drawn(row, 60)[0].split()[1] for row in archived_rows("friend", away)] == [
        "anna",
        "Émile",
        "Mira",
        "zoë",
    ]


@pytest.mark.parametrize("width", [24, 40, 78])
def test_what_was_archived_says_so_at_the_right_edge(width: int) -> None:
    line = archived_rows("friend", [Friend(1, "Ravi", TODAY)])[0].draw(width)[0]
    shown = "".join(text for text, _ in line).replace("{archive}", "z")
    assert shown.endswith("archived · z brings them back" if width > 30 else "archived")
    assert len(shown) == width
    assert length(line) >= width


def test_days_of_other_years_say_so() -> None:
    assert log_day(date(2025, 12, 29), TODAY) == "Mon 29 Dec 2025"


async def test_a_name_has_the_room_that_no_state_needs(companion: Companion) -> None:
    name = "Number 18 of a long list of people"
    companion.friends.add(name, added=TODAY)
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "3")
        await shows(pilot, f"{name}  ")


async def test_a_block_with_a_long_title_says_below_it_when_it_is(companion: Companion) -> None:
    title = "An evening with the door closed and nobody asking"
    rule = "FREQ=WEEKLY;BYDAY=TU"
    companion.blocks.add(title, first=TODAY, at=time(18), minutes=90, rule=rule, place="the old library")
    title_line, words = drawn(plan_rows(companion.snapshot())[0], 74)
    assert title_line == title
    assert words == "  every Tuesday · 18:00, 90 min · the old library"


@pytest.mark.parametrize("keys", ["3", "4b"])
async def test_a_name_goes_last_on_a_phone(companion: Companion, keys: str) -> None:
    name = "Number 18 of a long list of names"
    companion.friends.add(name, added=TODAY)
    companion.interests.add(name, baseline=True, added=TODAY)
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, *keys)
        await shows(pilot, name)
        assert "yet" in text_of(pilot)


@pytest.mark.parametrize("width", [41, 76, 156])
def test_of_somebody_in_an_address_book_nothing_is_cut(width: int) -> None:
    name = "A name of somebody that goes on"
    found = Candidate(Person(name, birthday="1980-02-29"), duplicate_of=name, same="the same name")
    said = " ".join(drawn(candidate_rows([found], {0}, [])[0], width))
    assert " ".join(said.split()) == f"● {name} 1980-02-29 · there as {name}: the same name"


def test_the_days_of_seasons_leave_the_rest_to_their_names(companion: Companion) -> None:
    name = "An autumn with two jobs and a move between"
    companion.seasons.add(name, kind=SeasonKind.BUSY, end=TODAY, habits={}, circles={Circle.INNER: None})
    said = drawn(season_rows(companion.snapshot())[0], 75)
    assert said == [f"● {name:<47} 10 Mar – 10 Mar   running"]
