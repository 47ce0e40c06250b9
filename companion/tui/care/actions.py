"""Acts on the compass as it is offered, and on lines of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.content import sections
from companion.domain.own_line import OwnKind
from companion.tui.kit.actions import Acts
from companion.tui.kit.form import Field

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


class CompassActs(Acts):
    """Open and put away."""

    def open(self, _: int) -> None:
        """Show the compass."""
        from companion.tui.care.compass import CompassPage

        self.app.push_screen(CompassPage())

    def put_away(self, _: int) -> None:
        """Not now: it is offered again in a month."""
        self.app.perform(self.companion.care.set_compass_aside)


class OwnLineActs(Acts):
    """Add, edit and delete lines of one kind: a choice I made, what I think about it."""

    def __init__(self, app: CompanionApp, kind: OwnKind) -> None:
        super().__init__(app)
        self._kind = kind

    def add(self) -> None:
        """A new line of today."""
        self._ask("", None)

    def edit(self, line_id: int) -> None:
        """Change a line; its day stays."""
        self._ask(self.app.snapshot.journal.own_lines[line_id].text, line_id)

    def delete(self, line_id: int) -> None:
        """Remove a line, after asking once."""
        self.confirm(
            "Delete this line?", "u brings it back.", lambda: self.companion.care.delete_line(line_id)
        )

    def _ask(self, text: str, line_id: int | None) -> None:
        section = sections()["choices" if self._kind is OwnKind.CHOICE else "views"]
        field = Field("text", "in one line", text, "in your own words")
        self.ask(
            section.title,
            (field,),
            lambda values: self.companion.care.write(self._kind, values["text"], line_id),
            words=section.prompt,
        )
