"""The schedule of habits and of seasons as a field."""

from __future__ import annotations

from companion.domain.fields.codec import FieldCodec, RecordCodec, choice, integer, phrase
from companion.domain.ranges import MAX_EVERY
from companion.domain.schedule import MAX_COUNT, Kind, Schedule, parse_schedule


def _sound(schedule: Schedule) -> None:
    if schedule.count > MAX_COUNT.get(schedule.kind, MAX_EVERY):
        raise ValueError("it asks for more days than there are")
    if (schedule.kind is Kind.WEEKDAYS) != bool(schedule.weekdays):
        raise ValueError("it does not say on which weekdays")


_DAY = integer(0, 6)
_DAYS = FieldCodec(lambda raw: frozenset(map(_DAY.read, raw)), sorted)
SCHEDULE = phrase(
    parse_schedule,
    RecordCodec(Schedule, kind=choice(Kind), count=integer(1, MAX_EVERY), weekdays=_DAYS, sound=_sound),
)
