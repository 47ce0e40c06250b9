"""Settings as a document."""

from __future__ import annotations

from companion.domain.settings import Settings
from companion.store.values import (
    FLAG,
    TEXT,
    TIME,
    WHOLE,
    Shape,
    maybe,
    several,
)

SETTINGS = Shape(
    Settings,
    day_start=TIME,
    week_start=WHOLE,
    theme=TEXT,
    contacts_a_week=maybe(WHOLE),
    checklist=several(TEXT),
    hook_start=TEXT,
    hook_end=TEXT,
    bell=FLAG,
    quiet_from=TIME,
    quiet_until=TIME,
    asks=several(TEXT),
    ask_days=WHOLE,
    ask_from=TIME,
    ask_until=TIME,
    suggested=WHOLE,
    hide_key=TEXT,
    keys=several(TEXT),
    lock=TEXT,
    lock_minutes=WHOLE,
    charted=several(WHOLE),
    welcomed=FLAG,
    block_title=TEXT,
)
