"""Acts of the Talk screen, one object for each kind of thing on it."""

from __future__ import annotations

from typing import Any, ClassVar

from companion.domain.own_line import OwnKind
from companion.tui.care.actions import OwnLineActs
from companion.tui.kit.actions import Acts
from companion.tui.talk.agreements_actions import AgreementActs, MarkerActs
from companion.tui.talk.hard_times_actions import HardTimesActs, LifeChangeActs
from companion.tui.talk.monthly_actions import MonthlyActs
from companion.tui.talk.scripts_actions import ScriptActs

KIND_OF = {
    "scripts": "script",
    "monthly": "talk",
    "agreements": "agreement",
    "markers": "marker",
    "hard-times": "hard",
    "changes": "change",
    "choices": "choice",
    "views": "view",
}


class SectionActs(Acts):
    """Open a section."""

    def open(self, section: str) -> None:
        """Show its page."""
        from companion.tui.talk.talk_pages import PAGES

        self.app.push_screen(PAGES[section]())


class TalkActs(Acts):
    """Finds the acts of a kind."""

    _KINDS: ClassVar[dict[str, Any]] = {
        "section": SectionActs,
        "script": ScriptActs,
        "talk": MonthlyActs,
        "agreement": AgreementActs,
        "marker": MarkerActs,
        "hard": HardTimesActs,
        "change": LifeChangeActs,
    }

    def of(self, kind: str) -> Any:
        """The acts on ``kind``; None for a stranger."""
        if kind in ("choice", "view"):
            return OwnLineActs(self.app, OwnKind(kind))
        found = self._KINDS.get(kind)
        return found(self.app) if found else None

    def open_script(self, script: str) -> None:
        """Show the words of a script."""
        ScriptActs(self.app).open(script)

    def write(self, kind: OwnKind) -> None:
        """A line of one's own."""
        OwnLineActs(self.app, kind).add()
