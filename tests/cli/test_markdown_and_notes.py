"""Exports for reading, and exports without what one wrote."""

from __future__ import annotations

import json
import stat
import zipfile

import pytest

from tests.cli.conftest import process

HOSTILE = "[/] *a* `b` <i> | # x"


@pytest.fixture
def filled(companion, store):
    companion("add", "habit", HOSTILE, "--amount", "20", "--unit", "pages")
    companion("tick", HOSTILE, "--amount", "25")
    companion("add", "habit", "Walk")
    companion("tick", "walk", "--skip", "--reason", "knee, secretly", "--date", "yesterday")
    companion("add", "friend", "Mira", "--circle", "inner")
    companion("contact", "mira", "--kind", "letter")
    companion("add", "interest", "Maps", "--goal", "120 minutes a week")
    companion("session", "maps", "--minutes", "30", "--place", "attic", "--note", "secretly glad")
    return companion


def test_markdown_tells_how_it_stands_and_the_days_newest_first(filled):
    text = filled("export", "markdown").out
    assert text.startswith("# Companion, 2026-03-10\n")
    assert "\n## Habits\n\n| habit | schedule |" in text
    assert "\n## Friends\n\n| friend | circle |" in text
    assert text.index("### 2026-03-10, Tuesday") < text.index("### 2026-03-09, Monday")
    assert "- [ ] Walk, skipped — knee, secretly\n" in text
    assert "- letter: Mira\n" in text
    assert "- Maps: 30 min, solo, attic — secretly glad\n" in text


def test_nothing_in_a_name_is_markup(filled):
    text = filled("export", "markdown").out
    assert r"- [x] \[/\] \*a\* \`b\` \<i\> \| \# x, 25 pages" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {line.replace(r"\|", "").count("|") for line in rows} == {7, 6}


def test_markdown_goes_into_a_file_for_its_owner_only(filled, tmp_path):
    target = tmp_path / "diary.md"
    assert filled("export", "markdown", str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text() == filled("export", "markdown", "-").out


def test_an_empty_store_is_a_short_document(companion, store):
    assert companion("export", "markdown").out == "# Companion, 2026-03-10\n"


@pytest.mark.parametrize("form", ["json", "markdown", "vcard"])
def test_without_notes_no_own_word_is_left(filled, form):
    assert form == "vcard" or "secretly" in filled("export", form).out
    bare = process("export", form, "--without-notes")
    assert bare.code == 0
    assert "secretly" not in bare.out
    assert "Mira" in bare.out


def test_tables_without_notes(filled, tmp_path):
    target = tmp_path / "tables.zip"
    assert filled("export", "csv", str(target), "--without-notes").code == 0
    with zipfile.ZipFile(target) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert "Walk,skipped" in texts["entries.csv"]
    assert not any("secretly" in text for text in texts.values())


def test_a_json_export_without_notes_says_the_same_schema(filled):
    bare = json.loads(filled("export", "json", "--without-notes").out)
    assert bare["companion"] == "journal"
    assert bare["schema"] == json.loads(filled("export", "json").out)["schema"]


def test_the_help_names_what_is_private(companion):
    said = companion("export", "--help").out
    for word in ("birthdays", "check-ins", "agreements", "places", "--without-notes"):
        assert word in said
    assert all(len(line) <= 100 for line in said.splitlines())
