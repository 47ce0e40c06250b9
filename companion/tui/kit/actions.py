"""What one does with records of one kind, wherever their rows stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from companion.domain.date_parsing import read_coming_date, read_date
from companion.services.companion import Companion
from companion.services.unit_of_work import Change
from companion.tui.kit.confirm import ConfirmDialog
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.form import FormDialog
from companion.tui.shell import Shell


class Actions:
    """Actions on one kind of record, by its id. What a kind does not know does nothing.

    Each room has its own; the letter keys of every screen call these.
    """

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @property
    def companion(self) -> Companion:
        """The use cases."""
        return self.shell.companion

    def day_of(self, text: str) -> date:
        """The day that a person means who types ``text`` about what was. Raises Unreadable."""
        return read_date(text, self.shell.today)

    def coming_day(self, text: str) -> date:
        """The day that a person means who types ``text`` about what is ahead. Raises Unreadable."""
        return read_coming_date(text, self.shell.today)

    def on_day(self, day: date | None) -> Actions:
        """The same for another day than today, where a day matters; None is today."""
        return self

    def knows(self, action: str) -> bool:
        """Whether ``action``, the name of one of these, does anything to records of this kind."""
        return getattr(type(self), action) is not getattr(Actions, action)

    def add(self) -> None:
        """``a``: a new one."""

    def open(self, key: Any) -> None:
        """Enter: its page, or what is nearest."""

    def tick(self, key: Any) -> None:
        """Space: done, or marked."""

    def skip(self, key: Any) -> None:
        """``x``: pass over today's occasion."""

    def fill(self, key: Any) -> None:
        """``f``: say what happened on a past day."""

    def edit(self, key: Any) -> None:
        """``e``: change it."""

    def archive(self, key: Any) -> None:
        """``z``: archive it, or bring it back."""

    def delete(self, key: Any) -> None:
        """``D``: remove it, after asking once."""

    def ask(
        self,
        title: str,
        fields: tuple[Field, ...],
        save: Callable[[Values], Change],
        *,
        first: str = "",
        words: str = "",
        enough: str = "",
        then: Callable[[Change], None] | None = None,
    ) -> FormDialog:
        """Open a form (see ``FormDialog``), which is given back; what it changed is taken over by the app."""

        def done(change: Change | None) -> None:
            if change is not None:
                self.shell.take(change)
                self.shell.stand_on(change)
                if then is not None:
                    then(change)

        form = FormDialog(title, fields, save, first=first, words=words, enough=enough)
        self.shell.push_screen(form, done)
        return form

    def confirm(self, title: str, words: str, act: Callable[[], Change]) -> None:
        """Ask once, then act."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.shell.perform(act)

        self.shell.push_screen(ConfirmDialog(title, words), answered)
