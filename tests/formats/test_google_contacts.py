"""Google Contacts as CSV, of both generations."""

from __future__ import annotations

import csv
from types import SimpleNamespace

import pytest

from companion.domain.errors import CompanionError
from companion.domain.friend import Occurrence
from companion.formats.google_contacts import read_google
from companion.formats.people import Person

OLD = (
    "Name,Given Name,Additional Name,Family Name,Nickname,Birthday,Notes,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,"
    "Event 1 - Type,Event 1 - Value,Organization 1 - Name\r\n"
)
NEW = (
    "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Birthday,"
    "Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Event 1 - Label,Event 1 - Value\r\n"
)


def test_the_older_export_is_read():
    row = (
        'Ann Lee,Ann,,Lee,,1985-04-15,"tea, cake\nand rain",* myContacts ::: Climbing ::: * starred,'
        "* Home,a@example.org ::: b@example.org,c@example.org,Anniversary,2010-05-06,Bakery\r\n"
    )
    found = read_google((OLD + row).encode())
    assert not found.left_out
    assert found.people == (
        Person(
            "Ann Lee",
            "1985-04-15",
            (Occurrence("anniversary", "2010-05-06"),),
            "tea, cake\nand rain",
            ("Climbing",),
            emails=("a@example.org", "b@example.org", "c@example.org"),
        ),
    )


def test_the_newer_export_is_read():
    row = (
        "Ann,Maria,Lee,Dr.,MBA,,,Bakery, --04-15,tea,Climbing ::: * Friends ::: * myContacts,"
        "* Work,a@example.org,First hike,--05-06\r\n"
    )
    found = read_google(("\ufeff" + NEW + row).encode())
    assert found.people == (
        Person(
            "Dr. Ann Maria Lee MBA",
            "04-15",
            (Occurrence("First hike", "05-06"),),
            "tea",
            ("Climbing", "Friends"),
            emails=("a@example.org",),
        ),
    )


def test_columns_are_found_by_name_in_any_order_and_any_case():
    found = read_google(b"notes,LAST NAME,extra,first name\ntea,Lee,x,Ann\n")
    assert found.people == (Person("Ann Lee", note="tea"),)


def test_a_row_without_a_name_is_left_out_with_its_line_and_what_it_has():
    rows = 'Ann,,,,,,"two\nlines",,,,,,,\n'
    rows += ",,,,,,,,,a@example.org,,,,\n,,,,,,,,,,,,,Bakery\n,,,,,,tea,,,,,,,\nZoe\n"
    found = read_google((OLD + rows).encode())
    assert [person.name for person in found.people] == ["Ann", "Zoe"]
    assert found.left_out == (
        "line 4: it has no name (“a@example.org”)",
        "line 5: it has no name (“Bakery”)",
        "line 6: it has no name",
    )


def test_a_quote_left_open_swallows_no_other_row():
    found = read_google(b'Name,Notes\nAnn,"tea\nBob,x\nCy,"y, z"\nDee,\n')
    assert [person.name for person in found.people] == ["Bob", "Cy", "Dee"]
    assert len(found.left_out) == 1
    found = read_google(b'Name,Notes\nAnn,"tea\nBob,x\nCy,y",1,2\nDee,\n')
    assert [person.name for person in found.people] == ["Bob", "Dee"]
    assert [reason.split(":")[0] for reason in found.left_out] == ["line 2", "line 4"]
    found = read_google(b'Name,Notes\nAnn,"tea\nCy,y",1,2\nDee,\n')
    assert [person.name for person in found.people] == ["Dee"]
    assert [reason.split(":")[0] for reason in found.left_out] == ["line 2", "line 3"]


def test_rows_with_too_many_cells_do_not_begin_the_reading_anew(monkeypatch):
    """Each would cost as much as all that follow it; only one that spans lines may have swallowed others."""
    begun = []

    def reader(lines, **how):
        begun.append(len(lines))
        return csv.reader(lines, **how)

    monkeypatch.setattr(
        "companion.formats.google_contacts.csv", SimpleNamespace(reader=reader, Error=csv.Error)
    )
    found = read_google(b"Name,Notes\n" + b"Ann,tea,1,2\n" * 5 + b"Dee,\n")
    assert [person.name for person in found.people] == ["Dee"]
    assert [reason.split(":")[0] for reason in found.left_out] == [f"line {at}" for at in range(2, 7)]
    assert begun.count(6) <= 1 and 5 not in begun


def test_a_nickname_is_a_name_when_there_is_no_other():
    found = read_google((OLD + ",,,,Annie,,,,,,,,,\n").encode())
    assert found.people[0].name == "Annie"


def test_a_damaged_row_costs_only_itself():
    rows = 'Ann,,,,,,,,,,,,,\n"Bob,,,,,,,,,,,,,\nZoe,,,,,,"x, y",,,,,,,\n' + "Cy," * 20 + "x\nDee\n"
    found = read_google((OLD + rows).encode())
    assert [person.name for person in found.people] == ["Ann", "Zoe", "Dee"]
    assert [reason.split(":")[0] for reason in found.left_out] == ["line 3", "line 5"]


def test_a_birthday_that_is_no_day_is_kept_as_text():
    (person,) = read_google(b"Name,Birthday\nAnn,in spring\n").people
    assert (person.birthday, person.dates) == ("", (Occurrence("birthday", "in spring"),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_is_read(encoding, end):
    data = f"Name,Notes{end}Zoë,tea{end}".encode(encoding)
    assert read_google(data).people == (Person("Zoë", note="tea"),)


@pytest.mark.parametrize("data", [b"", b"date,habit\n2026-03-10,Walk\n", b"BEGIN:VCARD\n", b"\xff\x00\x80"])
def test_what_is_no_table_of_contacts_is_refused(data):
    with pytest.raises(CompanionError):
        read_google(data)
