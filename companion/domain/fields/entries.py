"""What happened with a habit on a day. The store packs these by habit and year (``store.packing``)."""

from __future__ import annotations

from companion.domain.fields.codec import AMOUNT, WORDS, RecordCodec, choice, optional
from companion.domain.habit import Entry, State

ENTRIES = RecordCodec(Entry, state=choice(State), amount=optional(AMOUNT), note=WORDS)
