"""What the services need of a store. The store package implements it; tests may use a plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what a tick from the shell does not pay for
    from collections.abc import Callable
    from datetime import datetime

    from companion.domain.journal import Delta, Journal
    from companion.domain.undoable import Undoable
    from companion.domain.visits import Visits


class Update(Protocol):
    """What one durable change did."""

    @property
    def journal(self) -> Journal:
        """The journal after it."""

    @property
    def delta(self) -> Delta:
        """The records that differ."""

    @property
    def stamp(self) -> int:
        """When it was made, in milliseconds since 1970; 0 when nothing was."""


class VisitBook(Protocol):
    """The two dates of opening, kept beside the store and never in it."""

    def read(self) -> Visits:
        """What is known; nothing where there is no such file, or it cannot be read."""

    def write(self, visits: Visits) -> None:
        """Keep them. Failing to is no failure."""


class Repository(Protocol):
    """One journal, kept somewhere that loses nothing."""

    def read(self) -> Journal:
        """The journal as it is on disk now; cheap when nothing changed. Raises StoreError."""

    def update(
        self, change: Callable[[Journal], Journal], words: Callable[[], str] = str, taken_back: int = 0
    ) -> Update:
        """Lock, read what is there now, apply ``change``, save, and only then return. Raises StoreError.

        ``change`` may be called again when somebody slipped in, so it must be pure. ``words`` are asked for
        after it, for the list of what can be taken back; a change without words is not in it. ``taken_back``
        is the stamp of the change that this one takes back, which leaves that list.
        """

    def undoable(self) -> tuple[Undoable, ...]:
        """The changes that can be taken back, the newest first. Raises StoreError."""

    def new_id(self) -> int:
        """A fresh record id, never used before."""

    def version(self) -> object:
        """A value that differs whenever the file on disk was changed; one ``stat``, for polling."""

    def back_up(self, reason: str) -> str:
        """Keep a copy of what is on disk now; its name, or nothing when there is nothing yet.

        Raises StoreError when it cannot be taken.
        """

    def newest_backup(self) -> datetime | None:
        """When the newest backup was taken, with its time zone; None while there is none."""

    @property
    def sealed(self) -> bool:
        """Whether the store is encrypted."""

    def opens(self, passphrase: str) -> bool:
        """Whether ``passphrase`` is that of a sealed store, which can be read from then on."""

    def notices(self) -> tuple[str, ...]:
        """Sentences about what was recovered, set aside, merged or refused since last asked."""
