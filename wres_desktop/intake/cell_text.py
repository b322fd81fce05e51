"""A cell as plain text, as a date, as yes or no, as a number: whatever type it was stored with."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from wres_desktop.intake.workbook import Cell

_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/., ]+(\d{4}|\d{2})(?:[T ,].*)?"
)
_MONTH_FIRST: Final = re.compile(r"([A-Za-z]{3,9})[ .-](\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?: .*)?")
_RUN_TOGETHER: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_RUN_TOGETHER_WORDS: Final = re.compile(r"([a-z])([A-Z])")
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +", re.IGNORECASE)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_CENTURY: Final = 69
"""A year of two digits from here on is of the last century, as spreadsheets take it."""

_FIRST_SERIAL, _LAST_SERIAL = 15_000, 75_000
"""Days since 1899-12-30: from 1941 to 2105, what a bare number in a column of dates means."""

_EPOCH: Final = date(1899, 12, 30)
_YES: Final = frozenset(["y", "yes", "true", "1", "t", "x", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}", "ticked"])
_NO: Final = frozenset(["n", "no", "false", "0", "f", "-", "none", "nil", "not"])
ENDLESS: Final = date(4000, 1, 1)
"""From here on a date says that something has no end: ESR writes 31 December 4712."""


def text_of(cell: Cell) -> str:
    """The text of a cell with single spaces; a whole number without its decimals."""
    match cell:
        case float() if cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004  first: a long list is full of them
            return str(int(cell))
        case str():
            return " ".join(cell.split()) if cell.isascii() else _SPACES.sub(" ", cell).strip()
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.isoformat(" ", "minutes")
        case int() | float() | date() | time() | timedelta():
            return str(cell)


def plain(text: str) -> str:
    """Lower case letters and digits with single spaces between, "&" as "and", "%" as itself."""
    return " ".join(re.sub(r"[^a-z0-9%]+", " ", text.lower().replace("&", " and ").replace("%", " % ")).split())


def plain_heading(text: str) -> str:
    """As ``plain``, with words apart that a program has run together: EmployeeNumber."""
    return plain(_RUN_TOGETHER_WORDS.sub(r"\1 \2", text))


def date_of(cell: Cell) -> date | None:
    """The day that a cell names, the day before the month as in Britain; ``None`` where it names none."""
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case bool() | time() | timedelta():
            return None
        case int() | float():
            return _serial(float(cell))
        case str():
            return _written(text_of(cell))


def _serial(days: float) -> date | None:
    if _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(days))
    found = _RUN_TOGETHER.fullmatch(str(int(days))) if days == days and 19_000_101 <= days <= 21_001_231 else None  # noqa: PLR0124, PLR2004
    return _day(found[1], found[2], found[3]) if found else None


def _written(text: str) -> date | None:
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(found[3], found[1], found[2])
    if found := _RUN_TOGETHER.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _serial(float(text))
    return None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004  a year without its century
        number += 1900 if number >= _CENTURY else 2000
    if month.isdecimal():
        months = int(month)
    elif month[:3].lower() in _MONTHS:
        months = _MONTHS.index(month[:3].lower()) + 1
    else:
        return None
    try:
        return date(number, months, int(day))
    except ValueError:
        return None


def yes_or_no(cell: Cell) -> bool | None:
    """Whether a cell says yes or no; ``None`` where it says neither."""
    words = plain(text_of(cell)) or text_of(cell).lower()
    if words in _YES:
        return True
    return False if words in _NO else None


def number_of(cell: Cell) -> float | None:
    """The number in a cell, with or without thousands' commas and a per cent sign; ``None`` where there is none."""
    match cell:
        case bool() | date() | time() | timedelta():
            return None
        case int() | float():
            return float(cell) if cell == cell else None  # noqa: PLR0124  not a number is not equal to itself
        case str():
            text = text_of(cell).removesuffix("%").strip()
            return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
