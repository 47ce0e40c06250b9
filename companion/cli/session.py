"""``companion session``: log a session that is over, or time one: start, pause, stop."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.things import (
    HABIT,
    INTEREST,
    NONE,
    find_thing,
    log_options,
    said_or,
    sure,
    things,
    words_of,
)
from companion.domain.errors import Refused, Unreadable
from companion.domain.hours import day_of
from companion.domain.numbers import read_amount
from companion.domain.plain import one_line
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.timer import about_words
from companion.services.unit_of_work import Change

CHOSEN = {"yes": Chosen.YES, "half": Chosen.HALF, "no": Chosen.NO}


def parsers() -> dict[str, Parser]:
    """The parser of ``session``."""
    parser = command(
        "session",
        """companion session --minutes 30                 just quiet time
        companion session reading --minutes 40 --amount 1
        companion session walk --minutes 20 --date yesterday --chosen yes --after rested
        companion session reading --start              a timer that survives everything
        companion session --stop --after rested
        companion session reading --change --chosen yes   the newest of it, or the one of --date""",
    )
    parser.add_argument("name", nargs="?", help="an interest or a habit; left out: just quiet time")
    parser.add_argument(
        "--as", dest="of_kind", choices=(HABIT, INTEREST), help="where a habit and an interest share a name"
    )
    parser.add_argument("--minutes", metavar="N", help="how long; with --start: how long it is meant to be")
    parser.add_argument("--amount", metavar="N", help="how much, in the unit of the interest's goal")
    kinds = [kind.value for kind in Company]
    parser.add_argument("--kind", choices=kinds, metavar="K", help=", ".join(kinds))
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday, or friday 18:30")
    parser.add_argument(
        "--at", metavar="HH:MM", help="the time of day, which may belong to the evening before"
    )
    parser.add_argument("--chosen", choices=[*CHOSEN, NONE], metavar="C", help=", ".join(CHOSEN))
    afters = [after.value for after in After]
    parser.add_argument("--after", choices=[*afters, NONE], metavar="F", help=", ".join(afters))
    back = ("present", "elsewhere")
    parser.add_argument(
        "--presence",
        "--came-back",
        dest="came_back",
        choices=(*back, NONE),
        metavar="B",
        help=f"came back {' or '.join(back)}",
    )
    parser.add_argument("--place", metavar="P", help="where")
    parser.add_argument("--note", metavar="T", help="a line; - reads it from standard input, or asks for it")
    parser.add_argument("--tell", metavar="T", help="something to share with your partner; - reads or asks")
    timing = parser.add_mutually_exclusive_group()
    timing.add_argument("--start", action="store_true", help="start the timer")
    timing.add_argument("--pause", action="store_true", help="pause the timer, or go on")
    timing.add_argument("--stop", action="store_true", help="end it and log the session")
    timing.add_argument("--discard", action="store_true", help="end it and log nothing")
    log_options(parser, "session")
    parser.add_argument("--for", dest="of", metavar="N", help="with --change: what it was for, or none")
    parser.set_defaults(run=run)
    return {"session": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Log one finished session, change one that is logged, or act on the timer."""
    timers, settings = context.companion.timers, context.companion.work.journal.settings
    hook = ""
    if args.start:
        change, hook = _start(args, context), settings.hook_start
    elif args.pause or args.stop or args.discard:
        if args.date or args.at:
            raise WrongUsage("the timer knows when it began", "leave out --date and --at")
        _check_name(args, context)
        if args.pause:
            change = timers.toggle_pause()
        elif args.discard:
            change, hook = timers.discard(), settings.hook_end
        else:
            change, hook = _stop(args, context), settings.hook_end
    elif args.change or args.delete:
        change = _revised(args, context)
    else:
        change = _log(args, context)
    context.tell_notices()
    context.say(change.words)
    if hook:
        _run_hook(hook)
    return 0


def _check_name(args: argparse.Namespace, context: Context) -> None:
    """A name beside --pause, --stop or --discard says which session is meant, and only one is under way."""
    timer = context.companion.timers.running
    if args.name and timer is not None and _about(args.name, args, context) != (timer.habit, timer.interest):
        running = about_words(context.companion.work.journal, timer.habit, timer.interest)
        raise Refused(f"the session under way is one of {running}", "leave the name out, or give that one")


def _start(args: argparse.Namespace, context: Context) -> Change:
    if (
        args.date
        or args.at
        or args.amount
        or args.chosen
        or args.after
        or args.came_back
        or args.note
        or args.tell
    ):
        raise WrongUsage("what came of it is said at the end", "companion session --stop takes it")
    habit, interest = _about(args.name, args, context)
    planned = read_amount(args.minutes) if args.minutes is not None else None
    if planned is not None and planned != int(planned):
        raise Unreadable(f"“{args.minutes}” is not a whole number", "such as 30")
    return context.companion.timers.start(
        habit=habit,
        interest=interest,
        kind=Company(args.kind or Company.SOLO),
        place=args.place or "",
        planned=int(planned) if planned is not None else None,
    )


def _stop(args: argparse.Namespace, context: Context) -> Change:
    return context.companion.timers.end(
        minutes=read_amount(args.minutes) if args.minutes is not None else None,
        chosen=CHOSEN.get(args.chosen or ""),
        after=_after(args.after),
        presence=said_or(args.came_back, ""),
        amount=read_amount(args.amount) if args.amount is not None else None,
        note=words_of(args.note, "note") or "",
        tell=words_of(args.tell, "something to share") or "",
    )


def _log(args: argparse.Namespace, context: Context) -> Change:
    habit, interest = _about(args.name, args, context)
    session = Session(
        0,
        _day(args, context),
        Company(args.kind or Company.SOLO),
        read_amount(args.minutes) if args.minutes is not None else None,
        (args.place or "").strip(),
        CHOSEN.get(args.chosen or ""),
        _after(args.after),
        said_or(args.came_back, ""),
        interest=interest,
        habit=habit,
        amount=read_amount(args.amount) if args.amount is not None else None,
        note=words_of(args.note, "note") or "",
        tell=words_of(args.tell, "something to share") or "",
    )
    return context.companion.sessions.log(session)


def _revised(args: argparse.Namespace, context: Context) -> Change:
    """Change or remove the newest session of what was named, or that of the day that was given."""
    if args.start or args.pause or args.stop or args.discard:
        raise WrongUsage("the timer has nothing logged yet", "leave out --change and --delete")
    about, day = _about(args.name, args, context), _day(args, context) if args.date or args.at else None
    logged = [
        session
        for session in context.companion.work.journal.sessions.values()
        if (session.habit, session.interest) == about and day in (None, session.date)
    ]
    if not logged:
        raise Refused("no such session is logged", "companion list sessions shows the newest")
    session = max(logged, key=lambda each: (each.date, each.id))
    if args.delete:
        sure(f"Delete the session of {session.date}?", args.yes)
        return context.companion.sessions.delete(session.id)
    named = session.habit, session.interest
    if args.of:
        named = _about(None if args.of == NONE else args.of, args, context)
    note, tell = words_of(args.note, "note"), words_of(args.tell, "something to share")
    changed = session._replace(
        date=context.day(args.to) or session.date,
        kind=Company(args.kind) if args.kind else session.kind,
        minutes=_number(args.minutes, session.minutes),
        amount=_number(args.amount, session.amount),
        place=said_or(args.place, session.place).strip(),
        chosen=CHOSEN.get(args.chosen) if args.chosen else session.chosen,
        after=_after(args.after) if args.after else session.after,
        presence=said_or(args.came_back, session.presence),
        habit=named[0],
        interest=named[1],
        note=session.note if note is None else note,
        tell=session.tell if tell is None else tell,
    )
    if changed == session:
        raise WrongUsage("what should change?", "add --minutes, --chosen, --to and the like")
    return context.companion.sessions.edit(changed)


def _after(text: str | None) -> After | None:
    return After(text) if text and text != NONE else None


def _number(text: str | None, before: float | None) -> float | None:
    return before if text is None else None if text == NONE else read_amount(text)


def _day(args: argparse.Namespace, context: Context) -> date:
    """The day it belongs to: one before the start of the day belongs to the evening before."""
    text = " ".join(part for part in (args.date, args.at) if part)
    return (
        day_of(text, context.companion.work.clock(), context.companion.work.journal.settings.day_start)
        if text
        else context.today
    )


def _about(name: str | None, args: argparse.Namespace, context: Context) -> tuple[int | None, int | None]:
    """The ids of the habit or the interest that was named."""
    if not name:
        return None, None
    kinds = (args.of_kind,) if args.of_kind else (HABIT, INTEREST)
    about = find_thing(name, things(context.companion.work.journal, kinds), " or ".join(kinds))
    return (about.id, None) if about.kind == HABIT else (None, about.id)


def _run_hook(command: str) -> None:
    from companion.services.hooks import run_hook

    problem = run_hook(command)
    if problem:
        print(f"companion: {one_line(problem)}; nothing else was lost", file=sys.stderr)
