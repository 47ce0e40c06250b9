"""The hues of the pillars and the shades of their squares, measured; ``docs/colours.md`` has the figures.

``python -m tests.tui.test_colours`` prints the rows of its tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.app import CompanionApp
from companion.tui.kit.squares import SHAPES, in_shape, level, month_names
from companion.tui.themes import OWN, PILLARS, SHADES
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until
from tests.tui.test_rendering import colour, contrast, luminance

DOCS = Path(__file__).parents[2] / "docs" / "colours.md"
Matrix = tuple[tuple[float, float, float], ...]

# Machado, Oliveira and Fernandes 2009, severity 1: what linear red, green and blue come out as.
BLINDNESS: dict[str, Matrix] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(part: float) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def coded(value: float) -> int:
    value = min(1.0, max(0.0, value))
    return round(255 * (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))


def lightness(of: Color) -> float:
    """L* of CIELAB, 0 to 100."""
    y = luminance(of)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def seen(of: Color, blindness: str) -> Color:
    """The colour as somebody with that kind of colour blindness sees it."""
    parts = [linear(part) for part in (of.r, of.g, of.b)]
    return Color(
        *(
            coded(sum(weight * part for weight, part in zip(row, parts, strict=True)))
            for row in BLINDNESS[blindness]
        )
    )


def shades(theme: Theme, pillar: str) -> list[Color]:
    return [colour(theme, f"{pillar}-{n}") for n in range(1, SHADES + 1)]


def steps(of: list[Color]) -> list[float]:
    """How much lighter, or darker, each is than the one before."""
    found = [lightness(colour) for colour in of]
    sign = 1 if found[-1] > found[0] else -1
    return [sign * (after - before) for before, after in pairwise(found)]


themes = pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
pillars = pytest.mark.parametrize("pillar", PILLARS)


@themes
@pillars
def test_the_shades_go_up_in_equal_steps_of_lightness(theme: Theme, pillar: str) -> None:
    found = steps(shades(theme, pillar))
    mean = sum(found) / len(found)
    assert mean >= 9.5
    assert all(abs(step - mean) <= 1.5 for step in found)


@themes
@pillars
def test_the_faintest_shade_is_told_from_the_ground_and_the_fullest_stands_out(
    theme: Theme, pillar: str
) -> None:
    ground = colour(theme, "background")
    found = [contrast(shade, ground) for shade in shades(theme, pillar)]
    assert found == sorted(found)
    assert found[0] >= 1.7
    assert found[2] >= 3
    assert found[4] >= 7


@themes
@pillars
@pytest.mark.parametrize("blindness", [kind for kind in BLINDNESS if kind != "none"])
def test_the_shades_are_told_apart_with_each_kind_of_colour_blindness(
    theme: Theme, pillar: str, blindness: str
) -> None:
    assert min(steps([seen(shade, blindness) for shade in shades(theme, pillar)])) >= 8


@themes
@pillars
def test_in_256_colours_no_two_shades_come_out_alike(theme: Theme, pillar: str) -> None:
    def shown(of: Color) -> Color:
        found = RichColor.from_rgb(of.r, of.g, of.b).downgrade(ColorSystem.EIGHT_BIT)
        return Color(*found.get_truecolor())

    found = [shown(shade) for shade in shades(theme, pillar)]
    assert min(steps(found)) >= 3.5
    assert all(max(colour.rgb) - min(colour.rgb) >= 36 for colour in found)  # none is grey


def rows() -> Iterator[str]:
    """The rows of the tables in the document."""
    for theme in OWN:
        ground = colour(theme, "background")
        for pillar in PILLARS:
            of = shades(theme, pillar)
            words = min(
                contrast(colour(theme, pillar), colour(theme, each))
                for each in ("background", "panel", "cursor-background")
            )
            cells = (
                theme.name.removeprefix("companion-"),
                pillar,
                f"`{colour(theme, pillar).hex.lower()}` {words:.1f}",
                " ".join(f"`{shade.hex.lower()}`" for shade in of),
                " ".join(f"{contrast(shade, ground):.1f}" for shade in of),
                *(f"{min(steps([seen(shade, kind) for shade in of])):.1f}" for kind in BLINDNESS),
            )
            yield f"| {' | '.join(cells)} |"


def test_the_document_has_the_figures() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [row for row in rows() if row not in text] == []


@pytest.mark.parametrize(
    ("number", "most", "found"),
    [(0, 9, 0), (1, 9, 1), (2, 9, 2), (5, 9, 3), (9, 9, 5), (1, 1, 5), (1, 2, 3), (0, 0, 0), (12, 9, 5)],
)
def test_the_shade_of_a_number(number: int, most: int, found: int) -> None:
    assert level(number, most) == found


def test_without_shades_each_has_a_shape_of_its_own() -> None:
    found = [in_shape(("■", f"solitude-{n}")) for n in range(1, SHADES + 1)]
    assert [text for text, _ in found] == list(SHAPES)
    assert {role for _, role in found} == {"solitude"}
    assert in_shape(("■", "solitude")) == ("■", "solitude")


@pytest.mark.parametrize("across", [1, 2])
@pytest.mark.parametrize("weeks", range(1, 54))
def test_a_month_stands_over_its_first_week_and_over_no_other(across: int, weeks: int) -> None:

    first = date(2025, 3, 10)
    listed = [first + timedelta(weeks=n) for n in range(weeks)]
    text = month_names(listed, across)
    assert len(text) <= weeks * across or not text.strip()
    for n, week in enumerate(listed):
        begins = [day for k in range(7) if (day := week + timedelta(days=k)).day == 1]
        name = text[n * across : n * across + 3]
        if begins and n * across + 3 <= weeks * across:
            assert name == f"{begins[0]:%b}"


async def test_a_terminal_of_sixteen_colours_gets_shapes(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    app = CompanionApp(lambda: companion)
    app.suit_terminal("standard")
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "7")
        await until(pilot, lambda: "habits a day" in text_of(pilot))
        assert "▒" in text_of(pilot) and "■" not in text_of(pilot)


async def test_with_colours_there_are_squares(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (120, 36)) as pilot:
        await press(pilot, "7")
        await shows(pilot, "habits a day")
        assert "■" in text_of(pilot) and "▒" not in text_of(pilot)


if __name__ == "__main__":
    print(*rows(), sep="\n")
