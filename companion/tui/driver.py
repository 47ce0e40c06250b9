"""Textual's driver for a terminal: leaves at once and leaves nothing behind, suspends as any program does."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import select
import signal
import termios
import threading
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from companion import early
from companion.tui.suspending import Suspendable

LEAVING_SECONDS = 2.0  # after a signal to leave; a terminal that is gone would keep us for ever
CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")  # a sequence that sets a terminal up and shows nothing
LEAVE_ON = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class PromptDriver(LinuxDriver):
    """Does not wait for the thread that reads keys when the app is over.

    That thread looks up every tenth of a second, twice. There is nothing left for it to read: what was
    recorded is on disk, and the process ends as soon as the terminal is as it was.

    Until Today stands, nothing is shown, so that the first frame is a whole one; an early frame stays on the
    terminal meanwhile, and its screen is not cleared. Keys wait as well: nothing knows them yet.

    Signals are handled between two steps of the app, not within one: a handler that writes while the app
    does would wait for itself.
    """

    _away = False  # the terminal is the shell's

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._lock = threading.Lock()
        self._keys: list[Message] | None = None
        self._held: list[str] | None = None
        self._watch: threading.Thread | None = None
        if isinstance(app, Suspendable):
            self._keys, self._held, app.waiting = [], [], self.go_on

    def write(self, data: str) -> None:
        """Write to the terminal; until Today stands, only what sets it up is kept for then."""
        if self._held is None:
            super().write(data)
        elif data == early.SECOND_SCREEN and early.stands():
            return  # an early frame is on it
        elif not CONTROL.sub("", data):
            self._held.append(data)

    def run_input_thread(self) -> None:
        """Read keys until the app is over. What no key is, as a letter of another encoding or a report with
        numbers that mean nothing, is left out, with what was typed in that instant or next.
        """
        while not self.exit_event.is_set():
            with contextlib.suppress(ValueError, ArithmeticError):
                super().run_input_thread()

    def process_message(self, message: Message) -> None:
        """Hand on what was typed, in the thread that reads it."""
        with self._lock:
            if self._keys is None or not isinstance(message, events.InputEvent):
                super().process_message(message)
            else:
                self._keys.append(message)

    def go_on(self) -> None:
        """Set the terminal up, and hand on what was typed, in the order in which it was."""
        held, self._held = self._held, None
        if held:
            self.write("".join(held))
            self.flush()
        with self._lock:
            keys, self._keys = self._keys, None
            for key in keys or ():
                super().process_message(key)

    def start_application_mode(self) -> None:
        """Take the terminal, and listen to what the shell says of it."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = early.take_over() or self.attrs_before
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._step_back)
        loop.add_signal_handler(signal.SIGCONT, self._come_back)
        for number in LEAVE_ON:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as ``nohup`` wants it
                loop.add_signal_handler(number, partial(self._leave, number))
        if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN and self._watch is None:
            self._watch = threading.Thread(target=self._watch_terminal, args=(loop,), daemon=True)
            self._watch.start()

    def stop_application_mode(self) -> None:
        """Give the terminal back with nothing on it: not all have a second screen to hide ours on.

        Line by line, since some keep what is cleared as a whole for scrolling back.
        """
        self.go_on()
        rows = self._get_terminal_size()[1]
        self.write("\x1b[0m" + "".join(f"\x1b[{row};1H\x1b[2K" for row in range(rows, 0, -1)))
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop reading; wait for the reader only if somebody will read again, as after Ctrl-Z."""
        if self._app.return_code is None:
            super().disable_input()
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._disable_mouse_support()
        self.exit_event.set()

    def _step_back(self) -> None:
        """Stop, as whoever pressed Ctrl-Z wants, with the terminal as it was.

        By the signal itself, so that nothing stops where no shell could go on with it.
        """
        if not self._away:
            self.suspend_application_mode()
            self._away = True
        loop = asyncio.get_running_loop()
        loop.remove_signal_handler(signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGTSTP)  # here it stands still, until it is continued
        loop.add_signal_handler(signal.SIGTSTP, self._step_back)
        self._come_back()

    def _come_back(self) -> None:
        """Take the terminal again, if the shell had it. In the background this stops it once more."""
        if not self._away:
            if not self._is_cooked():
                return
            self.suspend_application_mode()  # it was stopped by force, and could not prepare
        self._must_signal_resume = True
        self.resume_application_mode()
        self._away = self._key_thread is None or not self._key_thread.is_alive()

    def _is_cooked(self) -> bool:
        """Whether the terminal is set up for a shell."""
        try:
            return bool(termios.tcgetattr(self.fileno)[3] & termios.ICANON)
        except termios.error:
            return False

    def _watch_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave once the terminal is gone, where no signal says so: its end would be read for ever."""
        terminal = select.poll()
        terminal.register(self.fileno, 0)  # nothing but its end
        if terminal.poll()[0][1] & select.POLLHUP:
            loop.call_soon_threadsafe(self._leave, signal.SIGHUP)

    def _leave(self, number: signal.Signals) -> None:
        """End in good order; everything is on disk already."""
        code = 128 + number
        last = threading.Timer(LEAVING_SECONDS, os._exit, (code,))
        last.daemon = True
        last.start()
        self._app.exit(return_code=code)
