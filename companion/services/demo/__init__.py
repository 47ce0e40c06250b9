"""Made-up but lifelike data, the same for the same day and number of years.

Nobody in it exists. Who and what is in it stands in ``companion/content/demo.toml``, where the last days are
scripted (a lapse now, friends in every state, goals ahead and behind); what lies before is drawn from a
fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from companion.content import demo
from companion.domain.journal import Journal
from companion.services.demo.blocks import blocks, seasons
from companion.services.demo.check_ins import check_ins
from companion.services.demo.friends import contacts, friends
from companion.services.demo.habits import habits
from companion.services.demo.interests import interests
from companion.services.demo.sessions import sessions
from companion.services.demo.talk import talk
from companion.services.repository import Repository

SEED = 20260310
DAYS_A_YEAR = 365.25


def demo_journal(today: date, years: int, new_id: Callable[[], int]) -> Journal:
    """A journal of ``years`` years up to ``today``. Everything but the ids follows from the two."""
    first = today - timedelta(days=round(years * DAYS_A_YEAR))
    journal, data = Journal(), demo()
    # A generator of its own for each part: a change to one leaves the others as they were.
    journal = habits(journal, data, Random(SEED), first, today, new_id)
    journal = friends(journal, data, first, today, new_id)
    journal = contacts(journal, data, Random(SEED + 1), first, today, new_id)
    journal = interests(journal, data, first, today, new_id)
    journal = sessions(journal, data, Random(SEED + 2), first, today, new_id)
    journal = blocks(journal, data, first, today, new_id)
    journal = seasons(journal, data, first, today, new_id)
    journal = check_ins(journal, data, Random(SEED + 3), first, today, new_id)
    return talk(journal, data, first, today, new_id)


def write_demo(repository: Repository, today: date, years: int) -> None:
    """Put the demo's records into an empty store, in one durable change."""
    made = demo_journal(today, years, repository.new_id)
    repository.update(lambda journal: made._replace(settings=journal.settings))
