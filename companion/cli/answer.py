"""``companion answer``: what Today asks, and its four answers, without a screen."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from typing import NamedTuple

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.streams import can_ask
from companion.content import signs
from companion.domain.answers import Pillar, Reply
from companion.domain.asking import Kind, Question
from companion.domain.errors import Refused, Unknown
from companion.domain.everything import may_ask
from companion.domain.journal import Journal
from companion.domain.naming import find
from companion.services.care import Thing
from companion.services.plain import json_text, question_lines
from companion.services.snapshot import Snapshot

LOOK, SMALL = "look", "small"
REPLIES = {SMALL: Reply.RESTART, "later": Reply.LATER, "not-this": Reply.NOT_THIS}
WORDS = (LOOK, *REPLIES)
NOTHING = 1  # the exit code when nothing asks


def parsers() -> dict[str, Parser]:
    """The parser of ``answer``."""
    parser = command(
        "answer",
        """companion answer                             what Today asks; exit code 1 when nothing does
        companion answer later                       the first question: asks again in 3 days
        companion answer walk small --day tomorrow   plan ten minutes, or two lines to somebody
        companion answer everything small --of cello
        companion answer fading not-this""",
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="THING look|small|later|not-this",
        help="without THING: the first that asks",
    )
    parser.add_argument("--day", choices=("today", "tomorrow"), default="today", help="when, for small")
    parser.add_argument("--of", metavar="NAME", help="small, about everything or fading: what to start with")
    parser.add_argument("--json", action="store_true", help="what asks, as in status --json")
    parser.add_argument("--end", action="store_true", help="let THING ask again that was left alone")
    parser.set_defaults(run=run)
    return {"answer": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """List what asks, or answer it."""
    context.companion.opened()
    shot = context.companion.snapshot()
    context.tell_notices()
    if not args.words:
        return _list(args, context, shot)
    if args.end:
        return _end(" ".join(args.words), context, shot)
    *thing, reply = args.words
    if reply not in WORDS:
        raise WrongUsage(f"“{reply}” is not one of {', '.join(WORDS)}", "companion answer --help shows how")
    question = _question(" ".join(thing), shot)
    if reply == LOOK:
        return _look(question, context, shot)
    if reply == SMALL and question.kind is Kind.COMPASS:
        raise Refused("nothing small can be started about the compass", "answer look, later or not-this")
    step = shot.today + timedelta(days=args.day == "tomorrow") if reply == SMALL else None
    change = context.companion.care.answer(
        question, REPLIES[reply], step, _thing(args, context, question, step)
    )
    context.say(change.words)
    return 0


def _end(name: str, context: Context, shot: Snapshot) -> int:
    """Let something ask again that “not this” was said of."""
    from companion.services.resting import Rested, all_resting, end_rest

    alone = [each for each in all_resting(shot) if each.how is Rested.LEFT_ALONE]
    return context.done(end_rest(context.companion, find(name, alone, "thing left alone")))


def _list(args: argparse.Namespace, context: Context, shot: Snapshot) -> int:
    if args.json:
        from companion.services.status import status_json

        print(json_text(status_json(shot)["asking"]), end="")
    else:
        for question in shot.asking:
            for line in question_lines(question, shot.today):
                context.say(line.strip())
        if not shot.asking:
            context.say("nothing asks now")
    return 0 if shot.asking else NOTHING


def _question(name: str, shot: Snapshot) -> Question:
    """The question about ``name``, or the first. Raises Refused, Unknown or Ambiguous."""
    if not shot.asking:
        raise Refused("nothing asks now", "companion status shows today")
    if not name:
        return shot.asking[0]
    for question in shot.asking:
        if question.lapse is None and question.kind.value == name.strip().casefold():
            return question
    lapses = [question.lapse for question in shot.asking if question.lapse is not None]
    try:
        lapse = find(name, lapses, "question")
    except Unknown:
        raise Unknown(f"nothing asks about “{name}” now", "companion answer lists what asks") from None
    return next(question for question in shot.asking if question.lapse is lapse)


class Startable(NamedTuple):
    """A thing that a small restart may be planned for."""

    name: str
    thing: Thing


def _thing(args: argparse.Namespace, context: Context, question: Question, step: date | None) -> Thing | None:
    """What to start with, about everything or fading."""
    if question.lapse is not None or step is None:
        return None
    journal = context.companion.work.journal
    known = [Startable(_name(thing, journal), thing) for thing in may_ask(journal, step)]
    if args.of:
        return find(args.of, known, "thing").thing
    if not can_ask():
        raise WrongUsage("start with what?", "say it with --of NAME")
    return context.choose(known, "thing", "answer").thing


def _name(thing: Thing, journal: Journal) -> str:
    pillar, subject = thing
    if pillar is Pillar.SOLITUDE:
        return journal.habits[subject].name
    return (journal.friends if pillar is Pillar.FRIENDS else journal.interests)[subject].name


def _look(question: Question, context: Context, shot: Snapshot) -> int:
    """The check-in with the signs that fit, or the compass; without a terminal their questions and facts."""
    if question.kind is Kind.COMPASS:
        from companion.cli.compass import ask_row_by_row, tell_rows

        if can_ask():
            return ask_row_by_row(context)
        tell_rows(context)
        print(
            "companion: nothing is answered yet: companion compass --row ID=SIDE keeps one", file=sys.stderr
        )
        return 0
    if can_ask():
        from companion.cli.check_in import check_in_about

        return check_in_about(question.signs, context)
    from companion.domain.evidence import evidence

    for sign_id in question.signs:
        sign, fact = signs()[sign_id], evidence(sign_id, shot.journal, shot.today)
        context.say(f"{sign_id}: {sign.prompt}{f' ({fact})' if fact else ''}")
    print("companion: nothing is answered yet: companion check-in --sign ID=MARK keeps one", file=sys.stderr)
    return 0
