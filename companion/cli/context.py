"""What a command works with: the store it was told of, and the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from companion.bootstrap import make_companion, make_repository
from companion.cli.passphrase import unlocked
from companion.cli.streams import can_ask
from companion.domain.date_parsing import read_date
from companion.domain.errors import CompanionError, Refused, Unreadable
from companion.domain.naming import Named
from companion.domain.plain import one_line
from companion.paths import data_file
from companion.store.paths import StorePaths
from companion.store.seal import has_key

if TYPE_CHECKING:
    from companion.domain.friend import Circle
    from companion.services.companion import Companion
    from companion.services.unit_of_work import Change
    from companion.store.repository import TinyRepository

T = TypeVar("T", bound=Named)


class WrongUsage(CompanionError):
    """The words do not make a command."""

    exit_code = 2


class Context:
    """One command's store and terminal. The store is opened when first asked for."""

    def __init__(self, data: str | None) -> None:
        self.path = data_file(data)

    @cached_property
    def companion(self) -> Companion:
        """The use cases on the store, unlocked if it is sealed."""
        unlocked(self.path)
        return make_companion(self.path)

    @cached_property
    def repository(self) -> TinyRepository:
        """The store itself, unlocked if it is sealed, for what is asked of it: backups, merging, sealing."""
        unlocked(self.path)
        return make_repository(self.path)

    @property
    def sealed(self) -> bool:
        """Whether the store is encrypted, so that nothing of it may be kept in the open."""
        return has_key(StorePaths.of(self.path).real)

    @property
    def today(self) -> date:
        """The person's own day."""
        return self.companion.work.today()

    def day(self, text: str | None) -> date | None:
        """The date that ``text`` means; None for None."""
        return None if text is None else read_date(text, self.today)

    def circle(self, name: str) -> Circle:
        """The circle of that name, one's own or the default. Raises WrongUsage."""
        from companion.domain.friend_status import read_circle  # few commands need it

        try:
            return read_circle(name, self.companion.preferences.settings)
        except Unreadable as error:
            raise WrongUsage(str(error), error.hint) from None

    def say(self, words: str) -> None:
        """One line of words for the person, made harmless."""
        print(one_line(words))

    def tell_notices(self) -> bool:
        """Say what the store has to tell (recovered, merged, set aside) on standard error, if anything."""
        notices = self.companion.work.repository.notices()
        for notice in notices:
            print(f"companion: {one_line(notice)}", file=sys.stderr)
        return bool(notices)

    def done(self, change: Change) -> int:
        """Say what was done, after what the store has to tell; the exit code of a command that did it."""
        self.tell_notices()
        self.say(change.words)
        self._tell_clashes(change)
        return 0

    def _tell_clashes(self, change: Change) -> None:
        """What a block that was planned or moved clashes with in other calendars, where any are chosen."""
        changed = [edit.key for edit in change.delta if edit.table == "blocks" and edit.new is not None]
        if not changed or not change.journal.settings.calendars:
            return
        from companion.services.calendars import clash_words

        for block_id in changed:
            try:
                if words := clash_words(change.journal, block_id, self.today):
                    self.say(words)
            except Refused as refused:
                print(f"companion: {one_line(refused.line)}", file=sys.stderr)

    def choose(self, records: Iterable[T], noun: str, command: str) -> T:
        """Ask which one, when no name was given, so that names need never be typed as arguments.

        Raises WrongUsage without a terminal to ask on, Refused when nothing was chosen.
        """
        known = list(records)
        if not known:
            raise Refused(f"there is no {noun} yet", f"companion add {noun} NAME makes one")
        if not can_ask():
            raise WrongUsage(
                f"which {noun}?", f"companion {command} NAME, or run it in a terminal to be asked"
            )
        for number, record in enumerate(known, 1):
            print(f"{number:3}  {one_line(record.name)}", file=sys.stderr)
        print(f"which {noun}? number: ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(known):
            return known[int(answer) - 1]
        raise Refused("nothing was chosen", f"type a number from 1 to {len(known)}")
