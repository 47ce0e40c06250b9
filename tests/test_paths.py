"""Where things lie on this platform: what platformdirs says, whether it is asked or not."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from companion.paths import content_folder, data_file

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is always asked")

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "a home": {"HOME": "/home/ada"},
    "a home with a slash at its end": {"HOME": "/home/ada/"},
    "the root as home": {"HOME": "/"},
    "folders of its own": {"HOME": "/home/ada", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/settings/"},
    "folders that were emptied": {"HOME": "/home/ada", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""},
    "folders without a place": {"HOME": "/home/ada", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "settings"},
    "spaces for a folder": {"HOME": "/home/ada", "XDG_DATA_HOME": " ", "XDG_CONFIG_HOME": " "},
    "no home": {},
    "a home without a place": {"HOME": "ada"},
    "Android": {"HOME": "/home/ada", "ANDROID_ROOT": "/system", "ANDROID_DATA": "/data", "PREFIX": "/usr"},
}
VARIABLES = {name for environment in ENVIRONMENTS.values() for name in environment}


@linux
@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_folders_are_those_of_platformdirs(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*VARIABLES, "COMPANION_DATA", "COMPANION_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    theirs = platformdirs.PlatformDirs("companion", appauthor=False)
    assert data_file() == Path(theirs.user_data_dir, "companion.json")
    assert content_folder() == Path(theirs.user_config_dir, "content")


def test_what_was_said_goes_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPANION_DATA", "~/elsewhere.json")
    monkeypatch.setenv("COMPANION_CONTENT", "~/words")
    assert data_file() == Path.home() / "elsewhere.json"
    assert data_file("here.json") == Path("here.json")
    assert content_folder() == Path.home() / "words"
