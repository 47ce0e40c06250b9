"""The calm panel about what went quiet, with the facts that made it ask."""

from __future__ import annotations

from companion.content import card, filled, signs
from companion.domain.calendar import span_words, spoken_date
from companion.domain.lapse import Fit, Lapse
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, paragraph, width_of
from companion.tui.kit.rows import Row

WIDE = 96  # cells from which a sign has both its names
NAMES, LABELS = 56, 26  # cells for both, and for the one


def lapse_row(lapse: Lapse, shot: Snapshot) -> Row:
    """The panel's one row: the sentence, its fact, and the signs that fit."""

    def draw(width: int) -> list[Line]:
        days = span_words((shot.today - lapse.since).days)
        blanks = {"name": lapse.name, "days": days, "day": spoken_date(lapse.since, shot.today)}
        sentence = filled(card("lapse", "never_logged" if lapse.never else "text"), blanks)
        lines = [*paragraph(sentence, width), *paragraph(lapse.fact, width, "muted")]
        for fit in lapse.signs:
            lines += _sign(fit, width)
        return lines

    return Row(("lapse", lapse.subject), draw)


def _sign(fit: Fit, width: int) -> list[Line]:
    """A sign and its fact, in one line where both fit.

    Where it is narrow, in one's own words only: habits and friends are to be seen below it.
    """
    sign = signs()[fit.sign]
    own = f"{sign.label[0].lower()}{sign.label[1:]}"
    label, cells = (f"{sign.name} · {own}", NAMES) if width >= WIDE else (sign.label, LABELS)
    if width_of(label) <= cells and width_of(fit.fact) <= width - cells - 3:
        return [columns(width, ("?", 1, "warn"), (label, cells, ""), (fit.fact, 0, "muted"))]
    return [columns(width, ("?", 1, "warn"), (label, 0, "")), *paragraph(fit.fact, width, "muted", "  ")]


def welcome_row() -> Row:
    """The first screen after thirty days away."""
    return Row(None, lambda width: paragraph(card("welcome_back"), width))
