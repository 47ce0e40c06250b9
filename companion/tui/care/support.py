"""People to turn to, and the safety card above them. Nothing of having been here is kept anywhere."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.content import Resource, filled, resources, safety_card, words
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.keys import keys_for, shown_key
from companion.tui.kit.lines import Line, joined, paragraph, width_of
from companion.tui.kit.screen import PillarScreen


class TurnToPage(PillarScreen):
    """The card and the people; Enter or Escape goes on."""

    HEADING = "Check-in"
    MODE = "Check-in"
    PURPOSE = (
        "People one can turn to. Nothing is dialled, opened or logged; the file of them can be replaced."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,backspace", "app.pop_screen", "go on", tooltip="Go on to the check-in"),
    ]

    def __init__(self, *, safety: bool) -> None:
        super().__init__()
        self._safety = safety

    def compose_body(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll(id="body"):
            yield Drawn(id="card", classes="framed")

    def prepare(self) -> None:
        """Scrolls with the arrows from the start."""
        titled(self.query_one("#card"), "", "enter go on · {hide} hides this at once")
        self.query_one("#body").focus()

    def fill(self) -> None:
        """The card, the people, and what to think of before looking further."""
        self.query_one("#card", Drawn).show(self._lines)

    def _lines(self, width: int) -> list[Line]:
        text, after = safety_card()
        lines: list[Line] = []
        if self._safety:
            lines += [*paragraph(text, width), ()]
        lines += [*paragraph(words("check_in", "resources"), width, "muted"), ()]
        for resource in resources():
            lines += _how_to_reach(resource, width)
            lines += paragraph(joined((resource.where, resource.source)), width, "muted")
        key = shown_key(keys_for(self)["hide"])
        return [*lines, (), *paragraph(filled(after, {"quick_hide_key": key}), width, "muted")]


def _how_to_reach(resource: Resource, width: int) -> list[Line]:
    """The name and the number; on a line of its own where a number would be broken in two."""
    whole = f"{resource.name}: {resource.how}"
    parts = [whole] if width_of(whole) <= width else [f"{resource.name}:", resource.how]
    return [each for part in parts for each in paragraph(part, width, "strong")]
