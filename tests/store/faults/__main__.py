"""Run the checks named, or all; exit code 1 when one failed."""

from __future__ import annotations

import sys

from tests.store.faults.checks import CHECKS, run

failed = 0
for name in sys.argv[1:] or CHECKS:
    fine, words = run(name)
    failed += not fine
    print(f"{'pass' if fine else 'FAIL'}  {name:8} {words}", flush=True)
sys.exit(1 if failed else 0)
