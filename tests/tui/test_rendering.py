"""What can be measured of how it looks: contrast, words for every state, sizes."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.kit.dialog import Dialog
from companion.tui.kit.squares import PLAIN
from companion.tui.kit.top_line import TopLine
from companion.tui.themes import OWN, PILLARS, SIXTEEN, themes_for
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until

TEXT = 4.5  # to 1, WCAG 2.2, success criterion 1.4.3
WORDS = ("foreground", "accent", "warning", "muted", *PILLARS)
GROUNDS = ("background", "panel", "cursor-background")


def colour(theme: Theme, name: str) -> Color:
    value = theme.variables.get(name) or getattr(theme, name.replace("-", "_"))
    return Color.parse(value)


def luminance(of: Color) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(of.r) + 0.7152 * linear(of.g) + 0.0722 * linear(of.b)


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [*OWN, *SIXTEEN], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_every_word_of_our_themes_stands_out_from_every_ground(theme: Theme, ground: str, words: str) -> None:
    assert contrast(colour(theme, words), colour(theme, ground)) >= TEXT


def test_the_theme_of_high_contrast_has_seven_to_one_everywhere() -> None:
    theme = next(theme for theme in OWN if theme.name == "companion-contrast")
    assert min(contrast(colour(theme, w), colour(theme, g)) for w in WORDS for g in GROUNDS) >= 7


def test_black_on_white_is_what_the_measure_says_it_is() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", SIXTEEN, ids=lambda theme: theme.name)
def test_in_sixteen_colours_no_two_roles_that_differ_come_out_alike(theme: Theme) -> None:
    def number(name: str) -> int | None:
        return colour(theme, name).rich_color.downgrade(ColorSystem.STANDARD).number

    shown = [number(name) for name in ("foreground", "accent", "warning", "background")]
    assert len(set(shown)) == len(shown)
    assert number("line") != number("background") != number("cursor-background")


def test_a_terminal_of_sixteen_colours_gets_the_themes_made_for_it() -> None:
    assert themes_for("standard") is SIXTEEN
    assert [theme.name for theme in SIXTEEN] == [theme.name for theme in OWN]
    assert all(themes_for(system) is OWN for system in ("256", "truecolor", "windows", None))


async def test_every_state_on_today_has_a_word_or_a_mark_of_its_own(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (100, 30)) as pilot:
        text = text_of(pilot)
        for said in ("✓", "○", "–", "at risk", "quiet", "to spare", "Gone quiet", "›"):
            assert said in text


@pytest.mark.parametrize("size", [(60, 20), (50, 15), (200, 60)])
@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5", "6", "7", "comma", "0"])
async def test_nothing_overlaps_from_the_smallest_to_the_largest(
    companion: Companion, size: tuple[int, int], place: str
) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, size) as pilot:
        await press(pilot, place)
        lines = text_of(pilot).splitlines()
        assert len(lines) == size[1]
        assert all(line.count("│") % 2 == 0 for line in lines)


@pytest.mark.parametrize("key", ["D", "a", "question_mark"])
async def test_what_a_dialog_is_about_stays_in_view_toned_down(filled: Companion, key: str) -> None:
    async with opened(filled, (120, 40)) as pilot:
        await press(pilot, "2")
        await shows(pilot, "First coffee")
        await press(pilot, key)
        assert isinstance(pilot.app.screen, Dialog)
        await shows(pilot, "Solitude · ")
        assert 0 < pilot.app.screen.styles.background.a < 1


async def test_what_cannot_be_toned_down_is_not_shown_below_a_dialog(filled: Companion) -> None:
    async with opened(filled, (120, 40)) as pilot:
        pilot.app.add_class(PLAIN)
        await press(pilot, "2", "D")
        await shows(pilot, "y yes · n no")
        assert "Solitude · " not in text_of(pilot)


async def test_a_terminal_that_is_too_small_says_so(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (39, 15)) as pilot:
        await shows(pilot, "too small")
        assert "coffee" not in text_of(pilot)
        await pilot.resize_terminal(80, 24)
        await shows(pilot, "coffee")
    async with opened(companion, (80, 14)) as pilot:
        await shows(pilot, "too small")


async def test_the_cursor_stays_in_view_on_a_page_longer_than_the_terminal(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (80, 16)) as pilot:
        for key in ["j"] * 30 + ["tab"] * 5 + ["k"] * 30:
            await press(pilot, key)
            await shows(pilot, "│› ")
        await pilot.resize_terminal(80, 15)
        await shows(pilot, "│› ")


@pytest.mark.parametrize("keys", ["5", "5p"])
async def test_the_cursor_marks_the_words_of_a_row_not_the_blank_above_them(
    companion: Companion, keys: str
) -> None:
    async with opened(companion, (80, 30)) as pilot:
        await press(pilot, *keys, "end")
        await shows(pilot, "│› → ")


@pytest.mark.parametrize(
    ("pillar", "keys"),
    [
        ("solitude", "2"),
        *(("friends", ["3", *keys]) for keys in ([], ["enter"], "v", "w")),
        *(("interests", ["4", *keys]) for keys in ([], ["enter"], "b")),
    ],
)
async def test_a_list_of_a_pillar_has_its_hue_and_so_has_the_heading_above_it(
    companion: Companion, pillar: str, keys: str
) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (80, 30)) as pilot:
        await press(pilot, *keys)
        await until(pilot, lambda: pilot.app.focused is not None)
        styles, hue = pilot.app.focused.styles, Color.parse(pilot.app.theme_variables[pillar])  # type: ignore[union-attr]
        assert (styles.border_title_color, styles.border_top[1]) == (hue, hue)
        segments = pilot.app.screen.query_one(TopLine).render_line(0)
        assert Color.from_rich_color(segments._segments[1].style.color) == hue
