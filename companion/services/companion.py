"""The whole program without a face: use cases by what they are about, a snapshot, and undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from companion.clock import Clock
from companion.domain.errors import Refused
from companion.domain.journal import Journal, apply, reverse
from companion.domain.visits import NO_VISITS, Visits
from companion.services.unit_of_work import Change, UnitOfWork

if TYPE_CHECKING:
    from datetime import time

    from companion.domain.undoable import Undoable
    from companion.services.blocks import Blocks
    from companion.services.care import Care
    from companion.services.friends import Friends
    from companion.services.habits import Habits
    from companion.services.interests import Interests
    from companion.services.lock import Lock
    from companion.services.preferences import Preferences
    from companion.services.repository import Repository, VisitBook
    from companion.services.seasons import Seasons
    from companion.services.sessions import Sessions
    from companion.services.snapshot import Snapshot
    from companion.services.talk import Talk
    from companion.services.timers import Timers
    from companion.services.welcome import Welcome


class Companion:
    """What the screens and the command line call."""

    def __init__(self, repository: Repository, clock: Clock, visits: VisitBook | None = None) -> None:
        """``visits`` keeps when the app was opened; without it, records alone tell an absence."""
        self.work = UnitOfWork(repository, clock)
        self._visits = visits

    # Made when first asked for: what stands in a shell prompt should not pay for them.

    @cached_property
    def habits(self) -> Habits:
        """Habits, and what happened with them on a day."""
        from companion.services.habits import Habits

        return Habits(self.work)

    @cached_property
    def friends(self) -> Friends:
        """Friends and contacts."""
        from companion.services.friends import Friends

        return Friends(self.work)

    @cached_property
    def interests(self) -> Interests:
        """Interests and their goals."""
        from companion.services.interests import Interests

        return Interests(self.work)

    @cached_property
    def sessions(self) -> Sessions:
        """The one log of time."""
        from companion.services.sessions import Sessions

        return Sessions(self.work)

    @cached_property
    def care(self) -> Care:
        """Answers to what went quiet, and check-ins."""
        from companion.services.care import Care

        return Care(self.work)

    @cached_property
    def preferences(self) -> Preferences:
        """What can be set."""
        from companion.services.preferences import Preferences

        return Preferences(self.work)

    @cached_property
    def welcome(self) -> Welcome:
        """The first start."""
        from companion.services.welcome import Welcome

        return Welcome(self.work)

    @property
    def opens(self) -> Callable[[str], bool] | None:
        """What says whether a passphrase opens the screen; None when there is none to ask for."""
        if self.work.repository.sealed:
            return self.work.repository.opens
        return self.lock.opens if self.lock.is_set else None

    @cached_property
    def lock(self) -> Lock:
        """The screen's passphrase."""
        from companion.services.lock import Lock

        return Lock(self.work)

    @cached_property
    def timers(self) -> Timers:
        """The timer."""
        from companion.services.timers import Timers

        return Timers(self.work)

    @cached_property
    def blocks(self) -> Blocks:
        """Appointments with oneself."""
        from companion.services.blocks import Blocks

        return Blocks(self.work)

    @cached_property
    def seasons(self) -> Seasons:
        """Stretches in which less is asked."""
        from companion.services.seasons import Seasons

        return Seasons(self.work)

    @cached_property
    def talk(self) -> Talk:
        """What two people say to each other."""
        from companion.services.talk import Talk

        return Talk(self.work)

    def snapshot(self, previous: Snapshot | None = None) -> Snapshot:
        """What is on disk now, as it looks today."""
        return self._snapshot(self.work.journal, previous)

    def snapshot_of(self, change: Change, previous: Snapshot) -> Snapshot:
        """What ``change`` left on disk, as it looks today."""
        return self._snapshot(change.journal, previous)

    def _snapshot(self, journal: Journal, previous: Snapshot | None) -> Snapshot:
        from companion.services.snapshot import Snapshot

        return Snapshot(journal, self.work.today(), previous, self.work.clock(), self.visits)

    @property
    def visits(self) -> Visits:
        """When the app was opened last, as far as that is kept."""
        return self._visits.read() if self._visits is not None else NO_VISITS

    def opened(self) -> None:
        """Note that somebody opened the app, or asked by a command that stands for it. Once a day."""
        today = self.work.today()
        visits = self.visits
        if self._visits is not None and visits.opened != today:
            from companion.domain.presence import opening  # not for each tick from a shell

            self._visits.write(opening(self.work.journal, today, visits))

    def choose_theme(self, name: str) -> Change:
        """Remember a theme by its name."""
        return self.work.commit(
            f"theme: {name}",
            lambda journal: journal.with_settings(theme=name),
        )

    def choose_quiet_hours(self, begin: time, end: time) -> Change:
        """Remember when nothing reminds by itself; the same time twice means never."""
        words = f"quiet from {begin:%H:%M} to {end:%H:%M}" if begin != end else "no quiet hours"
        return self.work.commit(
            words,
            lambda journal: journal.with_settings(quiet_from=begin, quiet_until=end),
        )

    def undo(self, change: Change) -> Change:
        """Take ``change`` back. Records that were changed again since are left as they are now.

        Raises Refused when nothing of it stands any more.
        """
        back = reverse(change.delta)

        def change_back(journal: Journal) -> Journal:
            return apply(
                journal, tuple(edit for edit in back if _record(journal, edit.table, edit.key) == edit.old)
            )

        words = f"undone — {change.words}"
        undone = self.work.decide(lambda journal, _: (change_back(journal), words), change.stamp)
        if back and not undone.delta:
            raise Refused("that was changed again since", "it stays as it is now")
        return undone

    def undoable(self) -> tuple[Undoable, ...]:
        """What the app and the commands changed in the last two days, the newest first. Raises StoreError."""
        return self.work.repository.undoable()

    def undo_last(self) -> Change:
        """Take back the last change of the last two days, whoever made it; called again, the one before.

        Raises Refused when there is nothing, when it is too large, and as ``undo`` does.
        """
        last = next(iter(self.undoable()), None)
        if last is None:
            raise Refused("nothing to undo", self._way_back())
        if last.delta is None:
            raise Refused(f"“{last.words}” is too much to take back by itself", self._way_back())
        return self.undo(Change(last.words, self.work.journal, last.delta, last.stamp))

    def _way_back(self) -> str:
        """Where else one finds what was: the newest backup."""
        newest = self.work.repository.newest_backup()
        if newest is None:
            return "there is no backup yet either"
        taken = newest.astimezone(self.work.clock().astimezone().tzinfo)
        return f"your newest backup: {taken:%Y-%m-%d %H:%M}, companion backup lists them"


def _record(journal: Journal, table: str, key: Any) -> object:
    """The record that stands under ``key`` now; None when there is none."""
    if table == "settings":
        return journal.settings
    if table == "entries":
        habit_id, day = key
        return journal.entries_of(habit_id).get(day)
    found: object = getattr(journal, table).get(key)
    return found
