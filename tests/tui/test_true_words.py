"""What screens say is true: no word that means something else, no date cut beside empty cells."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.compass import Reading, Side
from companion.domain.friend import Circle
from companion.domain.interest import parse_goal
from companion.domain.schedule import parse_schedule
from companion.domain.season import SeasonKind
from companion.services.companion import Companion
from companion.tui.kit.sign_grid import grid_lines
from companion.tui.kit.wording import entry_words
from tests.tui.conftest import SIZES, TODAY, MovableClock, opened, press, shows, text_of, until


async def test_a_friend_added_and_never_logged_is_not_called_quiet(companion: Companion) -> None:
    companion.friends.add("Oma", circle=Circle.INNER, added=TODAY - timedelta(days=12))
    async with opened(companion) as pilot:
        await shows(pilot, "nothing logged since you added Oma on 26 February")
        assert "quiet for" not in text_of(pilot)


async def test_nobody_is_called_within_their_rhythm_of_whom_nothing_was_logged(companion: Companion) -> None:
    companion.friends.add("Oma", circle=Circle.CLOSE, added=TODAY)
    async with opened(companion) as pilot:
        await shows(pilot, "Nothing logged yet.")
        assert "within their rhythm" not in text_of(pilot)


async def test_the_legend_of_the_map_names_every_mark_on_it(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "enter")
        await shows(pilot, "■ done  ▪ partly  – skipped  ○ missed  · not ticked")


@pytest.mark.parametrize("size", SIZES)
async def test_when_something_was_asked_is_not_cut(companion: Companion, size: tuple[int, int]) -> None:
    friend = companion.friends.add("Tariq", added=TODAY - timedelta(days=400)).delta[0].key
    companion.friends.add_ask(friend, "his marathon")
    asked = TODAY - timedelta(days=268)

    def ticked(journal):
        before = journal.friends[friend]
        return journal.put("friends", before._replace(asks=(before.asks[0]._replace(done=asked),)))

    companion.work.commit("asked", ticked)
    async with opened(companion, size) as pilot:
        await press(pilot, "3", "enter")
        await shows(pilot, "asked 15 Jun 2025")


@pytest.mark.parametrize(
    ("last", "words"),
    [(None, "You have been here for a month."), (31, "A month has passed since the last time.")],
)
async def test_the_compass_is_offered_for_what_is_so(filled: Companion, last: int | None, words: str) -> None:
    if last is not None:
        reading = Reading(1, TODAY - timedelta(days=last), {"reachable": Side.LEFT})
        filled.work.commit("read", lambda journal: journal.put("readings", reading))
    async with opened(filled, (100, 40)) as pilot:
        for _ in range(3):
            await press(pilot, "l")
        await shows(pilot, words)


async def test_last_noticed_is_said_only_of_a_sign_that_was_noticed(companion: Companion) -> None:
    marks = {"drained": Mark(Marked.NOT_NOW), "short-fuse": Mark(Marked.NOTICED)}
    check_in = CheckIn(1, TODAY - timedelta(days=9), marks)
    companion.work.commit("kept", lambda journal: journal.put("check_ins", check_in))
    async with opened(companion, (160, 50)) as pilot:
        await press(pilot, "5")
        pilot.app.screen.query_one("#signs").move_to(("sign", "short-fuse"))  # type: ignore[attr-defined]
        await shows(pilot, "last noticed 1 Mar")
        pilot.app.screen.query_one("#signs").move_to(("sign", "drained"))  # type: ignore[attr-defined]
        await shows(pilot, "last time, 1 Mar: not now")
        assert "last noticed" not in text_of(pilot)


@pytest.mark.parametrize("place", ["2", "3", "4"])
async def test_the_page_of_what_is_archived_says_so_and_asks_nothing(
    companion: Companion, place: str
) -> None:
    long_ago = TODAY - timedelta(days=200)
    habit = companion.habits.add("Walk", parse_schedule("daily"), start=long_ago).delta[0].key
    friend = companion.friends.add("Henk", circle=Circle.INNER, added=long_ago).delta[0].key
    interest = companion.interests.add("Cello", goal=parse_goal("90 minutes a week"), added=long_ago)
    companion.habits.archive(habit)
    companion.friends.archive(friend)
    companion.interests.archive(interest.delta[0].key)
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, place, "enter")
        await shows(pilot, f"│ archived · z brings {'them' if place == '3' else 'it'} back")
        text = text_of(pilot)
        asks = ("overdue", "next by", "behind", "to go", "no streak", "is forgiven")
        assert not [word for word in asks if word in text]


async def test_the_page_of_a_friend_who_died_says_so_and_names_nothing_due(companion: Companion) -> None:
    friend = companion.friends.add("Henk", circle=Circle.INNER, added=TODAY - timedelta(days=90))
    companion.friends.add_ask(friend.delta[0].key, "how the move went")
    companion.friends.log([friend.delta[0].key], day=TODAY - timedelta(days=60))
    companion.friends.remember(friend.delta[0].key)
    async with opened(companion) as pilot:
        await press(pilot, "3", "enter")
        await shows(pilot, "Henk has died. Nothing here asks for contact.")
        text = text_of(pilot)
        assert "next by" not in text and "resting" not in text and "overdue" not in text
        assert "how the move went" not in text


async def test_snoozing_works_with_what_the_form_offers(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "o", "ctrl+s")
        await until(pilot, lambda: any(friend.rest for friend in filled.work.journal.friends.values()))
    (rest,) = (friend.rest for friend in filled.work.journal.friends.values() if friend.rest)
    assert rest.until == TODAY + timedelta(weeks=2)


async def test_m_on_a_friends_page_does_nothing_and_the_form_says_who_has_died(companion: Companion) -> None:
    companion.friends.add("Henk", added=TODAY)
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "3", "enter", "m")
        assert len(pilot.app.screen_stack) == 2  # the page, and nothing on top of it
        await press(pilot, "e")
        await press(pilot, *["tab"] * 10, "y", "ctrl+s")
        await shows(pilot, "birthday and dates")
        await press(pilot, "enter")
        await shows(pilot, "Nothing here asks for contact.")


async def test_the_palette_finds_that_somebody_has_died(companion: Companion) -> None:
    companion.friends.add("Henk", added=TODAY)
    async with opened(companion) as pilot:
        await press(pilot, "ctrl+p", *"henk has died")
        await shows(pilot, "Henk has died")
        await press(pilot, "enter")
        await shows(pilot, "birthday and dates")


async def test_a_line_is_asked_for_about_a_sign_that_is_named(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await press(pilot, "5", "j", "w")
        await shows(pilot, "─ Thinking gone shallow ─")


async def test_what_is_done_on_talk_names_what_it_is_done_to(companion: Companion) -> None:
    companion.talk.add_marker("We laugh at least once a day")
    async with opened(companion) as pilot:
        await press(pilot, "6", *"jjj", "enter", "space")
        await shows(pilot, "We laugh at least once a day: true")
        await press(pilot, "D")
        await shows(pilot, "Delete this sentence?")


def test_a_day_that_asks_nothing_says_why(companion: Companion) -> None:
    start = TODAY - timedelta(days=30)
    add = companion.habits.add
    paused, archived, eased = (
        add(name, parse_schedule("daily"), start=start).delta[0].key for name in ("Walk", "Book", "Tea")
    )
    companion.habits.pause(paused, TODAY + timedelta(days=3))
    companion.habits.archive(archived)
    until = TODAY + timedelta(days=9)
    companion.seasons.add("Exams", kind=SeasonKind.BUSY, end=until, habits={eased: None}, circles={})
    shot = companion.snapshot()
    said = [entry_words(shot.habit(key), TODAY) for key in (paused, archived, eased)]
    assert said == ["paused", "archived", "in a season"]


@pytest.mark.parametrize("size", [(44, 18), (80, 24)])
async def test_a_long_section_of_talk_scrolls_in_its_own_frame(
    companion: Companion, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        await press(pilot, "6", *"jjjjj", "enter")
        await shows(pilot, "esc back ─╯")


async def test_the_page_of_a_friend_says_once_that_nothing_is_logged(companion: Companion) -> None:
    companion.friends.add("Mira", added=TODAY)
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "3", "enter")
        await shows(pilot, "next by")
        assert text_of(pilot).lower().count("no contact logged yet") == 2  # of them one in the empty log


def test_as_many_check_ins_stand_side_by_side_as_fit(companion: Companion, clock: MovableClock) -> None:
    for n in range(9):
        clock.moment += timedelta(days=n)
        companion.care.check_in({"drained": Mark(Marked.UNSURE)})
    head, first, *_ = ("".join(text for text, _ in line) for line in grid_lines(companion.snapshot(), 76))
    assert first.count("?") == 7
    assert len(head) <= 76
