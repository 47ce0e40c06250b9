"""Seasons: begun, changed, ended early, and what of the past they leave alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.errors import CompanionError, Refused
from companion.domain.schedule import parse_schedule
from companion.domain.season import SeasonKind
from tests.services.memory import TODAY


class TestSeasons:
    def begin(self, companion, days: int = 20, **fields) -> int:
        given = {"kind": SeasonKind.BUSY, "habits": {1: None}, "circles": {}, **fields}
        return companion.seasons.add("Exams", end=TODAY + timedelta(days=days), **given).delta[0].key

    @pytest.mark.parametrize("days", [-1, 400])
    def test_an_end_before_the_start_or_in_years_is_refused(self, companion, days) -> None:
        with pytest.raises(Refused):
            self.begin(companion, days)

    def test_one_that_relaxes_nothing_is_refused(self, companion) -> None:
        with pytest.raises(Refused, match="nothing is relaxed"):
            self.begin(companion, habits={})

    def test_ending_it_early_keeps_the_days_that_are_over(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=5)
        companion.seasons.end_now(key)
        assert companion.seasons.get(key).end == TODAY + timedelta(days=4)
        with pytest.raises(Refused, match="ended on"):
            companion.seasons.end_now(key)

    def test_ending_it_on_its_first_day_takes_it_back(self, companion) -> None:
        companion.seasons.end_now(self.begin(companion))
        assert not companion.work.journal.seasons

    def test_other_floors_in_the_middle_hold_from_today_and_rewrite_nothing(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=5)
        now = companion.seasons.get(key)
        companion.seasons.edit(
            key, name=now.name, kind=now.kind, end=now.end, habits={1: parse_schedule("1 a week")}, circles={}
        )
        past, ahead = sorted(companion.work.journal.seasons.values(), key=lambda season: season.start)
        assert (past.start, past.end, past.habits) == (TODAY, TODAY + timedelta(days=4), {1: None})
        assert (ahead.start, ahead.end) == (TODAY + timedelta(days=5), now.end)

    def test_one_that_is_over_is_not_rewritten(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=40)
        now = companion.seasons.get(key)
        with pytest.raises(CompanionError, match="is over"):
            companion.seasons.edit(
                key,
                name=now.name,
                kind=now.kind,
                end=now.end + timedelta(days=60),
                habits={1: None},
                circles={},
            )
