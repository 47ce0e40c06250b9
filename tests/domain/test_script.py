"""Blanks of scripts, what fills them, and advice on a text."""

from __future__ import annotations

from datetime import date, time

import pytest

from companion.content import lint, scripts
from companion.domain.block import Block, Instead
from companion.domain.habit import Habit, Version
from companion.domain.journal import Journal
from companion.domain.schedule import parse_schedule
from companion.domain.script import FORMS, Script, advice, filled, open_blanks
from companion.domain.script_words import words_from
from companion.domain.talk import About, Agreed, Agreement

TODAY = date(2026, 3, 10)
BLOCK = Block(1, "Library", date(2026, 3, 3), time(18), 90, "FREQ=WEEKLY;BYDAY=TU")
ASK = scripts()["clear-ask"]


def test_a_block_fills_when_and_back() -> None:
    words = words_from(Journal().put("blocks", BLOCK), TODAY)
    assert filled(ASK.short, words) == "Tuesday 18:00 to 19:30 is my Library time; back 19:30."
    assert words["rhythm"] == "Tuesdays"


OURS_BLANKS = {"shared_plan", "shared_thing", "other_time"}


@pytest.mark.parametrize(
    ("about", "fills"),
    [(About.OURS, OURS_BLANKS), (About.MINE, {"my_time"}), (About.NEITHER, set())],
)
def test_an_agreement_fills_only_blanks_of_what_it_is_about(about: About, fills: set[str]) -> None:
    agreed = Agreement(1, "Thursdays", (Agreed(TODAY, "Thursday evenings"),), about)
    words = words_from(Journal().put("agreements", agreed), TODAY)
    assert {name for name, said in words.items() if said == "Thursdays"} == fills


def test_time_of_mine_is_told_by_a_block_before_an_agreement() -> None:
    agreed = Agreement(1, "Thursdays", (Agreed(TODAY, "Thursday evenings"),), About.MINE)
    words = words_from(Journal().put("agreements", agreed).put("blocks", BLOCK), TODAY)
    assert words["my_time"] == "Tuesday 18:00 to 19:30"


def test_of_two_agreements_about_time_of_ours_the_one_that_changed_last_is_named() -> None:
    journal = Journal()
    for key, title, since in ((1, "Fridays", TODAY), (2, "Sundays", date(2026, 2, 1))):
        journal = journal.put("agreements", Agreement(key, title, (Agreed(since, "ours"),), About.OURS))
    assert words_from(journal, TODAY)["shared_plan"] == "Fridays"


def test_the_open_blanks_of_a_form_are_named_in_order() -> None:
    text = "{length} for {activity}, then {shared_plan}, {length}"
    assert open_blanks(text, {"activity": "tea", "shared_plan": "  "}) == ("length", "shared_plan")


def test_a_moved_time_fills_the_script_for_moving() -> None:
    moved = Instead(date(2026, 3, 10), date(2026, 3, 12), time(20), None, "the parents' evening")
    words = words_from(Journal().put("blocks", BLOCK._replace(exceptions=(moved,))), TODAY)
    assert (words["event"], words["other_slot"]) == ("the parents' evening", "Thursday 20:00")
    assert words["weekday"] == "Tuesday"  # on which it falls


def test_a_time_after_midnight_that_was_moved_belongs_to_the_evening_before() -> None:
    moved = Instead(date(2026, 3, 17), date(2026, 3, 19), time(20), None, "the parents' evening")
    late = BLOCK._replace(at=time(0, 30), exceptions=(moved,))
    words = words_from(Journal().put("blocks", late), TODAY)
    assert (words["weekday"], words["other_slot"]) == ("Monday", "Thursday 20:00")


def test_without_blocks_a_weekly_habit_fills_what_it_can() -> None:
    version = Version(date(2026, 1, 1), parse_schedule("mon wed"), 30, "minutes")
    words = words_from(Journal().put("habits", Habit(1, "A walk", (version,))), TODAY)
    assert (words["activity"], words["rhythm"]) == ("A walk", "Mondays and Wednesdays")
    assert words["length"] == "half an hour"


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ("daily", "every day"),
        ("3 a week", "3 times a week"),
        ("2 a week", "twice a week"),
        ("1 a month", "once a month"),
        ("every 3 days", "every 3 days"),
        ("weekends", "Saturdays and Sundays"),
        ("track only", None),
    ],
)
def test_how_often_is_said_as_one_says_it_to_somebody(schedule: str, said: str | None) -> None:
    habit = Habit(1, "A walk", (Version(date(2026, 1, 1), parse_schedule(schedule)),))
    assert words_from(Journal().put("habits", habit), TODAY).get("rhythm") == said


def test_an_empty_blank_stands_in_brackets_and_nothing_is_read_as_a_format() -> None:
    assert filled("{activity} {0.__class__} {shared_plan}", {"activity": "{x} tea"}) == (
        "{x} tea {0.__class__} [shared plan]"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Could Tuesday be mine?", "when you are back"),
        ("Tuesday is mine; I am back at 19:30. " + "word " * 40, "under 45"),
        ("Sorry, I am back at 9. Sorry.", "“sorry”"),
        ("You never ask. I am back at 9.", "“you never”"),
        ("You ALWAYS ask. Back 19:30.", "“you always”"),
        ("Tuesday is mine for {activity}; back 19:30.", "a blank is still open"),
        ("Tuesday is mine for [activity]; back 19:30.", "a blank is still open"),
    ],
)
def test_advice_names_what_may_be_looked_at(text: str, words: str) -> None:
    (said,) = advice(ASK, text, lint())
    assert words in said


@pytest.mark.parametrize("text", ["Tuesday 18:00 is mine; back 19:30.", "Sorry, I am back at noon."])
def test_nothing_is_said_about_a_text_that_holds(text: str) -> None:
    assert advice(ASK, text, lint()) == []


def test_as_many_words_as_may_be_are_not_too_many() -> None:
    said = "Tuesday is mine; I am back at 19:30." + " word" * 37
    assert len(said.split()) == lint().max_words
    assert advice(ASK, said, lint()) == []
    assert advice(ASK, f"{said} word", lint()) == ["46 words: under 45 is easier to hear"]


@pytest.mark.parametrize("script", scripts().values(), ids=lambda script: script.id)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_advised_holds_for_the_scripts_themselves(script: Script, form: str) -> None:
    words = {blank: "noon" if blank == "back_at" else "this" for blank in script.blanks}
    assert advice(script, filled(getattr(script, form), words), lint()) == []


def test_only_the_scripts_that_ask_for_a_time_need_a_time_back() -> None:
    assert advice(scripts()["room-for-two"], "Tuesday for me; what is yours?", lint()) == []
