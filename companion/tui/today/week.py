"""The week ahead: a session under way, seasons, blocks, small restarts, planned contacts, dates."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.answers import Answer, Pillar
from companion.domain.birthday import next_dates
from companion.domain.calendar import short_date
from companion.domain.easing import just_ended, running
from companion.domain.journal import ONLY_ONE
from companion.domain.log_queries import since
from companion.domain.restart import small_minutes
from companion.domain.steps import open_steps
from companion.domain.timer import current
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, Span, beside, columns, fit, joined, paragraph, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import relative_day
from companion.tui.time.timer_rows import running_words

AHEAD = timedelta(days=7)
DATE = 10  # cells of the day


def week_rows(shot: Snapshot) -> list[Row]:
    """A session under way, then rows by date; empty when nothing is planned."""
    dated = [*_seasons(shot), *_blocks(shot), *_steps(shot), *_plans(shot), *_dates(shot), *_talk(shot)]
    dated.sort(key=lambda pair: pair[0])
    return [*_timer(shot), *(row for _, row in dated)]


def _timer(shot: Snapshot) -> list[Row]:
    timer = current(shot.journal)
    if timer is None:
        return []
    return [_row(("timer", timer.id), shot.today, running_words(shot), "{start} opens it", shot.today, "now")]


def _blocks(shot: Snapshot) -> list[tuple[date, Row]]:
    """All times of the week, those of today that are over too; without any, the one after it."""
    if not shot.appointments:
        return []
    from companion.domain.appointments import kept

    listed = [each for each in shot.appointments if each.on < shot.today + AHEAD] or list(shot.blocks[:1])
    done = kept(listed, shot.journal)
    rows = []
    for each in listed:
        words = joined((f"{each.start:%H:%M}–{each.end:%H:%M}  {each.block.title}", each.block.place))
        if each.key in done:
            said = "✓ kept"
        else:
            said = "space did it" if each.start <= shot.now else ""
        rows.append((each.on, _row(("time", each.key), each.on, words, said, shot.today)))
    return rows


def _seasons(shot: Snapshot) -> list[tuple[date, Row]]:
    """One line for each season that runs or has just ended."""
    seasons, today = shot.journal.seasons, shot.today
    lines = [
        (s, f"{s.name}: less is asked until {short_date(s.end, today)}") for s in running(seasons, today)
    ]
    for season in just_ended(seasons, today):
        lines.append(
            (season, f"{season.name} ended {relative_day(season.end, today)}: all counts as usual again")
        )
    return [(today, _row(("season", season.id), today, words, "", today)) for season, words in lines]


def _steps(shot: Snapshot) -> list[tuple[date, Row]]:
    rows = []
    for answer in open_steps(shot.journal, shot.today):
        day = max(answer.step or shot.today, shot.today)
        keys = "space log it" if answer.pillar is Pillar.FRIENDS else "enter begin · space log"
        rows.append((day, _row(("step", answer.id), day, _step_words(answer, shot), keys, shot.today)))
    return rows


def _step_words(answer: Answer, shot: Snapshot) -> str:
    journal = shot.journal
    if answer.pillar is Pillar.FRIENDS:
        return f"two lines to {journal.friends[answer.subject].name}"
    table = journal.habits if answer.pillar is Pillar.SOLITUDE else journal.interests
    habit = journal.habits.get(answer.subject) if answer.pillar is Pillar.SOLITUDE else None
    minutes = small_minutes(habit)
    return f"{'ten' if minutes == 10 else f'{minutes:g}'} minutes of {table[answer.subject].name}"


def _plans(shot: Snapshot) -> list[tuple[date, Row]]:
    friends = shot.journal.friends
    rows = []
    for contact in since(shot.journal.contacts, shot.today):
        if shot.today < contact.date <= shot.today + AHEAD:
            names = joined((friends[i].name for i in contact.friends if i in friends), ", ")
            key = ("friend", contact.friends[0])
            rows.append(
                (contact.date, _row(key, contact.date, f"{contact.kind} with {names}", "", shot.today))
            )
    return rows


def _dates(shot: Snapshot) -> list[tuple[date, Row]]:
    rows = []
    for status in shot.friends:
        for day, label in next_dates(status.friend, shot.today):
            if day <= shot.today + AHEAD:
                words = f"{status.friend.name}: {label}"
                rows.append((day, _row(("friend", status.friend.id), day, words, "", shot.today)))
    return rows


def _talk(shot: Snapshot) -> list[tuple[date, Row]]:
    """The monthly talk within a week, without a word about what it is for."""
    talk = shot.journal.talks.get(ONLY_ONE)
    if talk is None:
        return []
    from companion.content import sections
    from companion.domain.monthly_talk import talk_days

    days = [one.falls for one in talk_days(talk, shot.today, 1) if one.falls <= shot.today + AHEAD]
    at = f"{talk.at:%H:%M}  " if talk.at else ""
    words = f"{at}{sections()['monthly'].title}"
    return [(day, _row(("talk", ONLY_ONE), day, words, "", shot.today)) for day in days]


def _row(key: tuple[str, object], day: date, words: str, keys: str, today: date, when: str = "") -> Row:
    def draw(width: int) -> list[Line]:
        head: Span = (fit(when or relative_day(day, today), DATE + 1), "muted")
        room = width - DATE - 1
        if width_of(words) > room:
            lines = beside([head], words, width)
        elif width_of(words) + 1 + width_of(keys) > room:
            lines = [(head, (words, ""))]
        else:
            return [(head, *columns(room, (words, 0, ""), (keys, None, "muted")))]
        return [*lines, *(paragraph(keys, width, "muted", " " * (DATE + 1)) if keys else ())]

    return Row(key, draw)
