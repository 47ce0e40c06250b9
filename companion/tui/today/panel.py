"""The calm panel at the top of Today: one question, with the facts that made it ask."""

from __future__ import annotations

from companion.content import card, filled, signs, words
from companion.domain.asking import Kind, Question
from companion.domain.calendar import span_words, spoken_date
from companion.domain.lapse import Fit
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, joined, paragraph, width_of
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import short_date

WIDE = 96  # cells from which a sign has both its names
NAMES, LABELS = 56, 26  # cells for both, and for the one
ALSO = 3  # how many of what else is quiet are named
TITLES = {
    Kind.LAPSE: "Gone quiet",
    Kind.EVERYTHING: "Nothing noted lately",
    Kind.FADING: "Less time of your own",
    Kind.COMPASS: "Compass",
}
KEYS = ("{look-into-it} look into it", "{start-small} start small", "{later} later", "{not-this} not this")


def panel_title(asking: tuple[Question, ...]) -> str:
    """What the panel is about, and how many questions there are."""
    title = TITLES[asking[0].kind]
    return f"{title} · 1 of {len(asking)}" if len(asking) > 1 else title


def panel_keys(question: Question) -> str:
    """The answers, each with its key; nothing small can be started about the compass."""
    return " · ".join(key for key in KEYS if question.kind is not Kind.COMPASS or "start-small" not in key)


def question_row(question: Question, shot: Snapshot) -> Row:
    """The panel's one row: the sentence, the fact, what else is quiet, and the signs that fit."""
    if question.lapse is not None:
        return Row(("lapse", question.lapse.subject), lambda width: _lapse_lines(question, shot, width))
    return Row(("lapse", question.kind.value), lambda width: _whole_lines(question, shot, width))


def welcome_row() -> Row:
    """The first screen after thirty days away."""
    return Row(None, lambda width: paragraph(card("welcome_back"), width))


def _lapse_lines(question: Question, shot: Snapshot, width: int) -> list[Line]:
    lapse = question.lapse
    assert lapse is not None
    days = span_words((shot.today - lapse.since).days)
    blanks = {"name": lapse.name, "days": days, "day": spoken_date(lapse.since, shot.today)}
    sentence = filled(card("lapse", "never_logged" if lapse.never else "text"), blanks)
    lines = paragraph(sentence, width)
    parts = [part for part in ("" if lapse.never else lapse.fact, _also(question, shot)) if part]
    beside = joined(parts)
    for part in [beside] if beside and width_of(beside) <= width else parts:
        lines += paragraph(part, width, "muted")
    for fit in lapse.signs:
        lines += _sign(fit._replace(fact="") if fit.fact == lapse.fact else fit, width)
    return lines


def _also(question: Question, shot: Snapshot) -> str:
    """``also quiet: Swim, since 3 Mar``."""
    named = [f"{each.name}, since {short_date(each.since, shot.today)}" for each in question.also[:ALSO]]
    more = len(question.also) - len(named)
    return f"also quiet: {'; '.join(named)}{f' and {more} more' if more else ''}" if named else ""


def _whole_lines(question: Question, shot: Snapshot, width: int) -> list[Line]:
    if question.everything is not None:
        text = card("lapse", "everything_began" if question.everything.began else "everything")
        return paragraph(filled(text, {"day": spoken_date(question.everything.since, shot.today)}), width)
    if question.trend is not None:
        blanks = {"then": question.trend.then, "now": question.trend.now}
        return paragraph(filled(card("lapse", "fading"), blanks), width)
    assert question.offer is not None
    why = "drift" if question.offer.weeks else "first" if question.offer.first else "monthly"
    return [*paragraph(card("lapse", "compass"), width), *paragraph(words("check_in", why), width, "muted")]


def _sign(fit: Fit, width: int) -> list[Line]:
    """A sign and its fact, in one line where both fit.

    Where it is narrow, in one's own words only: habits and friends are to be seen below it.
    """
    sign = signs()[fit.sign]
    own = f"{sign.label[0].lower()}{sign.label[1:]}"
    label, cells = (f"{sign.name} · {own}", NAMES) if width >= WIDE else (sign.label, LABELS)
    if not fit.fact:
        return [columns(width, ("?", 1, "warn"), (label, 0, ""))]
    if width_of(label) <= cells and width_of(fit.fact) <= width - cells - 3:
        return [columns(width, ("?", 1, "warn"), (label, cells, ""), (fit.fact, 0, "muted"))]
    return [columns(width, ("?", 1, "warn"), (label, 0, "")), *paragraph(fit.fact, width, "muted", "  ")]
