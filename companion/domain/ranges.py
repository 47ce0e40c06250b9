"""What values of each kind may be: the one table that forms, commands, imports and reading go by.

Ranges include both ends. A record with a value outside of them is refused by what writes, and set aside by
what reads, so that nothing that stands in a file can make every later start slow or impossible.
"""

from __future__ import annotations

from datetime import date
from typing import Final

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2200, 12, 31)

MAX_ID: Final = 2**63 - 1
MAX_AMOUNT: Final = 1_000_000  # pages, kilometres, steps of a day
MAX_MINUTES: Final = 24 * 60  # of a session, a block, a timer
MAX_SECONDS: Final = 366 * 24 * 3600  # a timer may have been paused
MAX_GRACE: Final = 30
MAX_CADENCE: Final = {"day": 3660, "week": 520, "month": 120, "year": 10}
MAX_EVERY: Final = 365  # days of a schedule
MAX_IN_A_WEEK: Final = 7
MAX_IN_A_MONTH: Final = 28
MAX_CONTACTS: Final = 100  # a week that one has room for
MAX_QUIET_DAYS: Final = 365  # between two questions
MIN_QUIET_DAYS: Final = 7
MAX_SUGGESTED: Final = 3  # friends on Today
MAX_LOCK_MINUTES: Final = 600
MAX_INTERVAL: Final = 520  # every so many days, weeks, months or years of a repetition

MAX_LINE: Final = 1_000  # letters of a name, a place, a title
MAX_WORDS: Final = 500_000  # letters of a note
MAX_ITEMS: Final = 1_000  # tags of a friend, versions of a schedule
MAX_TIMES: Final = 10_000  # single times of one block that were moved or dropped

MAX_DEPTH: Final = 32  # of lists and objects in each other; ours go six deep
MAX_DIGITS: Final = 40  # of one number in a file
