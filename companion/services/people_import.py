"""People of a file into the circle: who is there already, and one pure change for those that were chosen.

Friends that are there are never touched. Nobody is chosen but by the person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from companion.domain.friend import Circle, Contact, ContactKind, Friend
from companion.domain.journal import Journal
from companion.domain.naming import name_key
from companion.formats.people import FoundPeople, Person, uid_of
from companion.services.csv_exchange import take_in
from companion.services.unit_of_work import Change, UnitOfWork

_NICKNAME = re.compile(r"\s*\([^()]*\)$")
_EMAIL = re.compile(r"[^\s<>,;:()\"“”]+@[^\s<>,;:()\"“”]+\w")


class Candidate(NamedTuple):
    """A person of the file; ``duplicate_of`` is the name of whom they seem to be, and ``same`` what shows it.

    That may be a friend, or somebody earlier in the same file.
    """

    person: Person
    duplicate_of: str | None = None
    same: str = ""


class PeopleReport(NamedTuple):
    """What was read, what was kept, and what was not; ``change`` is what to undo, None after a trial."""

    read: int
    kept: int
    contacts: int
    already: int
    left_out: tuple[str, ...]
    change: Change | None = None
    backup: str = ""  # taken just before

    @property
    def words(self) -> str:
        """``12 read, 9 kept with 3 contacts, 2 already there, 1 not chosen, 1 left out``."""
        other = self.read - self.kept - self.already
        log = f" with {self.contacts} {'contact' if self.contacts == 1 else 'contacts'}"
        parts = [f"{self.read} read", f"{self.kept} kept{log if self.contacts else ''}"]
        parts += [f"{self.already} already there"] if self.already else []
        parts += [f"{other} not chosen"] if other else []
        parts += [f"{len(self.left_out)} left out"] if self.left_out else []
        return ", ".join(parts)


def plan(found: FoundPeople, journal: Journal) -> list[Candidate]:
    """Everybody found, in order, each marked when known: by UID, e-mail, name and birthday, or name."""
    friends = sorted(journal.friends.values(), key=lambda friend: friend.id)
    by_uid = {uid_of(friend.id): friend.name for friend in reversed(friends)}
    by_email = {
        email.casefold(): friend.name
        for friend in reversed(friends)
        for email in _EMAIL.findall(" ".join((friend.note, *friend.tags)))
    }
    days: dict[str, dict[str, str]] = {}
    for friend in friends:
        for called in (friend.name, _NICKNAME.sub("", friend.name)):
            days.setdefault(name_key(called), {}).setdefault(friend.birthday, friend.name)
    seen: dict[str, str] = {}
    earlier: dict[str, set[str]] = {}
    candidates = []
    for person in found.people:
        name, same = _known(person, by_uid, by_email, days)
        key = name_key(person.name)
        if name is None:
            name, same = _earlier(person, seen.get(person.uid), earlier.get(key))
        if person.uid:
            seen.setdefault(person.uid, person.name)
        earlier.setdefault(key, set()).add(person.birthday)
        candidates.append(Candidate(person, name, same))
    return candidates


def add_people(
    chosen: Iterable[Candidate], today: date, new_id: Callable[[], int]
) -> Callable[[Journal], Journal]:
    """The change that adds the chosen as close friends of today, and what was logged with them.

    A name that is taken gets a number behind it. The log of a duplicate is not added, since it may be there
    already; an activity with several of the chosen is one contact. Applied twice, it gives the same ids.
    """
    people = [(new_id(), candidate) for candidate in chosen]
    log: dict[tuple[date, str], list[int]] = {}
    for friend_id, candidate in people:
        for told in dict.fromkeys(candidate.person.contacts if candidate.duplicate_of is None else ()):
            log.setdefault(told, []).append(friend_id)
    contacts = {
        contact.id: contact
        for contact in (
            Contact(new_id(), day, tuple(ids), ContactKind.ACTIVITY, note=note)
            for (day, note), ids in log.items()
        )
    }

    def change(journal: Journal) -> Journal:
        taken = {name_key(friend.name) for friend in journal.friends.values()}
        friends = dict(journal.friends)
        for friend_id, candidate in people:
            name = _free(candidate.person.shown_name, taken)
            taken.add(name_key(name))
            friends[friend_id] = _friend(friend_id, name, candidate.person, today)
        return journal._replace(friends=friends, contacts={**journal.contacts, **contacts})

    return change


def import_people(
    work: UnitOfWork,
    found: FoundPeople,
    candidates: list[Candidate],
    chosen: list[Candidate],
    *,
    dry_run: bool = False,
) -> PeopleReport:
    """Take in the chosen of ``candidates`` as one undo step, after a backup; or only say what it would do."""
    taken = {id(each) for each in chosen}
    already = sum(each.duplicate_of is not None and id(each) not in taken for each in candidates)
    if not chosen:
        return PeopleReport(len(candidates), 0, 0, already, found.left_out)
    done = take_in(work, add_people(chosen, work.today(), work.new_id), [], dry_run=dry_run)
    contacts = sum(edit.table == "contacts" for edit in done.delta)
    return PeopleReport(
        len(candidates), len(chosen), contacts, already, found.left_out, done.change, done.backup
    )


def _known(
    person: Person,
    by_uid: Mapping[str, str],
    by_email: Mapping[str, str],
    days: Mapping[str, Mapping[str, str]],
) -> tuple[str | None, str]:
    if person.uid in by_uid:
        return by_uid[person.uid], "the same UID"
    for email in person.emails:
        if email.casefold() in by_email:
            return by_email[email.casefold()], "the same e-mail"
    named = days.get(name_key(person.shown_name)) or days.get(name_key(person.name))
    if not named:
        return None, ""
    if person.birthday and person.birthday in named:
        return named[person.birthday], "the same name and birthday"
    other = person.birthday and "" not in named
    return next(iter(named.values())), "the same name, another birthday" if other else "the same name"


def _earlier(person: Person, by_uid: str | None, birthdays: set[str] | None) -> tuple[str | None, str]:
    """Whether somebody earlier in the file is meant. Two of one name with two birthdays are two people."""
    if person.uid and by_uid is not None:
        return by_uid, "the same UID earlier in the file"
    if birthdays and (not person.birthday or birthdays & {"", person.birthday}):
        return person.name, "the same name earlier in the file"
    return None, ""


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while name_key(free) in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _friend(friend_id: int, name: str, person: Person, today: date) -> Friend:
    return Friend(
        friend_id,
        name,
        today,
        Circle.CLOSE,
        tags=person.tags,
        birthday=person.birthday,
        dates=person.dates,
        note=person.note,
    )
