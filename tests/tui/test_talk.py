"""The Talk screen and the compass, by keys alone, seen on the screen and in the store."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from companion import content
from companion.domain.compass import Reading, Side
from companion.domain.own_line import OwnKind
from companion.domain.talk import ChangeKind, Holds
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.talk.monthly_rows import when_rows
from companion.tui.talk.section_rows import section_rows
from tests.sweeps import pairs, sample
from tests.tui.conftest import (
    HOSTILE,
    SIZES,
    TODAY,
    MovableClock,
    opened,
    press,
    shows,
    text_of,
    until,
)

SECTIONS = list(content.sections())
LONG = "a long note that goes on " * 40 + "to its very last word"


def to(section: str) -> tuple[str, ...]:
    """The keys to a section."""
    return ("6", *("j",) * SECTIONS.index(section), "enter")


@pytest.mark.parametrize(("size", "kind"), pairs(SIZES, ["empty", "demo"]))
async def test_every_section_opens_and_escape_leads_back(
    companion: Companion, size: tuple[int, int], kind: str
) -> None:
    if kind == "demo":
        write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, size) as pilot:
        for section in content.sections().values():
            await press(pilot, *to(section.id))
            await shows(pilot, section.title)
            text = text_of(pilot)
            assert len(text.splitlines()) == size[1]
            await press(pilot, "escape")
            await press(pilot, "g")
            await shows(pilot, "enter open")


async def test_an_agreement_keeps_its_older_versions(companion: Companion, clock: MovableClock) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, *to("agreements"), "a", *"Fridays", "tab", *"ours", "ctrl+s")
        await shows(pilot, "Fridays")
        clock.moment += timedelta(days=30)
        await shows(pilot, "9 April")
        await press(pilot, "e", *"every other week", "ctrl+s")
        await shows(pilot, "1 version before")
        await press(pilot, "enter")
        await shows(pilot, "since 9 Apr")
        await shows(pilot, "10 Mar to 9 Apr")
        await press(pilot, "D", "y")
        await until(pilot, lambda: not companion.work.journal.agreements)
        await press(pilot, "u")
    (agreement,) = companion.work.journal.agreements.values()
    assert [version.text for version in agreement.versions] == ["ours", "every other week"]


async def test_a_marker_is_marked_with_its_date_and_a_sixth_is_refused(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, *to("markers"))
        for n in range(5):
            await press(pilot, "a", *f"sentence {n}", "enter")
        await press(pilot, "a", *"sixth", "enter")
        await shows(pilot, "there are five already")
        await press(pilot, "escape", "y", "g", "space", "space")
        await shows(pilot, "10 Mar partly")
    first = min(companion.work.journal.markers.values(), key=lambda marker: marker.id)
    assert dict(first.marks) == {TODAY: Holds.PARTLY}


async def test_the_plan_for_hard_times_is_written_and_taken_away(companion: Companion) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, *to("hard-times"), "a", *"late", "tab", *"we stop", "ctrl+s")
        await shows(pilot, "then we stop")
        await press(pilot, "D", "y")
        await shows(pilot, "Nothing is planned for hard times yet")
        await press(pilot, "u")
        await shows(pilot, "then we stop")
    assert companion.work.journal.hard_times[1].lines == (("late", "we stop"),)


async def test_a_life_change_brings_a_season(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, *to("changes"), "a", "tab", *"a child", "ctrl+s")
        await shows(pilot, "Enter begins a season")
        await press(pilot, "enter")
        await shows(pilot, "A season")
        await press(pilot, "ctrl+s")
        await shows(pilot, "a season: a child")
    (change,) = filled.work.journal.life_changes.values()
    assert change.season in filled.work.journal.seasons


@pytest.mark.parametrize(("section", "sign"), [("choices", "quiet-compass"), ("views", "borrowed-opinions")])
async def test_own_lines_of_before_stand_beside_the_signs_that_ask_for_them(
    companion: Companion, clock: MovableClock, section: str, sign: str
) -> None:
    async with opened(companion) as pilot:
        await press(pilot, *to(section), "a", *"the green one", "enter")
        await shows(pilot, "the green one")
    clock.moment += timedelta(days=20)
    async with opened(companion) as pilot:
        await press(pilot, "5")
        pilot.app.screen.query_one("#signs").move_to(("sign", sign))  # type: ignore[attr-defined]
        await until(pilot, lambda: "“the green one”" in text_of(pilot))


async def test_a_script_is_filled_copied_and_noted(companion: Companion) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, *to("scripts"), "j", "enter")
        await shows(pilot, "6 blanks still open: enter fills them")
        await press(pilot, "enter", *"Tuesday", "tab", *"18:00", "tab", *"19:30", "tab", *"tea", "ctrl+s")
        await shows(pilot, "Tuesday 18:00 to 19:30")
        await press(pilot, "y")
        await shows(pilot, "sent to the terminal's clipboard")
        assert pilot.app.clipboard == "Tuesday 18:00 to 19:30 is my tea time; back 19:30."
        short = pilot.app.clipboard
        await press(pilot, "Y")
        await until(pilot, lambda: pilot.app._notifications)
        (told,) = (notice.message for notice in pilot.app._notifications)
        assert told == "“other time” is still open: enter fills it"
        assert pilot.app.clipboard == short
        await press(pilot, "enter", *"Sunday", "ctrl+s", "Y")
        assert pilot.app.clipboard.startswith("Could Tuesday from 18:00")
        assert "Sunday is ours" in pilot.app.clipboard
        await press(pilot, "h", "tab", "w", "tab", *"a smile", "ctrl+s")
        await shows(pilot, "said: well, a smile")
    (telling,) = companion.work.journal.tellings.values()
    assert (telling.script, telling.said, telling.outcome, telling.how) == (
        "clear-ask",
        True,
        "well",
        "a smile",
    )


async def test_the_monthly_talk_is_planned_moved_and_held(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, *to("monthly"), "a", "ctrl+s")
        await shows(pilot, "Sun 5 Apr")
        await press(pilot, "m", *("backspace",) * 10, *"2026-04-12", "ctrl+s")
        await shows(pilot, "Sun 12 Apr")
        await shows(pilot, "moved from 5 Apr")
        await press(pilot, "h")
        await shows(pilot, "took place on 10 Mar")
        await press(pilot, "u", "u")
        await shows(pilot, "Sun 5 Apr")


async def test_no_note_appears_on_the_agenda(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (160, 50)) as pilot:
        await press(pilot, *to("monthly"))
        await shows(pilot, "Friends seen or heard")
        text = text_of(pilot)
    journal = companion.work.journal
    notes = {record.note for record in (*journal.sessions.values(), *journal.contacts.values())}
    notes |= {friend.note for friend in journal.friends.values()}
    assert not [note for note in notes if note and note in text]


async def test_the_compass_keeps_a_reading_and_joins_two_dates_without_a_sum(companion: Companion) -> None:
    before = Reading(1, date(2026, 2, 1), {"reachable": Side.MIDDLE})
    companion.work.commit("before", lambda journal: journal.put("readings", before))
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "5", "p", "left", "j", "right", "j", "right", "ctrl+s")
        await shows(pilot, "1 Feb middle → 10 Mar left")
        await shows(pilot, "One small step towards")
        await shows(pilot, content.compass()["return"].step)
        await press(pilot, "n")
        await shows(pilot, content.compass()["says-needs"].step)
    newest = max(companion.work.journal.readings.values(), key=lambda reading: reading.date)
    assert dict(newest.marks) == {"reachable": Side.LEFT, "return": Side.RIGHT, "says-needs": Side.RIGHT}


async def test_the_compass_is_offered_by_the_panel_last_of_all_and_can_be_put_off(filled: Companion) -> None:
    async with opened(filled, (100, 40)) as pilot:
        offer = "Five quick questions"
        for _ in range(3):
            assert offer not in text_of(pilot)
            await press(pilot, "l")
        await shows(pilot, offer)
        assert "start small" not in text_of(pilot)
        await press(pilot, "r")
        await press(pilot, "l")
        await until(pilot, lambda: offer not in text_of(pilot))
        await press(pilot, "u")
        await shows(pilot, offer)
        await press(pilot, "w")
        await shows(pilot, "Independence or distance")


@pytest.mark.parametrize("size", sample(SIZES, 3))
async def test_long_and_hostile_words_can_be_read_to_their_end(
    companion: Companion, size: tuple[int, int]
) -> None:
    for text in (*HOSTILE, LONG):
        companion.talk.agree(text, text)
        companion.care.write(OwnKind.CHOICE, text)
        companion.care.write(OwnKind.VIEW, text)
        companion.talk.tell("clear-ask", True, text)
    companion.talk.add_marker(LONG)
    companion.talk.fill_blanks({"activity": LONG, "weekday": HOSTILE[0], "start": HOSTILE[5]})
    async with opened(companion, size) as pilot:
        for section in SECTIONS:
            await press(pilot, *to(section))
            assert "\x1b" not in text_of(pilot)
            widths = {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()}
            assert widths == {size[0]}
            await press(pilot, "escape", "g")
        await press(pilot, *to("choices"))
        await shows(pilot, "very last word")
        await press(pilot, *to("agreements"))
        seen = text_of(pilot)
        for _ in range(30):
            await press(pilot, "j")
            seen += text_of(pilot)
        assert "very last word" in seen


async def test_a_damaged_file_of_own_words_is_told_in_the_app(
    filled: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "signs.toml").write_text("[[sign")
    monkeypatch.setenv("COMPANION_CONTENT", str(tmp_path))
    content.forget()
    try:
        async with opened(filled) as pilot:
            await until(pilot, lambda: pilot.app._notifications)
            (told,) = (notice.message for notice in pilot.app._notifications)
            assert told == "your signs.toml cannot be read, so the built-in words are used"
    finally:
        monkeypatch.undo()
        content.forget()


@pytest.mark.parametrize("width", [44, 60, 80])
async def test_what_stands_in_a_blank_comes_before_where_it_is_from(filled: Companion, width: int) -> None:
    async with opened(filled, (width, 40)) as pilot:
        await press(pilot, "6", "enter", "j", "enter")
        await shows(pilot, "Not said yet.")
        assert "7 April" in text_of(pilot).split("review date")[1].splitlines()[0]
        assert "…" not in text_of(pilot).split("Blanks")[1]


def test_parts_of_what_is_in_a_section_are_told_apart_at_every_width(companion: Companion) -> None:
    kind = next(iter(ChangeKind))
    companion.talk.note_change(kind, date(2025, 12, 25), "a new job, with a train to it")
    row = next(row for row in section_rows(companion.snapshot()) if row.key == ("section", "changes"))
    for width in range(24, 100):
        said = ["".join(text for text, _ in line).rstrip() for line in row.draw(width)]
        assert not [line for line in said if "it 25 Dec" in line], said


def test_the_days_of_talks_take_no_more_room_than_the_widest(companion: Companion) -> None:
    companion.talk.plan_talk("FREQ=MONTHLY;BYDAY=1SU", TODAY, time(17))
    row, *_ = when_rows(companion.snapshot())
    assert "".join(text for text, _ in row.draw(40)[0]) == "Sun 5 Apr  17:00"
