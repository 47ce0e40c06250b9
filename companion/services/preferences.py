"""Use cases of settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from companion.domain.calendar import counted
from companion.domain.errors import Refused
from companion.domain.friend import Circle
from companion.domain.friend_status import circle_name
from companion.domain.journal import Journal
from companion.domain.settings import Settings
from companion.services.preference_table import DEFAULTS, Preference
from companion.services.unit_of_work import Change, UnitOfWork


class Preferences:
    """One setting changed or put back; circles and the habits that are charted as a whole."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @property
    def settings(self) -> Settings:
        """What is set now."""
        return self._work.journal.settings

    def change(self, one: Preference, text: str) -> Change:
        """Set ``one`` to what ``text`` says. Raises Unreadable."""
        return self._set(one, one.read(text))

    def change_circle(self, circle: Circle, name: str, rhythm: str) -> Change:
        """Name a circle, and set its rhythm as its preference reads it. Raises Refused for a taken name."""

        def change(journal: Journal, _: date) -> tuple[Journal, str]:
            names = [circle_name(each, journal.settings) for each in Circle]
            names[circle.rank] = " ".join(name.split()) or circle.value
            if len({each.casefold() for each in names}) != len(names):
                raise Refused(f"another circle is called “{names[circle.rank]}”", "choose another name")
            own = () if names == list(Circle) else tuple(names)
            fields: dict[str, Any] = {"circle_names": own, f"circle_{circle.value}": rhythm}
            return journal.with_settings(**fields), f"{names[circle.rank]}: changed"

        return self._work.decide(change)

    def chart(self, habits: Iterable[int]) -> Change:
        """Remember whose strength Insights draws; nobody's means everybody's."""
        chosen = tuple(habits)
        return self._work.commit(
            f"strength drawn of {counted(len(chosen), 'habit')}"
            if chosen
            else "strength drawn of all habits",
            lambda journal: journal.with_settings(charted=chosen),
        )

    def restore(self, one: Preference) -> Change:
        """Set ``one`` back to what it is by default."""
        return self._set(one, getattr(DEFAULTS, one.field))

    def _set(self, one: Preference, value: Any) -> Change:
        changed: dict[str, Any] = {one.field: value}
        return self._work.commit(
            f"{one.label}: {one.show(value)}",
            lambda journal: journal.with_settings(**changed),
        )
