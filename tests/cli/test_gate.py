"""What is behind this? On a terminal, and its answer is nowhere afterwards."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from companion.cli import check_in
from companion.content import gate, resources
from tests.tui.test_gate import files

ANSWERS = ["1", "2", "3", "4", "5", "", "c"]


@pytest.fixture(autouse=True)
def _same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids without their random bits, so that whole files can be compared."""
    monkeypatch.setattr(os, "urandom", lambda number: bytes(number))


@pytest.fixture
def asked(companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A check-in that noticed ``drained``, on a store of its own, with an answer typed."""

    def ask(answer: str):
        folder = tmp_path / f"answer-{answer}"
        monkeypatch.setenv("COMPANION_DATA", str(folder / "companion.json"))
        monkeypatch.setattr(check_in, "can_ask", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n\n"))
        return companion("check-in", "--sign", "drained=noticed"), files(folder)

    return ask


def test_all_answers_leave_the_same_bytes(asked):
    stores = {answer: asked(answer)[1] for answer in ANSWERS}
    assert all(store == stores[""] for store in stores.values())
    assert b"mutes" in stores[""]["companion.json"]


def test_the_question_stands_on_the_other_screen_and_is_gone(asked):
    said, _ = asked("1")
    before, _, rest = said.err.partition("\x1b[?1049h")
    asked_there, _, after = rest.partition("\x1b[?1049l")
    assert gate().question in asked_there
    assert "It makes things hard at home when I take time for myself" in asked_there
    assert (before, after.strip()) == ("", "")
    assert gate().question not in said.out


def test_the_card_stands_in_place_of_the_steps(asked):
    said, _ = asked("3")
    assert all(resource.how in said.err for resource in resources())
    sources = [each.source for each in resources() if each.source]
    assert sources and all(f" ({source})\n" in said.err for source in sources)
    assert "ever frightened" in said.err
    assert "next:" not in said.out
    assert "next:" in asked("2")[0].out
    unsure, _ = asked("4")
    assert resources()[0].how in unsure.err
    assert "ever frightened" not in unsure.err


def test_without_a_terminal_it_is_not_asked(companion):
    said = companion("check-in", "--sign", "drained=noticed")
    assert (said.code, said.err) == (0, "")
