"""What a friend's page says."""

from __future__ import annotations

from datetime import date

from companion.domain.birthday import next_dates
from companion.domain.easing import circle_floors
from companion.domain.friend import Contact, Friend
from companion.domain.friend_status import circle_cadences, circle_name, friend_status, status_words
from companion.domain.log_queries import contacts_with
from companion.services.plain_things import REACHED, SEEN, SINCE
from companion.services.snapshot import Snapshot
from companion.tui.kit.hints import archived
from companion.tui.kit.lines import HEIGHTS, Line, beside, joined, line, paragraph, width_of
from companion.tui.kit.log_rows import Logged, log_day, log_rows
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import FRIEND_MARKS, relative_day


def fact_lines(friend: Friend, shot: Snapshot, width: int) -> list[Line]:
    """Circle, rhythm, status, twelve months, and what is known."""
    contacts = contacts_with(shot.journal, [friend.id])
    if friend.died is not None:
        return [*_memory_lines(friend, contacts, shot, width), (), *month_lines(contacts, shot.today, width)]
    now = friend_status(
        friend,
        contacts,
        shot.today,
        circle_floors(shot.journal.seasons, shot.today),
        circle_cadences(shot.journal.settings),
    )
    mark, role = FRIEND_MARKS[now.state]
    rhythm = f"in touch {now.cadence.every}" if now.cadence else "no rhythm set"
    circle = circle_name(friend.circle, shot.journal.settings)
    state = f"{mark} {now.state.value}"
    said = status_words(now, shot.today)
    said = (
        said if width_of(state) + 3 + width_of(said) <= width else status_words(now, shot.today, short=True)
    )
    known = joined((circle, rhythm, SINCE.get(friend.since, "")))
    stands = archived("friend") if friend.archived else line((state, role), (f"   {said}", ""))
    lines: list[Line] = [stands, *paragraph(known, width, "muted")]
    last = f"last {relative_day(now.last, shot.today)}" if now.last else "no contact logged yet"
    due = f"next by {relative_day(now.due, shot.today)}" if now.due and not friend.archived else ""
    dates = _dates(friend, shot)
    planned = f"planned {relative_day(now.planned, shot.today)}" if now.planned else ""
    lines += paragraph(joined(("" if said == last else last, due, planned, *dates)), width, "muted")
    return [*lines, *_known_lines(friend, width), (), *month_lines(contacts, shot.today, width)]


def _memory_lines(friend: Friend, contacts: list[Contact], shot: Snapshot, width: int) -> list[Line]:
    """What stands on the page of a friend who has died: nothing is due, nothing is asked."""
    last = max((c.date for c in contacts if c.counted and c.date <= shot.today), default=None)
    died = f"{friend.name} has died. Nothing here asks for contact."
    told = joined(
        (
            circle_name(friend.circle, shot.journal.settings),
            SINCE.get(friend.since, ""),
            f"last in touch {relative_day(last, shot.today)}" if last else "",
            *_dates(friend, shot),
        )
    )
    return [*paragraph(died, width), *paragraph(told, width, "muted"), *_known_lines(friend, width)]


def _dates(friend: Friend, shot: Snapshot) -> list[str]:
    return [f"{label} {relative_day(day, shot.today)}" for day, label in next_dates(friend, shot.today)]


def _known_lines(friend: Friend, width: int) -> list[Line]:
    good_for = f"good for {friend.good_for}" if friend.good_for else ""
    known = joined((good_for, ", ".join(friend.tags), friend.note))
    return paragraph(known, width, "muted") if known else []


def month_lines(contacts: list[Contact], today: date, width: int) -> list[Line]:
    """Twelve months of counted contacts as bars, this month last, with the numbers under them.

    Where it is narrow a month has three cells, and a letter for a name.
    """
    months = [(today.year * 12 + today.month - 1 - n) for n in range(11, -1, -1)]
    held = dict.fromkeys(months, 0)
    for contact in contacts:
        month = contact.date.year * 12 + contact.date.month - 1
        if contact.counted and contact.date <= today and month in held:
            held[month] += 1
    most = max(max(held.values()), 1)
    cells, letters = (4, 3) if width >= 48 else (3, 1)
    bars = "".join(f" {HEIGHTS[round(n / most * 6)] * 2 if n else '·':<{cells - 1}}" for n in held.values())
    names = "".join(f"{date(2000, month % 12 + 1, 1):%b}"[:letters].center(cells) for month in months)
    numbers = "".join(f" {n or '':<{cells - 1}}" for n in held.values())
    return [line((bars, "friends")), line((numbers, "")), line((names, "muted"))]


def ask_rows(friend: Friend, today: date) -> list[Row]:
    """Open items first, then those ticked lately."""
    items = sorted(friend.asks, key=lambda ask: (ask.done is not None, ask.text))
    rows = []
    for ask in items:
        mark = "✓" if ask.done else "○"
        word = f"asked {relative_day(ask.done, today)}" if ask.done else ""

        def draw(width: int, mark: str = mark, text: str = ask.text, word: str = word) -> list[Line]:
            return beside([(f"{mark} ", "")], joined((text, word)), width, "muted" if word else "")

        rows.append(Row(("ask", ask.text), draw))
    return rows


def contact_rows(friend: Friend, shot: Snapshot) -> list[Row]:
    """The log, newest first; what is ahead is a plan."""
    contacts = sorted(
        contacts_with(shot.journal, [friend.id]), key=lambda each: (each.date, each.id), reverse=True
    )
    if not contacts:
        return [Row(None, lambda width: [(("No contact logged yet. {contact} logs one.", "muted"),)])]
    return log_rows([_entry(contact, friend, shot) for contact in contacts])


def _entry(contact: Contact, friend: Friend, shot: Snapshot) -> Logged:
    names = shot.journal.friends
    others = ", ".join(names[i].name for i in contact.friends if i != friend.id and i in names)
    told = joined(
        (
            "planned" if contact.date > shot.today else "",
            contact.felt or "",
            REACHED.get(contact.reached_out, ""),
            SEEN.get(contact.seen, ""),
            f"with {others}" if others else "",
            contact.note,
        )
    )
    kind = contact.kind.value if contact.counted else "tried"
    return Logged(("contact", contact.id), log_day(contact.date, shot.today), "", kind, told)
