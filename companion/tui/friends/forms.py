"""What is asked of a friend and of a contact, and what was answered."""

from __future__ import annotations

from typing import Any

from companion.domain.birthday import read_birthday, read_dates
from companion.domain.cadence import HINT, parse_cadence
from companion.domain.friend import Circle, Contact, ContactKind, Feeling, Friend
from companion.domain.settings import Settings
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, OPTIONAL, Field, Values, accepted
from companion.tui.kit.options import circle_options

KINDS = (
    Option("message", "m"),
    Option("call", "c"),
    Option("in person", "i"),
    Option("video", "v"),
    Option("letter", "l"),
    Option("activity", "a"),
    Option("attempt", "t", "tried (no answer)"),
)
REACHED = (Option("", "n", "not said"), Option("me", "m"), Option("them", "t"), Option("both", "b"))
FELT = (Option("", "n", "not said"), Option("lifted", "l"), Option("level", "e"), Option("drained", "d"))
SEEN = (Option("", "n", "not said"), Option("alone", "a"), Option("partner", "p", "with my partner"))
SINCE = (Option("", "n", "not said"), Option("before", "b", "before us"), Option("after", "a", "since us"))
BETWEEN = ";"
LEAP_DAYS = (Option("02-28", "f", "on 28 February"), Option("03-01", "m", "on 1 March"))


def contact_fields(who: str, contact: Contact) -> tuple[Field, ...]:
    """Whom, how and when, and what else there is to say of a contact, one that is logged or a new one."""
    return (
        Field(
            "who", "who", who, accepts=f"the beginning of a name is enough; several with {BETWEEN} between"
        ),
        Field("kind", "how", contact.kind, options=KINDS),
        Field(
            "day",
            "when",
            str(contact.date) if contact.id else "",
            "today",
            accepts=f"{DAY}; a day ahead makes a plan",
        ),
        Field("reached", "who reached out", contact.reached_out, options=REACHED),
        Field("felt", "how it felt", contact.felt or "", options=FELT),
        Field("seen", "seen", contact.seen, options=SEEN),
        Field("note", "note", contact.note, OPTIONAL),
    )


def friend_fields(friend: Friend, settings: Settings) -> tuple[Field, ...]:
    """All that is known of a friend, or to be asked of a new one."""
    dates = f"{BETWEEN} ".join(f"{noted.label} {noted.when}" for noted in friend.dates)
    every = "" if friend.every == "circle" else str(friend.every or "none")
    return (
        Field("name", "name", friend.name, "who is it?"),
        Field("circle", "circle", friend.circle, options=circle_options(settings)),
        Field(
            "every",
            "in touch every",
            every,
            "as the circle",
            accepts=f"{accepted(HINT)}; blank: as the circle",
        ),
        Field(
            "birthday",
            "birthday",
            friend.birthday,
            OPTIONAL,
            accepts="month and day, 03-14, or with the year, 1985-03-14",
        ),
        Field("leap_day", "a 29 February", friend.leap_day, options=LEAP_DAYS),
        Field(
            "dates",
            "other dates",
            dates,
            OPTIONAL,
            accepts=f"a name and month-day, several with {BETWEEN} between: wedding 06-12; name day 11-03",
        ),
        Field("since", "known", friend.since, options=SINCE),
        Field("good_for", "good for", friend.good_for, "long walks, honest advice"),
        Field("tags", "tags", ", ".join(friend.tags), "climbing, old town"),
        Field("note", "note", friend.note, OPTIONAL),
    )


def told_of(values: Values) -> dict[str, Any]:
    """What a form says of a contact beside whom and when."""
    return {
        "kind": ContactKind(values["kind"]),
        "reached_out": values["reached"],
        "felt": Feeling(values["felt"]) if values["felt"] else None,
        "seen": values["seen"],
        "note": values["note"].strip(),
    }


def known_of(values: Values) -> dict[str, Any]:
    """What a form says of a friend."""
    return {
        "name": values["name"],
        "circle": Circle(values["circle"]),
        "every": values.read_or("every", "circle", parse_cadence),
        "birthday": values.read_or("birthday", "", read_birthday),
        "leap_day": values["leap_day"],
        "dates": values.read("dates", read_dates),
        "since": values["since"],
        "good_for": values["good_for"].strip(),
        "tags": _tags(values["tags"]),
        "note": values["note"],
    }


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
