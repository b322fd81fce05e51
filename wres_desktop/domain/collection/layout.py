"""The vocabulary of a workbook's sheets: tables of rows and columns, whose crossings are places of a return."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NOT_COLLECTED: Final = "not_collected"


class Kind(StrEnum):
    """What may be entered in a cell."""

    WHOLE = "whole"
    PERCENT = "percent"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"
    LONG_TEXT = "long_text"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``key`` is the last part of its places, empty where the row alone names the place."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: ``key`` is the place in a return up to the column, such as ``workforce/clinical/band_5``.

    ``kind`` stands above that of the column; ``choices`` are the keys and labels of a list. ``of_which`` marks a memo
    line, which no total counts. A line is ``at_most`` the line of that key, group by group.
    """

    key: str
    label: str
    hint: str = ""
    kind: Kind | None = None
    choices: tuple[tuple[str, str], ...] = ()
    of_which: bool = False
    at_most: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under common columns; ``totals`` asks for live totals, ``beside`` for last year's answers next to it."""

    heading: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    totals: bool = False
    beside: bool = True
    intro: str = ""

    def kind(self, line: Line, column: Column) -> Kind:
        """What may be entered where a line and a column cross."""
        return line.kind or column.kind


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: ``name`` stands on its tab, ``intro`` says in a sentence or two what counts."""

    name: str
    title: str
    intro: str
    tables: tuple[Table, ...]


def place_of(line: Line, column: Column) -> str:
    """The place in a return, its parts joined by ``/``."""
    return f"{line.key}/{column.key}" if column.key else line.key


def places(pages: tuple[Page, ...]) -> Iterator[tuple[str, Kind, Line]]:
    """Every place that the pages ask for, in order."""
    for page in pages:
        for table in page.tables:
            for line in table.lines:
                for column in table.columns:
                    yield place_of(line, column), table.kind(line, column), line
