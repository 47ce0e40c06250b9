"""What is next: small restarts, planned contacts, dates within a week."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.answers import Answer, Pillar
from companion.domain.birthday import next_dates
from companion.domain.steps import open_steps
from companion.services.snapshot import Snapshot
from companion.tui.lines import Cell, Line, columns, joined
from companion.tui.widgets.rows import Row
from companion.tui.wording import day_words

AHEAD = timedelta(days=7)


def next_rows(shot: Snapshot) -> list[Row]:
    """Rows by date; empty when nothing is planned."""
    dated = [*_steps(shot), *_plans(shot), *_dates(shot)]
    dated.sort(key=lambda pair: pair[0])
    return [row for _, row in dated]


def _steps(shot: Snapshot) -> list[tuple[date, Row]]:
    rows = []
    for answer in open_steps(shot.journal, shot.today):
        day = max(answer.step or shot.today, shot.today)
        rows.append(
            (day, _row(("step", answer.id), day, _step_words(answer, shot), "space log it", shot.today))
        )
    return rows


def _step_words(answer: Answer, shot: Snapshot) -> str:
    journal = shot.journal
    if answer.pillar is Pillar.FRIENDS:
        return f"two lines to {journal.friends[answer.subject].name}"
    table = journal.habits if answer.pillar is Pillar.SOLITUDE else journal.interests
    return f"ten minutes of {table[answer.subject].name}"


def _plans(shot: Snapshot) -> list[tuple[date, Row]]:
    friends = shot.journal.friends
    rows = []
    for contact in shot.journal.contacts.values():
        if shot.today < contact.date <= shot.today + AHEAD:
            names = joined((friends[i].name for i in contact.friends if i in friends), ", ")
            key = ("friend", contact.friends[0])
            rows.append(
                (contact.date, _row(key, contact.date, f"{contact.kind} with {names}", "", shot.today))
            )
    return rows


def _dates(shot: Snapshot) -> list[tuple[date, Row]]:
    rows = []
    for standing in shot.friends:
        for day, label in next_dates(standing.friend, shot.today):
            if day <= shot.today + AHEAD:
                words = f"{standing.friend.name}: {label}"
                rows.append((day, _row(("friend", standing.friend.id), day, words, "", shot.today)))
    return rows


def _row(key: tuple[str, int], day: date, words: str, keys: str, today: date) -> Row:
    def draw(width: int) -> list[Line]:
        cells: list[Cell] = [(day_words(day, today), 10, "muted"), (words, 0, "")]
        if keys:
            cells.append((keys, len(keys), "muted"))
        return [columns(width, *cells)]

    return Row(key, draw)
