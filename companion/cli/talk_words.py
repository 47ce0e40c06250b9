"""One script on the command line: say it, what became of it, one's own wording."""

from __future__ import annotations

import argparse
import base64
import sys

from companion.cli.context import Context, WrongUsage
from companion.cli.streams import can_draw
from companion.cli.things import Known, sure, words_of
from companion.content import lands_badly, lint, scripts
from companion.domain.errors import Refused, Unreadable
from companion.domain.landing import went_hard
from companion.domain.naming import find
from companion.domain.script import advice, blank_name, filled, open_blanks
from companion.domain.talk import Outcome
from companion.services.plain_talk import telling_line, tellings


def say(args: argparse.Namespace, context: Context) -> int:
    """Fill its blanks, and print a form with advice; with --copy to the clipboard of the terminal."""
    key = _script(args, context, "say")
    if args.fill:
        known = context.companion.snapshot().scripts[key].blanks
        pairs = (_pair(text, known) for text in args.fill)
        words = {name: words_of(text, blank_name(name)) or "" for name, text in pairs}
        context.say(context.companion.talk.fill_blanks(words).words)
    shot = context.companion.snapshot()
    context.tell_notices()
    script, words = shot.scripts[key], shot.script_words
    text = script.long if args.long else script.short
    blanks = open_blanks(text, words)
    if args.copy:
        _copy(filled(text, words), blanks)
    context.say(filled(text, words))
    for remark in [] if blanks else advice(script, filled(text, words), lint()):
        print(f"companion: {remark}", file=sys.stderr)
    for blank in blanks:
        print(f"companion: “{blank_name(blank)}” is still open: --fill {blank}=- fills it", file=sys.stderr)
    for one in tellings(key, shot)[:1]:
        print(f"companion: {telling_line(one, shot.today)}", file=sys.stderr)
    return 0


def said(args: argparse.Namespace, context: Context) -> int:
    """Note that it was said; after it went hard twice, say where sentences stand that may help."""
    key = _script(args, context, "said")
    if args.delete:
        told = tellings(key, context.companion.snapshot())
        if not told:
            raise Refused("nothing is written down about it", "companion talk said SCRIPT does that")
        sure(f"Delete the note of {told[0].date}?", args.yes)
        return context.done(context.companion.talk.delete_telling(told[0].id))
    outcome = Outcome(args.how) if args.how else None
    change = context.companion.talk.tell(key, True, words_of(args.line, "how it went") or "", outcome)
    context.tell_notices()
    context.say(change.words)
    if went_hard(key, change.journal, context.today):
        context.say(f"{lands_badly().title}: companion talk hard has sentences that may help")
    return 0


def not_yet(args: argparse.Namespace, context: Context) -> int:
    """Note that it was not said yet."""
    key = _script(args, context, "not-yet")
    change = context.companion.talk.tell(key, False, words_of(args.line, "a line about it") or "")
    return context.done(change)


def reword(args: argparse.Namespace, context: Context) -> int:
    """Keep one's own wording, or bring the original back; a form that is not given stays as it is."""
    key = _script(args, context, "reword")
    now = context.companion.snapshot().scripts[key]
    if args.original:
        change = context.companion.talk.reword(scripts()[key], "", "")
    elif args.long is None and args.short is None:
        raise WrongUsage("which words?", "add --long -, --short - or --original")
    else:
        long, short = words_of(args.long, "the long form"), words_of(args.short, "the short form")
        change = context.companion.talk.reword(scripts()[key], long or now.long, short or now.short)
    return context.done(change)


def _script(args: argparse.Namespace, context: Context, command: str) -> str:
    """The id of the script that is meant. Raises Unknown, Ambiguous, WrongUsage."""
    known = [Known(script.id, script.title) for script in scripts().values()]
    if not args.script:
        return context.choose(known, "script", f"talk {command}").id
    if args.script in scripts():
        return str(args.script)
    return find(args.script, known, "script").id


def _copy(text: str, blanks: tuple[str, ...]) -> None:
    """Hand ``text`` to the clipboard of the terminal. Raises Refused for an open blank, which is named."""
    for blank in blanks:
        raise Refused(f"“{blank_name(blank)}” is still open", f"add --fill {blank}=-")
    if not (can_draw() and sys.stderr.isatty()):
        raise WrongUsage("only a terminal has that clipboard", "leave out --copy and pipe the words on")
    held = base64.b64encode(text.encode()).decode("ascii")
    print(f"\x1b]52;c;{held}\a", end="", file=sys.stderr, flush=True)


def _pair(text: str, known: tuple[str, ...]) -> tuple[str, str]:
    name, equals, said = text.partition("=")
    if not equals or name not in known:
        raise Unreadable(f"“{text}” does not fill a blank", f"its blanks are {', '.join(known) or 'none'}")
    return name, said
