"""The fact from the person's own data that stands beside each sign: one short sentence, honest when empty.

What each sign looks at is said in ``content/signs.toml`` (``evidence``). Nothing is weighed or added up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from heapq import nlargest

from companion.domain.answers import Pillar
from companion.domain.calendar import counted, day_words, span_words
from companion.domain.check_in import Marked
from companion.domain.history import History
from companion.domain.journal import Journal
from companion.domain.own_line import OwnKind
from companion.domain.quiet import Quiet, gone_quiet
from companion.domain.session import After, Chosen, Company, Session

LATELY = timedelta(days=28)
_SOLO_DAYS = 14
_CHOSEN_OF = 12
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
    """The fact for the sign ``sign_id``. Raises KeyError for one that does not exist."""
    return evidence_among(sign_id, gone_quiet(journal, today), journal, today)


def evidence_among(sign_id: str, quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """``evidence`` for a caller that knows ``quiet``, the result of ``gone_quiet`` for the same day."""
    return _EVIDENCE[sign_id](quiet, journal, today)


def is_thinking(name: str) -> bool:
    """Whether a habit of that name is one of thinking, reading or writing."""
    return _THINKING.search(name) is not None


def _drained(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    solo = _solo(journal, today)
    if not solo:
        return "no quiet session noted yet"
    recent = [session for session in solo if (today - session.date).days < _SOLO_DAYS]
    if not recent:
        return f"no quiet session for {span_words((today - max(s.date for s in solo)).days)}"
    said = f"{counted(len(recent), 'quiet session')} in the last {_SOLO_DAYS} days"
    felt = {After.RESTED: "rested", After.SAME: "the same", After.WORSE: "worse"}
    left = [
        f"{number} left you {word}"
        for after, word in felt.items()
        if (number := sum(session.after is after for session in recent))
    ]
    return f"{said}: {', '.join(left)}" if left else said


def _shallow(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    newest: tuple[date, str] | None = None
    for habit in journal.habits.values():
        if not is_thinking(habit.name):
            continue
        done = History.of(journal.entries_of(habit.id)).last_done(today)
        if done is not None and (newest is None or done > newest[0]):
            newest = done, habit.name
    if newest is None:
        return "no thinking, reading or writing habit done yet"
    return f"{newest[1]}: last time {day_words(newest[0], today)}"


def _dry(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    known = journal.interests
    sessions = [
        (session.date, session.id, known[session.interest].name)
        for session in journal.sessions.values()
        if session.interest is not None and session.interest in known and session.date <= today
    ]
    if not sessions:
        return "no session of an interest noted yet"
    last = nlargest(_NAMED, sessions)
    said = ", ".join(f"{name} {day_words(day, today)}" for day, _, name in last)
    return f"last {'sessions' if len(last) > 1 else 'session'}: {said}"


def _short_fuse(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    recent = _pillars(each for each in quiet if each.lapsed_on > today - LATELY)
    if recent:
        return f"{_listed(recent)} went quiet in the last four weeks"
    still = _pillars(quiet)
    if still:
        return f"{_listed(still)} {'have' if len(still) > 1 else 'has'} been quiet for more than four weeks"
    return "nothing went quiet in the last four weeks"


def _own_choice(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    """A choice noted as one's own, a line beside a sign about choosing, or a quiet time marked as chosen."""
    noted = _line(journal, ("quiet-compass", "handed-over-decisions"), OwnKind.CHOICE, today)
    chosen = max((s.date for s in _solo(journal, today) if s.chosen is Chosen.YES), default=None)
    if noted is not None and (chosen is None or noted[0] >= chosen):
        return f"“{noted[1]}”, {day_words(noted[0], today)}"
    if chosen is not None:
        return f"you noted your quiet session of {day_words(chosen, today)} as chosen"
    return "no own choice noted yet"


def _lost_loves(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    touched: dict[int, date] = {}
    for session in journal.sessions.values():
        if session.interest is not None and session.date <= today:
            touched[session.interest] = max(session.date, touched.get(session.interest, date.min))
    mine = [interest for interest in journal.interests.values() if interest.baseline]
    if not mine:
        return "nothing is noted yet as yours from before"
    mine.sort(key=lambda interest: (touched.get(interest.id, date.min), interest.name.casefold()))
    said = [
        f"{interest.name} {day_words(touched[interest.id], today)}"
        if interest.id in touched
        else f"{interest.name} not yet"
        for interest in mine[:_NAMED]
    ]
    return f"yours before, last time: {', '.join(said)}"


def _own_views(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    noted = _line(journal, ("borrowed-opinions",), OwnKind.VIEW, today)
    if noted is None:
        return "nothing written about your own views yet"
    return f"you wrote “{noted[1]}”, {day_words(noted[0], today)}"


def _uneasy(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    solo = _solo(journal, today)
    if not solo:
        return "no quiet session noted yet"
    marked = (session for session in solo if session.chosen is not None)
    said = nlargest(_CHOSEN_OF, marked, key=lambda session: (session.date, session.id))
    if not said:
        return "whether your quiet sessions were chosen is not noted yet"
    chosen = sum(session.chosen is Chosen.YES for session in said)
    if len(said) == 1:
        return f"your last quiet session was {'' if chosen else 'not quite '}chosen"
    return f"{chosen} of your last {len(said)} quiet sessions were chosen"


def _friends(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    if not journal.friends:
        return "no friend noted yet"
    overdue = sorted((each for each in quiet if each.pillar is Pillar.FRIENDS), key=lambda each: each.since)
    gone = [f"{each.name} {counted((today - each.since).days, 'day')}" for each in overdue if not each.never]
    never = [each.name for each in overdue if each.never]
    said = (f"quiet: {_some(gone)}" if gone else "", f"nothing logged yet: {_some(never)}" if never else "")
    return "; ".join(part for part in said if part) or "nobody is overdue"


def _some(named: list[str]) -> str:
    """The first few of ``named``, and how many more there are."""
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return ", ".join(named[:_NAMED]) + more


def _running_low(quiet: Sequence[Quiet], journal: Journal, today: date) -> str:
    newest: dict[str, date] = {}
    for check_in in journal.check_ins.values():
        if not today - LATELY < check_in.date <= today:
            continue
        for sign, mark in check_in.marks.items():
            if sign in _RUNNING_LOW and mark.marked is Marked.NOTICED:
                newest[sign] = max(check_in.date, newest.get(sign, date.min))
    if not newest:
        return "no sign of running low marked in the last four weeks"
    said = (
        f"{_RUNNING_LOW[sign]} {day_words(newest[sign], today)}" for sign in _RUNNING_LOW if sign in newest
    )
    return f"you marked {', '.join(said)}"


def _solo(journal: Journal, today: date) -> list[Session]:
    return [s for s in journal.sessions.values() if s.kind is Company.SOLO and s.date <= today]


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


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


OF_ENTRIES = frozenset({"shallow-thinking"})  # the signs whose fact changes when a habit is ticked
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
