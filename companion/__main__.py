"""``python -m companion`` and the ``companion`` command."""

from __future__ import annotations

import sys

SET_UP = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/companion"


def main() -> int:
    """Run the command line; from a bare checkout, say how to set it up."""
    from companion.quick import recalled_status

    if recalled_status(sys.argv[1:]):
        return 0
    try:
        from companion.cli.run import run

        return run(sys.argv[1:])
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "companion":
            raise
        print(f"companion needs {missing.name}. In the checkout, run: {SET_UP}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
