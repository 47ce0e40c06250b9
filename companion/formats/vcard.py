"""vCard 2.1, 3.0 and 4.0 as programs really write them, and one's own circle as vCard 4.0.

Each card is tried by itself: what cannot be taken of a file is named with its place, the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from companion.domain.errors import Refused
from companion.domain.friend import Friend, Occurrence
from companion.domain.plain import without_controls
from companion.formats.people import FoundPeople, Person, labels, nickname_of, read_day, tidy, uid_of
from companion.formats.vcard_lines import Property, as_lines, line_layer, properties, split_cards

NO_NAME = "·"  # a card needs one, whatever the name is made of
MAX_CARDS = 20_000  # people in one file
MAX_LINES = 2_000_000  # fifty megabytes of pictures have fewer
MAX_CARD_LINES = 2_000  # beside pictures; vobject takes for ever to join more
_STEP = 100
_NOT_PEOPLE = {"org": "an organisation", "group": "a group"} | {
    kind: f"a {kind}" for kind in ("location", "thing", "device", "application")
}
_YEARLY = {
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "DEATHDATE": "died",
}
_ANDROID = "vnd.android.cursor.item/contact_event"
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")


class _NotTaken(Exception):
    """Why a card is left out."""


class _NoPerson(_NotTaken):
    """A card that is not of a person, such as a group or a place."""


def read_vcards(data: bytes, progress: Callable[[int, int], None] | None = None) -> FoundPeople:
    """Everybody in a .vcf file. ``progress`` is told now and then how many cards of how many are read.

    Raises Refused when there is no card in it, or when the package that reads vCards is missing.
    """
    layer = line_layer()
    if data.count(b"\n") > MAX_LINES:
        raise Refused(f"it holds more than {MAX_LINES} lines", "give a smaller file")
    cards = list(islice(split_cards(as_lines(data)), MAX_CARDS + 1))
    if len(cards) > MAX_CARDS:
        raise Refused(f"it holds more than {MAX_CARDS} cards", "give a smaller file")
    if not cards:
        raise Refused("there is no vCard in it", "give a .vcf file as an address book exports it")
    people: list[Person] = []
    left_out: list[str] = []
    passed_over: list[str] = []
    for done, card in enumerate(cards, 1):
        try:
            if card.lines > MAX_CARD_LINES:
                raise _NotTaken(f"it has more than {MAX_CARD_LINES} lines")
            found = list(properties(card, layer))
            if not card.whole:
                raise _NotTaken(f"the file is cut off before its end{_called(found)}")
            people.append(_person(found))
        except _NoPerson as reason:
            passed_over.append(f"{card.place}: {reason}")
        except _NotTaken as reason:
            left_out.append(f"{card.place}: {reason}")
        except Exception as error:  # whatever a card holds, the others are still read
            left_out.append(f"{card.place}: it cannot be read ({type(error).__name__})")
        if progress is not None and (done % _STEP == 0 or done == len(cards)):
            progress(done, len(cards))
    return FoundPeople(tuple(people), tuple(left_out), tuple(passed_over))


def write_vcards(friends: Iterable[Friend]) -> bytes:
    """The friends as vCard 4.0. Reading it back gives the same names, days, notes and tags."""
    lines = (_folded(line) for friend in friends for line in _card(friend))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")


def _person(found: list[Property]) -> Person:
    """The person of a card. Raises _NotTaken with the reason."""
    all_of: dict[str, list[Property]] = {}
    for each in found:
        all_of.setdefault(each.name, []).append(each)
    old = any(each.text.strip() == "2.1" for each in all_of.get("VERSION", ()))

    def texts(name: str) -> list[str]:
        return [_plain(each.text, old).strip() for each in all_of.get(name, ())]

    kinds = [text.lower() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for text in texts(name)]
    if "COMPANY" in (text.upper() for text in texts("X-ABSHOWAS")):
        kinds.append("org")
    names = [
        *map(tidy, texts("FN")),
        *(_assembled(each.text, old) for each in all_of.get("N", ())),
        *map(tidy, texts("NICKNAME")),
    ]
    name = next((name for name in names if name), "")
    kind = next((_NOT_PEOPLE[kind] for kind in kinds if kind in _NOT_PEOPLE), "")
    if kind:
        raise _NoPerson(f"it is {kind}{_quoted(name)}, no person")
    emails = tuple(dict.fromkeys(text for text in texts("EMAIL") if text))
    if not name:
        organisation = " ".join(part for text in texts("ORG")[:1] for part in text.split(";") if part)
        raise _NotTaken(f"it has no name{_quoted(organisation or next(iter(emails), ''))}")
    birthday, dates = _days(all_of, old)
    grouped = [part for each in all_of.get("CATEGORIES", ()) for part in _parts(each.text, ",")]
    tags = labels([_plain(part, old) for part in grouped])
    note = "\n".join(text for text in texts("NOTE") if text)
    uid = next((text for text in texts("UID") if text), "")
    nickname = nickname_of(texts("NICKNAME"), name)
    return Person(name, birthday, dates, note, tags, uid, emails, nickname=nickname)


def _days(all_of: dict[str, list[Property]], old: bool) -> tuple[str, tuple[Occurrence, ...]]:
    birthday = ""
    noted: list[Occurrence] = []
    for each in all_of.get("BDAY", ()):
        when, is_day = _when(each, old)
        if is_day and not birthday:
            birthday = when
        elif when and when != birthday:
            noted.append(Occurrence("birthday", when))
    for name, label in _YEARLY.items():
        noted += [Occurrence(label, _when(each, old)[0]) for each in all_of.get(name, ())]
    own = {each.group: _plain(each.text, old).strip() for each in all_of.get("X-ABLABEL", ()) if each.group}
    for each in all_of.get("X-ABDATE", ()):
        label = own.get(each.group, "")
        apple = _APPLE_LABEL.fullmatch(label)
        noted.append(Occurrence((apple[1].lower() if apple else label) or "date", _when(each, old)[0]))
    for each in all_of.get("X-ANDROID-CUSTOM", ()):
        kind, when, number, label = (*each.text.split(";"), "", "", "")[:4]
        if kind == _ANDROID:
            label = {"1": "anniversary", "3": "birthday"}.get(number, label)
            noted.append(Occurrence(label or "date", read_day(when) or when.strip()))
    return birthday, tuple(dict.fromkeys(each for each in noted if each.when))


def _when(each: Property, old: bool) -> tuple[str, bool]:
    """The day, or the text as it is, and whether it is a day."""
    text = _plain(each.text, old).strip()
    day = read_day(text, each.param("X-APPLE-OMIT-YEAR"))
    return day or text, bool(day)


def _assembled(text: str, old: bool) -> str:
    """The name out of its parts: family; given; more; before; after."""
    # A comma between two values says what a blank says; one with a blank after it belongs to the text.
    parts = [_plain(part if old else re.sub(r"(?<!\\),(?=\S)", " ", part), old) for part in _parts(text, ";")]
    family, given, more, before, after = (*parts, "", "", "", "", "")[:5]
    return tidy(" ".join((before, given, more, family, after, *parts[5:])))


def _parts(text: str, sign: str) -> list[str]:
    """``text`` parted at ``sign`` where no backslash stands before it."""
    if "\\" not in text:
        return text.split(sign)
    parts = [""]
    for piece in re.findall(r"\\.|[^\\]|\\$", text, re.DOTALL):
        if piece == sign:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _plain(text: str, old: bool) -> str:
    """``text`` without its backslashes. In vCard 2.1 one stands before a separator only."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\\" not in text:
        return text
    if old:
        return re.sub(r"\\([;,:])", r"\1", text)
    return re.sub(r"\\([nN\\,;:])", lambda match: "\n" if match[1] in "nN" else match[1], text)


def _called(found: list[Property]) -> str:
    return _quoted(next((tidy(_plain(each.text, False)) for each in found if each.name == "FN"), ""))


def _quoted(name: str) -> str:
    return f" (“{name}”)" if name else ""


def _card(friend: Friend) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{uid_of(friend.id)}"
    yield f"FN:{_escaped(friend.name) or NO_NAME}"
    given, _, family = tidy(friend.name).rpartition(" ")
    yield f"N:{_escaped(family)};{_escaped(given)};;;" if given else f"N:;{_escaped(family)};;;"
    if friend.birthday:
        yield f"BDAY{_written(friend.birthday)}"
    for number, noted in enumerate(friend.dates, 1):
        if noted.label == "anniversary":
            yield f"ANNIVERSARY{_written(noted.when)}"
        else:
            yield f"item{number}.X-ABDATE{_written(noted.when)}"
            yield f"item{number}.X-ABLABEL:{_escaped(noted.label)}"
    if friend.note:
        yield f"NOTE:{_escaped(friend.note)}"
    if friend.tags:
        yield f"CATEGORIES:{','.join(map(_escaped, friend.tags))}"
    yield "END:VCARD"


def _written(when: str) -> str:
    """The rest of a line with a day: as RFC 6350 writes it, or as text when it is none."""
    if re.fullmatch(r"\d\d-\d\d", when):
        return f":--{when.replace('-', '')}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        return f":{when.replace('-', '')}"
    return f";VALUE=text:{_escaped(when)}"


def _escaped(text: str) -> str:
    plain = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\,;])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> str:
    """``line`` in pieces of at most 75 bytes, no letter torn."""
    if len(line) <= 75 and line.isascii():
        return line
    pieces, size = [""], 0
    for sign in line:
        wide = len(sign.encode("utf-8", "replace"))
        if size + wide > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += wide
    return "\r\n".join(pieces)
