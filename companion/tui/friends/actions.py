"""Actions on friends and contacts."""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from companion.domain.birthday import read_birthday, read_dates
from companion.domain.cadence import HINT, Cadence, parse_cadence
from companion.domain.calendar import spoken_date
from companion.domain.errors import Refused, Unreadable
from companion.domain.friend import Circle, Contact, ContactKind, Feeling, Friend
from companion.domain.naming import find
from companion.domain.numbers import read_room
from companion.domain.settings import Settings
from companion.domain.support import QUESTIONS
from companion.services.unit_of_work import Change
from companion.tui.friends.rows import long_quiet_words
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, OPTIONAL, Field, Values, accepted
from companion.tui.kit.form import FormDialog
from companion.tui.kit.last_in_touch import last_fields, read_last
from companion.tui.kit.options import circle_options
from companion.tui.kit.pick import Pickable, PickDialog
from companion.tui.kit.wording import count, day_words

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
DIED = (Option("no", "n"), Option("yes", "y"))
FELT = (Option("", "n", "not said"), Option("lifted", "l"), Option("level", "e"), Option("drained", "d"))
SEEN = (Option("", "n", "not said"), Option("alone", "a"), Option("partner", "p", "with my partner"))
SINCE = (Option("", "n", "not said"), Option("before", "b", "before us"), Option("after", "a", "since us"))
BETWEEN = ";"
ADDRESS_BOOKS = (
    Option("vcard", "v", "vCard (.vcf)"),
    Option("google", "g", "Google Contacts (.csv)"),
    Option("friends", "f", "friends.md"),
)
LEAP_DAYS = (Option("02-28", "f", "falls on 28 February"), Option("03-01", "m", "falls on 1 March"))
CIRCLES_OWN: Cadence | str | None = "circle"
SNOOZE = timedelta(weeks=2)  # unless another date is said


class FriendActions(Actions):
    """Log a contact, add, edit, snooze, put away, delete."""

    def open(self, friend_id: int) -> None:
        """Show the friend's page."""
        from companion.tui.friends.page import FriendPage

        self.shell.push(FriendPage(friend_id))

    def log(self, friend_id: int | None) -> None:
        """Log a contact: kind and Enter are enough."""
        friends = self._known()
        if not friends:
            self.shell.say_problem(
                Refused("there is no friend to log yet", "{add} adds one on the Friends screen")
            )
            return
        chosen = self.shell.snapshot.journal.friends.get(friend_id or 0)
        asks = [ask.text for ask in chosen.asks if ask.done is None] if chosen else []

        def keep(values: Values) -> Change:
            ids = values.read("who", self._ids)
            return self.companion.friends.log(
                ids,
                ContactKind(values["kind"]),
                values.read_or("day", self.shell.today, self.day_of),
                reached_out=values["reached"],
                felt=Feeling(values["felt"]) if values["felt"] else None,
                seen=values["seen"],
                note=values["note"],
                asked=asks if values.get("asked") == "yes" else (),
            )

        words = long_quiet_words(chosen, self.shell.snapshot) if chosen else ""
        fields = _contact_fields(chosen.name if chosen else "", None, self.shell.today)
        if asks:
            label = Option("yes", "y", "yes, tick: " + " · ".join(asks))
            fields = (*fields, Field("asked", "asked about it", "no", options=(Option("no", "n"), label)))
        self.ask("Log a contact", fields, keep, first="kind" if chosen else "who", words=words, enough="kind")

    def edit_contact(self, contact_id: int) -> None:
        """Change a logged contact."""
        contact = self.shell.snapshot.journal.contacts[contact_id]
        friends = self.shell.snapshot.journal.friends
        names = f"{BETWEEN} ".join(friends[i].name for i in contact.friends if i in friends)

        def keep(values: Values) -> Change:
            return self.companion.friends.edit_contact(
                contact_id,
                friends=values.read("who", self._ids),
                kind=ContactKind(values["kind"]),
                date=values.read("day", self.day_of),
                reached_out=values["reached"],
                felt=Feeling(values["felt"]) if values["felt"] else None,
                seen=values["seen"],
                note=values["note"].strip(),
            )

        self.ask("A contact", _contact_fields(names, contact, self.shell.today), keep, first="kind")

    def delete_contact(self, contact_id: int) -> None:
        """Remove a contact, after asking once."""
        contact = self.shell.snapshot.journal.contacts[contact_id]
        title = f"Delete the {contact.kind} of {day_words(contact.date, self.shell.today)}?"
        words = "It no longer counts. {undo} brings it back."
        self.confirm(title, words, lambda: self.companion.friends.delete_contact(contact_id))

    def add(self) -> None:
        """A new friend."""

        def keep(values: Values) -> Change:
            return self.companion.friends.add(
                values["name"],
                circle=Circle(values["circle"]),
                every=values.read_or("every", CIRCLES_OWN, parse_cadence),
                added=read_last(values, "", self.shell.today),
                **_known_of(values),
            )

        fields = _friend_fields(None, self.shell.snapshot.journal.settings)
        self.ask("A friend of yours", (*fields[:6], *last_fields("", {}), *fields[6:]), keep)

    def edit(self, friend_id: int) -> None:
        """Change what is known of a friend; also that somebody has died."""
        friend = self.companion.friends.get(friend_id)
        died: list[bool] = []  # true in it once the form was saved with it

        def keep(values: Values) -> Change:
            change = self.companion.friends.edit(
                friend_id,
                name=values["name"],
                circle=Circle(values["circle"]),
                every=values.read_or("every", CIRCLES_OWN, parse_cadence),
                **_known_of(values),
            )
            died.extend([True] if friend.died is None and values["died"] == "yes" else [])
            return change

        def then(_: Change) -> None:
            if died:
                self.died(friend_id)

        asked = (Field("died", "has died", "no", options=DIED),) if friend.died is None else ()
        self.ask(
            friend.name,
            (*_friend_fields(friend, self.shell.snapshot.journal.settings), *asked),
            keep,
            then=then,
        )

    def died(self, friend_id: int) -> None:
        """Say that a friend has died, after asking once: nothing asks for contact any more."""
        friends, name = self.companion.friends, self.companion.friends.get(friend_id).name
        words = "The log and the dates stay; nothing asks for contact any more. {undo} takes it back."
        self.confirm(f"{name} has died?", words, lambda: friends.remember(friend_id))

    def snooze(self, friend_id: int) -> None:
        """Snooze until a date, skip the round or pause; a resting friend comes back."""
        friend = self.companion.friends.get(friend_id)
        if friend.rest is not None and friend.rest.covers(self.shell.today):
            self.shell.perform(lambda: self.companion.friends.resume(friend_id))
            return
        how = (Option("until", "u", "until a date"), Option("round", "s", "skip this round"))

        back = self.shell.today + SNOOZE

        def keep(values: Values) -> Change:
            if values["how"] == "round":
                return self.companion.friends.skip_round(friend_id)
            return self.companion.friends.snooze(friend_id, values.read("until", self.coming_day))

        fields = (
            Field("how", "rest", "until", options=how),
            Field(
                "until",
                "back on",
                str(back),
                accepts=f"{back}, {spoken_date(back, self.shell.today)}, tomorrow",
            ),
        )
        self.ask(f"Snooze {friend.name}", fields, keep, first="how")

    def ask_next_time(self, friend_id: int) -> None:
        """Note something to ask next time."""
        friend = self.companion.friends.get(friend_id)
        field = Field("text", "ask", "", "how the new job is going")
        self.ask(
            f"{friend.name}: ask next time",
            (field,),
            lambda values: self.companion.friends.add_ask(friend_id, values["text"]),
        )

    def make_room(self) -> None:
        """Say how many contacts a week there is room for."""
        now = self.shell.snapshot.journal.settings.contacts_a_week
        words = "When your rhythms add up to more than this, the list says so. Nothing else happens."
        field = Field(
            "room",
            "contacts a week",
            str(now or ""),
            OPTIONAL,
            accepts="a number, such as 3; blank: no limit",
        )

        def keep(values: Values) -> Change:
            return self.companion.friends.make_room(values.read("room", read_room))

        self.ask("Room for friends", (field,), keep, words=words)

    def who_else(self) -> None:
        """Show whom one would turn to, besides the partner."""
        from companion.tui.friends.who_else import WhoElsePage

        self.shell.push(WhoElsePage())

    def choose_for(self, need: str) -> None:
        """Choose the friend for a need, or nobody."""
        things = [Pickable(friend.id, friend.name, friend.good_for) for friend in self._known()]

        def chosen(key: Hashable | None) -> None:
            if key is not None:
                friend_id = key if isinstance(key, int) and key else None
                self.shell.perform(lambda: self.companion.friends.turn_to(need, friend_id))

        self.shell.push(PickDialog(QUESTIONS[need], [*things, Pickable(0, "nobody yet")]), chosen)

    def take_in(self) -> None:
        """Look through an address book, and take in whom one chooses."""
        from companion.tui.friends.import_people import ImportPeoplePage

        fields = (
            Field("file", "file", "", "~/contacts.vcf", accepts="the path of a file on this computer"),
            Field("form", "kind", "vcard", options=ADDRESS_BOOKS),
        )

        def keep(values: Values) -> Path:
            return values.read("file", readable_file)

        def opened(path: Path | None) -> None:
            if path is not None:
                self.shell.push(ImportPeoplePage(path, dialog.typed["form"]))

        dialog = FormDialog("People from an address book", fields, keep, words="Nobody is taken in yet.")
        self.shell.push(dialog, opened)

    def archive(self, friend_id: int) -> None:
        """Archive, or bring back."""
        friends = self.companion.friends
        if friends.get(friend_id).archived:
            self.shell.perform(lambda: friends.bring_back(friend_id))
        else:
            self.shell.perform(lambda: friends.archive(friend_id))

    def remember(self, friend_id: int) -> None:
        """Keep in memory; asks whether the dates are kept."""
        friends = self.companion.friends
        field = Field("dates", "dates", "keep", options=(Option("keep", "k"), Option("let go", "l")))
        self.ask(
            f"{friends.get(friend_id).name} has died",
            (field,),
            lambda values: friends.remember(friend_id, dates=values["dates"] == "keep"),
            words="The log stays, and nothing is asked about any more. {undo} takes it back.",
        )

    def delete(self, friend_id: int) -> None:
        """Remove, after asking once."""
        friend = self.companion.friends.get(friend_id)
        journal = self.shell.snapshot.journal
        own = sum(1 for contact in journal.contacts.values() if friend_id in contact.friends)
        words = (
            f"{count(own, 'contacts')} in the log. "
            "Archiving ({archive}) deletes nothing. {undo} brings it back."
        )
        self.confirm(f"Delete {friend.name}?", words, lambda: self.companion.friends.delete(friend_id))

    def _known(self) -> list[Friend]:
        return [
            f for f in self.shell.snapshot.journal.friends.values() if f.archived is None and f.died is None
        ]

    def _ids(self, text: str) -> tuple[int, ...]:
        whole = [friend.id for friend in self._known() if friend.name == text]
        if whole:  # a name may hold what otherwise stands between two
            return tuple(whole)
        names = [name for name in re.split(f" *{BETWEEN} *", text) if name]
        if not names:
            raise Unreadable("nobody is named", "type the beginning of a name; several with ; between")
        return tuple(find(name, self._known(), "friend").id for name in names)


def _contact_fields(who: str, contact: Contact | None, today: date) -> tuple[Field, ...]:
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


def _friend_fields(friend: Friend | None, settings: Settings) -> tuple[Field, ...]:
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
        Field("since", "a friend", friend.since if friend else "", options=SINCE),
        Field("good_for", "good for", friend.good_for if friend else "", "long walks, honest advice"),
        Field("tags", "tags", ", ".join(friend.tags) if friend else "", "climbing, old town"),
        Field("note", "note", friend.note if friend else "", OPTIONAL),
    )


def readable_file(text: str) -> Path:
    """A file that is there. Raises Refused."""
    path = Path(text).expanduser()
    if not text or not path.is_file():
        raise Refused(f"there is no file “{text}”", "give the path of a file, such as ~/contacts.vcf")
    return path


def _known_of(values: Values) -> dict[str, Any]:
    """What a form says of a friend beside name, circle and rhythm."""
    return {
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
