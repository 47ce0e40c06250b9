"""What is written into a cell is read back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.cadence import Cadence
from companion.domain.errors import Unreadable
from companion.domain.fields import FIELDS
from companion.domain.fields.entries import ENTRIES
from companion.domain.friend import Ask, Occurrence
from companion.domain.habit import Rest
from companion.formats.cells import (
    BIRTHDAY,
    EVERY,
    TEXTS,
    YES,
    cell_of,
    day,
    guarded,
    unescape_formula,
)

_FRIEND, _HABIT = FIELDS["friends"].fields, FIELDS["habits"].fields
ASKS, OCCURRENCES = cell_of(_FRIEND["asks"]), cell_of(_FRIEND["dates"])
GRACE, RESTS = cell_of(_HABIT["grace"]), cell_of(_HABIT["pauses"])
NUMBER = cell_of(ENTRIES.fields["amount"])
words = st.text(st.sampled_from("ab;:\\ '=+-@\n\t\"ا👩") | st.characters(codec="utf-8"), max_size=12)
names = words.map(str.strip).filter(bool)
DAY = date(2026, 3, 10)


@given(words)
def test_a_guarded_cell_is_no_formula_and_comes_back(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unescape_formula(guarded(text)) == text


@given(st.lists(names, max_size=4).map(tuple))
def test_several_names_share_a_cell(items):
    assert TEXTS.read(TEXTS.write(items)) == items


@given(st.lists(st.builds(Ask, text=names, done=st.none() | st.just(DAY)), max_size=4).map(tuple))
def test_asks_keep_whether_they_were_asked(asks):
    assert ASKS.read(ASKS.write(asks)) == asks


@given(st.lists(st.builds(Occurrence, label=names, when=names), max_size=3).map(tuple))
def test_dates_keep_their_labels(dates):
    assert OCCURRENCES.read(OCCURRENCES.write(dates)) == dates


@given(st.floats(min_value=1e-3, max_value=999_999.0))
def test_amounts_keep_every_digit(amount):
    assert NUMBER.read(NUMBER.write(amount)) == amount


@pytest.mark.parametrize("every", [None, "circle", Cadence(2, "week"), Cadence(1, "year")])
def test_a_rhythm_comes_back(every):
    assert EVERY.read(EVERY.write(every)) == every


def test_rests_come_back_with_or_without_an_end():
    rests = (Rest(date(2026, 8, 3), date(2026, 8, 17)), Rest(date(2026, 9, 1)))
    assert RESTS.write(rests) == "2026-08-03 to 2026-08-17; 2026-09-01 on"
    assert RESTS.read(RESTS.write(rests)) == rests


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (day, "yesterday"),
        (day, "2026-02-30"),
        (day, "03/04/2026"),
        (day, "0001-01-01"),
        (day, "9999-12-31"),
        (GRACE.read, "1.5"),
        (GRACE.read, "31"),
        (BIRTHDAY.read, "02-30"),
        (NUMBER.read, "lots"),
        (YES.read, "perhaps"),
        (RESTS.read, "for a while"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(read, text):
    with pytest.raises(Unreadable) as error:
        read(text)
    assert error.value.hint
