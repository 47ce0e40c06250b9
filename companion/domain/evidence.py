"""The fact from the person's own data that stands beside each sign: one short sentence, or nothing.

What each sign looks at is said in ``content/signs.toml`` (``evidence``). A fact is drawn from whatever is
really recorded, ticks or sessions, and it speaks for its sign or is not said: rarer than before, long ago,
not chosen. Nothing is weighed or added up over signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from companion.domain.answers import Pillar
from companion.domain.calendar import counted, span_words, spoken_date
from companion.domain.check_in import Marked
from companion.domain.fortnights import (
    FACT_DAYS,
    alone_days,
    done_days,
    done_lately,
    in_both,
    rarer,
    solo_times,
)
from companion.domain.history import History
from companion.domain.journal import Journal
from companion.domain.log_queries import last_sessions, recent_sessions, since
from companion.domain.naming import folded
from companion.domain.own_line import OwnKind
from companion.domain.quiet import Quiet, gone_quiet
from companion.domain.session import After, Chosen, Session
from companion.domain.table_cache import cached_by_tables

LATELY = timedelta(days=28)
FRESH_DAYS = 7  # what was done within a week is no evidence that it dried up
_NAMED = 3  # how many things a sentence names
_THINKING = re.compile(
    r"think|thought|read|book|writ|journal|diary|note|letter|reflect|page|poem|essay", re.I
)
_RUNNING_LOW = {
    "drained": "drained",
    "shallow-thinking": "thinking gone shallow",
    "dry-ideas": "ideas dried up",
    "short-fuse": "short fuse",
    "quiet-compass": "inner compass quiet",
}


def evidence(sign_id: str, journal: Journal, today: date) -> str:
    """The fact for the sign ``sign_id``, empty where none speaks for it. Raises KeyError for a stranger."""
    return evidence_among(sign_id, gone_quiet(journal, today), journal, today)


def evidence_among(sign_id: str, quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """``evidence`` for a caller that knows ``quiet``, the result of ``gone_quiet`` for the same day."""
    return _EVIDENCE[sign_id](quiet, journal, today)


def is_thinking(name: str) -> bool:
    """Whether a habit or interest of that name is one of thinking, reading or writing."""
    return _THINKING.search(name) is not None


def _drained(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """How quiet sessions left one; else how much rarer they, or the habit that dropped most, became."""
    solo = solo_times(journal, today)
    now, before = in_both(today, (session.date for session in solo.recent))
    recent = [session for session in solo.recent if (today - session.date).days < FACT_DAYS]
    rested = sum(session.after is After.RESTED for session in recent)
    felt = {After.SAME: "the same", After.WORSE: "worse"}
    tired = {word: sum(s.after is after for s in recent) for after, word in felt.items()}
    if sum(tired.values()) > rested:
        left = ", ".join(f"{number} left you {word}" for word, number in tired.items() if number)
        return f"{counted(now, 'quiet session')} in the last {FACT_DAYS} days: {left}"
    days, days_before = alone_days(journal, today)
    if days and days >= days_before:
        return ""
    if now < before and now:
        said = f"{counted(now, 'quiet session')} in the last {FACT_DAYS} days"
        return f"{said}, {before} in the {FACT_DAYS} before"
    if solo.last is not None and not days:
        return f"no quiet session for {span_words((today - solo.last).days)}"
    return _dropped_most(journal, today)


def _dropped_most(journal: Journal, today: date) -> str:
    """The habit that became rarer by most."""
    found = []
    for habit in journal.habits.values():
        now, before = done_days(History.of(journal.entries_of(habit.id)), today)
        if now < before and not habit.archived and not habit.rests_on(today):
            found.append((now - before, folded(habit.name), habit.name, now, before))
    return rarer(*min(found)[2:]) if found else ""


def _uneasy(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """How few of the last quiet sessions were chosen; where that was never said, how rare they became."""
    solo = solo_times(journal, today)
    if said := solo.said:
        chosen = sum(session.chosen is Chosen.YES for session in said)
        if 2 * chosen > len(said):
            return ""
        if len(said) == 1:
            return "your last quiet session was not your own choice"
        were = "was" if chosen == 1 else "were"
        return f"{chosen} of your last {len(said)} quiet sessions {were} your choice"
    sources = sum(bool(History.of(entries).last_done(today)) for entries in journal.entries.values())
    now, before = alone_days(journal, today)
    if now < before and sources + (solo.last is not None) > 1:  # of one thing alone the fact is said already
        return rarer("time alone", now, before)
    return ""


def _shallow(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    days: dict[str, set[date]] = {}
    for habit in journal.habits.values():
        if is_thinking(habit.name):
            last = History.of(journal.entries_of(habit.id)).last_done(today)
            days[habit.name] = {*done_lately(journal, habit.id, today), *([last] if last else [])}
    for name, some in _thinking_days(journal, today).items():
        days.setdefault(name, set()).update(some)
    newest = max(((max(some), name) for name, some in days.items() if some), default=None)
    if newest is None:
        return ""
    now, before = in_both(today, {day for some in days.values() for day in some})
    if not now:
        return f"{newest[1]}: last time {spoken_date(newest[0], today)}"
    if now >= before:
        return ""
    lately = [name for name, some in days.items() if any(in_both(today, some))]
    return rarer(lately[0] if len(lately) == 1 else "thinking, reading or writing", now, before)


@cached_by_tables("interests", "sessions")
def _thinking_days(journal: Journal, today: date) -> dict[str, set[date]]:
    """The last days with a session of an interest of thinking, by its name: those that facts look at."""
    known = {key: one.name for key, one in journal.interests.items() if is_thinking(one.name)}
    days: dict[str, set[date]] = {}
    for key, last in last_sessions(journal, today).items():
        if key in known:
            days.setdefault(known[key], set()).add(last)
    for session in since(journal.sessions, today - timedelta(days=2 * FACT_DAYS)):
        if session.interest in known and session.date <= today:
            days[known[session.interest]].add(session.date)
    return days


def _dry(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    sessions = _of_interests(recent_sessions(journal, today), journal) or _of_interests(
        (session for session in journal.sessions.values() if session.date <= today), journal
    )
    if not sessions:
        return ""
    last, _, name = max(sessions)
    if (today - last).days >= FACT_DAYS:
        return f"last session: {name} {spoken_date(last, today)}"
    now, before = in_both(today, (day for day, _, _ in sessions))
    if (today - last).days < FRESH_DAYS or now >= before:
        return ""
    of = counted(now, "session")
    return f"{of} of your interests in the last {FACT_DAYS} days, {before} in the {FACT_DAYS} before"


def _of_interests(sessions: Iterable[Session], journal: Journal) -> list[tuple[date, int, str]]:
    """The day, id and name of those that were about an interest."""
    known = journal.interests
    return [
        (session.date, session.id, known[session.interest].name)
        for session in sessions
        if session.interest is not None and session.interest in known
    ]


def _short_fuse(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    recent = _pillars(each for each in quiet if each.lapsed_on > today - LATELY)
    if recent:
        return f"went quiet in four weeks: {', '.join(recent)}"
    still = _pillars(quiet)
    if still:
        return f"quiet for more than four weeks: {', '.join(still)}"
    return ""


def _own_choice(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """The last choice of one's own, when it is two weeks old: a line, or a quiet time marked as chosen."""
    noted = _line(journal, ("quiet-compass", "handed-over-decisions"), OwnKind.CHOICE, today)
    chosen = solo_times(journal, today).chosen
    if noted is not None and (chosen is None or noted[0] >= chosen):
        if not _old(noted[0], today):
            return ""
        return f"your last own choice: “{noted[1]}”, {spoken_date(noted[0], today)}"
    if chosen is None or not _old(chosen, today):
        return ""
    return f"the last quiet time you chose was on {spoken_date(chosen, today)}"


def _lost_loves(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """What was one's own before and is untouched for four weeks; without such a list, any interest left."""
    touched = last_sessions(journal, today)
    there = [interest for interest in journal.interests.values() if interest.archived is None]
    before = [interest for interest in there if interest.baseline]
    left = [
        interest
        for interest in before or there
        if touched.get(interest.id, interest.added) <= today - LATELY and (before or interest.id in touched)
    ]
    left.sort(key=lambda interest: (touched.get(interest.id, date.min), folded(interest.name)))
    said = [
        f"{interest.name}, last on {spoken_date(touched[interest.id], today)}"
        if interest.id in touched
        else f"{interest.name}, not picked up again"
        for interest in left[:_NAMED]
    ]
    return f"{'from before' if before else 'left'}: {'; '.join(said)}" if said else ""


def _own_views(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    noted = _line(journal, ("borrowed-opinions",), OwnKind.VIEW, today)
    if noted is None or not _old(noted[0], today):
        return ""
    return f"the last view of your own: “{noted[1]}”, {spoken_date(noted[0], today)}"


def _friends(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    overdue = sorted((each for each in quiet if each.pillar is Pillar.FRIENDS), key=lambda each: each.since)
    gone = [f"{each.name} {counted((today - each.since).days, 'day')}" for each in overdue if not each.never]
    never = [each.name for each in overdue if each.never]
    said = (f"quiet: {_some(gone)}" if gone else "", f"nothing logged yet: {_some(never)}" if never else "")
    return "; ".join(part for part in said if part)


def _running_low(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    newest: dict[str, date] = {}
    for check_in in journal.check_ins.values():
        if not today - LATELY < check_in.date <= today:
            continue
        for sign, mark in check_in.marks.items():
            if sign in _RUNNING_LOW and mark.marked is Marked.NOTICED:
                newest[sign] = max(check_in.date, newest.get(sign, date.min))
    if not newest:
        return ""
    said = [
        f"{_RUNNING_LOW[sign]} {spoken_date(day, today)}"
        for sign, day in sorted(newest.items(), key=lambda pair: (-pair[1].toordinal(), pair[0]))
    ]
    return f"you marked {', '.join(said[:_NAMED])}"


def _old(day: date, today: date) -> bool:
    """Whether it is so long ago that it speaks for a sign, not against it."""
    return (today - day).days >= FACT_DAYS


def _some(named: list[str]) -> str:
    """The first few of ``named``, and how many more there are."""
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return ", ".join(named[:_NAMED]) + more


def _line(journal: Journal, signs: Iterable[str], kind: OwnKind, today: date) -> tuple[date, str] | None:
    """The newest own line of ``kind``, or line written beside one of ``signs``, shortened."""
    found = [
        (check_in.date, check_in.id, " ".join(check_in.marks[sign].note.split()))
        for check_in in journal.check_ins.values()
        for sign in signs
        if sign in check_in.marks and check_in.date <= today
    ]
    own = (line for line in journal.own_lines.values() if line.kind is kind and line.date <= today)
    found += [(line.date, line.id, " ".join(line.text.split())) for line in own]
    day, _, line = max((row for row in found if row[2]), default=(None, 0, ""))
    if day is None:
        return None
    return day, line if len(line) <= 60 else line[:59].rstrip() + "…"


def _pillars(quiet: Iterable[Quiet]) -> list[str]:
    present = {each.pillar for each in quiet}
    return [pillar.value for pillar in Pillar if pillar in present]


# The signs whose fact changes when a habit is ticked.
OF_ENTRIES = frozenset({"drained", "shallow-thinking", "uneasy-alone"})
_EVIDENCE: dict[str, Callable[[Sequence[Quiet], Journal, date], str]] = {
    "drained": _drained,
    "shallow-thinking": _shallow,
    "dry-ideas": _dry,
    "short-fuse": _short_fuse,
    "quiet-compass": _own_choice,
    "lost-loves": _lost_loves,
    "borrowed-opinions": _own_views,
    "uneasy-alone": _uneasy,
    "quiet-friends": _friends,
    "handed-over-decisions": _own_choice,
    "anger-without-address": _running_low,
}
