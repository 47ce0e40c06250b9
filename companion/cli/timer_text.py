"""A systemd user timer and a cron line that call ``companion remind --notify``: printed, never installed."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from datetime import time
from pathlib import Path


def systemd_units(at: time, data: str | None) -> str:
    """Two unit files, and how to install and remove them."""
    words = " ".join(_for_systemd(word) for word in _command(data))
    return f"""\
# ~/.config/systemd/user/companion-remind.service
[Unit]
Description=What is due today

[Service]
Type=oneshot
ExecStart={words}
# 10 says that something is due
SuccessExitStatus=10

# ~/.config/systemd/user/companion-remind.timer
[Unit]
Description=Once a day, what is due

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00
Persistent=true

[Install]
WantedBy=timers.target

# Write each part into the file named above it, then:
#   systemctl --user daemon-reload && systemctl --user enable --now companion-remind.timer
# and to be rid of it:
#   systemctl --user disable --now companion-remind.timer"""


def cron_line(at: time, data: str | None) -> str:
    """A line for ``crontab -e``. A notice needs the address of the desktop's bus, unknown to cron."""
    words = shlex.join(_command(data)).replace("%", r"\%")
    bus = f"DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/{os.getuid()}/bus"
    return f"{at.minute} {at.hour} * * * {bus} {words} >/dev/null"


def _command(data: str | None) -> list[str]:
    found = shutil.which("companion")
    own = Path(sys.argv[0])
    if own.name == "companion" and own.is_file():
        found = str(own.absolute())
    start = [found] if found else [sys.executable, "-m", "companion"]
    chosen = data or os.environ.get("COMPANION_DATA")
    return [
        *start,
        "remind",
        "--notify",
        *(["--data", str(Path(chosen).expanduser().absolute())] if chosen else []),
    ]


def _for_systemd(word: str) -> str:
    plain = word.replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{plain}"' if any(sign in plain for sign in " \t\"'\\;") else plain
