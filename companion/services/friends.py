"""What one does for friendships: log a contact, add, change, snooze, put away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.cadence import Cadence
from companion.domain.calendar import short_date, spoken_date
from companion.domain.easing import circle_floors
from companion.domain.errors import Refused, Unknown
from companion.domain.friend import Ask, Circle, Contact, ContactKind, Feeling, Friend, Occurrence, RestKind
from companion.domain.friend_status import cadence_of, circle_cadences
from companion.domain.habit import Rest
from companion.domain.journal import Journal
from companion.domain.log_queries import contacts_with
from companion.domain.naming import new_name
from companion.domain.numbers import check_room
from companion.services.unit_of_work import Change, UnitOfWork


class Friends:
    """Use cases of friendship. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def get(self, friend_id: int) -> Friend:
        """The friend. Raises Unknown when the record is gone."""
        return _friend(self._work.journal, friend_id)

    def add(
        self,
        name: str,
        *,
        circle: Circle = Circle.CLOSE,
        every: Cadence | str | None = "circle",
        added: date | None = None,
        birthday: str = "",
        since: str = "",
        good_for: str = "",
        note: str = "",
        tags: tuple[str, ...] = (),
        dates: tuple[Occurrence, ...] = (),
        leap_day: str = "02-28",
    ) -> Change:
        """A new friend. Raises Refused for an empty or taken name."""
        friend_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            free = new_name(name, journal.friends.values(), "friend")
            friend = Friend(
                friend_id,
                free,
                added or today,
                circle,
                every,
                tags,
                good_for,
                since=since,
                birthday=birthday,
                leap_day=leap_day,
                dates=dates,
                note=note,
            )
            return journal.put("friends", friend), f"{free}: added"

        return self._work.decide(change)

    def edit(self, friend_id: int, **fields: object) -> Change:
        """Change fields of a friend, by their names in ``Friend``.

        Raises Unknown, and Refused for an empty or taken name.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            friend = _friend(journal, friend_id)
            changed: Friend = friend._replace(**fields)  # type: ignore[arg-type]
            free = new_name(changed.name, journal.friends.values(), "friend", but=friend)
            return journal.put("friends", changed._replace(name=free)), f"{free}: changed"

        return self._work.decide(change)

    def log(
        self,
        friend_ids: Iterable[int],
        kind: ContactKind = ContactKind.MESSAGE,
        day: date | None = None,
        *,
        reached_out: str = "",
        felt: Feeling | None = None,
        seen: str = "",
        note: str = "",
        asked: Iterable[str] = (),
    ) -> Change:
        """Log a contact, or with a date ahead of today a plan. ``asked`` ticks "ask next time" items.

        ``reached_out`` is ``me``, ``them``, ``both`` or empty; ``seen`` is ``alone``, ``partner`` or empty.
        Raises Unknown, and Refused for nobody.
        """
        ids, ticked = tuple(dict.fromkeys(friend_ids)), frozenset(asked)
        if not ids:
            raise Refused("a contact needs a friend", "name at least one")
        contact_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            on, names = day or today, ", ".join(_friend(journal, friend_id).name for friend_id in ids)
            for friend_id in ids if ticked else ():
                friend = _friend(journal, friend_id)
                asks = tuple(
                    a._replace(done=on) if a.text in ticked and not a.done else a for a in friend.asks
                )
                journal = journal.put("friends", friend._replace(asks=asks))
            contact = Contact(contact_id, on, ids, kind, reached_out, felt, seen, note.strip())
            verb = "planned for" if on > today else "logged for"
            when = "today" if on == today else f"{on:%a} {short_date(on, today)}"
            return journal.put("contacts", contact), f"{names}: {kind} {verb} {when}"

        return self._work.decide(change)

    def edit_contact(self, contact_id: int, **fields: object) -> Change:
        """Change fields of a logged contact, by their names in ``Contact``. Raises Unknown."""

        def change(journal: Journal) -> Journal:
            if contact_id not in journal.contacts:
                raise Unknown("that contact is gone", "it may have been deleted elsewhere")
            changed: Contact = journal.contacts[contact_id]._replace(**fields)  # type: ignore[arg-type]
            return journal.put("contacts", changed)

        return self._work.commit("contact changed", change)

    def delete_contact(self, contact_id: int) -> Change:
        """Remove a contact from the log."""
        return self._work.commit("contact deleted", lambda journal: journal.drop("contacts", contact_id))

    def snooze(self, friend_id: int, until: date) -> Change:
        """Ask nothing about a friend until ``until``, the day they are back on the list.

        Raises Unknown, and Refused for a day that is over, or today.
        """
        return self._work.decide(
            lambda journal, today: _rested(
                journal,
                friend_id,
                today,
                until,
                RestKind.SNOOZED,
                f"snoozed until {spoken_date(until, today)}",
            )
        )

    def skip_round(self, friend_id: int) -> Change:
        """Let this round go by: the friend is back when the next one would be due, counted from today.

        Raises Unknown, and Refused for a friend without a cadence.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            friend = _friend(journal, friend_id)
            cadence = cadence_of(
                friend, circle_floors(journal.seasons, today), circle_cadences(journal.settings)
            )
            if cadence is None:
                raise Refused(f"{friend.name} has no rhythm to skip", "snooze until a date instead")
            until = cadence.after(today)
            words = f"this round is skipped, until {spoken_date(until, today)}"
            return _rested(journal, friend_id, today, until, RestKind.SKIPPED, words)

        return self._work.decide(change)

    def resume(self, friend_id: int) -> Change:
        """End a snooze, a skipped round or a pause."""
        return self._work.decide(
            lambda journal, _: _changed(journal, friend_id, "back on the list", rest=None, rest_kind=None)
        )

    def archive(self, friend_id: int) -> Change:
        """Put a friend away; the log stays."""
        return self._work.decide(
            lambda journal, today: _changed(journal, friend_id, "archived", archived=today)
        )

    def bring_back(self, friend_id: int) -> Change:
        """Take a friend out of the archive."""
        return self._work.decide(
            lambda journal, _: _changed(journal, friend_id, "back on the list", archived=None)
        )

    def remember(self, friend_id: int, *, dates: bool = True) -> Change:
        """Note that a friend has died: never asked about again. The log stays, the ``dates`` if wished."""
        gone: dict[str, object] = {} if dates else {"birthday": "", "dates": ()}
        return self._work.decide(
            lambda journal, today: _changed(journal, friend_id, "kept in memory", died=today, **gone)
        )

    def delete(self, friend_id: int) -> Change:
        """Remove a friend, and contacts that were with nobody else. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            friend = _friend(journal, friend_id)
            contacts = {}
            for key, contact in journal.contacts.items():
                left = tuple(other for other in contact.friends if other != friend_id)
                if left == contact.friends:
                    contacts[key] = contact
                elif left:
                    contacts[key] = contact._replace(friends=left)
            without = journal.drop("friends", friend_id)._replace(contacts=contacts)
            return without, f"{friend.name}: deleted"

        return self._work.decide(change)

    def turn_to(self, need: str, friend_id: int | None) -> Change:
        """Name the one friend for a need (``NEEDS``), or nobody with None. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            name = _friend(journal, friend_id).name if friend_id is not None else "nobody yet"
            for friend in list(journal.friends.values()):
                wanted = tuple(n for n in friend.needs if n != need) + (
                    (need,) if friend.id == friend_id else ()
                )
                if set(wanted) != set(friend.needs):
                    journal = journal.put("friends", friend._replace(needs=wanted))
            return journal, f"{need}: {name}"

        return self._work.decide(change)

    def make_room(self, contacts_a_week: int | None) -> Change:
        """Say how many contacts a week there is room for; None takes it back. Raises Refused."""
        if contacts_a_week is not None:
            check_room(contacts_a_week)
        words = f"room for {contacts_a_week} a week" if contacts_a_week else "no number set"
        return self._work.commit(
            f"contacts: {words}", lambda journal: journal.with_settings(contacts_a_week=contacts_a_week)
        )

    def add_ask(self, friend_id: int, text: str) -> Change:
        """Note something to ask next time."""
        if not text.strip():
            raise Refused("there is nothing written", "what would you like to ask?")

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            asks = (*_friend(journal, friend_id).asks, Ask(text.strip()))
            return _changed(journal, friend_id, "saved for next time", asks=asks)

        return self._work.decide(change)

    def tick_ask(self, friend_id: int, text: str) -> Change:
        """Tick an "ask next time" item, or bring it back when it was ticked. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            asks = tuple(
                ask._replace(done=None if ask.done else today) if ask.text == text else ask
                for ask in _friend(journal, friend_id).asks
            )
            return _changed(journal, friend_id, "ticked", asks=asks)

        return self._work.decide(change)


def _rested(
    journal: Journal, friend_id: int, today: date, until: date, kind: RestKind, words: str
) -> tuple[Journal, str]:
    if until <= today:
        raise Refused("the day to be back is still to come", "choose a later date")
    contacts = contacts_with(journal, [friend_id])
    # A counted contact ends a rest from its first day on, so one made today must come before it.
    met = any(contact.date == today and contact.counted for contact in contacts)
    rest = Rest(today + timedelta(days=met), until)
    return _changed(journal, friend_id, words, rest=rest, rest_kind=kind)


def _changed(journal: Journal, friend_id: int, words: str, /, **fields: object) -> tuple[Journal, str]:
    friend = _friend(journal, friend_id)
    changed: Friend = friend._replace(**fields)  # type: ignore[arg-type]
    return journal.put("friends", changed), f"{friend.name}: {words}"


def _friend(journal: Journal, friend_id: int) -> Friend:
    try:
        return journal.friends[friend_id]
    except KeyError:
        raise Unknown("that friend is gone", "the record may have been deleted elsewhere") from None
