"""Everything that happened as one Markdown document, for reading: how it stands, and the days, newest first.

It is not for bringing back: ``export json`` is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from companion.content import signs
from companion.domain import spoken
from companion.domain.calendar import counted
from companion.domain.friend_status import circle_name, status_words
from companion.domain.habit import Entry, Habit, State
from companion.domain.journal import Journal
from companion.domain.spoken import spoken_amount
from companion.domain.streak import best
from companion.formats.markdown import heading, listed, plain, table
from companion.services.snapshot import Snapshot


def write_markdown(shot: Snapshot) -> str:
    """The whole document."""
    parts = [heading(1, f"Companion, {shot.today.isoformat()}"), *_standing(shot), *_own_words(shot.journal)]
    return "".join([*parts, *_days(shot.journal)]).rstrip("\n") + "\n"


def _standing(shot: Snapshot) -> Iterator[str]:
    habits = [
        (
            plain(view.habit.name),
            plain(str(view.habit.current.schedule)),
            spoken.amount(view.streak.current, view.streak.unit),
            spoken.amount(best(shot.runs(view)), view.streak.unit),
            "" if view.strength is None else f"{view.strength * 100:.0f} %",
            plain(view.habit.note),
        )
        for view in shot.habits
    ]
    if habits:
        yield heading(2, "Habits") + table(
            ("habit", "schedule", "streak", "best", "strength", "note"), habits
        )
    friends = [
        (
            plain(each.friend.name),
            plain(circle_name(each.friend.circle, shot.journal.settings)),
            each.last.isoformat() if each.last else "",
            plain(status_words(each, shot.today)),
            plain(each.friend.note),
        )
        for each in shot.friends
    ]
    if friends:
        yield heading(2, "Friends") + table(("friend", "circle", "last", "how it stands", "note"), friends)
    interests = [
        (
            plain(each.interest.name),
            plain(str(each.interest.goal)),
            "" if each.fraction is None else f"{each.fraction * 100:.0f} %",
            each.last.isoformat() if each.last else "",
            plain(each.interest.why),
        )
        for each in shot.interests
    ]
    if interests:
        yield heading(2, "Interests") + table(("interest", "goal", "progress", "last", "why"), interests)


def _own_words(journal: Journal) -> Iterator[str]:
    """Agreements, markers and seasons: what has no single day."""
    agreed = [
        f"**{plain(each.title)}** since {each.current.since}: {plain(each.current.text)}"
        for each in journal.agreements.values()
    ]
    if agreed:
        yield heading(2, "Agreed") + listed(agreed)
    if journal.markers:
        yield heading(2, "Going well means") + listed(plain(each.text) for each in journal.markers.values())
    seasons = [
        f"{plain(each.name)}: {each.start} to {each.end}" + (f", {plain(each.note)}" if each.note else "")
        for each in sorted(journal.seasons.values(), key=lambda season: season.start)
    ]
    if seasons:
        yield heading(2, "Seasons") + listed(seasons)


def _days(journal: Journal) -> Iterator[str]:
    days: dict[date, list[str]] = {}
    for day, line in _lines(journal):
        days.setdefault(day, []).append(line)
    month = None
    for day in sorted(days, reverse=True):
        if (day.year, day.month) != month:
            month = (day.year, day.month)
            yield heading(2, f"{day:%B %Y}")
        yield heading(3, f"{day.isoformat()}, {day:%A}") + listed(days[day])


def _lines(journal: Journal) -> Iterator[tuple[date, str]]:
    for habit in sorted(journal.habits.values(), key=lambda habit: (habit.order, habit.id)):
        for day, entry in journal.entries_of(habit.id).items():
            yield day, _entry(habit, day, entry)
    names = {friend.id: friend.name for friend in journal.friends.values()}
    for contact in sorted(journal.contacts.values(), key=lambda contact: contact.id):
        whom = ", ".join(plain(names[key]) for key in contact.friends if key in names)
        yield contact.date, _noted(f"{contact.kind.value}: {whom}", contact.note)
    about = {habit.id: habit.name for habit in journal.habits.values()}
    about |= {interest.id: interest.name for interest in journal.interests.values()}
    for session in sorted(journal.sessions.values(), key=lambda session: session.id):
        name = about.get(session.interest or session.habit or 0, "quiet time")
        parts = [
            f"{session.minutes:g} min" if session.minutes is not None else "",
            plain(spoken_amount(session, journal)),
            session.kind.value,
            f"{session.chosen.value}" if session.chosen else "",
            session.after.value if session.after else "",
            plain(session.place),
        ]
        yield session.date, _noted(f"{plain(name)}: {', '.join(filter(None, parts))}", session.note)
    labels = {key: sign.label for key, sign in signs().items()}
    for check_in in sorted(journal.check_ins.values(), key=lambda check_in: check_in.id):
        marked = [
            _noted(f"{plain(labels.get(key, key))}, {mark.marked.value}", mark.note)
            for key, mark in check_in.marks.items()
            if mark.marked is not None
        ]
        yield check_in.date, _noted(f"check-in: {'; '.join(marked) or counted(0, 'sign')}", check_in.note)
    for line in sorted(journal.own_lines.values(), key=lambda line: line.id):
        yield line.date, plain(line.text)


def _entry(habit: Habit, day: date, entry: Entry) -> str:
    box = "[x]" if habit.counts(entry, day) else "[ ]"
    state = "" if entry.state is State.DONE else f", {entry.state.value}"
    amount = f", {spoken.amount(entry.amount, plain(habit.version_on(day).unit))}" if entry.amount else ""
    return _noted(f"{box} {plain(habit.name)}{state}{amount}", entry.note)


def _noted(line: str, note: str) -> str:
    return f"{line} — {plain(note)}" if note else line
