"""A list with the page of what its cursor is on: beside it where it is wide, under it where it is tall."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Size

from companion.tui.kit.acting import Subject
from companion.tui.kit.page_view import PageView, page_around
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

WIDE, TALL = 120, 40  # cells, rows from which a page stands beside its list, or under it


class SideBySide(PillarScreen):
    """A body that lays its two halves side by side where it is wide: it gets a class for each layout."""

    beside = False
    below = False

    def prepare(self) -> None:
        """The layout of this size as well."""
        super().prepare()
        self._lay_out(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """The layout of another size."""
        if self._lay_out(event.size):
            self.refresh_all()

    def _lay_out(self, size: Size) -> bool:
        """Whether what stands there is to be filled again: it was drawn for the old layout."""
        before = self.beside, self.below
        self.beside, self.below = size.width >= WIDE, size.height >= TALL and size.width < WIDE
        body = self.query_one("#body")
        body.set_class(self.beside, "-beside")
        body.set_class(self.below, "-below")
        return self.laid_out() or (self.beside, self.below) != before

    def laid_out(self) -> bool:
        """The layout may be another one: whether to fill again what stands there even if it is not."""
        return False


class ListAndPage(SideBySide):
    """The list is ``FIRST``; ``#page`` holds the page, a ``PageView``, and is shown where there is room."""

    with_page = False  # whether the page of what the cursor is on is shown

    def laid_out(self) -> bool:
        """Show the page where there is room; somebody who was in it is in the list when it goes."""
        room = self.has_page() and (self.beside or self.below)
        if self.with_page == room:
            return False
        inside, self.with_page = page_around(self.focused) is not None, room
        self.query_one("#page").display = room
        if inside:
            self.query_one(f"#{self.FIRST}").focus()
        return True  # a row beside its page says less

    def has_page(self) -> bool:
        """Whether it has pages at all."""
        return True

    def view_of(self, key: object) -> PageView:
        """The page that shows what the list has under ``key``."""
        return self.query_one("#page", PageView)

    def record_of(self, key: object) -> object:
        """What the page is to show of ``key``; None for nothing."""
        return key[1] if isinstance(key, tuple) and key[0] == self.FIRST else None

    @property
    def page(self) -> PageView | None:
        """The page that stands beside or under the list; None where there is no room."""
        return self.view_of(self.query_one(f"#{self.FIRST}", RowList).key) if self.with_page else None

    def show_beside(self) -> None:
        """Show the page of what the cursor is on; a list without anything has all the room to itself."""
        page, listing = self.page, self.query_one(f"#{self.FIRST}", RowList)
        if page is None:
            return
        self.query_one("#page").display = bool(listing.keys)
        if not listing.keys and page_around(self.focused) is not None:
            listing.focus()
        page.show_record(self.record_of(listing.key))

    def on_page_view_left(self) -> None:
        """Back to the list."""
        self.query_one(f"#{self.FIRST}").focus()

    def opened(self, kind: str, key: Any) -> None:
        """Enter goes into the page that stands there, or opens it."""
        page = self.page
        if page is not None and page.record is not None:
            page.start()
        else:
            super().opened(kind, key)

    def subject(self) -> Subject | None:
        """What the cursor is on: on the page, what it says."""
        page = page_around(self.focused)
        return page.subject() if page is not None else super().subject()
