"""What is said in passing, and how long it stands."""

from __future__ import annotations

from companion.domain.errors import Refused
from companion.services.companion import Companion
from tests.tui.conftest import opened, press, shows, text_of, until


async def test_what_cannot_be_done_is_said_until_the_next_key(filled: Companion) -> None:
    async with opened(filled) as pilot:
        pilot.app.say_problem(Refused("there is no such thing", "do another"))  # type: ignore[attr-defined]
        await shows(pilot, "no such thing")
        await press(pilot, "2")
        await until(pilot, lambda: "no such thing" not in text_of(pilot))


async def test_a_notice_stands_whatever_is_done_meanwhile(filled: Companion) -> None:
    async with opened(filled) as pilot:
        pilot.app.give_notice("a page was set aside")  # type: ignore[attr-defined]
        pilot.app.say_problem(Refused("there is no such thing", "do another"))  # type: ignore[attr-defined]
        await shows(pilot, "no such thing")
        await press(pilot, "2")
        await until(pilot, lambda: "no such thing" not in text_of(pilot))
        await shows(pilot, "a page was set aside")
        await press(pilot, "j")
        await shows(pilot, "a page was set aside")
