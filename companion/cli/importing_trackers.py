"""``companion import loop|harsh|…``: years of history out of another tracker, with an account of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.cli.context import Context
from companion.cli.run import REFUSED
from companion.cli.streams import can_ask, standard_input
from companion.domain.plain import one_line
from companion.formats.trackers import read_tracker
from companion.formats.trackers.dates import WORDS, DateOrder, OpenDates
from companion.formats.trackers.files import files_at, files_of
from companion.services.tracker_import import import_tracker


def run(args: argparse.Namespace, context: Context) -> int:
    """Take in the file and report; 1 when something in it could not be read and was left out."""
    if args.file == "-":
        files = files_of(standard_input(), "standard input")
    else:
        files = files_at(Path(args.file).expanduser())
    if args.dates:
        files = files._replace(dates=DateOrder(args.dates))
    try:
        found = read_tracker(args.format, files)
    except OpenDates as error:
        if args.file == "-" or not can_ask():
            raise
        found = read_tracker(args.format, files._replace(dates=_ask(error)))
    report = import_tracker(context.companion.work, args.format, found, dry_run=args.dry_run)
    context.tell_notices()
    for taken in report.taken:
        context.say(f"  {taken.words}")
    context.say(f"read: {report.read}")
    context.say(f"{'would keep' if args.dry_run else 'kept'}: {report.kept}")
    for words in found.mapped:
        context.say(f"nearest: {words}")
    for left_out in found.left_out:
        if left_out.bad:
            print(f"companion: left out {one_line(str(left_out))}", file=sys.stderr)
        else:
            context.say(f"left out: {left_out}")
    if args.dry_run:
        context.say("trial, nothing changed")
    elif not report.done.delta:
        context.say("nothing new: everything was here already")
    elif report.done.backup:
        context.say(f"to take it all back: companion backup restore {report.done.backup}")
    return REFUSED if report.bad else 0


def _ask(error: OpenDates) -> DateOrder:
    """Ask until it is known whether days or months come first."""
    choices = {order.value: order for order in (DateOrder.MDY, DateOrder.DMY)}
    told = " or ".join(f"{word} ({WORDS[order]})" for word, order in choices.items())
    while True:
        print(f"how is “{one_line(error.example)}” to be read: {told}? ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer:
            raise error
        if answer.strip().lower() in choices:
            return choices[answer.strip().lower()]
