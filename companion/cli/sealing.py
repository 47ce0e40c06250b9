"""``companion encrypt`` and ``companion decrypt``."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.passphrase import chosen
from companion.domain.calendar import counted

ENCRYPT = """companion encrypt                     asks for a passphrase, twice

Seals the store, its backups and the copies beside it. There is no way back without the passphrase.
It does not protect you from somebody who can see the screen or the keyboard, from a passphrase that can be
guessed, or from what was on this disk or in other backups of it before. Exports are never sealed.
$COMPANION_PASSPHRASE_COMMAND names a command that prints the passphrase, for prompts and reminders."""


def parsers() -> dict[str, Parser]:
    """The parsers of both."""
    encrypt = command("encrypt", ENCRYPT)
    encrypt.set_defaults(run=_encrypt)
    decrypt = command("decrypt", "companion decrypt                     asks for the passphrase")
    decrypt.set_defaults(run=_decrypt)
    return {"encrypt": encrypt, "decrypt": decrypt}


def _encrypt(args: argparse.Namespace, context: Context) -> int:
    """Seal everything that is kept."""
    from companion.store.sealing import encrypt_store

    repository = context.repository
    number = encrypt_store(repository, "" if repository.sealed else chosen())
    it = "it" if number == 1 else "them"
    context.say(
        f"{counted(number, 'file')} sealed. Without the passphrase nobody can open {it}, not even you."
    )
    return 0


def _decrypt(args: argparse.Namespace, context: Context) -> int:
    """Take the seal off."""
    from companion.domain.errors import Refused
    from companion.store.sealing import decrypt_store

    repository = context.repository
    if not repository.sealed:
        raise Refused("the store is not sealed", "companion encrypt seals it")
    number = decrypt_store(repository)
    it = "it" if number == 1 else "them"
    context.say(f"{counted(number, 'file')} no longer sealed: whoever can read this disk can read {it}")
    return 0
