"""The blocks in the programs they are for: khal lists them, vdirsyncer carries them to Radicale and back.

Skipped where these are not installed; they talk to this computer only.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAMS = ("khal", "vdirsyncer", "radicale")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="khal, vdirsyncer and Radicale are not all installed"
)
KHAL = """[calendars]
[[own]]
path = {here}/cal/own
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
"""
RADICALE = """[server]
hosts = 127.0.0.1:{port}
[storage]
filesystem_folder = {here}/served
[auth]
type = none
"""
VDIRSYNCER = """[general]
status_path = "{here}/status"
[pair p]
a = "here"
b = "there"
collections = ["own"]
[storage here]
type = "filesystem"
path = "{here}/cal"
fileext = ".ics"
[storage there]
type = "caldav"
url = "http://127.0.0.1:{port}/me/"
username = "me"
password = "x"
"""


@pytest.fixture
def here(tmp_path, monkeypatch) -> Iterator[Path]:
    """Files of all three, and a server that runs meanwhile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    for name, text in (
        ("khal/config", KHAL),
        ("vdirsyncer/config", VDIRSYNCER),
        ("radicale.conf", RADICALE),
        ("served/collection-root/me/own/.Radicale.props", '{{"tag": "VCALENDAR"}}'),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(here=tmp_path, port=port))
    for name, folder in (("XDG_CONFIG_HOME", ""), ("XDG_DATA_HOME", "data"), ("HOME", "")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    server = subprocess.Popen(
        ["radicale", "--config", str(tmp_path / "radicale.conf")], stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield tmp_path
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail("the server never answered")


def tool(*words: str) -> str:
    done = subprocess.run(words, input="y\n" * 9, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_blocks_are_listed_carried_there_and_moved_here_when_they_were_moved_there(companion, here):
    calendar = ("calendar", str(here / "cal/own"), "--zone", "Europe/Berlin", "--title", "Own time")
    companion("add", "block", "Library", "--at", "18:00", "--for", "90", "--repeat", "tue thu")
    companion("add", "block", "Museum", "--at", "14:00", "--for", "16:30", "--first", "2026-04-02")
    (here / "cal").mkdir()
    assert companion(*calendar).code == 0
    assert tool("khal", "list", "2026-03-10", "2026-03-13").count("18:00-19:30 Own time") == 2

    tool("vdirsyncer", "discover", "p")
    tool("vdirsyncer", "sync")
    served = here / "served/collection-root/me/own"
    assert len(list(served.glob("*.ics"))) == 2
    (museum,) = (path for path in served.glob("*.ics") if "20260402T140000" in path.read_bytes().decode())
    elsewhere = museum.read_bytes().decode().replace("20260402T140000", "20260403T150000")
    elsewhere = elsewhere.replace("20260402T163000", "20260403T170000")
    put(here, museum.name, elsewhere)
    tool("vdirsyncer", "sync")
    assert "changed in the calendar: Museum" in companion(*calendar).out
    assert "2 April, 14:00 to 16:30, Museum" in companion("list", "blocks").out  # not before that is wished
    companion(*calendar, "--yes")
    assert "3 April, 15:00 to 17:00, Museum" in companion("list", "blocks").out

    companion("block", "move", "library", "--date", "2026-03-17", "--to", "wednesday 20:00")
    companion(*calendar)
    tool("vdirsyncer", "sync")
    assert any("RECURRENCE-ID" in path.read_text() for path in served.glob("*.ics"))
    assert "20:00-21:30 Own time" in tool("khal", "list", "2026-03-18", "2026-03-19")


def put(here: Path, name: str, text: str) -> None:
    """As another program on the server would: by its own door."""
    (line,) = (line for line in (here / "radicale.conf").read_text().splitlines() if "hosts" in line)
    url = f"http://{line.partition('= ')[2]}/me/own/{name}"
    asked = urllib.request.Request(url, text.encode(), {"Content-Type": "text/calendar"}, method="PUT")
    asked.add_header("Authorization", "Basic bWU6eA==")
    with urllib.request.urlopen(asked, timeout=10) as said:
        assert said.status in (200, 201, 204)
