"""Actions on friends and contacts."""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import timedelta
from pathlib import Path

from companion.domain.calendar import spoken_date
from companion.domain.errors import Refused, Unreadable
from companion.domain.friend import Contact, Friend
from companion.domain.friend_status import is_rested
from companion.domain.log_queries import contacts_with
from companion.domain.naming import find
from companion.domain.numbers import read_room
from companion.domain.spoken import amount
from companion.domain.support import QUESTIONS
from companion.services.unit_of_work import Change
from companion.tui.friends.forms import BETWEEN, contact_fields, friend_fields, known_of, told_of
from companion.tui.friends.rows import long_quiet_words, open_asks
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import OPTIONAL, Field, Values
from companion.tui.kit.form import FormDialog
from companion.tui.kit.last_in_touch import last_fields, read_last
from companion.tui.kit.options import YES_NO
from companion.tui.kit.pick import Pickable, PickDialog
from companion.tui.kit.wording import relative_day

ADDRESS_BOOKS = (
    Option("vcard", "v", "vCard (.vcf)"),
    Option("google", "g", "Google Contacts (.csv)"),
    Option("friends", "f", "friends.md"),
)
SNOOZE = timedelta(weeks=2)  # unless another date is said


class FriendActions(Actions):
    """Log a contact, add, edit, snooze, put away, delete."""

    def open(self, friend_id: int) -> None:
        """Show the friend's page."""
        from companion.tui.friends.page import FriendPage

        self.shell.push_screen(FriendPage(friend_id))

    def log(self, friend_id: int | None) -> None:
        """Log a contact: kind and Enter are enough."""
        friends = self._known()
        if not friends:
            self.shell.say_problem(
                Refused("there is no friend to log yet", "{add} adds one on the Friends screen")
            )
            return
        chosen = self.shell.snapshot.journal.friends.get(friend_id or 0)
        asks = open_asks(chosen) if chosen else []

        def keep(values: Values) -> Change:
            ids = values.read("who", self._ids)
            return self.companion.friends.log(
                ids,
                day=values.read_or("day", self.shell.today, self.day_of),
                **told_of(values),
                asked=asks if values.get("asked") == "yes" else (),
            )

        words = long_quiet_words(chosen, self.shell.snapshot) if chosen else ""
        fields = contact_fields(chosen.name if chosen else "", Contact(0, self.shell.today, ()))
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
                date=values.read("day", self.day_of),
                **told_of(values),
            )

        self.ask("A contact", contact_fields(names, contact), keep, first="kind")

    def delete_contact(self, contact_id: int) -> None:
        """Remove a contact, after asking once."""
        contact = self.shell.snapshot.journal.contacts[contact_id]
        title = f"Delete the {contact.kind} of {relative_day(contact.date, self.shell.today)}?"
        words = "It no longer counts. {undo} brings it back."
        self.confirm(title, words, lambda: self.companion.friends.delete_contact(contact_id))

    def add(self) -> None:
        """A new friend."""

        def keep(values: Values) -> Change:
            return self.companion.friends.add(
                added=read_last(values, "", self.shell.today),
                **known_of(values),
            )

        fields = friend_fields(Friend(0, "", self.shell.today), self.shell.snapshot.journal.settings)
        self.ask("A friend of yours", (*fields[:2], *last_fields("", {}), *fields[2:]), keep)

    def edit(self, friend_id: int) -> None:
        """Change what is known of a friend; also that somebody has died."""
        friend = self.companion.friends.get(friend_id)

        def then(_: Change) -> None:
            if form.typed.get("died") == "yes":
                self.died(friend_id)

        asked = (Field("died", "has died", "no", options=YES_NO),) if friend.died is None else ()
        form = self.ask(
            friend.name,
            (*friend_fields(friend, self.shell.snapshot.journal.settings), *asked),
            lambda values: self.companion.friends.edit(friend_id, **known_of(values)),
            then=then,
        )

    def snooze(self, friend_id: int) -> None:
        """Snooze until a date, skip the round or pause; a resting friend comes back."""
        friend = self.companion.friends.get(friend_id)
        if is_rested(self.shell.snapshot.journal, friend, self.shell.today):
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

    def choose_for(self, need: str) -> None:
        """Choose the friend for a need, or nobody."""
        things = [Pickable(friend.id, friend.name, friend.good_for) for friend in self._known()]

        def chosen(key: Hashable | None) -> None:
            if key is not None:
                friend_id = key if isinstance(key, int) and key else None
                self.shell.perform(lambda: self.companion.friends.turn_to(need, friend_id))

        self.shell.push_screen(PickDialog(QUESTIONS[need], [*things, Pickable(0, "nobody yet")]), chosen)

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
                self.shell.push_screen(ImportPeoplePage(path, dialog.typed["form"]))

        dialog = FormDialog("People from an address book", fields, keep, words="Nobody is taken in yet.")
        self.shell.push_screen(dialog, opened)

    def archive(self, friend_id: int) -> None:
        """Archive, or bring back."""
        friends = self.companion.friends
        act = friends.bring_back if friends.get(friend_id).archived else friends.archive
        self.shell.perform(lambda: act(friend_id))

    def died(self, friend_id: int) -> None:
        """Say that a friend has died; asks whether the dates are kept."""
        friends = self.companion.friends
        field = Field(
            "dates", "birthday and dates", "keep", options=(Option("keep", "k"), Option("let go", "l"))
        )
        self.ask(
            f"{friends.get(friend_id).name} has died",
            (field,),
            lambda values: friends.remember(friend_id, dates=values["dates"] == "keep"),
            words="The log stays, and nothing is asked about any more. {undo} takes it back.",
        )

    def delete(self, friend_id: int) -> None:
        """Remove, after asking once."""
        friend = self.companion.friends.get(friend_id)
        own = len(contacts_with(self.shell.snapshot.journal, [friend_id]))
        logged = f"{amount(own, 'contacts')} in the log. " if own else ""
        words = logged + "Archiving ({archive}) deletes nothing. {undo} brings them back."
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
        living = [friend for friend in self.shell.snapshot.journal.friends.values() if friend.died is None]
        return tuple(find(name, living, "friend").id for name in names)


def readable_file(text: str) -> Path:
    """A file that is there. Raises Refused."""
    path = Path(text).expanduser()
    if not text or not path.is_file():
        raise Refused(f"there is no file “{text}”", "give the path of a file, such as ~/contacts.vcf")
    return path
