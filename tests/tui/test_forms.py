"""Forms: Enter goes on and saves from the last field, what is accepted stands below, nothing is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.tui.care.gate import GateDialog
from companion.tui.kit.confirm import ConfirmDialog
from tests.tui.conftest import TODAY, dialog_text, opened, press, shows, text_of, until


async def click_on(pilot, words: str) -> None:
    """Click where ``words`` stand on the screen."""
    lines = text_of(pilot).splitlines()
    y = next(n for n, line in enumerate(lines) if words in line)
    await pilot.click(offset=(lines[y].index(words) + 1, y))


async def test_enter_goes_from_field_to_field_and_saves_from_the_last(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "2", "a", *"Walk")
        await shows(pilot, "enter next · ctrl+s save · esc cancel")
        fields = len(pilot.app.screen.query("Input"))
        assert fields > 1
        await press(pilot, *["enter"] * (fields - 1))
        await shows(pilot, "enter save · esc cancel")
        assert not companion.work.journal.habits
        await press(pilot, "enter")
        await until(pilot, lambda: companion.work.journal.habits)


async def test_what_a_field_accepts_is_named_in_full_while_one_is_in_it(companion: Companion) -> None:
    words = "daily, mon wed fri, 3 a week, 4 a month, every 3 days"
    async with opened(companion) as pilot:
        await press(pilot, "2", "a")
        await shows(pilot, "misses forgiven")
        assert words not in text_of(pilot)
        await press(pilot, *"Walk", "enter")
        await shows(pilot, words)
        await press(pilot, *"now and then", "ctrl+s")
        await shows(pilot, "! cannot read the schedule")
        assert text_of(pilot).count("every 3 days") == 1
        await press(pilot, "down")
        assert words not in text_of(pilot)


async def test_a_contact_still_takes_three_keys_and_the_frame_says_so(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "c", "v")
        await shows(pilot, "enter save · tab more · esc cancel")
        await press(pilot, "enter")
        await until(pilot, lambda: len(filled.work.journal.contacts) == 2)
        await shows(pilot, "Mira")
        assert pilot.app.screen.focused.key[0] == "friend"  # type: ignore[union-attr]


async def test_save_and_cancel_can_be_clicked_and_a_click_outside_asks_as_escape_does(
    companion: Companion,
) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "2", "a", *"Walk")
        await pilot.click(offset=(1, 1))
        await shows(pilot, "What you typed has not been saved")
        await click_on(pilot, "n no")
        await until(pilot, lambda: "has not been saved" not in text_of(pilot))
        await click_on(pilot, "ctrl+s save")
        await until(pilot, lambda: companion.work.journal.habits)
        await press(pilot, "a")
        await shows(pilot, "A new habit")
        await click_on(pilot, "esc cancel")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_the_cursor_stands_on_what_was_added(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "a", *"Zen", "ctrl+s")
        await until(pilot, lambda: len(filled.work.journal.habits) == 3)
        added = max(filled.work.journal.habits)
        await until(pilot, lambda: getattr(pilot.app.screen.focused, "key", None) == ("habit", added))
        await press(pilot, "3", "a", *"Oma", "ctrl+s")
        await until(pilot, lambda: len(filled.work.journal.friends) == 3)
        oma = max(filled.work.journal.friends)
        await until(pilot, lambda: getattr(pilot.app.screen.focused, "key", None) == ("friend", oma))


async def test_what_may_ask_is_chosen_from_a_list(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "comma")
        for _ in range(40):
            if pilot.app.screen.focused.key[1] == "asks":  # type: ignore[union-attr]
                break
            await press(pilot, "j")
        await press(pilot, "enter")
        await shows(pilot, "✓ solitude")
        await press(pilot, "right", "space")
        await shows(pilot, "○ friends")
        await click_on(pilot, "✓ interests")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: filled.work.journal.settings.asks == ("solitude",))


async def test_what_was_done_is_said_until_the_next_key(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "space")
        await until(pilot, lambda: pilot.app.quiet_line)  # type: ignore[attr-defined]
        said = pilot.app.quiet_line  # type: ignore[attr-defined]
        assert said in text_of(pilot)
        await press(pilot, "j")
        await until(pilot, lambda: said not in text_of(pilot))


async def test_a_long_confirmation_goes_on_below_and_is_not_cut(filled: Companion) -> None:
    async with opened(filled, (44, 24)) as pilot:
        words = "Walk and think: skipped today, and the streak of seven weeks is kept as it was"
        pilot.app.say(words)  # type: ignore[attr-defined]
        await until(pilot, lambda: words in " ".join(text_of(pilot).split()))
        await press(pilot, "j")
        await until(pilot, lambda: "seven weeks" not in text_of(pilot))


async def test_with_nothing_to_undo_a_line_names_the_newest_backup(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "u")
        await shows(pilot, "Nothing to undo.")
        companion.work.repository.back_up("test")
        await press(pilot, "u")
        await shows(pilot, "Nothing to undo. Your newest backup: today ")


@pytest.mark.parametrize("typed", ["1 April", "tomorrow", "2026-04-01", "monday"])
async def test_a_form_about_what_is_ahead_takes_every_day_it_says_it_takes(
    filled: Companion, typed: str
) -> None:
    wanted = {"tomorrow": TODAY + timedelta(days=1), "monday": date(2026, 3, 16)}.get(typed, date(2026, 4, 1))
    async with opened(filled) as pilot:
        await press(pilot, "2", "p")
        await shows(pilot, "back on")
        await press(pilot, *typed, "ctrl+s")
        await until(pilot, lambda: any(each.pauses for each in filled.work.journal.habits.values()))
    (rest,) = next(each.pauses for each in filled.work.journal.habits.values() if each.pauses)
    assert rest.until == wanted


@pytest.mark.parametrize("width", [40, 44, 60])
async def test_the_hint_of_a_form_is_never_cut(companion: Companion, width: int) -> None:
    async with opened(companion, (width, 18)) as pilot:
        await press(pilot, "2", "a")
        await shows(pilot, "enter next")
        assert "…" not in text_of(pilot)


async def test_the_checklist_before_a_quiet_time_is_one_list_to_tick(companion: Companion) -> None:
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "s")
        await shows(pilot, "○ phone away")
        await press(pilot, "tab", "tab", "tab", "space", "right", "space")
        await shows(pilot, "✓ notifications off")
        assert "✓ phone away" in text_of(pilot)


async def test_what_was_wrong_is_forgiven_as_soon_as_it_is_being_put_right(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "2", "a", *"Walk", "tab", *"xx", "ctrl+s")
        await shows(pilot, "! ")
        await press(pilot, "backspace")
        await until(pilot, lambda: "! " not in text_of(pilot))


async def test_what_is_wrong_in_a_form_names_no_command_of_the_shell(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "c", "shift+tab", *"Xylophone", "ctrl+s")
        await shows(pilot, "! no friend is called “Xylophone”")
        assert "companion list" not in dialog_text(pilot)


async def test_a_question_shows_its_last_word_at_every_width(filled: Companion) -> None:
    words = "Its 145 sessions stay in the log of time. u brings it back."
    async with opened(filled, (80, 24)) as pilot:
        pilot.app.push_screen(ConfirmDialog("Delete Woodcut?", words))
        for width in range(40, 84, 3):
            await pilot.resize_terminal(width, 24)
            await until(pilot, lambda: words in " ".join(dialog_text(pilot).replace("│", "").split()))


async def test_a_form_that_fits_leaves_a_blank_below_its_last_field(filled: Companion) -> None:
    def last_lines() -> list[str]:
        return [line.strip(" │") for line in dialog_text(pilot).splitlines()][-3:]

    async with opened(filled, (80, 24)) as pilot:
        await press(pilot, "3", "i")
        for width in range(60, 84):
            await pilot.resize_terminal(width, 24)
            await until(pilot, lambda: "friends.md" in last_lines()[0] and not last_lines()[1])


async def test_a_list_to_choose_from_shows_where_one_is_and_words_right_after_the_names(
    filled: Companion,
) -> None:
    for n in range(20):
        filled.friends.add(f"Friend {n}", good_for="music, and saying what he thinks")
    async with opened(filled, (60, 18)) as pilot:
        await press(pilot, "3", "w", "enter")
        await shows(pilot, "› Mira")
        assert "Friend 0   music, and saying what he thinks" in text_of(pilot)
        await press(pilot, *["down"] * 30)
        await shows(pilot, "› nobody yet")
        await press(pilot, *"oren")
        await shows(pilot, "› Joren")


async def test_a_label_does_not_touch_its_field_and_a_long_name_shows_its_beginning(
    companion: Companion,
) -> None:
    name = "Supercalifragilistic" * 6
    companion.habits.add(name, parse_schedule("daily"))
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "2", "n", "a")
        await shows(pilot, "as ever")
        assert not re.search(r"[a-z](1 a week|as ever)", text_of(pilot))
        await press(pilot, "escape", "escape", "S")
        await shows(pilot, "for              Supercali")


async def test_the_question_of_the_gate_stands_in_one_frame(filled: Companion) -> None:
    async with opened(filled, (80, 24)) as pilot:
        pilot.app.push_screen(GateDialog(["quiet-friends"]))
        await shows(pilot, "I let it slide")
        assert dialog_text(pilot).count("╭") == 1


async def test_in_a_list_to_choose_from_words_give_way_before_names(filled: Companion) -> None:
    name = "Number 18 of a long list of friends"
    filled.friends.add(name, good_for="music, and saying what she thinks of it")
    async with opened(filled, (80, 24)) as pilot:
        await press(pilot, "3", "w", "enter")
        await shows(pilot, name)


async def test_what_is_too_long_for_a_dialog_is_scrolled_with_keys(filled: Companion) -> None:
    async with opened(filled, (44, 18)) as pilot:
        pilot.app.push_screen(ConfirmDialog("Delete Woodcut?", "a word " * 100 + "finally"))
        await press(pilot, *["pagedown"] * 9)
        await shows(pilot, "finally")


@pytest.mark.parametrize("size", [(44, 18), (120, 36)])
async def test_a_long_list_to_choose_from_takes_the_room_there_is_and_no_more(
    filled: Companion, size: tuple[int, int]
) -> None:
    for n in range(40):
        filled.friends.add(f"Friend {n}")
    async with opened(filled, size) as pilot:
        await press(pilot, "3", "w", "enter")
        await shows(pilot, "Friend 0")
        *_, last, blank, _ = (line.strip(" │") for line in dialog_text(pilot).splitlines())
        assert (last.startswith("Friend"), blank) == (True, "")


async def test_a_form_on_a_phone_shows_whom_it_is_about(companion: Companion) -> None:
    mira = companion.friends.add("Mira", added=TODAY - timedelta(days=400)).delta[0].key
    companion.friends.log([mira], day=TODAY - timedelta(days=300))
    async with opened(companion, (44, 18)) as pilot:
        await press(pilot, "3", "c")
        await shows(pilot, "It's been")
        assert "Mira" in text_of(pilot)
