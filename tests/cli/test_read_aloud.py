"""The commonest commands, read aloud: what a screen reader says of them can be understood."""

from __future__ import annotations

import re

import pytest

COMMANDS = (
    *("status", "show", "show anouk", "remind", "list habits", "list friends", "list interests"),
    *(
        "list blocks",
        "list sessions",
        "list seasons",
        "list resting",
        "check-in --history",
        "compass --history",
        "list places",
        "insights",
        "talk",
        "talk monthly",
        "show deep",
        "show library",
    ),
)
# What is heard as noise, or not at all, and what belongs in its place.
UNHEARD = {
    r"\d{4}-\d{2}-\d{2}": "a date in words: 1 March",
    r"\d–\d": "18:00 to 19:30",
    r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d": "the whole name of a weekday",
    r"\d min\b": "minutes",
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b": "the whole name of a month",
    r"every 1 ": "every week",
    r"\d( \d+){3}": "numbers that say of what they are",
    "[\u2500-\u259f\u25a0-\u25c9\u2800-\u28ff\u2713·]": "no drawing",
    r"\S  +\S": "no columns",
}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    """Two lively years."""
    from companion.cli.run import run

    path = tmp_path_factory.mktemp("aloud") / "companion.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPANION_NOW", "2026-03-10T09:00")
        assert run(["demo", "--write", str(path)]) == 0
    return path


@pytest.mark.parametrize("words", COMMANDS)
def test_nothing_is_said_that_cannot_be_heard(companion, lived_in, words):
    said = companion(*words.split(), "--data", str(lived_in))
    assert said.out
    for line in said.out.splitlines():
        for sound, instead in UNHEARD.items():
            assert not re.search(sound, line.strip()), f"{line!r}: {instead}"
