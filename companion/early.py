"""The early frame: Today as it was kept for this moment, on the screen before Textual is imported.

It promises that what is shown is what the app will paint first, cell by cell; that keys typed meanwhile
wait unseen for the app; and that, whatever happens before the app takes over, the terminal is given back.

Nothing is shown of a store that was changed since, nor at another size, in other colours, or where there is
no terminal. What is sealed, locked or hidden has no frame that could be shown (see ``tui.ahead``).
"""

from __future__ import annotations

import os
import sys

from companion.paths import data_path
from companion.render_cache import RenderCache

TYPE_CHECKING = False  # importing it from typing would cost as much as all of this
if TYPE_CHECKING:
    from typing import Any

FRAME = "frame"  # the part of the cache that is a picture
SECOND_SCREEN = "\x1b[?1049h"
_BEGIN = SECOND_SCREEN + "\x1b[?25l\x1b[?7l"  # and no cursor, and no line is broken
_END = "\x1b[?7h\x1b[?25h\x1b[?1049l"
_COLOURS = ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FILTERS", "TEXTUAL_DIM_FACTOR")
_before: list[Any] | None = None  # how the shell had the terminal, while a frame stands on it


def show(path: str | None) -> None:
    """Show the frame that is kept beside the store at ``path`` (None: the usual one), if there is one for
    this moment and this terminal.
    """
    global _before
    size = _terminal_size()
    text = RenderCache(data_path(path)).recall(FRAME, terminal(*size)) if size else None
    if text is None:
        return
    import termios

    try:
        _before = termios.tcgetattr(0)
        termios.tcsetattr(0, termios.TCSANOW, _for_keys(_before))
        os.write(2, f"{_BEGIN}{text}".encode())
    except (OSError, termios.error):
        give_back()
        return
    import signal  # after the frame, since it costs a fifth of the way to it

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)


def stands() -> bool:
    """Whether a frame is on the terminal that nobody took over."""
    return _before is not None


def take_over() -> list[Any] | None:
    """Answer for the terminal from now on: how the shell had it, if a frame stands on it; otherwise None."""
    global _before
    before, _before = _before, None
    return before


def give_back() -> None:
    """Give the terminal back with nothing on it, if a frame stands on it still."""
    before = take_over()
    if before is None:
        return
    import termios

    try:
        rows = os.get_terminal_size(2).lines
        empty = "".join(f"\x1b[{row};1H\x1b[2K" for row in range(rows, 0, -1))  # without a second screen
        os.write(2, f"\x1b[0m{empty}{_END}".encode())
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        return  # it is gone


def terminal(columns: int, rows: int) -> str:
    """What a frame depends on besides the store and the day: the size of the terminal and its colours."""
    return f"{columns}x{rows} {[os.environ.get(name) for name in _COLOURS]}"


def _terminal_size() -> tuple[int, int] | None:
    """Columns and rows as Textual will find them; None where no frame can be shown."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    if os.environ.get("TERM", "") in ("", "dumb", "unknown") or not all(map(os.isatty, (0, 1, 2))):
        return None
    found, told = os.get_terminal_size(1), [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, rows = (int(text) if text.isdecimal() else 0 for text in told)
    return columns or found.columns, rows or found.lines


def _for_keys(attributes: list[Any]) -> list[Any]:
    """``attributes`` as Textual will set them: no echo, no lines, no signals from keys."""
    import termios

    iflag, oflag, cflag, lflag, ispeed, ospeed, cc = attributes
    iflag &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    lflag &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    cc = [*cc]
    cc[termios.VMIN] = 1
    return [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]


def _leave(number: int, _: object) -> None:
    give_back()
    os._exit(128 + number)
