"""What is about a record that vanishes closes with a line; what is below it stands, and undo works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from companion import content
from companion.bootstrap import make_companion
from companion.domain.journal import Journal
from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.app import CompanionApp
from companion.tui.privacy.hidden import HiddenScreen
from tests.sweeps import sample
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until

SECTIONS = list(content.sections())


def section(name: str, *keys: str) -> tuple[str, ...]:
    """The keys to a section of Talk and on from there."""
    return ("6", "g", *["j"] * SECTIONS.index(name), "enter", *keys)


PLACES = {
    "habit": [("2", *keys) for keys in (("enter",), "e", "x", "f", "p", "D", "s", "S")],
    "habit's page": [
        ("2", "enter", *keys) for keys in ("e", "x", "f", "p", "D", "s", "S", ("enter",), ("question_mark",))
    ],
    "habit's history": [("2", "enter", "tab", "enter"), ("2", "enter", "tab", "x")],
    "friend": [("3", *keys) for keys in (("enter",), "e", "o", "t", "c", "D")],
    "friend's page": [("3", "enter", *keys) for keys in ("e", "o", "t", "c", "D", ("enter",))],
    "interest": [("4", *keys) for keys in (("enter",), "e", "s", "S", "D")],
    "interest's page": [("4", "enter", *keys) for keys in ("e", "s", "S", "D", ("enter",))],
    "yours before": [("4", "b", *keys) for keys in (("enter",), "e", "D")],
    "session": [("2", "l", *keys) for keys in (("enter",), "e", "D")],
    "block": [("2", "b", *keys) for keys in ("m", "x", "y", "e", "D", ("enter",))],
    "season": [("2", "n", *keys) for keys in ("e", "D", ("enter",))],
    "check-in": [("5", "h", "D")],
    "talk": [section("monthly", "e"), section("monthly", "D")],
    "agreement": [section("agreements", *keys) for keys in (("enter",), "e", "D")],
    "agreement's page": [section("agreements", "enter", *keys) for keys in ("e", "D", ("enter",))],
    "marker": [section("markers", *keys) for keys in ("e", "D")],
    "plan for hard times": [section("hard-times", *keys) for keys in ("e", "D")],
    "life change": [section("changes", *keys) for keys in ("e", "D")],
    "choice": [section("choices", *keys) for keys in ("e", "D")],
    "view": [section("views", *keys) for keys in ("e", "D")],
    "on Today": [("1", *keys) for keys in ("e", "x", "f", "D", "r")],
}


@pytest.fixture
def full(companion: Companion, clock: MovableClock) -> Companion:
    """Something of every kind."""
    write_demo(companion.work.repository, TODAY, 1)
    return companion


@pytest.fixture
def elsewhere(full: Companion, tmp_path: Path, clock: MovableClock) -> Companion:
    """Another process on the same file."""
    return make_companion(tmp_path / "companion.json", clock)


def app_of(pilot: Pilot[None]) -> CompanionApp:
    assert isinstance(pilot.app, CompanionApp)
    return pilot.app


def drop(other: Companion, table: str, key: int) -> None:
    other.work.commit("gone", lambda journal: journal.drop(table, key))


def about(pilot: Pilot[None]) -> tuple[str, int]:
    """What the highest screen that is about something is about."""
    found = [about for screen in app_of(pilot).screen_stack if (about := getattr(screen, "record", None))]
    assert found, f"nothing here is about a record; the screen shows:\n{text_of(pilot)}"
    return found[-1]


@pytest.mark.parametrize("place", sample(list(PLACES), 2))
async def test_what_is_about_a_record_closes_when_another_process_deletes_it(
    full: Companion, elsewhere: Companion, place: str
) -> None:
    async with opened(full, (100, 39)) as pilot:
        app = app_of(pilot)
        for keys in PLACES[place]:
            await press(pilot, *keys)
            record = about(pilot)
            before = [
                screen for screen in app.screen_stack if getattr(screen, "record", None) in (None, record)
            ]
            was = getattr(elsewhere.work.journal, record[0])
            drop(elsewhere, *record)
            app.poll()
            await until(
                pilot,
                lambda record=record: all(
                    getattr(screen, "record", None) != record for screen in app.screen_stack
                ),
            )
            await shows(pilot, "no longer there")
            assert before[0] in app.screen_stack
            await press(pilot, "j", "k", "escape", "escape", "home")
            elsewhere.work.commit(
                "back", lambda journal, was=was, table=record[0]: was_in(journal, table, was)
            )
            app.poll()
            await pilot.pause()


def was_in(journal: Journal, table: str, records: Any) -> Journal:
    return journal._replace(**{table: records})


@pytest.mark.parametrize(("place", "table"), [("2", "habits"), ("3", "friends"), ("4", "interests")])
async def test_deleting_from_a_things_own_page_closes_it_and_undo_brings_it_back(
    filled: Companion, place: str, table: str
) -> None:
    count = len(getattr(filled.work.journal, table))
    async with opened(filled) as pilot:
        await press(pilot, place, "G", "enter", "D", "y")
        await until(pilot, lambda: len(getattr(filled.work.journal, table)) == count - 1)
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await shows(pilot, "deleted")
        assert "no longer there" not in text_of(pilot)
        await press(pilot, "u")
        await until(pilot, lambda: len(getattr(filled.work.journal, table)) == count)


async def test_undoing_an_add_closes_the_page_of_what_was_added(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "2", "a", *"Walk", "ctrl+s")
        await shows(pilot, "Walk")
        await press(pilot, "enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await press(pilot, "u")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await shows(pilot, "a adds a habit")


async def test_the_session_under_way_closes_when_it_is_ended_elsewhere(
    full: Companion, elsewhere: Companion
) -> None:
    async with opened(full) as pilot:
        if not full.work.journal.timers:
            full.timers.start(planned=30)
            app_of(pilot).poll()
        await press(pilot, "2", "s")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "TimerScreen")
        await press(pilot, "D")
        elsewhere.timers.discard()
        app_of(pilot).poll()
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await shows(pilot, "this session is no longer there")


async def test_a_page_that_lost_its_record_while_hidden_is_not_shown_again(
    full: Companion, elsewhere: Companion
) -> None:
    async with opened(full) as pilot:
        await press(pilot, "2", "enter", "e", "f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, HiddenScreen))
        drop(elsewhere, "habits", about(pilot)[1])
        app_of(pilot).poll()
        await pilot.pause()
        assert not text_of(pilot).strip()
        await press(pilot, "f9")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await shows(pilot, "no longer there")


async def test_a_form_about_something_else_stays_open(full: Companion, elsewhere: Companion) -> None:
    async with opened(full) as pilot:
        await press(pilot, "2", "a", *"Swim")
        for key in full.work.journal.habits:
            drop(elsewhere, "habits", key)
        app_of(pilot).poll()
        await pilot.pause()
        assert "Swim" in text_of(pilot)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: len(full.work.journal.habits) == 1)


@pytest.mark.parametrize("keys", ["e", "x", "f", "p", "D", "z", ("space",), ("enter",), "s", "S"])
async def test_a_key_on_what_another_process_just_deleted_says_so(
    full: Companion, elsewhere: Companion, keys: tuple[str, ...]
) -> None:
    async with opened(full) as pilot:
        await press(pilot, "2")
        key = pilot.app.screen.focused.key[1]  # type: ignore[union-attr]
        drop(elsewhere, "habits", key)
        await press(pilot, *keys)
        app = app_of(pilot)
        # The app looks once a second as well; else this look could come first, and the key meet the next row.
        seen = lambda: key not in app.snapshot.journal.habits  # noqa: E731
        await until(pilot, lambda: seen() or len(app.screen_stack) > 1 or app.screen.query(Toast))
        app.poll()
        await until(pilot, lambda: getattr(pilot.app.screen, "record", None) != ("habits", key))


async def test_a_merge_that_loses_the_habit_of_an_open_page_closes_it(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    filled.habits.add("Swim", parse_schedule("daily"))
    async with opened(filled) as pilot:
        await press(pilot, "2", "G", "enter")
        await shows(pilot, "Swim")
        store = tmp_path / "companion.json"
        kept = store.read_text().replace("Swim", "Row")
        assert kept != store.read_text()
        store.write_text(kept)
        app_of(pilot).poll()
        await shows(pilot, "Row")
        make_companion(store, clock).work.commit(
            "all gone", lambda journal: journal._replace(habits={}, entries={})
        )
        app_of(pilot).poll()
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
