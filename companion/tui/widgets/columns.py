"""Widgets in two columns, each as long as it has to be; or all below each other, in the order given."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Offset, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

RIGHT = "-right"  # the class of widgets that go to the right when there are two columns
SHARE = 0.65  # of the width for the left one


class _TwoColumns(Layout):
    name = "two columns"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        cut = round(size.width * SHARE)
        below = VerticalLayout()
        left = [child for child in children if not child.has_class(RIGHT)]
        right = [child for child in children if child.has_class(RIGHT)]
        found = below.arrange(parent, left, Size(cut, size.height), greedy)
        beside = below.arrange(parent, right, Size(size.width - cut, size.height), greedy)
        return [*found, *WidgetPlacement.translate(beside, Offset(cut, 0))]


class Columns(Vertical):
    """Two columns while it is ``wide``, otherwise one."""

    wide = False

    @property
    def layout(self) -> Layout:
        """How the widgets are placed."""
        return _TwoColumns() if self.wide else super().layout

    def be(self, *, wide: bool) -> None:
        """Use two columns, or one."""
        if wide != self.wide:
            self.wide = wide
            self.refresh(layout=True)
