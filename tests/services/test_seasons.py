"""Seasons: begun, changed, ended early, and what of the past they leave alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion.domain.errors import CompanionError, Refused, Unknown
from companion.domain.friend import Circle
from companion.domain.schedule import DAILY, parse_schedule
from companion.domain.season import Season, SeasonKind
from tests.services.memory import TODAY, one


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

    def test_a_new_one_is_as_it_was_said(self, companion, store) -> None:
        floors: dict[str, Any] = {"habits": {1: parse_schedule("1 a week")}, "circles": {Circle.INNER: None}}
        end = TODAY + timedelta(days=9)
        change = companion.seasons.add(" Exams ", kind=SeasonKind.OWN, end=end, note=" why ", **floors)
        assert (
            one(store.journal.seasons)[1:]
            == Season(0, "Exams", TODAY, end, SeasonKind.OWN, **floors, note="why")[1:]
        )
        assert change.words == "Exams: until 19 March"
        start = TODAY + timedelta(days=2)
        companion.seasons.add("Later", kind=SeasonKind.BUSY, start=start, end=end, **floors)
        assert [season.start for season in store.journal.seasons.values()] == [TODAY, start]

    @pytest.mark.parametrize(("kind", "name"), [("busy", "Busy time"), ("crisis", "Hard time")])
    def test_one_without_a_name_is_called_by_its_kind(self, companion, store, kind, name) -> None:
        companion.seasons.add(" ", kind=SeasonKind(kind), end=TODAY, habits={1: None}, circles={})
        assert one(store.journal.seasons).name == name

    def test_one_of_ones_own_needs_a_name(self, companion) -> None:
        with pytest.raises(Refused, match="needs a name"):
            companion.seasons.add("", kind=SeasonKind.OWN, end=TODAY, habits={1: None}, circles={})

    def test_a_year_is_the_longest(self, companion) -> None:
        self.begin(companion, 365)
        with pytest.raises(Refused, match="longer than a year"):
            self.begin(companion, 366)

    def change_to(self, companion, key: int, **fields):
        now = companion.seasons.get(key)
        given = {name: getattr(now, name) for name in ("name", "kind", "end", "habits", "circles", "note")}
        return companion.seasons.edit(key, **{**given, **fields})

    def test_other_words_or_another_end_change_the_whole_of_it(self, companion, store, clock) -> None:
        key = self.begin(companion)
        clock.on(days=5)
        end = TODAY + timedelta(days=40)
        assert (
            self.change_to(companion, key, name=" Moving ", note=" boxes ", end=end).words
            == "Moving: changed"
        )
        season = one(store.journal.seasons)
        assert (season.name, season.note, season.end, season.start) == ("Moving", "boxes", end, TODAY)

    def test_on_its_last_day_it_can_still_be_moved(self, companion, clock) -> None:
        key = self.begin(companion, 5)
        clock.on(days=5)
        self.change_to(companion, key, end=TODAY + timedelta(days=9), kind=SeasonKind.CRISIS)
        assert companion.seasons.get(key).end == TODAY + timedelta(days=9)
        assert companion.seasons.get(key).kind is SeasonKind.CRISIS

    def test_one_that_begins_today_or_later_is_corrected(self, companion, store) -> None:
        key = self.begin(companion)
        self.change_to(companion, key, circles={Circle.INNER: None})
        assert one(store.journal.seasons).circles == {Circle.INNER: None}

    def test_the_days_that_are_over_stay_in_it(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=5)
        with pytest.raises(Refused, match="the days that are over stay") as error:
            self.change_to(companion, key, end=TODAY + timedelta(days=3))
        assert "2026-03-14 or later" in error.value.hint
        self.change_to(companion, key, end=TODAY + timedelta(days=4))

    def test_one_that_is_over_may_still_be_renamed(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=40)
        assert self.change_to(companion, key, name="Winter").words == "Winter: changed"
        with pytest.raises(Refused, match="is over"):
            self.change_to(companion, key, circles={Circle.INNER: None})

    def test_ended_and_deleted_it_says_so(self, companion, store, clock) -> None:
        key = self.begin(companion)
        clock.on(days=1)
        assert companion.seasons.end_now(key).words == "Exams: ended, everything counts as usual again"
        assert companion.seasons.delete(key).words == "Exams: deleted"
        assert not store.journal.seasons

    @pytest.mark.parametrize("act", ["end_now", "delete", "get"])
    def test_one_that_is_gone_says_so(self, companion, act) -> None:
        with pytest.raises(Unknown, match="that season is gone") as error:
            getattr(companion.seasons, act)(404)
        assert error.value.hint

    def test_a_new_one_judges_habits_anew_at_once(self, companion) -> None:
        walk = companion.habits.add("Walk", DAILY, start=TODAY - timedelta(days=30)).delta[0].key
        for days in range(1, 20):
            companion.habits.tick(walk, TODAY - timedelta(days=days))
        before = companion.snapshot()
        assert before.habits[0].streak.state == "open"
        change = companion.seasons.add(
            "Exams", kind=SeasonKind.BUSY, end=TODAY + timedelta(days=9), habits={walk: None}, circles={}
        )
        during = companion.snapshot_of(change, before)
        assert during.habits[0].streak.state == "excused"
        after = companion.snapshot_of(companion.seasons.end_now(change.delta[0].key), during)
        assert after.habits[0].streak.state == "open"
