"""The palette finds what a person named: habits to tick, friends to log, interests to open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import Hit, Hits, Provider
from textual.content import Content

from companion.domain.plain import one_line

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

MOST = 20  # hits shown


class NamesProvider(Provider):
    """Searches names; shows none before something is typed, so that opening the palette tells nothing."""

    async def search(self, query: str) -> Hits:
        """What fits, the best first."""
        matcher = self.matcher(query)
        found = [(matcher.match(words), words, act) for words, act in self._known()]
        fitting = sorted((hit for hit in found if hit[0] > 0), key=lambda hit: -hit[0])
        for score, words, act in fitting[:MOST]:
            yield Hit(score, Content(words), act, text=words)  # never markup: it holds somebody's words

    def _known(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        app = cast("CompanionApp", self.app)
        shot = app.snapshot
        for view in shot.habits:
            name = one_line(view.habit.name)
            yield f"Tick {name}", partial(app.habits.tick, view.habit.id)
            yield f"Open {name}", partial(app.habits.open, view.habit.id)
        for status in shot.friends:
            name = one_line(status.friend.name)
            yield f"Log a contact with {name}", partial(app.friends.log, status.friend.id)
            yield f"Open {name}", partial(app.friends.open, status.friend.id)
        for progress in shot.interests:
            name = one_line(progress.interest.name)
            yield (
                f"Start {name}",
                partial(app.timer.begin, app.sessions.planned(("interest", progress.interest.id))),
            )
            yield f"Open {name}", partial(app.interests.open, progress.interest.id)
