"""Dates written in numbers, in whatever order: the file as a whole says which it is, or the person does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from companion.domain.errors import Refused
from companion.domain.ranges import FIRST_DAY, LAST_DAY

_NUMBERS = re.compile(r"\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,].*)?", re.DOTALL)


class DateOrder(StrEnum):
    """The order of year, month and day."""

    YMD = "ymd"
    MDY = "mdy"
    DMY = "dmy"


WORDS = {
    DateOrder.YMD: "year, month, day",
    DateOrder.MDY: "month, day, year",
    DateOrder.DMY: "day, month, year",
}


class OpenDates(Refused):
    """Nothing in a file tells days from months; ``example`` is one of its dates."""

    def __init__(self, source: str, example: str) -> None:
        self.example = example
        super().__init__(
            f"{source} does not tell days from months: “{example}” may be either",
            "add --dates mdy or --dates dmy",
        )


def order_of(texts: Iterable[str], source: str) -> DateOrder:
    """The order in which the dates of one file are written.

    A year in front or a number above 12 decides; what fits most of them wins, since single dates may be
    damaged. Raises OpenDates when month and day may be either.
    """
    month_first = day_first = 0
    example = ""
    for text in texts:
        match = _NUMBERS.fullmatch(text)
        if match is None:
            continue
        if len(match[1]) == 4:
            return DateOrder.YMD
        first, second = int(match[1]), int(match[2])
        month_first += second > 12 >= first
        day_first += first > 12 >= second
        example = example or text.strip()
    if month_first != day_first:
        return DateOrder.MDY if month_first > day_first else DateOrder.DMY
    if not example:
        return DateOrder.YMD
    raise OpenDates(source, example)


def read_day(text: str, order: DateOrder) -> date | None:
    """The date that ``text`` is; a time behind it is dropped. None for what is no date that can be."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    numbers = dict(zip(order.value, (int(number) for number in match.groups()), strict=True))
    year = numbers["y"] + (2000 if numbers["y"] < 100 else 0)
    try:
        found = date(year, numbers["m"], numbers["d"])
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None
