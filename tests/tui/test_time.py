"""The timer, blocks, seasons, the log of time and what was yours before, by keys and on the disk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.domain.habit import State
from companion.domain.schedule import parse_schedule
from companion.domain.session import After, Chosen, Company, Session
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.time.timer import TimerScreen
from tests.sweeps import pairs
from tests.tui.conftest import SIZES, TODAY, MovableClock, down_to, opened, press, shows, text_of, until
from tests.tui.test_actions import habit_id


def only(table):
    (found,) = table.values()
    return found


def plan_library(companion: Companion) -> int:
    return (
        companion.blocks.add(
            "Library",
            first=TODAY - timedelta(days=14),
            at=time(18),
            minutes=90,
            rule="FREQ=WEEKLY;BYDAY=TU,TH",
        )
        .delta[0]
        .key
    )


class TestTimer:
    async def test_s_starts_and_the_three_questions_take_one_key_each(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s")
            await shows(pilot, "phone away")
            await press(pilot, *"30", "enter")
            await shows(pilot, "0 of 30 minutes")
            clock.moment += timedelta(minutes=31)
            pilot.app.screen.look()  # type: ignore[attr-defined]
            await shows(pilot, "31 of 30 minutes")
            await shows(pilot, "end it when you are ready")
            await press(pilot, "enter")
            await shows(pilot, "Was it your choice?")
            clock.moment += timedelta(minutes=9)  # thinking about it is not counted
            await press(pilot, "c", "r", "p")
            await until(pilot, lambda: not isinstance(pilot.app.screen, TimerScreen))
        session = only(filled.work.journal.sessions)
        assert (session.minutes, session.chosen, session.after, session.presence) == (
            31,
            "chosen",
            "rested",
            "present",
        )
        habit = habit_id(filled.work.journal, "First coffee")
        assert filled.work.journal.entries_of(habit)[TODAY].state is State.DONE
        assert not filled.work.journal.timers

    async def test_every_question_can_be_skipped(self, filled: Companion, clock: MovableClock) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            await shows(pilot, "0 minutes")
            clock.moment += timedelta(minutes=5)
            await press(pilot, "enter", "space", "enter", "space")
            await until(pilot, lambda: bool(filled.work.journal.sessions))
        session = only(filled.work.journal.sessions)
        assert (session.minutes, session.chosen, session.after, session.presence) == (5, None, None, "")

    async def test_a_pause_is_not_counted(self, filled: Companion, clock: MovableClock) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            await shows(pilot, "space pause")
            clock.moment += timedelta(minutes=10)
            await press(pilot, "space")
            await shows(pilot, "paused")
            clock.moment += timedelta(minutes=60)
            await press(pilot, "space")
            await shows(pilot, "10 minutes")
            assert "paused" not in text_of(pilot)

    async def test_it_survives_closing_the_app_and_stands_on_today(
        self, filled: Companion, tmp_path: Path, clock: MovableClock
    ) -> None:
        async with opened(filled, (160, 50)) as pilot:
            await press(pilot, "s", "enter", "escape")
            await shows(pilot, "First coffee, since 09:00")
        clock.moment += timedelta(minutes=20)
        again = make_companion(tmp_path / "companion.json", clock)
        async with opened(again, (160, 50)) as pilot:
            await shows(pilot, "First coffee, since 09:00")
            await press(pilot, "3", "s")
            await shows(pilot, "20 minutes")
            await press(pilot, "enter", "space", "space", "space")
            await until(pilot, lambda: bool(again.work.journal.sessions))
        assert only(again.work.journal.sessions).minutes == 20

    async def test_one_that_rests_since_another_day_is_told_with_that_day(
        self, filled: Companion, tmp_path: Path, clock: MovableClock
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter", "space")
        clock.moment += timedelta(days=3)
        async with opened(make_companion(tmp_path / "companion.json", clock), (160, 50)) as pilot:
            await shows(pilot, "First coffee, since 10 Mar, 09:00, paused")

    async def test_what_was_answered_before_leaving_is_kept_and_the_rest_is_said_from_the_log(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            clock.moment += timedelta(minutes=65)
            await press(pilot, "enter")
            await until(pilot, lambda: bool(filled.work.journal.sessions))  # it counts from here on
            await press(pilot, "n", "w", "escape")
            await until(pilot, lambda: not isinstance(pilot.app.screen, TimerScreen))
            session = only(filled.work.journal.sessions)
            assert (session.minutes, session.chosen, session.after) == (65, Chosen.NO, After.WORSE)
            assert TODAY not in filled.work.journal.entries_of(session.habit or 0)  # not chosen: no entry
            await press(pilot, "2", "l", "e", *["tab"] * 6, "p", "ctrl+s")
            await until(pilot, lambda: only(filled.work.journal.sessions).presence == "present")

    async def test_undoing_its_end_lets_it_run_on(self, filled: Companion, clock: MovableClock) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            clock.moment += timedelta(minutes=20)
            await press(pilot, "enter")
            await shows(pilot, "Was it your choice?")
            await press(pilot, "u")
            await shows(pilot, "leave it running")
        assert filled.work.journal.timers and not filled.work.journal.sessions

    async def test_a_forgotten_one_asks_how_long_it_really_was(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            await shows(pilot, "0 minutes")
            clock.moment += timedelta(hours=14)
            await press(pilot, "enter")
            await shows(pilot, "It ran for 14 hours. How long was it really?")
            await press(pilot, *"2400", "enter")
            await shows(pilot, "do not fit into a day")
            await press(pilot, *(["backspace"] * 4), *"45", "enter")
            await shows(pilot, "45 minutes")
            await press(pilot, "space", "space", "space")
            await until(pilot, lambda: bool(filled.work.journal.sessions))
        assert only(filled.work.journal.sessions).minutes == 45

    async def test_after_an_interest_there_is_room_for_a_line_to_tell(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "4", "s", "enter")
            await shows(pilot, "Woodcut")
            clock.moment += timedelta(minutes=25)
            await press(pilot, "enter", "c", "r", "p")
            await shows(pilot, "What came of it?")
            await press(pilot, "down", *"the grain", "enter")
            await until(pilot, lambda: bool(filled.work.journal.sessions))
            await shows(pilot, "To share: “the grain” (Woodcut, today)")
        assert only(filled.work.journal.sessions).tell == "the grain"

    async def test_one_that_another_process_ended_closes_its_screen(
        self, filled: Companion, tmp_path: Path, clock: MovableClock
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, TimerScreen))
            make_companion(tmp_path / "companion.json", clock).timers.end()
            await until(pilot, lambda: not isinstance(pilot.app.screen, TimerScreen))

    async def test_it_can_be_let_go_and_brought_back(self, filled: Companion) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, TimerScreen))
            await press(pilot, "D", "y")
            await until(pilot, lambda: not filled.work.journal.timers)
            await press(pilot, "u")
            await until(pilot, lambda: bool(filled.work.journal.timers))
        assert not filled.work.journal.sessions

    async def test_a_command_of_ones_own_runs_at_the_start_and_its_failure_is_told(
        self, filled: Companion, tmp_path: Path
    ) -> None:
        mark = tmp_path / "on"
        filled.timers.prepare(checklist=(), hook_start=f"touch {mark}", hook_end="no-such-thing", bell=False)
        async with opened(filled) as pilot:
            await press(pilot, "s", "enter")
            await until(pilot, mark.exists)
            await press(pilot, "enter")
            told = pilot.app._notifications
            await until(pilot, lambda: any("could not be run" in each.message for each in told))
            await press(pilot, "space", "space", "space")
            await until(pilot, lambda: bool(filled.work.journal.sessions))

    async def test_what_comes_before_is_chosen_from_the_palette(self, filled: Companion) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "ctrl+p", *"quiet time", "down", "enter")
            await shows(pilot, "Commands run as you")
            await press(pilot, "down", *"sh 'x", "ctrl+s")
            await shows(pilot, "a quotation mark is not closed")
            await press(pilot, "'", "ctrl+s")
            await until(pilot, lambda: filled.work.journal.settings.hook_start == "sh 'x'")


class TestBlocks:
    async def test_a_block_is_planned_and_stands_on_today(self, filled: Companion) -> None:
        async with opened(filled, (160, 50)) as pilot:
            await press(pilot, "2", "b", "a", *"Library", "tab", *"tue thu", "tab", *"18:00", "ctrl+s")
            await shows(pilot, "Library: planned")
            await press(pilot, "1")
            await shows(pilot, "18:00–19:00  Library")
        assert only(filled.work.journal.blocks).rule == "FREQ=WEEKLY;BYDAY=TU,TH"

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ((), "a title is needed"),
            (("L", "tab", *"sometimes"), "cannot read the repetition"),
            (("L", "tab", *"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "tab", *"18"), "never happens"),
            (("L", "tab", "tab", "x"), "is not a time of day"),
            (("L", "tab", "tab", *"18:00", "tab", *(["backspace"] * 6), *"17:00"), "it would end at 17:00"),
            (("L", "tab", "tab", *"18", *["tab"] * 4, *"2026-03-01"), "before it begins"),
        ],
    )
    async def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(
        self, filled: Companion, typed: tuple[str, ...], words: str
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "2", "b", "a", *typed, "ctrl+s")
            await shows(pilot, words)
            assert "Time with yourself" in text_of(pilot)
            assert not typed or " L " in text_of(pilot)
        assert not filled.work.journal.blocks

    async def test_one_time_is_dropped_moved_and_as_planned_again(self, filled: Companion) -> None:
        plan_library(filled)
        async with opened(filled) as pilot:
            await press(pilot, "2", "b", "x", *"guests", "enter")
            await shows(pilot, "dropped · instead: guests")
            await press(pilot, "o")
            await until(pilot, lambda: not only(filled.work.journal.blocks).exceptions)
            await press(pilot, "m", *(["backspace"] * 10), *"2026-03-11", "ctrl+s")
            await shows(pilot, "moved from Tue 10")
            await press(pilot, "u")
            await until(pilot, lambda: not only(filled.work.journal.blocks).exceptions)

    async def test_space_on_a_block_that_has_begun_logs_it_and_before_that_says_when_it_begins(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        plan_library(filled)
        async with opened(filled) as pilot:
            await press(pilot, "2", "b", "space")
            await until(pilot, lambda: pilot.app._notifications)
            (told,) = (notice.message for notice in pilot.app._notifications)
            assert told.startswith("Library begins at 18:00")
            assert not filled.work.journal.sessions
            clock.moment = clock.moment.replace(hour=18, minute=5)
            await press(pilot, "1")
            await shows(pilot, "space did it")
            await down_to(pilot, "time")
            await press(pilot, "space")
            await shows(pilot, "✓ kept")
        assert only(filled.work.journal.sessions).minutes == 90

    async def test_words_to_say_are_offered_for_a_time_that_is_ahead(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        plan_library(filled)
        clock.moment = clock.moment.replace(hour=22)
        async with opened(filled) as pilot:
            await press(pilot, "2", "b", "y")
            await shows(pilot, "On Thursday 18:00: Library.")

    async def test_a_block_is_over_on_the_screen_when_it_is_over(
        self, filled: Companion, clock: MovableClock
    ) -> None:
        plan_library(filled)
        async with opened(filled) as pilot:
            await press(pilot, "2", "b")
            await shows(pilot, "○ 18:00")
            clock.moment = clock.moment.replace(hour=20)
            await shows(pilot, "· 18:00")

    async def test_kept_times_and_overlapping_ones_are_shown_so(self, filled: Companion) -> None:
        plan_library(filled)
        plan_library(filled)
        filled.sessions.log(Session(0, TODAY))
        filled.sessions.log(Session(0, TODAY))
        async with opened(filled, (160, 50)) as pilot:
            await press(pilot, "2", "b")
            await shows(pilot, "✓ 18:00")
            await shows(pilot, "overlaps · kept")
            await press(pilot, "left_square_bracket")
            await shows(pilot, "2 Mar – 8 Mar")

    async def test_s_on_a_block_starts_what_it_is_for(self, filled: Companion) -> None:
        habit = habit_id(filled.work.journal, "A book")
        filled.blocks.edit(plan_library(filled), habit=habit)
        async with opened(filled) as pilot:
            await press(pilot, "2", "b", "s", "enter")
            await until(pilot, lambda: bool(filled.work.journal.timers))
        timer = only(filled.work.journal.timers)
        assert (timer.habit, timer.planned, timer.kind) == (habit, 90, Company.SOLO)

    async def test_the_palette_opens_blocks_from_anywhere_and_offers_them_once(
        self, filled: Companion
    ) -> None:
        async with opened(filled) as pilot:
            await press(pilot, "2", "ctrl+p", *"blocks")
            await shows(pilot, "ppointments with yourself")
            assert text_of(pilot).count("ppointments with yourself") == 1
            await press(pilot, "escape", "3", "ctrl+p", *"blocks", "down", "enter")
            await shows(pilot, "No block yet")

    async def test_the_words_to_say_beforehand_are_shown_short_and_long(self, filled: Companion) -> None:
        plan_library(filled)
        async with opened(filled) as pilot:
            await press(pilot, "2", "b", "y")
            await shows(pilot, "Today 18:00: Library. Back at 19:30.")
            await shows(pilot, "Today from 18:00 I would like some time to myself: Library.")
            await press(pilot, "s")
            await shows(pilot, "copied")


class TestSeasons:
    async def test_one_without_an_end_is_refused_and_one_with_an_end_relaxes(self, filled: Companion) -> None:
        async with opened(filled, (100, 40)) as pilot:
            await press(pilot, "2", "n", "a", *"Exams", "ctrl+s")
            await shows(pilot, "a season has an end")
            assert "Exams" in text_of(pilot)
            await press(pilot, *"2026-03-01", "ctrl+s")
            await shows(pilot, "before it starts")
            await press(pilot, *(["backspace"] * 10), *"2026-04-01", "ctrl+s")
            await until(pilot, lambda: bool(filled.work.journal.seasons))
            await shows(pilot, "running")
            await press(pilot, "1")
            await shows(pilot, "Exams: less is asked until 1 Apr")
            await press(pilot, "2", "enter")
            await shows(pilot, "Exams until 1 Apr: 1 a week is enough")

    async def test_it_is_ended_early_after_asking_once(self, filled: Companion, clock: MovableClock) -> None:
        async with opened(filled, (100, 40)) as pilot:
            await press(pilot, "2", "n", "a", *"Exams", "tab", "tab", *"2026-04-01", "ctrl+s")
            await until(pilot, lambda: bool(filled.work.journal.seasons))
            clock.moment = datetime(2026, 3, 12, 9)
            pilot.app.poll()  # type: ignore[attr-defined]
            await press(pilot, "z", "y")
            await until(pilot, lambda: only(filled.work.journal.seasons).end == date(2026, 3, 11))
            await press(pilot, "1")
            await shows(pilot, "Exams ended yesterday: all counts as usual again")


class TestLog:
    async def test_the_log_shows_places_and_is_filtered_changed_and_deleted(self, filled: Companion) -> None:
        for n, after in enumerate(("rested", "rested", "worse")):
            filled.sessions.log(
                Session(0, TODAY - timedelta(days=n), minutes=30, place="reading chair", after=After(after))
            )
        filled.sessions.log(Session(0, TODAY, note="by the lake"))
        async with opened(filled) as pilot:
            await press(pilot, "2", "l")
            await shows(pilot, "rested 2 of 3")
            await press(pilot, "slash", *"lake", "enter")
            await until(pilot, lambda: "worse" not in text_of(pilot))
            await press(pilot, "D", "y")
            await until(pilot, lambda: len(filled.work.journal.sessions) == 3)
            await press(pilot, "escape")
            await shows(pilot, "worse")
            await press(pilot, "enter", *(["backspace"] * 2), *"45", "ctrl+s")
            await shows(pilot, "45 min")
            await press(pilot, "escape")
            await shows(pilot, "First coffee")


async def test_what_was_yours_before_is_a_list_of_its_own(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "4", "b")
        await shows(pilot, "Three things that were yours before")
        await press(pilot, "a", *"Chess", "ctrl+s")
        await shows(pilot, "not begun again yet")
        await press(pilot, "escape")
        await shows(pilot, "Woodcut")
    assert [i.name for i in filled.work.journal.interests.values() if i.baseline] == ["Chess"]


PAGES = [("2", "b"), ("2", "n"), ("2", "l"), ("4", "b"), ("2", "enter"), ("4", "enter")]


@pytest.mark.parametrize(("size", "data"), pairs(SIZES, ["empty", "demo", "hostile"]))
async def test_every_page_of_time_stands_at_every_size_with_every_kind_of_data(
    companion: Companion, request: pytest.FixtureRequest, size: tuple[int, int], data: str
) -> None:
    if data == "demo":
        write_demo(companion.work.repository, TODAY, 1)
    elif data == "hostile":
        hostile = request.getfixturevalue("hostile")
        for habit in list(hostile.work.journal.habits.values()):
            hostile.blocks.add(
                habit.name,
                first=TODAY,
                at=time(9),
                minutes=30,
                rule="FREQ=DAILY",
                place=habit.name,
                habit=habit.id,
            )
            hostile.sessions.log(Session(0, TODAY, place=habit.name, note=habit.name, tell=habit.name))
    async with opened(companion, size) as pilot:
        for place, key in PAGES:
            await press(pilot, place, key)
            strips = pilot.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
            assert "\x1b" not in text_of(pilot)
            for inside in ("question_mark", "a", "e", "enter", "S"):
                await press(pilot, inside)
                assert "\x1b" not in text_of(pilot)
                await press(pilot, "escape", place, key)


BESIDE = [
    ("4", "S", (*"2400", "ctrl+s"), "minutes", "do not fit into a day"),
    ("4", "S", ("tab", "tab", *"2026-03-11", "ctrl+s"), "when", "is still ahead"),
    (
        "4",
        "a",
        ("N", "tab", *"12 books by 2026-03-01", "ctrl+s"),
        "what I want",
        "2026-03-01 has passed",
    ),
    ("4", "s", (*"2400", "ctrl+s"), "minutes", "do not fit into a day"),
]


@pytest.mark.parametrize(("place", "key", "typed", "label", "words"), BESIDE)
async def test_what_is_refused_is_said_under_its_own_field(
    filled: Companion, place: str, key: str, typed: tuple[str, ...], label: str, words: str
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, place, key, *typed)
        await shows(pilot, words)
        lines = text_of(pilot).splitlines()
        at = next(n for n, line in enumerate(lines) if words in line)
        assert label in lines[at - 1]
    assert not filled.work.journal.sessions


async def test_what_stands_in_a_form_is_meant_whatever_else_is_called_so(companion: Companion) -> None:
    companion.habits.add("Reading", parse_schedule("daily"))
    interest = companion.interests.add("Reading").delta[0].key
    async with opened(companion) as pilot:
        await press(pilot, "4", "S", *"20", "ctrl+s")
        await until(pilot, lambda: companion.work.journal.sessions)
        assert only(companion.work.journal.sessions).interest == interest
        await press(pilot, "s", "enter")
        await until(pilot, lambda: companion.work.journal.timers)
        assert only(companion.work.journal.timers).interest == interest
