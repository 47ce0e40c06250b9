"""What is refused says what to do next, everywhere."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent / "companion"
WITH_A_HINT = {"Refused", "Unknown", "Unreadable", "WrongUsage", "StoreError"}


def test_every_refusal_says_what_to_do_next() -> None:
    without = []
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WITH_A_HINT:
                hint = node.args[1] if len(node.args) > 1 else None
                if hint is None or (isinstance(hint, ast.Constant) and not hint.value):
                    without.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not without
