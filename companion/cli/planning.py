"""``companion block`` and ``companion season``: one time of a block, and a stretch in which less is asked."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date, time

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command, subcommand
from companion.cli.things import BLOCK, name_argument, sure, thing_of, words_of
from companion.domain.appointments import appointments
from companion.domain.block import Block
from companion.domain.cadence import Cadence
from companion.domain.date_parsing import read_coming_date, read_date_near
from companion.domain.errors import Refused
from companion.domain.friend import Circle
from companion.domain.hours import read_time
from companion.domain.naming import find
from companion.domain.plain import one_line
from companion.domain.schedule import Schedule
from companion.domain.season import Season, SeasonKind, read_floor, read_rhythm
from companion.services.unit_of_work import Change

USUAL = "usual"  # as without a season
AHEAD = 31  # days in which the next time of a block is looked for


def parsers() -> dict[str, Parser]:
    """The parsers of both, each with those below it."""
    block = command(
        "block",
        """companion block keep library
        companion block move library --to "thursday 19:00"
        companion block drop library --date friday --by -""",
    )
    block.nested = True
    block.set_defaults(run=_block)
    kinds = block.add_subparsers(dest="what", required=True, metavar="WHAT", parser_class=Parser)
    for word, summary, example, act in (
        ("keep", "log the session it is, as planned", "companion block keep library", _keep),
        ("move", "to another day or time", 'companion block move library --to "thursday 19:00"', _move),
        ("drop", "let one time of it go", "companion block drop library --date friday", _drop),
    ):
        below = subcommand(kinds, f"block {word}", summary, example)
        name_argument(below, (BLOCK,))
        below.add_argument("--date", metavar="D", help="which time; left out: the next, or today's")
        if word == "move":
            below.add_argument("--to", metavar='"D HH:MM"', help="the day, the time, or both")
        if word != "keep":
            below.add_argument("--by", metavar="T", help="what came up instead; - reads it or asks for it")
            below.add_argument("--end", action="store_true", help="back to the plan")
        below.set_defaults(act=act)
    season = command(
        "season",
        """companion season add Exams --until 2026-04-30 --floor walk="1 a week" --floor cello=nothing
        companion season end Exams""",
    )
    season.nested = True
    season.set_defaults(run=_season)
    kinds = season.add_subparsers(dest="what", required=True, metavar="WHAT", parser_class=Parser)
    add = subcommand(kinds, "season add", "begin one", "companion season add Exams --until 2026-04-30")
    add.add_argument("name")
    add.add_argument("--from", dest="start", metavar="D", help="its first day (today)")
    _season_options(add, new=True)
    add.set_defaults(act=_begin)
    edit = subcommand(kinds, "season edit", "change one", "companion season edit Exams --until 2026-05-10")
    edit.add_argument("name", help="its name")
    edit.add_argument("--rename", metavar="N", help="another name")
    _season_options(edit, new=False)
    edit.add_argument("--note", metavar="T", help="what it is about; - reads or asks")
    edit.set_defaults(act=_edit)
    delete = subcommand(kinds, "season delete", "remove one; asks once", "companion season delete Exams")
    delete.add_argument("name", help="its name")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(act=_delete)
    end = subcommand(kinds, "season end", "end one early", "companion season end Exams")
    end.add_argument("name", nargs="?", help="its name; left out: the one that runs")
    end.set_defaults(act=_end)
    return {"block": block, "season": season}


def _season_options(parser: Parser, *, new: bool) -> None:
    parser.add_argument("--until", required=new, metavar="D", help="its last day")
    kinds = [kind.value for kind in SeasonKind]
    parser.add_argument("--kind", choices=kinds, default="busy" if new else None, help=", ".join(kinds))
    takes_away = "" if new else ", usual"
    parser.add_argument(
        "--floor",
        action="append",
        default=[],
        metavar="HABIT=S",
        help=f'what is enough of a habit meanwhile: "1 a week", nothing{takes_away}',
    )
    parser.add_argument(
        "--circle",
        action="append",
        default=[],
        metavar="CIRCLE=R",
        help=f'the rhythm of a circle meanwhile: "2 months", nothing{takes_away}',
    )


def _block(args: argparse.Namespace, context: Context) -> int:
    block = thing_of(args, context, f"block {args.what}", (BLOCK,), archived=False).record
    change: Change = args.act(args, context, block)
    return context.done(change)


def _keep(args: argparse.Namespace, context: Context, block: Block) -> Change:
    return context.companion.blocks.did(block.id, _time(args, context, block, ahead=0))


def _move(args: argparse.Namespace, context: Context, block: Block) -> Change:
    day = _time(args, context, block)
    if args.end:
        return context.companion.blocks.give_back(block.id, day)
    if not args.to:
        raise WrongUsage("to when?", 'add --to "thursday 19:00", or --end')
    to, at = _to(args.to, context, day, block.at)
    return context.companion.blocks.move(block.id, day, to, at, by=words_of(args.by, "what came up") or "")


def _drop(args: argparse.Namespace, context: Context, block: Block) -> Change:
    day = _time(args, context, block)
    if args.end:
        return context.companion.blocks.give_back(block.id, day)
    return context.companion.blocks.drop(block.id, day, words_of(args.by, "what came up") or "")


def _time(args: argparse.Namespace, context: Context, block: Block, ahead: int = AHEAD) -> date:
    """The day that the repetition names for the time that is meant. Raises Refused where there is none."""
    first = read_coming_date(args.date, context.today) if args.date else context.today
    if args.date and getattr(args, "end", False):
        return first  # the day it was planned on, wherever it was moved to
    last = first if args.date else date.fromordinal(first.toordinal() + ahead)
    times = [
        each
        for each in appointments(context.companion.work.journal, first, last)
        if each.block.id == block.id
    ]
    wanted = [each for each in times if not each.dropped or getattr(args, "end", False)]
    if not wanted:
        when = f"on {first}" if first == last else "in the next weeks"
        raise Refused(f"{block.title} has no time {when}", "companion list blocks shows the times")
    return wanted[0].day


def _to(text: str, context: Context, day: date, at: time) -> tuple[date, time]:
    """``thursday 19:00``, ``thursday``, ``19:00``: what is not said stays. Raises Unreadable."""
    *before, last = text.split()
    if ":" in last:
        return (read_date_near(" ".join(before), day, context.today) if before else day), read_time(last)
    return read_date_near(text, day, context.today), at


def _season(args: argparse.Namespace, context: Context) -> int:
    change: Change = args.act(args, context)
    return context.done(change)


def _begin(args: argparse.Namespace, context: Context) -> Change:
    return context.companion.seasons.add(
        args.name,
        kind=SeasonKind(args.kind),
        start=read_coming_date(args.start, context.today) if args.start else None,
        end=read_coming_date(args.until, context.today),
        habits=_floors(args, context, {}),
        circles=_rhythms(args, context, {}),
    )


def _edit(args: argparse.Namespace, context: Context) -> Change:
    season = _season_of(args, context)
    note = words_of(args.note, "note")
    return context.companion.seasons.edit(
        season.id,
        name=args.rename or season.name,
        kind=SeasonKind(args.kind) if args.kind else season.kind,
        end=read_coming_date(args.until, context.today) if args.until else season.end,
        habits=_floors(args, context, season.habits),
        circles=_rhythms(args, context, season.circles),
        note=season.note if note is None else note,
    )


def _delete(args: argparse.Namespace, context: Context) -> Change:
    season = _season_of(args, context)
    sure(
        f"Delete {one_line(season.name)}? Its days are judged as usual again; season end keeps them.",
        args.yes,
    )
    return context.companion.seasons.delete(season.id)


def _season_of(args: argparse.Namespace, context: Context) -> Season:
    """The newest season of that name. Raises Unknown."""
    seasons = context.companion.work.journal.seasons.values()
    return find(args.name, sorted(seasons, key=lambda each: each.start, reverse=True), "season")


def _floors(
    args: argparse.Namespace, context: Context, before: Mapping[int, Schedule | None]
) -> dict[int, Schedule | None]:
    """What is enough of habits; of those that are not named it stays."""
    known, floors = context.companion.work.journal.habits.values(), dict(before)
    for floor in args.floor:
        name, text = _pair(floor, 'write it as --floor walk="1 a week"')
        habit = find(name, known, "habit").id
        if text == USUAL:
            floors.pop(habit, None)
        else:
            floors[habit] = read_floor(text)
    return floors


def _rhythms(
    args: argparse.Namespace, context: Context, before: Mapping[Circle, Cadence | None]
) -> dict[Circle, Cadence | None]:
    """The rhythms of circles; of those that are not named they stay."""
    rhythms = dict(before)
    for said in args.circle:
        name, text = _pair(said, 'write it as --circle wider="2 months"')
        circle = context.circle(name)
        if text == USUAL:
            rhythms.pop(circle, None)
        else:
            rhythms[circle] = read_rhythm(text)
    return rhythms


def _pair(text: str, hint: str) -> tuple[str, str]:
    name, equals, said = text.rpartition("=")
    if not equals:
        raise WrongUsage(f"“{text}” has no = in it", hint)
    return name, said.strip()


def _end(args: argparse.Namespace, context: Context) -> Change:
    seasons = context.companion.work.journal.seasons.values()
    running = [season for season in seasons if season.covers(context.today)]
    if args.name:
        return context.companion.seasons.end_now(find(args.name, running, "season").id)
    if not running:
        raise Refused("no season runs now", "companion list seasons shows all")
    one = running[0] if len(running) == 1 else context.choose(running, "season", "season end")
    return context.companion.seasons.end_now(one.id)
