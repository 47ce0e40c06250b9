"""One agreement with all its versions."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from companion.tui.kit.acting import Subject
from companion.tui.kit.framed import titled
from companion.tui.kit.page import Page
from companion.tui.kit.rows import RowList
from companion.tui.talk.rows import version_rows


class AgreementPage(Page):
    """The one that holds now above those of before."""

    TABLE = "agreements"
    HEADING = "Talk"
    FIRST = "version"
    MODE = "Talk"
    PURPOSE = (
        "What holds now, and how it was before. {edit} agrees anew; nothing that was agreed is overwritten."
    )

    def compose_body(self) -> ComposeResult:
        """The versions."""
        with Vertical(id="body"):
            yield RowList(id="version")

    def fill(self) -> None:
        """Versions from the snapshot."""
        agreement = self.snapshot.journal.agreements[self.record_id]
        listing = self.query_one("#version", RowList)
        titled(listing, agreement.title, "{edit} agree anew · {delete} delete · esc back")
        listing.show(version_rows(agreement, self.snapshot))

    def subject(self) -> Subject | None:
        """The letter keys act on the agreement of the page."""
        return "agreement", self.record_id

    def opened(self, kind: str, key: Any) -> None:
        """Enter agrees anew."""
        self.action_edit()
