"""A month to look back on, as Markdown or as one HTML file with pictures; nothing private unless asked for.

Without ``names`` things are numbered, without ``signs`` no check-in is told of, without ``notes`` nothing
that was written in one's own words. Bars are inline SVG: the file needs nothing else and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import NamedTuple

from companion.domain.calendar import month_of
from companion.domain.check_in import Marked
from companion.domain.friend import Circle
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.plain import one_line
from companion.domain.session import Company

PARTS = ("names", "signs", "notes")


class Section(NamedTuple):
    """A heading, rows of a label with its number and unit, and plain lines."""

    heading: str
    rows: tuple[tuple[str, int, str], ...] = ()
    lines: tuple[str, ...] = ()


def sections(journal: Journal, month: date, today: date, parts: Iterable[str] = ()) -> list[Section]:
    """What the month of ``month`` held, up to ``today``; ``parts`` of PARTS that may be in it."""
    wanted = set(parts)
    first, last = month_of(month)
    last = min(last, today)

    def name(kind: str, number: int, own: str) -> str:
        return one_line(own) if "names" in wanted else f"{kind} {number}"

    habits = []
    for number, habit in enumerate(sorted(journal.habits.values(), key=lambda h: (h.order, h.id)), 1):
        days = journal.entries_of(habit.id).items()
        done = sum(first <= day <= last and habit.counts(entry, day) for day, entry in days)
        if done:
            habits.append((name("habit", number, habit.name), done, "days"))
    found = [Section("Time alone, days done", tuple(habits))]

    held = [session for session in since(journal.sessions, first) if session.date <= last]
    minutes = (
        (kind.value, round(sum(s.minutes or 0 for s in held if s.kind is kind)), "min") for kind in Company
    )
    found.append(Section("Minutes by kind", tuple(minutes)))

    times = []
    for number, interest in enumerate(sorted(journal.interests.values(), key=lambda i: (i.order, i.id)), 1):
        sat = sum(session.interest == interest.id for session in held)
        if sat:
            times.append((name("interest", number, interest.name), sat, "sessions"))
    found.append(Section("Interests, sessions", tuple(times)))

    met = [c for c in since(journal.contacts, first) if c.date <= last and c.counted]
    circles = dict.fromkeys(Circle, 0)
    for contact in met:
        for friend_id in contact.friends:
            if friend_id in journal.friends:
                circles[journal.friends[friend_id].circle] += 1
    found.append(Section("Contacts by circle", tuple((c.value, n, "contacts") for c, n in circles.items())))

    if "signs" in wanted:
        found.append(Section("Signs that were noticed", lines=tuple(_signs(journal, first, last))))
    if "notes" in wanted:
        written = sorted((s.date, one_line(s.note)) for s in held if s.note)
        written += sorted((c.date, one_line(c.note)) for c in met if c.note)
        found.append(
            Section("In your own words", lines=tuple(f"{day}: {note}" for day, note in sorted(written)))
        )
    return found


def markdown(found: list[Section], month: date) -> str:
    """The report as Markdown."""
    lines = [f"# {month:%B %Y}"]
    for section in found:
        lines += ["", f"## {section.heading}", ""]
        lines += [f"- {_plain(label)}: {_counted(number, unit)}" for label, number, unit in section.rows]
        lines += [f"- {_plain(line)}" for line in section.lines]
        if not section.rows and not section.lines:
            lines.append("Nothing recorded.")
    return "\n".join(lines) + "\n"


def html(found: list[Section], month: date) -> str:
    """The report as one HTML file with its pictures in it."""
    body = [f"<h1>{month:%B %Y}</h1>"]
    for section in found:
        body.append(f"<h2>{escape(section.heading)}</h2>")
        if section.rows:
            body.append(_bars(section.rows))
        if section.lines:
            body.append("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in section.lines) + "</ul>")
        if not section.rows and not section.lines:
            body.append("<p>Nothing recorded.</p>")
    style = "body{font:16px/1.5 sans-serif;max-width:42em;margin:2em auto;color:#2d2b27;background:#faf8f4}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{month:%B %Y}</title>'
        f"<style>{style}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _bars(rows: tuple[tuple[str, int, str], ...]) -> str:
    most = max(number for _, number, _ in rows) or 1
    drawn = []
    for at, (label, number, unit) in enumerate(rows):
        y, width = at * 26, round(number / most * 260)
        drawn.append(
            f'<text x="0" y="{y + 16}">{escape(label[:28])}</text>'
            f'<rect x="240" y="{y + 4}" width="{width}" height="16" fill="#2c6b59"/>'
            f'<text x="{246 + width}" y="{y + 16}">{escape(_counted(number, unit))}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{len(rows) * 26}" font-size="14" '
        f'font-family="sans-serif" role="img">{"".join(drawn)}</svg>'
    )


def _signs(journal: Journal, first: date, last: date) -> Iterable[str]:
    from companion.content import signs

    known = signs()
    for check_in in sorted(journal.check_ins.values(), key=lambda c: (c.date, c.id)):
        if first <= check_in.date <= last:
            marked = [s for s, mark in check_in.marks.items() if mark.marked is Marked.NOTICED and s in known]
            yield f"{check_in.date}: " + (", ".join(known[s].label for s in marked) or "none")


def _plain(text: str) -> str:
    """Words that Markdown takes for nothing but words."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in text)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"
