"""What is due now, for a reminder: habits, friends past their cadence, blocks ahead, what went quiet.

Where the texts leave room: friends are those Today suggests and were not reached yet; on the day of coming
back nothing waits but the day's habits and blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from companion.domain.asking import Question
from companion.domain.calendar import counted
from companion.domain.suggestions import Suggestion
from companion.services.snapshot import HabitView, Snapshot

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment


class Due(NamedTuple):
    """Everything that is due now. It is false when that is nothing."""

    habits: tuple[HabitView, ...] = ()
    friends: tuple[Suggestion, ...] = ()
    blocks: tuple[Appointment, ...] = ()
    questions: tuple[Question, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.habits or self.friends or self.blocks or self.questions)

    @property
    def neutral(self) -> str:
        """In numbers only, naming nobody: it may stand where others see it."""
        parts = [
            counted(len(self.habits), "habit") if self.habits else "",
            counted(len(self.friends), "friend") if self.friends else "",
            counted(len(self.blocks), "block") if self.blocks else "",
            "something went quiet" if self.questions else "",
        ]
        return " · ".join(part for part in parts if part)


def due_now(shot: Snapshot) -> Due:
    """What is due at the moment of ``shot``; each thing once."""
    habits = tuple(view for view in shot.habits if view.streak.due)
    blocks = tuple(each for each in shot.blocks if each.on == shot.today)
    if shot.away:
        return Due(habits, blocks=blocks)
    friends = tuple(each for each in shot.suggestions if not each.done)
    said = {view.habit.id for view in habits} | {each.friend_id for each in friends}
    questions = tuple(each for each in shot.asking if each.lapse is None or each.lapse.subject not in said)
    return Due(habits, friends, blocks, questions)
