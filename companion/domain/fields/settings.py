"""Settings."""

from __future__ import annotations

from companion.domain.fields.codec import BOOL, LINE, TEXT, TIME, RecordCodec, integer, list_of, optional
from companion.domain.ranges import (
    MAX_CONTACTS,
    MAX_ID,
    MAX_LOCK_MINUTES,
    MAX_QUIET_DAYS,
    MAX_SUGGESTED,
    MIN_QUIET_DAYS,
)
from companion.domain.settings import Settings

SETTINGS = RecordCodec(
    Settings,
    day_start=TIME,
    week_start=integer(0, 6),
    theme=LINE,
    contacts_a_week=optional(integer(1, MAX_CONTACTS)),
    checklist=list_of(LINE),
    hook_start=TEXT,
    hook_end=TEXT,
    bell=BOOL,
    quiet_from=TIME,
    quiet_until=TIME,
    asks=list_of(LINE),
    ask_days=integer(MIN_QUIET_DAYS, MAX_QUIET_DAYS),
    ask_from=TIME,
    ask_until=TIME,
    suggested=integer(0, MAX_SUGGESTED),
    circle_inner=LINE,
    circle_close=LINE,
    circle_wider=LINE,
    circle_kept=LINE,
    circle_names=list_of(LINE),
    hide_key=LINE,
    keys=list_of(LINE),
    lock=TEXT,
    lock_minutes=integer(0, MAX_LOCK_MINUTES),
    charted=list_of(integer(-MAX_ID, MAX_ID)),
    early_frame=BOOL,
    welcomed=BOOL,
    block_title=LINE,
    calendars=list_of(TEXT),
    calendar_titles=BOOL,
)
