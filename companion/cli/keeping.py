"""``companion backup``, ``doctor`` and ``merge``: what one asks of the store itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.passphrase import unlocked, unlocked_file
from companion.cli.run import REFUSED
from companion.cli.streams import can_ask
from companion.domain.errors import Refused
from companion.domain.plain import one_line
from companion.services.plain import json_text
from companion.store.doctor import Finding, diagnose, repair
from companion.store.maintenance import MergeResult, find_backup, list_backups, merge_file, restore

DOCTOR = """companion doctor
companion doctor --repair
companion doctor --delete-everything            asks once, then the store and all beside it are gone"""


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
    doctor = command("doctor", DOCTOR)
    mend = "do what loses nothing: make files readable by their owner only"
    doctor.add_argument("--repair", action="store_true", help=mend)
    away = "delete the store, its backups, copies, caches and lock, for good"
    doctor.add_argument("--delete-everything", action="store_true", help=away)
    doctor.add_argument("--yes", action="store_true", help="do not ask before that")
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
        unlocked_file(find_backup(repository, args.name).path)
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
    if args.delete_everything:
        return _delete_everything(args, context)
    if args.yes:
        raise WrongUsage("--yes goes with --delete-everything", "leave it out")
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


def _delete_everything(args: argparse.Namespace, context: Context) -> int:
    """Take the store away with all that lies beside it, once it was said twice."""
    from companion.store.removal import files_of_store, remove_everything

    found = files_of_store(context.path)
    if not found:
        raise Refused(f"there is nothing to delete at {context.path}", "name the store with --data")
    if not args.yes:
        if not can_ask():
            raise Refused(
                "nothing was deleted: this asks first, and there is no terminal to ask on",
                "run it in one, or add --yes",
            )
        for path in found:
            print(f"  {one_line(str(path))}", file=sys.stderr)
        print("delete all of this for good? type yes: ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() != "yes":
            raise Refused("nothing was deleted", "only the word yes does it")
    remove_everything(context.path)
    context.say(
        "deleted. An app that is still open would save again: close it. The file system, a sync tool or "
        "backups of the whole computer may keep more."
    )
    return 0


def _words(finding: Finding) -> str:
    mark = "✓" if finding.well else "!"
    advice = finding.advice or (f"companion doctor --repair would {finding.mend}" if finding.mend else "")
    return f"{mark} {finding.check}: {finding.what}" + (f" — {advice}" if advice else "")


def _merge(args: argparse.Namespace, context: Context) -> int:
    """Join another copy into the store."""
    repository, path = context.repository, Path(args.file).expanduser()
    unlocked_file(path)
    return _tell(merge_file(repository, path), context)


def _tell(joined: MergeResult, context: Context) -> int:
    for sentence in joined.told:
        context.say(sentence)
    if not joined.delta:
        print(f"companion: {one_line('nothing had to be changed')}", file=sys.stderr)
    return 0
