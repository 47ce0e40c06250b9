"""What a person reads says the plain word: riddles, jargon and second words for one thing stay out."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    r"\bput(s|ting)? (\w+ )?away\b": "archive",
    r"leave(s)? (\w+ )?in peace": "snooze",
    r"\blets? (\w+ )*rest\b|\bat rest\b|words rest|sign rests?": "mute",
    r"\bexcuse[ds]?\b(?!, missed)": "skip",
    r"· no free\b|\d free\b|free days? left": "to spare",
    r"judged anew": "earlier days keep their result",
    r"taken over by": "what came up instead",
    r"no sum\b": "nothing is added up",
    r"as it was at first|\bas before\b": "the default; as usual",
    r"\bwould tell\b|\bto tell:": "to share",
    r"yours before, last time": "from before",
    r"look at why": "look into it",
    r"restart small": "start small",
    r"what going well means|marker kept": "signs we're doing well",
    r"nobody is named here|is back again": "say until when what is muted",
    r"lies on\b": "is logged in it",
    r"\bnoted\b(?! since)": "recorded, written down, saved",
    r"\benter keeps?\b|keep this\b|not kept\.": "save",
    r"\bif you like\b": "optional",
}


def shown_strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are more than one word, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node in docs:
            continue
        if " " in node.value.strip() or node.value.istitle():
            yield node.lineno, node.value


def read_by_a_person() -> Iterator[tuple[str, str]]:
    """Every sentence with its place."""
    for path in sorted((ROOT / "companion").rglob("*.py")):
        for line, words in shown_strings(path):
            yield f"{path.relative_to(ROOT)}:{line}", words
    for path in sorted((ROOT / "companion" / "content").glob("*.toml")):
        for key, words in _values(tomllib.loads(path.read_text(encoding="utf-8")), ""):
            yield f"{path.relative_to(ROOT)} {key}", words
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        if path.exists():  # a source archive has no documents
            for number, words in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield f"{path.relative_to(ROOT)}:{number}", re.sub(r"`[^`]*`", "", words)


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """The same, read once for all phrases."""
    return tuple(read_by_a_person())


def _values(found: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(found, str):
        yield key, found
    elif isinstance(found, dict):
        for name, value in found.items():
            yield from _values(value, f"{key}.{name}")
    elif isinstance(found, list):
        for value in found:
            yield from _values(value, key)


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_no_sentence_says(phrase: str) -> None:
    found = re.compile(phrase, re.IGNORECASE)
    hits = [f"{place}: {words!r}" for place, words in sentences() if found.search(words)]
    assert not hits, f"say {FORBIDDEN[phrase]!r} instead:\n" + "\n".join(hits)
