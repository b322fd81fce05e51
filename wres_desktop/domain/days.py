"""Days as people write them, whatever the computer's own language."""

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
CENTURY: Final = 2000
"""What a year of two digits is short of."""


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
        year += CENTURY if year < 100 else 0  # noqa: PLR2004  two digits
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
