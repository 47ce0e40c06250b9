"""The palette: what the keys do, and what a person named: habits, friends, interests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from companion.domain.naming import folded
from companion.domain.plain import one_line
from companion.domain.session import Session
from companion.tui.kit.keys import listed_bindings
from companion.tui.places import PAGES

if TYPE_CHECKING:
    from companion.tui.shell import Shell

MAX_HITS = 20  # hits shown


def commands(
    app: App[Any], screen: Screen[Any], open_place: Callable[[str], None]
) -> Iterator[SystemCommand]:
    """What the keys do on ``screen``, and the pages that no key of it opens; each said once."""
    offered = set()
    for key in listed_bindings(screen):
        if key.binding.show or key.everywhere:
            offered.add(key.binding.action)
            act = partial(_press, app, screen, key.binding.action)
            yield SystemCommand(key.words, f"key {key.keys}", act)
    for place, title, words in PAGES:
        if f"app.open({place!r})" not in offered:
            yield SystemCommand(title, words, partial(open_place, place))


async def _press(app: App[Any], screen: Screen[Any], action: str) -> None:
    """What a key of ``screen`` does; nothing once that was left, as when Enter is pressed twice."""
    if screen.is_active:
        await app.run_action(action, screen)


class Palette(CommandPalette):
    """Textual's palette, but for the keys that turn pages: it looks for lines that may not be drawn yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "Next page", show=False),
        Binding("pageup", "page(-1)", "Previous page", show=False),
    ]

    def action_page(self, by: int) -> None:
        """Move by about a page of what was found."""
        found = self.query_one(CommandList)
        at = (found.highlighted or 0) + by * max(1, found.size.height // 2)
        if found.option_count:
            found.highlighted = min(max(at, 0), found.option_count - 1)


class NamesProvider(Provider):
    """Searches names; shows none before something is typed, so that opening the palette tells nothing."""

    async def search(self, query: str) -> Hits:
        """What holds every word of ``query``, the best first.

        Letters that stand apart are not looked for: in a long name the ways to find them have no end.
        """
        wanted = [(part, self.matcher(part)) for part in folded(query).split()]
        known = ((folded(words), words, act) for words, act in self._known(query))
        fitting = [
            (sum(matcher.match(text) for _, matcher in wanted), words, act)
            for text, words, act in known
            if all(part in text for part, _ in wanted)
        ]
        fitting.sort(key=lambda hit: -hit[0])
        for score, words, act in fitting[:MAX_HITS]:
            yield Hit(score, Content(words), act, text=words)  # never markup: it holds somebody's words

    def _known(self, query: str) -> Iterator[tuple[str, Callable[[], Any]]]:
        shell = cast("Shell", self.app)
        shot = shell.snapshot
        named = [("habit", view.habit.id, view.habit.name) for view in shot.habits]
        named += [("friend", standing.friend.id, standing.friend.name) for standing in shot.friends]
        named += [("interest", progress.interest.id, progress.interest.name) for progress in shot.interests]
        shared = Counter(folded(whole) for _, _, whole in named)
        for kind, key, whole in named:
            name, actions = one_line(whole), shell.actions(kind)
            of = f", the {kind}" if shared[folded(whole)] > 1 else ""
            if kind == "habit":
                yield f"Tick {name}", partial(actions.tick, key)
            elif kind == "friend":
                yield f"Log a contact with {name}", partial(shell.log_contact, key)
                if "die" in query.casefold():  # never beside what one looks for every day
                    from companion.tui.friends.actions import FriendActions

                    yield f"{name} has died", partial(FriendActions(shell).died, key)
            else:
                plan = Session(0, shot.today, interest=key)
                yield f"Start {name}", partial(shell.begin_session, plan)
            yield f"Open {name}{of}", partial(actions.open, key)
