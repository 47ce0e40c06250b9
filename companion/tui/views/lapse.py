"""The calm panel about what went quiet, with the facts that made it ask."""

from __future__ import annotations

from companion.content import card, signs
from companion.domain.calendar import span_words
from companion.domain.lapse import Lapse
from companion.services.snapshot import Snapshot
from companion.tui.lines import Line, columns, line, paragraph
from companion.tui.widgets.rows import Row

SHORT = 70  # cells below which the fact stands on a line of its own


def lapse_row(lapse: Lapse, shot: Snapshot) -> Row:
    """The panel's one row: the sentence, its fact, and the signs that fit."""

    def draw(width: int) -> list[Line]:
        days = span_words((shot.today - lapse.since).days)
        sentence = card("lapse").format(name=lapse.name, days=days)
        lines = paragraph(sentence, width)
        lines.append(line((lapse.fact, "muted")))
        for fit in lapse.signs:
            sign = signs()[fit.sign]
            label = f"{sign.name} · {sign.label.lower()}"
            if width < SHORT:
                lines.append(columns(width, ("?", 1, "warn"), (f"{sign.label}: {fit.fact}", 0, "")))
            else:
                half = min(52, width * 55 // 100)
                lines.append(columns(width, ("?", 1, "warn"), (label, half, ""), (fit.fact, 0, "muted")))
        return lines

    return Row(("lapse", lapse.subject), draw)


def welcome_row() -> Row:
    """The first screen after thirty days away."""
    return Row(None, lambda width: paragraph(card("welcome_back"), width))
