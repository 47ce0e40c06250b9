"""The four circles: who is where, how often, and what that adds up to against the room there is."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.domain.friend import Circle
from companion.domain.friend_status import FriendStatus, circle_cadences, circle_name
from companion.domain.load import weekly_load
from companion.domain.naming import folded
from companion.services.preference_table import preference
from companion.services.snapshot import Snapshot
from companion.services.unit_of_work import Change
from companion.tui.friends.actions import FriendActions
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.framed import titled
from companion.tui.kit.lines import Line, columns, joined, paragraph, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

NAMED = 26  # cells for the name of a circle and its rhythm


class CirclesPage(PillarScreen):
    """One row for each circle; Enter changes its name and its rhythm."""

    HEADING = "Circles"
    MODE = "Friends"
    PILLAR = "friends"
    PURPOSE = (
        "How close is who, and how often you want to be in touch. A rhythm holds for all of the circle who "
        "have none of their own. {room} says how many contacts a week you have room for."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "Change it", "tick": "Change it"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "change", "change", tooltip="Change the name and the rhythm of a circle"),
        Binding("r", "room", "room", tooltip="Say how many contacts a week you have room for"),
        Binding("escape,backspace,v", "app.pop_screen", "back", tooltip="Back to the list"),
    ]

    def compose_body(self) -> ComposeResult:
        """The circles, and what they add up to."""
        with Vertical(id="body"):
            yield RowList(id="circle")
            yield Drawn(id="load", classes="framed")

    def prepare(self) -> None:
        """Start at the nearest."""
        titled(self.query_one("#circle"), "Circles", "enter change · {room} contacts a week · esc back")
        titled(self.query_one("#load"), "Contacts a week")
        self.query_one("#circle").focus()

    def fill(self) -> None:
        """Rows from the snapshot."""
        shot = self.snapshot
        self.query_one("#circle", RowList).show([circle_row(circle, shot) for circle in Circle])
        self.query_one("#load", Drawn).show(lambda width: sum_lines(shot, width))

    def opened(self, kind: str, key: Any) -> None:
        """Enter changes it."""
        self.action_change()

    ticked = opened  # so does space

    def action_room(self) -> None:
        """Say how many contacts a week there is room for."""
        FriendActions(self.shell).make_room()

    def action_change(self) -> None:
        """Ask for the name and the rhythm of the circle under the cursor."""
        key = self.query_one("#circle", RowList).key
        if not isinstance(key, tuple):
            return
        circle, settings = Circle(key[1]), self.snapshot.journal.settings
        every = preference(f"circle-{circle.value}")
        fields = (
            Field("name", "name", circle_name(circle, settings), circle.value),
            Field("every", "in touch every", every.show(getattr(settings, every.field)), every.hint),
        )

        def keep(values: Values) -> Change:
            rhythm = values.read("every", every.read)
            return self.shell.companion.preferences.change_circle(circle, values["name"], rhythm)

        FriendActions(self.shell).ask(circle_name(circle, settings).capitalize(), fields, keep)


def circle_row(circle: Circle, shot: Snapshot) -> Row:
    """A circle: its name and rhythm, and who is in it."""
    settings = shot.journal.settings
    rhythms = {each: "no rhythm" if c is None else c.every for each, c in circle_cadences(settings).items()}
    longest = max(width_of(every) for every in rhythms.values())
    there = members(circle, shot)
    names = joined((each.friend.name for each in there), ", ") or "nobody"

    def draw(width: int) -> list[Line]:
        named = min(NAMED, width - longest - 1)
        head = columns(width, (circle_name(circle, settings), named, "strong"), (rhythms[circle], 0, "muted"))
        return [head, *paragraph(names, width, "" if there else "muted", "  ")]

    return Row(("circle", circle.value), draw)


def members(circle: Circle, shot: Snapshot) -> list[FriendStatus]:
    """Who is in ``circle``, by name."""
    there = (each for each in shot.friends if each.friend.circle is circle)
    return sorted(there, key=lambda each: folded(each.friend.name))


def sum_lines(shot: Snapshot, width: int) -> list[Line]:
    """What the rhythms add up to, and what one has room for."""
    load, room = weekly_load(shot.friends, shot.today), shot.journal.settings.contacts_a_week
    said = f"These rhythms add up to {load:.1f} contacts a week." if load else "No friend has a rhythm yet."
    if room is None:
        hint = paragraph("{room} says how many contacts a week you have room for.", width, "muted")
        return [*paragraph(said, width), *hint]
    longer = " Longer rhythms are fine." if load > room else ""
    return paragraph(f"{said} You have room for {room}.{longer}", width)
