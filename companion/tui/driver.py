"""Textual's driver for a terminal, leaving at once."""

from __future__ import annotations

import signal

from textual.drivers.linux_driver import LinuxDriver


class PromptDriver(LinuxDriver):
    """Does not wait for the thread that reads keys when the app is over.

    That thread looks up every tenth of a second, twice. There is nothing left for it to read: what was
    recorded is on disk, and the process ends as soon as the terminal is as it was.
    """

    def disable_input(self) -> None:
        """Stop reading; wait for the reader only if somebody will read again, as after Ctrl-Z."""
        if self._app.return_code is None:
            super().disable_input()
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._disable_mouse_support()
        self.exit_event.set()
