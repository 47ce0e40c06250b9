"""harsh: a file ``habits`` with names and frequencies, and a file ``log`` with a line for each answer.

A frequency is a number of days (``7``), of weeks (``1w``), so many in so many days (``3/7``), or 0 for what
is only noted; a date behind it is the day the habit ended. Lines of the log stand in any order. Headings have
no counterpart and become a ``#word`` in the note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from companion.domain.errors import Refused
from companion.domain.habit import Entry, State
from companion.domain.ranges import MAX_EVERY
from companion.domain.schedule import TRACK, Kind, Schedule
from companion.formats.trackers.files import Files
from companion.formats.trackers.found import Days, FoundHabits, Gathering, Tracked, day_of, done
from companion.formats.trackers.frequency import schedule_of

HINT = "give the folder with the files habits and log, by default ~/.config/harsh"
_BETWEEN = re.compile(r"\s+:(?:\s|$)")
_FREQUENCY = re.compile(r"(\d{1,5})(w?)(?:\s*/\s*(\d{1,5})(w?))?", re.IGNORECASE)


@dataclass
class _Kept:
    schedule: Schedule
    heading: str
    days: Days = field(repr=False)
    ended: date | None = None


def read(files: Files) -> FoundHabits:
    """The habits and the log. Raises Refused when there is neither."""
    habits, log = _pair(files)
    gathering = Gathering()
    kept: dict[str, _Kept] = {}
    if habits:
        _habits(files.text(habits), kept, gathering)
    _log(files.text(log), kept, gathering, known=bool(habits))
    if not kept:
        raise Refused(f"{files.source} holds no line of harsh", HINT)
    for name, each in kept.items():
        note = f"#{each.heading}" if each.heading else ""
        archived = each.ended is not None
        gathering.habit(
            Tracked(
                name,
                name,
                each.schedule,
                each.days.entries,
                note=note,
                archived=archived,
                ended=each.ended,
            )
        )
    return gathering.found()


def _pair(files: Files) -> tuple[str, str]:
    """The paths of habits and log; the log alone will do."""
    if files.only is not None:
        return "", next(iter(files.contents))
    logs = files.named("log")
    beside = [str(PurePosixPath(log).parent / "habits") for log in logs]
    for log, habits in zip(logs, beside, strict=True):
        if habits in files.contents:
            return habits, log
    raise Refused(f"the two files of harsh, habits and log, are not in {files.source}", HINT)


def _habits(text: str, kept: dict[str, _Kept], gathering: Gathering) -> None:
    heading = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        plain = line.strip()
        if not plain or plain.startswith("#"):
            continue
        if plain.startswith("!"):
            heading = plain.lstrip("! ").strip()
            continue
        named, colon, frequency = plain.rpartition(":")
        ended = day_of(frequency)
        if ended is not None:  # the day from which it no longer counts stands behind the frequency
            named, colon, frequency = named.rpartition(":")
        name = named.strip()
        where = f"line {number} of habits"
        if not colon or not name:
            gathering.leave_out("lines that are not habits", where)
        elif name in kept:
            gathering.leave_out("habits with the name of an earlier one", where)
        else:
            schedule = _schedule(frequency.strip(), name, gathering)
            kept[name] = _Kept(schedule, heading, Days(gathering, name), ended)


def _schedule(text: str, name: str, gathering: Gathering) -> Schedule:
    match = _FREQUENCY.fullmatch(text)
    if match is None:
        gathering.say(f"{name}: “{text[:20]}” is not a frequency, so it is only tracked")
        return TRACK
    first = int(match[1]) * (7 if match[2] else 1)
    if match[3] is not None:
        return schedule_of(int(match[1]), int(match[3]) * (7 if match[4] else 1), name, gathering)
    if first == 0:
        return TRACK
    if match[2] or first == 1 or first > MAX_EVERY:
        return schedule_of(1, first, name, gathering)
    return Schedule(Kind.EVERY, first)


def _log(text: str, kept: dict[str, _Kept], gathering: Gathering, *, known: bool) -> None:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        gathering.count()
        where = f"line {number} of log"
        parts = [part.strip() for part in _BETWEEN.split(line)]
        if len(parts) < 3 or not parts[1] or parts[2].lower() not in ("y", "n", "s"):
            gathering.leave_out("lines that are not answers from harsh", where)
            continue
        name = parts[1]
        if name not in kept:
            if known:
                gathering.say(f"{name}: it is no longer among the habits, so it is only tracked")
            else:
                gathering.say(
                    f"{name}: without the file habits its frequency is not known, so it is only tracked"
                )
            kept[name] = _Kept(TRACK, "", Days(gathering, name))
        amount, comment = _rest(parts[3:])
        kept[name].days.put(day_of(parts[0]), _entry(parts[2].lower(), amount, comment), where)


def _entry(answer: str, amount: float | None, comment: str) -> Entry | None:
    if answer == "y":
        return done(amount, comment)
    return Entry(State.SKIPPED if answer == "s" else State.MISSED, note=comment)


def _rest(parts: list[str]) -> tuple[float | None, str]:
    """Amount and comment: the comment may itself hold colons, the amount is the last part."""
    amount: float | None = None
    if len(parts) > 1:
        try:
            amount = float(parts[-1] or 0) or None
            parts = parts[:-1]
        except ValueError:
            amount = None
    return amount, " : ".join(parts).strip(" :") if len(parts) > 1 else "".join(parts)
