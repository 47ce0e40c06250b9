"""In a browser: ``textual serve`` starts the app on pipes and says so by Textual's own driver variable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.cli.conftest import process

DRIVER = "textual.drivers.web_driver:WebDriver"
PATIENCE = 20.0  # seconds; only what never comes takes that long


class Browser:
    """The other end of the pipes: keys go in as packets, the screen comes out."""

    def __init__(self) -> None:
        environment = {**os.environ, "TEXTUAL_DRIVER": DRIVER, "COLUMNS": "100", "ROWS": "30"}
        self.app = subprocess.Popen(
            [sys.executable, "-m", "companion"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.seen = b""
        self._came = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.app.stdout is not None
        while data := os.read(self.app.stdout.fileno(), 65536):
            with self._came:
                self.seen += data
                self._came.notify_all()

    def shows(self, words: str) -> None:
        """Wait until ``words`` were sent since the last packet that was given."""
        with self._came:
            came = self._came.wait_for(lambda: words.encode() in self.seen, PATIENCE)
        assert came, self.seen[-2000:]

    def give(self, kind: bytes, data: bytes) -> None:
        with self._came:
            self.seen = b""
        assert self.app.stdin is not None
        self.app.stdin.write(kind + len(data).to_bytes(4, "big") + data)
        self.app.stdin.flush()

    def press(self, keys: bytes) -> None:
        self.give(b"D", keys)


@pytest.fixture
def browser(store) -> Iterator[Callable[[], Browser]]:
    opened = []

    def make() -> Browser:
        opened.append(Browser())
        return opened[-1]

    yield make
    for one in opened:
        one.app.kill()
        one.app.communicate()


def test_it_opens_ticks_hides_and_leaves(browser):
    process("add", "habit", "Coffee")
    page = browser()
    page.shows("Coffee")
    page.press(b" ")
    page.shows("Coffee: done")
    assert process("status", "--json").json["habits"][0]["state"] == "kept"
    page.press(b"\x1b[20~")  # F9
    page.shows("    ")
    assert b"Coffee" not in page.seen
    page.press(b"\x1b[20~")
    page.shows("Coffee")
    page.give(b"M", json.dumps({"type": "quit"}).encode())
    assert page.app.wait(PATIENCE) == 0


def test_without_that_variable_pipes_are_still_refused(store, monkeypatch):
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    said = process()
    assert (said.code, said.out) == (2, "")
    assert "needs a terminal" in said.err
