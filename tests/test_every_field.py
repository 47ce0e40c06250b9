"""A declared field can be given by the command that edits and in the form, or it stands here where else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from companion.cli.edit import OPTIONS
from companion.domain.fields import FIELDS
from companion.domain.friend import Friend
from companion.domain.habit import Habit, Version
from companion.domain.interest import Interest
from companion.domain.settings import Settings
from companion.tui.friends.forms import friend_fields
from companion.tui.habits.actions import habit_fields
from companion.tui.interests.actions import interest_fields
from companion.tui.kit.fields import Field
from companion.tui.time.blocks_actions import block_fields

TODAY = date(2026, 3, 10)

# Fields that are set under another name, or by a command and a key of their own.
COMMANDS = {
    "habits": {
        "name": "new_name",
        "versions": "schedule amount unit since",
        "order": "place_in_list",
        "pauses": "companion pause",
        "archives": "companion archive",
        "source": "the import it came from",
    },
    "friends": {
        "name": "new_name",
        "since": "friend_since",
        "added": "companion add",
        "needs": "turn_to not_for",
        "asks": "ask asked",
        "rest": "companion snooze",
        "rest_kind": "companion snooze",
        "archived": "companion archive",
    },
    "interests": {
        "name": "new_name",
        "ours": "whose",
        "added": "companion add",
        "goal_since": "worked out from the goal",
        "archived": "companion archive",
        "order": "the order they were added in",
    },
    "blocks": {
        "title": "new_name",
        "minutes": "length",
        "rule": "repeat",
        "habit": "about",
        "interest": "about",
        "kind": "kind_of",
        "exceptions": "companion block",
        "note": "only in files",
    },
}
FORMS: dict[str, tuple[Sequence[Field], dict[str, str]]] = {
    "habits": (
        habit_fields(Habit(0, "", (Version(TODAY),))),
        {"versions": "schedule amount unit", "pauses": "p", "archives": "z", "source": "", "order": "J K"},
    ),
    "friends": (
        friend_fields(Friend(0, "", TODAY), Settings()),
        {
            "needs": "the page",
            "asks": "the page",
            "rest": "z",
            "rest_kind": "z",
            "archived": "z",
            "died": "for one who is there",
            "added": "the last contact of a new one",
        },
    ),
    "interests": (
        interest_fields(Interest(0, "", TODAY)),
        {"ours": "whose", "added": "", "goal_since": "", "archived": "z", "order": "J K"},
    ),
    "blocks": (
        block_fields(None, ""),
        {
            "minutes": "length",
            "habit": "about",
            "interest": "about",
            "exceptions": "the week",
            "note": "only in files",
        },
    ),
}
KINDS = dict(zip(COMMANDS, OPTIONS, strict=True))


@pytest.mark.parametrize("table", COMMANDS)
def test_the_command_that_edits_takes_every_field(table: str) -> None:
    options, elsewhere = set(OPTIONS[KINDS[table]]), COMMANDS[table]
    assert set(FIELDS[table].fields) - options == set(elsewhere) - options
    named = {name for words in elsewhere.values() for name in words.split() if "_" in name}
    assert named - {"new_name"} <= options


@pytest.mark.parametrize("table", FORMS)
def test_the_form_has_every_field(table: str) -> None:
    fields, elsewhere = FORMS[table]
    shown = {field.id for field in fields}
    assert set(FIELDS[table].fields) - shown == set(elsewhere)
