"""What keys do, seen on the screen and on the disk."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from companion.bootstrap import make_companion
from companion.domain.answers import Pillar
from companion.domain.errors import StoreError
from companion.domain.habit import Entry, State
from companion.domain.journal import Journal
from companion.services.companion import Companion
from companion.services.preference_table import preference
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, MovableClock, down_to, opened, press, shows, text_of, until


def on_disk(tmp_path: Path, clock: MovableClock) -> Journal:
    """The journal as a fresh process reads it."""
    return make_companion(tmp_path / "companion.json", clock).work.journal


def habit_id(journal: Journal, name: str) -> int:
    return next(habit.id for habit in journal.habits.values() if habit.name == name)


async def test_space_ticks_and_the_tick_is_on_disk_when_it_shows(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "space")
        await shows(pilot, "✓ First coffee")
        journal = on_disk(tmp_path, clock)
        assert journal.entries_of(habit_id(journal, "First coffee"))[TODAY].state is State.DONE
        with TinyDB(tmp_path / "companion.json") as plain:
            assert "entries" in plain.tables()


async def test_space_again_takes_the_tick_back(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "space", "space")
        await shows(pilot, "○ First coffee")


async def test_enter_ticks_on_today(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "enter")
        await shows(pilot, "✓ First coffee")


async def test_a_tick_by_another_process_shows_in_the_open_app(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(filled) as pilot:
        other = make_companion(tmp_path / "companion.json", clock)
        other.habits.tick(habit_id(other.work.journal, "First coffee"))
        await until(pilot, lambda: "✓ First coffee" in text_of(pilot))


async def test_midnight_turns_the_open_app_over_at_the_start_of_the_persons_day(
    filled: Companion, clock: MovableClock
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "space")
        clock.moment = datetime(2026, 3, 11, 1, 30)
        pilot.app.poll()  # type: ignore[attr-defined]
        await shows(pilot, "Tuesday 10 March")
        clock.moment = datetime(2026, 3, 11, 3, 0)
        await shows(pilot, "Wednesday 11 March")
        await shows(pilot, "○ First coffee")


async def test_questions_wait_for_their_hours_in_the_open_app(filled: Companion, clock: MovableClock) -> None:
    filled.preferences.change(preference("ask-from"), "09:30")
    filled.preferences.change(preference("ask-until"), "21:00")
    async with opened(filled) as pilot:
        await shows(pilot, "First coffee")
        assert "Gone quiet" not in text_of(pilot)
        clock.moment = datetime(2026, 3, 10, 9, 30)
        await shows(pilot, "Gone quiet")
        clock.moment = datetime(2026, 3, 10, 21, 0)
        await until(pilot, lambda: "Gone quiet" not in text_of(pilot))


async def test_a_day_is_excused_with_a_reason(filled: Companion, tmp_path: Path, clock: MovableClock) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "x", *"ill", "enter")
        await shows(pilot, "– First coffee")
    journal = on_disk(tmp_path, clock)
    entry = journal.entries_of(habit_id(journal, "First coffee"))[TODAY]
    assert (entry.state, entry.note) == (State.SKIPPED, "ill")


async def test_a_past_day_is_filled_in_on_the_map(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "j", "enter")
        await shows(pilot, "A book")
        await press(pilot, "left", "up", "space")  # eight days before today
        await until(pilot, lambda: "taken back" in text_of(pilot) or "done" in text_of(pilot))
    journal = on_disk(tmp_path, clock)
    days = journal.entries_of(habit_id(journal, "A book"))
    assert TODAY - timedelta(days=8) not in days  # it was done, so space took it back


async def test_two_years_back_is_reached_by_cursor(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(filled, (80, 24)) as pilot:
        await press(pilot, "2", "enter", "left_square_bracket", "left_square_bracket", "space")
        await shows(pilot, "First coffee: done")
    journal = on_disk(tmp_path, clock)
    assert TODAY - timedelta(days=728) in journal.entries_of(habit_id(journal, "First coffee"))


@pytest.mark.parametrize("place", ["1", "3"])
async def test_a_contact_takes_three_keys(
    filled: Companion, tmp_path: Path, clock: MovableClock, place: str
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, place)
        await press(pilot, "c", "v", "enter")
        await shows(pilot, "video logged")
    journal = on_disk(tmp_path, clock)
    last = max(journal.contacts.values(), key=lambda contact: contact.date)
    assert (last.kind, last.date) == ("video", TODAY)
    assert [journal.friends[friend].name for friend in last.friends] == ["Mira"]


async def test_a_session_of_an_interest_moves_its_bar(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "4", "S", *"60", "ctrl+s")
        await shows(pilot, "60 of 60 minutes · reached")


FORMS = [
    ("2", "a", ("N", "tab", "x"), "cannot read the schedule"),
    ("2", "a", ("N", "tab", "tab", "x"), "is not an amount"),
    ("2", "a", (), "a name is needed"),
    ("3", "a", ("N", *["tab"] * 4, "x"), "cannot read the rhythm"),
    ("3", "a", ("N", *["tab"] * 5, "x"), "cannot read the birthday"),
    ("4", "a", ("N", "tab", "x"), "cannot read the goal"),
    ("3", "c", ("tab", *"2026-02-30"), "that day does not exist"),
    ("4", "S", (*"2400",), "do not fit into a day"),
]


@pytest.mark.parametrize(("place", "key", "typed", "words"), FORMS)
async def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_typed_is_lost(
    filled: Companion, place: str, key: str, typed: tuple[str, ...], words: str
) -> None:
    before = filled.work.journal
    async with opened(filled) as pilot:
        await press(pilot, place, key, *typed, "ctrl+s")
        await shows(pilot, words)
        assert filled.work.journal == before
        if typed and typed[0] == "N":
            assert "N " in text_of(pilot)


CHANGES = [
    ("tick", ("1", "space")),
    ("skip", ("1", "x", "enter")),
    ("add a habit", ("2", "a", "Q", "ctrl+s")),
    ("edit a habit", ("2", "e", "Q", "ctrl+s")),
    ("pause a habit", ("2", "p", *"2026-04-01", "ctrl+s")),
    ("put a habit away", ("2", "z")),
    ("delete a habit", ("2", "D", "y")),
    ("move a habit", ("2", "J")),
    ("add a friend", ("3", "a", "Q", "ctrl+s")),
    ("edit a friend", ("3", "e", "Q", "ctrl+s")),
    ("log a contact", ("3", "c", "enter")),
    ("snooze a friend", ("3", "o", *"2026-04-01", "ctrl+s")),
    ("put a friend away", ("3", "z")),
    ("delete a friend", ("3", "D", "y")),
    ("add an interest", ("4", "a", "Q", "ctrl+s")),
    ("edit an interest", ("4", "e", "Q", "ctrl+s")),
    ("put an interest away", ("4", "z")),
    ("delete an interest", ("4", "D", "y")),
    ("log a session", ("4", "S", "3", "0", "ctrl+s")),
    ("start a session", ("4", "s", "3", "0", "enter", "escape")),
    ("keep a check-in", ("5", "space", "ctrl+s", "escape")),
    ("answer a lapse", ("1", "l")),
]


@pytest.mark.parametrize(("name", "keys"), CHANGES, ids=[name for name, _ in CHANGES])
async def test_u_takes_back_each_kind_of_change(filled: Companion, name: str, keys: tuple[str, ...]) -> None:
    before = filled.work.journal
    async with opened(filled) as pilot:
        await press(pilot, *keys)
        await until(pilot, lambda: filled.work.journal != before)
        await press(pilot, "u")
        await until(pilot, lambda: filled.work.journal == before)
        await shows(pilot, "undone")


async def test_undo_takes_the_newest_first_whoever_made_it(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "space")
        other = make_companion(tmp_path / "companion.json", clock)
        key = habit_id(other.work.journal, "First coffee")
        other.habits.skip(key, reason="elsewhere")
        await press(pilot, "u")
        await shows(pilot, "Undo “First coffee: skipped")
        await press(pilot, "y")
        await until(pilot, lambda: filled.work.journal.entries_of(key)[TODAY].state is State.DONE)
        await press(pilot, "u")
        await until(pilot, lambda: TODAY not in filled.work.journal.entries_of(key))


async def test_undo_leaves_what_was_changed_again_since(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "space")
        key = habit_id(filled.work.journal, "First coffee")
        skipped = Entry(State.SKIPPED)
        filled.work.repository.update(lambda journal: journal.with_entry(key, TODAY, skipped))
        await press(pilot, "u")
        await shows(pilot, "changed again since")
    assert filled.work.journal.entries_of(key)[TODAY].state is State.SKIPPED


async def test_deleting_asks_once_and_no_keeps_it(filled: Companion) -> None:
    before = filled.work.journal
    async with opened(filled) as pilot:
        await press(pilot, "2", "D")
        await shows(pilot, "Delete First coffee?")
        await press(pilot, "n")
        assert filled.work.journal == before


ANSWERS = [("r enter", "restart"), ("l", "later"), ("n", "not this")]


@pytest.mark.parametrize(("keys", "reply"), ANSWERS)
async def test_each_answer_to_the_panel_is_kept_and_the_panel_moves_on(
    filled: Companion, keys: str, reply: str
) -> None:
    async with opened(filled) as pilot:
        await shows(pilot, "Gone quiet")
        asked = pilot.app.snapshot.asking[0].lapse  # type: ignore[attr-defined]
        await press(pilot, *keys.split())
        await until(pilot, lambda: bool(filled.work.journal.answers))
        (answer,) = filled.work.journal.answers.values()
        assert (answer.reply, answer.subject) == (reply, asked.subject)
        await press(pilot, "1")
        app = pilot.app
        await until(pilot, lambda: asked not in [one.lapse for one in app.snapshot.asking])  # type: ignore[attr-defined]


async def test_looking_at_why_opens_the_check_in_with_the_fitting_signs_first(filled: Companion) -> None:
    async with opened(filled) as pilot:
        asked = pilot.app.snapshot.asking[0].signs[0]  # type: ignore[attr-defined]
        await press(pilot, "w")
        await shows(pilot, "These fit what went quiet")
        listed = pilot.app.screen.query_one("#signs", RowList)
        await until(pilot, lambda: listed.key == ("sign", asked))
        assert listed.keys[0] == ("sign", asked)


async def test_a_small_restart_stands_under_next_until_it_is_logged(filled: Companion) -> None:
    async with opened(filled) as pilot:
        while pilot.app.snapshot.asking[0].pillar is not Pillar.SOLITUDE:  # type: ignore[attr-defined]
            await press(pilot, "l")
        await press(pilot, "r", "enter")
        await shows(pilot, "ten minutes of A book")
        await down_to(pilot, "step")
        await press(pilot, "space", "enter")
        await until(pilot, lambda: "ten minutes of A book" not in text_of(pilot))
        assert len(filled.work.journal.sessions) == 1


async def test_a_check_in_with_a_note_is_kept_and_shown_in_the_history(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "space", "enter", *"tired", "enter", "j", "o", "ctrl+s")
        await shows(pilot, "What is behind this?")
        await press(pilot, "escape")
        await shows(pilot, "Saved")
        await shows(pilot, "noticed")
        await shows(pilot, "“tired”")
        await press(pilot, "escape", "h")
        await shows(pilot, "“tired”")
    (check_in,) = filled.work.journal.check_ins.values()
    assert [mark.marked for mark in check_in.marks.values()] == ["noticed", "not now"]


async def test_all_eleven_signs_are_there(filled: Companion) -> None:
    async with opened(filled, (160, 50)) as pilot:
        await press(pilot, "5")
        from companion.content import signs

        for sign in signs().values():
            assert sign.label in text_of(pilot)


async def test_a_check_in_without_a_mark_is_refused_in_words(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "ctrl+s")
        await shows(pilot, "nothing is marked yet")
    assert not filled.work.journal.check_ins


async def test_who_else_names_one_friend_a_need_and_only_one(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "w")
        await shows(pilot, "nobody yet")
        await press(pilot, "enter", *"mir", "enter")
        await shows(pilot, "advice   Mira")
        await press(pilot, "enter", *"jor", "enter")
        await shows(pilot, "advice   Joren")
    named = [friend.name for friend in filled.work.journal.friends.values() if "advice" in friend.needs]
    assert named == ["Joren"]


async def test_rhythms_that_ask_for_more_than_there_is_room_for_are_said(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3")
        assert "add up to" not in text_of(pilot)
        for _ in range(2):
            await press(pilot, "a", "Q", *("x" * _), "tab", "i", "ctrl+s")
        await press(pilot, "v", "r", "1", "enter", "escape")
        await shows(pilot, "add up to 3.0 contacts a week, and you have room for 1")


async def test_other_dates_and_a_planned_contact_stand_under_next(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "e", *["tab"] * 5, *"wedding 03-12", "ctrl+s")
        await press(pilot, "c", "tab", *"2026-03-14", "ctrl+s", "1")
        await shows(pilot, "Mira: wedding")
        await shows(pilot, "message with Mira")


async def test_a_contact_is_changed_and_deleted_on_the_friends_page(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "enter", "enter", "l", "ctrl+s")
        await shows(pilot, "letter")
        await press(pilot, "D", "y")
        await shows(pilot, "No contact logged yet")
    assert not filled.work.journal.contacts


async def test_what_to_ask_next_time_is_ticked_while_logging(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "t", *"the new job", "enter")
        await press(pilot, "c", *["tab"] * 6, "y", "ctrl+s")
        await press(pilot, "enter")
        await shows(pilot, "asked today")


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Mira
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ada, the first
BDAY:1985-04-15
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Cut
"""


async def test_people_are_looked_through_chosen_and_taken_in_as_one_step(
    filled: Companion, tmp_path: Path
) -> None:
    book = tmp_path / "book.vcf"
    book.write_text(CARDS)
    before = filled.work.journal
    async with opened(filled, (100, 30)) as pilot:
        await press(pilot, "3", "i", *str(book), "ctrl+s")
        await shows(pilot, "Ada, the first")
        await shows(pilot, "there as Mira")
        await shows(pilot, "Left out")
        assert filled.work.journal == before
        await press(pilot, "ctrl+s")
        await shows(pilot, "nobody is chosen")
        await press(pilot, "A", "ctrl+s")
        await until(pilot, lambda: len(filled.work.journal.friends) == 3)
        await press(pilot, "u")
        await until(pilot, lambda: filled.work.journal == before)


async def test_a_file_that_is_not_there_is_said_beside_the_field(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "i", *"nowhere.vcf", "ctrl+s")
        await shows(pilot, "there is no file “nowhere.vcf”")


async def test_a_damaged_file_is_told_in_the_app_and_what_was_recorded_is_there(
    filled: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    path = tmp_path / "companion.json"
    path.write_bytes(path.read_bytes()[:300])
    async with opened(make_companion(path, clock)) as pilot:
        await shows(pilot, "First coffee")
        told = [notice.message for notice in pilot.app._notifications]
        assert len(told) == 1
        assert ".broken-" in told[0]
    assert len(list(tmp_path.glob("*.broken-*"))) == 1


async def test_a_folder_that_cannot_be_written_is_said_and_the_typed_words_stay(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*change: object) -> None:
        raise StoreError("the disk is full", "make room and try again")

    async with opened(filled) as pilot:
        await press(pilot, "2", "a", *"Quiet")
        monkeypatch.setattr(filled.work.repository, "update", refuse)
        await press(pilot, "ctrl+s")
        await shows(pilot, "the disk is full: make room and try again")
        assert "Quiet" in text_of(pilot)


async def test_a_chosen_theme_is_remembered(filled: Companion, tmp_path: Path, clock: MovableClock) -> None:
    async with opened(filled) as pilot:
        pilot.app.theme = "companion-light"
        await until(pilot, lambda: filled.work.journal.settings.theme == "companion-light")
    async with opened(make_companion(tmp_path / "companion.json", clock)) as pilot:
        assert pilot.app.theme == "companion-light"


async def test_a_friend_whose_name_holds_a_semicolon_takes_three_keys_too(companion: Companion) -> None:
    companion.friends.add("Ada; the first", added=TODAY - timedelta(days=90))
    async with opened(companion) as pilot:
        await press(pilot, "3", "c", "v", "enter")
        await shows(pilot, "video logged")


async def test_what_was_done_before_the_app_was_opened_is_undone_after_asking(
    companion: Companion, clock: MovableClock
) -> None:
    companion.interests.add("Cello")
    clock.moment += timedelta(minutes=2)
    async with opened(companion) as pilot:
        await press(pilot, "u")
        await shows(pilot, "Undo “Cello: added”?")
        await press(pilot, "n")
        assert companion.work.journal.interests
        await press(pilot, "u", "y")
        await shows(pilot, "undone — Cello: added")
        assert not companion.work.journal.interests
        await press(pilot, "u")
        await shows(pilot, "Nothing to undo.")


@pytest.mark.parametrize(("place", "kind"), [("2", "habit"), ("3", "friend"), ("4", "interest")])
async def test_after_a_deletion_was_undone_the_cursor_stands_on_what_is_back(
    filled: Companion, place: str, kind: str
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, place, "end")
        rows = pilot.app.screen.query_one(f"#{kind}", RowList)
        was = rows.key
        await press(pilot, "D", "y")
        await until(pilot, lambda: was not in rows.keys)
        await press(pilot, "u")
        await until(pilot, lambda: rows.key == was)
