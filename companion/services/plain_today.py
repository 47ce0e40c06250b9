"""The whole of Today in plain lines: what asks with its facts, habits, people, the week ahead."""

from __future__ import annotations

from datetime import date, timedelta

from companion.content import card, signs
from companion.domain.answers import Pillar
from companion.domain.birthday import next_dates
from companion.domain.calendar import spoken_date
from companion.domain.easing import just_ended, running
from companion.domain.habit import State
from companion.domain.journal import ONLY_ONE
from companion.domain.log_queries import since
from companion.domain.restart import small_minutes
from companion.domain.spoken import amount
from companion.domain.steps import open_steps
from companion.services.plain import habit_line, interest_line, question_lines, suggestion_line
from companion.services.plain_time import timer_line
from companion.services.snapshot import HabitView, Snapshot

AHEAD = timedelta(days=7)
LATELY = 14
ANSWERS = "companion answer look, small, later or not-this answers it."


def today_lines(shot: Snapshot) -> list[str]:
    """Everything Today shows; headings stand alone in a line after an empty one."""
    said = [f"{shot.today:%A} {shot.today.day} {shot.today:%B %Y}"]
    if not (shot.habits or shot.friends or shot.interests or shot.blocks or shot.journal.timers):
        return [*said, "Nothing here yet: companion add habit NAME, or companion to open the app."]
    if shot.away:
        said.append(card("welcome_back"))
    said += _part("Asks", _asking(shot))
    said += _part("Habits", [_habit(view, shot) for view in shot.habits])
    said += _part(
        "Friends to get in touch with", [suggestion_line(each, shot).strip() for each in shot.suggestions]
    )
    if not shot.away:
        said += _part("Interests", [interest_line(each, shot.today).strip() for each in shot.interests])
    said += _part("The week ahead", _week(shot))
    return said


def _part(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *lines] if lines else []


def _asking(shot: Snapshot) -> list[str]:
    """The first question with the signs that fit and their facts; the others in their own lines."""
    said: list[str] = []
    for question in shot.asking:
        said += [line.strip() for line in question_lines(question, shot.today)]
        if question.lapse is None:
            continue
        for fit in question.lapse.signs:
            fact = f" ({fit.fact})" if fit.fact and fit.fact != question.lapse.fact else ""
            said.append(f"{signs()[fit.sign].label}?{fact}")
    return [*said, ANSWERS] if said else []


def _habit(view: HabitView, shot: Snapshot) -> str:
    line = habit_line(view, shot)
    if shot.away:
        return line
    days = (shot.today - timedelta(days=back) for back in range(LATELY))
    entries = [(day, view.entries[day]) for day in days if day in view.entries]
    done = sum(entry.state is State.DONE and view.habit.counts(entry, day) for day, entry in entries)
    return f"{line}, {done} of the last {LATELY} days"


def _week(shot: Snapshot) -> list[str]:
    journal, today = shot.journal, shot.today
    dated = [*_blocks(shot), *_steps(shot), *_plans(shot), *_dates(shot), *_talk(shot)]
    seasons = [
        f"{each.name}: less is asked until {spoken_date(each.end, today)}"
        for each in running(journal.seasons, today)
    ]
    seasons += [
        f"{each.name} ended {spoken_date(each.end, today)}: everything counts as usual again"
        for each in just_ended(journal.seasons, today)
    ]
    timers = [timer_line(each, journal, today).strip() for each in journal.timers.values()]
    ordered = sorted(dated, key=lambda pair: pair[0])
    return [*timers, *seasons, *(f"{_day(day, today)}: {words}" for day, words in ordered)]


def _blocks(shot: Snapshot) -> list[tuple[date, str]]:
    """All times of the week, those of today that are over too; without any, the one after it."""
    if not shot.appointments:
        return []
    from companion.domain.appointments import kept

    listed = [each for each in shot.appointments if each.on < shot.today + AHEAD] or list(shot.blocks[:1])
    done = kept([each for each in listed if each.start <= shot.now], shot.journal)
    found = []
    for each in listed:
        place = f", {each.block.place}" if each.block.place else ""
        state = ", kept" if each.key in done else ", begun" if each.start <= shot.now else ""
        found.append((each.on, f"{each.start:%H:%M} to {each.end:%H:%M} {each.block.title}{place}{state}"))
    return found


def _steps(shot: Snapshot) -> list[tuple[date, str]]:
    """Small restarts that were planned."""
    journal, found = shot.journal, []
    for answer in open_steps(journal, shot.today):
        day = max(answer.step or shot.today, shot.today)
        if answer.pillar is Pillar.FRIENDS:
            found.append((day, f"two lines to {journal.friends[answer.subject].name}"))
            continue
        habit = journal.habits.get(answer.subject) if answer.pillar is Pillar.SOLITUDE else None
        name = habit.name if habit is not None else journal.interests[answer.subject].name
        found.append((day, f"{amount(small_minutes(habit), 'minutes')} of {name}"))
    return found


def _plans(shot: Snapshot) -> list[tuple[date, str]]:
    friends, found = shot.journal.friends, []
    for contact in since(shot.journal.contacts, shot.today):
        if shot.today < contact.date <= shot.today + AHEAD:
            names = ", ".join(friends[each].name for each in contact.friends if each in friends)
            found.append((contact.date, f"{contact.kind} with {names}"))
    return found


def _dates(shot: Snapshot) -> list[tuple[date, str]]:
    return [
        (day, f"{status.friend.name}: {label}")
        for status in shot.friends
        for day, label in next_dates(status.friend, shot.today)
        if day <= shot.today + AHEAD
    ]


def _talk(shot: Snapshot) -> list[tuple[date, str]]:
    """The monthly talk within a week, without a word about what it is for."""
    talk = shot.journal.talks.get(ONLY_ONE)
    if talk is None:
        return []
    from companion.content import sections
    from companion.domain.monthly_talk import talk_days

    at = f"{talk.at:%H:%M} " if talk.at else ""
    falls = (one.falls for one in talk_days(talk, shot.today, 1))
    return [(day, f"{at}{sections()['monthly'].title}") for day in falls if day <= shot.today + AHEAD]


def _day(day: date, today: date) -> str:
    near = {0: "today", 1: "tomorrow"}.get((day - today).days)
    return near or f"{day:%A} {spoken_date(day, today)}"
