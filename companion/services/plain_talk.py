"""The sections of Talk in plain lines: what stands in each, numbered where one of them can be named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from companion.content import lands_badly, sections, signs, still_question, words
from companion.domain.calendar import spoken_date, times
from companion.domain.journal import ONLY_ONE
from companion.domain.monthly_talk import MAX_NAMED, agenda, still_ourselves, talk_days
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.script import filled
from companion.domain.spoken import spoken_repetition
from companion.domain.talk import Agreement, Holds, LifeChange, Marker, MonthlyTalk, Telling
from companion.services.plain_time import weekday_words
from companion.services.snapshot import Snapshot

STILL = {Holds.TRUE: "yes", Holds.PARTLY: "partly", Holds.NOT_LATELY: "not lately"}
EARLIER = 3  # answers of before that are said
SECTIONS = {
    "scripts": "scripts",
    "monthly": "monthly",
    "agreements": "agreements",
    "markers": "markers",
    "plan": "hard-times",
    "changes": "changes",
    "hard": "lands-badly",
    "choices": "choices",
    "views": "views",
}  # as a command names a section, and as ``talk.toml`` does


def section_lines(name: str, shot: Snapshot) -> list[str]:
    """What stands in a section; one that is empty says what it is for."""
    section = sections()[SECTIONS[name]]
    return [section.title, *(_LINES[name](shot) or [section.empty])]


def agreements(shot: Snapshot) -> list[Agreement]:
    """Agreements, the one changed last first."""
    held = shot.journal.agreements.values()
    return sorted(held, key=lambda one: (one.current.since, one.id), reverse=True)


def markers(shot: Snapshot) -> list[Marker]:
    """Markers in the order they were written."""
    return sorted(shot.journal.markers.values(), key=lambda one: one.id)


def life_changes(shot: Snapshot) -> list[LifeChange]:
    """Life changes, the newest first."""
    return sorted(shot.journal.life_changes.values(), key=lambda one: (one.since, one.id), reverse=True)


def own_lines(kind: OwnKind, shot: Snapshot) -> list[OwnLine]:
    """Lines of one kind, the newest first."""
    mine = [one for one in shot.journal.own_lines.values() if one.kind is kind]
    return sorted(mine, key=lambda one: (one.date, one.id), reverse=True)


def tellings(script: str, shot: Snapshot) -> list[Telling]:
    """What became of a script, the newest first."""
    told = [one for one in shot.journal.tellings.values() if one.script == script]
    return sorted(told, key=lambda one: (one.date, one.id), reverse=True)


def telling_line(telling: Telling, today: date) -> str:
    """``said 3 Mar: well, in the kitchen``."""
    how = ", ".join(part for part in (telling.outcome.value if telling.outcome else "", telling.how) if part)
    said = f"{'said' if telling.said else 'not yet'} {spoken_date(telling.date, today)}"
    return f"{said}: {how}" if how else said


def _scripts(shot: Snapshot) -> list[str]:
    """Each with its short form, under a line about what is muted."""
    muted = [
        f"Muted until {spoken_date(day, shot.today)}: {signs()[sign].label}. companion mute --end ends it."
        for sign, day in sorted(shot.resting.items(), key=lambda pair: pair[1])
        if sign in signs()
    ]
    said = []
    for script in shot.scripts.values():
        last = next(iter(tellings(script.id, shot)), None)
        state = f" ({telling_line(last, shot.today)})" if last else ""
        said += [f"{script.id}: {script.title}{state}", filled(script.short, shot.script_words)]
    return [*muted, *said]


def _monthly(shot: Snapshot) -> list[str]:
    talk = shot.journal.talks.get(ONLY_ONE)
    when: list[str] = []
    for one in talk_days(talk, shot.today) if talk else ():
        at = f", {talk.at:%H:%M}" if talk and talk.at else ""
        moved = f", moved from {spoken_date(one.day, shot.today)}" if one.day != one.falls else ""
        when.append(f"Next: {weekday_words(one.falls, shot.today)}{at}{moved}")
    if talk is None:
        when.append(sections()["monthly"].empty)
    else:
        held = ", ".join(spoken_date(day, shot.today) for day in reversed(talk.held[-6:]))
        when.append(
            f"Repeats: {spoken_repetition(talk.rule) or 'once'}{f'; took place on {held}' if held else ''}"
        )
    return [*when, *_still(shot), *_agenda(talk or MonthlyTalk(), shot)]


def _still(shot: Snapshot) -> list[str]:
    """The question that opens the talk, the last answer to both its lines, and those before it."""
    asked, answered = still_question(), still_ourselves(shot.journal)
    said = [asked.question]
    for one in answered[: 1 + EARLIER]:
        parts = []
        for who, holds, line in (
            (asked.mine, one.mine, one.mine_line),
            (asked.theirs, one.theirs, one.theirs_line),
        ):
            told = ", ".join(part for part in (STILL[holds] if holds else "", line) if part)
            parts.append(f"{who}: {told or 'not said'}")
        said.append(f"{spoken_date(one.date, shot.today)}: {'; '.join(parts)}")
    return said if answered else [*said, "Not answered yet."]


def _agenda(talk: MonthlyTalk, shot: Snapshot) -> list[str]:
    facts, none = agenda(shot.journal, talk, shot.today, shot.now), words("agenda", "nothing")
    more = len(facts.friends) - MAX_NAMED
    names = ", ".join(facts.friends[:MAX_NAMED]) + (f" and {more} more" if more > 0 else "")
    rested = "; ".join(f"{name}: {times(number)}" for name, number in facts.rested)
    alone = times(facts.times_alone) if facts.times_alone else none
    said = [
        f"Since {spoken_date(facts.since, shot.today)}",
        words("agenda", "blocks", kept=facts.kept, planned=facts.planned)
        if facts.planned
        else words("agenda", "no_blocks", times=alone),
        words("agenda", "rested", what=rested or none),
    ]
    if facts.came_back:
        said.append(words("agenda", "present", present=facts.present, times=facts.came_back))
    nothing = "nothing written yet"
    return [
        *said,
        words("agenda", "friends", names=names or none),
        words("agenda", "thanks", words=talk.thanks or nothing),
        words("agenda", "change", words=talk.change or nothing),
    ]


def _agreements(shot: Snapshot) -> list[str]:
    said = []
    for number, one in enumerate(agreements(shot), 1):
        about = (
            f", about time {'of mine' if one.about == 'mine' else 'of ours'}"
            if one.about != "neither"
            else ""
        )
        since = spoken_date(one.current.since, shot.today)
        said.append(f"{number}. {one.title}, since {since}{about}: {one.current.text}")
        for before in reversed(one.versions[:-1]):
            said.append(f"before, from {spoken_date(before.since, shot.today)}: {before.text}")
    return said


def _markers(shot: Snapshot) -> list[str]:
    said = []
    for number, one in enumerate(markers(shot), 1):
        newest = sorted(one.marks, reverse=True)[:6]
        told = ", ".join(f"{one.marks[day].value} {spoken_date(day, shot.today)}" for day in newest)
        said.append(f"{number}. {one.text} ({told or 'not looked at yet'})")
    return said


def _plan(shot: Snapshot) -> list[str]:
    plan = shot.journal.hard_times.get(ONLY_ONE)
    if plan is None:
        return []
    said = [f"If {when}, then {then}" for when, then in plan.lines]
    smallest = zip(
        ("solitude", "friends", "interests"),
        (plan.for_solitude, plan.for_friends, plan.for_interests),
        strict=True,
    )
    said += [f"{words('hard_times', pillar)}: {text}" for pillar, text in smallest if text]
    if plan.review:
        said.append(f"{words('hard_times', 'review')} {spoken_date(plan.review, shot.today)}")
    return said


def _changes(shot: Snapshot) -> list[str]:
    said = []
    for number, one in enumerate(life_changes(shot), 1):
        season = shot.journal.seasons.get(one.season or 0)
        parts = [
            f"{number}. {one.kind.value}, since {spoken_date(one.since, shot.today)}",
            one.words,
            f"a season: {season.name}, until {spoken_date(season.end, shot.today)}" if season else "",
            f"look again {spoken_date(one.review, shot.today)}" if one.review else "",
        ]
        said.append(", ".join(part for part in parts if part))
    return said


def _own(kind: OwnKind) -> Callable[[Snapshot], list[str]]:
    return lambda shot: [
        f"{number}. {spoken_date(one.date, shot.today)}: {one.text}"
        for number, one in enumerate(own_lines(kind, shot), 1)
    ]


_LINES: dict[str, Callable[[Snapshot], list[str]]] = {
    "scripts": _scripts,
    "monthly": _monthly,
    "agreements": _agreements,
    "markers": _markers,
    "plan": _plan,
    "changes": _changes,
    "hard": lambda shot: list(lands_badly().lines),
    "choices": _own(OwnKind.CHOICE),
    "views": _own(OwnKind.VIEW),
}
