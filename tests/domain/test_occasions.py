"""A schedule turns time into occasions, each kept, excused, open or missed."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from companion.domain.habit import Habit
from tests.domain.histories import TODAY, day, history, make, rest, then
from tests.domain.listed import Occasion, Verdict, occasions


def verdicts(habit: Habit, letters: str, today: str = "03-10", week_start: int = 0) -> str:
    """The first letters of the verdicts in time order."""
    found = occasions(habit, history(letters), day(today), week_start)
    return "".join(occasion.verdict[0] for occasion in found)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("ddddddddd", "kkkkkkkkko"),
        ("dddddddddd", "kkkkkkkkkk"),
        ("ddd", "kkkmmmmmmo"),
        ("", "mmmmmmmmmo"),
        ("dsmd-----s", "kemkmmmmme"),  # a skipped today is excused
        ("---------m", "mmmmmmmmmo"),  # a stated miss today is open until the day ends
        ("dddddddddddd", "kkkkkkkkkk"),  # days ahead change nothing
    ],
)
def test_every_day_is_an_occasion(letters: str, expected: str) -> None:
    assert verdicts(make(), letters) == expected


def test_below_the_target_is_not_done_and_open_today() -> None:
    assert verdicts(make(amount=20), "hfdhhhhhhh") == "mkkmmmmmmo"


def test_named_weekdays_have_occasions_on_those_days_only() -> None:
    found = occasions(make("mon wed fri"), history("-d-d"), TODAY)
    assert [o.start.isoformat()[5:] for o in found] == ["03-02", "03-04", "03-06", "03-09"]
    assert [o.verdict for o in found] == [Verdict.KEPT, Verdict.KEPT, Verdict.MISSED, Verdict.MISSED]


def test_a_week_is_kept_by_its_number_of_done_days() -> None:
    found = occasions(make("3 a week", "02-16"), history("d-d-d--dd-----d-d-d-dd", "02-16"), TODAY)
    assert found == [
        Occasion(day("02-16"), day("02-22"), Verdict.KEPT, day("02-20")),
        Occasion(day("02-23"), day("03-01"), Verdict.MISSED, day("02-24")),
        Occasion(day("03-02"), day("03-08"), Verdict.KEPT, day("03-08")),
        Occasion(day("03-09"), day("03-15"), Verdict.OPEN, day("03-09")),
    ]


@pytest.mark.parametrize(
    ("week_start", "starts"),
    [(0, ["03-02", "03-09"]), (6, ["03-08"]), (1, ["03-03", "03-10"]), (2, ["03-04"])],
)
def test_weeks_begin_on_the_chosen_weekday(week_start: int, starts: list[str]) -> None:
    # Done on Wednesday 4 and Sunday 8, the habit begun on Monday 2: a first part of a week is dropped.
    entries = history("d---d", "03-04")
    found = occasions(make("2 a week", "03-02"), entries, TODAY, week_start)
    assert [o.start for o in found] == [day(start) for start in starts]


def test_a_month_is_a_calendar_month() -> None:
    found = occasions(make("2 a month", "01-01"), history("d--d", "01-01"), TODAY)
    assert [(o.start, o.end, o.verdict) for o in found] == [
        (day("01-01"), day("01-31"), Verdict.KEPT),
        (day("02-01"), day("02-28"), Verdict.MISSED),
        (day("03-01"), day("03-31"), Verdict.OPEN),
    ]


def test_every_three_days_is_kept_by_one_done_day_anywhere_in_the_stretch() -> None:
    assert verdicts(make("every 3 days"), "d---d----d") == "kkmk"
    assert verdicts(make("every 3 days"), "---------") == "mmmo"


@pytest.mark.parametrize("state", ["d", "s", "m", "h"])
def test_an_entry_in_any_state_before_the_start_moves_the_start_to_it(state: str) -> None:
    found = occasions(make("every 3 days", "03-03", amount=20), history(state), TODAY)
    assert [o.start for o in found] == [day("03-01"), day("03-04"), day("03-07"), day("03-10")]


def test_a_start_ahead_has_no_occasions_until_an_entry_moves_it() -> None:
    habit = make(start="03-20")
    assert occasions(habit, {}, TODAY) == []
    assert occasions(habit, history("d", "03-15"), TODAY) == []
    assert verdicts(habit, "--------d") == "ko"


class TestAFirstPartialWeek:
    """The habit starts on Friday 6 March; the week ends on Sunday 8."""

    habit = make("2 a week", "03-06")

    def test_counts_if_kept(self) -> None:
        found = occasions(self.habit, history("d-d", "03-06"), TODAY)
        assert (found[0].start, found[0].end, found[0].verdict) == (day("03-06"), day("03-08"), Verdict.KEPT)

    def test_is_gone_if_not_kept(self) -> None:
        assert [o.start for o in occasions(self.habit, history("d", "03-06"), TODAY)] == [day("03-09")]

    def test_is_open_while_it_runs_even_if_it_is_too_short(self) -> None:
        found = occasions(make("5 a week", "03-06"), {}, day("03-08"))
        assert [o.verdict for o in found] == [Verdict.OPEN]

    def test_is_excused_by_skips_that_put_it_out_of_reach(self) -> None:
        assert occasions(self.habit, history("ss", "03-06"), day("03-07"))[0].verdict is Verdict.EXCUSED
        assert occasions(self.habit, history("s", "03-06"), day("03-07"))[0].verdict is Verdict.OPEN
        just = make("3 a week", "03-06")
        assert occasions(just, history("s", "03-06"), day("03-07"))[0].verdict is Verdict.EXCUSED
        too_short = make("5 a week", "03-06")
        assert occasions(too_short, history("ss", "03-06"), day("03-07"))[0].verdict is Verdict.OPEN

    def test_is_whole_if_the_habit_starts_on_its_first_day(self) -> None:
        assert verdicts(make("2 a week", "03-02"), "") == "mo"

    def test_holds_for_months_alike(self) -> None:
        habit = make("2 a month", "02-10")
        assert [o.start for o in occasions(habit, history("d", "02-10"), TODAY)] == [day("03-01")]
        assert occasions(habit, history("dd", "02-10"), TODAY)[0].start == day("02-10")


class TestExcused:
    @pytest.mark.parametrize(
        ("letters", "expected"),
        [
            ("sssss", "e"),  # two days left for three: fewer than it asks
            ("ssss", "m"),  # three left: it could have been met
            ("dssssss", "e"),
            ("ddssssd", "k"),
        ],
    )
    def test_a_week_with_fewer_unexcused_days_than_it_asks(self, letters: str, expected: str) -> None:
        habit = make("3 a week", "03-02")
        assert occasions(habit, history(letters, "03-02"), TODAY)[0].verdict[0] == expected

    def test_a_running_week_once_skips_alone_put_it_out_of_reach(self) -> None:
        habit = make("6 a week", "03-09")
        assert occasions(habit, history("ss", "03-09"), TODAY)[-1].verdict is Verdict.EXCUSED
        assert occasions(habit, history("-s", "03-09"), day("03-11"))[-1].verdict is Verdict.OPEN

    def test_paused_days_ahead_count_for_the_running_week(self) -> None:
        habit = make("3 a week", "03-09", pauses=(rest("03-10", "03-15"),))
        assert occasions(habit, {}, TODAY)[-1].verdict is Verdict.EXCUSED
        habit = make("3 a week", "03-09", pauses=(rest("03-10", "03-14"),))
        assert occasions(habit, {}, TODAY)[-1].verdict is Verdict.OPEN

    def test_a_pause_covers_its_days_up_to_the_day_it_is_back(self) -> None:
        assert verdicts(make(pauses=(rest("03-03", "03-06"),)), "dd") == "kkeeemmmmo"

    def test_time_in_the_archive_is_excused(self) -> None:
        habit = make(archives=(rest("03-03", "03-05"), rest("03-08")))
        assert verdicts(habit, "dd") == "kkeemmmeee"

    def test_done_in_a_pause_is_kept(self) -> None:
        assert verdicts(make(pauses=(rest("03-01", "03-11"),)), "d----d") == "keeeekeeee"

    def test_a_part_or_a_stated_miss_in_a_pause_stays_excused(self) -> None:
        assert verdicts(make(amount=20, pauses=(rest("03-01", "03-04"),)), "hmf") == "eekmmmmmmo"

    def test_a_stretch_of_days_only_when_every_day_is_excused(self) -> None:
        assert verdicts(make("every 3 days"), "sssss-") == "emmo"


class TestVersions:
    def test_each_day_is_judged_by_the_schedule_in_force(self) -> None:
        habit = then(make("daily"), "03-05", "every 3 days")
        assert verdicts(habit, "ddd---d---") == "kkkmko"

    def test_a_week_cut_by_a_change_counts_only_if_kept_on_both_sides(self) -> None:
        habit = then(make("2 a week", "03-02"), "03-05", "3 a week")
        assert [(o.start, o.end) for o in occasions(habit, history("d", "03-02"), TODAY)] == [
            (day("03-09"), day("03-15"))
        ]
        kept = occasions(habit, history("dd-dddd", "03-02"), TODAY)
        assert [(o.start, o.end) for o in kept[:2]] == [
            (day("03-02"), day("03-04")),
            (day("03-05"), day("03-08")),
        ]

    def test_a_stretch_cut_by_a_change_counts_only_if_kept(self) -> None:
        habit = then(make("every 4 days"), "03-06", "daily")
        assert verdicts(habit, "d") == "kmmmmo"
        assert verdicts(habit, "d---d") == "kkmmmmo"

    def test_later_stretches_count_from_their_own_start(self) -> None:
        habit = then(make("daily"), "03-03", "every 4 days")
        assert [o.start for o in occasions(habit, {}, TODAY)][2:] == [day("03-03"), day("03-07")]

    def test_an_entry_before_the_start_moves_only_the_first_version(self) -> None:
        habit = then(make("every 3 days", "03-02"), "03-05", "every 4 days")
        starts = [o.start for o in occasions(habit, history("d--d"), TODAY)]
        assert starts == [day("03-01"), day("03-04"), day("03-05"), day("03-09")]

    def test_a_new_target_alone_cuts_nothing(self) -> None:
        habit = then(make("2 a week", "03-02", amount=10), "03-05", "2 a week", amount=20)
        found = occasions(habit, history("h---h--", "03-02"), TODAY)
        assert (found[0].start, found[0].end, found[0].verdict) == (
            day("03-02"),
            day("03-08"),
            Verdict.MISSED,
        )
        found = occasions(habit, history("h---f--", "03-02"), TODAY)
        assert found[0].verdict is Verdict.KEPT

    def test_tracked_time_has_no_occasions(self) -> None:
        habit = then(then(make("daily"), "03-03", "track"), "03-08", "daily")
        assert verdicts(habit, "dddddddd") == "kkkmo"
        assert occasions(make("track"), history("ddd"), TODAY) == []


def test_occasions_stand_in_time_order_and_end_with_the_one_running_today() -> None:
    for schedule in ("daily", "tue", "3 a week", "2 a month", "every 4 days"):
        found = occasions(make(schedule, "2025-03-10"), {}, TODAY)
        assert all(a.end < b.start for a, b in pairwise(found))
        assert found[-1].start <= TODAY <= found[-1].end
        assert all(o.end < TODAY for o in found[:-1])
        assert TODAY - found[0].start <= timedelta(days=365)
