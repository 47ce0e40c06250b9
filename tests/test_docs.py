"""What the documents promise is there, and what is there is in the documents."""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.cli.parser import MODULES, SUMMARIES
from companion.formats.sheets import SHEETS
from companion.formats.trackers import READERS
from companion.store.codec import order_of
from companion.store.layout import RECORDS, SCHEMA, SETTINGS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="a source archive has no documents")


def rows(document: str) -> dict[str, str]:
    """The rows of all tables of a document by their first cell, without its backquotes."""
    text = (DOCS / document).read_text(encoding="utf-8")
    cells = (line.strip("| ").split("|", 1) for line in text.splitlines() if line.startswith("| `"))
    return {first.strip().strip("`"): rest for first, rest in cells}


@pytest.mark.parametrize("word", MODULES)
def test_every_command_is_told_of(word):
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert f"`companion {word}`" in text


@pytest.mark.parametrize("word", READERS)
def test_every_tracker_is_told_of(word):
    assert word in rows("command-line.md")


@pytest.mark.parametrize("table", [name for name in RECORDS if name not in (SETTINGS, "entries")])
def test_every_field_of_the_json_is_told_of(table):
    told = set(re.findall(r"`(\w+)`", rows("formats.md")[table]))
    assert set(order_of(table)) <= told


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_every_column_is_told_of_in_its_order(sheet):
    told = re.findall(r"`(\w+)`", rows("formats.md")[sheet.file])
    assert told == list(sheet.columns)


def test_the_schema_is_the_one_that_is_written():
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert f"`companion export json`: schema {SCHEMA}\n" in text
    assert f'"schema": {SCHEMA},' in text


@pytest.mark.parametrize("word", MODULES)
def test_the_man_page_knows_every_command(word):
    page = (DOCS / "companion.1").read_text(encoding="utf-8")
    assert f".SS companion {word}\n{SUMMARIES[word].replace('-', chr(92) + '-')}." in page, (
        "python docs/manual.py"
    )


def parsers(word: str) -> Iterator[argparse.ArgumentParser]:
    """The parser of a command and those below it."""
    parser = importlib.import_module(f"companion.cli.{MODULES[word]}").parsers()[word]
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")}


@pytest.mark.parametrize("word", MODULES)
def test_the_man_page_knows_every_option(word):
    page = (DOCS / "companion.1").read_text(encoding="utf-8").replace("\\-", "-")
    for parser in parsers(word):
        part = page.partition(f".SS {parser.prog}\n")[2].partition(".SS ")[0]
        missing = {name for name in options(parser) if not re.search(rf"{name}(?![\w-])", part)}
        assert missing == set(), f"{parser.prog}: python docs/manual.py"


@pytest.mark.parametrize("word", MODULES)
def test_the_man_page_has_the_words_of_every_help(word, monkeypatch):
    monkeypatch.setenv("COLUMNS", "78")
    page = (DOCS / "companion.1").read_text(encoding="utf-8")
    page = page.replace("\\&", "").replace("\\-", "-").replace("\\e", "\\")
    for parser in parsers(word):
        part = page.partition(f".SS {parser.prog}\n")[2].partition(".nf\n")[2].partition(".fi\n")[0]
        assert words(part) == words(parser.format_help()), f"{parser.prog}: python docs/manual.py"


def words(told: str) -> list[str]:
    """The parts of a help as every Python sets them: without the usage, blanks, and a value named twice."""
    once = re.sub(r"(--[\w-]+) \w+, --", r"\1, --", told)
    return ["".join(part.split()) for part in once.split("\n\n") if not part.startswith("usage: ")]


def test_every_option_that_is_told_of_there_is():
    strange = []
    for row, told in rows("command-line.md").items():
        for word in re.findall(r"companion ([\w-]+)", row):
            known = set().union(*map(options, parsers(word))) if word in MODULES else set()
            strange += [
                (word, name) for name in re.findall(r"(?<![\w-])--[a-z-]+", told) if name not in known
            ]
    assert strange == []


PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", ".github/SECURITY.md")),
    *sorted(DOCS.glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:$]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_file_that_is_named_is_there(page):
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)`", (ROOT / page).read_text(encoding="utf-8"))
    here = (ROOT, ROOT / "companion", ROOT / "companion" / "tui", ROOT / "companion" / "store")
    assert named
    named = [name for name in named if "ROOM" not in name and "NAME" not in name]
    assert not [name for name in named if not any((place / name).exists() for place in here)]
