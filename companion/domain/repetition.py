"""Repetitions of blocks: as a person writes them, as iCalendar does, and as dates.

``once`` · ``daily`` · ``every 3 days`` · ``tue thu`` · ``every 2 weeks on sun`` · ``monthly on the 15th`` ·
``last fri of the month`` · ``every 2 months on the first sun`` · ``yearly`` · or a rule such as
``FREQ=WEEKLY;BYDAY=TU``. Only days repeat, never hours, and a rule has neither COUNT nor UNTIL: the last day
is a field of its own.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from companion.domain.errors import Refused, Unreadable
from companion.domain.ranges import MAX_INTERVAL
from companion.domain.schedule import WEEKDAYS

HINT = "write once, tue thu, every 2 weeks on sun, last fri of the month, monthly on the 15th, or daily"
AHEAD = timedelta(days=3660)  # what does not happen in ten years never does, for us
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST", "BYYEARDAY", "BYWEEKNO"}
_PART = re.compile(r"([A-Z]+)=([-+0-9A-Z,]{1,200})")
_SHORTENED = "28,29,30,31;BYSETPOS=-1"  # the 31st, or the last day there is


def parse_repetition(text: str, first: date) -> str:
    """The rule that ``text`` means for a block whose first day is ``first``; empty for once.

    Raises Unreadable with the forms that can be read.
    """
    plain = " ".join(re.sub(r"[,;](?=\s)|\band\b", " ", text.strip().lower()).split())
    if plain in ("", "once", "no", "never"):
        return ""
    if plain.startswith(("freq=", "rrule:")):
        return _checked(plain.removeprefix("rrule:").upper())
    for short, full in (("daily", "every day"), ("weekly", "every week"), ("fortnightly", "every 2 weeks")):
        plain = re.sub(rf"^{short}\b", full, plain)
    plain = re.sub(r"^monthly\b", "every month", plain)
    plain = re.sub(r"^(yearly|annually)\b", "every year", plain)
    if match := re.fullmatch(r"(?:the )?(.+?) (?:of the|of every|of each|every|each|a) month", plain):
        plain = f"every month on the {match[1]}"
    pattern = r"every (?:(\d{1,4}|other) )?(day|week|month|year)s?(?: on)?(?: the)?(?: (.+))?"
    match = re.fullmatch(pattern, plain)
    if match is None:
        return "FREQ=WEEKLY;BYDAY=" + _weekdays(plain.removeprefix("every ").removeprefix("on "), text)
    number = 2 if match[1] == "other" else int(match[1] or 1)
    if not 1 <= number <= MAX_INTERVAL:
        raise Unreadable(f"“{text.strip()}” is out of range", f"every 1 to {MAX_INTERVAL} {match[2]}s")
    head = f"FREQ={_UNITS[match[2]]}" + (f";INTERVAL={number}" if number > 1 else "")
    rest = match[3] or ""
    match match[2]:
        case "day" | "year" if not rest:
            return head
        case "week":
            return f"{head};BYDAY={_weekdays(rest, text) if rest else _CODES[first.weekday()]}"
        case "month":
            return f"{head};{_in_month(rest or str(first.day), text)}"
    raise Unreadable(f"cannot read the repetition “{text.strip()}”", HINT)


def repetition_words(rule: str) -> str:
    """``rule`` as a person would write it, to be read back; one without such words stays as it is."""
    if not rule:
        return "once"
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    unit = next((word for word, freq in _UNITS.items() if parts.get("FREQ") == freq), "")
    every = parts.pop("INTERVAL", "1")
    adverb = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}.get(unit, "")
    known = set(parts) - {"FREQ"}
    names = _names(parts.get("BYDAY", ""))
    if unit and not known:
        return adverb if every == "1" else f"every {every} {unit}s"
    if unit == "week" and known == {"BYDAY"} and names:
        return names if every == "1" else f"every {every} weeks on {names}"
    if unit == "month":
        day = _day_of_month(parts, known)
        if day:
            return f"monthly on the {day}" if every == "1" else f"every {every} months on the {day}"
    return rule


def days_of(rule: str, first: date, begin: date, end: date) -> list[date]:
    """The days a repetition names from ``begin`` to ``end``, both included; one that cannot be read, none."""
    if not rule:
        return [first] if begin <= first <= end else []
    begin = max(begin, first)
    if end < begin:
        return []
    return _named(rule, first, begin, end)


def _named(rule: str, first: date, begin: date, end: date, most: int | None = None) -> list[date]:
    """The days that ``rule`` names from ``begin`` to ``end``, at most so many; none when it cannot be read.

    A rule whose days never come would be followed to the end of the calendar. It is reckoned there, as near
    to that end as can be: days and weekdays repeat every 400 years.
    """
    from dateutil.rrule import rrule, rrulestr  # only those who have blocks pay for it

    ages = (date.max.year - end.year) // 400 * 400
    try:
        found = rrulestr(rule, dtstart=_midnight(_later(_nearer(rule, first, begin), ages)))
        assert isinstance(found, rrule)
        found = found.replace(until=_midnight(_later(end, ages)))
        days = found.xafter(_midnight(_later(begin, ages)), count=most, inc=True)
        return [_later(moment.date(), -ages) for moment in days]
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError, AssertionError):
        return []


def _later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def first_day(rule: str, first: date, until: date | None) -> date:
    """The first day that a repetition really names. Raises Refused for one that never happens."""
    latest = min(until or date.max, date.max if first > date.max - AHEAD else first + AHEAD)
    if until is not None and until < first:
        raise Refused(f"it would be over on {until}, before it begins", "choose a later last day")
    if not rule:
        return first
    # Which of the weeks or months of "every 2" comes first is for this first day to say.
    days = _named(re.sub(r";INTERVAL=\d+", "", rule), first, first, latest, 1)
    if not days:
        words = repetition_words(rule)
        raise Refused(f"“{words}” never happens" + (f" until {until}" if until else ""), "choose other days")
    return days[0]


def _nearer(rule: str, first: date, begin: date) -> date:
    """A later day to count from that names the same days from ``begin`` on."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    length = {"DAILY": 1, "WEEKLY": 7}.get(parts.get("FREQ", ""))
    if length is None or not set(parts) <= {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "WKST"}:
        return first
    stride = length * max(1, int(parts.get("INTERVAL", "1")))
    return first + timedelta(days=max(0, ((begin - first).days - length) // stride) * stride)


def check_rule(rule: str) -> None:
    """Raise Unreadable unless ``rule`` is one that can be reckoned with. Quick; it may still name no day."""
    parts = [_PART.fullmatch(part) for part in rule.split(";") if part]
    strange = [part[1] for part in parts if part is not None and part[1] not in _PARTS]
    if strange:
        raise Unreadable(f"the rule holds {strange[0]}", "leave it out; the last day is a field of its own")
    found = {part[1]: part[2] for part in parts if part is not None}
    frequency, every = found.get("FREQ", ""), found.get("INTERVAL", "1")
    if frequency not in _UNITS.values():
        raise Unreadable(f"the rule repeats “{frequency}”", "use DAILY, WEEKLY, MONTHLY or YEARLY")
    if not every.isdecimal() or not 1 <= int(every) <= MAX_INTERVAL:
        raise Unreadable(f"the rule skips “{every:.20}”", f"use an interval of 1 to {MAX_INTERVAL}")
    if None in parts or len(parts) != len(found):
        raise Unreadable("the rule cannot be read", HINT)


def _checked(rule: str) -> str:
    check_rule(rule)
    from dateutil.rrule import rrulestr

    try:
        rrulestr(rule, dtstart=datetime(2026, 1, 1))
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
        raise Unreadable("the rule cannot be read", HINT) from None
    return ";".join(part for part in rule.split(";") if part)


def _weekdays(plain: str, text: str) -> str:
    if plain in ("weekdays", "weekday"):
        return ",".join(_CODES[:5])
    if plain in ("weekends", "weekend"):
        return ",".join(_CODES[5:])
    found = {_weekday(word) for word in plain.split()}
    if not found or None in found:
        raise Unreadable(f"cannot read the repetition “{text.strip()}”", HINT)
    return ",".join(_CODES[day] for day in sorted(day for day in found if day is not None))


def _weekday(word: str) -> int | None:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    word = word.removesuffix("s") if word.endswith("days") else word
    return next((n for n, name in enumerate(names) if len(word) >= 2 and name.startswith(word)), None)


def _in_month(rest: str, text: str) -> str:
    """``BYDAY=1SU`` for the first Sunday, ``BYMONTHDAY=15`` for the 15th."""
    if match := re.fullmatch(r"(\d\d?)(?:st|nd|rd|th)?(?: day)?", rest):
        day = int(match[1])
        if 1 <= day <= 28:
            return f"BYMONTHDAY={day}"
        if 28 < day <= 31:  # in months that are too short, their last day
            return "BYMONTHDAY=" + _SHORTENED.replace(",31", "" if day < 31 else ",31").replace(
                ",30", "" if day < 30 else ",30"
            )
    words = rest.split()
    if words == ["last", "day"]:
        return "BYMONTHDAY=-1"
    if len(words) == 2 and words[0] in _NTH and (weekday := _weekday(words[1])) is not None:
        return f"BYDAY={_NTH[words[0]]}{_CODES[weekday]}"
    raise Unreadable(f"cannot read the repetition “{text.strip()}”", HINT)


def _names(codes: str) -> str:
    listed = codes.split(",")
    if not all(code in _CODES for code in listed):
        return ""
    return " ".join(WEEKDAYS[_CODES.index(code)] for code in listed)


def _day_of_month(parts: dict[str, str], known: set[str]) -> str:
    by_day, by_month_day = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "")
    if known == {"BYDAY"} and (match := re.fullmatch(r"(-1|[1-4])(\w\w)", by_day)) and match[2] in _CODES:
        nth = next(word for word, number in _NTH.items() if number == int(match[1]))
        return f"{nth} {WEEKDAYS[_CODES.index(match[2])]}"
    if known == {"BYMONTHDAY"} and by_month_day == "-1":
        return "last day"
    if known == {"BYMONTHDAY"} and by_month_day.isdecimal():
        return _ordinal(int(by_month_day))
    if known == {"BYMONTHDAY", "BYSETPOS"} and by_month_day in ("28,29", "28,29,30", "28,29,30,31"):
        return _ordinal(int(by_month_day[-2:]))
    return ""


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
