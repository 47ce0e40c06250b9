"""What is due now, for a reminder: habits, friends past their cadence, blocks ahead, what went quiet.

Where the texts leave room: a friend whose sign rests, or about whom one said "not this", is left out; after a
long absence nothing waits but the day's habits.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from companion.domain.answers import NOT_THIS_DAYS, Pillar, Reply
from companion.domain.calendar import counted
from companion.domain.friend_status import FriendState, FriendStatus
from companion.domain.lapse import SIGNS_OF, Lapse
from companion.services.snapshot import HabitView, Snapshot

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment

WAITING = (FriendState.REACH_OUT, FriendState.OVERDUE)


class Due(NamedTuple):
    """Everything that is due now. It is false when that is nothing."""

    habits: tuple[HabitView, ...] = ()
    friends: tuple[FriendStatus, ...] = ()
    blocks: tuple[Appointment, ...] = ()
    lapses: tuple[Lapse, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.habits or self.friends or self.blocks or self.lapses)

    @property
    def neutral(self) -> str:
        """In numbers only, naming nobody: it may stand where others see it."""
        parts = [
            counted(len(self.habits), "habit") if self.habits else "",
            counted(len(self.friends), "friend") if self.friends else "",
            counted(len(self.blocks), "block") if self.blocks else "",
            "something went quiet" if self.lapses else "",
        ]
        return " · ".join(part for part in parts if part)


def due_now(shot: Snapshot) -> Due:
    """What is due at the moment of ``shot``; each thing once."""
    habits = tuple(view for view in shot.habits if view.streak.due)
    blocks = tuple(each for each in shot.blocks if each.on == shot.today)
    if shot.away:
        return Due(habits, blocks=blocks)
    friends = _friends(shot)
    said = {view.habit.id for view in habits} | {status.friend.id for status in friends}
    lapses = tuple(lapse for lapse in shot.asking if lapse.subject not in said)
    return Due(habits, friends, blocks, lapses)


def _friends(shot: Snapshot) -> tuple[FriendStatus, ...]:
    if set(SIGNS_OF[Pillar.FRIENDS]) & set(shot.resting):
        return ()
    let_be = {
        answer.subject
        for answer in shot.journal.answers.values()
        if answer.pillar is Pillar.FRIENDS
        and answer.reply is Reply.NOT_THIS
        and shot.today < answer.answered + timedelta(days=NOT_THIS_DAYS)
    }
    return tuple(each for each in shot.friends if each.state in WAITING and each.friend.id not in let_be)
