"""No field of a record may be forgotten when it is written."""

from __future__ import annotations

import pytest

from companion.domain.answers import Answer, Mute, Shown
from companion.domain.block import Block
from companion.domain.check_in import CheckIn
from companion.domain.compass import Reading
from companion.domain.friend import Contact, Friend
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.own_line import OwnLine
from companion.domain.season import Season
from companion.domain.session import Session
from companion.domain.settings import Settings
from companion.domain.talk import Agreement, Blanks, HardTimes, LifeChange, Marker, MonthlyTalk, Telling
from companion.domain.timer import Timer
from companion.store.codec import order_of
from companion.store.layout import SETTINGS

RECORDS = {
    "habits": Habit,
    "friends": Friend,
    "contacts": Contact,
    "interests": Interest,
    "sessions": Session,
    "check_ins": CheckIn,
    "answers": Answer,
    "blocks": Block,
    "seasons": Season,
    "timers": Timer,
    "mutes": Mute,
    "shown": Shown,
    "readings": Reading,
    "own_lines": OwnLine,
    "agreements": Agreement,
    "markers": Marker,
    "hard_times": HardTimes,
    "life_changes": LifeChange,
    "tellings": Telling,
    "blanks": Blanks,
    "talks": MonthlyTalk,
    SETTINGS: Settings,
}


@pytest.mark.parametrize("table", RECORDS)
def test_every_field_of_a_record_has_a_form(table: str) -> None:
    known = set(RECORDS[table]._fields) - {"id"}
    assert known == set(order_of(table))
