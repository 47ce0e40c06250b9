"""Which backups stay: a pure rule about times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

KEEP_ALL = timedelta(hours=48)
DAILY, WEEKLY, MONTHLY, NEWEST = 14, 8, 12, 3


def to_keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of ``times`` those to keep: all of 48 hours, then the last of each of 14 days, 8 weeks and 12 months.

    The newest three stay whatever their age; a time ahead of ``now`` stays until its turn comes.
    """
    ordered = sorted(times, reverse=True)
    keep = set(ordered[:NEWEST]) | {time for time in ordered if now - time <= KEEP_ALL}
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        seen: set[tuple[int, ...]] = set()
        for time in ordered:
            of = period(time)
            if of not in seen:
                seen.add(of)
                if len(seen) > count:
                    break
                keep.add(time)
    return keep


def _day(time: datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day


def _week(time: datetime) -> tuple[int, ...]:
    return tuple(time.isocalendar()[:2])


def _month(time: datetime) -> tuple[int, ...]:
    return time.year, time.month
