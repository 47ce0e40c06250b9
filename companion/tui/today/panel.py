"""The calm panel at the top of Today: one question, with the facts that made it ask."""

from __future__ import annotations

from companion.content import card, filled, signs, words
from companion.domain.answers import Pillar
from companion.domain.asking import Kind, Question
from companion.domain.calendar import short_date, span_words, spoken_date
from companion.domain.lapse import Lapse
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, joined, paragraph, width_of
from companion.tui.kit.row_layout import Row

ALSO = 3  # how many of what else is quiet are named
TITLES = {
    Kind.LAPSE: "Gone quiet",
    Kind.EVERYTHING: "Nothing recorded lately",
    Kind.FADING: "Less time of your own",
    Kind.COMPASS: "Compass",
}
KEYS = ("{look-into-it} look into it", "{start-small} start small", "{later} later", "{not-this} not this")
SHORT = ("{look-into-it} look", "{start-small} small", "{later} later", "{not-this} leave")


def panel_title(asking: tuple[Question, ...]) -> str:
    """What the panel is about, and how many questions there are."""
    title = TITLES[asking[0].kind]
    return f"{title} · 1 of {len(asking)}" if len(asking) > 1 else title


def panel_keys(question: Question) -> str:
    """The answers, each with its key; nothing small can be started about the compass."""
    small = question.kind is not Kind.COMPASS
    ways = (joined(key for key in way if small or "start-small" not in key) for way in (KEYS, SHORT))
    return " | ".join(ways)


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
    lines, told = paragraph(sentence, width), _facts(lapse)
    fact = "" if lapse.never or lapse.fact in told.values() else lapse.fact
    parts = [part for part in (fact, _also(question, shot)) if part]
    beside = joined(parts)
    for part in [beside] if beside and width_of(beside) <= width else parts:
        lines += paragraph(part, width, "muted")
    names = {sign: signs()[sign].label for sign in told}
    cells = max(width_of(name) for name in names.values()) + 2
    for sign, fact in told.items():
        lines += _sign(names[sign], cells, fact, width)
    return lines


def _facts(lapse: Lapse) -> dict[str, str]:
    """The fitting signs with their facts: of a friend the one who asks, of no sign what is said already."""
    told = {fit.sign: "" if fit.fact == lapse.fact else fit.fact for fit in lapse.signs}
    if lapse.pillar is Pillar.FRIENDS and "quiet-friends" in told:
        told["quiet-friends"] = "" if lapse.never else lapse.fact
    return told


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


def _sign(name: str, cells: int, fact: str, width: int) -> list[Line]:
    """A sign and its fact, in one line where both fit."""
    if not fact:
        return [columns(width, ("?", 1, "warn"), (name, 0, ""))]
    if width_of(fact) <= width - cells - 3:
        return [columns(width, ("?", 1, "warn"), (name, cells, ""), (fact, 0, "muted"))]
    return [columns(width, ("?", 1, "warn"), (name, 0, "")), *paragraph(fact, width, "muted", "  ")]
