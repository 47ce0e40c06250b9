"""Rows as lines: which line is whose, and where a cursor may stand."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from companion.tui.kit.lines import line
from companion.tui.kit.row_layout import Row, RowLayout

KEYS = some.lists(some.none() | some.integers(0, 9), max_size=12)


def of(keys: list[Hashable | None], heights: list[int] | None = None) -> RowLayout:
    """Rows with ``keys``, each of one line or of so many as ``heights`` say."""
    rows = [Row(key, lambda width: []) for key in keys]
    tall = dict(zip(map(id, rows), heights or [1] * len(rows), strict=True))
    return RowLayout(rows, lambda row: [line(str(row.key))] * tall[id(row)])


@given(some.lists(some.integers(0, 3), max_size=8))
def test_each_line_belongs_to_the_row_whose_span_it_is_in(heights: list[int]) -> None:
    laid = of(list(range(len(heights))), heights)
    spans = [laid.span(at) for at in range(len(heights))]
    assert [end - top for top, end in spans] == heights
    for number in range(len(laid.lines)):
        row = laid.row_of(number)
        assert row is not None
        assert spans[row][0] <= number < spans[row][1]
    assert laid.row_of(len(laid.lines)) is None
    with pytest.raises(IndexError):
        laid.span(len(heights))


def test_the_blank_lines_round_a_row_are_not_its_words() -> None:
    blank, words = line("  "), line("words")
    rows = [Row(1, lambda width: [(), words, blank, words, blank]), Row(2, lambda width: [()])]
    laid = RowLayout(rows, lambda row: row.draw(80))
    assert (laid.words_of(0), laid.words_of(1)) == (range(1, 4), range(5, 6))


def test_a_heading_has_no_row_to_click_on() -> None:
    laid = of([None, 7])
    assert (laid.row_of(0), laid.row_of(1), laid.key_at(0), laid.key_at(1), laid.key_at(2)) == (
        *(None, 1),
        *(None, 7, None),
    )


@given(KEYS, some.integers(-1, 14), some.sampled_from([-1, 1]))
def test_the_next_row_is_the_nearest_one_that_has_a_key(
    keys: list[Hashable | None], at: int, by: int
) -> None:
    beyond = [n for n, key in enumerate(keys) if key is not None and (n - at) * by > 0]
    assert of(keys).next_to(min(at, len(keys)), by) == min(beyond, key=lambda n: abs(n - at), default=None)


@given(KEYS, some.none() | some.integers(0, 9), some.integers(-1, 12))
def test_a_cursor_stays_on_its_record_or_near_where_it_was(
    keys: list[Hashable | None], key: int | None, was: int
) -> None:
    laid = of(keys)
    place = laid.place_of(key, was)
    if not laid.choosable:
        assert place == -1
    elif key is not None and key in keys:
        assert laid.key_at(place) == key
    else:
        assert abs(place - was) == min(abs(n - was) for n in laid.choosable)
