"""Everything about one habit, friend, interest or block in plain lines: its page without pictures."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.birthday import next_dates
from companion.domain.block import Block
from companion.domain.calendar import counted, spoken_date
from companion.domain.easing import circle_floors
from companion.domain.friend import Contact, Friend
from companion.domain.friend_status import circle_cadences, circle_name, friend_status, status_words
from companion.domain.habit import Habit, State
from companion.domain.interest import Interest
from companion.domain.log_queries import contacts_with, sessions_so_far
from companion.domain.pace import progress
from companion.domain.schedule import Kind
from companion.domain.script_words import length_words
from companion.domain.session import Session
from companion.domain.spoken import amount, spoken_goal
from companion.domain.streak import Run, best_runs, rule_words
from companion.domain.totals import totals
from companion.services.plain import habit_words, interest_line
from companion.services.plain_time import session_line
from companion.services.snapshot import HabitView, Snapshot

NEWEST = 14  # of a log; companion export has all of it
WEEKS_AHEAD = 5
SINCE = {"before": "a friend from before us", "after": "a friend since us"}
SEEN = {"alone": "alone", "partner": "with my partner"}
REACHED = {"me": "I reached out", "them": "they reached out", "both": "both reached out"}
EMPTY_LOG = "Nothing logged yet."


def habit_page(habit: Habit, shot: Snapshot) -> list[str]:
    """Schedule, streak, strength, rule, best runs, totals, and the newest entries."""
    view, today = shot.habit(habit.id), shot.today
    version = habit.current
    target = amount(version.amount, version.unit) if version.amount is not None else ""
    since = f"since {spoken_date(habit.start, today)}"
    archived = "archived" if habit.archived else ""
    said = [f"{habit.name}, a habit", _joined(str(version.schedule), target, since, archived), habit.note]
    words = habit_words(view, shot)
    if words and not habit.archived:
        said.append(f"Today: {words}.")
    said += _relaxed(view, shot)
    if version.schedule.kind is not Kind.TRACK:
        best = best_runs(shot.runs(view))
        spans = (f"{amount(run.length, view.streak.unit)}, {_span_words(run, today)}" for run in best)
        said += [f"Rule: {rule_words(habit)}.", f"Best: {'; '.join(spans)}." if best else ""]
    said += _totals(view, shot)
    days = sorted((day for day in view.entries if day <= today), reverse=True)[:NEWEST]
    said += ["", "Newest days", *(_entry(view, day, today) for day in days)]
    return _cleaned(said if days else [*said, EMPTY_LOG])


def friend_page(friend: Friend, shot: Snapshot) -> list[str]:
    """Circle, rhythm, how it stands, dates, what to ask, and the newest contacts."""
    journal, today = shot.journal, shot.today
    contacts = contacts_with(journal, [friend.id])
    circle = circle_name(friend.circle, journal.settings)
    said = [f"{friend.name}, a friend", _joined(f"circle {circle}", SINCE.get(friend.since, ""))]
    if friend.died is not None:
        said.append(f"{friend.name} has died. Nothing here asks for contact.")
        last = max((each.date for each in contacts if each.counted and each.date <= today), default=None)
        said.append(f"Last in touch: {spoken_date(last, today)}." if last else "")
    else:
        floors, circles = circle_floors(journal.seasons, today), circle_cadences(journal.settings)
        now = friend_status(friend, contacts, today, floors, circles)
        said += [
            "Archived." if friend.archived else f"Now: {now.state}, {status_words(now, today)}.",
            f"Rhythm: in touch {now.cadence.every}." if now.cadence else "Rhythm: none set.",
            f"Last in touch: {spoken_date(now.last, today)}." if now.last else "No contact logged yet.",
            f"Next by: {spoken_date(now.due, today)}." if now.due else "",
            f"Planned: {spoken_date(now.planned, today)}." if now.planned else "",
        ]
    said += [f"{label.capitalize()}: {spoken_date(day, today)}." for day, label in next_dates(friend, today)]
    said.append(f"Good for: {friend.good_for}." if friend.good_for else "")
    said.append(f"Tags: {', '.join(friend.tags)}." if friend.tags else "")
    said.append(friend.note)
    for ask in sorted(friend.asks, key=lambda each: (each.done is not None, each.text)):
        said.append(
            f"Asked {spoken_date(ask.done, today)}: {ask.text}" if ask.done else f"Ask next time: {ask.text}"
        )
    newest = sorted(contacts, key=lambda each: (each.date, each.id), reverse=True)[:NEWEST]
    said += ["", "Newest contacts", *(_contact(each, friend, shot) for each in newest)]
    return _cleaned(said if newest else [*said, EMPTY_LOG])


def interest_page(interest: Interest, shot: Snapshot) -> list[str]:
    """Goal and pace, what is needed, why it is mine, and the newest sessions."""
    sessions = sessions_so_far(shot.journal, interest.id, shot.today)
    how = progress(interest, sessions, shot.today, shot.journal.settings.week_start)
    minutes = sum(each.minutes or 0 for each in sessions)
    length = length_words(round(minutes)) if minutes else ""
    whose = "ours, with my own corner" if interest.ours else "mine alone"
    said = [
        f"{interest.name}, an interest",
        _joined(
            f"goal: {spoken_goal(interest.goal, shot.today)}",
            whose,
            "mine before us" if interest.baseline else "",
        ),
        interest.why,
        "Archived." if interest.archived else "",
        f"Now: {interest_line(how, shot.today).strip().removeprefix(f'{interest.name}: ')}.",
        f"To finish in time: {amount(float(f'{how.needed_per_week:.2g}'), interest.goal.unit)} a week."
        if how.needed_per_week
        else "",
        f"Last time: {spoken_date(how.last, shot.today)}." if how.last and how.target is not None else "",
        f"In all: {_joined(counted(len(sessions), 'session'), length)}.",
    ]
    return _cleaned([*said, *_sessions(sessions, shot)])


def block_page(block: Block, shot: Snapshot) -> list[str]:
    """When, where, what it belongs to, the words to say beforehand, and its times of the weeks around."""
    from companion.domain.appointments import appointments, kept, notice
    from companion.domain.spoken import spoken_repetition
    from companion.domain.timer import about_words

    journal, today = shot.journal, shot.today
    begin, end = today - timedelta(weeks=2), today + timedelta(weeks=WEEKS_AHEAD)
    times = [each for each in appointments(journal, begin, end) if each.block.id == block.id]
    begun = [each for each in appointments(journal, begin, today) if each.start <= shot.now]
    done = kept(begun, journal)
    until = f"until {spoken_date(block.until, today)}" if block.until else ""
    about = about_words(journal, block.habit, block.interest) if block.habit or block.interest else ""
    said = [
        f"{block.title}, a block",
        _joined(
            f"{block.at:%H:%M} for {length_words(block.minutes)}",
            spoken_repetition(block.rule) or "once",
            until,
        ),
        _joined(block.kind.value, block.place, f"for {about}" if about else ""),
        block.note,
    ]
    coming = next((each for each in times if not each.dropped and each.end > shot.now), None)
    said.append(f"To say: {notice(coming, today)[0]}" if coming else "")
    said += ["", "Times"]
    for each in times:
        state = (
            "dropped"
            if each.dropped
            else "kept"
            if each.key in done
            else "over"
            if each.end <= shot.now
            else ""
        )
        moved = f"moved from {spoken_date(each.day, today)}" if each.instead and each.instead.to else ""
        by = f"instead: {each.instead.by}" if each.instead and each.instead.by else ""
        when = f"{each.on:%A} {spoken_date(each.on, today)}, {each.start:%H:%M} to {each.end:%H:%M}"
        said.append(_joined(when, state, moved, by))
    return _cleaned(said if times else [*said, "None in these weeks."])


def _relaxed(view: HabitView, shot: Snapshot) -> list[str]:
    """What pauses and seasons take off today."""
    said = []
    pause = next((each for each in view.habit.pauses if each.covers(shot.today)), None)
    if pause is not None:
        said.append(f"Paused until {spoken_date(pause.until, shot.today)}." if pause.until else "Paused.")
    for season in shot.journal.seasons.values():
        if season.covers(shot.today) and view.habit.id in season.habits:
            floor = season.habits[view.habit.id]
            enough = f"{floor} is enough" if floor is not None else "nothing is asked"
            said.append(f"{season.name} until {spoken_date(season.end, shot.today)}: {enough}.")
    return said


def _totals(view: HabitView, shot: Snapshot) -> list[str]:
    said = []
    for total in totals(view.habit, view.entries, shot.today, shot.journal.settings.week_start):
        much = f", {amount(total.amount, view.habit.current.unit)}" if total.amount else ""
        said.append(f"{total.name.capitalize()}: {counted(total.days, 'day')}{much}.")
    return said


def _entry(view: HabitView, day: date, today: date) -> str:
    entry = view.entries[day]
    partly = entry.state is State.DONE and not view.habit.counts(entry, day)
    unit = view.habit.version_on(day).unit
    done = amount(entry.amount, unit) if entry.amount is not None else ""
    state = f"{'partly ' if partly else ''}{entry.state.value}"
    return f"{day:%A} {spoken_date(day, today)}: {_joined(state, done, entry.note)}"


def _contact(contact: Contact, friend: Friend, shot: Snapshot) -> str:
    names = shot.journal.friends
    others = ", ".join(names[each].name for each in contact.friends if each != friend.id and each in names)
    told = _joined(
        "planned" if contact.date > shot.today else "",
        contact.kind.value if contact.counted else "tried, not reached",
        contact.felt or "",
        REACHED.get(contact.reached_out, ""),
        SEEN.get(contact.seen, ""),
        f"with {others}" if others else "",
        contact.note,
    )
    return f"{contact.date:%A} {spoken_date(contact.date, shot.today)}: {told}"


def _sessions(sessions: list[Session], shot: Snapshot) -> list[str]:
    newest = sorted(sessions, key=lambda each: (each.date, each.id), reverse=True)[:NEWEST]
    lines = []
    for each in newest:
        tell = f", to share: {each.tell}" if each.tell else ""
        lines.append(f"{session_line(each, shot.journal, shot.today).strip()}{tell}")
    return ["", "Newest sessions", *(lines or [EMPTY_LOG])]


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _cleaned(lines: list[str]) -> list[str]:
    """Without what there is nothing to say of; one empty line stands before a heading."""
    return [
        line for at, line in enumerate(lines) if line.strip() or (at and lines[at + 1 : at + 2] in _HEADINGS)
    ]


_HEADINGS = (["Newest days"], ["Newest contacts"], ["Newest sessions"], ["Times"])


def _span_words(run: Run, today: date) -> str:
    """``3 March to 9 March``, or the one day it was."""
    first, last = spoken_date(run.start, today), spoken_date(run.end, today)
    return first if first == last else f"{first} to {last}"
