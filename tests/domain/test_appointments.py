"""Blocks as appointments: moved, dropped, overlapping, kept, and announced."""

from __future__ import annotations

from datetime import date, datetime, time

from companion.domain.appointments import Appointment, appointments, coming, kept, notice, overlapping
from companion.domain.block import Block, Instead
from companion.domain.habit import DONE
from companion.domain.journal import Journal
from companion.domain.session import Chosen, Company, Session
from tests.domain.histories import TODAY, day, make

WEEKLY = Block(1, "Library", day("03-03"), time(18), 90, "FREQ=WEEKLY;BYDAY=TU", place="the old one")


def with_exceptions(*instead: Instead, **fields: object) -> Block:
    return WEEKLY._replace(exceptions=instead, **fields)  # type: ignore[arg-type]


def stands(block: Block, first: str = "03-01", last: str = "03-31") -> list[tuple[datetime, int]]:
    return [(a.start, a.minutes) for a in appointments([block], day(first), day(last)) if not a.dropped]


def test_a_block_stands_on_the_days_its_repetition_names_up_to_its_last_day() -> None:
    assert [at.day for at, _ in stands(WEEKLY)] == [3, 10, 17, 24, 31]
    assert [at.day for at, _ in stands(with_exceptions(until=day("03-17")))] == [3, 10, 17]


def test_a_dropped_time_is_listed_as_dropped_and_is_not_coming() -> None:
    block = with_exceptions(Instead(TODAY, by="dinner with his parents"))
    (first, *_) = appointments([block], TODAY, day("03-31"))
    assert (first.dropped, first.instead and first.instead.by) == (True, "dinner with his parents")
    assert [each.day for each in coming([block], TODAY, 8)] == [day("03-17")]


def test_a_moved_time_stands_where_it_moved_and_is_kept_out_of_its_old_place() -> None:
    block = with_exceptions(Instead(TODAY, day("03-12"), time(7, 30), 30))
    assert (datetime(2026, 3, 12, 7, 30), 30) in stands(block)
    assert 10 not in [at.day for at, _ in stands(block)]
    assert stands(block, "03-12", "03-12") == [
        (datetime(2026, 3, 12, 7, 30), 30)
    ]  # seen from its new day too


def test_an_exception_of_a_day_that_is_no_longer_named_is_passed_over() -> None:
    block = with_exceptions(Instead(TODAY, day("03-12")), rule="FREQ=WEEKLY;BYDAY=WE", first=day("03-04"))
    assert [at.day for at, _ in stands(block)] == [4, 11, 18, 25]


def test_overlapping_blocks_are_found_also_under_a_long_one_and_over_midnight() -> None:
    long = Block(2, "A day away", TODAY, time(9), 600)
    short = Block(3, "Swim", TODAY, time(12), 30)
    after = Block(4, "Reading", TODAY, time(19), 60)
    night = Block(5, "Night train", day("03-10"), time(23), 600)
    morning = Block(6, "Walk", day("03-11"), time(7), 30)
    listed = appointments([long, short, after, night, morning], TODAY, day("03-11"))
    assert overlapping(listed) == {(2, TODAY), (3, TODAY), (5, TODAY), (6, day("03-11"))}


class TestKept:
    def is_kept(self, block: Block, journal: Journal) -> bool:
        return bool(kept(appointments([block], TODAY, TODAY), journal))

    def with_session(self, **fields: object) -> Journal:
        return Journal().put("sessions", Session(9, TODAY, **fields))  # type: ignore[arg-type]

    def test_by_any_time_alone_that_was_chosen(self) -> None:
        assert self.is_kept(WEEKLY, self.with_session())
        assert not self.is_kept(WEEKLY, self.with_session(kind=Company.SHARED))
        assert not self.is_kept(WEEKLY, self.with_session(chosen=Chosen.NO))
        assert not self.is_kept(WEEKLY, Journal())

    def test_by_a_session_of_its_own_when_it_belongs_to_something(self) -> None:
        block = with_exceptions(interest=7)
        assert not self.is_kept(block, self.with_session())
        assert self.is_kept(block, self.with_session(interest=7))

    def test_by_a_done_day_of_its_habit(self) -> None:
        journal = Journal(habits={1: make()}).with_entry(1, TODAY, DONE)
        assert self.is_kept(with_exceptions(habit=1), journal)
        assert not self.is_kept(with_exceptions(habit=1), Journal(habits={1: make()}))

    def test_on_the_day_it_moved_to(self) -> None:
        block = with_exceptions(Instead(day("03-03"), TODAY))
        listed = [a for a in appointments([block], TODAY, TODAY) if a.day == day("03-03")]
        assert kept(listed, self.with_session()) == {(1, day("03-03"))}


def test_the_notice_says_what_and_when_back_short_and_long() -> None:
    at = Appointment(WEEKLY, TODAY, datetime(2026, 3, 10, 18), 90)
    short, full = notice(at, TODAY)
    assert short == "Today 18:00: Library. Back at 19:30."
    assert full.endswith("Library (the old one). I am back with you at 19:30.")
    late = Appointment(WEEKLY, TODAY, datetime(2026, 3, 10, 23), 120)
    assert "Back at 01:00 the next day." in notice(late, date(2026, 3, 9))[0]
    assert notice(at, date(2026, 2, 1))[0].startswith("On Tuesday 10 March")
