"""Small restarts that were planned for a day and have not happened yet."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.answers import Answer, Pillar
from companion.domain.journal import Journal
from companion.domain.lapse import SIGNS_OF
from companion.domain.log_queries import since
from companion.domain.mutes import resting
from companion.domain.restart import restart_day

KEPT_DAYS = 7  # after that a plan that was not taken leaves Today without a word


def open_steps(journal: Journal, today: date) -> list[Answer]:
    """Planned restarts from a week ago to tomorrow that nothing was logged for since, earliest first.

    Those that a muted sign would bring up are left out (see ``mutes``).
    """
    oldest = today - timedelta(days=KEPT_DAYS)
    planned = (a for a in journal.answers.values() if a.step is not None and a.step > oldest)
    rest = resting(journal, today)
    waiting = [
        answer
        for answer in planned
        if _exists(journal, answer)
        and not _taken(journal, answer, today)
        and not rest.keys() & set(SIGNS_OF[answer.pillar])
    ]
    return sorted(waiting, key=lambda answer: (answer.step or today, answer.id))


def _exists(journal: Journal, answer: Answer) -> bool:
    table = {
        Pillar.SOLITUDE: journal.habits,
        Pillar.FRIENDS: journal.friends,
        Pillar.INTERESTS: journal.interests,
    }[answer.pillar]
    return answer.subject in table


def _taken(journal: Journal, answer: Answer, today: date) -> bool:
    """Whether something was done for it since, however little."""
    first = answer.answered
    if answer.pillar is Pillar.FRIENDS:
        contacts = since(journal.contacts, first)
        return any(answer.subject in contact.friends and contact.counted for contact in contacts)
    sessions = since(journal.sessions, first)
    if answer.pillar is Pillar.INTERESTS:
        return any(session.interest == answer.subject for session in sessions)
    done = any(session.habit == answer.subject for session in sessions)
    return done or restart_day(journal.entries_of(answer.subject), first, today) is not None
