"""A stretch of days off, as a field of habits and of friends."""

from __future__ import annotations

from companion.domain.fields.codec import DAY, RecordCodec, optional
from companion.domain.habit import Rest

REST = RecordCodec(Rest, start=DAY, until=optional(DAY)).codec
