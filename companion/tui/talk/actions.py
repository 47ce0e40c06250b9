"""The sections of the Talk screen, and what is added in each."""

from __future__ import annotations

from companion.tui.kit.actions import Actions

KIND_OF = {
    "scripts": "script",
    "monthly": "talk",
    "agreements": "agreement",
    "markers": "marker",
    "hard-times": "hard",
    "lands-badly": "lands-badly",
    "changes": "change",
    "choices": "choice",
    "views": "view",
}


class SectionActions(Actions):
    """Open a section."""

    def open(self, section: str) -> None:
        """Show its page."""
        from companion.tui.talk.talk_pages import PAGES

        self.shell.push_screen(PAGES[section]())
