"""Names are found as a person types them, and told apart only by what a person sees."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import Ambiguous, Refused, Unknown
from companion.domain.naming import find, folded, name_key, new_name


class Named(NamedTuple):
    """Something with a name."""

    name: str
    archived: date | None = None


def found(text: str, *names: str) -> str:
    return find(text, [Named(name) for name in names], "friend").name


@pytest.mark.parametrize(
    ("typed", "names", "meant"),
    [
        ("mira", ("Mira", "Joren"), "Mira"),
        ("  MI ", ("Mira", "Joren"), "Mira"),
        ("jose", ("José", "Joren"), "José"),
        ("José", ("Jose", "José"), "José"),
        ("jose", ("Jose", "José"), "Jose"),
        ("jose\u0301", ("Jos\u00e9", "Jose"), "Jos\u00e9"),
        ("zel", ("Željko", "Zora"), "Željko"),
        ("ŽELJKO", ("zeljko k.", "Zora"), "zeljko k."),
        ("strasse", ("Straße", "Stefan"), "Straße"),
        ("ada", ("Ada", "Adam"), "Ada"),
        ("한", ("한나", "하나"), "한나"),
    ],
)
def test_a_name_is_found_as_one_types_it(typed: str, names: tuple[str, ...], meant: str) -> None:
    assert found(typed, *names) == meant


@pytest.mark.parametrize(
    ("typed", "names", "candidates"),
    [("j", ("Joren", "José"), ("Joren", "José")), ("jose", ("José", "Josè"), ("José", "Josè"))],
)
def test_a_name_that_fits_several_is_asked_about(
    typed: str, names: tuple[str, ...], candidates: tuple[str, ...]
) -> None:
    with pytest.raises(Ambiguous) as error:
        found(typed, *names)
    assert sorted(error.value.candidates) == sorted(candidates)


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("habit", "habits"),
        ("habit or interest", "habits or interests"),
        ("thing to ask", "things to ask"),
        ("thing left alone", "things left alone"),
    ],
)
def test_several_are_said_as_several(noun: str, several: str) -> None:
    with pytest.raises(Ambiguous, match=f"“j” fits several {several}$"):
        find("j", [Named("Joren"), Named("José")], noun)


@pytest.mark.parametrize("typed", ["", " ", "\u0301"])
def test_nothing_finds_nothing(typed: str) -> None:
    with pytest.raises(Unknown):
        found(typed, "Mira")


def test_what_is_archived_is_told_from_what_there_is_not() -> None:
    there = [Named("Mira", date(2026, 3, 1)), Named("Joren")]
    with pytest.raises(Unknown, match="Mira is archived") as error:
        find("mi", there, "friend")
    assert error.value.hint == "companion archive NAME --end brings it back"
    with pytest.raises(Unknown, match="Joren is not archived"):
        find("jor", there, "friend", archived=True)
    assert (
        find("mi", there, "friend", archived=True) == find("mi", there, "friend", archived=None) == there[0]
    )
    with pytest.raises(Unknown, match="no friend is called") as error:
        find("ada", there, "friend")
    assert error.value.hint == "companion list friends shows all names"
    with pytest.raises(Unknown, match="nothing is called “ada”"):
        find("ada", there, "thing")


def test_a_new_name_is_taken_when_one_could_not_tell_it_from_another() -> None:
    for taken in ("Jos\u00e9", "jose\u0301", " JOSÉ "):
        with pytest.raises(Refused, match="already one"):
            new_name(taken, [Named("José")], "friend")
    assert new_name("Jose", [Named("José")], "friend") == "Jose"


@given(st.text())
def test_the_form_of_unicode_changes_no_name(name: str) -> None:
    for form in ("NFC", "NFD"):
        again = unicodedata.normalize(form, name)
        assert name_key(again) == name_key(name)
        assert folded(again) == folded(name)
