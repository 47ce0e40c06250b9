"""A day that is called certain looks the same, whether and whenever the app is opened until then."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.habit import DONE
from companion.domain.journal import Journal
from companion.domain.presence import is_certain, opening, presence
from companion.domain.visits import NO_VISITS, Visits

TODAY = date(2026, 3, 10)
ages = st.integers(0, 70).map(lambda days: TODAY - timedelta(days=days))


@given(
    done=st.lists(ages, max_size=6),
    opened=st.one_of(st.none(), ages),
    back=st.one_of(st.none(), ages),
    ahead=st.integers(0, 7),
    openings=st.lists(st.integers(0, 7), max_size=3),
)
def test_openings_until_then_do_not_change_it(done, opened, back, ahead, openings) -> None:
    journal = Journal()
    for day in done:
        journal = journal.with_entry(1, day, DONE)
    visits = Visits(opened, back if opened is not None and back is not None and back <= opened else None)
    day = TODAY + timedelta(days=ahead)
    before = presence(journal, day, visits)
    if not is_certain(journal, day, TODAY, visits):
        return
    for at in sorted(n for n in openings if n <= ahead):
        visits = opening(journal, TODAY + timedelta(days=at), visits)
    after = presence(journal, day, visits)
    assert (before.welcomed(day), before.settling(day)) == (after.welcomed(day), after.settling(day))


def test_who_opened_it_today_will_not_be_away_within_a_week() -> None:
    journal = Journal().with_entry(1, TODAY, DONE)
    days = [TODAY + timedelta(days=n) for n in range(8)]
    assert all(is_certain(journal, day, TODAY, Visits(TODAY)) for day in days)


def test_who_has_not_been_here_for_four_weeks_may_be_away_in_some_days() -> None:
    journal = Journal().with_entry(1, TODAY - timedelta(days=26), DONE)
    certain = [n for n in range(8) if is_certain(journal, TODAY + timedelta(days=n), TODAY, NO_VISITS)]
    assert certain == [0, 1, 2, 3]
