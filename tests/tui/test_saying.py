"""What is said in passing, and how long it stands."""

from __future__ import annotations

from companion.domain.errors import Refused
from companion.services.companion import Companion
from companion.tui.privacy.neutral import NeutralScreen
from tests.tui.conftest import opened, press, shows, text_of, until


async def test_what_cannot_be_done_is_said_until_the_next_key(filled: Companion) -> None:
    async with opened(filled) as pilot:
        pilot.app.say_problem(Refused("there is no such thing", "do another"))  # type: ignore[attr-defined]
        await shows(pilot, "no such thing")
        await press(pilot, "2")
        await until(pilot, lambda: "no such thing" not in text_of(pilot))


async def test_a_page_that_is_only_just_opening_is_left_to_say_what_it_has_to_say(filled: Companion) -> None:
    async with opened(filled) as pilot:
        pilot.app.push_screen(NeutralScreen())
        pilot.app._show_no_line()  # type: ignore[attr-defined]
        await shows(pilot, "Calendar")


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
