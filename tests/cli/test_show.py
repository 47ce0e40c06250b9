"""``companion show``: pages and Today without a screen."""

from __future__ import annotations

import pytest

from companion.domain.fields import FIELDS
from companion.store.visits import VisitFile

DRAWN = set("✓○●◐·–▪■█▁▂▃▄▅▆▇─│╭╮╰╯→←")


@pytest.fixture
def life(companion):
    """One of each, with something in their logs."""
    companion("add", "habit", "Coffee", "--start", "2026-02-20", "--amount", "20", "--unit", "minutes")
    companion("tick", "coffee", "--date", "2026-03-08")
    companion("tick", "coffee", "--date", "2026-03-09", "--amount", "10")
    companion("add", "friend", "Mira", "--circle", "inner", "--birthday", "03-14", "--added", "2026-02-01")
    companion("contact", "mira", "--kind", "call", "--date", "2026-03-01")
    companion("add", "interest", "Cello", "--goal", "90 minutes a week")
    companion("session", "cello", "--minutes", "30", "--place", "attic", "--note", "the slow one")
    companion("add", "block", "Library", "--at", "18:00", "--for", "90", "--repeat", "tue thu")
    return companion


PAGES = {
    "coffee": [
        "Coffee, a habit",
        "daily, 20 minutes, since 20 February",
        "Monday 9 March: partly done, 10 minutes",
    ],
    "mira": ["Mira, a friend", "Last in touch: 1 March.", "Birthday: 14 March.", "Sunday 1 March: call"],
    "cello": ["Cello, an interest", "goal: 90 minutes a week, mine alone", "Now: 30 of 90 minutes, ahead."],
    "library": [
        "Library, a block",
        "To say: Today 18:00: Library. Back at 19:30.",
        "Thursday 12 March, 18:00 to 19:30",
    ],
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_plain_lines(life, name):
    said = life("show", name)
    assert (said.code, said.err) == (0, "")
    assert [line for line in PAGES[name] if line not in said.out.splitlines()] == []
    assert not DRAWN & set(said.out)


@pytest.mark.parametrize(
    ("name", "kind", "log"),
    [("coffee", "habit", "entries"), ("mira", "friend", "contacts"), ("cello", "interest", "sessions")],
)
def test_a_page_as_data_holds_what_status_says_and_the_whole_log(life, name, kind, log):
    data = life("show", name, "--json").json
    of_status = life("status", "--json").json[f"{kind}s"][0]
    assert data["kind"] == kind
    assert {key: data[key] for key in of_status} == of_status
    assert data[log]


@pytest.mark.parametrize(
    ("name", "table"),
    [("coffee", "habits"), ("mira", "friends"), ("cello", "interests"), ("library", "blocks")],
)
def test_a_page_as_data_forgets_no_field_that_the_record_declares(life, name, table):
    assert FIELDS[table].fields.keys() <= life("show", name, "--json").json.keys()


def test_a_page_says_the_newest_first_and_how_much_there_was(life):
    life("contact", "mira", "--kind", "letter", "--date", "2026-03-05")
    life("session", "cello", "--minutes", "15", "--note", "the quick one", "--date", "2026-03-09")
    friend, interest = life("show", "mira").out, life("show", "cello").out
    assert 0 < friend.index("5 March: letter") < friend.index("1 March: call")
    assert 0 < interest.index("the slow one") < interest.index("the quick one")
    assert "This month: 1 day, 30 minutes." in life("show", "coffee").out.splitlines()


def test_the_times_of_a_block_as_data(life):
    times = life("show", "library", "--json").json["times"]
    assert times[0] == {
        "start": "2026-03-10T18:00",
        "end": "2026-03-10T19:30",
        "dropped": False,
        "kept": False,
    }


def test_contacts_as_data_name_the_friends(life):
    assert life("show", "mira", "--json").json["contacts"][0]["friends"] == ["Mira"]


def test_without_a_name_it_is_the_whole_of_today(life):
    lines = life("show").out.splitlines()
    assert lines[0] == "Tuesday 10 March 2026"
    assert "Coffee: open, 1 day, at risk, strength 7 %, 1 of the last 14 days" in lines
    assert "today: 18:00 to 19:30 Library" in lines
    assert "Saturday 14 March: Mira: birthday" in lines
    assert not DRAWN & set("".join(lines))
    assert life("show", "--json").json == life("status", "--json").json


def test_what_asks_comes_with_its_signs_and_the_way_to_answer(life, at):
    at("2026-03-19T09:00")
    lines = life("show").out.splitlines()
    assert lines[lines.index("Asks") + 1].startswith("Mira: ")
    assert "companion answer look, small, later or not-this answers it." in lines


def test_a_name_that_two_kinds_share_is_decided_by_kind(life):
    life("add", "interest", "Coffee")
    assert "--as habit" in life("show", "coffee").err
    assert life("show", "coffee", "--as", "interest").out.startswith("Coffee, an interest")


def test_what_is_archived_is_shown_still(life):
    life("archive", "mira")
    assert "Archived." in life("show", "mira").out


def test_it_asks_nobody_without_a_terminal(life):
    assert life("show", "--ask").code == 2
    assert life("show", "nobody").code == 1


def test_it_counts_as_opening(life, store):
    life("show")
    assert str(VisitFile(store).read().opened) == "2026-03-10"


def test_an_empty_store_says_how_to_begin(companion):
    assert "companion add habit NAME" in companion("show").out
