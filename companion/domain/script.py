"""Words for asking: blanks, how they are filled, and what may be said about a text. Advice, never a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_BLANK = re.compile(r"\{([a-z_]{1,40})\}")
_TIME_BACK = re.compile(r"\bback\b[^.?!]{0,30}?(\d|noon|midnight|an hour|half an hour)", re.I)


class Script(NamedTuple):
    """A template in a long and a short form, as ``content/scripts.toml`` words it."""

    id: str
    title: str
    long: str
    short: str

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of its blanks, each once, in the order they come."""
        return tuple(dict.fromkeys(_BLANK.findall(f"{self.long} {self.short}")))


FORMS = ("long", "short")


def own_form(script_id: str, form: str) -> str:
    """Under which name one's own wording of a form lies beside the blanks."""
    return f"{script_id}.{form}"


def reworded(script: Script, own: Mapping[str, str]) -> Script:
    """``script`` in one's own wording, where there is one among ``own``."""
    forms = {form: own[name] for form in FORMS if own.get(name := own_form(script.id, form), "")}
    return script._replace(**forms) if forms else script


class Lint(NamedTuple):
    """What the checks look at."""

    max_words: int
    max_sorry: int
    needs_return_time: tuple[str, ...]
    avoid: tuple[str, ...]


def parts(text: str, words: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces: (words, whether they are an empty blank, named in brackets)."""
    at = 0
    for match in _BLANK.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        filled = words.get(match[1], "").strip()
        yield (filled, False) if filled else (f"[{blank_name(match[1])}]", True)
        at = match.end()
    if at < len(text):
        yield text[at:], False


def filled(text: str, words: Mapping[str, str]) -> str:
    """``text`` with its blanks filled; an empty one stands in brackets."""
    said = "".join(piece for piece, _ in parts(text, words))
    return said[:1].upper() + said[1:]


def open_blanks(text: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the blanks in ``text`` that ``words`` leave open, each once, in the order they come."""
    found = _BLANK.findall(text)
    return tuple(dict.fromkeys(name for name in found if not words.get(name, "").strip()))


def blank_name(name: str) -> str:
    """The name of a blank as one reads it."""
    return name.replace("_", " ")


def advice(script: Script, text: str, lint: Lint) -> list[str]:
    """What might be looked at in ``text`` before it is said."""
    plain = " ".join(text.casefold().split())
    said = []
    number = len(plain.split())
    if script.id in lint.needs_return_time and not _TIME_BACK.search(text):
        said.append("it does not say when you are back")
    if number > lint.max_words:
        said.append(f"{number} words: under {lint.max_words} is easier to hear")
    if len(re.findall(r"\bsorry\b", plain)) > lint.max_sorry:
        said.append(f"more than {lint.max_sorry} “sorry”: asking is not a fault")
    said += [
        f"“{phrase}” is hard to listen to"
        for phrase in lint.avoid
        if re.search(rf"\b{re.escape(phrase.casefold())}\b", plain)
    ]
    if _BLANK.search(text) or "[" in text:
        said.append("a blank is still open")
    return said
