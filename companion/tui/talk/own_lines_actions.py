"""Actions on lines of one's own: a choice I made, what I think about it."""

from __future__ import annotations

from companion.content import sections
from companion.domain.own_line import OwnKind
from companion.tui.kit.actions import Actions
from companion.tui.kit.fields import Field
from companion.tui.shell import Shell


class OwnLineActions(Actions):
    """Add, edit and delete lines of one kind: a choice I made, what I think about it."""

    def __init__(self, shell: Shell, kind: OwnKind) -> None:
        super().__init__(shell)
        self._kind = kind

    def add(self) -> None:
        """A new line of today."""
        self._ask("", None)

    def edit(self, line_id: int) -> None:
        """Change a line; its day stays."""
        self._ask(self.shell.snapshot.journal.own_lines[line_id].text, line_id)

    def delete(self, line_id: int) -> None:
        """Remove a line, after asking once."""
        self.confirm(
            "Delete this line?", "{undo} brings it back.", lambda: self.companion.care.delete_line(line_id)
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
