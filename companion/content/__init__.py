"""Signs, cards, compass, scripts, talk and starters: words in TOML files, and what reads them.

A person's own files stand in place of those that lie here: see ``files``. Nothing is read before it is asked
for, so that what needs no words does not wait for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from companion.content import files
from companion.domain.check_in import Sign
from companion.domain.script import Lint, Script


@cache
def signs() -> dict[str, Sign]:
    """The eleven signs by id, in the order of the file."""
    found = (Sign(**{**row, "fits": tuple(row["fits"])}) for row in files.load("signs")["sign"])
    return {sign.id: sign for sign in found}


@cache
def sign_groups() -> dict[str, str]:
    """The two groups of signs: id to heading."""
    return dict(files.load("signs")["groups"])


class Starter(NamedTuple):
    """A habit offered at the start."""

    name: str
    schedule: str
    amount: float | None = None
    unit: str = ""


@cache
def starter_habits() -> tuple[Starter, ...]:
    """Habits to pick from; nothing is chosen beforehand."""
    return tuple(Starter(**row) for row in files.load("starters")["habit"])


@cache
def card(name: str, text: str = "text") -> str:
    """A text of a card by its name: ``about_check_in``, ``lapse``, ``welcome_back`` ..."""
    return str(files.load("cards")[name][text])


class Gate(NamedTuple):
    """The one question after signs that also occur under pressure. Answers are numbered from 1.

    ``act`` is how the third answer reads for a sign, and under ``several`` for more than one.
    """

    question: str
    answers: tuple[str, ...]
    safety_card_on: int
    resources_only_on: int
    act: Mapping[str, str]

    def answers_for(self, noticed: Sequence[str]) -> tuple[str, ...]:
        """The answers as they read after these signs of the gate were marked noticed."""
        act = self.act["several"] if len(noticed) != 1 else self.act.get(noticed[0], self.act["several"])
        return tuple(filled(answer, {"act": act}) for answer in self.answers)


class Resource(NamedTuple):
    """People to turn to, and the source and year of what is said about them."""

    where: str
    name: str
    how: str
    source: str


@cache
def gate() -> Gate:
    """The question and its answers."""
    raw = files.load("cards")["gate"]
    return Gate(
        raw["question"],
        tuple(raw["answers"]),
        raw["safety_card_on"],
        raw["resources_only_on"],
        dict(raw["act"]),
    )


@cache
def safety_card() -> tuple[str, str]:
    """The safety card: its text, and what comes after the people to turn to."""
    raw = files.load("cards")["safety"]
    return raw["text"], raw["after"]


@cache
def resources() -> tuple[Resource, ...]:
    """People to turn to."""
    return tuple(Resource(**row) for row in files.load("cards")["resource"])


class Pages(NamedTuple):
    """Sentences under a title."""

    title: str
    lines: tuple[str, ...]


@cache
def lands_badly() -> Pages:
    """What may be said when asking for time lands badly."""
    raw = files.load("cards")["lands_badly"]
    return Pages(raw["title"], tuple(raw["lines"]))


class StillQuestion(NamedTuple):
    """The question that opens the monthly talk, and its two lines."""

    question: str
    mine: str
    theirs: str


@cache
def still_question() -> StillQuestion:
    """Are we each still ourselves?"""
    return StillQuestion(**files.load("cards")["still_ourselves"])


class CompassRow(NamedTuple):
    """One row: its two ends, its question, and a small step towards."""

    id: str
    toward: str
    away: str
    prompt: str
    step: str


@cache
def compass() -> dict[str, CompassRow]:
    """The five rows by id."""
    return {row["id"]: CompassRow(**row) for row in files.load("compass")["row"]}


@cache
def scripts() -> dict[str, Script]:
    """Words for asking, by id."""
    return {row["id"]: Script(**row) for row in files.load("scripts")["script"]}


@cache
def lint() -> Lint:
    """What the checks of a script look at."""
    raw = files.load("scripts")["lint"]
    lists = {name: tuple(raw[name]) for name in ("needs_return_time", "avoid")}
    return Lint(**{**raw, **lists})


class Section(NamedTuple):
    """A section of the Talk screen: what it is called, what it is for, what it says when empty."""

    id: str
    title: str
    prompt: str
    empty: str


@cache
def sections() -> dict[str, Section]:
    """The sections of the Talk screen, by id."""
    return {row["id"]: Section(**row) for row in files.load("talk")["section"]}


def words(group: str, name: str, **blanks: object) -> str:
    """A line of ``talk.toml`` with its blanks filled."""
    return filled(files.load("talk")[group][name], blanks)


def filled(text: str, blanks: Mapping[str, object]) -> str:
    """``text`` with ``{name}`` replaced; what is not given stays as it stands, and nothing else is read."""
    return re.sub(r"\{(\w+)\}", lambda found: str(blanks.get(found[1], found[0])), text)


def demo() -> dict[str, Any]:
    """The made-up life of the demo, as ``demo.toml`` has it; its own head says how it is to be read."""
    return files.built_in("demo")


def notices() -> tuple[str, ...]:
    """Sentences about own files that were left aside, each once."""
    return files.notices()


def forget() -> None:
    """Read all words again when they are next asked for."""
    files.forget()
    readers: tuple[Any, ...] = (signs, sign_groups, starter_habits, card, gate, safety_card, resources)
    for reader in (*readers, compass, scripts, lint, sections, lands_badly, still_question):
        reader.cache_clear()
