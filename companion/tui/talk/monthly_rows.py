"""The monthly talk: when, and an agenda both may see. Notes never appear in it."""

from __future__ import annotations

from companion.content import still_question, words
from companion.domain.calendar import short_date, times
from companion.domain.journal import ONLY_ONE
from companion.domain.monthly_talk import MAX_NAMED, agenda, still_ourselves, talk_days
from companion.domain.spoken import spoken_repetition
from companion.domain.talk import Holds, MonthlyTalk
from companion.services.plain_talk import EARLIER, STILL
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import beside, joined, line, paragraph, width_of
from companion.tui.kit.log_rows import log_day
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import relative_day
from companion.tui.talk.rows import empty_row


def when_rows(shot: Snapshot) -> list[Row]:
    """The next talks, those that were held, or how to begin."""
    talk = shot.journal.talks.get(ONLY_ONE)
    if talk is None:
        return [empty_row("monthly", "plans it")]
    rows, coming = [], talk_days(talk, shot.today)
    widest = max((width_of(log_day(one.falls, shot.today)) for one in coming), default=0)
    for n, one in enumerate(coming):
        moved = f"moved from {short_date(one.day, shot.today)}" if one.day != one.falls else ""
        at = f"{talk.at:%H:%M}" if talk.at else ""
        told = joined((at, moved))
        day = f"{log_day(one.falls, shot.today):<{widest}}  "
        rows.append(_row(("talk", n), day, told, "" if n else "strong"))
    held = joined((short_date(day, shot.today) for day in reversed(talk.held[-6:])), ", ")
    said = joined((spoken_repetition(talk.rule) or "once", f"took place on {held}" if held else ""))
    rows.append(Row(None, lambda width: paragraph(said, width, "muted")))
    return rows


def _row(key: tuple[str, int], day: str, told: str, role: str) -> Row:
    return Row(key, lambda width: beside([(day, role)], told, width, "muted"))


def agenda_rows(shot: Snapshot) -> list[Row]:
    """The agenda: facts, then the two lines one brings."""
    talk = shot.journal.talks.get(ONLY_ONE, MonthlyTalk())
    facts = agenda(shot.journal, talk, shot.today, shot.now)
    none = words("agenda", "nothing")
    rested = ", ".join(f"{name} ({times(number)})" for name, number in facts.rested) or none
    more = len(facts.friends) - MAX_NAMED
    names = ", ".join(facts.friends[:MAX_NAMED]) + (f" and {more} more" if more > 0 else "") or none
    if facts.planned:
        time = words("agenda", "blocks", kept=facts.kept, planned=facts.planned)
    else:
        time = words("agenda", "no_blocks", times=times(facts.times_alone) if facts.times_alone else none)
    since = f"Since {relative_day(facts.since, shot.today)}"
    present = words("agenda", "present", present=facts.present, times=facts.came_back)
    return [
        *_still_rows(shot),
        Row(None, lambda width: [line((since, "muted"))]),
        _text(("agenda", 0), time),
        _text(("agenda", 1), words("agenda", "rested", what=rested)),
        *([_text(("agenda", 3), present)] if facts.came_back else []),
        _text(("agenda", 2), words("agenda", "friends", names=names)),
        _text(("bring", "thanks"), words("agenda", "thanks", words=talk.thanks or words("agenda", "open"))),
        _text(("bring", "change"), words("agenda", "change", words=talk.change or words("agenda", "open"))),
    ]


def _still_rows(shot: Snapshot) -> list[Row]:
    """The question that opens the talk, the last answer to both its lines, and those before it."""
    asked, answered = still_question(), still_ourselves(shot.journal)
    now = answered[0] if answered else None
    rows = [Row(None, lambda width: [line((asked.question, "strong"))])]
    mine, theirs = ((now.mine, now.mine_line), (now.theirs, now.theirs_line)) if now else (None, None)
    for who, said in ((asked.mine, mine), (asked.theirs, theirs)):
        rows.append(_text(("still", who), f"{who}: {_said(*said) if said else words('agenda', 'open')}"))
    for one in answered[1 : 1 + EARLIER]:
        told = f"{asked.mine} {_said(one.mine, '')}, {asked.theirs} {_said(one.theirs, '')}"
        earlier = words("agenda", "earlier", said=f"{short_date(one.date, shot.today)}: {told}")
        rows.append(_muted(earlier))
    return rows


def _muted(words: str) -> Row:
    return Row(None, lambda width: paragraph(words, width, "muted", "  "))


def _said(holds: Holds | None, sentence: str) -> str:
    return joined((STILL[holds] if holds else "–", sentence))


def _text(key: tuple[str, object], text: str) -> Row:
    return Row(key, lambda width: beside([("· ", "accent")], text, width))
