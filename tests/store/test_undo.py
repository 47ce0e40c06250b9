"""The table of what can be taken back: across starts, merges, seals, and in no export."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.journal import Journal, apply, compare, reverse
from companion.domain.schedule import DAILY
from companion.services.companion import Companion
from companion.store import undo
from companion.store.layout import UNDO
from companion.store.merge import merge_tables
from companion.store.repository import TinyRepository
from companion.store.tables import from_documents
from tests.store.conftest import Clock
from tests.store.strategies import sound_journals

Open = Callable[[], TinyRepository]


def on(repository: TinyRepository, clock: Clock) -> Companion:
    return Companion(repository, clock)


@given(sound_journals(), sound_journals(), st.integers(1, 10**12))
def test_any_small_change_is_read_back_the_same(before: Journal, after: Journal, stamp: int) -> None:
    delta = compare(before, after)
    (found,) = undo.changes(undo.with_change({}, stamp, "done", delta), stamp)
    assert (found.stamp, found.words) == (stamp, "done")
    if found.delta is not None:
        assert apply(apply(before, delta), reverse(found.delta)) == apply(
            apply(before, delta), reverse(delta)
        )


def test_after_a_new_start_changes_go_back_one_by_one(open_store: Open, clock: Clock) -> None:
    first = on(open_store(), clock)
    walk = first.habits.add("Walk", DAILY).delta[0].key
    clock.forward(minutes=1)
    first.habits.tick(walk)
    again = on(open_store(), clock)
    assert again.undo_last().words == "undone — Walk: done today"
    assert not again.work.journal.entries_of(walk)
    assert again.undo_last().words == "undone — Walk: added"
    assert not again.work.journal.habits
    assert again.undoable() == () == on(open_store(), clock).undoable()


def test_two_days_later_or_twenty_changes_later_it_is_out_of_reach(open_store: Open, clock: Clock) -> None:
    companion = on(open_store(), clock)
    companion.interests.add("Cello")
    clock.forward(hours=47)
    assert [each.words for each in companion.undoable()] == ["Cello: added"]
    clock.forward(hours=2)
    assert companion.undoable() == ()
    for number in range(25):
        companion.interests.add(f"Craft {number}")
    assert [each.words for each in companion.undoable()] == [f"Craft {n}: added" for n in range(24, 4, -1)]


def test_a_change_of_very_much_is_named_only(open_store: Open, clock: Clock) -> None:
    repository = open_store()
    interest = on(repository, clock).interests.add("Cello").journal.interests
    (one,) = interest.values()
    many = Journal(interests={n: one._replace(id=n, name=f"Craft {n}") for n in range(1, 502)})
    repository.update(lambda journal: many, lambda: "501 interests added")
    (newest, _) = repository.undoable()
    assert (newest.words, newest.delta) == ("501 interests added", None)


def test_what_was_taken_back_does_not_come_up_again_in_a_merge(open_store: Open, clock: Clock) -> None:
    repository = open_store()
    companion = on(repository, clock)
    companion.interests.add("Cello")
    before = dict(repository.tables())
    companion.undo_last()
    after = repository.tables()
    for merged in (merge_tables(after, before), merge_tables(before, after)):
        assert undo.changes(merged, int(clock().timestamp() * 1000)) == ()
    assert merge_tables(after, before) == after


def test_another_process_that_forgot_old_changes_is_no_older_copy(open_store: Open, clock: Clock) -> None:
    here, there = on(open_store(), clock), on(open_store(), clock)
    here.interests.add("Cello")
    assert there.undoable()
    clock.forward(hours=72)
    here.interests.add("Birds")
    assert [each.words for each in there.undoable()] == ["Birds: added"]
    assert there.work.repository.notices() == ()


@pytest.mark.parametrize("edits", [[["habits", 1]], [["nothing", 1, None, {}]], 5, [["habits", 1, {}, {}]]])
def test_what_nobody_can_read_there_is_passed_over(
    open_store: Open, clock: Clock, path: Path, edits: object
) -> None:
    on(open_store(), clock).interests.add("Cello")
    data = json.loads(path.read_text())
    stamp = int(clock().timestamp() * 1000) + 5
    data[UNDO][str(stamp)] = {"words": "odd", "edits": edits}
    data[UNDO]["no stamp"] = 7
    path.write_text(json.dumps(data))
    assert [each.words for each in on(open_store(), clock).undoable()] == ["Cello: added"]


def test_the_age_is_that_of_the_change(open_store: Open, clock: Clock) -> None:
    companion = on(open_store(), clock)
    companion.interests.add("Cello")
    (found,) = companion.undoable()
    assert timedelta(milliseconds=found.stamp) == timedelta(seconds=clock().timestamp())


def test_changes_that_stand_under_no_stamp_stop_no_merge() -> None:
    ours, theirs = (from_documents({UNDO: {key: {"words": "done", "_t": 3}}}) for key in ("-5", "-6"))
    assert list(merge_tables(ours, theirs)[UNDO]) == list(merge_tables(theirs, ours)[UNDO]) == []
