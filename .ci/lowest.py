"""``python3 .ci/lowest.py``: the lowest versions that pyproject.toml allows, as constraints for pip.

    python3 .ci/lowest.py > .ci/lowest.txt && PIP_CONSTRAINT=.ci/lowest.txt bash .ci/run

The linters are left as new as they come: what they find differs, not what the program does.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

LINTERS = ("ruff", "mypy", "coverage")


def main() -> None:
    """Print one line for each direct dependency that has a lower bound."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    }
    for requirement in sorted(wanted):
        found = re.match(r"([\w-]+)>=([\w.]+)", requirement)
        if found and found[1] not in LINTERS:
            print(f"{found[1]}=={found[2]}")


if __name__ == "__main__":
    main()
