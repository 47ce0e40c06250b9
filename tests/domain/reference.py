"""The rules of occasions and streaks once more, as slowly and plainly as they are written.

Day by day, with sets and lists, sharing nothing with the code under test but the values it judges.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.habit import Entries, Habit, State, Version

ONE = timedelta(days=1)


@dataclass
class Period:
    days: list[date]
    asked: int
    size: int  # days the whole period has
    quota: bool
    verdict: str = ""


class Reference:
    def __init__(self, habit: Habit, entries: Entries, today: date, week_start: int) -> None:
        self.habit, self.today, self.week_start = habit, today, week_start
        self.entries = {on: entry for on, entry in entries.items() if on <= today}
        self.start = min([habit.versions[0].start, *self.entries])
        self.periods = [self.judged(p) for p in self.all_periods() if p.days[0] <= today]
        self.periods = [
            p for p in self.periods if len(p.days) == p.size or p.verdict == "kept" or p.days[-1] >= today
        ]

    def version(self, on: date) -> Version:
        begun = [v for v in self.habit.versions if v.start <= on]
        return begun[-1] if begun else self.habit.versions[0]

    def done(self, on: date) -> bool:
        entry, target = self.entries.get(on), self.version(on).amount
        if entry is None or entry.state is not State.DONE:
            return False
        return target is None or entry.amount is None or entry.amount >= target

    def excused(self, on: date) -> bool:
        entry = self.entries.get(on)
        if entry is not None and entry.state is State.SKIPPED:
            return True
        resting = any(
            r.start <= on and (r.until is None or on < r.until)
            for r in self.habit.pauses + self.habit.archives
        )
        return resting and not self.done(on)

    def all_periods(self) -> list[Period]:
        found: dict[tuple[object, ...], Period] = {}
        began, kind_of = self.start, None
        on = self.start
        while on <= self.today + timedelta(days=40):
            schedule = self.version(on).schedule
            if schedule != kind_of:
                began, kind_of = on, schedule
            match schedule.kind.value:
                case "daily":
                    found[(on,)] = Period([], 1, 1, False)
                    key: tuple[object, ...] | None = (on,)
                case "weekdays":
                    key = (on,) if on.weekday() in schedule.weekdays else None
                    if key:
                        found[key] = Period([], 1, 1, False)
                case "week":
                    key = (began, "week", on - timedelta(days=(on.weekday() - self.week_start) % 7))
                    found.setdefault(key, Period([], schedule.count, 7, True))
                case "month":
                    key = (began, "month", on.year, on.month)
                    size = monthrange(on.year, on.month)[1]
                    found.setdefault(key, Period([], schedule.count, size, True))
                case "every":
                    key = (began, "every", (on - began).days // schedule.count)
                    found.setdefault(key, Period([], 1, schedule.count, True))
                case _:
                    key = None
            if key is not None:
                found[key].days.append(on)
            on += ONE
        return list(found.values())

    def judged(self, period: Period) -> Period:
        done = sum(self.done(on) for on in period.days)
        unexcused = sum(not self.excused(on) for on in period.days)
        partial = len(period.days) < period.size
        if done >= period.asked:
            period.verdict = "kept"
        elif unexcused < period.asked and not (partial and len(period.days) < period.asked):
            period.verdict = "excused"
        elif period.days[-1] >= self.today:
            period.verdict = "open"
        else:
            period.verdict = "missed"
        return period

    def current(self) -> int:
        """Kept occasions, walking back from now."""
        if self.version(self.today).schedule.kind.value == "track":
            return 0
        kept = misses = 0
        for period in reversed(self.periods):
            if period.verdict == "kept":
                kept, misses = kept + 1, 0
            elif period.verdict == "missed":
                misses += 1
                if misses > self.habit.grace:
                    break
        return kept

    def run_lengths(self) -> list[int]:
        lengths, length, misses = [], 0, 0
        for period in self.periods:
            if period.verdict == "kept":
                length, misses = length + 1, 0
            elif period.verdict == "missed":
                misses += 1
                if misses > self.habit.grace and length:
                    lengths.append(length)
                    length = 0
        return [*lengths, length] if length else lengths

    def at_risk(self) -> bool:
        if self.current() == 0:
            return False
        ended = [p for p in self.periods if p.verdict in ("missed", "kept")]
        if ended and ended[-1].verdict == "missed":
            return True
        now = self.running()
        if now is None or not now.quota or now.verdict != "open":
            return False
        return self.needed(now) >= self.days_left(now)

    def running(self) -> Period | None:
        return next((p for p in self.periods if self.today in p.days), None)

    def needed(self, period: Period) -> int:
        return max(0, period.asked - sum(self.done(on) for on in period.days))

    def days_left(self, period: Period) -> int:
        left = [on for on in period.days if on >= self.today and not self.excused(on)]
        return len([on for on in left if not (on == self.today and self.done(on))])

    def slack(self) -> int | None:
        now = self.running()
        if now is None or not now.quota:
            return None
        return max(0, self.days_left(now) - self.needed(now))
