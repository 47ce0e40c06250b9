"""Which layer may know which, proven by importing each in a fresh interpreter."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "rich")
SLOW_TO_DEFINE = ("dataclasses", "inspect")  # records are NamedTuples, see ``companion.domain``


def loaded_by(code: str, tmp_path: Path) -> set[str]:
    """The modules in ``sys.modules`` after running ``code``."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    env = {**os.environ, "COMPANION_DATA": str(tmp_path / "store.json"), "COMPANION_NOW": "2026-03-10T09:00"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
    return set(done.stderr.split())


def modules_of(*packages: str) -> str:
    """Code that imports every module of these packages."""
    root = Path(__file__).parent.parent / "companion"
    files = (path for package in packages for path in sorted((root / package).rglob("*.py")))
    names = ("companion." + ".".join(path.relative_to(root).with_suffix("").parts) for path in files)
    return "\n".join(f"import {name.removesuffix('.__init__')}" for name in names)


LAYERS = [
    ("domain", ("companion.store", "companion.services", "companion.cli", "companion.tui", "tinydb", *HEAVY)),
    ("store", ("companion.services", "companion.cli", "companion.tui", *HEAVY)),
    ("services", ("companion.store", "companion.cli", "companion.tui", "tinydb", *HEAVY)),
    (
        "formats",
        ("companion.store", "companion.services", "companion.cli", "companion.tui", "tinydb", *HEAVY),
    ),
    ("cli", ("companion.tui", *HEAVY)),
]


@pytest.mark.parametrize(("layer", "strangers"), LAYERS, ids=[layer for layer, _ in LAYERS])
def test_a_layer_does_not_know_those_above_it(layer: str, strangers: tuple[str, ...], tmp_path: Path) -> None:
    loaded = loaded_by(modules_of(layer), tmp_path)
    assert f"companion.{layer}" in loaded
    assert not {stranger for stranger in strangers if stranger in loaded}


# What a package may import beside itself. Files at the top are for all, but for what puts it together.
DIRECTIONS = {
    "domain": set(),
    "content": {"domain"},
    "formats": {"domain"},
    "store": {"domain"},
    "services": {"domain", "content", "formats"},
    "tui": {"domain", "content", "formats", "services"},
    "cli": {"domain", "content", "formats", "services", "store", "bootstrap"},
    "bootstrap": {"services", "store", "tui"},
}
FOR_ALL = {
    "__version__",
    "bounded",
    "cached_status",
    "clock",
    "early",
    "paths",
    "render_cache",
    "resources",
    "wall_clock",
}


def imports_of(path: Path) -> set[str]:
    """The packages and top-level files of ours that a file imports anywhere, also in a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "companion":
            found |= {f"companion.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return {name.split(".")[1] for name in found if name.startswith("companion.")}


def test_no_import_runs_against_the_direction_not_even_in_a_function() -> None:
    root = Path(__file__).parent.parent / "companion"
    against = [
        f"{path.relative_to(root)} imports {name}"
        for path in sorted(root.rglob("*.py"))
        if (layer := path.relative_to(root).parts[0].removesuffix(".py")) in DIRECTIONS
        for name in sorted(imports_of(path) - DIRECTIONS[layer] - {layer} - FOR_ALL)
    ]
    assert not against


@pytest.mark.parametrize(
    "words", [["status"], ["status", "--short"], ["status", "--json"], ["list", "habits"]]
)
def test_status_needs_neither_textual_nor_rich(words: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(f"from companion.cli.run import run\nrun({words!r})", tmp_path)
    assert "companion.cli.status" in loaded or "companion.cli.listing" in loaded
    assert not {*HEAVY, *SLOW_TO_DEFINE} & loaded


def test_a_tick_needs_neither_textual_nor_rich(tmp_path: Path) -> None:
    code = "from companion.cli.run import run\nrun(['add','habit','Coffee'])\nrun(['tick','coffee'])"
    assert not set(HEAVY) & loaded_by(code, tmp_path)


def test_a_tick_loads_nothing_that_only_trouble_needs(tmp_path: Path) -> None:
    add = "from companion.cli.run import run\nrun(['add','habit','Coffee'])"
    loaded_by(add, tmp_path)
    loaded = loaded_by("from companion.cli.run import run\nrun(['tick','coffee'])", tmp_path)
    assert "companion.store.vault" in loaded
    rare = (
        "subprocess",
        "difflib",
        "gzip",
        "shutil",
        "_hashlib",
        "companion.store.repair",
        *SLOW_TO_DEFINE,
    )
    assert not [name for name in rare if name in loaded]
