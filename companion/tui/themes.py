"""Companion's own themes: calm, a quiet hue for each pillar, a warning colour only where something asks.

The five shades of a hue are for squares, in equal steps of lightness; ``docs/colours.md`` has the figures.
"""

from __future__ import annotations

from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

Pillars = dict[str, tuple[str, tuple[str, ...]]]  # by name: the hue, and its shades, the faintest first
PILLARS = ("solitude", "friends", "interests")
SHADES = 5


def _named(pillars: Pillars) -> dict[str, str]:
    """The hues and shades as the styles name them: ``friends``, ``friends-1`` to ``friends-5``."""
    shades = {
        f"{name}-{n}": shade for name, (_, shades) in pillars.items() for n, shade in enumerate(shades, 1)
    }
    return {**{name: hue for name, (hue, _) in pillars.items()}, **shades}


def _theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    panel: str,
    words: str,
    accent: str,
    warning: str,
    muted: str,
    line: str,
    cursor: str,
    selection: str,
    pillars: Pillars,
) -> Theme:
    return Theme(
        name=f"companion-{name}",
        dark=dark,
        background=ground,
        surface=ground,
        panel=panel,
        foreground=words,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=warning,
        error=warning,
        success=accent,
        variables={
            "muted": muted,
            "line": line,
            "cursor-background": cursor,
            "footer-key-foreground": accent,
            "block-cursor-foreground": ground,
            "block-cursor-background": accent,
            "input-selection-background": selection,
            **_named(pillars),
        },
    )


DARK = _theme(
    "dark",
    dark=True,
    ground="#17191c",
    panel="#24272c",
    words="#d9d6ce",
    accent="#8fbfa8",
    warning="#d8ab6a",
    muted="#9b9b95",
    line="#3b3f45",
    cursor="#2a3230",
    selection="#8fbfa8 30%",
    pillars={
        "solitude": ("#8fbfa8", ("#07543b", "#2a795b", "#529e7e", "#78c5a4", "#9fedca")),
        "friends": ("#94b9d8", ("#164f78", "#3a719c", "#5d93c1", "#80b8e7", "#b6dcfc")),
        "interests": ("#bfaed6", ("#634f7b", "#826d9c", "#a38dbe", "#c5aee1", "#e6d2ff")),
    },
)
LIGHT = _theme(
    "light",
    dark=False,
    ground="#faf8f4",
    panel="#eeebe4",
    words="#2d2b27",
    accent="#2c6b59",
    warning="#8a5200",
    muted="#68645c",
    line="#cfcabf",
    cursor="#e3ece6",
    selection="#2c6b59 25%",
    pillars={
        "solitude": ("#2c6b59", ("#7bc8a7", "#61ad8d", "#459273", "#29785a", "#005f43")),
        "friends": ("#386487", ("#8cc4f4", "#70a8d6", "#558cb9", "#3a719c", "#1f5680")),
        "interests": ("#6c5784", ("#cbb7f6", "#ae9ad7", "#917eb9", "#76639c", "#5c4980")),
    },
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    ground="#000000",
    panel="#1c1c1c",
    words="#ffffff",
    accent="#8fe0b8",
    warning="#ffcf5c",
    muted="#d8d8d8",
    line="#9a9a9a",
    cursor="#1f3a55",
    selection="#8fe0b8 30%",
    pillars={
        "solitude": ("#8fe0b8", ("#2c6a52", "#4c896f", "#6ca98e", "#8dcbaf", "#aeedd1")),
        "friends": ("#a7d6fe", ("#0d668a", "#2d87b1", "#53aad5", "#77cefb", "#ceedfe")),
        "interests": ("#dfc6fd", ("#6b5583", "#8772a1", "#a68fc1", "#c5aee1", "#e3cffd")),
    },
)
OWN = (DARK, LIGHT, CONTRAST)

# The same for terminals of 16 colours (the console of Linux, ``screen``): values that come out as just these.
# Left to the nearest, accent, warning and quiet words would all be white, and frames as dark as the ground.
_BLACK, _BLUE, _VIOLET, _GREY, _DIM = "#000000", "#0000aa", "#aa00aa", "#aaaaaa", "#555555"
_GREEN, _AQUA, _PINK = "#55ff55", "#55ffff", "#ff55ff"
_YELLOW, _WHITE = "#ffff55", "#ffffff"
# The sixteen as that console shows them, by their number.
CONSOLE = (
    *("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"),
    *("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"),
)


def _alike(**hues: str) -> Pillars:
    """Sixteen colours have no shades: squares are told apart by their shape (``kit.squares``)."""
    return {name: (hue, (hue,) * SHADES) for name, hue in hues.items()}


def _on_black(name: str, quiet: str) -> Theme:
    return _theme(
        name,
        dark=True,
        ground=_BLACK,
        panel=_BLACK,
        words=_WHITE,
        accent=_AQUA,
        warning=_YELLOW,
        muted=quiet,
        line=quiet,
        cursor=_BLUE,
        selection=_BLUE,
        pillars=_alike(solitude=_GREEN, friends=_AQUA, interests=_PINK),
    )


SIXTEEN = (
    _on_black("dark", _GREY),
    _theme(
        "light",
        dark=False,
        ground=_WHITE,
        panel=_WHITE,
        words=_BLACK,
        accent=_BLUE,
        warning=_VIOLET,
        muted=_DIM,
        line=_GREY,
        cursor=_AQUA,
        selection=_AQUA,
        pillars=_alike(solitude=_BLUE, friends=_BLUE, interests=_BLUE),
    ),
    _on_black("contrast", _WHITE),
)


def has_few_colours(color_system: str | None) -> bool:
    """Whether a panel cannot be told from what is round it by its ground."""
    return color_system == "standard"


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Our own themes as the terminal can show them; ``color_system`` is what Rich calls it."""
    return SIXTEEN if has_few_colours(color_system) else OWN


# What the styles may name, for themes that are not our own.
_FALLBACK = {
    "line": "#55585e",
    "cursor-background": "#33383a",
}
_READABLE = 4.5  # to 1, between words and their ground


def fallback(theme: Theme, color_system: str | None) -> dict[str, str]:
    """What the styles may name with a theme that does not name it: quiet words that can still be read, and
    the theme's own accent for every pillar.
    """
    if "muted" in theme.variables:
        return _FALLBACK
    named = theme.to_color_system().generate()
    words, ground, accent = (Color.parse(named[name]) for name in ("foreground", "background", "accent"))
    grounds = [ground] if has_few_colours(color_system) else [ground, Color.parse(named["panel"])]

    def shown(colour: Color) -> Color:
        if not has_few_colours(color_system):
            return colour
        return Color.parse(CONSOLE[colour.rich_color.downgrade(ColorSystem.STANDARD).number or 0])

    def stands_out(quiet: Color) -> float:
        return min(_contrast(shown(quiet), shown(each)) for each in grounds)

    blends = [ground.blend(words, part / 100) for part in range(60, 101, 5)]
    readable = (quiet for quiet in blends if stands_out(quiet) >= _READABLE)
    plain = max(Color(0, 0, 0), Color(255, 255, 255), key=stands_out)
    shades = tuple(ground.blend(accent, (n + 1) / (SHADES + 1)).hex6 for n in range(1, SHADES + 1))
    pillars = _named(dict.fromkeys(PILLARS, (accent.hex6, shades)))
    return {**_FALLBACK, **pillars, "muted": next(readable, plain).hex6}


def _contrast(one: Color, other: Color) -> float:
    """Contrast as WCAG 2 measures it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(of: Color) -> float:
    parts = (part / 255 for part in (of.r, of.g, of.b))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
