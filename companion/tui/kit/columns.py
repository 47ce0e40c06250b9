"""Widgets in two columns, each as long as it has to be; or all below each other, in the order given."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.geometry import Offset, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

RIGHT = "-right"  # the class of widgets that go to the right when there are two columns


class _TwoColumns(Layout):
    name = "two columns"

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        cut = round(size.width * self._share)
        below = VerticalLayout()
        left = [child for child in children if not child.has_class(RIGHT)]
        right = [child for child in children if child.has_class(RIGHT)]
        found = below.arrange(parent, left, Size(cut, size.height), greedy)
        beside = below.arrange(parent, right, Size(size.width - cut, size.height), greedy)
        return [*found, *WidgetPlacement.translate(beside, Offset(cut, 0))]


class Columns(Vertical):
    """Two columns while the terminal has at least ``WIDE`` columns, otherwise one.

    It is asked anew whenever widgets are placed, so that nothing has to be told of another size.
    """

    WIDE: ClassVar[int] = 96
    SHARE: ClassVar[float] = 0.65  # of the width for the left one

    @property
    def layout(self) -> Layout:
        """How the widgets are placed."""
        return _TwoColumns(self.SHARE) if self.app.size.width >= self.WIDE else super().layout
