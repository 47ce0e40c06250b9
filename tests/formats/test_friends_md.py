"""The file of the program friends: people, their log, and what of it is nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError
from companion.formats.friends_md import read_friends
from companion.formats.people import Person

FILE = Path(__file__).parent / "people" / "friends.md"


def test_friends_are_read_with_their_other_names_places_tags_activities_and_notes():
    found = read_friends(FILE.read_bytes())
    assert found.people == (
        Person("George Washington Carver"),
        Person(
            "Grace Hopper",
            note="also known as The Admiral, Amazing Grace\nParis",
            tags=("navy", "science"),
            contacts=(
                (date(2018, 11, 5), "Grace Hopper and Marie Curie met me in Martha's Vineyard @sea"),
                (date(2018, 11, 1), "grace hopper and I went to Paris for snake_case cake."),
            ),
        ),
        Person(
            "Marie Curie",
            note="Atlantis\n2018-11-02: Marie Curie got a Nobel prize. @big",
            tags=("science",),
            contacts=((date(2018, 11, 5), "Grace Hopper and Marie Curie met me in Martha's Vineyard @sea"),),
        ),
        Person("Stanley Cheung @"),
    )


def test_what_is_left_out_is_named_with_its_line():
    assert read_friends(FILE.read_bytes()).left_out == (
        "line 17: “Grace Hopper” stands there twice",
        "line 4: “Rain, and nobody.” names nobody under Friends",
        "line 5: “Somebody Else called.” names nobody under Friends",
        "line 6: “2018-02-30: **Grace Hopper** was there.” does not begin with a date",
        "line 7: “**Grace Hopper** without a day” does not begin with a date",
    )
    assert read_friends(FILE.read_bytes()).passed_over == (
        "locations: 2 under that heading, which are not people",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end):
    text = FILE.read_text(encoding="utf-8").replace("\n", end)
    assert read_friends(("\ufeff" + text).encode()) == read_friends(FILE.read_bytes())


NAMES = [
    ("- Ann (Annie) Lee", "Ann (Annie) Lee"),
    ("- Ann [Paris] the elder", "Ann [Paris] the elder"),
    ("Ann", "Ann"),
    ("* Ann  Lee ", "Ann Lee"),
    ("- Jean-Luc O'Neil, Jr.", "Jean-Luc O'Neil, Jr."),
]


@pytest.mark.parametrize(("line", "name"), NAMES)
def test_a_name_is_never_shortened(line, name):
    (person,) = read_friends(f"### Friends:\n{line}\n".encode()).people
    assert person.name == name


def test_sections_may_stand_in_any_order_and_an_activity_may_have_more_lines():
    found = read_friends(b"### Friends:\n- Ann\n### Activities:\n- 2020-01-02: **Ann**\nand tea\n")
    assert found.people == (Person("Ann", contacts=((date(2020, 1, 2), "Ann\nand tea"),)),)


@pytest.mark.parametrize("data", [b"", b"# Shopping\n- tea\n", b"BEGIN:VCARD"])
def test_another_file_is_refused(data):
    with pytest.raises(CompanionError, match=r"not a friends\.md"):
        read_friends(data)
