"""Blocks, sessions, places, seasons and the timer as plain lines."""

from __future__ import annotations

from datetime import date, datetime

from companion.domain.appointments import Appointment
from companion.domain.busy import Busy
from companion.domain.calendar import counted, spoken_date
from companion.domain.journal import Journal
from companion.domain.places import Place, place_words
from companion.domain.season import Season
from companion.domain.session import Chosen, Session
from companion.domain.spoken import amount, spoken_amount
from companion.domain.timer import Timer, about_words


def weekday_words(day: date, today: date) -> str:
    """A day as it is read aloud, ``Tuesday 10 March``: short forms are not understood when they are heard."""
    return f"{day:%A} {spoken_date(day, today)}"


def block_line(each: Appointment, today: date) -> str:
    """Tuesday 10 March, 19:00 to 20:30, Library, the old one."""
    place = f", {each.block.place}" if each.block.place else ""
    night = ", after midnight" if each.after_midnight else ""
    clock = f"{each.start:%H:%M} to {each.end:%H:%M}"
    return f"  {weekday_words(each.on, today)}, {clock}, {each.block.title}{place}{night}"


def busy_line(each: Busy, today: date) -> str:
    """Tuesday 10 March, 18:00 to 19:00, busy, in your calendars."""
    clock = "all day" if each.whole_day else f"{each.start:%H:%M} to {each.end:%H:%M}"
    return f"  {weekday_words(each.start.date(), today)}, {clock}, {each.name}, in your calendars"


def session_line(session: Session, journal: Journal, today: date) -> str:
    """Tuesday 10 March: Deep reading, 40 minutes, chosen, rested, reading chair."""
    parts = [
        about_words(journal, session.habit, session.interest),
        amount(session.minutes, "minutes") if session.minutes is not None else "",
        spoken_amount(session, journal),
        session.kind.value if session.kind != "solo" else "",
        "half chosen" if session.chosen is Chosen.HALF else session.chosen or "",
        session.after or "",
        f"came back {session.presence}" if session.presence else "",
        session.place,
        session.note,
    ]
    return f"  {weekday_words(session.date, today)}: {', '.join(filter(None, parts))}"


def place_line(place: Place) -> str:
    """reading chair: 12 times, rested 7 of 8."""
    chosen = f"chosen {place.chosen} of {place.told}" if place.told else ""
    parts = (counted(place.times, "time"), place_words(place), chosen)
    return f"  {place.name}: {', '.join(filter(None, parts))}"


def season_line(season: Season, today: date) -> str:
    """Exams: until 3 Apr (2 habits, 1 circle)."""
    parts = [
        counted(len(season.habits), "habit") if season.habits else "",
        counted(len(season.circles), "circle") if season.circles else "",
    ]
    when = f"{spoken_date(season.start, today)} to {spoken_date(season.end, today)}"
    state = "runs" if season.covers(today) else "ahead" if season.start > today else "over"
    return f"  {season.name}: {when}, {state}, relaxes {' and '.join(filter(None, parts))}"


def timer_line(timer: Timer, journal: Journal, today: date) -> str:
    """Deep reading: begun at 19:00, running; with the day where it was not today."""
    day = f"on {spoken_date(timer.date, today)} " if timer.date != today else ""
    begun = f"{day}at {local(timer.started):%H:%M}"
    state = "ended, not in the log yet" if timer.ended else "paused" if timer.paused else "running"
    return f"  {about_words(journal, timer.habit, timer.interest)}: begun {begun}, {state}"


def local(moment: datetime) -> datetime:
    """An instant on the clock of the wall here."""
    return moment.astimezone()
