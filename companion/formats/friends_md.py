"""The ``friends.md`` of the program ``friends``: people, and the log of what was done with them."""

from __future__ import annotations

import re
from datetime import date

from companion.domain.errors import Refused
from companion.formats.bundle import as_text
from companion.formats.people import FoundPeople, Person, tidy

_HEADING = re.compile(r"###\s*(activities|notes|friends|locations)\s*:?\s*", re.IGNORECASE)
_EVENT = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?::\s*(.*))?")
_FRIEND = re.compile(
    r"(?P<name>[^(\[@]+?)\s*(?:\((?P<known>[^)]*)\))?\s*(?:\[(?P<place>[^\]]*)\])?\s*(?P<tags>(?:@\S+\s*)*)"
)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_PLACE = re.compile(r"(?<!\w)_(\S(?:[^_]*\S)?)_(?!\w)")


def read_friends(data: bytes) -> FoundPeople:
    """Everybody under Friends, each with the activities that name them; notes go to the notes.

    Raises Refused when the file has none of the headings.
    """
    text = as_text(data, "the file").removeprefix("\ufeff")
    left_out: list[str] = []
    people: dict[str, Person] = {}
    events: list[tuple[str, int, str]] = []
    section = ""
    places = 0
    for at, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = raw.strip()
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            section = heading[1].lower()
            continue
        if not line:
            continue
        if section == "friends":
            person = _friend(_item(line))
            if person is None:
                left_out.append(f"line {at}: “{line}” does not begin with a name")
            elif _key(person.name) in people:
                left_out.append(f"line {at}: “{person.name}” stands there twice")
            else:
                people[_key(person.name)] = person
        elif section == "locations":
            places += 1
        elif not section:
            left_out.append(f"line {at}: it stands before the first heading")
        elif line.startswith(("- ", "* ")) or not (events and events[-1][0] == section):
            events.append((section, at, _item(line)))
        else:
            events[-1] = (section, events[-1][1], f"{events[-1][2]}\n{line}")
    if not section:
        raise Refused(
            "this is not a friends.md: it has no heading “### Friends”", "give the file of the program"
        )
    for kind, at, text in events:
        reason = _tell(people, kind, text)
        if reason:
            left_out.append(f"line {at}: {reason}")
    passed_over = (f"locations: {places} under that heading, which are not people",) if places else ()
    return FoundPeople(tuple(people.values()), tuple(left_out), passed_over)


def _friend(text: str) -> Person | None:
    match = _FRIEND.fullmatch(text)
    if match is None:  # what does not follow the form is a name as a whole
        return Person(tidy(text)) if text and text[0] not in "([@" else None
    known = [tidy(name) for name in re.split(r"\ba\.k\.a\.\s", match["known"] or "") if name.strip()]
    notes = [f"also known as {', '.join(known)}" if known else "", tidy(match["place"] or "")]
    tags = dict.fromkeys(tag.lstrip("@") for tag in match["tags"].split())
    return Person(tidy(match["name"]), note="\n".join(filter(None, notes)), tags=tuple(filter(None, tags)))


def _tell(people: dict[str, Person], kind: str, text: str) -> str:
    """Add an activity or a note to those it names; why it could not be, or nothing."""
    match = _EVENT.fullmatch(text.split("\n", 1)[0])
    rest = text.partition("\n")[2]
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        day = None
    if match is None or day is None:
        return f"“{_shown(text)}” does not begin with a date"
    words = "\n".join(filter(None, (_unmarked(match[2] or ""), _unmarked(rest))))
    named = dict.fromkeys(_key(name) for name in _BOLD.findall(text))
    known = [key for key in named if key in people]
    if not known:
        return f"“{_shown(words)}” names nobody under Friends"
    for key in known:
        person = people[key]
        if kind == "activities":
            people[key] = person._replace(contacts=(*person.contacts, (day, words)))
        else:
            people[key] = person._replace(note="\n".join(filter(None, (person.note, f"{day}: {words}"))))
    return ""


def _unmarked(text: str) -> str:
    return _PLACE.sub(r"\1", _BOLD.sub(r"\1", text)).strip()


def _item(line: str) -> str:
    return re.sub(r"^[-*]\s+", "", line)


def _shown(text: str) -> str:
    line = tidy(text)
    return line if len(line) <= 60 else f"{line[:59]}…"


def _key(name: str) -> str:
    return tidy(name).casefold()
