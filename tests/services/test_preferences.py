"""Settings: each can be read back as it is shown, and what makes no sense is refused in one line."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from companion.bootstrap import make_companion
from companion.domain.errors import CompanionError, Unreadable
from companion.domain.fields import FIELDS
from companion.domain.settings import Settings
from companion.services.preference_table import PREFERENCES, preference


@pytest.fixture
def companion(tmp_path):
    return make_companion(tmp_path / "companion.json", lambda: datetime(2026, 3, 10, 1, 0))


@pytest.mark.parametrize("one", PREFERENCES, ids=lambda one: one.name)
def test_what_is_shown_by_default_can_be_typed_again(companion, one):
    default = getattr(Settings(), one.field)
    shown = one.show(default)
    if shown not in ("never", "none"):
        assert one.read(shown) == default
    companion.preferences.restore(one)
    assert getattr(companion.preferences.settings, one.field) == default


def test_every_field_of_the_settings_can_be_set_but_those_with_a_place_of_their_own():
    assert set(Settings._fields) - {one.field for one in PREFERENCES} == {
        "theme",
        "lock",
        "charted",
        "welcomed",
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("day-start", "13:00"),
        ("day-start", "25:00"),
        ("day-start", "early"),
        ("week-start", "t"),
        ("week-start", ""),
        ("asks", "love"),
        ("ask-days", "6"),
        ("suggested", "4"),
        ("contacts-a-week", "many"),
        ("hook-start", "say 'hello"),
        ("bell", "perhaps"),
        ("block-title", "  "),
        ("hide-key", "q"),
        ("hide-key", "ctrl+m"),
        ("keys", "undo"),
        ("keys", "undo=ctrl+m"),
        ("keys", "=x"),
        ("lock-minutes", "-1"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(companion, name, text):
    with pytest.raises(Unreadable) as refused:
        companion.preferences.change(preference(name), text)
    assert refused.value.hint
    assert companion.preferences.settings == Settings()


def test_the_start_of_the_day_moves_today(companion):
    assert companion.work.today() == date(2026, 3, 9)
    companion.preferences.change(preference("day-start"), "0:30")
    assert companion.work.today() == date(2026, 3, 10)


def test_an_unknown_name_says_the_closest(companion):
    with pytest.raises(CompanionError) as unknown:
        preference("week-strat")
    assert "week-start" in unknown.value.line


def test_a_passphrase_opens_and_is_nowhere_in_the_store(companion, tmp_path):
    assert not companion.lock.is_set
    companion.lock.choose("tea leaves")
    assert companion.lock.opens("tea leaves")
    assert not companion.lock.opens("tea leaf")
    assert b"tea" not in (tmp_path / "companion.json").read_bytes()
    companion.lock.choose("")
    assert not companion.lock.opens("")


def test_a_short_passphrase_is_refused(companion):
    with pytest.raises(CompanionError, match="at least 4"):
        companion.lock.choose("abc")
    companion.lock.choose("abcd")
    assert companion.lock.opens("abcd")


def test_a_screen_that_locks_when_idle_can_be_told_never_to():
    assert preference("lock-minutes").read("0") == 0


def test_a_key_of_ones_own_is_one_letter_or_one_with_ctrl():
    keys = next(one for one in PREFERENCES if one.field == "keys")
    assert keys.read("start = T, undo=ctrl+y") == ("start=t", "undo=ctrl+y")
    for text in ("start=tt", "start=", "start=?"):
        with pytest.raises(Unreadable):
            keys.read(text)


@pytest.mark.parametrize("one", PREFERENCES, ids=lambda one: one.name)
def test_what_a_setting_reads_may_stand_in_the_store(companion, one):
    """Nothing can be set that reading would set aside: both go by the same ranges."""
    declared = FIELDS["settings"].fields[one.field]
    texts = ("0", "1", "3", "7", "100", "365", "500", "600", "999", "730", "7:30pm", "yes", "none", "Monday")
    for text in texts:
        try:
            value = one.read(text)
        except Unreadable:
            continue
        assert declared.read(declared.write(value)) == value


def test_a_time_and_a_number_are_read_as_everywhere_else(companion):
    companion.preferences.change(preference("quiet-from"), "7:30pm")
    companion.preferences.change(preference("quiet-until"), "730")
    settings = companion.preferences.settings
    assert (settings.quiet_from, settings.quiet_until) == (time(19, 30), time(7, 30))
    words = []
    for refused in (
        lambda: companion.preferences.change(preference("contacts-a-week"), "500"),
        lambda: companion.friends.make_room(500),
    ):
        with pytest.raises(Unreadable) as error:
            refused()
        words.append(error.value.line)
    assert words == ["500 contacts a week is out of range: use 1 to 100"] * 2
