"""A room imports the kit and the shell, no other room; nothing goes in a circle; Textual stays closed."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import cast

import pytest
import textual

import companion.tui
from companion.services.companion import Companion
from companion.tui.app import CompanionApp
from companion.tui.kit.actions import Actions
from companion.tui.rooms import actions_of, screen_of
from tests.tui.conftest import opened

TUI = Path(companion.tui.__file__).parent
FILES = sorted(TUI.rglob("*.py"))
OUTSIDE = {"shell"}  # what every room may see besides the kit
# Private members of Textual that are touched; ``app.py`` says why each is.
PRIVATE = {
    "app.py": {"_handle_exception", "_return_code"},
    "suspending.py": {"_driver"},
    "unseen.py": {"_handle_exception"},
    "driver.py": {
        *("_app", "_disable_mouse_support", "_get_terminal_size", "_key_thread"),
        "_must_signal_resume",
    },
}


def module(path: Path) -> str:
    parts = path.relative_to(TUI.parent.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, *, running_only: bool = False) -> Iterator[str]:
    """The modules of ``companion.tui`` that a file imports, in functions and for types too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if running_only else list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("companion.tui"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield (
                    whole
                    if (TUI.parent.parent / Path(*whole.split("."))).with_suffix(".py").exists()
                    else (node.module or "")
                )


def room(name: str) -> str:
    parts = name.split(".")
    return parts[2] if len(parts) > 3 else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TUI)))
def test_a_room_imports_no_other_room(path: Path) -> None:
    own = room(module(path))
    if not own:
        return  # the files beside the rooms: the app and what it is made of know them all
    for name in imports(path):
        theirs = room(name)
        rows = own == "today" and name.endswith("rows")
        if own == "kit":
            assert theirs == "kit" or name.rpartition(".")[2] in OUTSIDE, name
        else:
            assert theirs in (own, "kit") or name.rpartition(".")[2] in OUTSIDE or rows, name


def test_no_import_goes_in_a_circle_when_a_module_is_loaded() -> None:
    graph = {module(path): set(imports(path, running_only=True)) - {module(path)} for path in FILES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def cases(function: object) -> list[str]:
    """The texts that a ``match`` in a function has cases for."""
    tree = ast.parse(inspect.getsource(function))  # type: ignore[arg-type]
    return [ast.literal_eval(node.value) for node in ast.walk(tree) if isinstance(node, ast.MatchValue)]


async def test_behind_each_door_is_a_room(filled: Companion) -> None:
    async with opened(filled) as pilot:
        app = cast("CompanionApp", pilot.app)
        assert all(type(app.actions(kind)) is not Actions for kind in cases(actions_of))
        for place in cases(screen_of):
            app.open(place)
            await pilot.pause()


PYTHONS = {"_replace", "_exit"}  # names of NamedTuple and of ``os`` that Textual has too
MADE = re.compile(
    r"self\.(_\w+)(?:\s*:[^=\n]+)?\s*=[^=]|def (_\w+)\(|^    (_\w+)(?::[^=\n]+)? = ", re.MULTILINE
)


def made(paths: list[Path]) -> set[str]:
    """The private names that files give to members of their own."""
    return {
        name for path in paths for found in MADE.findall(path.read_text("utf-8")) for name in found if name
    }


def test_private_members_of_textual_are_left_alone_but_for_those_that_are_named() -> None:
    theirs = made(sorted(Path(textual.__file__).parent.rglob("*.py")))
    ours = made(FILES)
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        touched = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert (touched & theirs) - ours <= PRIVATE.get(path.name, set()) | PYTHONS, path
