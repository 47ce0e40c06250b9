"""What one record of each kind is called, and what the letter keys do to it, in words."""

from __future__ import annotations

NOUNS = {
    "habit": "a habit",
    "friend": "a friend",
    "interest": "an interest",
    "block": "a block",
    "session": "a session",
    "season": "a season",
    "agreement": "an agreement",
    "marker": "a marker",
    "change": "a life change",
    "script": "a script",
    "choice": "a line",
    "view": "a line",
}
_SAID = {
    "add": "Add {a}",
    "edit": "Edit this {noun}",
    "archive": "Archive this {noun}, or bring {it} back",
    "delete": "Delete this {noun}, after asking once",
}


def said_of(action: str, kind: str | None) -> str | None:
    """What a key does to a record of ``kind``; None where neither the action nor the kind has such words."""
    if action not in _SAID or kind not in NOUNS:
        return None
    return _SAID[action].format(a=NOUNS[kind], noun=NOUNS[kind].split(" ", 1)[1], it=it(kind))


def it(kind: str) -> str:
    """A friend is them, anything else it."""
    return "them" if kind == "friend" else "it"
