"""What is behind this? The answer is nowhere afterwards: not in the store, its backups, nor beside it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.content import gate, resources, safety_card, scripts
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.mutes import GATE_SIGNS
from companion.services.companion import Companion
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until

ANSWERS = ["a", "b", "c", "d", "e", "escape"]  # all five, and leaving without one


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
        else:
            await shows(pilot, "Saved")
        pilot.app.poll()  # type: ignore[attr-defined]  # that the app was opened is noted once a second
    return files(folder)


async def test_all_five_answers_leave_the_same_bytes(tmp_path: Path, clock: MovableClock) -> None:
    stores = {key: await check_in(tmp_path / key, clock, "ctrl+s", key) for key in ANSWERS}
    assert all(store == stores["escape"] for store in stores.values())
    assert b"drained" in stores["escape"]["companion.json"]
    assert b"mutes" in stores["escape"]["companion.json"]


async def test_no_word_of_the_question_is_in_the_store(tmp_path: Path, clock: MovableClock) -> None:
    for key in ANSWERS:
        held = await check_in(tmp_path / key, clock, "ctrl+s", key)
        text = b"".join(held.values()).lower()
        for words in (gate().question, *gate().answers, "safety", "gate", "hard at home", *safety_card()):
            if words != "Skip":  # a word that habits use
                assert words.lower().encode() not in text


@pytest.mark.parametrize("key", ANSWERS)
async def test_the_check_in_is_kept_before_anything_is_asked(companion: Companion, key: str) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "n", "ctrl+s")
        await shows(pilot, gate().question)
        before = companion.work.journal
        assert [mute.sign for mute in before.mutes.values()] == ["drained"]
        await press(pilot, key)
        await until(pilot, lambda: gate().question not in text_of(pilot))
        assert companion.work.journal == before


async def test_the_third_answer_shows_the_card_in_place_of_the_steps(companion: Companion) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "5", "n", "ctrl+s", "c")
        await shows(pilot, "If you're ever frightened")
        for resource in resources():
            assert resource.name in text_of(pilot)
            assert resource.source in text_of(pilot)
        assert "F9 hides this at once" in text_of(pilot)
        await press(pilot, "f9")
        assert not text_of(pilot).strip()
        await press(pilot, "f9", "enter")
        await shows(pilot, "Needs running low")
        assert "Small next steps" not in text_of(pilot)


async def test_not_sure_shows_the_people_without_the_card(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "n", "ctrl+s", "d")
        await shows(pilot, resources()[0].name)
        assert "hard at home" not in text_of(pilot)
        await press(pilot, "enter")
        await shows(pilot, "Saved")


@pytest.mark.parametrize(
    ("sign", "act"), [("drained", "take time for myself"), ("quiet-friends", "see friends")]
)
async def test_the_third_answer_is_worded_for_the_sign(companion: Companion, sign: str, act: str) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5")
        pilot.app.screen.query_one("#signs", RowList).move_to(("sign", sign))
        await press(pilot, "n", "ctrl+s")
        await shows(pilot, f"It makes things hard at home when I {act}")


async def test_a_sign_that_does_not_occur_under_pressure_asks_nothing(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "j", "n", "ctrl+s")
        await shows(pilot, "Saved")


@pytest.mark.parametrize("key", ["o", "i"])
async def test_gate_opens_only_for_noticed_signs(companion: Companion, key: str) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", key, "ctrl+s")
        await shows(pilot, "Saved")


async def test_one_question_for_all_such_signs(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", *("n", "j") * 11, "ctrl+s")
        await shows(pilot, gate().question)
        await shows(pilot, "when I take time for myself")
        await press(pilot, "escape")
        await shows(pilot, "Saved")
    assert {mute.sign for mute in companion.work.journal.mutes.values()} == GATE_SIGNS


async def test_m_mutes_a_sign_and_ends_it_and_it_stays_in_the_list(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "m")
        await shows(pilot, "muted until 9 Apr")
        await press(pilot, "m")
        assert not companion.work.journal.mutes
        await press(pilot, "u")
        assert companion.work.journal.mutes


async def test_the_words_for_asking_always_stand_under_a_line_about_what_is_muted(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "6", "enter")
        await shows(pilot, "A clear ask")
        assert "Muted" not in text_of(pilot)
        filled.care.mute("quiet-friends")
        await shows(pilot, "Muted until 9 April: Friends gone quiet. m on Check-in ends it.")
        for script in scripts().values():
            assert script.title in text_of(pilot)
        await press(pilot, "j", "enter")
        await shows(pilot, "Long")


async def test_the_page_of_a_script_stays_when_a_sign_is_muted(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "6", "enter", "enter")
        await shows(pilot, "What became of it")
        filled.care.mute("drained")
        await until(pilot, lambda: "drained" in pilot.app.snapshot.resting)  # type: ignore[attr-defined]
        assert "What became of it" in text_of(pilot)


async def test_not_this_touches_no_sign_no_script_and_no_other_thing(filled: Companion) -> None:
    async with opened(filled) as pilot:
        asking = [question.name for question in filled.snapshot().asking]
        suggested = filled.snapshot().suggestions
        await press(pilot, "n")
        await shows(pilot, "left alone for 30 days")
    assert not filled.work.journal.mutes
    assert [question.name for question in filled.snapshot().asking] == asking[1:]
    assert filled.snapshot().suggestions == suggested


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
        if key != "c":  # the card stands in place of the end
            await shows(pilot, "A word")
            assert HEALTH in " ".join(text_of(pilot).replace("│", "").split())
    assert [shown.card for shown in companion.work.journal.shown.values()] == ["health"]


async def test_a_number_to_call_is_never_broken_in_two(companion: Companion) -> None:
    async with opened(companion, (44, 40)) as pilot:
        await press(pilot, "5", "n", "ctrl+s", "d")
        await shows(pilot, "0808 2000 247")
