"""``companion import vcard|google|friends``: who is in the file, and only those that are chosen taken in."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from companion.bounded import read_bounded
from companion.cli.context import Context
from companion.cli.run import REFUSED
from companion.cli.streams import can_ask, standard_input
from companion.domain.errors import Unreadable
from companion.domain.plain import one_line
from companion.formats.address_books import read_people
from companion.services.people_import import Candidate, import_people, plan

_EXAMPLE = "write numbers such as 1 3-5, all, or none"


def run(args: argparse.Namespace, context: Context) -> int:
    """Show who is in it, ask whom to take, and report; what is left out is named, and the code is then 1."""
    found = read_people(args.format, _data(args.file))
    work = context.companion.work
    candidates = plan(found, work.journal)
    context.tell_notices()
    for number, candidate in enumerate(candidates, 1):
        print(f"{number:4}  {_shown(candidate)}")
    asking = not args.all and not args.dry_run and can_ask()
    if args.all:
        chosen = [candidate for candidate in candidates if candidate.duplicate_of is None]
    else:
        chosen = _ask(candidates) if asking and candidates else []
    report = import_people(work, found, candidates, chosen, dry_run=args.dry_run)
    if args.dry_run:
        context.say(f"trial, nothing changed: {report.words}")
    elif chosen or asking or args.all:
        context.say(f"imported: {report.words}" if chosen else f"nothing changed: {report.words}")
    else:
        context.say(f"preview, nothing changed: {report.words}; add --all to take in all that are new")
    if report.backup:
        context.say(f"to take it all back: companion backup restore {report.backup}")
    for words in found.passed_over:
        context.say(f"left out: {words}")
    for reason in report.left_out:
        print(f"companion: left out {one_line(reason)}", file=sys.stderr)
    return REFUSED if report.left_out else 0


def chosen_numbers(text: str, candidates: list[Candidate]) -> list[int]:
    """The places that ``1 3-5``, ``all`` (that are new) or ``none`` mean, from 0. Raises Unreadable."""
    words = text.replace(",", " ").lower().split()
    if words in ([], ["none"]):
        return []
    if words == ["all"]:
        return [at for at, each in enumerate(candidates) if each.duplicate_of is None]
    chosen: dict[int, None] = {}
    for word in words:
        match = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", word)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= len(candidates):
            raise Unreadable(f"“{word}” is not a number from 1 to {len(candidates)}", _EXAMPLE)
        chosen.update(dict.fromkeys(range(first - 1, last)))
    return list(chosen)


def _ask(candidates: list[Candidate]) -> list[Candidate]:
    """Ask until it can be read. Nobody is chosen beforehand; an empty answer takes nobody."""
    while True:
        print("take in which? (1 3-5, all, none): ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        try:
            return [candidates[at] for at in chosen_numbers(answer, candidates)]
        except Unreadable as error:
            print(one_line(error.line), file=sys.stderr)


def _shown(candidate: Candidate) -> str:
    person = candidate.person
    parts = [person.shown_name, person.birthday, " ".join(f"#{tag}" for tag in person.tags)]
    if person.contacts:
        count = len(person.contacts)
        parts.append(f"{count} {'contact' if count == 1 else 'contacts'}")
    if candidate.duplicate_of is not None:
        parts.append(f"already there as {candidate.duplicate_of}: {candidate.same}")
    return one_line(" · ".join(part for part in parts if part))


def _data(file: str) -> bytes:
    if file == "-":
        return standard_input()
    return read_bounded(Path(file).expanduser(), "give a file, or - for standard input")
