"""The worked table of friendships on the screen, each state in its words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from companion.domain.cadence import parse_cadence
from companion.domain.friend import ContactKind
from companion.services.companion import Companion
from companion.tui.friends.rows import friend_rows
from tests.tui.conftest import MovableClock, opened, press, shows

TABLE = [
    ("2026-03-01", "1 week", "2026-03-06", "fine", "due in 2 days"),
    ("2026-03-01", "1 week", "2026-03-07", "soon", "due tomorrow"),
    ("2026-03-01", "1 week", "2026-03-08", "time to reach out", "due today"),
    ("2026-03-01", "1 week", "2026-03-12", "overdue", "4 days past your weekly rhythm"),
    ("2026-01-31", "1 month", "2026-02-28", "time to reach out", "due today"),
    ("2026-01-10", "1 month", "2026-02-26", "overdue", "2 weeks past your monthly rhythm"),
]


@pytest.mark.parametrize(("last", "every", "today", "state", "words"), TABLE)
async def test_a_friend_is_shown_with_state_and_words(
    companion: Companion, clock: MovableClock, last: str, every: str, today: str, state: str, words: str
) -> None:
    clock.moment = datetime.fromisoformat(f"{today}T09:00")
    mira = companion.friends.add("Mira", every=parse_cadence(every), added=date(2026, 1, 1)).delta[0].key
    companion.friends.log([mira], day=date.fromisoformat(last))
    async with opened(companion) as pilot:
        await press(pilot, "3")
        await shows(pilot, state)
        await shows(pilot, words)


async def test_who_was_tried_snoozed_or_has_no_rhythm_is_said_so(companion: Companion) -> None:
    friends = companion.friends
    tried = friends.add("Tried", added=date(2026, 1, 1)).delta[0].key
    friends.log([tried], ContactKind.ATTEMPT)
    friends.snooze(friends.add("Snoozed").delta[0].key, date(2026, 4, 4))
    friends.add("Free", every=None)
    async with opened(companion) as pilot:
        await press(pilot, "3")
        for words in ("tried, resting until", "snoozed until 4 Apr", "no rhythm set"):
            await shows(pilot, words)


def test_whom_to_reach_is_named_in_full_with_the_reason_beside_or_below(companion: Companion) -> None:
    name = "Aunt Marianne-Sophie"
    companion.friends.add(name, added=date(2025, 9, 1))
    shot = companion.snapshot()
    (row,) = friend_rows(shot)
    drawn = [["".join(text for text, _ in line) for line in row.draw(width)] for width in (30, 42, 70)]
    for lines in drawn:
        assert name in lines[0]
        assert "no contact logged yet" in " ".join(lines)
    assert [len(lines) for lines in drawn] == [2, 2, 1]
