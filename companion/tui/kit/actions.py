"""What all acts share: the app they speak through, and the words for yes and no."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.services.companion import Companion
from companion.services.unit_of_work import Change
from companion.tui.kit.choice import Option
from companion.tui.kit.confirm import ConfirmDialog
from companion.tui.kit.form import Field, FormDialog, Values

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

YES_NO = (Option("no", "n"), Option("yes", "y"))


class Acts:
    """Acts on one kind of record."""

    def __init__(self, app: CompanionApp) -> None:
        self.app = app

    @property
    def companion(self) -> Companion:
        """The use cases."""
        return self.app.companion

    def ask(
        self,
        title: str,
        fields: tuple[Field, ...],
        keep: Callable[[Values], Change],
        *,
        first: str = "",
        words: str = "",
        then: Callable[[Change], None] | None = None,
    ) -> None:
        """Open a form; what it changed is taken over by the app."""

        def done(change: Change | None) -> None:
            if change is not None:
                self.app.take(change)
                if then is not None:
                    then(change)

        self.app.push_screen(FormDialog(title, fields, keep, first=first, words=words), done)

    def confirm(self, title: str, words: str, act: Callable[[], Change]) -> None:
        """Ask once, then act."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.app.perform(act)

        self.app.push_screen(ConfirmDialog(title, words), answered)
