"""How many contacts a week one's cadences add up to, beside the number one has room for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from companion.domain.friend_status import FriendStatus


def weekly_load(statuses: Iterable[FriendStatus], today: date) -> float:
    """Contacts a week that the cadences ask for; friends without a cadence or resting ask for none."""
    load = 0.0
    for status in statuses:
        if status.cadence is not None and status.rests_until is None:
            load += 7 / max(1, (status.cadence.after(today) - today).days)
    return load
