"""What can be measured of fields: the contrast of what they say while empty, and that they show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input

from companion.services.companion import Companion
from companion.tui.app import CompanionApp
from companion.tui.themes import CONSOLE
from tests.sweeps import pairs
from tests.tui.conftest import opened, press, shows, text_of
from tests.tui.test_rendering import TEXT, contrast

FORMS = {"a friend": ("3", "a"), "filter": ("3", "slash"), "a contact": ("3", "c"), "palette": ("ctrl+p",)}


def cells(pilot: Pilot[None], field: Input) -> Iterator[tuple[str, Style]]:
    """The characters of a field as they are painted."""
    region = field.content_region
    strip = pilot.app.screen._compositor.render_strips()[region.y]
    for segment in strip.crop(region.x, region.right):
        for character in segment.text:
            yield character, segment.style or Style()


def shown(style: Style, system: str) -> tuple[Color, Color]:
    """Words and ground as a terminal of that many colours shows them."""
    pair = []
    for colour in (style.color, style.bgcolor):
        assert colour is not None
        if system == "standard":
            pair.append(Color.parse(CONSOLE[colour.downgrade(ColorSystem.STANDARD).number or 0]))
        else:
            pair.append(Color(*colour.get_truecolor()))
    return pair[0], pair[1]


def empty_fields(pilot: Pilot[None]) -> list[Input]:
    found = pilot.app.screen.query(Input).results()
    return [field for field in found if field.display and not field.value and field.placeholder]


@pytest.mark.parametrize(("form", "system"), pairs(list(FORMS), ["truecolor", "standard"]))
async def test_what_an_empty_field_says_can_be_read_in_every_theme(
    filled: Companion, form: str, system: str
) -> None:
    app = CompanionApp(lambda: filled)
    app.suit_terminal(system)
    async with app.run_test(size=(100, 50)) as pilot:
        await shows(pilot, "First coffee")
        await press(pilot, *FORMS[form])
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            fields = empty_fields(pilot)
            assert fields
            for field in fields:
                painted = list(cells(pilot, field))[
                    1 if field.has_focus else 0 :
                ]  # the cursor is turned round
                for character, style in painted:
                    if character.strip():
                        words, ground = shown(style, system)
                        assert contrast(words, ground) >= TEXT, (theme, field.id, words, ground)


async def test_a_field_without_a_ground_of_its_own_has_a_line(filled: Companion) -> None:
    for system, line in (("standard", True), ("truecolor", False)):
        app = CompanionApp(lambda: filled)
        app.suit_terminal(system)
        async with app.run_test(size=(100, 50)) as pilot:
            await shows(pilot, "First coffee")
            await press(pilot, "3", "a")
            field = pilot.app.screen.query_one("#name", Input)
            assert all(bool(style.underline) is line for _, style in cells(pilot, field))


async def test_the_palette_has_no_glyph_that_fonts_lack(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+p")
        await shows(pilot, "Search for commands")
        assert "🔎" not in text_of(pilot)
