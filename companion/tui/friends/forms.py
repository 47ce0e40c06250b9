"""What is asked of a friend and of a contact, and what was answered."""

from __future__ import annotations

from typing import Any

from companion.domain.birthday import read_birthday, read_dates
from companion.domain.cadence import HINT, Cadence, parse_cadence
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
CIRCLES_OWN: Cadence | str | None = "circle"


def contact_fields(who: str, contact: Contact | None) -> tuple[Field, ...]:
    """Whom, how and when, and what else there is to say of a contact."""
    return (
        Field(
            "who", "who", who, accepts=f"the beginning of a name is enough; several with {BETWEEN} between"
        ),
        Field("kind", "how", contact.kind if contact else "message", options=KINDS),
        Field(
            "day",
            "when",
            str(contact.date) if contact else "",
            "today",
            accepts=f"{DAY}; a day ahead makes a plan",
        ),
        Field("reached", "who reached out", contact.reached_out if contact else "", options=REACHED),
        Field("felt", "how it felt", (contact.felt or "") if contact else "", options=FELT),
        Field("seen", "seen", contact.seen if contact else "", options=SEEN),
        Field("note", "note", contact.note if contact else "", OPTIONAL),
    )


def friend_fields(friend: Friend | None, settings: Settings) -> tuple[Field, ...]:
    """All that is known of a friend, or to be asked of a new one."""
    dates = f"{BETWEEN} ".join(f"{noted.label} {noted.when}" for noted in friend.dates) if friend else ""
    every = ""
    if friend is not None and friend.every != "circle":
        every = str(friend.every) if isinstance(friend.every, Cadence) else "none"
    return (
        Field("name", "name", friend.name if friend else "", "who is it?"),
        Field("circle", "circle", friend.circle if friend else "close", options=circle_options(settings)),
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
            friend.birthday if friend else "",
            OPTIONAL,
            accepts="month and day, 03-14, or with the year, 1985-03-14",
        ),
        Field("leap_day", "a 29 February", friend.leap_day if friend else "02-28", options=LEAP_DAYS),
        Field(
            "dates",
            "other dates",
            dates,
            OPTIONAL,
            accepts=f"a name and month-day, several with {BETWEEN} between: wedding 06-12; name day 11-03",
        ),
        Field("since", "known", friend.since if friend else "", options=SINCE),
        Field("good_for", "good for", friend.good_for if friend else "", "long walks, honest advice"),
        Field("tags", "tags", ", ".join(friend.tags) if friend else "", "climbing, old town"),
        Field("note", "note", friend.note if friend else "", OPTIONAL),
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
        "every": values.read_or("every", CIRCLES_OWN, parse_cadence),
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
