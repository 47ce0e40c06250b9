"""People out of address books, by the command line: nobody is taken in who was not chosen."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.bootstrap import make_companion
from companion.formats.people import FoundPeople, Person
from companion.services.people_import import import_people, plan

from .conftest import Said

CARDS = (
    "BEGIN:VCARD\nFN:Ann Lee\nBDAY:--0415\nUID:1\nCATEGORIES:tea\nEND:VCARD\n"
    "BEGIN:VCARD\nFN:Bob Ng\nEMAIL:bob@example.org\nEND:VCARD\n"
    "BEGIN:VCARD\nFN:Cy\nNOTE:met in Rome\nEND:VCARD\n"
)
GROUP = "BEGIN:VCARD\nFN:Climbers\nKIND:group\nEND:VCARD\n"
LOG = """### Activities:
- 2018-11-05: **Grace Hopper** and **Marie Curie** met me in _Paris_
- 2018-11-01: **Grace Hopper** rang

### Friends:
- Grace Hopper @navy
- Marie Curie
"""


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    def write(text: str, name: str = "people") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, companion: Callable[..., Said]) -> Callable[[str], None]:
    """What a person types, in a terminal."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def type_in(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal(text))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    return type_in


def friends(companion: Callable[..., Said]) -> dict[str, dict[str, Any]]:
    data = json.loads(companion("export", "json").out)
    return {each["name"]: each for each in _records(data, "friends")}


def contacts(companion: Callable[..., Said]) -> list[dict[str, Any]]:
    return _records(json.loads(companion("export", "json").out), "contacts")


def _records(data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    found = data[table]
    return list(found.values()) if isinstance(found, dict) else found


def test_without_a_terminal_it_is_a_preview_and_says_what_to_add(companion, file):
    said = companion("import", "vcard", file(CARDS))
    assert said.code == 0
    assert "   1  Ann Lee · 04-15 · #tea\n   2  Bob Ng\n   3  Cy\n" in said.out
    assert "preview, nothing changed: 3 read, 0 kept, 3 not chosen; add --all" in said.out
    assert not friends(companion)


def test_all_takes_in_everybody_as_close_friends_of_today(companion, file):
    said = companion("import", "vcard", file(CARDS), "--all")
    assert "\nimported: 3 read, 3 kept\n" in said.out
    assert "to take it all back: companion backup restore " in said.out.splitlines()[-1]
    found = friends(companion)
    assert set(found) == {"Ann Lee", "Bob Ng", "Cy"}
    assert found["Ann Lee"]["birthday"] == "04-15"
    assert found["Ann Lee"]["tags"] == ["tea"]
    assert found["Ann Lee"]["added"] == "2026-03-10"
    assert found["Cy"]["note"] == "met in Rome"


def test_what_is_no_person_is_said_and_no_failure(companion, file):
    said = companion("import", "vcard", file(CARDS + GROUP), "--all")
    assert (said.code, said.err) == (0, "")
    assert "left out: card 4" in said.out


def test_a_nickname_is_kept_and_knows_the_same_person_again(companion, file):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Berg\nNICKNAME:Nan\nEND:VCARD\n"
    companion("import", "vcard", file(card), "--all")
    assert set(friends(companion)) == {"Anna Berg (Nan)"}
    assert "already there as Anna Berg (Nan)" in companion("import", "vcard", file(card), "--all").out
    assert (
        "already there as"
        in companion("import", "vcard", file(card.replace("NICKNAME:Nan\n", "")), "--all").out
    )


def test_a_trial_says_what_would_come_and_writes_nothing(companion, file, store):
    said = companion("import", "vcard", file(CARDS), "--all", "--dry-run")
    assert "trial, nothing changed: 3 read, 3 kept" in said.out
    assert not friends(companion)


def test_the_same_file_twice_adds_nobody(companion, file):
    companion("import", "vcard", file(CARDS), "--all")
    said = companion("import", "vcard", file(CARDS), "--all")
    assert "   1  Ann Lee · 04-15 · #tea · already there as Ann Lee: the same name and birthday" in said.out
    assert said.out.endswith("nothing changed: 3 read, 0 kept, 3 already there\n")
    assert len(friends(companion)) == 3


def test_who_is_left_out_is_named_and_the_exit_code_says_so(companion, file):
    said = companion("import", "vcard", file(CARDS + GROUP + CARDS[:30]), "--all")
    assert said.code == 1
    assert "\nimported: 3 read, 3 kept, 1 left out\n" in said.out
    assert "left out: card 4 (line 15): it is a group (“Climbers”), no person" in said.out
    assert "left out card 5 (line 19): the file is cut off" in said.err


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ("", []),
        ("\n", []),
        ("none\n", []),
        ("2\n", ["Bob Ng"]),
        ("1 3\n", ["Ann Lee", "Cy"]),
        ("1-2,3\n", ["Ann Lee", "Bob Ng", "Cy"]),
        ("all\n", ["Ann Lee", "Bob Ng", "Cy"]),
        ("4\nme\n3-1\n0\n2\n", ["Bob Ng"]),
    ],
)
def test_in_a_terminal_it_asks_and_takes_in_those_chosen(companion, file, typed, answer, taken):
    typed(answer)
    said = companion("import", "vcard", file(CARDS))
    assert "take in which? (1 3-5, all, none):" in said.err
    assert sorted(friends(companion)) == taken
    if answer.startswith("4"):
        assert "“4” is not a number from 1 to 3: write numbers such as 1 3-5, all, or none" in said.err


def test_a_duplicate_chosen_by_its_number_is_another_friend_under_a_free_name(companion, file, typed):
    companion("add", "friend", "ann lee")
    typed("1\n")
    companion("import", "vcard", file(CARDS))
    assert sorted(friends(companion)) == ["Ann Lee (2)", "ann lee"]


def test_the_log_of_friends_md_comes_along_and_a_shared_activity_is_one_contact(companion, file):
    said = companion("import", "friends", file(LOG), "--all")
    assert "Grace Hopper · #navy · 2 contacts" in said.out
    assert "imported: 2 read, 2 kept with 2 contacts\n" in said.out
    found = contacts(companion)
    assert sorted(each["note"] for each in found) == [
        "Grace Hopper and Marie Curie met me in Paris",
        "Grace Hopper rang",
    ]
    assert sorted(len(each["friends"]) for each in found) == [1, 2]
    assert {each["kind"] for each in found} == {"activity"}


def test_the_log_of_a_duplicate_is_not_added(companion, file):
    companion("add", "friend", "Grace Hopper")
    companion("import", "friends", file(LOG), "--all")
    (contact,) = contacts(companion)
    assert contact["friends"] == [friends(companion)["Marie Curie"]["id"]]


def test_google_contacts_are_read(companion, file):
    said = companion("import", "google", file("Name,Notes\nAnn,tea\n,rain\n"), "--all")
    assert "left out line 3: it has no name" in said.err
    assert list(friends(companion)) == ["Ann"]


def test_the_circle_is_exported_as_vcards_and_known_again(companion, file, tmp_path):
    companion("import", "vcard", file(CARDS), "--all")
    path = tmp_path / "circle.vcf"
    assert companion("export", "vcard", str(path)).out == f"3 friends are in {path}\n"
    assert companion("export", "vcard").out.encode().replace(b"\r\n", b"\n") == path.read_bytes().replace(
        b"\r\n", b"\n"
    )
    said = companion("import", "vcard", str(path), "--all")
    assert said.out.count("the same UID") == 3
    assert said.out.endswith("nothing changed: 3 read, 0 kept, 3 already there\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("vcard", "nowhere.vcf"), "nowhere.vcf cannot be read"),
        (("google", "nowhere.csv"), "cannot be read"),
        (("csv", "x.csv", "--all"), "--all is for people"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(companion, words, why):
    said = companion("import", *words)
    assert said.code in (1, 2)
    assert why in said.err
    assert said.err.count("\n") == 1


def test_a_name_with_escape_sequences_is_shown_harmless(companion, file):
    said = companion("import", "vcard", file("BEGIN:VCARD\nFN:A\x1b[2Jnn\nEND:VCARD\n"))
    assert "\x1b" not in said.out


def test_an_import_is_one_step_to_undo(store):
    program = make_companion(store)
    program.friends.add("Zoe")
    found = FoundPeople((Person("Ann"), Person("Bob")))
    candidates = plan(found, program.work.journal)
    report = import_people(program.work, found, candidates, candidates)
    assert report.kept == 2
    assert report.change is not None
    program.undo(report.change)
    assert [friend.name for friend in program.work.journal.friends.values()] == ["Zoe"]


def test_duplicates_are_known_by_uid_then_e_mail_then_name_and_birthday_then_name(store):
    program = make_companion(store)
    program.friends.add("Ann", birthday="04-15")
    program.friends.add("Bob", note="write to <Bob@example.org>, always")
    from companion.formats.people import uid_of

    ann = next(friend.id for friend in program.work.journal.friends.values() if friend.name == "Ann")
    people = (
        Person("Annie", uid=uid_of(ann), emails=("bob@example.org",)),
        Person("Robert", emails=("x@example.org", "BOB@example.org")),
        Person(" ann", birthday="04-15"),
        Person("ANN", birthday="05-15"),
        Person("bob"),
        Person("Cy", birthday="01-01"),
        Person("Cy", birthday="01-02"),
        Person("cy"),
        Person("Dee", uid="7"),
        Person("Deirdre", uid="7"),
    )
    marked = [(each.duplicate_of, each.same) for each in plan(FoundPeople(people), program.work.journal)]
    assert marked == [
        ("Ann", "the same UID"),
        ("Bob", "the same e-mail"),
        ("Ann", "the same name and birthday"),
        ("Ann", "the same name, another birthday"),
        ("Bob", "the same name"),
        (None, ""),
        (None, ""),
        ("cy", "the same name earlier in the file"),
        (None, ""),
        ("Dee", "the same UID earlier in the file"),
    ]
