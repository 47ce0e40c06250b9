"""Which changes can be taken back later."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.interest import Interest
from companion.domain.journal import Journal, compare
from companion.domain.settings import Settings
from companion.domain.undoable import is_kept, within_reach

DAY = 86_400_000  # milliseconds
ADDED = compare(Journal(), Journal().put("interests", Interest(1, "Cello", date(2026, 3, 10))))


def of_settings(**fields: str) -> Journal:
    return Journal(settings=Settings(**fields))  # type: ignore[arg-type]


def test_a_change_needs_words_and_something_that_differs() -> None:
    assert is_kept("Cello: added", ADDED)
    assert not is_kept("", ADDED)
    assert not is_kept("Cello: as it was", ())


def test_the_lock_of_the_screen_is_not_taken_off_by_an_undo() -> None:
    assert not is_kept("passphrase set", compare(Journal(), of_settings(lock="00$11")))
    assert is_kept(
        "theme: light", compare(of_settings(lock="00$11"), of_settings(lock="00$11", theme="light"))
    )


def test_the_last_twenty_of_two_days_are_within_reach() -> None:
    assert within_reach(range(1, 31)) == list(range(11, 31))
    assert within_reach([5, 5 + DAY, 5 + 3 * DAY]) == [5 + DAY, 5 + 3 * DAY]
    assert within_reach([5, 5 + DAY], 5 + 2 * DAY) == [5, 5 + DAY]
    assert within_reach([5, 5 + DAY], 6 + 2 * DAY) == [5 + DAY]
    assert within_reach([]) == []


@given(st.sets(st.integers(1, 5 * DAY)), st.sets(st.integers(1, 5 * DAY)))
def test_two_copies_of_a_list_agree_however_they_are_joined(one: set[int], other: set[int]) -> None:
    assert within_reach({*within_reach(one), *within_reach(other)}) == within_reach(one | other)
