"""The files of words: those that come with Companion, and a person's own beside them.

Own files lie in the folder ``content`` of the platform's settings folder, or in ``$COMPANION_CONTENT``, under
the same names (``signs.toml``, ``cards.toml``, ``compass.toml``, ``scripts.toml``, ``talk.toml``,
``starters.toml``). What they say stands in place of the built-in words; what they leave out stays as it is.
Entries with an ``id`` are replaced one by one, lists without one (people to turn to) as a whole. New entries
are taken into scripts only: signs and rows of the compass are known to the rules by their ids.

A file that cannot be read, or whose values are of another kind than the built-in ones, is left aside as a
whole, and a notice says so in one line.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from companion.bounded import open_regular, read_handle
from companion.content.parsed import parsed
from companion.domain.errors import Refused
from companion.paths import content_folder

NAMES = ("signs", "cards", "compass", "scripts", "talk", "starters")
_FOLDER = Path(__file__).parent
_OPEN = ("script",)  # lists that take new entries
_FREE = ("fits", "avoid", "needs_return_time", "lines")  # lists of words, of any length
_MAY_BE_EMPTY = ("source",)
_RENAMED = {"checked_on": "source"}  # a field of an entry, by its name before
_GONE = ("hidden_while_muted",)  # scripts always stand now
_MAX_BYTES = 500_000  # of one own file; the longest of ours has a fiftieth of it
_MAX_LENGTH = 4000  # characters of one text


class Misfit(Exception):
    """A value of an own file that cannot stand where it is; the text says why."""


_notices: list[str] = []
_aside: set[str] = set()


def built_in(name: str) -> dict[str, Any]:
    """What comes with Companion under ``name``, whatever a person's own file says."""
    return parsed(_FOLDER / f"{name}.toml")


@cache
def load(name: str) -> dict[str, Any]:
    """The words of the file ``name``, a person's own in place of the built-in ones."""
    ours = built_in(name)
    path = content_folder() / f"{name}.toml"
    try:
        text = _read(path).decode("utf-8-sig")
        import tomllib  # only where there are words of one's own

        own = tomllib.loads(text)
        joined: dict[str, Any] = _joined(ours, own, name)
        return joined
    except (FileNotFoundError, NotADirectoryError):
        return ours
    except (OSError, Refused, ValueError, RecursionError):  # no file, too large, no text, no TOML
        _aside.add(name)
        _notices.append(f"your {name}.toml cannot be read, so the built-in words are used")
    except Misfit as reason:
        _aside.add(name)
        _notices.append(f"your {name}.toml is left aside ({reason}), so the built-in words are used")
    return ours


def _read(path: Path) -> bytes:
    """The bytes of an own file. Raises OSError, Refused for what is no file or is too large."""
    handle = open_regular(path, "")
    try:
        return read_handle(handle, path.name, _MAX_BYTES)
    finally:
        os.close(handle)


def notices() -> tuple[str, ...]:
    """Sentences about own files that were left aside, each once. Reads all files that were not read yet."""
    if content_folder().is_dir():
        for name in NAMES:
            load(name)
    told = tuple(_notices)
    _notices.clear()
    return told


def own_words() -> str:
    """Which own files there are, in a few words: ``scripts, cards (left aside)``, or ``none``."""
    found = []
    for name in NAMES:
        if (content_folder() / f"{name}.toml").exists():
            load(name)
            found.append(f"{name} (left aside)" if name in _aside else name)
    return ", ".join(found) or "none"


def forget() -> None:
    """Read everything again when it is next asked for."""
    load.cache_clear()
    _aside.clear()
    _notices.clear()


def _joined(built_in: Any, own: Any, where: str) -> Any:
    if isinstance(built_in, dict):
        if not isinstance(own, dict):
            raise Misfit(f"{where} is not a table")
        strange = sorted(set(own) - set(built_in))
        if strange:
            raise Misfit(f"there is no {strange[0][:40]!r} in {where}")
        return {
            key: _joined(value, own[key], key if where in NAMES else f"{where}.{key}")
            if key in own
            else value
            for key, value in built_in.items()
        }
    if type(own) is not type(built_in):
        raise Misfit(f"{where} is not a {_kind(built_in)}")
    if isinstance(built_in, list):
        return _joined_lists(built_in, own, where)
    if isinstance(own, str) and not own and where.rpartition(".")[2] in _MAY_BE_EMPTY:
        return own
    if isinstance(own, str) and (len(own) > _MAX_LENGTH or not own.strip()):
        raise Misfit(f"{where} is {'empty' if not own.strip() else 'too long'}")
    return own


def _joined_lists(built_in: list[Any], own: list[Any], where: str) -> list[Any]:
    if not built_in or not isinstance(built_in[0], dict):
        if not all(isinstance(item, str) for item in own):
            raise Misfit(f"{where} is not a list of texts")
        free = where.rpartition(".")[2] in _FREE
        if not free and len(own) != len(built_in):
            raise Misfit(f"{where} does not have {len(built_in)} lines")
        return own
    if "id" not in built_in[0]:
        return [_whole(built_in[0], _renamed(item), where) for item in own]
    joined = {row["id"]: row for row in built_in}
    for item in map(_renamed, own):
        key = item.get("id") if isinstance(item, dict) else None
        if not isinstance(key, str):
            raise Misfit(f"a {where} has no id")
        if key in joined:
            joined[key] = _joined(joined[key], item, where)
        elif where in _OPEN:
            joined[key] = _whole(built_in[0], item, where)
        else:
            raise Misfit(f"there is no {where} {key[:40]!r}")
    return list(joined.values())


def _renamed(item: Any) -> Any:
    """An entry as it would be written today: what files of before called otherwise, or had besides."""
    if not isinstance(item, dict):
        return item
    known = {key: value for key, value in item.items() if key not in _GONE}
    for before, now in _RENAMED.items():
        if before in known and now not in known:
            known[now] = known.pop(before)
    return known


def _whole(pattern: dict[str, Any], item: Any, where: str) -> Any:
    missing = sorted(set(pattern) - set(item)) if isinstance(item, dict) else []
    if missing:
        raise Misfit(f"a {where} has no {missing[0]}")
    return _joined(pattern, item, where)


def _kind(value: object) -> str:
    return {str: "text", bool: "true or false", int: "whole number", list: "list"}.get(type(value), "value")
