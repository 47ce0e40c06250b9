"""What must reach an installed package."""

from __future__ import annotations

import tomllib
from pathlib import Path

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
        assert all(word.split()[0].rstrip(",{").endswith(("Screen", "Page", "CheckIn")) for word in heads), (
            path
        )


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
