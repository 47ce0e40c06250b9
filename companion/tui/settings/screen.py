"""Settings: what can be set, each with a line on what it does."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.tui.kit.beside import SideBySide
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.settings.actions import PreferenceActions
from companion.tui.settings.rows import about_lines, label_of, setting_rows


class SettingsPage(SideBySide):
    """One row for each thing that can be set, and what happens then: beside the rows, or under them."""

    HEADING = "Settings"
    FIRST = "setting"
    PURPOSE = (
        "What you set here is saved in your store and counts at once, in the app and on the command line. "
        "Enter changes a setting; {back-to-the-default} puts it back to the default."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "Change it", "tick": "Change it"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "change", "change", tooltip="Change it"),
        Binding("z", "restore", "back to the default", tooltip="Put it back to the default"),
        Binding("escape,backspace,comma", "app.pop_screen", "back", tooltip="Back"),
    ]

    def compose_body(self) -> ComposeResult:
        """The rows, and what the one under the cursor does."""
        with Vertical(id="body"):
            yield RowList(id="setting")
            yield Drawn(id="about", classes="framed")

    def prepare(self) -> None:
        """Start at the first."""
        titled(
            self.query_one("#setting"), "Settings", "enter change · {back-to-the-default} back to the default"
        )
        super().prepare()

    def fill(self) -> None:
        """Rows from the snapshot."""
        self.query_one("#setting", RowList).show(setting_rows(self.snapshot, self.app.theme))
        self.show_beside()

    def opened(self, kind: str, key: Any) -> None:
        """Enter changes it."""
        self.action_change()

    ticked = opened  # so does space

    def action_change(self) -> None:
        """Ask for another value."""
        self.on_record(PreferenceActions(self.shell).change)

    def action_restore(self) -> None:
        """Set it back."""
        self.on_record(PreferenceActions(self.shell).restore)

    def show_beside(self) -> None:
        """What the setting does."""
        key = self.query_one("#setting", RowList).key  # the focus comes a moment after the first rows
        name = key[1] if isinstance(key, tuple) else ""
        about, shot, theme = self.query_one("#about", Drawn), self.snapshot, self.app.theme
        titled(about, label_of(name, self.snapshot).capitalize() if name else "")
        about.show(lambda width: about_lines(name, shot, theme, width, roomy=self.beside))
