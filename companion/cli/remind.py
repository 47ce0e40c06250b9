"""``companion remind``: what is due now, in lines or as a notice; printed timers, never installed ones."""

from __future__ import annotations

import argparse
import contextlib
import os
from datetime import datetime

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.passphrase import needs_asking
from companion.domain.errors import Refused
from companion.domain.hours import read_hours, read_time
from companion.domain.settings import within
from companion.services.plain import habit_line, json_text, question_lines, suggestion_line
from companion.services.reminder import Due, due_now
from companion.services.snapshot import Snapshot

SOMETHING = 10  # the exit code when something is due


def parsers() -> dict[str, Parser]:
    """The parser of ``remind``."""
    parser = command(
        "remind",
        """companion remind                                 what is due now; the exit code is then 10
        companion remind --once-a-day                    for ~/.profile: neutral, the first time each day
        companion remind --notify                        a notice on the desktop or by the terminal
        companion remind --print systemd --at 09:30      a timer to look at and install by hand
        companion remind --quiet-hours 21:00-08:00""",
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "Exit code 0: nothing is due, 10: something is. --notify and --once-a-day name nobody, unless\n"
        "--names is given, and stay silent in the quiet hours, 22:00 to 08:00 unless chosen otherwise."
    )
    parser.add_argument("--notify", action="store_true", help="a notice instead of lines")
    parser.add_argument("--once-a-day", action="store_true", help="say it the first time each day only")
    parser.add_argument("--names", action="store_true", help="with these two: names as well")
    parser.add_argument("--json", action="store_true", help="the objects of status --json that are due")
    parser.add_argument(
        "--print", choices=("systemd", "cron"), metavar="T", help="systemd or cron: a timer's text"
    )
    parser.add_argument("--at", metavar="HH:MM", default="09:00", help="the time in that text (09:00)")
    parser.add_argument("--quiet-hours", metavar="H", help="22:00-08:00, or none; kept as a setting")
    parser.set_defaults(run=run)
    return {"remind": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Say what is due; or print a timer, or keep the quiet hours."""
    if args.print:
        from companion.cli.timer_text import cron_line, systemd_units

        if os.name != "posix":
            raise Refused(
                f"there is no {args.print} on this system",
                "let its own scheduler run: companion remind --notify",
            )
        print((systemd_units if args.print == "systemd" else cron_line)(read_time(args.at), args.data))
        return 0
    if _unasked(args) and needs_asking(context.path):
        return 0  # nobody who did not ask is asked for a passphrase
    companion = context.companion
    if args.quiet_hours is not None:
        context.say(companion.choose_quiet_hours(*read_hours(args.quiet_hours)).words)
        context.tell_notices()
        return 0
    now = companion.work.clock()
    shot = companion.snapshot()
    due = due_now(shot)
    context.tell_notices()
    if args.json:
        print(json_text(_json(due, shot)), end="")
    elif due and not (_unasked(args) and _silent(args, context, shot, now)):
        _say(args, context, due, shot)
    return SOMETHING if due else 0


def _unasked(args: argparse.Namespace) -> bool:
    """Whether it speaks by itself, so that quiet hours hold and nobody is named."""
    return bool(args.notify or args.once_a_day)


def _silent(args: argparse.Namespace, context: Context, shot: Snapshot, now: datetime) -> bool:
    settings = shot.journal.settings
    if within(now.time(), settings.quiet_from, settings.quiet_until):
        return True
    return bool(args.once_a_day) and not _first_today(context, shot)


def _first_today(context: Context, shot: Snapshot) -> bool:
    """Whether nothing was said today yet; from now on it was. Where that cannot be kept, it is said again."""
    from companion.formats.bundle import write_whole
    from companion.store.paths import StorePaths

    mark = StorePaths.of(context.path).reminded
    today = shot.today.isoformat().encode()
    with contextlib.suppress(OSError):
        if mark.read_bytes() == today:
            return False
    with contextlib.suppress(Refused):
        write_whole(mark, today)
    return True


def _say(args: argparse.Namespace, context: Context, due: Due, shot: Snapshot) -> None:
    named = args.names or not _unasked(args)
    if args.notify:
        from companion.cli.notice import notify

        notify("; ".join(_lines(due, shot)) if named else due.neutral)
    elif named:
        for line in _lines(due, shot):
            context.say(line)
    else:
        context.say(due.neutral)


def _lines(due: Due, shot: Snapshot) -> list[str]:
    lines = [habit_line(view, shot) for view in due.habits]
    lines += [suggestion_line(each, shot).strip() for each in due.friends]
    if due.blocks:
        from companion.services.plain_time import block_line

        lines += [block_line(each, shot.today).strip() for each in due.blocks]
    return lines + [line.strip() for each in due.questions for line in question_lines(each, shot.today)]


def _json(due: Due, shot: Snapshot) -> dict[str, object]:
    from companion.services.status import block_json, friend_json, habit_json, lapse_json, question_json

    named = {each.friend_id for each in due.friends}
    return {
        "date": shot.today.isoformat(),
        "due": bool(due),
        "habits": [habit_json(view, shot) for view in due.habits],
        "friends": [friend_json(status) for status in shot.friends if status.friend.id in named],
        "blocks": [block_json(each) for each in due.blocks],
        "lapses": [lapse_json(each.lapse) for each in due.questions if each.lapse is not None],
        "asking": [question_json(each) for each in due.questions],
    }
