"""A spreadsheet as it was read: sheets of raw cells at their true places, and what the file hides or gets wrong."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from string import ascii_uppercase
from typing import Final, TypeAlias

Cell: TypeAlias = str | float | bool | date | datetime | time | timedelta
"""What stands in a cell; an empty one is an empty text."""

Step: TypeAlias = Callable[[int, int], None]
"""Called again and again with how much is done and of how much; it may raise to stop the work."""

MOST_WORK: Final = 20
"""Seconds of a processor's time that one file may take to be read, and again to be counted; a list of 100,000 rows
takes a quarter of that."""

MOST_ROWS: Final = 101_000
"""100,000 people, and room for what stands above and below them."""

FIRST_ROWS: Final = 60
"""How far down a sheet headings are looked for; so many rows are read with all their columns."""

MOST_COLUMNS: Final = 2_000
MOST_CELLS: Final = 12_000_000


class Fault(StrEnum):
    """What is wrong with a cell so that its value cannot be known."""

    ERROR = "error"
    NO_RESULT = "no_result"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the number of a value for each row from the top of the sheet, and the different values."""

    codes: "array[int]"
    values: tuple[Cell, ...]

    def at(self, row: int) -> Cell:
        """The cell of a row, counted from 0; empty below the last one."""
        return self.values[self.codes[row]] if row < len(self.codes) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows and columns are counted from 0 here, and from 1 and A in words."""

    name: str
    columns: tuple[Column, ...]
    height: int
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    more_faults: bool = False
    unread: frozenset[int] = frozenset()
    from_sections: frozenset[int] = frozenset()
    """The columns that say what only headings between the rows said."""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def at(self, row: int, column: int) -> Cell:
        """One cell; empty outside of what was filled in."""
        return self.columns[column].at(row) if column < len(self.columns) else ""

    def row(self, row: int) -> tuple[Cell, ...]:
        """All cells of one row."""
        return tuple(column.at(row) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as it was read: where from, the SHA-256 of its bytes, its sheets, and what the reader should know."""

    path: Path
    sha256: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name


def column_name(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, len(ascii_uppercase))
        name = ascii_uppercase[letter] + name
    return name


def column_number(name: str) -> int:
    """The place of a column by its letters: A is 0."""
    number = 0
    for letter in name:
        number = number * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return number - 1


class _Numbers(dict[Cell, int]):
    """Gives every new value the next number; ``True`` and 1 are one value, and both say yes."""

    def __missing__(self, value: Cell) -> int:
        number = self[value] = len(self)
        return number


UNREAD: Final = "\N{HORIZONTAL ELLIPSIS}"
"""What stands for a filled cell of a column that was not read, because nothing that is counted can stand in it."""

_HEADING_AND_COUNT: Final = 2
_TOTALS: Final = ("otal", "OTAL", "nd of report", "umber of r")
_VACANT: Final = ("acan", "ACAN")
_IS_VACANT: Final = re.compile(r"\W*(?:(?:post|position) )?vacan(?:t|cy)(?: (?:post|position))?\W*", re.IGNORECASE)

OfInterest: TypeAlias = Callable[[Sequence[Sequence[Cell]]], frozenset[int]]
"""Which columns are read, by the first rows of the sheet."""


class Columns:
    """Rows taken in one after the other, kept as columns in which each different value is stored once.

    Of columns that are not of interest the first rows are kept, and further down only whether a cell is filled, and
    what is needed to see totals, vacant posts and headings between the rows: names, birthdays and the like never leave
    the process that reads them.
    """

    def __init__(self, of_interest: OfInterest | None = None) -> None:
        self._codes: list[array[int]] = []
        self._numbers: list[_Numbers] = []
        self._of_interest = of_interest
        self._passed_over: frozenset[int] = frozenset()
        self.height = 0

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Take in rows that are all equally wide; rows taken in before may have been narrower."""
        width = len(rows[0]) if rows else 0
        for _ in range(len(self._codes), width):
            self._numbers.append(_Numbers({"": 0}))
            self._codes.append(array("I", bytes(4 * self.height)))
        headings = self._headings_between(rows)
        for column, cells in enumerate(zip(*rows, strict=True)):
            codes, numbers = self._codes[column], self._numbers[column]
            if column in self._passed_over and not _hold(text := _text_in(cells), _TOTALS):
                codes.extend(_filled(cells, text, numbers, headings))
            else:
                codes.extend(map(numbers.__getitem__, cells))
        if not self.height and self._of_interest is not None:
            self._passed_over = frozenset(range(width)) - self._of_interest(rows)
        self.height += len(rows)
        for codes in self._codes[width:]:
            codes.extend([0] * len(rows))

    def _headings_between(self, rows: Sequence[Sequence[Cell]]) -> Sequence[int]:
        """The rows in which one cell stands, or two, but nothing in the first column that is of interest."""
        first = next((column for column in range(len(self._codes)) if column not in self._passed_over), None)
        if not self._passed_over or first is None:
            return ()
        blank = [at for at, row in enumerate(rows) if first < len(row) and row[first] == ""]
        return [at for at in blank if 0 < len(rows[at]) - rows[at].count("") <= _HEADING_AND_COUNT]

    def finished(self) -> tuple[Column, ...]:
        """The columns, without empty ones at the right end."""
        columns = [Column(codes, tuple(numbers)) for codes, numbers in zip(self._codes, self._numbers, strict=True)]
        while columns and len(columns[-1].values) == 1:
            columns.pop()
        return tuple(columns)

    @property
    def unread(self) -> frozenset[int]:
        """The columns that were passed over."""
        return self._passed_over


def _filled(cells: Sequence[Cell], text: str, numbers: _Numbers, headings: Sequence[int]) -> "array[int]":
    """The number of ``UNREAD`` for each filled cell, 0 for each empty one; kept are vacant posts, and headings."""
    codes = _filled_or_vacant(cells, text, numbers)
    for at in headings:
        codes[at] = numbers[cells[at]]
    return codes


def _filled_or_vacant(cells: Sequence[Cell], text: str, numbers: _Numbers) -> "array[int]":
    number = numbers[UNREAD]
    if _hold(text, _VACANT):
        shown = [cell if isinstance(cell, str) and _IS_VACANT.fullmatch(cell) else UNREAD for cell in cells]
        return array("I", [numbers[text] if cell != "" else 0 for text, cell in zip(shown, cells, strict=True)])
    if "" not in cells:
        return array("I", [number]) * len(cells)
    return array("I", [number if cell != "" else 0 for cell in cells])


def _text_in(cells: Sequence[Cell]) -> str:
    """All texts of a column in one, so that words are looked for in all of them at once."""
    try:
        return "\n".join(cells)  # type: ignore[arg-type]  # most columns hold nothing but texts
    except TypeError:
        return "\n".join([cell for cell in cells if isinstance(cell, str)])


def _hold(text: str, parts: tuple[str, ...]) -> bool:
    return any(words in text for words in parts)


def in_chunks(rows: Iterable[Sequence[Cell]], size: int, first: int) -> Iterator[list[Sequence[Cell]]]:
    """Rows in lists of at most ``size``, of which the first has ``first``."""
    taken = iter(rows)
    room = first
    while chunk := list(islice(taken, room)):
        yield chunk
        room = size
