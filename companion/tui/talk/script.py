"""Words for asking, one script: both forms, advice, blanks, what became of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from companion.content import scripts
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen, titled
from companion.tui.talk.script_rows import blank_rows, script_lines, telling_rows
from companion.tui.talk.scripts_actions import ScriptActions, held_back


class ScriptPage(PillarScreen):
    """The words, ready to be said or copied. It closes itself when they are to rest."""

    HEADING = "Talk"
    MODE = "Talk"
    PURPOSE = (
        "A text to say or send, long and short. Enter fills the blanks; {copy-short} and "
        "{copy-long} copy it; {said-/-not-yet} notes whether it "
        "was said and how it went. What is said about the text is advice."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y", "copy('short')", "copy short", tooltip="Send the short form to the terminal's clipboard"
        ),
        Binding("Y", "copy('long')", "copy long", tooltip="Send the long form to the terminal's clipboard"),
        Binding("m", "tell", "said / not yet", tooltip="Note whether it was said, and how it went"),
        Binding("escape,backspace", "app.pop_screen", "back", tooltip="Back to the list"),
    ]

    def __init__(self, script_id: str) -> None:
        super().__init__()
        self._script = scripts()[script_id]

    @property
    def actions(self) -> ScriptActions:
        """What one does with it."""
        return ScriptActions(self.shell)

    def compose_body(self) -> ComposeResult:
        """Words, blanks, what became of them."""
        with Vertical(id="body"):
            with VerticalScroll(id="text", classes="framed"):
                yield Drawn(id="words")
            yield RowList(id="blank")
            yield RowList(id="telling")

    def prepare(self) -> None:
        """Start at the first blank."""
        titled(self.query_one("#text"), self._script.title, "{copy-short} copy short · {copy-long} copy long")
        titled(self.query_one("#blank"), "Blanks", "enter fill · esc back")
        titled(
            self.query_one("#telling"),
            "What became of it",
            "{said-/-not-yet} said / not yet · {delete} delete",
        )
        self.query_one("#blank").focus()

    def refresh_all(self) -> None:
        """Fill, unless the words rest by now."""
        if not held_back(self._script, self.snapshot):
            super().refresh_all()
        elif self.is_current:
            self.app.pop_screen()

    def fill(self) -> None:
        """All three from the snapshot."""
        script, shot = self._script, self.snapshot
        self.query_one("#words", Drawn).show(lambda width: script_lines(script, shot, width))
        self.query_one("#blank", RowList).show(blank_rows(script, shot))
        self.query_one("#telling", RowList).show(telling_rows(script, shot))

    def opened(self, message: RowList.Opened) -> None:
        """Enter fills the blank under the cursor."""
        if isinstance(message.key, tuple) and message.key[0] == "blank":
            self.actions.fill(self._script.id, message.key[1])

    def ticked(self, message: RowList.Ticked) -> None:
        """So does space."""
        self.opened(RowList.Opened(message.list, message.key))

    def action_edit(self) -> None:
        """e fills the blanks."""
        self.actions.fill(self._script.id)

    def action_delete(self) -> None:
        """D deletes what was noted under the cursor."""
        subject = self.subject()
        if subject is not None and subject[0] == "telling":
            self.actions.delete_telling(subject[1])

    def action_copy(self, form: str) -> None:
        """Send it to the clipboard, or go to the blank that is still open: enter fills it."""
        if blank := self.actions.copy(self._script.id, form):
            blanks = self.query_one("#blank", RowList)
            blanks.move_to(("blank", blank))
            blanks.focus()

    def action_tell(self) -> None:
        """Note what became of it."""
        self.actions.tell(self._script.id)
