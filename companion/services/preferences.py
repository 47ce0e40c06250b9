"""What a person can set, in words: one table for the settings page and for ``companion settings``.

To add one: a field of ``domain.settings.Settings`` with its default, its declaration in
``domain.fields.settings``, and a line here that says what it does.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from companion.domain.answers import Pillar
from companion.domain.cadence import parse_cadence
from companion.domain.calendar import counted
from companion.domain.errors import Refused, Unknown, Unreadable
from companion.domain.friend import Circle
from companion.domain.friend_status import CIRCLE_CADENCE, circle_name
from companion.domain.hours import read_time
from companion.domain.journal import Journal
from companion.domain.numbers import read_room, read_whole
from companion.domain.ranges import MAX_LOCK_MINUTES, MAX_QUIET_DAYS, MAX_SUGGESTED, MIN_QUIET_DAYS
from companion.domain.settings import Settings
from companion.services.unit_of_work import Change, UnitOfWork

DEFAULTS = Settings()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Preference(NamedTuple):
    """One thing that can be set: the field, its words, and how it is read and shown.

    ``read`` raises Unreadable. With ``choices`` it is one of a few words, or any ``several`` of them.
    """

    field: str
    label: str
    what: str
    read: Callable[[str], Any]
    show: Callable[[Any], str]
    hint: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False

    @property
    def name(self) -> str:
        """The name on the command line: ``day-start``."""
        return self.field.replace("_", "-")

    def said(self, settings: Settings) -> Preference:
        """The same in the person's own names of circles: its words have ``{inner}`` where one stands."""
        names = {circle.value: circle_name(circle, settings) for circle in Circle}
        return self._replace(label=self.label.format(**names), what=self.what.format(**names))


def _day_start(text: str) -> time:
    found = read_time(text)
    if found > time(12):
        raise Unreadable(f"a day cannot start at {found:%H:%M}", "use 00:00 to 12:00")
    return found


def _weekday(text: str) -> int:
    plain = text.strip().casefold()
    fits = [n for n, name in enumerate(WEEKDAYS) if plain and name.casefold().startswith(plain)]
    if len(fits) != 1:
        raise Unreadable(f"“{text.strip()}” is not a weekday", "write it as Monday")
    return fits[0]


def _number(least: int, most: int) -> Callable[[str], int]:
    return partial(read_whole, least=least, most=most)


def _flag(text: str) -> bool:
    plain = text.strip().casefold()
    if plain not in ("yes", "no"):
        raise Unreadable(f"“{text.strip()}” is neither yes nor no", "write yes or no")
    return plain == "yes"


def _pillars(text: str) -> tuple[str, ...]:
    words = [word for word in re.split(r"[,\s]+", text.casefold()) if word and word not in ("none", "and")]
    unknown = [word for word in words if word not in set(Pillar)]
    if unknown:
        raise Unreadable(
            f"“{unknown[0]}” is not something that can ask", "solitude, friends, interests or none"
        )
    return tuple(pillar.value for pillar in Pillar if pillar.value in words)


def _rhythm(circle: Circle, text: str) -> str:
    """A cadence in its own words; empty for the default."""
    cadence = parse_cadence(text)
    if cadence == CIRCLE_CADENCE[circle]:
        return ""
    return "none" if cadence is None else str(cadence)


def _shown_rhythm(circle: Circle, value: str) -> str:
    return value or str(CIRCLE_CADENCE[circle])


def _circle_names(text: str) -> tuple[str, ...]:
    names = tuple(" ".join(name.split()) for name in text.split(","))
    if names == tuple(Circle):
        return ()
    if len(names) != len(Circle) or not all(names) or len({name.casefold() for name in names}) != len(names):
        raise Unreadable("four different names are needed, nearest first", "inner, close, wider, kept")
    return names


def _calendars(text: str) -> tuple[str, ...]:
    if text.strip().casefold() in ("", "none"):
        return ()
    found = tuple(str(Path(each.strip()).expanduser().absolute()) for each in text.split(",") if each.strip())
    for each in found:
        if not Path(each).exists():
            raise Unreadable(f"there is nothing at {each}", "give folders of calendars, or .ics files")
    return found


def _checklist(text: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in text.split(",") if item.strip())


def _command(text: str) -> str:
    if text.strip().casefold() == "none":
        return ""
    try:
        shlex.split(text)
    except ValueError:
        raise Unreadable("a quotation mark is not closed", "write the command as in a shell") from None
    return text.strip()


def _title(text: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise Unreadable("a block needs some title", "Busy")
    return plain


_HIDE = {f"f{n}" for n in range(1, 11)} | {f"ctrl+{letter}" for letter in "abdefgklnortwxy"}


def _hide_key(text: str) -> str:
    plain = text.strip().casefold()
    if plain not in _HIDE:
        raise Unreadable(f"“{text.strip()}” cannot hide", "F1 to F10, or ctrl and a letter such as ctrl+g")
    return plain


def _keys(text: str) -> tuple[str, ...]:
    found = []
    for part in text.split(","):
        name, equals, key = (word.strip().casefold() for word in part.strip().partition("="))
        if not name and not equals:
            continue
        plain = len(key) == 1 and key.isalnum()
        if not re.fullmatch(r"[a-z][a-z-]*", name) or not (plain or key in _HIDE):
            raise Unreadable(f"“{part.strip()}” is not a key", "write undo=ctrl+y, start=t and the like")
        found.append(f"{name}={key}")
    return tuple(found)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _clock(value: time) -> str:
    return f"{value:%H:%M}"


def _listed(value: tuple[str, ...]) -> str:
    return ", ".join(value) or "none"


PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "day_start",
        "day starts at",
        "What you do before this time counts for the day before, on every screen and in every total.",
        _day_start,
        _clock,
        "a time from 00:00 to 12:00, such as 03:00",
    ),
    Preference(
        "week_start",
        "week starts on",
        "The first day of the week, for weekly habits and goals and for every calendar that is drawn.",
        _weekday,
        lambda value: WEEKDAYS[value],
        "Monday",
        WEEKDAYS,
    ),
    Preference(
        "asks",
        "what may ask",
        (
            "When a habit, a friend or an interest goes quiet, Today asks about it. Whatever you leave "
            "out here never asks."
        ),
        _pillars,
        _listed,
        "any of solitude, friends, interests, or none",
        tuple(pillar.value for pillar in Pillar),
        several=True,
    ),
    Preference(
        "ask_days",
        "days between questions",
        (
            "After you answer a question about a habit, the next one about habits comes this many days later "
            "at the earliest. Friends and interests wait just as long."
        ),
        _number(MIN_QUIET_DAYS, MAX_QUIET_DAYS),
        str,
        f"a number from {MIN_QUIET_DAYS} to {MAX_QUIET_DAYS}",
    ),
    Preference(
        "ask_from",
        "questions from",
        (
            "Today asks about what went quiet from this time of day on, and not before. Check-in shows it"
            " at any time."
        ),
        read_time,
        _clock,
        "a time, such as 09:00",
    ),
    Preference(
        "ask_until",
        "questions until",
        "Today stops asking at this time of day. Set both to the same time and it may ask at any hour.",
        read_time,
        _clock,
        "a time, such as 21:00",
    ),
    Preference(
        "suggested",
        "friends on Today",
        "Today names at most this many friends to get in touch with. Friends always lists everybody.",
        _number(0, MAX_SUGGESTED),
        str,
        "3",
        ("0", "1", "2", "3"),
    ),
    *(
        Preference(
            f"circle_{circle.value}",
            f"rhythm of {{{circle.value}}}",
            f"How often you want to be in touch with people of the circle {{{circle.value}}}, by default.",
            partial(_rhythm, circle),
            partial(_shown_rhythm, circle),
            "10 days, 2 weeks, 1 month — or none",
        )
        for circle in Circle
    ),
    Preference(
        "circle_names",
        "names of circles",
        "Your own words for the four circles, nearest first, divided by commas.",
        _circle_names,
        lambda value: ", ".join(value) or ", ".join(Circle),
        "inner, close, wider, kept",
    ),
    Preference(
        "contacts_a_week",
        "contacts a week",
        (
            "How many contacts a week you have room for. If what you wish for adds up to more, Friends "
            "says so. Nothing else changes."
        ),
        read_room,
        lambda value: "not said" if value is None else str(value),
        "a number such as 4, or none",
    ),
    Preference(
        "quiet_from",
        "quiet from",
        "From this time of day on, companion remind --notify sends no notification.",
        read_time,
        _clock,
        "a time, such as 22:00",
    ),
    Preference(
        "quiet_until",
        "quiet until",
        (
            "From this time of day on, notifications come again. Set both to the same time and there are "
            "no quiet hours."
        ),
        read_time,
        _clock,
        "a time, such as 08:00",
    ),
    Preference(
        "checklist",
        "before quiet time",
        "What to do before a timed session begins. Each time you start one, the list is shown first.",
        _checklist,
        _listed,
        "things to do, with commas between: phone away, notifications off",
    ),
    Preference(
        "hook_start",
        "command at the start",
        "A command of yours that runs when a timer starts, such as one that turns on do-not-disturb.",
        _command,
        lambda value: value or "none",
        "a command as you would type it in a shell, or nothing",
    ),
    Preference(
        "hook_end",
        "command at the end",
        (
            "A command of yours that runs when a timer ends. It has 5 seconds. If it fails you are told, "
            "and nothing else happens."
        ),
        _command,
        lambda value: value or "none",
        "a command as you would type it in a shell, or nothing",
    ),
    Preference(
        "bell",
        "sound at the end",
        "The terminal's bell rings when a timed session reaches its planned end.",
        _flag,
        _yes,
        "no",
        ("yes", "no"),
    ),
    Preference(
        "block_title",
        "blocks outside",
        (
            "What every block is called in a calendar you export and in the neutral view, so that nobody "
            "reads there what it is for."
        ),
        _title,
        str,
        "a word or two, such as Busy",
    ),
    Preference(
        "calendars",
        "other calendars",
        (
            "Folders or .ics files on this computer. The week of blocks shows when you are busy there, and "
            "planning says what it would clash with. They are only read."
        ),
        _calendars,
        _listed,
        "folders or files, with commas between, or none",
    ),
    Preference(
        "calendar_titles",
        "their titles",
        "Shows what each entry of other calendars is called. With no, all of them are busy.",
        _flag,
        _yes,
        "no",
        ("yes", "no"),
    ),
    Preference(
        "hide_key",
        "quick hide",
        "This key hides everything at once, in forms and text fields too. Press it again to come back.",
        _hide_key,
        lambda value: value.upper() if value.startswith("f") else value,
        "F1 to F10, or ctrl and a letter, such as ctrl+g",
    ),
    Preference(
        "keys",
        "keys of your own",
        "Other keys for what the palette (ctrl+p) names: undo=ctrl+y, look-into-it=v.",
        _keys,
        _listed,
        "a name, = and a key, with commas between: undo=ctrl+y, start=t; or nothing",
    ),
    Preference(
        "lock_minutes",
        "lock when idle",
        (
            "After this many minutes without a key, Companion hides itself and asks for your passphrase. "
            "It needs a passphrase first."
        ),
        _number(0, MAX_LOCK_MINUTES),
        lambda value: f"{value} minutes" if value else "never",
        f"minutes from 1 to {MAX_LOCK_MINUTES}; 0 for never",
    ),
    Preference(
        "early_frame",
        "picture of Today",
        (
            "Keeps pictures of today and the next seven days beside your store, readable by you alone. So "
            "Today is there as soon as you start Companion. With no, the screen stays dark a little longer."
        ),
        _flag,
        _yes,
        "yes",
        ("yes", "no"),
    ),
)


def preference(name: str, settings: Settings = DEFAULTS) -> Preference:
    """The preference of that name, or of the only one that begins so, in the words of ``settings``.

    Raises Unknown.
    """
    plain = name.strip().casefold().replace("_", "-")
    fits = [one for one in PREFERENCES if one.name == plain] or [
        one for one in PREFERENCES if plain and one.name.startswith(plain)
    ]
    if len(fits) != 1:
        import difflib

        close = difflib.get_close_matches(plain, [one.name for one in PREFERENCES], n=1)
        raise Unknown(
            f"there is no setting “{name}”",
            f"did you mean {close[0]}" if close else "companion settings lists them",
        )
    return fits[0].said(settings)


class Preferences:
    """Use cases of settings."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @property
    def settings(self) -> Settings:
        """What is set now."""
        return self._work.journal.settings

    def change(self, one: Preference, text: str) -> Change:
        """Set ``one`` to what ``text`` says. Raises Unreadable."""
        return self._set(one, one.read(text))

    def change_circle(self, circle: Circle, name: str, rhythm: str) -> Change:
        """Name a circle, and set its rhythm as its preference reads it. Raises Refused for a taken name."""

        def change(journal: Journal, _: date) -> tuple[Journal, str]:
            names = [circle_name(each, journal.settings) for each in Circle]
            names[circle.rank] = " ".join(name.split()) or circle.value
            if len({each.casefold() for each in names}) != len(names):
                raise Refused(f"another circle is called “{names[circle.rank]}”", "choose another name")
            own = () if names == list(Circle) else tuple(names)
            fields: dict[str, Any] = {"circle_names": own, f"circle_{circle.value}": rhythm}
            return journal.with_settings(**fields), f"{names[circle.rank]}: changed"

        return self._work.decide(change)

    def chart(self, habits: Iterable[int]) -> Change:
        """Remember whose strength Insights draws; nobody's means everybody's."""
        chosen = tuple(habits)
        return self._work.commit(
            f"strength drawn of {counted(len(chosen), 'habit')}"
            if chosen
            else "strength drawn of all habits",
            lambda journal: journal.with_settings(charted=chosen),
        )

    def restore(self, one: Preference) -> Change:
        """Set ``one`` back to what it is by default."""
        return self._set(one, getattr(DEFAULTS, one.field))

    def _set(self, one: Preference, value: Any) -> Change:
        changed: dict[str, Any] = {one.field: value}
        return self._work.commit(
            f"{one.label}: {one.show(value)}",
            lambda journal: journal.with_settings(**changed),
        )
