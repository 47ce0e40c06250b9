"""Today as plain data: what ``status --json`` and ``list --json`` print. Keys are added, never renamed.

Ids are strings: they do not fit into the numbers that other programs read JSON with.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from companion.domain.friend_status import FriendStatus
from companion.domain.lapse import Lapse
from companion.domain.pace import Progress
from companion.domain.streak import best
from companion.services.snapshot import HabitView, Snapshot

if TYPE_CHECKING:
    from companion.domain.appointments import Appointment
    from companion.domain.asking import Question
    from companion.domain.suggestions import Suggestion

Json = dict[str, Any]


def status_json(shot: Snapshot) -> Json:
    """Everything ``status --json`` says."""
    return {
        "date": shot.today.isoformat(),
        "habits": [habit_json(view, shot) for view in shot.habits],
        "friends": [friend_json(status) for status in shot.friends],
        "interests": [interest_json(progress) for progress in shot.interests],
        "lapses": [lapse_json(lapse) for lapse in shot.lapses],
        "blocks": [block_json(appointment) for appointment in shot.blocks],
        "asking": [question_json(question) for question in shot.asking],
        "suggestions": [suggestion_json(suggestion) for suggestion in shot.suggestions],
        "away": shot.away,
    }


def habit_json(view: HabitView, shot: Snapshot) -> Json:
    """One habit as it stands today."""
    streak = view.streak
    lapsed_on = None if view.restarted else streak.lapsed_on
    return {
        "id": str(view.habit.id),
        "name": view.habit.name,
        "schedule": str(view.habit.current.schedule),
        "due": streak.due,
        "state": streak.state,
        "streak": streak.current,
        "best": best(shot.runs(view)),
        "unit": streak.unit,
        "at_risk": streak.at_risk,
        "slack": streak.slack,
        "strength": _rounded(view.strength),
        "lapsed_on": _iso(lapsed_on),
    }


def friend_json(status: FriendStatus) -> Json:
    """One friend as it stands today."""
    return {
        "id": str(status.friend.id),
        "name": status.friend.name,
        "circle": status.friend.circle.value,
        "last": _iso(status.last),
        "due": _iso(status.due),
        "ratio": _rounded(status.ratio),
        "state": status.state.value,
    }


def interest_json(progress: Progress) -> Json:
    """One interest as it goes."""
    return {
        "id": str(progress.interest.id),
        "name": progress.interest.name,
        "goal": str(progress.interest.goal),
        "progress": _rounded(progress.fraction),
        "pace": progress.pace.value,
        "last": _iso(progress.last),
    }


def lapse_json(lapse: Lapse) -> Json:
    """One lapse with its fact and the signs that fit."""
    return {
        "pillar": lapse.pillar.value,
        "name": lapse.name,
        "since": lapse.since.isoformat(),
        "fact": lapse.fact,
        "signs": [fit.sign for fit in lapse.signs],
    }


def question_json(question: Question) -> Json:
    """One question of the panel; ``pillar`` and ``name`` only of one about a lapse."""
    lapse = question.lapse
    return {
        "kind": question.kind.value,
        "pillar": lapse.pillar.value if lapse else None,
        "name": question.name,
        "since": _iso(question.since),
        "also": [each.name for each in question.also],
        "signs": list(question.signs),
    }


def suggestion_json(suggestion: Suggestion) -> Json:
    """Somebody to reach today."""
    return {"name": suggestion.name, "reason": suggestion.reason, "done": suggestion.done}


def block_json(appointment: Appointment) -> Json:
    """One appointment with oneself; its times are those of the clock on the wall."""
    return {
        "title": appointment.block.title,
        "start": appointment.start.isoformat(timespec="minutes"),
        "end": appointment.end.isoformat(timespec="minutes"),
        "place": appointment.block.place,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
