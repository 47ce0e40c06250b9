"""What must reach an installed package."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from companion import __version__
from companion.content import card, sign_groups, signs, starter_habits
from companion.domain.schedule import parse_schedule
from companion.resources import styles

ROOT = Path(__file__).parent.parent


def test_the_styles_are_found() -> None:
    assert {path.name for path in styles().rglob("*.tcss")} >= {"app.tcss", "widgets.tcss", "dialogs.tcss"}


def test_every_style_rule_is_led_by_a_name_of_ours() -> None:
    for path in styles().glob("screens/*.tcss"):
        heads = [
            line for line in path.read_text().splitlines() if line.endswith("{") and not line.startswith(" ")
        ]
        assert heads
        assert all(
            word.split()[0].rstrip(",{").partition(".")[0].endswith(("Screen", "Page", "View", "CheckIn"))
            for word in heads
        ), path


def test_the_wheel_takes_the_styles_along() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]
    assert build["wheel"]["force-include"] == {"styles": "companion/styles"}
    assert build["sdist"]["only-include"] == ["companion", "styles", "tests"]


def test_all_eleven_signs_and_both_groups_are_there() -> None:
    assert len(signs()) == 11
    assert {sign.group for sign in signs().values()} == set(sign_groups())
    assert sorted(sum(sign.group == group for sign in signs().values()) for group in sign_groups()) == [5, 6]


def test_the_starters_and_cards_can_be_read() -> None:
    assert all(parse_schedule(starter.schedule) for starter in starter_habits())
    assert "test" in card("about_check_in")


def built(kind: str, folder: Path) -> set[str]:
    """The names of the files in what hatchling builds."""
    pytest.importorskip("hatchling", reason="the build backend is not here; .ci/run builds and installs")
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    if kind == "wheel":
        return set(zipfile.ZipFile(made).namelist())
    with tarfile.open(made) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def files_below(*folders: str, suffixes: str) -> set[str]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    wanted = (path.relative_to(ROOT).as_posix() for path in found if path.suffix in suffixes.split())
    return {name for name in wanted if "__pycache__" not in name}


SOURCES = ".py .toml .typed"


def test_the_wheel_holds_the_program_its_words_and_styles_and_nothing_else(tmp_path: Path) -> None:
    info = f"quiet_companion-{__version__}.dist-info"
    about = {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    looks = {f"companion/{name}" for name in files_below("styles", suffixes=".tcss")}
    program = files_below("companion", suffixes=SOURCES)
    assert built("wheel", tmp_path) == {*about, f"{info}/licenses/LICENSE", *looks, *program}


def test_the_source_archive_holds_what_is_needed_to_build_and_test(tmp_path: Path) -> None:
    about = {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO", ".gitignore"}
    program = files_below("companion", "styles", "tests", suffixes=f"{SOURCES} .tcss .md .gz")
    assert built("sdist", tmp_path) == {*about, *program}


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    changelog = ROOT / "CHANGELOG.md"
    if changelog.exists():  # a source archive has none
        first = next(line for line in changelog.read_text(encoding="utf-8").splitlines() if line[:3] == "## ")
        assert first.split()[1] == __version__


def test_a_bare_checkout_says_how_to_set_it_up() -> None:
    command = [sys.executable, "-S", "-m", "companion", "status"]  # without what was installed
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    setup = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/companion"
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert setup in done.stderr
    assert setup in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


CI = ROOT / ".ci"


@pytest.mark.skipif(not CI.is_dir(), reason="a source archive has no checks")
def test_the_constraints_pin_all_that_is_needed_in_pips_form_and_name_no_address() -> None:
    pins = dict(
        line.split("==")
        for line in (CI / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (each for extra in project["optional-dependencies"].values() for each in extra)
    for requirement in (*project["dependencies"], *extras):
        name = re.split(r"[<>=]", requirement)[0]
        assert re.fullmatch(r"[\w.]+", pins[name]), name


@pytest.mark.skipif(not CI.is_dir(), reason="a source archive has no checks")
def test_the_lowest_versions_are_those_of_the_project() -> None:
    command = [sys.executable, str(CI / "lowest.py")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        assert re.sub(r">=([^,]+).*", r"==\1", requirement) in said
