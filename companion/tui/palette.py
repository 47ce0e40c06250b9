"""The palette finds what a person named: habits to tick, friends to log, interests to open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import Hit, Hits, Provider
from textual.content import Content

from companion.domain.plain import one_line
from companion.domain.session import Session

if TYPE_CHECKING:
    from companion.tui.shell import Shell

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
        shell = cast("Shell", self.app)
        shot = shell.snapshot
        named = [("habit", view.habit.id, view.habit.name) for view in shot.habits]
        named += [("friend", standing.friend.id, standing.friend.name) for standing in shot.friends]
        named += [("interest", progress.interest.id, progress.interest.name) for progress in shot.interests]
        for kind, key, whole in named:
            name, actions = one_line(whole), shell.actions(kind)
            if actions is None:
                continue
            if kind == "habit":
                yield f"Tick {name}", partial(actions.tick, key)
            elif kind == "friend":
                yield f"Log a contact with {name}", partial(shell.log_contact, key)
            else:
                plan = Session(0, shot.today, interest=key)
                yield f"Start {name}", partial(shell.begin_session, plan)
            yield f"Open {name}", partial(actions.open, key)
