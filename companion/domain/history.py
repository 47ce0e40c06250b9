"""The entries of one habit, year by year: a letter for each day, and an entry only where it says more.

Ten habits make 25,000 entries in ten years, nearly all of them nothing but "done". As letters they take a
hundredth of the room, are judged without looking at each, and a change of one day leaves all other years as
they are. Days are ordinals (``date.toordinal``) where letters are concerned: day 1 is a Monday.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from companion.domain.calendar import days_in_year
from companion.domain.habit import DONE, MISSED, SKIPPED, Entries, Entry, State, share

NONE, PLAIN, PART, SKIP, MISS = b"-dpxm"  # PART: done with an amount, which may be below the target
_PLAIN = {PLAIN: DONE, SKIP: SKIPPED, MISS: MISSED}
_LETTER = {State.DONE: PLAIN, State.SKIPPED: SKIP, State.MISSED: MISS}
DONE_LETTERS = bytes.maketrans(b"p", b"d")  # however little
_MARKS = bytes.maketrans(b"m", b"-")  # what was stated missed is just not done


class Year:
    """The entries of one habit in one year. Read by ``make`` when first looked into; never mutated then."""

    __slots__ = ("_letters", "_make", "_marks", "_more", "begin")

    def __init__(self, year: int, make: Callable[[Year], None] | None = None) -> None:
        self.begin = date(year, 1, 1).toordinal()
        self._letters = bytearray(b"-" * days_in_year(year))
        self._more: dict[int, Entry] = {}
        self._marks: dict[float | None, bytearray] = {}
        self._make = make

    @property
    def end(self) -> int:
        """The first of January of the year after."""
        return self.begin + len(self._letters)

    @property
    def letters(self) -> bytearray:
        """A letter for each day, from the first of January on. Not to be changed."""
        self._read()
        return self._letters

    @property
    def more(self) -> Mapping[int, Entry]:
        """The entries with an amount or a note, by the number of days since the first of January."""
        self._read()
        return self._more

    def get(self, at: int) -> Entry | None:
        """The entry ``at`` days after the first of January."""
        return self.more.get(at) or _PLAIN.get(self.letters[at])

    def marks(self, target: float | None) -> bytearray:
        """The letters with two kinds only, done and excused: done is done, and not below ``target``."""
        known = self._marks.get(target)
        if known is None:
            known = self._marks[target] = self.letters.translate(_MARKS)
            at = known.find(PART)
            while at >= 0:
                known[at] = PLAIN if share(self._more[at], target) >= 1 else NONE
                at = known.find(PART, at + 1)
        return known

    def put(self, at: int, entry: Entry | None) -> None:
        """For those who make a year: note what happened ``at`` days after the first of January."""
        self._more.pop(at, None)
        if entry is None:
            self._letters[at] = NONE
            return
        amount = entry.amount is not None and entry.state is State.DONE
        self._letters[at] = PART if amount else _LETTER[entry.state]
        if amount or entry != _PLAIN[self._letters[at]]:
            self._more[at] = entry

    def put_done(self, at: int) -> None:
        """``put`` for a day that is done, without amount or note, as nine of ten are; much faster."""
        self._letters[at] = PLAIN
        if self._more:
            self._more.pop(at, None)

    def with_entry(self, at: int, entry: Entry | None) -> Year:
        """A year that differs in one day."""
        found = Year(date.fromordinal(self.begin).year)
        found._letters, found._more = self.letters[:], dict(self.more)
        found.put(at, entry)
        return found

    def _read(self) -> None:
        if self._make is not None:
            make, self._make = self._make, None
            make(self)


class History(Mapping[date, Entry]):
    """The entries of one habit, in time order. Never mutated: a change shares all other years."""

    __slots__ = ("_years",)

    def __init__(self, years: Mapping[int, Year] | None = None) -> None:
        """``years`` by number, such as 2026."""
        self._years = dict(sorted(years.items())) if years else {}

    @classmethod
    def of(cls, entries: Entries) -> History:
        """``entries`` as a history; itself if they are one."""
        if isinstance(entries, History):
            return entries
        years: dict[int, Year] = {}
        for day, entry in entries.items():
            year = years.get(day.year) or years.setdefault(day.year, Year(day.year))
            year.put(day.toordinal() - year.begin, entry)
        return cls(years)

    def with_entry(self, day: date, entry: Entry | None) -> History:
        """The history with ``entry`` as what happened on ``day``; None takes the day's entry back."""
        year = self._years.get(day.year) or Year(day.year)
        return History({**self._years, day.year: year.with_entry(day.toordinal() - year.begin, entry)})

    @property
    def first(self) -> date | None:
        """The earliest day with an entry."""
        return next(iter(self), None)

    def last_done(self, today: date) -> date | None:
        """The last day up to ``today`` on which something was done, however little."""
        for number, year in reversed(self._years.items()):
            if number <= today.year:
                until = today.toordinal() - year.begin + 1
                found = year.letters.translate(DONE_LETTERS).rfind(PLAIN, 0, until)
                if found >= 0:
                    return date.fromordinal(year.begin + found)
        return None

    def letters(self, first: int, last: int) -> bytearray:
        """A letter for each day from ``first`` to ``last``, both ordinals included."""
        return self._pieced(first, last, lambda year: year.letters)

    def marks(self, first: int, last: int, target: float | None) -> bytearray:
        """The same, judged by a target amount: done, excused or nothing (see ``Year.marks``)."""
        return self._pieced(first, last, lambda year: year.marks(target))

    def _pieced(self, first: int, last: int, letters: Callable[[Year], bytearray]) -> bytearray:
        found = bytearray()
        at = first
        for year in self._years.values():
            begin, end = max(at, year.begin), min(last + 1, year.end)
            if begin < end:
                found += b"-" * (begin - at)
                found += letters(year)[begin - year.begin : end - year.begin]
                at = end
        found += b"-" * (last + 1 - at)
        return found

    def __getitem__(self, day: date) -> Entry:
        year = self._years[day.year]
        entry = year.get(day.toordinal() - year.begin)
        if entry is None:
            raise KeyError(day)
        return entry

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.get(day) is not None

    def __iter__(self) -> Iterator[date]:
        for year in self._years.values():
            for at, letter in enumerate(year.letters):
                if letter != NONE:
                    yield date.fromordinal(year.begin + at)

    def __len__(self) -> int:
        return sum(len(year.letters) - year.letters.count(NONE) for year in self._years.values())

    def __bool__(self) -> bool:
        return self.first is not None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return self is other or next(differing(self, other), None) is None

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"History({dict(self)!r})"


def differing(old: Entries, new: Entries) -> Iterator[tuple[date, Entry | None, Entry | None]]:
    """The days that differ, each with what it was and what it is. Years that are shared cost nothing."""
    before, after = History.of(old)._years, History.of(new)._years
    for number in sorted({*before, *after}):
        was, now = before.get(number), after.get(number)
        if was is now:
            continue
        was, now = was or Year(number), now or Year(number)
        for at, letters in enumerate(zip(was.letters, now.letters, strict=True)):
            if letters[0] != letters[1] or was.more.get(at) != now.more.get(at):
                yield date.fromordinal(was.begin + at), was.get(at), now.get(at)
