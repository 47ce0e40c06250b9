"""Making somebody's words harmless on a screen, without changing what is stored."""

from __future__ import annotations

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = dict.fromkeys(n for n in (*range(32), *range(127, 160)) if n not in (9, 10))
_HARMLESS: dict[int, str] = {
    **dict.fromkeys((*range(32), *range(127, 160)), "·"),
    **{ord(sign): "" for sign in _BIDI},  # they would turn round what stands beside the name
    **{ord(blank): " " for blank in "\t\n\r\v\f\x85\u2028\u2029"},
    **dict.fromkeys(range(55296, 57344), "�"),  # no terminal can be sent a lone surrogate
}


def without_controls(text: str) -> str:
    """``text`` without signs that do something to a terminal; line breaks and tabs stay."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """``text`` as it may stand on a line: no escape sequence, no line break, no change of direction."""
    if text.isprintable():  # holds for nearly every name, and excludes all of the above
        return text
    return text.translate(_HARMLESS)
