"""When one was last in touch with somebody, as one remembers it on adding them.

It is not a contact: nobody logged one. It says from when on the rhythm counts, otherwise the day of adding.
"""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from companion.domain.date_parsing import read_date
from companion.domain.errors import Refused

TODAY, LAST_WEEK, LAST_MONTH, LONGER_AGO = "today", "last week", "last month", "longer ago"
UNKNOWN = "don't know"
ANSWERS = (TODAY, LAST_WEEK, LAST_MONTH, LONGER_AGO, UNKNOWN)
_BACK = {
    TODAY: relativedelta(),
    LAST_WEEK: relativedelta(weeks=1),
    LAST_MONTH: relativedelta(months=1),
    LONGER_AGO: relativedelta(months=3),  # the least it can be, to the season
    UNKNOWN: relativedelta(),
}


def last_in_touch(text: str, today: date) -> date:
    """The day from which a rhythm counts, for one of ``ANSWERS`` or a date up to ``today``.

    Raises Unreadable for neither, Refused for a day that is still ahead.
    """
    plain = " ".join(text.lower().replace("’", "'").split())
    if plain in _BACK:
        return today - _BACK[plain]
    day = read_date(text, today)
    if day > today:
        raise Refused(f"{day} is still ahead", "when were you last in touch?")
    return day
