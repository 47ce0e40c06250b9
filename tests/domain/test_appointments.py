"""Blocks as appointments: moved, dropped, overlapping, kept, and announced."""

from __future__ import annotations

from datetime import date, datetime, time

from companion.domain.appointments import (
    Appointment,
    appointments,
    coming,
    kept,
    names_day,
    notice,
    over,
    overlapping,
    session_as_planned,
    strips,
)
from companion.domain.block import Block, Instead
from companion.domain.habit import DONE
from companion.domain.journal import Journal
from companion.domain.session import Chosen, Company, Session
from tests.domain.histories import TODAY, day, make

WEEKLY = Block(1, "Library", day("03-03"), time(18), 90, "FREQ=WEEKLY;BYDAY=TU", place="the old one")


def with_exceptions(*instead: Instead, **fields: object) -> Block:
    return WEEKLY._replace(exceptions=instead, **fields)  # type: ignore[arg-type]


def of(*blocks: Block) -> Journal:
    return Journal(blocks={block.id: block for block in blocks})


def stands(block: Block, first: str = "03-01", last: str = "03-31") -> list[tuple[datetime, int]]:
    return [(a.start, a.minutes) for a in appointments(of(block), day(first), day(last)) if not a.dropped]


def test_a_block_stands_on_the_days_its_repetition_names_up_to_its_last_day() -> None:
    assert [at.day for at, _ in stands(WEEKLY)] == [3, 10, 17, 24, 31]
    assert [at.day for at, _ in stands(with_exceptions(until=day("03-17")))] == [3, 10, 17]


def test_the_last_day_is_one_of_the_days_it_names() -> None:
    block = with_exceptions(until=day("03-17"))
    assert [names_day(block, day(on)) for on in ("03-10", "03-16", "03-17", "03-24")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_dropped_time_is_listed_as_dropped_and_is_not_coming() -> None:
    block = with_exceptions(Instead(TODAY, by="dinner with his parents"))
    (first, *_) = appointments(of(block), TODAY, day("03-31"))
    assert (first.dropped, first.instead and first.instead.by) == (True, "dinner with his parents")
    assert [each.day for each in coming(of(block), TODAY, 8)] == [day("03-17")]


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
    listed = appointments(of(long, short, after, night, morning), TODAY, day("03-11"))
    assert overlapping(listed) == {(2, TODAY), (3, TODAY), (5, TODAY), (6, day("03-11"))}


def test_a_week_has_each_time_on_its_day_and_none_of_the_days_around_it() -> None:
    daily = WEEKLY._replace(first=day("03-01"), rule="FREQ=DAILY")
    listed = appointments(of(daily), day("03-01"), day("03-31"))
    week = strips(listed, day("03-09"))
    assert [[each.on.day for each in strip] for strip in week] == [[9], [10], [11], [12], [13], [14], [15]]


class TestKept:
    def is_kept(self, block: Block, journal: Journal) -> bool:
        return bool(kept(appointments(of(block), TODAY, TODAY), journal))

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

    def test_by_a_session_and_not_by_a_tick(self) -> None:
        journal = Journal(habits={1: make()}).with_entry(1, TODAY, DONE)
        assert not self.is_kept(with_exceptions(habit=1), journal)
        assert self.is_kept(with_exceptions(habit=1), self.with_session(habit=1))

    def test_in_the_same_room_where_it_was_planned_so(self) -> None:
        parallel = with_exceptions(kind=Company.PARALLEL)
        assert self.is_kept(parallel, self.with_session(kind=Company.PARALLEL))
        assert not self.is_kept(parallel, self.with_session(kind=Company.SOLO))

    def test_each_session_keeps_one_block_and_one_at_its_place_before_others(self) -> None:
        attic = WEEKLY._replace(id=2, at=time(20), place="attic")
        own = WEEKLY._replace(id=3, at=time(21), interest=7)
        listed = appointments(of(WEEKLY, attic, own), TODAY, TODAY)
        journal = Journal().put("sessions", Session(8, TODAY, place="attic"))
        assert kept(listed, journal) == {attic_key := (2, TODAY)}
        journal = journal.put("sessions", Session(9, TODAY, interest=7))
        assert kept(listed, journal) == {attic_key, (3, TODAY)}

    def test_one_as_long_as_planned_before_others(self) -> None:
        late = WEEKLY._replace(id=2, at=time(22), minutes=WEEKLY.minutes + 30)
        listed = appointments(of(WEEKLY, late), TODAY, TODAY)
        assert kept(listed, self.with_session(minutes=float(late.minutes))) == {(2, TODAY)}

    def test_on_the_day_it_moved_to(self) -> None:
        block = with_exceptions(Instead(day("03-03"), TODAY))
        listed = [a for a in appointments(of(block), TODAY, TODAY) if a.day == day("03-03")]
        assert kept(listed, self.with_session()) == {(1, day("03-03"))}


def test_the_notice_says_what_and_when_back_short_and_long() -> None:
    at = Appointment(WEEKLY, TODAY, TODAY, datetime(2026, 3, 10, 18), 90)
    short, full = notice(at, TODAY)
    assert short == "Today 18:00: Library. Back at 19:30."
    assert full.endswith("Library (the old one). I am back with you at 19:30.")
    late = Appointment(WEEKLY, TODAY, TODAY, datetime(2026, 3, 10, 23), 120)
    assert "Back at 01:00 the next day." in notice(late, date(2026, 3, 9))[0]
    assert notice(at, date(2026, 2, 1))[0].startswith("On Tuesday 10 March")


NIGHT = Block(7, "Stars", day("03-03"), time(0, 30), 60, "FREQ=WEEKLY;BYDAY=TU")


def test_a_block_after_midnight_belongs_to_the_evening_before() -> None:
    monday = day("03-09")
    (stars,) = appointments(of(NIGHT), monday, monday)
    assert (stars.start, stars.on, stars.day) == (datetime(2026, 3, 10, 0, 30), monday, TODAY)
    assert appointments(of(NIGHT), TODAY, TODAY) == []
    assert notice(stars, monday)[0] == "Tonight 00:30: Stars. Back at 01:30."
    assert notice(stars, day("03-08"))[0].startswith("Tomorrow night 00:30")


def test_where_the_day_starts_at_midnight_it_belongs_to_its_own_day() -> None:
    journal = of(NIGHT)
    journal = journal._replace(settings=journal.settings._replace(day_start=time(0)))
    (stars,) = appointments(journal, TODAY, TODAY)
    assert stars.on == TODAY and not stars.after_midnight


def test_a_session_of_the_evening_keeps_the_block_after_midnight() -> None:
    monday = day("03-09")
    journal = Journal().put("sessions", Session(9, monday))
    assert kept(appointments(of(NIGHT), monday, monday), journal) == {(7, TODAY)}


def test_only_what_is_over_was_kept_or_not() -> None:
    listed = appointments(of(WEEKLY), TODAY, TODAY)
    assert over(listed, datetime(2026, 3, 10, 19, 29)) == []
    assert over(listed, datetime(2026, 3, 10, 19, 30)) == listed


def test_as_planned_is_its_length_place_kind_and_thing() -> None:
    block = with_exceptions(Instead(TODAY, TODAY, time(7), 20), interest=7, kind=Company.PARALLEL, habit=None)
    (at,) = appointments(of(block), TODAY, TODAY)
    assert session_as_planned(at) == Session(0, TODAY, Company.PARALLEL, 20, "the old one", interest=7)
