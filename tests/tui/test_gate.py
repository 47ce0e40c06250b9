"""What is behind this? The answer is nowhere afterwards: not in the store, its backups, nor beside it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.content import gate, resources, safety_card
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.services.companion import Companion
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of

SHARED = ["a", "b", "d", "e", "escape"]  # the answers after which nothing rests
AT_REST = ["c", "r"]  # the third answer, and the line that offers a rest to everybody


@pytest.fixture(autouse=True)
def _same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids without their random bits, so that whole files can be compared."""
    monkeypatch.setattr(os, "urandom", lambda number: bytes(number))


def files(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, by its place in the folder.

    The index says which file on the disk it belongs to, by inode and time: that is left out of it here.
    """
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".index":
            stamp = path.with_name("companion.json").stat()
            for number in (stamp.st_ino, stamp.st_mtime_ns, stamp.st_ctime_ns):
                data = data.replace(str(number).encode(), b"#")
        found[str(path.relative_to(folder))] = data
    return found


async def check_in(folder: Path, clock: MovableClock, *keys: str) -> dict[str, bytes]:
    """A check-in on a fresh store, with ``drained`` noticed; what lies in its folder afterwards."""
    companion = make_companion(folder / "companion.json", clock)
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "5", "n", *keys)
        if keys[-1] == "c":
            await shows(pilot, "People to turn to")
        elif keys[-1] == "d":
            await shows(pilot, "People to turn to")
            await press(pilot, "escape")
        if keys[-1] == "c":
            await press(pilot, "escape")
        await shows(pilot, "Kept")
    return files(folder)


async def test_the_store_after_an_answer_is_the_store_after_skipping(
    tmp_path: Path, clock: MovableClock
) -> None:
    stores = {key: await check_in(tmp_path / key, clock, "ctrl+s", key) for key in SHARED}
    assert all(store == stores["escape"] for store in stores.values())
    assert b"drained" in stores["escape"]["companion.json"]
    assert b"mutes" not in stores["escape"]["companion.json"]


async def test_the_third_answer_is_the_same_file_as_letting_it_rest(
    tmp_path: Path, clock: MovableClock
) -> None:
    stores = {key: await check_in(tmp_path / key, clock, "ctrl+s", key) for key in AT_REST}
    stores["by the key of the checklist"] = await check_in(tmp_path / "key", clock, "r", "ctrl+s")
    first = stores["c"]
    assert all(store == first for store in stores.values())
    assert b"mutes" in first["companion.json"]


async def test_no_word_of_the_question_is_in_the_store(tmp_path: Path, clock: MovableClock) -> None:
    for key in (*SHARED, *AT_REST):
        held = await check_in(tmp_path / key, clock, "ctrl+s", key)
        text = b"".join(held.values()).lower()
        for words in (gate().question, *gate().answers, "safety", "gate", "hard at home", *safety_card()):
            if words != "Skip":  # a word that habits use
                assert words.lower().encode() not in text


async def test_the_third_answer_shows_the_card_and_people_with_the_date_they_were_checked(
    companion: Companion,
) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "n", "ctrl+s", "c")
        await shows(pilot, "Wanting time, friends and choices")
        assert resources()[0].name in text_of(pilot)
        assert "not checked yet" in text_of(pilot)
        await press(pilot, "f9")
        assert not text_of(pilot).strip()
        await press(pilot, "f9", "enter")
        await shows(pilot, "rests until 9 Apr")


async def test_not_sure_shows_the_people_without_the_card(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "n", "ctrl+s", "d")
        await shows(pilot, resources()[0].name)
        assert "hard at home" not in text_of(pilot)
    assert not companion.work.journal.mutes


async def test_a_sign_that_does_not_occur_under_pressure_asks_nothing(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "j", "n", "ctrl+s")
        await shows(pilot, "Kept")


@pytest.mark.parametrize("key", ["o", "i"])
async def test_only_noticed_asks(companion: Companion, key: str) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", key, "ctrl+s")
        await shows(pilot, "Kept")


async def test_one_question_for_all_such_signs(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", *("n", "j") * 11, "ctrl+s")
        await shows(pilot, gate().question)
        await shows(pilot, "Drained after good times, Inner compass quiet")
        await press(pilot, "r")
        await shows(pilot, "Kept")
    signs = {mute.sign for mute in companion.work.journal.mutes.values()}
    assert signs == {"drained", "quiet-compass", "uneasy-alone", "quiet-friends", "handed-over-decisions"}


async def test_a_sign_at_rest_is_still_in_the_full_list_and_r_brings_it_back(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "r", "ctrl+s")
        await shows(pilot, "rests until 9 Apr")
        await press(pilot, "r")
        assert not companion.work.journal.mutes
        await press(pilot, "u")
        assert companion.work.journal.mutes


async def test_words_and_steps_wait_while_a_sign_rests(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "6", "enter")
        await shows(pilot, "A clear ask")
        await press(pilot, "5", "n", "ctrl+s", "r")
        await shows(pilot, "Kept")
        kinds = [key[1].kind for key in pilot.app.screen.query_one("#steps", RowList).keys]
        assert "ten minutes" not in kinds
        assert "script" not in kinds
        await press(pilot, "6", "enter")
        await shows(pilot, "These words rest for now")
        assert "A clear ask" not in text_of(pilot)


async def test_not_this_lets_the_signs_of_the_panel_rest(filled: Companion) -> None:
    async with opened(filled) as pilot:
        lapse = filled.snapshot().asking[0]
        await press(pilot, "n")
        await shows(pilot, "left alone for 30 days")
    journal = filled.work.journal
    assert {mute.sign for mute in journal.mutes.values()} == {fit.sign for fit in lapse.signs}
    assert {mute.date for mute in journal.mutes.values()} == {TODAY}


HEALTH = "it's worth telling a doctor"


@pytest.mark.parametrize("key", ["a", "c", "escape"])
async def test_the_health_card_comes_whatever_is_answered_and_is_kept_as_shown(
    companion: Companion, key: str
) -> None:
    signs = ("drained", "short-fuse", "lost-loves")
    earlier = CheckIn(1, TODAY - timedelta(days=20), {sign: Mark(Marked.NOTICED) for sign in signs})
    companion.work.commit("earlier", lambda journal: journal.put("check_ins", earlier))
    async with opened(companion) as pilot:
        await press(pilot, "5", *("n", "j") * 4, "ctrl+s", key)
        if key == "c":
            await shows(pilot, "People to turn to")
            await press(pilot, "enter")
        await shows(pilot, "A word")
        assert HEALTH in " ".join(text_of(pilot).replace("│", "").split())
    assert [shown.card for shown in companion.work.journal.shown.values()] == ["health"]
