"""What a person can choose about how Companion counts."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple


def within(now: time, begin: time, end: time) -> bool:
    """Whether ``now`` lies from ``begin`` to before ``end``, which may go over midnight. The same time
    twice holds no time at all.
    """
    if begin <= end:
        return begin <= now < end
    return now >= begin or now < end


class Settings(NamedTuple):
    """Defaults are those of the product; every field may be changed."""

    day_start: time = time(3, 0)  # an entry at 00:30 belongs to the evening before
    week_start: int = 0  # 0 is Monday
    theme: str = ""
    contacts_a_week: int | None = None  # room for contacts; None: not said
    checklist: tuple[str, ...] = ("phone away", "notifications off")  # before a timed session
    hook_start: str = ""  # a command of one's own when a timer starts, and when it ends; none by default
    hook_end: str = ""
    bell: bool = False  # a sound at the soft end
    quiet_from: time = time(22, 0)  # no reminder that nobody asked for from here …
    quiet_until: time = time(8, 0)  # … to here; the same time twice means no quiet hours
    asks: tuple[str, ...] = ("solitude", "friends", "interests")  # which pillars may ask on Today
    ask_days: int = 7  # between two questions about one pillar
    ask_from: time = time(0)  # what went quiet asks from here …
    ask_until: time = time(0)  # … to here; the same time twice means at any hour
    suggested: int = 3  # friends named on Today, at most
    circle_inner: str = ""  # the cadence of a circle in words, or "none"; empty: the default
    circle_close: str = ""
    circle_wider: str = ""
    circle_kept: str = ""
    circle_names: tuple[str, ...] = ()  # names of one's own, nearest first; empty: inner, close, wider, kept
    hide_key: str = "f9"
    keys: tuple[str, ...] = ()  # "name=key", for keys of one's own
    lock: str = ""  # scrypt of the screen's passphrase; empty for none
    lock_minutes: int = 0  # without a key until the screen locks; 0 is never
    charted: tuple[int, ...] = ()  # the habits whose strength Insights draws; empty: all
    early_frame: bool = True  # Today is kept as a picture, to be on the screen at once
    welcomed: bool = False  # the three steps of the first start were offered
    block_title: str = "Busy"  # what an exported block is called: names stay at home
    calendars: tuple[str, ...] = ()  # folders and files of other calendars, to see what stands there
    calendar_titles: bool = False  # whether what stands there is named

    @property
    def has_ask_hours(self) -> bool:
        """Whether what went quiet may not ask at every hour."""
        return self.ask_from != self.ask_until

    def asks_at(self, now: time) -> bool:
        """Whether what went quiet may ask at ``now``."""
        return not self.has_ask_hours or within(now, self.ask_from, self.ask_until)
