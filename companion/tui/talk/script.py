"""Words for asking, one script: both forms, advice, blanks, what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.domain.script import Script
from companion.services.snapshot import Snapshot
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.page import ViewPage
from companion.tui.kit.page_view import PageView, page_around
from companion.tui.kit.rows import RowList
from companion.tui.talk.script_rows import blank_rows, script_lines, telling_rows
from companion.tui.talk.scripts_actions import ScriptActions


class ScriptKeys(PageView):
    """The keys of one script, wherever its words stand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "fill the blanks", tooltip="Fill the blanks"),
        Binding(
            "y", "copy('short')", "copy short", tooltip="Send the short form to the terminal's clipboard"
        ),
        Binding("Y", "copy('long')", "copy long", tooltip="Send the long form to the terminal's clipboard"),
        Binding("w", "reword", "reword", tooltip="Put the text in your own words"),
        Binding("z", "original", "original", tooltip="Bring the original text back"),
        Binding("h", "tell", "how it went", tooltip="Say whether you said it, and how it went"),
        Binding("delete,D", "delete", "delete", tooltip="Delete the entry under the cursor"),
    ]

    @property
    def script_id(self) -> str | None:
        """The script they act on; None where there is none."""
        raise NotImplementedError

    @property
    def actions(self) -> ScriptActions:
        """What one does with it."""
        return ScriptActions(self.shell)

    def action_edit(self) -> None:
        """e fills the blanks."""
        if self.script_id is not None:
            self.actions.fill(self.script_id)

    def action_copy(self, form: str) -> None:
        """Send it to the clipboard, or go to the blank that is still open: enter fills it."""
        if self.script_id is not None and (blank := self.actions.copy(self.script_id, form)):
            self.show_blank(blank)

    def action_reword(self) -> None:
        """Put it in one's own words."""
        if self.script_id is not None:
            self.actions.reword(self.script_id)

    def action_original(self) -> None:
        """Bring the original back."""
        if self.script_id is not None:
            self.actions.restore(self.script_id)

    def action_tell(self) -> None:
        """Note what became of it."""
        if self.script_id is not None:
            self.actions.tell(self.script_id)

    def action_delete(self) -> None:
        """D deletes what was noted under the cursor."""
        key = self.screen.focused.key if isinstance(self.screen.focused, RowList) else None
        if isinstance(key, tuple) and key[0] == "telling":
            self.act_on(key, lambda: self.actions.delete_telling(key[1]))

    def show_blank(self, blank: str) -> None:
        """Put the cursor on a blank."""
        raise NotImplementedError


class ScriptView(ScriptKeys):
    """The words, ready to be said or copied."""

    KIND, FIRST = "script", "blank"

    @property
    def record(self) -> Script | None:
        """The script; none when it is gone from the files of words."""
        return self.shell.snapshot.scripts.get(self.record_id)

    @property
    def heading(self) -> str:
        """Its title."""
        return self.record.title if self.record is not None else ""

    @property
    def script_id(self) -> str | None:
        """The one that is shown."""
        return self.record.id if self.record is not None else None

    def compose(self) -> ComposeResult:
        """Words, blanks, what became of them."""
        with VerticalScroll(id="text", classes="framed", can_focus=False):
            yield Drawn(id="words")
        yield RowList(id="blank")
        yield RowList(id="telling")

    def on_mount(self) -> None:
        """The heading that stays."""
        titled(self.query_one("#blank"), "Blanks", "enter fill · esc back")

    def fill(self, shot: Snapshot) -> None:
        """All three from the snapshot."""
        script = shot.scripts[self.record_id]
        titled(self.query_one("#text"), script.title, "{copy-short} copy short · {copy-long} copy long")
        self.query_one("#words", Drawn).show(lambda width: script_lines(script, shot, width))
        self.query_one("#blank", RowList).show(blank_rows(script, shot))
        telling = self.query_one("#telling", RowList)
        telling.show(telling_rows(script, shot))
        more = " · {delete} delete" if telling.keys else ""
        titled(telling, "What became of it", "{how-it-went} how it went" + more)

    def subject(self) -> tuple[str, Any] | None:
        """The letter keys of a screen do nothing to it but what its own say."""
        return None

    def opened(self, kind: str, key: Any) -> None:
        """Enter fills the blank under the cursor."""
        if kind == "blank":
            self.actions.fill(self.record_id, key)

    ticked = opened  # so does space

    def show_blank(self, blank: str) -> None:
        """Put the cursor on a blank."""
        blanks = self.query_one("#blank", RowList)
        blanks.move_to(("blank", blank))
        blanks.focus()

    def action_leave(self) -> None:
        """Back to the list of scripts where it stands under one, else to where one came from."""
        parent = self.parent
        outer = page_around(parent) if isinstance(parent, PageView) else None
        if outer is not None:
            outer.start()
        else:
            super().action_leave()


class ScriptPage(ViewPage):
    """One script alone."""

    VIEW = ScriptView
    HEADING = "Talk"
    MODE = "Talk"
    PURPOSE = (
        "A text to say or send, long and short. Enter fills the blanks; {copy-short} and "
        "{copy-long} copy it; {how-it-went} records whether "
        "you said it and how it went. The remarks under the text are advice."
    )

    def heading(self) -> str:
        """The word of the place."""
        return self.HEADING
