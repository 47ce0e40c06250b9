"""What is behind this? Asked on the alternate screen of a terminal; the answer goes nowhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from companion.content import filled, gate, resources, safety_card, signs
from companion.domain.plain import one_line

_ENTER, _LEAVE = "\x1b[?1049h\x1b[2J\x1b[H", "\x1b[2J\x1b[?1049l"
_CLOSE = "ctrl+c"


def ask_what_is_behind(noticed: Sequence[str]) -> bool:
    """Ask, and show the card or the people where they belong; whether the card stood in place of the steps.

    Nothing of it is returned but that, or kept.
    """
    print(_ENTER, end="", file=sys.stderr, flush=True)
    try:
        _say(f"{gate().question}   ({', '.join(signs()[sign].label for sign in noticed)})")
        _say("")
        for number, answer in enumerate(gate().answers_for(noticed), 1):
            _say(f"  {number}  {answer}")
        _say("")
        print("number, or enter to skip; nothing you answer is kept: ", end="", file=sys.stderr, flush=True)
        said = sys.stdin.readline().strip()
        card = said == str(gate().safety_card_on)
        if card or said == str(gate().resources_only_on):
            print("\x1b[2J\x1b[H", end="", file=sys.stderr)
            _show_people(card=card)
            sys.stdin.readline()
        return card
    finally:
        print(_LEAVE, end="", file=sys.stderr, flush=True)


def _show_people(*, card: bool) -> None:
    text, after = safety_card()
    if card:
        _say(text)
        _say("")
    for resource in resources():
        source = f" ({resource.source})" if resource.source else ""
        _say(f"{resource.where}: {resource.name}: {resource.how}{source}")
    _say("")
    _say(filled(after, {"quick_hide_key": _CLOSE}))
    print("enter goes on", file=sys.stderr, flush=True)


def _say(line: str) -> None:
    print(one_line(line), file=sys.stderr)
