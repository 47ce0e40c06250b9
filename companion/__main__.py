"""``python -m companion`` and the ``companion`` command."""

from __future__ import annotations

import os
import sys

SET_UP = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/companion"


def main() -> int:
    """Run the command line; from a bare checkout, say how to set it up."""
    try:
        from companion.quick import recalled_status

        if recalled_status(sys.argv[1:]):
            return 0
        from companion.cli.run import run

        code = run(sys.argv[1:])
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "companion":
            raise
        print(f"companion needs {missing.name}. In the checkout, run: {SET_UP}", file=sys.stderr)
        return 1
    if "companion.tui.app" in sys.modules:
        # The app was open. Its thread that reads keys looks up only every tenth of a second; everything
        # recorded is on disk, so nobody has to wait for it.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
