"""Numbers as a person types them: one reader for whole ones, one for amounts, one for minutes."""

from __future__ import annotations

from companion.domain.errors import Refused, Unreadable
from companion.domain.ranges import MAX_AMOUNT, MAX_CONTACTS, MAX_GRACE, MAX_MINUTES


def read_whole(text: str, least: int, most: int, what: str = "{}") -> int:
    """A whole number from ``least`` to ``most``, both included; ``what`` says of a number what it is.

    Raises Unreadable, with the range.
    """
    return whole_within(_whole(text, least, most), least, most, what)


def _whole(text: str, least: int, most: int) -> int:
    plain = text.strip()
    if not (plain.isascii() and plain.removeprefix("-").isdecimal()):
        raise Unreadable(f"“{plain:.40}” is not a whole number", f"use {least} to {most}")
    return int(plain[:20])  # what has more digits is out of every range


def whole_within(number: int, least: int, most: int, what: str = "{}") -> int:
    """``number``, which lies from ``least`` to ``most``. Raises Unreadable, with the range."""
    if not least <= number <= most:
        raise Unreadable(f"{what.format(number)} is out of range", f"use {least} to {most}")
    return number


def read_grace(text: str) -> int:
    """How many misses in a row are forgiven. Raises Unreadable."""
    return check_grace(_whole(text, 0, MAX_GRACE))


def check_grace(grace: int) -> int:
    """``grace``, which is in its range. Raises Unreadable."""
    return whole_within(grace, 0, MAX_GRACE, "a grace of {}")


def read_room(text: str) -> int | None:
    """How many contacts a week there is room for; ``none`` is None. Raises Unreadable."""
    if text.strip().casefold() in ("", "none", "not said"):
        return None
    return check_room(_whole(text, 1, MAX_CONTACTS))


def check_room(contacts: int) -> int:
    """``contacts`` a week, which is in its range. Raises Unreadable."""
    return whole_within(contacts, 1, MAX_CONTACTS, "{} contacts a week")


def read_amount(text: str) -> float:
    """A number above 0; a comma may stand for the point. Raises Unreadable."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        number = 0.0
    if not 0 < number <= MAX_AMOUNT:
        raise Unreadable(
            f"“{text.strip():.40}” is not an amount", "write a number above 0, such as 20 or 1.5"
        )
    return number


def check_amount(amount: float | None) -> float | None:
    """``amount``, which is above 0 and can be kept, or None. Raises Refused."""
    if amount is not None and not 0 < amount <= MAX_AMOUNT:
        raise Refused(f"{amount:g} is not an amount that can be kept", "use a number above 0")
    return amount


def check_minutes(minutes: float) -> float:
    """``minutes``, which fit into a day. Raises Refused."""
    if not 0 < minutes <= MAX_MINUTES:
        raise Refused(f"{minutes:g} minutes do not fit into a day", f"use 1 to {MAX_MINUTES} minutes")
    return minutes
