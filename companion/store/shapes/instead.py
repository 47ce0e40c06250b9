"""What happens instead of one occurrence, of a block or of the monthly talk, as a document."""

from __future__ import annotations

from companion.domain.block import Instead
from companion.store.values import (
    DAY,
    TEXT,
    TIME,
    WHOLE,
    Shape,
    maybe,
)

INSTEAD = Shape(Instead, day=DAY, to=maybe(DAY), at=maybe(TIME), minutes=maybe(WHOLE), by=TEXT).form
