"""What one does with seasons: begin one, change what is still ahead, end it early."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from companion.domain.cadence import Cadence
from companion.domain.errors import Refused, Unknown
from companion.domain.friend import Circle
from companion.domain.journal import Journal
from companion.domain.schedule import Schedule
from companion.domain.season import Season, SeasonKind
from companion.services.unit_of_work import Change, UnitOfWork

MAX_DAYS = 366  # days


class Seasons:
    """Use cases of seasons. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def get(self, season_id: int) -> Season:
        """The season. Raises Unknown when it is gone."""
        return _season(self._work.journal, season_id)

    def add(
        self,
        name: str,
        *,
        kind: SeasonKind,
        end: date,
        start: date | None = None,
        habits: Mapping[int, Schedule | None],
        circles: Mapping[Circle, Cadence | None],
        note: str = "",
    ) -> Change:
        """A new season, from ``start`` (today if None) to ``end``. Raises Refused for one without an end."""
        season_id = self._work.new_id()
        begin = start or self._work.today()
        made = _sound(Season(season_id, name, begin, end, kind, dict(habits), dict(circles), note.strip()))
        words = f"{made.name}: until {made.end}"
        return self._work.commit(words, lambda journal: journal.put("seasons", made))

    def edit(
        self,
        season_id: int,
        *,
        name: str,
        kind: SeasonKind,
        end: date,
        habits: Mapping[int, Schedule | None],
        circles: Mapping[Circle, Cadence | None],
        note: str = "",
    ) -> Change:
        """Change a season. What it asked on the days that are over stays as it was.

        So other floors in the middle of one end it yesterday and begin another today.
        """
        before, today, new_id = self.get(season_id), self._work.today(), self._work.new_id()
        changed = _sound(
            before._replace(
                name=name,
                kind=kind,
                end=end,
                habits=dict(habits),
                circles=dict(circles),
                note=note.strip(),
            )
        )
        same = (changed.habits, changed.circles) == (before.habits, before.circles)
        if before.end < today and (not same or changed.end != before.end):
            raise Refused(f"{before.name} is over", "the past stays as it was; begin a new season")
        if changed.end < min(before.end, today - timedelta(days=1)):
            raise Refused(
                "the days that are over stay in it", f"end it on {today - timedelta(days=1)} or later"
            )

        def change(journal: Journal) -> Journal:
            if same or before.start >= today:
                return journal.put("seasons", changed)
            past = before._replace(end=today - timedelta(days=1))
            now = _sound(changed._replace(id=new_id, start=today))
            return journal.put("seasons", past).put("seasons", now)

        return self._work.commit(f"{changed.name}: changed", change)

    def end_now(self, season_id: int) -> Change:
        """End a season early: from today on all is asked as before. One that began today is taken back."""
        season, yesterday = self.get(season_id), self._work.today() - timedelta(days=1)
        if season.end <= yesterday:
            raise Refused(f"{season.name} ended on {season.end}", "there is nothing to end")

        def change(journal: Journal) -> Journal:
            found = _season(journal, season_id)
            if found.start > yesterday:
                return journal.drop("seasons", season_id)
            return journal.put("seasons", found._replace(end=yesterday))

        return self._work.commit(f"{season.name}: ended, all is asked as before", change)

    def delete(self, season_id: int) -> Change:
        """Remove a season, as if it had never been."""
        name = self.get(season_id).name
        return self._work.commit(f"{name}: deleted", lambda journal: journal.drop("seasons", season_id))


def _sound(season: Season) -> Season:
    name = season.name.strip() or {"busy": "Busy time", "crisis": "Hard time"}.get(season.kind, "")
    if not name:
        raise Refused("a season of one's own needs a name", "what is it?")
    if season.end < season.start:
        raise Refused(f"it would end on {season.end}, before it starts", "choose a later end")
    if (season.end - season.start).days >= MAX_DAYS:
        raise Refused("that is longer than a year", "a season ends; choose a nearer day, it can be moved")
    if not season.habits and not season.circles:
        raise Refused("nothing is relaxed yet", "say for a habit or a circle what is enough")
    return season._replace(name=name)


def _season(journal: Journal, season_id: int) -> Season:
    try:
        return journal.seasons[season_id]
    except KeyError:
        raise Unknown("that season is gone", "it may have been deleted elsewhere") from None
