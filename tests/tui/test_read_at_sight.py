"""What somebody who looks at a page sees: columns that begin at one cell, words and signs that are whole,
frames as high as what stands in them.
"""

from __future__ import annotations

import re

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input

from companion.domain.schedule import parse_schedule
from companion.domain.session import After, Company, Session
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.kit.lines import paragraph, width_of
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until


def column_of(words: str, lines: list[str]) -> set[int]:
    return {found.start() for line in lines if (found := re.search(words, line))}


@pytest.mark.parametrize("width", [40, 44, 80, 160])
async def test_the_rhythms_of_circles_begin_at_one_cell(companion: Companion, width: int) -> None:
    async with opened(companion, (width, 30)) as pilot:
        await press(pilot, "3", "v")
        assert len(column_of("every", text_of(pilot).splitlines())) == 1


@pytest.mark.parametrize("width", [80, 160])
async def test_both_poles_of_the_compass_stand_at_its_marks(companion: Companion, width: int) -> None:
    async with opened(companion, (width, 40)) as pilot:
        await press(pilot, "5", "p")
        assert "I come back with more  ○ ○ ○  I drift further off" in text_of(pilot)


async def test_the_heads_of_numbers_stand_apart(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (160, 50)) as pilot:
        await press(pilot, "7")
        await shows(pilot, "this month  12 months")


async def test_strength_says_what_will_fill_it_while_nothing_is_ticked(companion: Companion) -> None:
    companion.habits.add("Walk", parse_schedule("daily"), start=TODAY)
    async with opened(companion, (80, 40)) as pilot:
        await press(pilot, "7")
        await shows(pilot, "Strength begins with the first day you tick. 2 opens your habits.")
        assert "weak" not in text_of(pilot)


@pytest.mark.parametrize("width", [44, 60, 72, 80, 84, 120])
@pytest.mark.parametrize(("keys", "said"), [("2", "nothing recorded ·."), ("2 b", "gone by ·,")])
async def test_a_sign_that_the_help_explains_is_never_lost_at_the_end_of_a_line(
    companion: Companion, width: int, keys: str, said: str
) -> None:
    async with opened(companion, (width, 40)) as pilot:
        await press(pilot, *keys.split(), "question_mark")
        words = " ".join(re.sub("[│╭╮╰╯─▁-█]", " ", text_of(pilot)).split())
        assert said in words


def test_a_hint_is_broken_by_the_key_it_will_name_and_not_by_the_name_of_it() -> None:
    lines = paragraph("Nothing ticked here yet. {solitude} opens your habits.", 38, "muted")
    assert [text for ((text, _),) in lines] == ["Nothing ticked here yet. {solitude} opens", "your habits."]
    own = paragraph("a {word} of one's own, \ufffc", 10)
    assert all(width_of(text) <= 10 for ((text, _),) in own)
    assert width_of(paragraph("\ufffc" * 6 + " {start}", 40, "muted")[0][0][0]) == 14


async def test_a_choice_that_is_wider_than_its_field_goes_on_below(companion: Companion) -> None:
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "4", "a")
        await shows(pilot, "ours, with my own")
        text = text_of(pilot)
        assert "…" not in text and "corner" in text
        below = next(y for y, line in enumerate(text.splitlines()) if "corner" in line)
        await pilot.click(offset=(text.splitlines()[below].index("corner"), below))
        await shows(pilot, "● ours, with my own")


async def test_the_head_of_a_dialog_is_cut_at_a_word(companion: Companion) -> None:
    companion.friends.add("Mira", added=TODAY)
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "3", "w", "enter")
        await shows(pilot, "─ Whose advice do you trust on… ─")


async def test_the_line_of_the_filter_says_whole_words(companion: Companion) -> None:
    companion.friends.add("Mira", added=TODAY)
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "3", "slash")
        await shows(pilot, pilot.app.screen.query_one("#filter", Input).placeholder)


async def test_what_is_asked_behind_a_sign_says_at_every_width_that_nothing_is_kept(
    companion: Companion,
) -> None:
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "5", "n", "ctrl+s")
        await shows(pilot, "What is behind this?")
        words = " ".join(re.sub("[│╭╮╰╯─]", " ", text_of(pilot)).split())
        assert "Nothing you answer is kept." in words


@pytest.mark.parametrize("width", [80, 120, 160])
async def test_the_other_name_of_a_sign_is_read_in_its_row_or_beside_it(
    companion: Companion, width: int
) -> None:
    async with opened(companion, (width, 36)) as pilot:
        await press(pilot, "5")
        assert text_of(pilot).count("energy depletion") == 1


async def test_the_signs_of_a_newcomer_stand_whole_on_a_common_terminal(companion: Companion) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "5")
        await shows(pilot, "Nothing is marked yet")
        assert not pilot.app.screen.query_one("#signs", RowList).show_vertical_scrollbar


@pytest.mark.parametrize(
    ("keys", "frame"), [("5", "question"), ("6 enter enter", "text"), ("6 enter", "text")]
)
@pytest.mark.parametrize("size", [(44, 40), (100, 40), (120, 60)])
async def test_a_frame_that_is_as_high_as_its_words_keeps_no_row_free(
    companion: Companion, keys: str, frame: str, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        await press(pilot, *keys.split())
        for box in pilot.app.screen.query(f"#{frame}").results(VerticalScroll):
            if box.styles.height is not None and box.styles.height.is_auto and box.size.height > 2:
                assert box.size.height == sum(each.size.height for each in box.children if each.display)


async def test_the_frame_of_what_was_marked_is_as_high_as_what_stands_in_it(companion: Companion) -> None:
    async with opened(companion, (160, 50)) as pilot:
        await press(pilot, "5", "j", "j", "j", "n", "ctrl+s")
        await shows(pilot, "Small next steps")
        marks = pilot.app.screen.query_one("#marks", RowList)
        assert marks.size.height == len(marks.plain_lines())


async def test_what_was_marked_has_no_bar_while_there_is_room_below_the_steps(companion: Companion) -> None:
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "5", "n", "j", "m", "o", "ctrl+s", "b")
        await shows(pilot, "Small next steps")
        lists = list(pilot.app.screen.query(RowList))
        assert [rows.show_vertical_scrollbar for rows in lists] == [False, False]
        assert lists[-1].size.height == len(lists[-1].plain_lines())


async def test_a_history_with_nothing_in_it_has_no_order(companion: Companion) -> None:
    habit = companion.habits.add("Walk", parse_schedule("daily"), start=TODAY).delta[0].key
    async with opened(companion, (160, 50)) as pilot:
        await press(pilot, "2")
        await shows(pilot, "Nothing recorded yet.")
        assert "newest first" not in text_of(pilot)
        companion.habits.toggle(habit, TODAY)
        pilot.app.look_again()  # type: ignore[attr-defined]
        await shows(pilot, "newest first")


async def test_the_first_numbers_a_newcomer_sees_stand_at_their_fields(companion: Companion) -> None:
    async with opened(companion, (80, 24)) as pilot:
        pilot.app.open("welcome")  # type: ignore[attr-defined]
        await shows(pilot, "│  1 drawing")


async def test_the_agenda_says_once(companion: Companion) -> None:
    cello = companion.interests.add("Cello", added=TODAY).delta[0].key
    companion.sessions.log(Session(0, TODAY, Company.SOLO, minutes=20, interest=cello, after=After.RESTED))
    async with opened(companion, (100, 40)) as pilot:
        await press(pilot, "6", "j", "enter")
        await shows(pilot, "Time alone: once")
        await shows(pilot, "Cello (once)")


async def test_a_session_that_is_paused_is_not_left_running(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "s", "enter")
        await shows(pilot, "esc leave it running")
        await press(pilot, "space")
        await shows(pilot, "esc leave it paused")


async def test_where_nothing_can_be_added_talk_names_no_key_for_it(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "6")
        await shows(pilot, "enter open · a add")
        await press(pilot, *["down"] * 5)
        await until(pilot, lambda: "enter open · a add" not in text_of(pilot))
        await press(pilot, "down")
        await shows(pilot, "enter open · a add")
