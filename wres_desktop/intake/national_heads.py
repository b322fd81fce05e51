"""Finds the columns of a national return, whatever the layout of its year: group, year, pre-populated or verified."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeVar

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.intake.sheet_text import plain
from wres_desktop.intake.workbook import Sheet

_Said = TypeVar("_Said")

_YEAR: Final = re.compile(r"\b(20[0-9]{2})\b")
_TWO_YEARS: Final = re.compile(r"\b20([0-9]{2}) ([0-9]{2})\b")
_LONGEST_HEAD: Final = 60
_ABOVE, _BELOW = 4, 2
_GROUP_WORDS: Final = {
    EthnicGroup.WHITE: ("white",),
    EthnicGroup.BME: ("bme", "bame", "black and minority ethnic", "global majority"),
    EthnicGroup.UNKNOWN: ("unknown", "null", "not known", "not stated"),
}
_THIS_YEAR: Final = ("this year", "current year", "reporting year")
_LAST_YEAR: Final = ("last year", "previous year", "prior year", "year before")


class Worth(IntEnum):
    """Which of several figures for the same thing counts: a verified one before one that was filled in beforehand."""

    PRE_POPULATED = 0
    PLAIN = 1
    VERIFIED = 2


@dataclass(frozen=True, slots=True)
class NationalColumn:
    """``year`` is a calendar year, or 0 for this and -1 for last year where the head says no more."""

    group: EthnicGroup
    year: int
    worth: Worth


def columns_at(sheet: Sheet, row: int, before: Mapping[int, NationalColumn]) -> Mapping[int, NationalColumn] | None:
    """The columns whose heads stand in a row, or ``None`` where it is no row of heads.

    ``before`` are the columns of the heads above: a year that is not said again stays.
    """
    groups = {column: group for column, text in _texts(sheet, row) if (group := _group(text)) is not None}
    if not {EthnicGroup.WHITE, EthnicGroup.BME} <= set(groups.values()):
        return None
    band = range(max(0, row - _ABOVE), min(sheet.height, row + _BELOW + 1))
    years = _filled([(column, year) for each in band for column, text in _texts(sheet, each) for year in _year(text)])
    below = {column: worth for each in band if each > row for column, worth in _worths(sheet, each)}
    above = _filled([(column, worth) for each in band if each < row for column, worth in _worths(sheet, each)])
    own = dict(_worths(sheet, row))
    wanted = sorted({*groups, *below})
    left = _filled(sorted(groups.items()))
    found: dict[int, NationalColumn] = {}
    for column in wanted:
        group = _at(left, column)
        if group is None:
            continue
        year = _at(years, column)
        kept = before[column].year if column in before else 0
        worth = own.get(column, below.get(column, _at(above, column)))
        found[column] = NationalColumn(group, kept if year is None else year, Worth.PLAIN if worth is None else worth)
    return found


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    """The short texts of a row by their columns; a number may be a year that stands alone."""
    for column in range(sheet.width):
        value = sheet.at(row, column)
        if isinstance(value, float) and value.is_integer() and 2000 < value < 2100:  # noqa: PLR2004  a year
            yield column, str(int(value))
        elif (isinstance(value, str) and 0 < len(value) <= _LONGEST_HEAD) or hasattr(value, "year"):
            yield column, plain(str(value))


def _group(text: str) -> EthnicGroup | None:
    """The one group that a head names; a text that names two is a measure and no head."""
    named = [group for group, words in _GROUP_WORDS.items() if any(re.search(rf"\b{word}\b", text) for word in words)]
    return named[0] if len(named) == 1 else None


def _year(text: str) -> Iterator[int]:
    if found := _TWO_YEARS.search(text):
        yield 2000 + int(found[2])
    elif found := _YEAR.search(text):
        yield int(found[1])
    elif any(words in text for words in _LAST_YEAR):
        yield -1
    elif any(words in text for words in _THIS_YEAR):
        yield 0


def _worths(sheet: Sheet, row: int) -> Iterator[tuple[int, Worth]]:
    for column, text in _texts(sheet, row):
        if "verified" in text:
            yield column, Worth.VERIFIED
        elif "populated" in text:
            yield column, Worth.PRE_POPULATED


def _filled(values: Sequence[tuple[int, _Said]]) -> list[tuple[int, _Said]]:
    return sorted(dict(values).items())


def _at(values: Sequence[tuple[int, _Said]], column: int) -> _Said | None:
    """What was said last, from the left, up to a column."""
    said = [value for place, value in values if place <= column]
    return said[-1] if said else None
