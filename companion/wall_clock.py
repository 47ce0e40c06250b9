"""The clock on the wall as a text, for those on the path of a shell prompt: two of them compare as texts."""

from __future__ import annotations

import os
import time

_LIKE = "%Y-%m-%dT%H:%M"


def wall_clock() -> str:
    """``2026-03-10T09:00``: now, or what ``$COMPANION_NOW`` says; nothing where that is no time, which the
    command then says.
    """
    told = os.environ.get("COMPANION_NOW")
    if not told:
        return time.strftime(_LIKE)
    return told if _is_plain(told) else _read(told)


def _is_plain(told: str) -> bool:
    """Whether it is a time, written like this already: told without the modules that know other forms."""
    fields = (told[:4], told[5:7], told[8:10], told[11:13], told[14:])
    if not all(field.isascii() and field.isdigit() for field in fields):
        return False
    year, month, day, hour, minute = map(int, fields)
    try:
        moment = time.localtime(time.mktime((year, month, day, hour, minute, 0, 0, 0, -1)))
    except (OverflowError, ValueError):
        return False
    return time.strftime(_LIKE, moment) == told


def _read(told: str) -> str:
    from companion.clock import clock_from_environment

    try:
        return clock_from_environment()().strftime(_LIKE)
    except ValueError:
        return ""
