"""What a crash says: its kind and place, never a value. Those are somebody's diary."""

from __future__ import annotations


def crash_line(error: BaseException) -> str:
    """One line about ``error``: what kind it is, and the file and line it comes from."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "an unknown place"
    return f"Companion stopped: {type(error).__name__} at {place}. What was recorded is on disk."
