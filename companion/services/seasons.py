"""What one does with seasons: begin one, change what is still ahead, end it early."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from companion.domain.cadence import Cadence
from companion.domain.calendar import spoken_date
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

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = _sound(
                Season(season_id, name, start or today, end, kind, dict(habits), dict(circles), note.strip())
            )
            return journal.put("seasons", made), f"{made.name}: until {spoken_date(made.end, today)}"

        return self._work.decide(change)

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

        So other floors in the middle of one end it yesterday and begin another today. Raises Unknown, and
        Refused for what would change the past.
        """
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            before, yesterday = _season(journal, season_id), today - timedelta(days=1)
            wanted = {"habits": dict(habits), "circles": dict(circles), "note": note.strip()}
            changed = _sound(before._replace(name=name, kind=kind, end=end, **wanted))  # type: ignore[arg-type]
            same = (changed.habits, changed.circles) == (before.habits, before.circles)
            if before.end < today and (not same or changed.end != before.end):
                raise Refused(f"{before.name} is over", "the past stays as it was; begin a new season")
            if changed.end < min(before.end, yesterday):
                raise Refused("the days that are over stay in it", f"end it on {yesterday} or later")
            words = f"{changed.name}: changed"
            if same or before.start >= today:
                return journal.put("seasons", changed), words
            past = before._replace(end=yesterday)
            now = _sound(changed._replace(id=new_id, start=today))
            return journal.put("seasons", past).put("seasons", now), words

        return self._work.decide(change)

    def end_now(self, season_id: int) -> Change:
        """End a season early: from today on all is asked as before. One that began today is taken back.

        Raises Unknown, and Refused for one that is over.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            season, yesterday = _season(journal, season_id), today - timedelta(days=1)
            if season.end <= yesterday:
                raise Refused(f"{season.name} ended on {season.end}", "there is nothing to end")
            words = f"{season.name}: ended, everything counts as usual again"
            if season.start > yesterday:
                return journal.drop("seasons", season_id), words
            return journal.put("seasons", season._replace(end=yesterday)), words

        return self._work.decide(change)

    def delete(self, season_id: int) -> Change:
        """Remove a season, as if it had never been. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            name = _season(journal, season_id).name
            return journal.drop("seasons", season_id), f"{name}: deleted"

        return self._work.decide(change)


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
