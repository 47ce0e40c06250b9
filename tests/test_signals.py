"""Children of a test can be interrupted, whatever the shell that started the tests ignores."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CHILD = "import signal; print(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)"
TESTS = f"import sys, subprocess, tests.conftest; subprocess.run([sys.executable, '-c', {CHILD!r}])"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("ignored", ["", "trap '' INT HUP QUIT; "])
def test_a_child_of_the_tests_does_not_ignore_ctrl_c(ignored: str) -> None:
    command = f'{ignored}{sys.executable} -c "{TESTS}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
