"""The calm panel about what went quiet, with the facts that made it ask."""

from __future__ import annotations

from companion.content import card, filled, signs
from companion.domain.calendar import span_words
from companion.domain.lapse import Lapse
from companion.services.snapshot import Snapshot
from companion.tui.lines import Line, columns, line, paragraph, width_of
from companion.tui.widgets.rows import Row


def lapse_row(lapse: Lapse, shot: Snapshot) -> Row:
    """The panel's one row: the sentence, its fact, and the signs that fit."""

    def draw(width: int) -> list[Line]:
        days = span_words((shot.today - lapse.since).days)
        sentence = filled(card("lapse"), {"name": lapse.name, "days": days})
        lines = paragraph(sentence, width)
        lines.append(line((lapse.fact, "muted")))
        for fit in lapse.signs:
            sign = signs()[fit.sign]
            label = f"{sign.name} · {sign.label[0].lower()}{sign.label[1:]}"
            half = 50 if width >= 96 else 0
            if half and width_of(fit.fact) <= width - half - 3:
                lines.append(columns(width, ("?", 1, "warn"), (label, half, ""), (fit.fact, 0, "muted")))
            else:
                lines.append(columns(width, ("?", 1, "warn"), (label, 0, "")))
                lines += paragraph(fit.fact, width, "muted", "  ")
        return lines

    return Row(("lapse", lapse.subject), draw)


def welcome_row() -> Row:
    """The first screen after thirty days away."""
    return Row(None, lambda width: paragraph(card("welcome_back"), width))
