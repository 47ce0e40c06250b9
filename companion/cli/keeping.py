"""``companion backup``, ``doctor`` and ``merge``: what one asks of the store itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.passphrase import unlocked
from companion.cli.plain import json_text
from companion.cli.run import REFUSED
from companion.domain.plain import one_line
from companion.store.doctor import Finding, diagnose, repair
from companion.store.upkeep import Joined, list_backups, merge_file, restore


def parsers() -> dict[str, Parser]:
    """The parsers of the three commands."""
    backup = command(
        "backup",
        """companion backup                                 list them, the newest first
        companion backup list --json
        companion backup restore 2026-03-10-090000       the beginning of a name is enough""",
    )
    backup.add_argument(
        "action", nargs="?", choices=("list", "restore"), default="list", metavar="list|restore"
    )
    backup.add_argument("name", nargs="?", metavar="NAME", help="the backup to bring back")
    backup.add_argument("--json", action="store_true", help="of the list: name, bytes, reason, newest first")
    backup.set_defaults(run=_backup)
    doctor = command("doctor", "companion doctor\ncompanion doctor --repair")
    mend = "do what loses nothing: make files readable by their owner only"
    doctor.add_argument("--repair", action="store_true", help=mend)
    doctor.add_argument("--json", action="store_true", help="check, well, what, advice of each finding")
    doctor.set_defaults(run=_doctor)
    merge = command("merge", 'companion merge "companion.sync-conflict-20260310.json"')
    merge.add_argument("file", metavar="FILE", help="another copy of the store; it is left as it is")
    merge.set_defaults(run=_merge)
    return {"backup": backup, "doctor": doctor, "merge": merge}


def _backup(args: argparse.Namespace, context: Context) -> int:
    """List the backups, or bring one back; the state before is a backup too."""
    repository = context.repository
    if args.action == "restore":
        if not args.name:
            raise WrongUsage("which backup?", "companion backup lists their names")
        return _tell(restore(repository, args.name), context)
    if args.name:
        raise WrongUsage(f"“{args.name}” goes with restore", f"companion backup restore {args.name}")
    found = list_backups(repository)
    if args.json:
        listed = [{"name": each.name, "bytes": each.size, "reason": each.reason} for each in found]
        print(json_text(listed), end="")
        return 0
    for backup in found:
        reason = backup.reason.replace("-", " ")
        context.say(f"{backup.name:<40} {backup.size / 1024:8.1f} kB  {reason}".rstrip())
    if not found:
        context.say("no backups yet: the first change makes one")
    return 0


def _doctor(args: argparse.Namespace, context: Context) -> int:
    """Say what was checked and found; 1 when something wants a look."""
    if args.repair:
        for done in repair(context.path):
            print(f"mended: {one_line(done)}", file=sys.stderr if args.json else sys.stdout)
    unlocked(context.path)
    findings = diagnose(context.path)
    if args.json:
        told = ("check", "well", "what", "advice")
        print(json_text([{name: getattr(each, name) for name in told} for each in findings]), end="")
    else:
        for finding in findings:
            context.say(_words(finding))
    return 0 if all(finding.well for finding in findings) else REFUSED


def _words(finding: Finding) -> str:
    mark = "✓" if finding.well else "!"
    advice = finding.advice or (f"companion doctor --repair would {finding.mend}" if finding.mend else "")
    return f"{mark} {finding.check}: {finding.what}" + (f" — {advice}" if advice else "")


def _merge(args: argparse.Namespace, context: Context) -> int:
    """Join another copy into the store."""
    return _tell(merge_file(context.repository, Path(args.file).expanduser()), context)


def _tell(joined: Joined, context: Context) -> int:
    for sentence in joined.told:
        context.say(sentence)
    if not joined.delta:
        print(f"companion: {one_line('nothing had to be changed')}", file=sys.stderr)
    return 0
