"""The address books that can be read, by the word one calls each."""

from __future__ import annotations

from collections.abc import Callable

from companion.formats.people import FoundPeople

FORMATS = ("vcard", "google", "friends")
Progress = Callable[[int, int], None]


def read_people(form: str, data: bytes, progress: Progress | None = None) -> FoundPeople:
    """The people in ``data``; ``progress`` is told of cards done and all. Raises CompanionError."""
    if form == "vcard":
        from companion.formats.vcard import read_vcards  # its library is an extra

        return read_vcards(data, progress)
    if form == "google":
        from companion.formats.google_contacts import read_google

        return read_google(data)
    from companion.formats.friends_md import read_friends

    return read_friends(data)
