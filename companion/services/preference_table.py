"""What a person can set, in words: one table for the settings page and for ``companion settings``.

To add one: a field of ``domain.settings.Settings`` with its default, its declaration in
``domain.fields.settings``, and a line here that says what it does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from companion.domain.answers import Pillar
from companion.domain.calendar import counted
from companion.domain.errors import Unknown
from companion.domain.friend import Circle
from companion.domain.friend_status import circle_name
from companion.domain.hours import read_time
from companion.domain.numbers import read_room
from companion.domain.ranges import MAX_LOCK_MINUTES, MAX_QUIET_DAYS, MAX_SUGGESTED, MIN_QUIET_DAYS
from companion.domain.settings import Settings
from companion.services.preference_texts import (
    WEEKDAYS,
    number_from,
    read_calendars,
    read_checklist,
    read_circle_names,
    read_command,
    read_day_start,
    read_flag,
    read_hide_key,
    read_keys,
    read_pillars,
    read_rhythm,
    read_title,
    read_weekday,
    show_flag,
    show_list,
    show_rhythm,
    show_time,
)

DEFAULTS = Settings()


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


PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "day_start",
        "day starts at",
        "What you do before this time counts for the day before, on every screen and in every total.",
        read_day_start,
        show_time,
        "a time from 00:00 to 12:00, such as 03:00",
    ),
    Preference(
        "week_start",
        "week starts on",
        "The first day of the week, for weekly habits and goals and for every calendar that is drawn.",
        read_weekday,
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
        read_pillars,
        show_list,
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
        number_from(MIN_QUIET_DAYS, MAX_QUIET_DAYS),
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
        show_time,
        "a time, such as 09:00",
    ),
    Preference(
        "ask_until",
        "questions until",
        "Today stops asking at this time of day. Set both to the same time and it may ask at any hour.",
        read_time,
        show_time,
        "a time, such as 21:00",
    ),
    Preference(
        "suggested",
        "friends on Today",
        "Today names at most this many friends to get in touch with. Friends always lists everybody.",
        number_from(0, MAX_SUGGESTED),
        str,
        "3",
        ("0", "1", "2", "3"),
    ),
    *(
        Preference(
            f"circle_{circle.value}",
            f"rhythm of {{{circle.value}}}",
            f"How often you want to be in touch with people of the circle {{{circle.value}}}, by default.",
            partial(read_rhythm, circle),
            partial(show_rhythm, circle),
            "10 days, 2 weeks, 1 month — or none",
        )
        for circle in Circle
    ),
    Preference(
        "circle_names",
        "names of circles",
        "Your own words for the four circles, nearest first, divided by commas.",
        read_circle_names,
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
        show_time,
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
        show_time,
        "a time, such as 08:00",
    ),
    Preference(
        "checklist",
        "before quiet time",
        "What to do before a timed session begins. Each time you start one, the list is shown first.",
        read_checklist,
        show_list,
        "things to do, with commas between: phone away, notifications off",
    ),
    Preference(
        "hook_start",
        "command at the start",
        "A command of yours that runs when a timer starts, such as one that turns on do-not-disturb.",
        read_command,
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
        read_command,
        lambda value: value or "none",
        "a command as you would type it in a shell, or nothing",
    ),
    Preference(
        "bell",
        "sound at the end",
        "The terminal's bell rings when a timed session reaches its planned end.",
        read_flag,
        show_flag,
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
        read_title,
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
        read_calendars,
        show_list,
        "folders or files, with commas between, or none",
    ),
    Preference(
        "calendar_titles",
        "their titles",
        "Shows what each entry of other calendars is called. With no, all of them are busy.",
        read_flag,
        show_flag,
        "no",
        ("yes", "no"),
    ),
    Preference(
        "hide_key",
        "quick hide",
        "This key hides everything at once, in forms and text fields too. Press it again to come back.",
        read_hide_key,
        lambda value: value.upper() if value.startswith("f") else value,
        "F1 to F10, or ctrl and a letter, such as ctrl+g",
    ),
    Preference(
        "keys",
        "keys of your own",
        "Other keys for what the palette (ctrl+p) names: undo=ctrl+y, look-into-it=v.",
        read_keys,
        show_list,
        "a name, = and a key, with commas between: undo=ctrl+y, start=t; or nothing",
    ),
    Preference(
        "lock_minutes",
        "lock when idle",
        (
            "After this many minutes without a key, Companion hides itself and asks for your passphrase. "
            "It needs a passphrase first."
        ),
        number_from(0, MAX_LOCK_MINUTES),
        lambda value: counted(value, "minute") if value else "never",
        f"minutes from 1 to {MAX_LOCK_MINUTES}; 0 for never",
    ),
    Preference(
        "early_frame",
        "picture of Today",
        (
            "Keeps pictures of today and the next seven days beside your store, readable by you alone. So "
            "Today is there as soon as you start Companion. With no, the screen stays dark a little longer."
        ),
        read_flag,
        show_flag,
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
