"""``python -m companion`` and the ``companion`` command."""

from __future__ import annotations

import os
import sys

SET_UP = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/companion"


def main() -> int:
    """Run the command line; from a bare checkout, say how to set it up."""
    try:
        from companion.cached_status import print_cached_status

        if print_cached_status(sys.argv[1:]):
            return 0
        from companion.cli.run import run

        code = run(sys.argv[1:])
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "companion":
            raise
        print(f"companion needs {missing.name}. In the checkout, run: {SET_UP}", file=sys.stderr)
        return 1
    return code


def leave(code: int) -> None:
    """End the process at once. Everything recorded is on disk; taking ten years of records apart, and
    waiting for the app's thread that looks for keys every tenth of a second, would help nobody.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue  # its reader went away, or a shell closed it: ``run`` has dealt with that
    os._exit(code)


def script() -> None:
    """The ``companion`` command."""
    leave(main())


if __name__ == "__main__":
    script()
