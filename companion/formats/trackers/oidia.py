"""oidia: ``streaks.json``, a list of titles with a count for each day. It knows no targets."""

from __future__ import annotations

from companion.domain.schedule import TRACK
from companion.formats.trackers.fields import number, numbered, text
from companion.formats.trackers.files import Files, json_of, not_it
from companion.formats.trackers.found import Days, FoundHabits, Gathering, Tracked, day_of, done

WHAT = "the streaks.json of oidia"


def read(files: Files) -> FoundHabits:
    """The streaks. Raises Refused for anything else."""
    given = json_of(files, WHAT)
    if not isinstance(given, list) or not given:
        raise not_it(files, WHAT)
    if not all(isinstance(each, dict) and isinstance(each.get("days"), dict) for each in given):
        raise not_it(files, WHAT)
    gathering, keys = Gathering(), list[str]()
    for streak in given:
        title = text(streak, "title")
        days = Days(gathering, title)
        counts = streak["days"]
        for day in counts:
            gathering.count()
            count = number(counts, day)
            if count == 0:
                days.leave_out("days counted 0 times", day)
            else:
                days.put(day_of(day), done(count if count != 1 else None) if count else None, day)
        counted = any(entry.amount for entry in days.entries.values())
        unit = "times" if counted else ""
        gathering.say(f"{title}: oidia knows no target, so it is only tracked")
        gathering.habit(Tracked(numbered(keys, title), title, TRACK, days.entries, unit=unit))
    return gathering.found()
