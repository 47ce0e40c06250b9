"""A month to look back on: numbers by default, more only when asked for."""

from __future__ import annotations

import stat
import xml.dom.minidom

import pytest


@pytest.fixture
def month(companion):
    for words in (
        ("add", "habit", "Zwetschge <b>"),
        ("tick", "zwetschge"),
        ("tick", "zwetschge", "--date", "yesterday"),
        ("add", "friend", "Mirabelle"),
        ("contact", "mirabelle"),
        ("add", "interest", "Quitte"),
        ("session", "quitte", "--minutes", "45"),
    ):
        assert companion(*words).code == 0


def test_by_default_it_names_nobody(companion, month):
    said = companion("report")
    assert said.code == 0
    assert said.out.startswith("# March 2026\n")
    for words in ("- habit 1: 2 days", "- solo: 45 min", "- interest 1: 1 session", "- close: 1 contact"):
        assert words in said.out
    for name in ("Zwetschge", "Mirabelle", "Quitte", "Signs"):
        assert name not in said.out


def test_names_come_when_asked_for_and_are_words_not_markup(companion, month, tmp_path):
    assert "- Zwetschge \\<b\\>: 2 days" in companion("report", "--with", "names").out
    target = tmp_path / "march.html"
    assert companion("report", "--with", "names,signs,notes", "--html", str(target)).code == 0
    text = target.read_text(encoding="utf-8")
    assert "Zwetschge &lt;b&gt;" in text
    assert "Mirabelle" not in text  # circles are counted, nobody is listed
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_notes_come_only_when_asked_for(companion, month):
    assert companion("session", "quitte", "--note", "Holunder").code == 0
    for wanted in ("names", "signs"):
        assert "Holunder" not in companion("report", "--with", wanted).out
    assert "## In your own words\n\n- 2026-03-10: Holunder\n" in companion("report", "--with", "notes").out


def test_the_html_is_one_file_that_fetches_nothing(companion, month, tmp_path):
    target = tmp_path / "march.html"
    companion("report", "2026-03", "--html", str(target))
    text = target.read_text(encoding="utf-8").removeprefix("<!doctype html>\n")
    xml.dom.minidom.parseString(text.replace('<meta charset="utf-8">', ""))
    assert "<svg" in text
    for word in ("src=", "href=", "url(", "<script", "@import"):
        assert word not in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "march"), 2),
        (("report", "2026-13"), 2),
        (("report", "2026-00"), 2),
        (("report", "1899-12"), 2),
        (("report", "2201-01"), 2),
        (("report", "--with", "hearts"), 2),
    ],
)
def test_what_makes_no_sense_is_one_line(companion, words, code):
    said = companion(*words)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)


@pytest.mark.parametrize(
    ("month", "named"),
    [
        ("2026-01", "January 2026"),
        ("2025-12", "December 2025"),
        ("1900-01", "January 1900"),
        ("2200-12", "December 2200"),
    ],
)
def test_every_month_there_can_be_has_a_report(companion, month, named):
    said = companion("report", month)
    assert (said.code, said.out.splitlines()[0]) == (0, f"# {named}")


def test_a_file_that_is_there_stays(companion, month, tmp_path):
    target = tmp_path / "march.html"
    target.write_text("mine")
    assert companion("report", "--html", str(target)).code == 1
    assert target.read_text() == "mine"


def test_only_what_is_empty_says_that_nothing_was_recorded(companion, month, tmp_path):
    target = tmp_path / "march.html"
    assert companion("report", "--html", str(target)).code == 0
    assert "Nothing recorded." not in companion("report").out
    assert "Nothing recorded." not in target.read_text(encoding="utf-8")


def test_a_month_without_anything_is_calm(companion, month):
    assert "Nothing recorded." in companion("report", "2020-01").out
