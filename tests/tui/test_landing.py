"""Around asking: what opens the monthly talk, when it lands badly, and what stays of somebody who died."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.content import lands_badly, scripts, still_question
from companion.domain.friend import Occurrence
from companion.domain.landing import went_hard
from companion.domain.session import Session
from companion.domain.talk import Holds, Outcome
from companion.services.companion import Companion
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until


async def test_the_talk_opens_with_its_question_and_takes_two_lines(filled: Companion) -> None:
    filled.sessions.log(Session(0, TODAY, minutes=20, presence="present"))
    filled.sessions.log(Session(0, TODAY, minutes=20, presence="elsewhere"))
    async with opened(filled, (80, 24)) as pilot:
        pilot.app.open("monthly")  # type: ignore[attr-defined]
        await shows(pilot, still_question().question)
        assert "Came back present: 1 of 2" in text_of(pilot)
        pilot.app.screen.query_one("#agenda").focus()
        await press(pilot, "enter")
        await shows(pilot, "optional")
        await press(pilot, "p", "tab", *"tired", "tab", "y", "ctrl+s")
        await until(pilot, lambda: bool(filled.work.journal.still_ourselves))
        await shows(pilot, "Me: partly · tired")
    (kept,) = filled.work.journal.still_ourselves.values()
    assert (kept.date, kept.mine, kept.mine_line, kept.theirs) == (TODAY, Holds.PARTLY, "tired", Holds.TRUE)


async def test_earlier_answers_stand_below(filled: Companion, clock: MovableClock) -> None:
    filled.talk.answer_still(Holds.TRUE, "", Holds.NOT_LATELY, "")
    filled.talk.answer_still(Holds.PARTLY, "", Holds.NOT_LATELY, "")
    clock.moment += timedelta(days=28)
    filled.talk.answer_still(Holds.TRUE, "", None, "")
    async with opened(filled) as pilot:
        pilot.app.open("monthly")  # type: ignore[attr-defined]
        await shows(pilot, "earlier: 10 Mar: Me partly")
    assert len(filled.work.journal.still_ourselves) == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_may_help_when_it_lands_badly_always_stands_on_talk(
    filled: Companion, size: tuple[int, int]
) -> None:
    filled.care.mute("drained")
    async with opened(filled, size) as pilot:
        await press(pilot, "6")
        pilot.app.screen.query_one("#sections").move_to(("section", "lands-badly"))  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await shows(pilot, lands_badly().lines[0][:40])


def test_it_is_offered_after_a_script_went_hard_twice_and_not_while_the_gate_is_muted(
    filled: Companion,
) -> None:
    def offered(script: str = "clear-ask") -> bool:
        return went_hard(script, filled.work.journal, TODAY)

    filled.talk.tell("clear-ask", True, "", Outcome.HARD)
    filled.talk.tell("clear-ask", True, "", Outcome.MIXED)
    filled.talk.tell("moving-it", True, "", Outcome.HARD)
    assert not offered()
    filled.talk.tell("clear-ask", True, "", Outcome.HARD)
    assert offered()
    assert not offered("moving-it")
    filled.care.mute("borrowed-opinions")
    assert offered()
    filled.care.mute("drained")
    assert not offered()


@pytest.mark.parametrize(("key", "reads"), [("y", True), ("n", False)])
async def test_the_second_hard_time_offers_the_sentences_on_the_screen(
    filled: Companion, key: str, reads: bool
) -> None:
    filled.talk.tell("clear-ask", True, "", Outcome.HARD)
    async with opened(filled) as pilot:
        await press(pilot, "6", "enter")
        pilot.app.actions("script").tell("clear-ask")  # type: ignore[attr-defined]
        await shows(pilot, "how it went")
        await press(pilot, "tab", "h", "ctrl+s")
        await shows(pilot, "It was hard twice lately.")
        await press(pilot, key)
        await until(pilot, lambda: "It was hard twice lately." not in text_of(pilot))
        assert (lands_badly().lines[0][:40] in text_of(pilot)) == reads


@pytest.mark.parametrize(("key", "kept"), [("k", True), ("l", False)])
async def test_of_somebody_who_died_the_dates_are_kept_if_wished(
    companion: Companion, key: str, kept: bool
) -> None:
    friend = companion.friends.add("Henk", birthday="03-12", dates=(Occurrence("met", "05-01"),)).delta[0].key
    async with opened(companion) as pilot:
        await press(pilot, "3", "enter")
        await shows(pilot, "Henk")
        await press(pilot, "ctrl+p", *"henk has died")
        await shows(pilot, "Henk has died")
        await press(pilot, "enter")
        await shows(pilot, "birthday and dates")
        await press(pilot, key, "enter")
        await until(pilot, lambda: companion.friends.get(friend).died == TODAY)
    left = companion.friends.get(friend)
    assert (bool(left.birthday), bool(left.dates)) == (kept, kept)


async def test_a_script_is_put_in_ones_own_words_and_z_brings_the_original_back(filled: Companion) -> None:
    original = scripts()["nothing-wrong"].short
    async with opened(filled) as pilot:
        await press(pilot, "6", "enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, RowList))
        pilot.app.actions("script").open("nothing-wrong")  # type: ignore[attr-defined]
        await shows(pilot, "This is about me refilling")
        await press(pilot, "w")
        await shows(pilot, "is a blank")
        await press(pilot, "tab", *("backspace",) * len(original), *"Not you.", "ctrl+s")
        await shows(pilot, "Not you.")
        assert "refilling, not about us" not in text_of(pilot)
        await press(pilot, "z")
        await shows(pilot, "This is about me refilling")
        await press(pilot, "u")
        await shows(pilot, "Not you.")
        await press(pilot, "y")
        assert pilot.app.clipboard == "Not you."
    assert filled.snapshot().scripts["nothing-wrong"].long == scripts()["nothing-wrong"].long
