"""What the letter keys do, as commands: pause, snooze, mute, archive, delete, blocks, seasons."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import process


@pytest.fixture
def lived(companion):
    """One thing of each kind, two of them with one name."""
    companion("add", "habit", "Walk")
    companion("add", "habit", "Coffee")
    companion("add", "friend", "Mira", "--circle", "inner")
    companion("add", "interest", "Cello")
    companion("add", "block", "Walk", "--at", "08:00", "--for", "30", "--repeat", "daily")
    companion("add", "block", "Library", "--at", "18:00", "--for", "90", "--repeat", "tue thu")
    return companion


def of(said, name):
    return next(each for each in said.json if each.get("name", each.get("title")) == name)


def test_a_habit_is_paused_until_a_day_and_that_is_ended(lived):
    assert lived("pause", "coffee", "--until", "1 April").code == 0
    assert of(lived("list", "habits", "--json"), "Coffee")["state"] == "excused"
    assert "Coffee" in lived("list", "resting").out
    assert lived("pause", "coffee", "--end").code == 0
    assert "Coffee" not in lived("list", "resting").out


def test_a_friend_is_snoozed_until_a_day_skipped_and_that_is_ended(lived):
    for how in (["--until", "2026-04-01"], ["--round"]):
        assert lived("snooze", "mira", *how).code == 0
        assert of(lived("list", "friends", "--json"), "Mira")["state"] == "resting"
        assert lived("snooze", "mira", "--end").code == 0
        assert of(lived("list", "friends", "--json"), "Mira")["state"] != "resting"


@pytest.mark.parametrize("sign", ["drained", "DRAINED", "quiet-friends", "friends gone"])
def test_a_sign_is_muted_by_its_id_or_its_words_and_that_is_ended(lived, sign):
    assert lived("mute", sign).code == 0
    assert "9 Apr" in lived("list", "resting").out or "2026-04-09" in lived("list", "resting").out
    assert lived("mute", sign, "--end").code == 0
    assert lived("list", "resting").out.startswith("nothing rests")


def test_an_archived_thing_is_off_the_lists_and_can_be_brought_back(lived):
    for name, kind in (("coffee", "habits"), ("mira", "friends"), ("cello", "interests")):
        assert lived("archive", name).code == 0
        assert name not in lived("list", kind).out.casefold()
        assert lived("archive", name, "--end").code == 0
        assert name in lived("list", kind).out.casefold()


def test_a_name_of_what_is_archived_is_known_all_the_same(lived):
    assert lived("archive", "mira", "--end").err == (
        "companion: Mira is not archived: companion archive NAME takes it off the lists\n"
    )
    for name in ("coffee", "mira", "cello"):
        lived("archive", name)
    for *words, name in (
        ["archive", "Mira"],
        ["contact", "mira"],
        ["snooze", "--until", "friday", "mira"],
        ["delete", "--yes", "mir"],
        ["tick", "coffee"],
        ["pause", "--until", "friday", "coffee"],
        ["session", "cello"],
        ["session", "coffee"],
        ["insights", "--habit", "coffee"],
        ["season", "add", "Exams", "--until", "30 April", "--floor", "coffee=nothing"],
    ):
        said = lived(*words, name)
        assert said.err.endswith(" is archived: companion archive NAME --end brings it back\n"), (words, said)
        assert said.code == 1
    assert lived("edit", "mira", "--note", "moved away").code == 0
    assert lived("show", "coffee").code == 0


def test_where_two_kinds_share_a_name_as_decides(lived):
    said = lived("delete", "walk", "--yes")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "--as habit or --as block" in said.err
    assert lived("delete", "walk", "--as", "block", "--yes").code == 0
    assert "Walk" in lived("list", "habits").out
    assert "Walk" not in lived("list", "blocks").out


def test_a_session_of_a_habit_and_an_interest_of_one_name_can_be_told_apart(lived):
    lived("add", "interest", "Walk")
    said = lived("session", "walk", "--minutes", "20")
    assert (said.code, said.err) == (
        1,
        "companion: several things are called “walk”: add --as habit or --as interest\n",
    )
    for kind, minutes in (("habit", "20"), ("interest", "30")):
        assert lived("session", "walk", "--as", kind, "--minutes", minutes).code == 0
        assert lived("session", "walk", "--as", kind, "--start").code == 0
        assert lived("session", "walk", "--as", kind, "--discard").code == 0
    held = {each["minutes"]: each for each in lived("list", "sessions", "--json").json}
    assert held[20]["habit"] and not held[20]["interest"]
    assert held[30]["interest"] and not held[30]["habit"]
    assert lived("session", "coffee", "--as", "interest").code == 1


def test_delete_never_asks_without_a_terminal_and_removes_nothing(lived, store):
    before = store.read_bytes()
    said = process("delete", "coffee", env={"COMPANION_DATA": str(store)})
    assert (said.code, said.out) == (2, "")
    assert "--yes" in said.err
    assert store.read_bytes() == before


@pytest.mark.parametrize("command", ["pause", "snooze", "archive", "delete", "mute"])
def test_without_a_name_and_without_a_terminal_it_says_how(lived, store, command):
    said = process(command, env={"COMPANION_DATA": str(store)})
    assert said.code == 2
    assert said.err.count("\n") == 1


def test_a_block_that_has_begun_is_kept_and_not_before(lived, at):
    assert "begins at 18:00" in lived("block", "keep", "library").err
    at("2026-03-10T18:10")
    assert lived("block", "keep", "library").code == 0
    assert "90" in lived("list", "sessions").out


def test_a_time_of_a_block_is_moved_dropped_and_put_back(lived):
    assert lived("block", "move", "library", "--to", "tomorrow 19:00").code == 0
    times = [each for each in lived("list", "blocks", "--json").json if each["title"] == "Library"]
    assert times[0]["start"].startswith("2026-03-11T19:00")
    assert lived("block", "move", "library", "--date", "today", "--end").code == 0
    assert lived("block", "drop", "library", "--date", "2026-03-12", "--by", "guests").code == 0
    listed = [each for each in lived("list", "blocks", "--json").json if each["title"] == "Library"]
    assert not any(each["start"].startswith("2026-03-12") for each in listed)
    assert lived("block", "drop", "library", "--date", "2026-03-12", "--end").code == 0
    assert "has no time on 2026-03-11" in lived("block", "drop", "library", "--date", "2026-03-11").err


def test_what_came_up_is_told_of_each_time(lived):
    lived("block", "drop", "library", "--by", "guests")
    lived("block", "move", "library", "--date", "2026-03-12", "--to", "13 march 19:00", "--by", "a train")
    said = lived("show", "library").out
    assert "Tuesday 10 March, 18:00 to 19:30, dropped, instead: guests\n" in said
    assert "Friday 13 March, 19:00 to 20:30, moved from 12 March, instead: a train\n" in said


@pytest.mark.parametrize(
    "words",
    [["edit", "--note", "x"], ["archive"], ["delete", "--yes"], ["show", "--as", "habit"]],
    ids=" ".join,
)
def test_where_there_is_nothing_yet_a_command_that_there_is_makes_one(companion, store, words):
    said = companion(*words)
    told = re.findall(r"companion (add [\w -]+?)(?: NAME makes| shows)", said.err)
    assert (said.code, said.out, len(told)) == (1, "", 1)
    assert companion(*told[0].split(), "--help").code == 0
    assert not store.exists()


def test_bringing_back_says_when_nothing_is_archived(companion):
    companion("add", "habit", "Walk")
    said = companion("archive", "--end")
    assert (said.code, said.err) == (1, "companion: nothing is archived: companion archive NAME does that\n")


def test_own_words_are_read_from_standard_input(lived, store):
    said = process(
        "block", "drop", "library", "--by", "-", env={"COMPANION_DATA": str(store)}, text="guests\n"
    )
    assert said.code == 0
    assert "guests" in store.read_text(encoding="utf-8")


def test_a_season_is_begun_with_floors_and_ended(lived):
    floors = ["--floor", "walk=1 a week", "--floor", "coffee=nothing"]
    assert lived("season", "add", "Exams", "--until", "30 April", *floors).code == 0
    assert of(lived("list", "habits", "--json"), "Coffee")["state"] == "excused"
    assert "Exams" in lived("list", "seasons").out
    assert lived("season", "end", "exams").code == 0
    assert of(lived("list", "habits", "--json"), "Coffee")["state"] == "open"
    assert lived("season", "end").code == 1


def test_what_is_missing_is_said_in_one_line(lived):
    for words, code in (
        (["pause", "coffee"], 2),
        (["snooze", "mira"], 2),
        (["block", "move", "library"], 2),
        (["season", "add", "Exams", "--until", "someday"], 1),
        (["season", "add", "Exams", "--until", "30 April", "--floor", "walk"], 2),
        (["mute", "happiness"], 1),
        (["archive", "nobody"], 1),
    ):
        said = lived(*words)
        assert (said.code, said.err.count("\n")) == (code, 1), (words, said)


def test_confirmations_say_days_in_words(companion):
    companion("add", "habit", "Walk")
    companion("add", "friend", "Mira")
    assert "Walk: paused until 1 April" in companion("pause", "walk", "--until", "2026-04-01").out
    assert "Mira: snoozed until 1 April" in companion("snooze", "mira", "--until", "2026-04-01").out
    season = companion("season", "add", "Exams", "--until", "2026-04-03", "--circle", "close=nothing")
    assert "Exams: until 3 April" in season.out
