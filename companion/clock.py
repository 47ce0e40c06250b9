"""Now, as a callable.

``today`` enters the program in one place: the clock handed to ``bootstrap``. Nothing else asks the system.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

from companion.domain.errors import Unreadable
from companion.domain.ranges import FIRST_DAY, LAST_DAY

Clock = Callable[[], datetime]  # local wall-clock time, without a zone


def system_clock() -> datetime:
    """The local wall-clock time, so that travel moves the day with the person."""
    return datetime.now()


def clock_from_environment() -> Clock:
    """The clock of ``$COMPANION_NOW`` (an ISO date-time, standing still), or the system's.

    Raises Unreadable when the variable is set to something that is no ISO date-time.
    """
    text = os.environ.get("COMPANION_NOW")
    if not text:
        return system_clock
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"COMPANION_NOW is “{text}”", "write it as 2026-03-10T09:00") from None
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        years = f"use the years {FIRST_DAY.year} to {LAST_DAY.year}"
        raise Unreadable(f"COMPANION_NOW is “{text}”", years)
    if moment.tzinfo is not None:
        moment = moment.astimezone().replace(tzinfo=None)
    return lambda: moment
