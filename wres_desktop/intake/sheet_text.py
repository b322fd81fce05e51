"""Cells of a sheet as the text that a person typed, and labels so that small changes to them do not matter."""

import re
from datetime import date
from typing import Final

from wres_desktop.domain.days import day_in_words
from wres_desktop.intake.workbook import Sheet, column_name

_NOT_A_WORD: Final = re.compile(r"[^a-z0-9%+]+")
_MOST_DIGITS: Final = 12


def typed(value: object) -> str | int:
    """A cell as it would be typed: a whole number as a number, 21.4 as "21.4", a date in words, "" for nothing."""
    if isinstance(value, bool) or value is None:
        return str(value).upper() if value is not None else ""
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 10**_MOST_DIGITS
        return int(value) if whole else f"{value:.{_MOST_DIGITS}g}"
    if isinstance(value, date):
        return day_in_words(value)
    return str(value).strip()


def plain(value: object) -> str:
    """A label in lower case without marks, so that "BME:" is "bme"; empty for a cell that is no text."""
    if not isinstance(value, str):
        return ""
    return _NOT_A_WORD.sub(" ", value.lower().replace("&", " and ")).strip()


def where(sheet: Sheet, row: int, column: int) -> str:
    """A cell's place in words, for rows and columns counted from 0."""
    return f"sheet {sheet.name}, row {row + 1}, column {column_name(column)}"
