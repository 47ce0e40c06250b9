"""Out and in again: nothing lost, nothing doubled, one undo step."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from companion.domain.errors import Refused
from companion.domain.fields import FIELDS
from companion.domain.friend import Circle, Feeling
from companion.domain.habit import Entry, State, Version
from companion.domain.journal import Journal
from companion.domain.schedule import DAILY
from companion.domain.season import SeasonKind
from companion.domain.session import Session
from companion.formats.bundle import read_bundle
from companion.formats.json_journal import read_journal, write_journal
from companion.formats.sheets import SHEETS
from companion.formats.table_text import read_table
from companion.services.companion import Companion
from companion.services.csv_exchange import import_csv
from companion.services.csv_export import export_csv
from companion.services.csv_import import CsvImport
from companion.services.demo import demo_journal, write_demo
from companion.services.json_exchange import import_journal, joined
from companion.services.snapshot import Snapshot
from companion.services.status import status_json
from tests.store.strategies import journals, sound_journals

HEAD = "date,habit,state,amount,note\n"
HOSTILE = [
    "[/] call [mum",
    "👩‍🚀 tea",
    "قراءة",
    "x" * 200,
    "two\nlines",
    "\x1b[31mred",
    "=1+1",
    "a; b\\",
    "'-c",
]


def table(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def entries(work, name: str = "Walk"):
    habit = next(habit for habit in work.journal.habits.values() if habit.name == name)
    return work.journal.entries_of(habit.id)


@pytest.mark.parametrize("target", ["tables", "tables.zip"])
def test_tables_bring_the_same_day_into_an_empty_store(work, new_work, tmp_path, target):
    write_demo(work.repository, work.today(), 1)
    export_csv(work.journal, tmp_path / target)
    other = new_work("other")
    found = import_csv(other, tmp_path / target)
    assert not found.problems

    def shown(journal: Journal):
        journal = journal._replace(blocks={}, seasons={})  # they have no table; JSON keeps them
        shot = status_json(Snapshot(journal, work.today()))
        for row in (*shot["habits"], *shot["friends"], *shot["interests"]):
            del row["id"]
        # Attempts, plans and lapses are in it; an answer to a lapse would not be.
        return shot

    assert shown(other.journal) == shown(work.journal)
    export_csv(other.journal, tmp_path / "again")
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    if target == "tables":
        assert again == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}


def test_the_same_tables_twice_change_nothing(work, tmp_path):
    write_demo(work.repository, work.today(), 1)
    export_csv(work.journal, tmp_path / "tables.zip")
    before = work.journal
    assert import_csv(work, tmp_path / "tables.zip").words == "nothing new"
    assert work.journal == before


def test_names_of_any_kind_come_back(work, new_work, tmp_path):
    companion = Companion(work.repository, work.clock)
    ids = []
    for name in HOSTILE:
        habit = companion.habits.add(name, DAILY, note=name).delta[0].key
        companion.habits.skip(habit, reason=name)
        ids.append(companion.friends.add(name, note=name, good_for=name, tags=(name,)).delta[0].key)
        companion.friends.add_ask(ids[-1], name)
        interest = companion.interests.add(name, why=name).delta[0].key
        companion.sessions.log(Session(0, work.today(), interest=interest, place=name, note=name))
    companion.friends.log(ids, note="all; of them")
    export_csv(work.journal, tmp_path / "tables")
    other = new_work("other")
    found = import_csv(other, tmp_path / "tables")
    assert not found.problems
    assert [habit.name for habit in other.journal.habits.values()] == HOSTILE
    (contact,) = other.journal.contacts.values()
    assert [other.journal.friends[key].name for key in contact.friends] == HOSTILE
    export_csv(other.journal, tmp_path / "again")
    for path in (tmp_path / "tables").iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_no_exported_cell_is_a_formula(work, tmp_path):
    companion = Companion(work.repository, work.clock)
    companion.friends.add("=cmd|'/C calc'!A0", note="@SUM(1)")
    export_csv(work.journal, tmp_path / "tables")
    row = (tmp_path / "tables" / "friends.csv").read_text().splitlines()[1]
    assert row.startswith("'=cmd")
    assert row.endswith(",'@SUM(1)")


def test_entries_alone_create_missing_habits_as_daily(work, tmp_path):
    path = table(tmp_path, "entries", f"{HEAD}2026-03-02,Walk,done,,\n2026-03-01,Walk,skipped,,ill\n")
    assert import_csv(work, path).words == "1 habit and 2 entries added"
    (habit,) = work.journal.habits.values()
    assert (str(habit.current.schedule), habit.start) == ("daily", date(2026, 3, 1))
    assert entries(work)[date(2026, 3, 1)] == Entry(State.SKIPPED, note="ill")


def test_a_row_replaces_the_entry_of_its_date_and_a_later_row_wins(work, tmp_path):
    path = table(tmp_path, "entries", f"{HEAD}2026-03-01,Walk,done,20,slow\n2026-03-02,Walk,done,,\n")
    import_csv(work, path)
    path = table(tmp_path, "entries", f"{HEAD}2026-03-01,walk,missed,,\n2026-03-01,WALK,skipped,,ill\n")
    assert import_csv(work, path).words == "1 entry changed"
    assert entries(work)[date(2026, 3, 1)] == Entry(State.SKIPPED, note="ill")
    assert entries(work)[date(2026, 3, 2)] == Entry(State.DONE)


def test_a_trial_says_the_same_and_changes_nothing(work, tmp_path):
    path = table(tmp_path, "entries", f"{HEAD}2026-03-01,Walk,done,,\nbad,Walk,done,,\n")
    trial = import_csv(work, path, dry_run=True)
    assert (trial.change, work.journal.habits) == (None, {})
    done = import_csv(work, path)
    assert (trial.words, trial.problems) == (done.words, done.problems)


def test_an_import_is_one_step_to_undo(work, tmp_path):
    companion = Companion(work.repository, work.clock)
    companion.habits.add("Sit", DAILY)
    before = work.journal
    write_demo_tables(tmp_path, work)
    found = import_csv(work, tmp_path / "tables")
    assert found.change is not None
    companion.undo(found.change)
    after = work.journal
    assert (after.habits, after.friends, after.sessions) == (before.habits, before.friends, before.sessions)
    assert not any(after.entries.values())


def write_demo_tables(folder: Path, work) -> None:
    ids = count(1)
    export_csv(demo_journal(work.today(), 1, lambda: next(ids)), folder / "tables")


def test_the_rows_of_a_habit_are_its_versions_and_an_empty_cell_says_nothing(work, tmp_path):
    head = "name,start,schedule,amount,unit,note\n"
    rows = "Walk,2026-01-01,daily,,,mine\nWalk,2026-02-01,3 a week,20,minutes,\n"
    import_csv(work, table(tmp_path, "habits", head + rows))
    (habit,) = work.journal.habits.values()
    assert [str(version.schedule) for version in habit.versions] == ["daily", "3 a week"]
    assert (habit.current.amount, habit.note) == (20, "mine")
    import_csv(work, table(tmp_path, "habits", "name,note\nwalk,mine alone\n"))
    (again,) = work.journal.habits.values()
    assert (again.versions, again.note) == (habit.versions, "mine alone")


def test_sessions_alone_make_the_entries_of_their_habits(work, tmp_path):
    head = "date,kind,minutes,interest,habit,chosen,after,place,note\n"
    rows = (
        "2026-03-01,solo,20,,Walk,,,,\n2026-03-02,solo,20,,Walk,not chosen,,,\n2026-03-03,solo,,Maps,,,,,\n"
    )
    assert import_csv(work, table(tmp_path, "sessions", head + rows)).words.startswith("1 habit")
    assert list(entries(work)) == [date(2026, 3, 1)]
    assert [interest.name for interest in work.journal.interests.values()] == ["Maps"]


def test_contacts_alone_bring_friends_nobody_knew(work, tmp_path):
    path = table(tmp_path, "contacts", "date,friends,kind,note\n2026-02-01,Mira; Joren,call,\n")
    import_csv(work, path)
    assert {friend.name: friend.added for friend in work.journal.friends.values()} == {
        "Mira": date(2026, 2, 1),
        "Joren": date(2026, 2, 1),
    }
    assert {friend.circle for friend in work.journal.friends.values()} == {Circle.CLOSE}


def test_what_is_no_table_is_refused_and_nothing_is_written(work, tmp_path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "empty").mkdir()
    table(tmp_path / "other", "shopping", "what,where\nbread,corner\n")
    mixed = table(tmp_path / "mixed", "entries", f"{HEAD}2026-03-01,Walk,done,,\n").parent
    (mixed / "friends.csv").write_bytes(b"\xff\xfe\x00\xd8")
    for name in ("picture.csv", "bad.zip", "empty", "other", "other/shopping.csv", "mixed", "nowhere.csv"):
        with pytest.raises(Refused) as error:
            import_csv(work, tmp_path / name)
        assert error.value.hint
        assert "\n" not in error.value.line
    assert work.journal == Journal()


def test_a_zip_made_by_hand_of_a_folder_reads_as_well(work, tmp_path):
    with zipfile.ZipFile(tmp_path / "hand.zip", "w") as archive:
        archive.writestr(
            "tables/entries.csv", "\ufeff" + HEAD.replace(",", ";") + "2026-03-01;Walk;done;;\r\n"
        )
        archive.writestr("__MACOSX/tables/._entries.csv", b"\x00\x05\x16")
        archive.writestr("tables/readme.txt", "hello")
    assert not import_csv(work, tmp_path / "hand.zip").problems
    assert len(entries(work)) == 1


def test_json_comes_back_byte_for_byte(work, new_work):
    write_demo(work.repository, work.today(), 1)
    written = write_journal(work.journal)
    other = new_work("other")
    given, problems = read_journal(written)
    import_journal(other, given, problems)
    assert write_journal(other.journal) == written
    assert import_journal(other, given, []).words == "nothing new"


def by_name(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """The six tables without ids: what points to a record names it."""
    names = {
        t: {r.id: r.name for r in getattr(journal, t).values()} for t in ("habits", "friends", "interests")
    }
    told: dict[str, list[tuple[object, ...]]] = {}
    for table in (*names, "contacts", "sessions"):
        rows = []
        for record in getattr(journal, table).values():
            fields = record._replace(id=0)._asdict()
            for field, points in (("habit", "habits"), ("interest", "interests")):
                if field in fields:
                    fields[field] = names[points].get(fields[field])
            if table == "contacts":
                fields["friends"] = [names["friends"][key] for key in fields["friends"]]
            rows.append(tuple(fields.items()))
        told[table] = sorted(rows, key=repr)
    told["entries"] = sorted(
        (
            (names["habits"][key], day, entry)
            for key, days in journal.entries.items()
            for day, entry in days.items()
        ),
        key=repr,
    )
    return told


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(sound_journals())
def test_the_six_tables_of_any_journal_come_back_whole(journal):
    with TemporaryDirectory() as folder:
        export_csv(journal, Path(folder) / "out.zip")
        back = imported(Path(folder) / "out.zip")
        assert by_name(back) == by_name(journal)
        export_csv(back, Path(folder) / "again.zip")
        assert (Path(folder) / "again.zip").read_bytes() == (Path(folder) / "out.zip").read_bytes()
        assert imported(Path(folder) / "out.zip", back) == back


def imported(path: Path, into: Journal | None = None) -> Journal:
    into = into or Journal()
    ids = count(1 + max((key for table in into[:6] for key in table), default=0))
    found = {}
    for file, text in read_bundle(path).items():
        sheet = SHEETS[Path(file).stem]
        found[sheet.name], problems = read_table(sheet, text, file)
        assert not problems
    return CsvImport(found, date(2026, 3, 10), lambda: next(ids))(into)


@pytest.mark.parametrize("table", ["habits", "friends", "interests"])
def test_two_things_of_one_name_stay_two(table, tmp_path):
    made: dict[str, Any] = {table: {key: built_once(table, key, "Walk ") for key in (1, 2)}}
    export_csv(Journal(**made), tmp_path / "out.zip")
    back = imported(tmp_path / "out.zip")
    assert [record.name for record in getattr(back, table).values()] == ["Walk", "Walk (2)"]


def built_once(table: str, key: int, name: str):
    version = (Version(date(2026, 1, 1)),)
    given = {"versions": version} if table == "habits" else {"added": date(2026, 1, 1)}
    return FIELDS[table].kind(id=key, name=name, **given)


def test_an_older_table_without_the_newer_columns_doubles_nothing(work, tmp_path):
    companion = Companion(work.repository, work.clock)
    mira = companion.friends.add("Mira").delta[0].key
    companion.friends.log([mira], felt=Feeling.LIFTED, seen="alone")
    head = "date,friends,kind,note\n"
    path = table(tmp_path, "contacts", f"{head}{work.today()},Mira,message,\n")
    assert import_csv(work, path).words == "nothing new"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(journals)
def test_any_journal_comes_back_from_json(journal):
    given, problems = read_journal(write_journal(journal))
    assert not problems
    assert write_journal(joined(Journal(), given)) == write_journal(journal)


def test_json_of_the_same_names_joins_them(work, new_work):
    for each in (work, new_work("other")):
        companion = Companion(each.repository, each.clock)
        habit = companion.habits.add("Walk", DAILY).delta[0].key
        friend = companion.friends.add("Mira").delta[0].key
        companion.habits.tick(habit, date(2026, 3, 1 if each is work else 2))
        companion.friends.log([friend], day=date(2026, 3, 1 if each is work else 2))
        if each is not work:
            end = companion.work.today()
            companion.seasons.add("Exams", kind=SeasonKind.BUSY, end=end, habits={habit: None}, circles={})
        other = each
    given, problems = read_journal(write_journal(other.journal))
    import_journal(work, given, problems)
    (habit_id,) = work.journal.habits
    (friend_id,) = work.journal.friends
    assert len(work.journal.entries_of(habit_id)) == 2
    assert [dict(season.habits) for season in work.journal.seasons.values()] == [{habit_id: None}]
    assert [contact.friends for contact in work.journal.contacts.values()] == [(friend_id,)] * 2


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"companion": 1}', b"\xff\xff", b"[" * 100_000])
def test_json_that_is_no_journal_is_refused(data):
    with pytest.raises(Refused):
        read_journal(data)


def test_a_record_that_cannot_be_read_is_named_and_the_others_are_kept():
    mira = {"id": "1", "name": "Mira", "added": "2026-01-01"}
    impossible = {"habit": "1", "date": "2026-02-30", "state": "done"}
    given = {"friends": [mira, {"id": "2", "name": 7}, 5], "entries": [impossible, 1]}
    journal, problems = read_journal(json.dumps({"companion": "journal", "schema": 1, **given}).encode())
    assert [friend.name for friend in journal.friends.values()] == ["Mira"]
    assert [problem.place for problem in problems] == ["friends 2", "friends 3", "entries 1", "entries 2"]
