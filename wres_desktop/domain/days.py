"""Days as people write them, whatever the computer's own language."""

import calendar
import re
from datetime import date
from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_YEAR_FIRST: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ ./-]([0-9]{1,2}|[A-Za-z]{3,9})[ ./-]([0-9]{4}|[0-9]{2})")
_SHORTEST_MONTH: Final = 3

_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHES: Final = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4})|/(\d{2}))\b")
_WORDS: Final = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})\b")
_QUARTER: Final = re.compile(r"\bQ([1-4])\s*(\d{4})\b|\bquarter\s+([1-4])\s+(?:of\s+)?(\d{4})\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:\bend of\s+)?\b(20\d{2})\b(?![/-])", re.IGNORECASE)

_CENTURY: Final = 2000
"""What a year of two digits is short of."""

NOT_READ: Final = "No day was recognised in this. Type it such as 24 July 2025, 24/7/25 or July 2025."


def day_in_words(day: date) -> str:
    """``31 March 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_of(text: str) -> date | None:
    """The day in a text such as ``31 March 2021``, ``31/03/2021``, ``31/3/21`` or ``2021-03-31``; else ``None``."""
    typed = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(typed):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
        year += _CENTURY if year < 100 else 0  # noqa: PLR2004  two digits
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_said(text: str) -> date | None:
    """The last day that a text such as "March 2022", "31/03/2022", "Q2 2022" or "2022" can mean; ``None`` for others.

    Quarters are those of the calendar year.
    """
    if (whole := day_of(text)) is not None:
        return whole
    for pattern, build in _READERS:
        for found in pattern.finditer(text):
            try:
                day = build(found)
            except ValueError:  # a day that no calendar has
                return None
            if day is not None:
                return day
    return None


def read_back(text: str, *, is_term: bool = False) -> str:
    """What ``day_said`` understood, as a sentence: so that who typed it sees whether it is what was meant.

    Of a month or a year as the term of something its last day is said.
    """
    if not text.strip():
        return ""
    if (day := day_of(text)) is not None:
        return f"Read as {day_in_words(day)}."
    last = day_said(text)
    if last is None:
        return NOT_READ
    return f"Read as: until {day_in_words(last)}." if is_term else ""


def written_out(text: str) -> str:
    """A day as people write it, however it was typed; a text that is no day, such as "July 2021", as it is."""
    day = day_of(text)
    return text if day is None else day_in_words(day)


def _month(text: str) -> int:
    """The number of a month by its number, its name or the beginning of its name; 0 where there is none."""
    if text.isdecimal():
        return int(text)
    found = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(text.lower())]
    return found[0] if len(found) == 1 and len(text) >= _SHORTEST_MONTH else 0


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _iso(found: re.Match[str]) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _slashes(found: re.Match[str]) -> date:
    year = int(found[3]) if found[3] else _CENTURY + int(found[4])
    return date(year, int(found[2]), int(found[1]))


def _words(found: re.Match[str]) -> date | None:
    year, month = int(found[3]), _month(found[2])
    if not month:
        return None
    return date(year, month, int(found[1])) if found[1] else _last_of_month(year, month)


def _quarter(found: re.Match[str]) -> date:
    quarter, year = (found[1], found[2]) if found[1] else (found[3], found[4])
    return _last_of_month(int(year), 3 * int(quarter))


def _year(found: re.Match[str]) -> date:
    return date(int(found[1]), 12, 31)


_READERS: Final = ((_ISO, _iso), (_SLASHES, _slashes), (_WORDS, _words), (_QUARTER, _quarter), (_YEAR, _year))
