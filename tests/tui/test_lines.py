"""Lines of text at any width: a width is worked out from others, and may come out as nothing or less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from companion.tui.kit.lines import bar, beside, columns, crop, fit, length, width_of, wrap

TEXTS = some.text(max_size=60) | some.text("a 日👩\u0301\n", max_size=40)
WIDTHS = some.integers(-30, 60)


@given(TEXTS, WIDTHS, some.sampled_from(["", "  ", "            "]))
def test_wrapping_ends_at_any_width_and_no_line_is_wider(text: str, width: int, indent: str) -> None:
    for line in wrap(text, width, indent):
        assert width_of(line) <= max(2, width)


@given(some.lists(some.text("abcdefgh日", min_size=1, max_size=9)), WIDTHS)
def test_wrapping_loses_no_letter(words: list[str], width: int) -> None:
    assert "".join(wrap(" ".join(words), width)).replace(" ", "") == "".join(words)


@pytest.mark.parametrize("width", range(6, 24))
def test_a_dot_between_parts_neither_ends_nor_begins_a_line(width: int) -> None:
    lines = wrap("· one two · three four · five", width)
    assert " ".join(lines).replace("·", "").split() == ["one", "two", "three", "four", "five"]
    assert lines[0].startswith("· one")  # a dot before the first part is one of a list
    assert not [part for part in lines[1:] if part.startswith("·")]
    assert not [part for part in lines if part.endswith("·")]


def test_a_line_is_broken_at_a_dot_where_that_leaves_half_of_it() -> None:
    assert wrap("chosen · rested · by the river · came back present", 40) == [
        "chosen · rested · by the river",
        "came back present",
    ]
    assert wrap("one · a part that is longer than a line has room for", 24)[0] == "one · a part that is"


def test_a_width_below_nothing_ends() -> None:
    assert wrap("a", -1) == ["a"]
    assert wrap("one two", 0, "   ") == list("onetwo")


@given(TEXTS, WIDTHS)
def test_what_is_fitted_or_cropped_is_never_wider(text: str, width: int) -> None:
    assert width_of(fit(text, width)) == max(0, width)
    assert length(crop(((text.replace("\n", " "), ""), ("more", "muted")), width)) <= max(0, width)
    assert len(bar(0.5, width)) == max(0, width)
    columns(width, (text, 0, ""), ("x", 12, "muted"))


def test_what_is_cut_is_cut_at_a_word_unless_that_costs_more_than_half() -> None:
    assert fit("came back elsewhere", 17) == "came back…       "
    assert fit("came back, elsewhere", 10) == "came back…"
    assert fit("a supercalifragilistic word", 12) == "a supercali…"
    assert crop((("chosen", ""), (" · the car, parked", "muted")), 17) == (
        ("chosen", ""),
        (" · the car…", "muted"),
    )


def test_what_stands_beside_a_head_goes_on_under_itself() -> None:
    assert beside([("label ", "muted")], "one two three", 14) == [
        (("label ", "muted"), ("one two", "")),
        (("      ", ""), ("three", "")),
    ]


def test_what_stands_beside_a_key_goes_on_under_itself_however_long_its_name_is() -> None:
    step = beside([("{ten-minutes}", "accent"), (" ", "")], "ten minutes of nothing", 13, lead=2)
    assert [text for _, (text, _) in (step[0][1:], step[1])] == ["ten minutes", "of nothing"]
    assert step[1][0] == ("  ", "")


def test_a_cell_as_wide_as_its_text_is_left_out_where_it_has_none() -> None:
    assert columns(9, ("name", 0, ""), ("due", None, "")) == (("name ", ""), (" ", ""), ("due", ""))
    assert columns(9, ("name", 0, ""), ("", None, "")) == (("name     ", ""),)
