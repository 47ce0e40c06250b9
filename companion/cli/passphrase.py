"""Asking for a passphrase: on the terminal, or of a command of the person's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from companion.cli.streams import can_ask
from companion.domain.errors import Refused
from companion.domain.plain import one_line
from companion.store import seal
from companion.store.paths import StorePaths

COMMAND = "COMPANION_PASSPHRASE_COMMAND"  # its first line is the passphrase, for prompts and timers
TRIES = 3
_SECONDS = 60


def unlocked(path: Path) -> bool:
    """Make sure the store at ``path`` can be read: ask for its passphrase if it is sealed; whether it was.

    Raises Locked when nobody can be asked, WrongPassphrase when it was not said.
    """
    store = StorePaths.of(path).real
    if not seal.needs_key(store):
        return False
    if command := os.environ.get(COMMAND):
        seal.unlock(store, _told_by(command))
    else:
        _ask_for(lambda passphrase: seal.unlock(store, passphrase))
    return True


def unlocked_file(path: Path) -> None:
    """Make sure a backup or another copy can be read, which may be sealed though the store is not, or with
    another passphrase. Raises as ``unlocked`` does.
    """
    if not seal.file_needs_key(path):
        return
    if command := os.environ.get(COMMAND):
        seal.unlock_file(path, _told_by(command))
        return
    if not can_ask():
        raise seal.Locked(path.name)
    print(f"{one_line(path.name)} is sealed", file=sys.stderr)
    _ask_for(lambda passphrase: seal.unlock_file(path, passphrase))


def needs_asking(path: Path) -> bool:
    """Whether the store at ``path`` cannot be read unless a person types its passphrase."""
    return not os.environ.get(COMMAND) and seal.needs_key(StorePaths.of(path).real)


def let_in(path: Path) -> None:
    """Ask for the passphrase of the screen. Raises WrongPassphrase, Refused when none was set."""
    from companion.bootstrap import make_companion

    lock = make_companion(path).lock
    if not lock.is_set:
        raise Refused(
            "there is no passphrase to ask for", "set one under settings (,), or: companion encrypt"
        )

    def check(passphrase: str) -> None:
        if not lock.opens(passphrase):
            raise seal.WrongPassphrase

    _ask_for(check)


def _ask_for(check: Callable[[str], None]) -> None:
    for left in range(TRIES - 1, -1, -1):
        try:
            check(asked("passphrase: "))
            return
        except seal.WrongPassphrase as error:
            if not left:
                raise
            print(f"{error}: {'once more' if left == 1 else 'try again'}", file=sys.stderr)


def asked(prompt: str) -> str:
    """A passphrase typed unseen. Raises Locked without a terminal, Refused when nothing was typed."""
    if not can_ask():
        raise seal.Locked
    from getpass import getpass

    try:
        words = getpass(prompt, stream=sys.stderr)
    except EOFError:
        words = ""
    if not words:
        raise Refused("no passphrase was typed", "nothing was changed")
    return words


def chosen() -> str:
    """A new passphrase, typed twice or told by the command. Raises Refused, also without a terminal."""
    if command := os.environ.get(COMMAND):
        return _told_by(command)
    if not can_ask():
        raise Refused(
            "a new passphrase is typed on a terminal, and this is none",
            f"run it in one, or let a command tell it: ${COMMAND}",
        )
    words = asked("new passphrase: ")
    if asked("the same again: ") != words:
        raise Refused("the two are not the same", "nothing was changed")
    return words


def _told_by(command: str) -> str:
    import shlex
    import subprocess

    try:
        done = subprocess.run(
            shlex.split(command), stdout=subprocess.PIPE, text=True, timeout=_SECONDS, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError) as reason:
        raise Refused(f"the command of ${COMMAND} did not work", "run it by hand to see why") from reason
    return done.stdout.split("\n", 1)[0]
