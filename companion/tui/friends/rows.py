"""Rows of friends."""

from __future__ import annotations

from companion.content import card, filled
from companion.domain.calendar import span_words
from companion.domain.friend import Circle, Friend
from companion.domain.friend_status import FriendStatus, circle_name, status_words
from companion.domain.load import weekly_load
from companion.domain.suggestions import Suggestion
from companion.domain.support import QUESTIONS, who_else
from companion.services.snapshot import Snapshot
from companion.tui.kit.hints import WIDEST_NAME, hint
from companion.tui.kit.lines import Cell, Line, Role, columns, joined, paragraph, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import FRIEND_MARKS

LONG_QUIET_DAYS = 180
WITHOUT_NAME = 62  # cells of a wide row besides the name, the circle and the state


def no_friends(keys: str) -> Row:
    """What an empty list of friends says."""
    return hint("Nobody here yet. Who would you miss?", keys, "adds a friend")


def friend_rows(shot: Snapshot) -> list[Row]:
    """Whom to reach today, at most three, each with its reason."""
    if not shot.friends:
        return [no_friends("{friends} then {add}")]
    by_id = {status.friend.id: status for status in shot.friends}
    rows = [
        suggested_row(by_id[suggestion.friend_id], suggestion, shot, amber=n == 0)
        for n, suggestion in enumerate(shot.suggestions)
        if suggestion.friend_id in by_id
    ]
    if not rows and not shot.journal.settings.suggested:
        words = "No suggestions today: you turned them off. {friends} lists your friends."
        return [Row(None, lambda width: paragraph(words, width, "muted"))]
    return rows or [Row(None, lambda width: paragraph(_nobody_waits(shot), width, "muted"))]


def _nobody_waits(shot: Snapshot) -> str:
    """That nobody is to be reached today; nothing is said about those nothing was ever logged with."""
    if shot.presence.settling(shot.today):
        return "{friends} lists your friends."
    logged = [status.last is not None for status in shot.friends]
    if not any(logged):
        return "Nothing logged yet. {contact} logs a contact, of any day."
    return "Nobody is waiting." + (" All within their rhythm." if all(logged) else "")


def suggested_row(status: FriendStatus, suggestion: Suggestion, shot: Snapshot, *, amber: bool = True) -> Row:
    """A friend to reach: mark, name and reason, and what to ask; reached today, they stay and say so.

    ``amber`` is for one of them only: what asks to be looked at is little at a time.
    """
    friend = status.friend
    reason = "reached today" if suggestion.done else suggestion.reason

    def draw(width: int) -> list[Line]:
        mark, role = ("✓", "muted") if suggestion.done else FRIEND_MARKS[status.state]
        role = "" if role == "warn" and not amber else role
        room = max(min(18, max(8, width // 3)), width_of(friend.name))
        if width_of(reason) <= width - room - 3:
            lines = [columns(width, (mark, 1, role), (friend.name, room, ""), (reason, 0, "muted"))]
        else:
            lines = [columns(width, (mark, 1, role), (friend.name, 0, ""))]
            lines += paragraph(reason, width, "muted", "  ")
        asks = open_asks(friend)
        if asks and not suggestion.done:
            lines += paragraph("ask next time: " + joined(asks), width, "muted", "  ")
        return lines

    return Row(("friend", friend.id), draw)


def friend_row(status: FriendStatus, shot: Snapshot, longest: int, states: int) -> Row:
    """A friend in the full list: mark, name, circle, words, state. The words are short where that leaves room
    for the ``longest`` name; ``states`` is the cells of the widest state.
    """
    friend, today, settings = status.friend, shot.today, shot.journal.settings
    circles = min(12, max(width_of(circle_name(circle, settings)) for circle in Circle))

    def draw(width: int) -> list[Line]:
        mark, role = FRIEND_MARKS[status.state]
        wide, narrow = width >= 120, width < 60
        room = 34 if wide or longest + 38 + states + (circles + 2) * (width >= 84) <= width else 28
        words = status_words(status, today, short=room < 34)
        if width_of(words) > room:
            words = status_words(status, today, short=True)
        if narrow:  # at the right edge, so that the name has all the rest; but never cut
            room = width_of(words)
            if width_of(friend.name) > width - room - 3:
                head = columns(width, (mark, 1, role), (friend.name, 0, ""))
                return [head, *paragraph(words, width, "muted", "  ")]
        names = max(WIDEST_NAME, min(longest, width - WITHOUT_NAME - states - circles))
        cells: list[Cell] = [(mark, 1, role), (friend.name, names if wide else 0, "")]
        if width >= 84:
            cells.append((circle_name(friend.circle, settings), circles + 1, "muted"))
        cells.append((words, room, "muted"))
        if not narrow:
            cells.append((status.state.value, states, role))
        if wide:
            cells.append((joined((friend.good_for, joined(friend.tags, ", "))), 0, "muted"))
        return [columns(width, *cells)]

    return Row(("friend", friend.id), draw)


def open_asks(friend: Friend) -> list[str]:
    """What to ask next time and was not asked yet."""
    return [ask.text for ask in friend.asks if ask.done is None]


def need_rows(shot: Snapshot) -> list[Row]:
    """Each need with its question and the friend named for it."""
    return [_need_row(need, friend) for need, friend in who_else(shot.journal).items()]


def _need_row(need: str, friend: Friend | None) -> Row:
    def draw(width: int) -> list[Line]:
        name = (friend.name, "") if friend else ("nobody yet", "muted")
        mark = ("●", "friends") if friend else ("○", "muted")
        head = columns(width, (mark[0], 1, mark[1]), (need, 8, "strong"), (name[0], 0, name[1]))
        return [head, *paragraph(QUESTIONS[need], width, "muted", " " * 11), ()]

    return Row(("need", need), draw)


def load_words(shot: Snapshot) -> tuple[str, Role]:
    """A warning when the rhythms ask for more than there is room for; nothing otherwise."""
    room = shot.journal.settings.contacts_a_week
    load = weekly_load(shot.friends, shot.today)
    if room is None or load <= room:
        return "", ""
    words = f"Your rhythms add up to {load:.1f} contacts a week, and you have room for {room}."
    return f"{words} Longer rhythms are fine.", "warn"


def long_quiet_words(friend: Friend, shot: Snapshot) -> str:
    """A kind word before writing to somebody after a very long time."""
    last = next((s.last for s in shot.friends if s.friend.id == friend.id), None)
    if last is None or (shot.today - last).days < LONG_QUIET_DAYS:
        return ""
    return filled(card("long_quiet_friend"), {"span": span_words((shot.today - last).days)})
