"""What is read out of text that is no JSON any more, by itself: nothing else is known of the store."""

from typing import Any

from companion.store.repair.salvage import salvage
from companion.store.tables import from_documents, serialise

WALK = {"name": "Walk", "versions": [{"start": "2026-01-01"}]}
TABLES: dict[str, dict[str, dict[str, Any]]] = {
    "habits": {"11": WALK, "12": {**WALK, "name": "Tea"}, "13": {**WALK, "name": "Book"}},
    "sessions": {"41": {"date": "2026-03-01"}},
    "strolls": {"71": {"where": "to the lake"}, "72": {"where": "home"}},
}
TEXT = serialise(from_documents(TABLES))[0].decode()


def test_a_damaged_record_takes_none_of_those_after_it_along():
    found = salvage(TEXT.replace('"Tea"', '"Tea'), {})
    assert found.tables == {**TABLES, "habits": {"11": TABLES["habits"]["11"], "13": TABLES["habits"]["13"]}}
    (piece,) = [fragment for fragment in found.fragments if "Tea" in fragment]
    assert piece.startswith('"12": {"name": "Tea,')


def test_a_lost_beginning_takes_no_table_along_but_the_first():
    found = salvage(TEXT[TEXT.index('"12"') :], {})
    assert found.tables == {**TABLES, "habits": {"12": TABLES["habits"]["12"], "13": TABLES["habits"]["13"]}}


def test_where_the_table_is_lost_what_is_known_of_an_id_tells():
    text = '"71": {"where": "to the lake"}, "41": {"date": "2026-03-01"}'
    assert salvage(text, {"71": "strolls", "41": "mutes"}).tables == {
        "strolls": {"71": {"where": "to the lake"}},
        "mutes": {"41": {"date": "2026-03-01"}},
    }
    assert salvage(text, {}).tables == {
        "_quarantine": {"71": {"where": "to the lake"}},
        "sessions": {"41": {"date": "2026-03-01"}},
    }


def test_the_whole_days_of_a_year_that_is_cut_are_kept():
    text = '{"entries": {"5": {"habit": 11, "year": 2026, "days": {"03-01": ["done", 4], "03-02": ["do'
    assert salvage(text, {}).tables == {
        "entries": {"5": {"habit": 11, "year": 2026, "days": {"03-01": ["done", 4]}}}
    }


def test_what_follows_the_last_record_is_kept_as_it_stood():
    found = salvage('"41": {"date": "2026-03-01"}, and a word beside it', {"41": "sessions"})
    assert found.tables == {"sessions": {"41": {"date": "2026-03-01"}}}
    assert "and a word beside it" in "".join(found.fragments)


def test_of_a_record_found_twice_only_the_side_that_did_not_win_is_kept_beside_it():
    sides = '"11": {"name": "Stroll"}, "11": {"name": "Walk"}'
    found = salvage(sides, {"11": "habits"})
    assert found.tables == {"habits": {"11": {"name": "Walk"}}}
    assert [each for each in found.fragments if "name" in each] == ['"11": {"name": "Stroll"}']
