"""Words for asking: the list, both forms side by side, what may be looked at, blanks, what became of them."""

from __future__ import annotations

from datetime import date

from companion.content import lint, signs
from companion.domain.calendar import short_date, spoken_date
from companion.domain.journal import ONLY_ONE
from companion.domain.script import Script, advice, blank_name, open_blanks
from companion.domain.script import filled as said
from companion.domain.spoken import amount
from companion.domain.talk import Telling
from companion.services.plain_talk import tellings
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, fit, joined, line, paragraph, width_of
from companion.tui.kit.log_rows import dated_rows
from companion.tui.kit.row_layout import Row

BLANK = 18  # cells for the name of a blank
SIDE_BY_SIDE = 64  # cells from which both forms stand beside each other


def script_rows(shot: Snapshot, *, titles: bool = False) -> list[Row]:
    """Each script with its short form and when it was said, under a line about what is muted.

    ``titles`` where its words stand beside them.
    """
    rows = [_script_row(script, shot, titles) for script in shot.scripts.values()]
    muted = muted_words(shot)
    return [Row(None, lambda width: paragraph(muted, width, "muted")), *rows] if muted else rows


def muted_words(shot: Snapshot) -> str:
    """``Muted until 2 June: Friends gone quiet.`` and what ends it; nothing when no sign is muted."""
    by_day: dict[date, list[str]] = {}
    for sign, back in sorted(shot.resting.items(), key=lambda pair: pair[1]):
        if sign in signs():
            by_day.setdefault(back, []).append(signs()[sign].label)
    if not by_day:
        return ""
    said = (f"until {spoken_date(day, shot.today)}: {', '.join(labels)}" for day, labels in by_day.items())
    return f"Muted {'; '.join(said)}. m on Check-in ends it."


def _script_row(script: Script, shot: Snapshot, titles: bool) -> Row:
    def draw(width: int) -> list[Line]:
        last = next(iter(tellings(script.id, shot)), None)
        word = f"{'said' if last.said else 'not yet'} {short_date(last.date, shot.today)}" if last else ""
        head = columns(width, (script.title, 0, "" if titles else "strong"), (word, None, "muted"))
        if titles:
            return [head]
        return [head, *paragraph(said(script.short, shot.script_words), width, "muted", "  ")]

    return Row(("script", script.id), draw)


def script_lines(script: Script, shot: Snapshot, width: int) -> list[Line]:
    """Long and short form side by side, or one above the other, then advice."""
    words = shot.script_words
    texts = [said(form, words) for form in (script.long, script.short)]
    if width >= SIDE_BY_SIDE:
        right = width // 3
        left = width - right - 3
        long, short = (paragraph(text, wide) for text, wide in zip(texts, (left, right), strict=True))
        lines: list[Line] = [columns(width, ("Long", left + 2, "heading"), ("Short", 0, "heading"))]
        for n in range(max(len(long), len(short))):
            one = long[n][0][0] if n < len(long) else ""
            other = short[n][0][0] if n < len(short) else ""
            lines.append(line((fit(one, left), ""), ("   ", ""), (other, "")))
    else:
        lines = []
        for name, text in zip(("Long", "Short"), texts, strict=True):
            lines += [line((name, "heading")), *paragraph(text, width)]
    still = {name for form in (script.long, script.short) for name in open_blanks(form, words)}
    told = advice(script, script.long if still else texts[0], lint())
    if still:
        told = [
            f"{amount(len(still), 'blanks')} still open: enter fills {'it' if len(still) == 1 else 'them'}"
        ]
    for words_ in told:
        lines += paragraph(f"· {words_}", width, "muted")
    return lines


def blank_rows(script: Script, shot: Snapshot) -> list[Row]:
    """What stands in each blank, and whose words they are."""
    own = shot.journal.blanks.get(ONLY_ONE)
    mine = own.words if own else {}
    return [
        _blank_row(name, shot.script_words.get(name, ""), "yours" if name in mine else "from your data")
        for name in script.blanks
    ]


def _blank_row(name: str, text: str, whose: str) -> Row:
    def draw(width: int) -> list[Line]:
        value = (text, 0, "") if text else ("still open", 0, "accent")
        roomy = width >= BLANK + width_of(text) + width_of(whose) + 2
        source = whose if text and roomy else ""
        return [columns(width, (blank_name(name), BLANK, "muted"), value, (source, None, "muted"))]

    return Row(("blank", name), draw)


NOT_SAID = "Not said yet. {how-it-went} records when you did, and how it went."


def telling_rows(script: Script, shot: Snapshot) -> list[Row]:
    """What became of it, the newest first."""
    said = [(("telling", one.id), one.date, _telling_words(one)) for one in tellings(script.id, shot)]
    return dated_rows(said, shot.today) or [Row(None, lambda width: paragraph(NOT_SAID, width, "muted"))]


def _telling_words(telling: Telling) -> str:
    how = joined((telling.outcome.value if telling.outcome else "", telling.how), ", ")
    return joined(("said" if telling.said else "not yet", how), ": ")
