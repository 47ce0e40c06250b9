"""What was marked and is not saved yet: kept while the app is open, wherever one goes meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.domain.check_in import Mark
    from companion.domain.compass import Side


class Drafts:
    """The marks of a check-in by its signs, those of a compass by its rows."""

    def __init__(self) -> None:
        self.check_in: dict[str, Mark] = {}
        self.compass: dict[str, Side] = {}

    @property
    def where(self) -> str:
        """Where there are some, as one says it; empty when there are none."""
        return "in the check-in" if self.check_in else "on the compass" if self.compass else ""
