"""How all tests run: no law of hypothesis fails because the machine was busy, and all is the same under
``nohup`` and with ``&`` as from a terminal.
"""

from __future__ import annotations

import gc
import os
import re
import signal
from pathlib import Path

import pytest
from hypothesis import settings

if os.name != "posix":  # real terminals, shells and signals are driven as a Unix has them
    unix = re.compile(
        r"^(import|from) (pty|fcntl|termios|resource|tests\.tui\.terminal|tests\.store\.faults)\b",
        re.MULTILINE,
    )
    collect_ignore = [
        str(path)
        for path in Path(__file__).parent.rglob("test_*.py")
        if unix.search(path.read_text(encoding="utf-8"))
    ]

settings.register_profile("companion", deadline=None)
settings.load_profile("companion")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: a third of the time, one waits for a terminal, a process or the disk."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 2 * cores


# A shell lets what it starts in the background, and nohup what it starts, ignore these; so would every child
# that a test starts, and a test of Ctrl-C would wait for ever.
for name in ("SIGINT", "SIGQUIT", "SIGHUP"):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)

# Each app that a test opens makes tens of thousands of objects; looking through them for rubbish as often as
# Python does by itself takes a tenth of the time of all tests.
gc.set_threshold(200_000, 50, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Several workers share the tests so that none is idle while another still has some before it."""
    if getattr(config.option, "numprocesses", None) and config.option.dist == "no":
        config.option.dist = "worksteal"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those of the screen first: they take longest, and at the end no worker should wait for a long one."""
    items.sort(key=lambda item: item.path, reverse=True)
