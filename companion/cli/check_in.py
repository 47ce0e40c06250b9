"""``companion check-in``: the signs one a line, kept as one check-in, with the steps that end it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from companion.cli.context import Context, WrongUsage
from companion.cli.gate import ask_what_is_behind
from companion.cli.parser import Parser, command
from companion.cli.streams import can_ask
from companion.cli.things import sure, words_of
from companion.content import card, scripts, signs
from companion.domain.calendar import spoken_date
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.errors import Refused, Unreadable
from companion.domain.evidence import evidence
from companion.domain.mutes import at_the_gate
from companion.services.next_steps import NextStep, StepKind, next_steps
from companion.services.snapshot import Snapshot
from companion.services.unit_of_work import Change

MARKS = {"noticed": Marked.NOTICED, "not-now": Marked.NOT_NOW, "unsure": Marked.UNSURE}
LETTERS = {"n": Marked.NOTICED, "o": Marked.NOT_NOW, "u": Marked.UNSURE}
WHAT = "[n] noticed  [o] not now  [u] unsure  [enter] leave it out: "


def parsers() -> dict[str, Parser]:
    """The parser of ``check-in``."""
    parser = command(
        "check-in",
        """companion check-in                              asks one sign after the other
        companion check-in --sign drained=noticed --sign dry-ideas=not-now
        companion check-in --sign drained=unsure --line drained=-     the line from standard input
        companion check-in --history""",
    )
    parser.add_argument("--sign", action="append", default=[], metavar="ID=MARK", help=", ".join(MARKS))
    parser.add_argument("--line", action="append", default=[], metavar="ID=-", help="a line about a sign")
    parser.add_argument("--history", action="store_true", help="earlier check-ins, the newest first")
    parser.add_argument("--delete", metavar="D", help="remove that of a day; asks once")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)
    return {"check-in": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Keep a check-in, or show earlier ones."""
    context.companion.opened()
    if args.history:
        return _history(context)
    if args.delete:
        check_ins = context.companion.work.journal.check_ins.values()
        found = [each for each in check_ins if each.date == context.day(args.delete)]
        if not found:
            raise Refused("there is no check-in of that day", "companion check-in --history lists them")
        sure(f"Delete the check-in of {found[-1].date}? Its marks and lines go.", args.yes)
        return context.done(context.companion.care.delete_check_in(found[-1].id))
    if not args.sign and not args.line:
        if not can_ask():
            raise WrongUsage("nothing is marked", "companion check-in --sign drained=noticed")
        return check_in_about((), context)
    marks = {sign: Mark(_mark(said)) for sign, said in map(_pair, args.sign)}
    for sign, text in map(_pair, args.line):
        words = words_of(text, signs()[sign].label) or ""
        marks[sign] = marks.get(sign, Mark(None))._replace(note=" ".join(words.split()))
    return _keep(marks, context)


def check_in_about(first: Sequence[str], context: Context) -> int:
    """Ask every sign on the terminal, those of ``first`` before the others, and keep what was said."""
    shot = context.companion.snapshot()
    marks = {}
    for sign_id in dict.fromkeys((*first, *signs())):
        marked = _ask(sign_id, shot)
        if marked is not None:
            marks[sign_id] = Mark(marked)
    if not marks:
        raise Refused("nothing was marked, so nothing is saved", "that is an answer, too")
    return _keep(marks, context)


def _ask(sign_id: str, shot: Snapshot) -> Marked | None:
    sign, fact = signs()[sign_id], evidence(sign_id, shot.journal, shot.today)
    print(f"\n{sign.label}. {sign.prompt}", file=sys.stderr)
    if fact:
        print(f"  {fact}", file=sys.stderr)
    print(WHAT, end="", file=sys.stderr, flush=True)
    return LETTERS.get(sys.stdin.readline().strip().casefold()[:1])


def _keep(marks: dict[str, Mark], context: Context) -> int:
    """Keep it, ask what is behind it where it may be asked, and end with the steps or the card."""
    change = context.companion.care.check_in(marks)
    context.tell_notices()
    context.say(change.words)
    noticed = at_the_gate(marks)
    if noticed and can_ask() and ask_what_is_behind(noticed):
        return 0
    if any(edit.table == "shown" for edit in change.delta):
        context.say(card("health"))
    shot = context.companion.snapshot()
    for step in next_steps(_kept(change), shot):
        context.say(f"next: {_step_words(step, shot)}")
    return 0


def _kept(change: Change) -> CheckIn:
    kept: CheckIn = next(edit.new for edit in change.delta if edit.table == "check_ins")
    return kept


def _step_words(step: NextStep, shot: Snapshot) -> str:
    journal = shot.journal
    match step.kind:
        case StepKind.CONTACT:
            return f"two lines to {journal.friends[step.subject].name} (companion contact)"
        case StepKind.PLAN if step.subject:
            return f"plan twenty minutes of {journal.interests[step.subject].name} (companion add block)"
        case StepKind.PLAN:
            return "plan half an hour of quiet (companion add block)"
        case StepKind.TEN:
            name = f" of {journal.habits[step.subject].name}" if step.subject else " of quiet"
            return f"ten minutes{name} (companion session --minutes 10)"
        case StepKind.SCRIPT:
            return f"the words for asking: {scripts()[step.script].title} (companion, then 6)"
        case StepKind.CHOICE:
            return signs()["quiet-compass"].step
        case _:
            return signs()["borrowed-opinions"].step


def _history(context: Context) -> int:
    journal = context.companion.work.journal
    kept = sorted(journal.check_ins.values(), key=lambda one: (one.date, one.id), reverse=True)
    for check_in in kept:
        said = (f"{_label(sign)}: {mark.marked}" for sign, mark in check_in.marks.items() if mark.marked)
        context.say(f"{spoken_date(check_in.date, context.today)}: {'; '.join(said) or check_in.note}")
    if not kept:
        context.say("no check-in yet: companion check-in makes one")
    return 0


def _label(sign: str) -> str:
    known = signs().get(sign)
    return known.label if known else sign


def _pair(text: str) -> tuple[str, str]:
    sign, equals, said = text.partition("=")
    if not equals or sign not in signs():
        raise Unreadable(f"“{text}” does not give a sign its mark", f"the signs are {_listed(signs())}")
    return sign, said


def _mark(said: str) -> Marked:
    if said not in MARKS:
        raise Unreadable(f"“{said}” is not a mark", f"use {_listed(MARKS)}")
    return MARKS[said]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
