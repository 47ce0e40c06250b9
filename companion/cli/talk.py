"""``companion talk``: the sections of Talk in plain lines, and all that can be added to each."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Kinds, Parser, command, subcommand
from companion.cli.talk_sections import ACTS, STILL, section_json
from companion.cli.talk_words import not_yet, reword, said, say
from companion.content import sections
from companion.domain.talk import About, ChangeKind, Holds, Outcome
from companion.services.plain import json_text
from companion.services.plain_talk import SECTIONS, section_lines

OWN = "T"  # an option that takes own words; ``-`` reads them or asks
STILL_WORDS = ", ".join(STILL)


def parsers() -> dict[str, Parser]:
    """The parser of ``talk`` with one below it for each section."""
    parser = command(
        "talk",
        """companion talk                                 what stands in each section
        companion talk scripts
        companion talk say clear-ask --long --copy
        companion talk said clear-ask --how mixed --line -
        companion talk markers --add -                 own words are read, or asked for""",
    )
    parser.nested = True
    parser.set_defaults(run=run, act=None, what="", json=False)
    kinds = parser.add_subparsers(dest="what", metavar="SECTION", parser_class=Parser)
    for name, section in SECTIONS.items():
        below = subcommand(kinds, f"talk {name}", _summary(section), f"companion talk {name}")
        below.add_argument("--json", action="store_true", help="the same as data")
        if name in _OPTIONS:
            _OPTIONS[name](below)
    _scripts(kinds)
    return {"talk": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Show, or change what an option says."""
    context.companion.opened()
    if args.act is not None:
        code: int = args.act(args, context)
        return code
    act = ACTS.get(args.what)
    change = act(args, context) if act is not None else None
    shot = context.companion.snapshot()
    context.tell_notices()
    if change is not None:
        context.say(change.words)
    elif getattr(args, "json", False):
        print(json_text(section_json(args.what, shot)), end="")
    else:
        names = [args.what] if args.what else list(SECTIONS)
        for at, name in enumerate(names):
            lines = section_lines(name, shot)
            for line in (*([""] if at else []), *(lines if args.what else [f"{name}: {lines[0]}", lines[1]])):
                context.say(line)
    return 0


def _summary(section: str) -> str:
    return sections()[section].title if section in sections() else section


def _delete(parser: Parser, metavar: str = "N") -> None:
    parser.add_argument("--delete", metavar=metavar, help="remove it, by its number; asks once")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _monthly(parser: Parser) -> None:
    parser.add_argument("--add", metavar="R", help='plan it, or change when: "first sun of the month"')
    parser.add_argument("--at", metavar="HH:MM", help="its time, with --add")
    parser.add_argument("--from", dest="first", metavar="D", help="its first day, with --add (today)")
    parser.add_argument("--move", metavar="D", help="move the next one")
    parser.add_argument("--leave-out", action="store_true", help="leave the next one out")
    parser.add_argument("--held", action="store_true", help="it took place today")
    parser.add_argument("--thanks", metavar=OWN, help="one thank-you for the agenda; - reads or asks")
    parser.add_argument("--change", metavar=OWN, help="one change for the agenda; - reads or asks")
    for who in ("mine", "theirs"):
        parser.add_argument(
            f"--{who}", choices=list(STILL), metavar="H", help=f"still oneself: {STILL_WORDS}"
        )
        parser.add_argument(f"--{who}-line", metavar=OWN, help="a sentence about it; - reads or asks")
    parser.add_argument("--delete", action="store_true", help="plan no more talks; asks once")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _agreements(parser: Parser) -> None:
    parser.add_argument("--add", metavar="TITLE", help="something new; - reads or asks")
    parser.add_argument("--anew", metavar="N", help="agree anew, by its number: the older words stay")
    parser.add_argument("--text", metavar=OWN, help="what was agreed; - reads or asks")
    parser.add_argument("--title", metavar=OWN, help="another name, with --anew")
    parser.add_argument("--about", choices=[each.value for each in About], help="whose time it is about")
    parser.add_argument("--since", metavar="D", help="since when (today)")
    _delete(parser)


def _markers(parser: Parser) -> None:
    parser.add_argument("--add", metavar=OWN, help="one more sentence; - reads or asks")
    parser.add_argument("--edit", metavar="N", help="other words for one, with --text")
    parser.add_argument("--text", metavar=OWN, help="those words; - reads or asks")
    marks = ", ".join(each.value.replace(" ", "-") for each in Holds)
    parser.add_argument(
        "--mark", action="append", default=[], metavar="N=M", help=f"how it stands: {marks}, none"
    )
    _delete(parser)


def _plan(parser: Parser) -> None:
    parser.add_argument("--add", metavar=OWN, help="one more line, “if, then then”: the part before is read")
    parser.add_argument("--then", metavar=OWN, help="what one does then, with --add; - reads or asks")
    for pillar in ("solitude", "friends", "interests"):
        parser.add_argument(
            f"--{pillar}", metavar=OWN, help=f"the smallest version: {pillar}; - reads or asks"
        )
    parser.add_argument("--review", metavar="D", help="look again on")
    parser.add_argument("--drop", metavar="N", help="take one line out, by its number")
    parser.add_argument("--delete", action="store_true", help="take the whole plan away; asks once")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _changes(parser: Parser) -> None:
    kinds = [each.value for each in ChangeKind]
    parser.add_argument("--add", choices=kinds, metavar="KIND", help=", ".join(kinds))
    parser.add_argument("--edit", metavar="N", help="change one, by its number")
    parser.add_argument("--words", metavar=OWN, help="in your words; - reads or asks")
    parser.add_argument("--since", metavar="D", help="since when (today)")
    parser.add_argument("--review", metavar="D", help="look again on")
    _delete(parser)


def _own_lines(parser: Parser) -> None:
    parser.add_argument("--add", metavar=OWN, help="a line; - reads or asks")
    parser.add_argument("--edit", metavar="N", help="other words for one, with --text")
    parser.add_argument("--text", metavar=OWN, help="those words; - reads or asks")
    _delete(parser)


_OPTIONS = {
    "monthly": _monthly,
    "agreements": _agreements,
    "markers": _markers,
    "plan": _plan,
    "changes": _changes,
    "choices": _own_lines,
    "views": _own_lines,
}


def _scripts(kinds: Kinds) -> None:
    """The parsers of one script: say it, what became of it, one's own wording."""
    one = subcommand(
        kinds, "talk say", "the words of a script, filled", "companion talk say clear-ask --long"
    )
    one.add_argument("script", nargs="?", help="its id or title; left out: asks")
    one.add_argument("--long", action="store_true", help="the long form")
    one.add_argument("--copy", action="store_true", help="to the terminal's clipboard as well")
    one.add_argument(
        "--fill",
        action="append",
        default=[],
        metavar="BLANK=T",
        help="fill a blank; - reads or asks; empty: undo",
    )
    one.set_defaults(act=say)
    one = subcommand(
        kinds, "talk said", "it was said, and how it went", "companion talk said clear-ask --how well"
    )
    one.add_argument("script", nargs="?", help="its id or title; left out: asks")
    one.add_argument("--how", choices=[each.value for each in Outcome], help="how it went")
    one.add_argument("--line", metavar=OWN, help="a line about it; - reads or asks")
    one.add_argument("--delete", action="store_true", help="remove the newest such note; asks once")
    one.add_argument("--yes", action="store_true", help="do not ask")
    one.set_defaults(act=said)
    one = subcommand(
        kinds, "talk not-yet", "it was not said yet", "companion talk not-yet clear-ask --line -"
    )
    one.add_argument("script", nargs="?", help="its id or title; left out: asks")
    one.add_argument("--line", metavar=OWN, help="a line about it; - reads or asks")
    one.set_defaults(act=not_yet)
    one = subcommand(
        kinds, "talk reword", "a script in your own words", "companion talk reword clear-ask --short -"
    )
    one.add_argument("script", nargs="?", help="its id or title; left out: asks")
    one.add_argument("--long", metavar=OWN, help="the long form; - reads or asks")
    one.add_argument("--short", metavar=OWN, help="the short form; - reads or asks")
    one.add_argument("--original", action="store_true", help="bring the original back")
    one.set_defaults(act=reword)
