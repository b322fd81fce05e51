"""What a spreadsheet gave: counts by place, the rows behind each, rows left out and why, and what must be asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from wres_desktop.intake.problems import Problem
from wres_desktop.intake.workbook import column_name

Place: TypeAlias = str
"""A place in a return, its parts joined by /: ``workforce/clinical/band_5/bme``."""


class TableKind(StrEnum):
    """What one row of a table is about."""

    STAFF = "staff"
    APPLICANTS = "applicants"
    CASES = "cases"
    COURSES = "courses"
    SURVEY_ROWS = "survey_rows"
    SURVEY_TABLE = "survey_table"
    BOARD = "board"

    @property
    def words(self) -> str:
        """The kind in the words of people in HR."""
        return _WORDS[self]


_WORDS: Mapping[TableKind, str] = {
    TableKind.STAFF: "Staff list",
    TableKind.APPLICANTS: "Recruitment log, one row for each applicant",
    TableKind.CASES: "Disciplinary log",
    TableKind.COURSES: "Training log",
    TableKind.SURVEY_ROWS: "Survey answers, one row for each person",
    TableKind.SURVEY_TABLE: "Survey results, one row for each question",
    TableKind.BOARD: "List of board members",
}

LEAVE_OUT = "leave_out"
"""The answer that rows with this value do not count."""

COUNT = "count"
"""The answer that rows with this value count."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: what is kept, and what the user reads."""

    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the user knows: what a value of a column means. ``rows`` are numbered as the sheet shows them.

    ``about`` is the kind of thing that is asked (``grade``), ``value`` the text as it stands in the sheet; together
    they are the key under which the answer is kept.
    """

    about: str
    value: str
    words: str
    options: tuple[Option, ...]
    rows: tuple[int, ...]
    column: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that does not count, numbered as the sheet shows it, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What counting needs to know besides the file: the day on which staff count, and what is chosen."""

    snapshot_date: date
    office_holders: bool = False
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    basis_two_years: bool = False
    dont_know_counts: bool = True

    def answer(self, about: str, value: str) -> str | None:
        """The user's answer on a value, given now or in an earlier year."""
        return self.answers.get(about, {}).get(value.casefold())


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where counts came from: kept with every count; no row is."""

    path: Path
    sha256: str
    sheet: str
    rows: int
    left_out: int

    @property
    def words(self) -> str:
        """Such as ``from staff.xlsx, 312 rows, 4 left out``."""
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        return f"from {self.path.name}{sheet}, {rows}, {self.left_out:,} left out"

    @property
    def kept(self) -> str:
        """What is kept with each count: the words, and by which file and which state of it they can be checked."""
        return f"{self.words}; {self.path}, SHA-256 {self.sha256}"


@dataclass(frozen=True, slots=True)
class Counted:
    """The result of one table; held in memory only while its file is open.

    ``made_of`` has the rows behind each count that rows made, numbered as the sheet shows them.
    """

    kind: TableKind
    source: Provenance
    values: Mapping[Place, int | str]
    made_of: Mapping[Place, Sequence[int]]
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be answered or put right, so that the counts may be taken over."""
        return not self.questions and not any(problem.blocks for problem in self.problems)


def cell_address(sheet: str, row: int | None = None, column: int | None = None, heading: str = "") -> str:
    """The address of a problem in a sheet; rows and columns are counted from 0 here and shown as the sheet does."""
    parts = [f"sheet {sheet.replace('/', '-')}"] if sheet else []
    if row is not None:
        parts.append(f"row {row + 1}")
    if column is not None:
        parts.append(f"column {column_name(column)}" + (f" ({heading.replace('/', ' ')})" if heading else ""))
    return " / ".join(parts)


def in_short(rows: Sequence[int], most: int = 8) -> str:
    """Row numbers in words: ranges are joined, and many are cut short."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    texts = [str(start) if start == end else f"{start} to {end}" for start, end in runs]
    more = len(texts) - most
    return ", ".join(texts[:most]) + (f" and {more} more" if more > 0 else "")
