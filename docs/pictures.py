"""``python docs/pictures.py``: the pictures of the README, made from the real program on made-up data."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import date, datetime
from pathlib import Path

from companion.bootstrap import make_companion
from companion.services.demo import write_demo
from companion.tui.app import CompanionApp

HERE = Path(__file__).parent
NOW = datetime(2026, 3, 10, 9, 0)
SIZE, PHONE = (120, 36), (44, 24)
PICTURES = {
    "today": "1",
    "solitude": "2",
    "friends": "3",
    "interests": "4",
    "check-in": "5",
    "talk": "6",
    "insights": "7",
}


async def main() -> None:
    """Make every picture."""
    with tempfile.TemporaryDirectory() as folder:
        companion = make_companion(Path(folder) / "companion.json", lambda: NOW)
        write_demo(companion.work.repository, date(2026, 3, 10), 2)
        app = CompanionApp(lambda: companion, demo=True)
        async with app.run_test(size=PHONE) as pilot:
            await pilot.pause(0.5)
            keep("today-phone", app.export_screenshot())
        app = CompanionApp(lambda: companion, demo=True)
        async with app.run_test(size=SIZE) as pilot:
            for name, key in PICTURES.items():
                await pilot.press(key)
                await pilot.pause(0.5)
                keep(name, app.export_screenshot())
            await pilot.press("1")
            app.theme = "companion-light"  # which is kept, so it comes last
            await pilot.pause(0.5)
            keep("today-light", app.export_screenshot())


def keep(name: str, picture: str) -> None:
    """Write a picture, with the reader's own fonts instead of one from the network."""
    plain = re.sub(r"@font-face\s*{.*?}", "", picture, flags=re.DOTALL)
    plain = re.sub(r"<!--.*?-->", "", plain, flags=re.DOTALL)
    plain = plain.replace("<text ", '<text xml:space="preserve" ')  # or leading blanks would go
    plain = plain.replace("Fira Code", "Fira Code, DejaVu Sans Mono")
    (HERE / f"{name}.svg").write_text(plain, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
