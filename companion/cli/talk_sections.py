"""What the options of ``companion talk SECTION`` change; each returns None where nothing was asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from companion.cli.context import Context, WrongUsage
from companion.cli.things import sure, words_of
from companion.content import lands_badly
from companion.domain.date_parsing import read_coming_date
from companion.domain.errors import Refused, Unknown, Unreadable
from companion.domain.hours import read_time
from companion.domain.journal import ONLY_ONE
from companion.domain.monthly_talk import still_ourselves, talk_days
from companion.domain.own_line import OwnKind
from companion.domain.repetition import first_day, parse_repetition
from companion.domain.script import filled
from companion.domain.talk import About, ChangeKind, HardTimes, Holds, MonthlyTalk, StillOurselves
from companion.services.log_json import record_json
from companion.services.plain_talk import agreements, life_changes, markers, own_lines
from companion.services.snapshot import Snapshot
from companion.services.unit_of_work import Change

T = TypeVar("T")
STILL = {"yes": Holds.TRUE, "partly": Holds.PARTLY, "not-lately": Holds.NOT_LATELY}
MARKS = {**{holds.value.replace(" ", "-"): holds for holds in Holds}, "none": None}
TABLES: dict[str, Callable[[Snapshot], Sequence[Any]]] = {
    "agreements": agreements,
    "markers": markers,
    "changes": life_changes,
}


def section_json(name: str, shot: Snapshot) -> object:
    """A section as data: records as ``export json`` has them, texts filled. Keys are added, never renamed."""
    journal = shot.journal
    match name:
        case "scripts":
            return [
                {"id": one.id, "title": one.title}
                | {form: filled(getattr(one, form), shot.script_words) for form in ("long", "short")}
                for one in shot.scripts.values()
            ]
        case "hard":
            return list(lands_badly().lines)
        case "monthly":
            talk = journal.talks.get(ONLY_ONE)
            days = [one.falls.isoformat() for one in talk_days(talk, shot.today)] if talk else []
            still = [record_json("still_ourselves", one, journal) for one in still_ourselves(journal)]
            whole = record_json("talks", talk, journal) if talk else None
            return {"talk": whole, "next": days, "still_ourselves": still}
        case "plan":
            plan = journal.hard_times.get(ONLY_ONE)
            return record_json("hard_times", plan, journal) if plan else None
        case "choices" | "views":
            kind = OwnKind.CHOICE if name == "choices" else OwnKind.VIEW
            return [record_json("own_lines", one, journal) for one in own_lines(kind, shot)]
    table = "life_changes" if name == "changes" else name
    records = TABLES[name](shot)
    return [record_json(table, one, journal) for one in records]


def _monthly(args: argparse.Namespace, context: Context) -> Change | None:
    talks = context.companion.talk
    talk = context.companion.work.journal.talks.get(ONLY_ONE)
    if args.add is not None:
        first = context.day(args.first) or context.today
        rule = parse_repetition(args.add, first)
        first_day(rule, first, None)
        return talks.plan_talk(rule, first, read_time(args.at) if args.at else None)
    if args.mine or args.theirs or args.mine_line or args.theirs_line:
        return _still(args, context)
    if not (args.move or args.leave_out or args.held or args.thanks or args.change or args.delete):
        return None
    if talk is None:
        raise Refused("no talk is planned", 'companion talk monthly --add "first sun of the month" plans one')
    if args.delete:
        sure("Plan no more talks? The days on which it was held go too.", args.yes)
        return talks.delete_talk()
    if args.held:
        return talks.held(context.today)
    if args.thanks or args.change:
        thanks, change = words_of(args.thanks, "one thank-you"), words_of(args.change, "one change")
        return talks.bring(
            talk.thanks if thanks is None else thanks, talk.change if change is None else change
        )
    return _moved(args, context, talk)


def _moved(args: argparse.Namespace, context: Context, talk: MonthlyTalk) -> Change:
    days = talk_days(talk, context.today, 1)
    if not days:
        raise Refused("no talk is ahead", "companion talk monthly --add plans one")
    to = read_coming_date(args.move, context.today) if args.move else None
    return context.companion.talk.move_talk(days[0].day, to)


def _still(args: argparse.Namespace, context: Context) -> Change:
    """Today's answer; what is not given stays as it was said today."""
    kept = still_ourselves(context.companion.work.journal)
    now = kept[0] if kept and kept[0].date == context.today else StillOurselves(0, context.today)
    mine_line, theirs_line = words_of(args.mine_line, "mine"), words_of(args.theirs_line, "theirs")
    return context.companion.talk.answer_still(
        STILL[args.mine] if args.mine else now.mine,
        now.mine_line if mine_line is None else mine_line,
        STILL[args.theirs] if args.theirs else now.theirs,
        now.theirs_line if theirs_line is None else theirs_line,
    )


def _agreements(args: argparse.Namespace, context: Context) -> Change | None:
    talks, since = context.companion.talk, context.day(args.since)
    about = About(args.about) if args.about else None
    if args.add is not None:
        title = words_of(args.add, "what about") or ""
        text = words_of(args.text if args.text is not None else "-", "what we agreed") or ""
        return talks.agree(title, text, since, about or About.NEITHER)
    held = agreements(context.companion.snapshot())
    if args.delete is not None:
        one = _numbered(args.delete, held, "agreement")
        sure(f"Delete {one.title}? Its older versions go too.", args.yes)
        return talks.delete_agreement(one.id)
    if args.anew is None:
        return _nothing(args, "text", "title", "about", "since", need="--add TITLE or --anew N")
    one = _numbered(args.anew, held, "agreement")
    words, title = words_of(args.text, "what we agree now"), words_of(args.title, "what about") or one.title
    if words is None:
        return talks.edit_agreement(one.id, title, about or one.about)
    return talks.agree_anew(one.id, words, since, title, about)


def _markers(args: argparse.Namespace, context: Context) -> Change | None:
    talks, held = context.companion.talk, markers(context.companion.snapshot())
    if args.add is not None:
        return talks.add_marker(words_of(args.add, "one sentence") or "")
    if args.delete is not None:
        one = _numbered(args.delete, held, "marker")
        sure("Delete this sentence? Its marks go too.", args.yes)
        return talks.delete_marker(one.id)
    if args.edit is not None:
        text = words_of(args.text if args.text is not None else "-", "one sentence") or ""
        return talks.edit_marker(_numbered(args.edit, held, "marker").id, text)
    wanted = []
    for text in args.mark:
        number, _, mark = text.partition("=")
        if mark not in MARKS:
            raise Unreadable(
                f"“{text}” does not give a marker its mark", f"write 1=true; the marks are {', '.join(MARKS)}"
            )
        wanted.append((_numbered(number, held, "marker").id, MARKS[mark]))
    change = None
    for marker, holds in wanted:
        change = talks.mark(marker, holds)
    return change or _nothing(args, "text", need="--edit N")


def _plan(args: argparse.Namespace, context: Context) -> Change | None:
    plan = context.companion.work.journal.hard_times.get(ONLY_ONE)
    if args.delete:
        sure("Delete the plan?", args.yes)
        return context.companion.talk.delete_hard_times()
    made = before = plan or HardTimes()
    smallest: dict[str, Any] = {
        f"for_{pillar}": words_of(getattr(args, pillar), f"the smallest version: {pillar}")
        for pillar in ("solitude", "friends", "interests")
    }
    made = made._replace(**{name: text for name, text in smallest.items() if text is not None})
    if args.review:
        made = made._replace(review=read_coming_date(args.review, context.today))
    if args.drop:
        gone = _numbered(args.drop, list(made.lines), "line")
        made = made._replace(lines=tuple(line for line in made.lines if line is not gone))
    if args.add is not None:
        when = words_of(args.add, "if") or ""
        then = words_of(args.then if args.then is not None else "-", "then") or ""
        made = made._replace(lines=(*made.lines, (when, then)))
    if made == before:
        return _nothing(args, "then", need="--add IF")
    return context.companion.talk.plan_hard_times(made)


def _changes(args: argparse.Namespace, context: Context) -> Change | None:
    talks, words = context.companion.talk, words_of(args.words, "in your words")
    since = context.day(args.since)
    review = read_coming_date(args.review, context.today) if args.review else None
    held = life_changes(context.companion.snapshot())
    if args.delete is not None:
        one = _numbered(args.delete, held, "change")
        sure("Delete this change? A season it brought stays.", args.yes)
        return talks.delete_change(one.id)
    if args.edit is not None:
        one = _numbered(args.edit, held, "change")
        fields: dict[str, Any] = {"words": words, "since": since, "review": review}
        fields["kind"] = ChangeKind(args.add) if args.add else None
        return talks.edit_change(
            one.id, **{name: value for name, value in fields.items() if value is not None}
        )
    if args.add is not None:
        return talks.note_change(ChangeKind(args.add), since or context.today, words or "", review)
    return _nothing(args, "words", "since", "review", need="--add KIND or --edit N")


def _own(kind: OwnKind) -> Callable[[argparse.Namespace, Context], Change | None]:
    def act(args: argparse.Namespace, context: Context) -> Change | None:
        care = context.companion.care
        held = own_lines(kind, context.companion.snapshot())
        if args.add is not None:
            return care.write(kind, words_of(args.add, "a line") or "")
        if args.delete is not None:
            one = _numbered(args.delete, held, "line")
            sure("Delete this line?", args.yes)
            return care.delete_line(one.id)
        if args.edit is not None:
            text = words_of(args.text if args.text is not None else "-", "a line") or ""
            return care.write(kind, text, _numbered(args.edit, held, "line").id)
        return _nothing(args, "text", need="--edit N")

    return act


def _numbered(text: str, records: Sequence[T], noun: str) -> T:
    """The record that is listed under a number. Raises Unknown."""
    if text.strip().isdecimal() and 1 <= int(text) <= len(records):
        return records[int(text) - 1]
    listed = f"there are {len(records)}" if records else "there is none yet"
    raise Unknown(f"no {noun} has the number “{text}”", listed)


def _nothing(args: argparse.Namespace, *options: str, need: str) -> Change | None:
    """Nothing is changed; options that only go with others are wrong alone. Raises WrongUsage."""
    for option in options:
        if getattr(args, option) is not None:
            raise WrongUsage(f"--{option} does not stand alone", f"add {need}")
    return None


ACTS: dict[str, Callable[[argparse.Namespace, Context], Change | None]] = {
    "monthly": _monthly,
    "agreements": _agreements,
    "markers": _markers,
    "plan": _plan,
    "changes": _changes,
    "choices": _own(OwnKind.CHOICE),
    "views": _own(OwnKind.VIEW),
}
