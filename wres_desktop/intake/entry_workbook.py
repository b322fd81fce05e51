"""An entry workbook that came back: read without a question, whatever was moved, renamed or left blank in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from wres_desktop.domain.collection.layout import Kind, Line, Page, places
from wres_desktop.domain.collection.marker import ENTRY_MARKER
from wres_desktop.domain.collection.pages import entry_pages
from wres_desktop.domain.submission import Submission
from wres_desktop.intake.draft import Answer, draft_of
from wres_desktop.intake.draft_values import whole_number
from wres_desktop.intake.entry_lines import ANSWER, NOT_READ, Heads, Lines
from wres_desktop.intake.placed import in_its_cell
from wres_desktop.intake.places import SEPARATOR
from wres_desktop.intake.problems import Problem, Severity, arranged
from wres_desktop.intake.sheet_text import typed, where
from wres_desktop.intake.workbook import Sheet

_ENOUGH_SHEETS: Final = 3
"""So many sheets with our titles make a workbook ours, where the marker is gone."""

_NOT_ASKED: Final = "A number stands here where none is asked for, so it was not read."
_MOVE_IT: Final = "Move it into the framed cell where it belongs, or take it out."
_NO_RESULT: Final = "This cell holds a formula without a result, or an error."
_TYPE_IT: Final = "Type the number itself, or open the workbook in Excel and save it there."
_TWICE: Final = "This is given twice, and not alike."
_ONE_OF_TWO: Final = "Keep the right one of the two and blank the other."
_NO_YEAR: Final = "The reporting year is missing or is not a year."


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """The return in a workbook; ``cells`` says in words where in the workbook the answer to each place stands."""

    submission: Submission | None
    problems: tuple[Problem, ...]
    cells: Mapping[str, str]


@dataclass
class _Reading:
    """What was read so far."""

    answers: dict[str, Answer] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, place: str, value: Answer, cell: str) -> None:
        """One answer; the same answer on a copied sheet is no contradiction."""
        if place in self.answers and self.answers[place] != value:
            self.problems.append(
                Problem(_address(place), _TWICE, _ONE_OF_TWO, source=f"{self.cells[place]}, and {cell}")
            )
        self.answers.setdefault(place, value)
        self.cells.setdefault(place, cell)


def is_entry_workbook(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook is ours: by its hidden marker or, without it, by the titles of its sheets."""
    cells = (sheet.at(row, column) for sheet in sheets for row in range(3) for column in range(min(3, sheet.width)))
    if any(cell == ENTRY_MARKER for cell in cells):
        return True
    lines = Lines(entry_pages())
    return sum(lines.page_of(sheet) is not None for sheet in sheets) >= _ENOUGH_SHEETS


def read_entry_workbook(sheets: Sequence[Sheet], path: Path) -> ReadWorkbook:
    """The return in the sheets of an entry workbook, with every problem found at once and its cell named."""
    pages = entry_pages(_most_actions(sheets))
    lines = Lines(pages)
    reading, found = _Reading(), set[str]()
    for sheet in sheets:
        page = lines.page_of(sheet)
        if page is not None:
            found |= _read_sheet(sheet, page, lines, reading)
    reading.problems += _missing_lines(pages, found)
    answers = _by_choice(reading.answers, pages)
    year = whole_number(str(answers.pop("reporting_year", "")))
    if year is None:
        reading.problems.append(Problem("reporting_year", _NO_YEAR, "Write it in four digits, such as 2024."))
        return ReadWorkbook(None, _named(reading, path), reading.cells)
    draft = draft_of(answers, year)
    reading.problems += draft.problems
    usable = None if any(problem.blocks for problem in reading.problems) else draft.submission
    return ReadWorkbook(usable, _named(reading, path), reading.cells)


def _read_sheet(sheet: Sheet, page: Page, lines: Lines, reading: _Reading) -> set[str]:
    """Read one sheet; the keys of the lines that were found on it."""
    heads, found = Heads(page), set[str]()
    for row in range(sheet.height):
        cells = [sheet.at(row, column) for column in range(sheet.width)]
        if heads.read(cells):
            continue
        line = lines.line_of(cells, page)
        if line is None:
            reading.problems += _not_recognised(sheet, row, cells, heads)
            continue
        found.add(line.key)
        _read_line(sheet, row, cells, line, heads, reading)
    return found


def _read_line(sheet: Sheet, row: int, cells: Sequence[object], line: Line, heads: Heads, reading: _Reading) -> None:
    for column, cell in enumerate(cells):
        value, key = typed(cell), heads.columns.get(column)
        at = where(sheet, row, column)
        if key and (row, column) in sheet.faults:
            reading.problems.append(Problem(_address(line.key), _NO_RESULT, _TYPE_IT, source=at))
        if value == "" or key == NOT_READ:
            continue
        if key is not None:
            reading.take(line.key if key == ANSWER else f"{line.key}/{key}", value, at)
        elif heads.columns and isinstance(value, int):
            reading.problems.append(Problem(_address(line.key), _NOT_ASKED, _MOVE_IT, source=at))


def _not_recognised(sheet: Sheet, row: int, cells: Sequence[object], heads: Heads) -> Iterator[Problem]:
    """A row with numbers in the columns of entries that is none of ours: people who would be lost."""
    entries = [column for column, key in heads.columns.items() if key not in (NOT_READ, ANSWER)]
    numbers = [column for column in entries if column < len(cells) and isinstance(typed(cells[column]), int)]
    words = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    if numbers and not any(cell.strip().lower() == "total" for cell in words):
        what = "There are numbers in a row that is not one of the workbook's own, so they were not read."
        yield Problem("", what, _MOVE_IT, source=where(sheet, row, numbers[0]))


def _missing_lines(pages: Sequence[Page], found: set[str]) -> Iterator[Problem]:
    """Rows and sheets that are no longer there; a row of the action plan may be taken out."""
    for page in pages:
        keys = [line.key for table in page.tables for line in table.lines if not line.key.startswith("actions/")]
        gone = [key for key in keys if key not in found]
        if keys and len(gone) == len(keys):
            what = f"The sheet {page.name} is missing from the workbook, so nothing of it was read."
            yield Problem("", what, "Put it back, unless there is nothing to say on it.", Severity.CONFIRM)
        else:
            what = "This row is missing from the workbook, so nothing was read for it."
            to_do = "Put it back, unless there is nothing to say in it."
            yield from (Problem(_address(key), what, to_do, Severity.CONFIRM) for key in gone)


def _most_actions(sheets: Iterable[Sheet]) -> int:
    """Rows may have been added to the action plan; no plan is longer than the sheets."""
    return max([20, *(min(500, sheet.height) for sheet in sheets)])


def _by_choice(answers: Mapping[str, Answer], pages: tuple[Page, ...]) -> dict[str, Answer]:
    """The answers with the keys of what was chosen from lists; anything else stays as it was typed."""
    chosen = dict(answers)
    for place, kind, line in places(pages):
        if kind is Kind.CHOICE and place in chosen:
            by_label = {label.lower(): key for key, label in line.choices}
            said = str(chosen[place])
            chosen[place] = by_label.get(said.lower(), said)
    return chosen


def _named(reading: _Reading, path: Path) -> tuple[Problem, ...]:
    """The problems with the file's name, and the cell where the answer stands."""
    return arranged(
        replace(problem, source=f"{path.name}, {problem.source}")
        if problem.source
        else in_its_cell(replace(problem, source=path.name), reading.cells)
        for problem in reading.problems
    )


def _address(place: str) -> str:
    return place.replace("/", SEPARATOR)
