"""Commands, what they refuse, and what they leave on disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.cli import app, passphrase
from companion.cli.listing import KINDS as LISTS
from companion.cli.parser import MODULES

HOSTILE = ["[/] call [mum", "👩‍🚀 tea", "قراءة", "x" * 200, "two\nlines", "\x1b[31mred", "=1+1", "a; b"]


def test_a_first_day_from_an_empty_store(companion):
    assert "Nothing here yet" in companion("status").out
    assert companion("status", "--short").out == ""
    assert companion("add", "habit", "Coffee").code == 0
    assert companion("status", "--short").out == "1 habit\n"
    assert "done today" in companion("tick", "cof").out
    assert companion("status", "--short").out == ""


def test_ticking_what_is_done_says_so_and_changes_nothing(companion, store):
    companion("add", "habit", "Coffee")
    companion("tick", "coffee")
    before = store.read_bytes()
    said = companion("tick", "coffee")
    assert (said.code, "already done" in said.out) == (0, True)
    assert store.read_bytes() == before


def test_undo_takes_back_that_days_entry(companion):
    companion("add", "habit", "Coffee")
    companion("tick", "coffee")
    assert "taken back" in companion("tick", "coffee", "--undo").out
    assert companion("list", "habits", "--json").json[0]["state"] == "open"


def test_a_skip_with_its_reason_is_excused(companion):
    companion("add", "habit", "Coffee")
    companion("tick", "coffee", "--skip", "--reason", "ill")
    assert companion("list", "habits", "--json").json[0]["state"] == "excused"


def test_an_amount_below_the_target_stays_open(companion):
    companion("add", "habit", "Walk", "--amount", "30", "--unit", "minutes")
    companion("tick", "walk", "--amount", "10")
    (habit,) = companion("list", "habits", "--json").json
    assert habit["state"] == "open"
    assert habit["strength"] > 0


def test_a_contact_with_several_at_once_and_a_plan_ahead(companion):
    for name in ("Mira", "Joren"):
        companion("add", "friend", name, "--every", "1 week")
    assert companion("contact", "mira", "joren", "--kind", "in person").code == 0
    assert {friend["last"] for friend in companion("list", "friends", "--json").json} == {"2026-03-10"}
    assert "planned for" in companion("contact", "mira", "--date", "2026-03-14").out
    assert {friend["last"] for friend in companion("list", "friends", "--json").json} == {"2026-03-10"}


def test_an_attempt_rests_a_friend_and_does_not_count(companion):
    companion("add", "friend", "Mira", "--every", "1 week", "--added", "2026-03-01")
    companion("contact", "mira", "--kind", "attempt")
    (friend,) = companion("list", "friends", "--json").json
    assert (friend["last"], friend["state"]) == (None, "resting")


def test_a_friend_without_a_rhythm_is_fine(companion):
    companion("add", "friend", "Mira", "--every", "none", "--added", "2020-01-01")
    (friend,) = companion("list", "friends", "--json").json
    assert (friend["due"], friend["ratio"], friend["state"]) == (None, None, "fine")


def test_a_session_moves_an_interest_and_makes_a_habits_entry(companion):
    companion("add", "interest", "Reading", "--goal", "4 sessions a week")
    companion("add", "habit", "Walk", "--amount", "30", "--unit", "minutes")
    companion("session", "reading", "--minutes", "40")
    companion("session", "walk", "--minutes", "20")
    assert companion("list", "habits", "--json").json[0]["state"] == "open"
    companion("session", "walk", "--minutes", "15")
    shot = companion("status", "--json").json
    assert shot["interests"][0]["progress"] == 0.25
    assert shot["habits"][0]["state"] == "kept"


def test_an_overdue_friend_is_a_lapse_with_its_fact_and_sign(companion):
    companion("add", "friend", "Mira", "--every", "1 week", "--added", "2026-01-01")
    companion("contact", "mira", "--date", "2026-02-01")
    (lapse,) = companion("status", "--json").json["lapses"]
    assert (lapse["pillar"], lapse["name"], lapse["since"]) == ("friends", "Mira", "2026-02-01")
    assert lapse["signs"] == ["quiet-friends"]
    assert "37 days" in lapse["fact"]


REFUSED = [
    (["tick", "nobody"], "no habit is called"),
    (["tick", "cofee"], "did you mean Coffee"),
    (["tick", "walk"], "fits several"),
    (["tick", "coffee", "--date", "2026-02-30"], "that day does not exist"),
    (["tick", "coffee", "--date", "03/04/2026"], "more than one way"),
    (["tick", "coffee", "--date", "someday"], "cannot read the date"),
    (["tick", "coffee", "--date", "2026-03-11"], "still ahead"),
    (["tick", "coffee", "--amount", "lots"], "is not an amount"),
    (["tick", "coffee", "--amount", "-3"], "is not an amount"),
    (["tick", "coffee", "--amount", "nan"], "is not an amount"),
    (["contact", "mira", "--date", "1999-13-01"], "that day does not exist"),
    (["session", "--minutes", "2400"], "do not fit into a day"),
    (["session", "--minutes", "20", "--date", "tomorrow"], "still ahead"),
    (["add", "habit", "Coffee"], "already one called"),
    (["add", "habit", "  "], "a name is needed"),
    (["add", "habit", "Q", "--schedule", "sometimes"], "cannot read the schedule"),
    (["add", "habit", "Q", "--schedule", "9 a week"], "out of range"),
    (["add", "habit", "Q", "--grace", "some"], "not a whole number"),
    (["add", "habit", "Q", "--grace", "-1"], "out of range"),
    (["import", "csv", "nowhere.zip"], "cannot be read"),
    (["import", "json", "nowhere.json"], "cannot be read"),
    (["export", "csv", "tables.txt"], "neither a folder nor a .zip"),
    (["add", "friend", "Q", "--every", "now and then"], "cannot read the rhythm"),
    (["add", "friend", "Q", "--birthday", "02-30"], "cannot read the birthday"),
    (["add", "interest", "Q", "--goal", "much"], "cannot read the goal"),
    (["add", "interest", "Q", "--goal", "12 books by 2020-01-01"], "has passed"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_bad_input_is_one_line_with_what_to_do_next(companion, store, words, why):
    for name in ("Coffee", "Walk far", "Walk near"):
        companion("add", "habit", name)
    companion("add", "friend", "Mira")
    before = store.read_bytes()
    said = companion(*words)
    assert (said.code, said.out) == (1, "")
    assert why in said.err
    assert said.err.count("\n") == 1
    assert store.read_bytes() == before


WRONG = [
    (["frobnicate"], "there is no command"),
    (["stauts"], "did you mean status"),
    (["--dat"], "--dat"),
    (["--data"], "expected one argument"),
    (["add"], "KIND"),
    (["add", "cat", "x"], "cat"),
    (["status", "--shirt"], "--shirt"),
    (["status", "--short", "--json"], "not allowed with"),
    (["contact", "x", "--kind", "smoke"], "smoke"),
    (["demo", "--years", "some"], "some"),
    (["export", "csv"], "companion export csv FOLDER"),
    (["import", "csv"], "FILE"),
    (["tick"], "which habit?"),
    (["contact"], "which friend?"),
    (["tick", "coffee", "--undo", "--skip"], "stands alone"),
    (["tick", "coffee", "--skip", "--amount", "3"], "no amount"),
    (["tick", "coffee", "--reason", "ill"], "add --skip"),
]


@pytest.mark.parametrize(("words", "why"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_usage_is_two_and_one_line(companion, words, why):
    companion("add", "habit", "Coffee")
    companion("add", "friend", "Mira")
    said = companion(*words)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert why in said.err


ORDERS = [
    ["--data", "{}", "add", "habit", "Coffee"],
    ["add", "--data", "{}", "habit", "Coffee"],
    ["add", "habit", "Coffee", "--data", "{}"],
    ["--data={}", "add", "habit", "Coffee"],
]


@pytest.mark.parametrize("words", ORDERS, ids=[" ".join(words) for words in ORDERS])
def test_the_store_may_be_named_anywhere(companion, store, tmp_path, words):
    other = str(tmp_path / "other.json")
    assert companion(*(word.format(other) for word in words)).code == 0
    assert not store.exists()
    for order in (["--data", other, "status", "--short"], ["status", "--short", "--data", other]):
        assert companion(*order).out == "1 habit\n"


OPENED = [
    (["--data", "other.json"], "other.json", False),
    (["--data=other.json"], "other.json", False),
    (["--data", "other.json", "--locked"], "other.json", True),
    (["--locked", "--data", "other.json"], "other.json", True),
    ([], None, False),
    (["--locked"], None, True),
]


@pytest.mark.parametrize(("words", "named", "locked"), OPENED, ids=[" ".join(words) for words, *_ in OPENED])
def test_without_a_command_the_app_opens_on_the_store_that_is_named(
    companion, store, monkeypatch, words, named, locked
):
    asked: list[Path] = []
    path, opened = Path(named) if named else store, []
    monkeypatch.setattr(app, "can_draw", lambda: True)
    monkeypatch.setattr(app, "let_in", asked.append)
    monkeypatch.setattr(app, "open_app", lambda path, *, locked: opened.append((path, locked)) or 3)
    assert companion(*words).code == 3
    assert (asked, opened) == ([path] * locked, [(path, locked)])


def test_a_sealed_store_asks_for_its_passphrase_once(companion, store, monkeypatch):
    unlocked, opened = [], []
    monkeypatch.setattr(app, "can_draw", lambda: True)
    monkeypatch.setattr(app, "unlocked", lambda path: unlocked.append(path) or True)
    monkeypatch.setattr(app, "let_in", lambda path: pytest.fail("it was asked for again"))
    monkeypatch.setattr(app, "open_app", lambda path, *, locked: opened.append((path, locked)) or 0)
    assert companion("--locked").code == 0
    assert (unlocked, opened) == ([store], [(store, True)])


TYPED = [
    (["tea leaves"], 0, 1),
    (["tea milk", "tea leaves"], 0, 2),
    (["tea milk"] * 2 + ["tea leaves"], 0, 3),
    (["tea milk"] * 3 + ["tea leaves"], 1, 3),
    ([""], 1, 1),
]


@pytest.mark.parametrize(("typed", "code", "asked"), TYPED)
def test_locked_lets_in_who_knows_the_passphrase_of_the_screen(
    companion, store, monkeypatch, typed, code, asked
):
    make_companion(store).lock.choose("tea leaves")
    prompts, opened = [], []

    def getpass(prompt, stream):
        prompts.append(prompt)
        return typed[len(prompts) - 1]

    monkeypatch.setattr("getpass.getpass", getpass)
    monkeypatch.setattr(passphrase, "can_ask", lambda: True)
    monkeypatch.setattr(app, "can_draw", lambda: True)
    monkeypatch.setattr(app, "open_app", lambda path, *, locked: opened.append((path, locked)) or 0)
    assert companion("--locked").code == code
    assert prompts == ["passphrase: "] * asked
    assert opened == ([(store, True)] if code == 0 else [])


def test_locked_without_a_passphrase_says_how_to_set_one(companion, store, monkeypatch):
    monkeypatch.setattr(app, "can_draw", lambda: True)
    monkeypatch.setattr(app, "open_app", lambda path, *, locked: pytest.fail("it opened"))
    said = companion("--locked")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("companion: there is no passphrase to ask for: set one under settings")


def test_options_may_stand_before_and_between_names(companion):
    companion("add", "habit", "Coffee")
    companion("add", "friend", "Mira")
    companion("add", "friend", "Joren")
    assert companion("tick", "--date", "yesterday", "coffee").code == 0
    assert companion("contact", "--kind", "call", "mira", "--date", "today", "joren").code == 0


def test_a_name_that_looks_like_an_option(companion):
    assert companion("add", "habit", "--", "--json").code == 0
    assert companion("tick", "--", "--json").out.startswith("--json: done")


def test_a_tick_without_an_amount_leaves_the_amount_there_is(companion, store):
    companion("add", "habit", "Walk", "--amount", "30", "--unit", "minutes")
    companion("tick", "walk", "--amount", "45")
    before = store.read_bytes()
    assert "already done" in companion("tick", "walk").out
    assert store.read_bytes() == before
    assert "done" in companion("tick", "walk", "--amount", "50").out


def test_there_are_no_blocks_yet(companion):
    assert companion("list", "blocks", "--json").json == []


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_any_kind_are_kept_as_they_are_and_shown_harmless(companion, name):
    assert companion("add", "habit", name).code == 0
    assert companion("list", "habits", "--json").json[0]["name"] == name
    for words in (["status"], ["list", "habits"], ["tick", name]):
        said = companion(*words)
        assert said.code == 0
        assert "\x1b" not in said.out
        assert len(said.out.splitlines()) <= 3


@pytest.mark.parametrize("word", sorted(MODULES))
def test_help_begins_with_examples(companion, word):
    said = companion(word, "--help")
    assert said.code == 0
    assert said.out.startswith(f"examples:\n  companion {word}")


LOOKS = ["show", "status", "check-in --history", "compass --history", "compass --json", "insights", "report"]
LOOKS += [
    "talk",
    "backup",
    "settings",
    "doctor",
    *(f"list {what}{form}" for what in LISTS for form in ("", " --json")),
]


@pytest.mark.parametrize("words", LOOKS)
def test_looking_at_what_is_empty_says_something_and_is_no_failure(companion, store, words):
    said = companion(*words.split())
    assert (said.code, said.err) == (0, "")
    assert said.out
    assert not store.exists()


def test_names_match_by_full_name_before_prefix(companion):
    companion("add", "habit", "Walk")
    companion("add", "habit", "Walk far")
    assert companion("tick", "WALK").out.startswith("Walk: done")


@pytest.mark.parametrize("words", [["--help"], ["add", "habit", "-h"], ["add", "friend", "-h"]])
def test_help_of_the_whole_and_of_its_parts_begins_with_examples(companion, words):
    said = companion(*words)
    assert said.out.startswith("examples:\n  companion")


def test_every_command_is_listed_and_no_other(companion):
    said = companion("--help").out
    for word in MODULES:
        assert f"\n  {word} " in said
    for word in ("remind", "backup", "doctor", "completion", "start"):
        assert (f"\n  {word} " in said) is (word in MODULES)


def test_the_json_has_the_keys_that_are_promised(companion, tmp_path):
    companion("demo", "--years", "1", "--write", str(tmp_path / "demo.json"))
    shot = companion("status", "--json", "--data", str(tmp_path / "demo.json")).json
    promised = {
        "habits": "id name schedule due state streak best unit at_risk slack strength lapsed_on",
        "friends": "id name circle last due ratio state",
        "interests": "id name goal progress pace last",
        "lapses": "pillar name since fact signs",
    }
    assert set(shot) >= {"date", "blocks", *promised}
    for table, keys in promised.items():
        assert shot[table]
        assert all(set(keys.split()) <= set(row) for row in shot[table])
    for table in ("habits", "friends", "interests"):
        assert companion("list", table, "--json", "--data", str(tmp_path / "demo.json")).json == shot[table]
        assert all(isinstance(row["id"], str) for row in shot[table])


def test_the_short_line_names_nobody(companion, tmp_path):
    companion("demo", "--years", "1", "--write", str(tmp_path / "demo.json"))
    line = companion("status", "--short", "--data", str(tmp_path / "demo.json")).out
    assert re.fullmatch(r"\d+ habits? · \d+ friends?\n", line)


def test_status_says_that_a_weekly_habit_was_done_today(companion) -> None:
    companion("add", "habit", "Walk", "--schedule", "3 a week")
    assert "Walk: open" in companion("status").out
    companion("tick", "walk")
    assert "Walk: done today" in companion("status").out


def test_after_thirty_days_away_status_begins_with_a_welcome_and_asks_nothing(companion, at) -> None:
    companion("add", "habit", "Walk", "--start", "2026-01-01")
    for day in ("2026-03-08", "2026-03-09", "2026-03-10"):
        companion("tick", "Walk", "--date", day)
    assert "Good to see you" not in companion("status").out
    at("2026-04-08T09:00")
    assert "Gone quiet" in companion("status").out
    at("2026-04-09T09:00")
    said = companion("status").out.splitlines()
    assert said[1] == "Good to see you. Nothing to catch up on: here is today."
    assert "Gone quiet" not in said


def test_one_of_a_unit_is_said_as_one(companion):
    companion("add", "habit", "Notebook", "--schedule", "daily", "--amount", "1", "--unit", "pages")
    assert "1 page\n" in companion("tick", "Notebook", "--amount", "1").out
    shown = companion("show", "Notebook").out
    assert "1 page" in shown
    assert "1 pages" not in shown
