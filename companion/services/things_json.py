"""Everything about one thing as plain data, for ``show --json``. Keys are added, never renamed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from companion.domain.block import Block
from companion.domain.friend import Friend
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.log_queries import contacts_with, sessions_of
from companion.domain.totals import totals
from companion.services.log_json import record_json
from companion.services.snapshot import Snapshot
from companion.services.status import friend_json, habit_json, interest_json

Json = dict[str, Any]
WEEKS = 5


def habit_whole(habit: Habit, shot: Snapshot) -> Json:
    """A habit as in ``status --json``, all fields, its totals, and all entries, the newest first."""
    view = shot.habit(habit.id)
    week_start = shot.journal.settings.week_start
    return {
        "kind": "habit",
        **record_json("habits", habit, shot.journal),
        **habit_json(view, shot),
        "archived": habit.archived,
        "totals": [total._asdict() for total in totals(habit, view.entries, shot.today, week_start)],
        "entries": [
            {"date": day.isoformat(), "state": entry.state.value, "amount": entry.amount, "note": entry.note}
            for day, entry in sorted(view.entries.items(), reverse=True)
        ],
    }


def friend_whole(friend: Friend, shot: Snapshot) -> Json:
    """A friend as in ``status --json`` (null for whom nothing is due), all fields, and the contacts."""
    status = next((friend_json(each) for each in shot.friends if each.friend.id == friend.id), {})
    contacts = contacts_with(shot.journal, [friend.id])
    fields = record_json("friends", friend, shot.journal)
    return {"kind": "friend", **fields, **status, "contacts": _newest_first("contacts", contacts, shot)}


def interest_whole(interest: Interest, shot: Snapshot) -> Json:
    """An interest as in ``status --json``, all fields, and the sessions."""
    status = next((interest_json(each) for each in shot.interests if each.interest.id == interest.id), {})
    sessions = sessions_of(shot.journal, interest.id)
    fields = record_json("interests", interest, shot.journal)
    return {"kind": "interest", **fields, **status, "sessions": _newest_first("sessions", sessions, shot)}


def block_whole(block: Block, shot: Snapshot) -> Json:
    """A block, and its times from two weeks ago to five weeks ahead."""
    from companion.domain.appointments import appointments, kept

    begin, end = shot.today - timedelta(weeks=2), shot.today + timedelta(weeks=WEEKS)
    times = appointments(shot.journal, begin, end)
    done = kept([each for each in times if each.start <= shot.now], shot.journal)
    return {
        "kind": "block",
        **record_json("blocks", block, shot.journal),
        "times": [
            {
                "start": each.start.isoformat(timespec="minutes"),
                "end": each.end.isoformat(timespec="minutes"),
                "dropped": each.dropped,
                "kept": each.key in done,
            }
            for each in times
            if each.block.id == block.id
        ],
    }


def _newest_first(table: str, records: list[Any], shot: Snapshot) -> list[Json]:
    ordered = sorted(records, key=lambda each: (each.date, each.id), reverse=True)
    return [record_json(table, each, shot.journal) for each in ordered]
