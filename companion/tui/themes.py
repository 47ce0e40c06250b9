"""Companion's own themes: calm, one accent, a warning colour only where a sign is."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="companion-dark",
    dark=True,
    background="#17191c",
    surface="#17191c",
    panel="#24272c",
    foreground="#d9d6ce",
    primary="#8fbfa8",
    secondary="#8fbfa8",
    accent="#8fbfa8",
    warning="#d8ab6a",
    error="#d8ab6a",
    success="#8fbfa8",
    variables={
        "muted": "#9b9b95",
        "line": "#3b3f45",
        "cursor-background": "#2a3230",
        "footer-key-foreground": "#8fbfa8",
        "block-cursor-foreground": "#17191c",
        "block-cursor-background": "#8fbfa8",
        "input-selection-background": "#8fbfa8 30%",
    },
)
LIGHT = Theme(
    name="companion-light",
    dark=False,
    background="#faf8f4",
    surface="#faf8f4",
    panel="#eeebe4",
    foreground="#2d2b27",
    primary="#2c6b59",
    secondary="#2c6b59",
    accent="#2c6b59",
    warning="#8a5200",
    error="#8a5200",
    success="#2c6b59",
    variables={
        "muted": "#68645c",
        "line": "#cfcabf",
        "cursor-background": "#e3ece6",
        "footer-key-foreground": "#2c6b59",
        "block-cursor-foreground": "#faf8f4",
        "block-cursor-background": "#2c6b59",
        "input-selection-background": "#2c6b59 25%",
    },
)

CONTRAST = Theme(
    name="companion-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    foreground="#ffffff",
    primary="#8fe0b8",
    secondary="#8fe0b8",
    accent="#8fe0b8",
    warning="#ffcf5c",
    error="#ffcf5c",
    success="#8fe0b8",
    variables={
        "muted": "#d8d8d8",
        "line": "#9a9a9a",
        "cursor-background": "#1f3a55",
        "footer-key-foreground": "#8fe0b8",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#8fe0b8",
        "input-selection-background": "#8fe0b8 30%",
    },
)
OWN = (DARK, LIGHT, CONTRAST)

# The same for terminals of 16 colours (the console of Linux, ``screen``): values that come out as these.
# Left to the nearest, accent, warning and quiet words would all be white, and frames as dark as the ground.
_BLACK, _BLUE, _VIOLET, _GREY, _DIM = "#000000", "#0000aa", "#aa00aa", "#aaaaaa", "#555555"
_AQUA, _YELLOW, _WHITE = "#55ffff", "#ffff55", "#ffffff"


def _sixteen(
    theme: Theme, ground: str, words: str, accent: str, warning: str, muted: str, line: str, cursor: str
) -> Theme:
    return Theme(
        name=theme.name,
        dark=theme.dark,
        background=ground,
        surface=ground,
        panel=ground,
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
            "input-selection-background": cursor,
        },
    )


SIXTEEN = (
    _sixteen(DARK, _BLACK, _WHITE, _AQUA, _YELLOW, _GREY, _GREY, _BLUE),
    _sixteen(LIGHT, _WHITE, _BLACK, _BLUE, _VIOLET, _DIM, _GREY, _AQUA),
    _sixteen(CONTRAST, _BLACK, _WHITE, _AQUA, _YELLOW, _WHITE, _WHITE, _BLUE),
)


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Our own themes as the terminal can show them; ``color_system`` is what Rich calls it."""
    return SIXTEEN if color_system == "standard" else OWN


# What the styles may name, for themes that are not our own.
FALLBACK = {
    "muted": "#8a8a85",
    "line": "#55585e",
    "cursor-background": "#33383a",
}
