"""The numbers of a grid: what was answered this year and last, what is being typed, and the sums of them. No Qt."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from wres_desktop.domain.rounding import digits
from wres_desktop.intake.typed_counts import (
    NOT_KNOWN,
    NOT_KNOWN_MARK,
    Answer,
    count_text,
    read_count,
)
from wres_desktop.ui.count_grid_rows import GridShape

MINUS = "\N{MINUS SIGN}"
AND_MORE = f"\N{THIN SPACE}+\N{THIN SPACE}{NOT_KNOWN_MARK}"

Changes: TypeAlias = Mapping[str, Answer | None]
"""Places with what stands there from now on; ``None`` makes a place blank."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What cells add up to: the numbers among them, how many these are, and how many cells hold something else."""

    number: int = 0
    given: int = 0
    others: int = 0

    @property
    def text(self) -> str:
        """As it is shown: ``12``, ``12 + ?`` where a part is not known, nothing where every cell is blank."""
        if not self.given:
            return NOT_KNOWN_MARK if self.others else ""
        shown = f"{self.number:,}".replace("-", MINUS)
        return shown + AND_MORE if self.others else shown

    @property
    def is_whole(self) -> bool:
        """Whether it is a number and nothing is missing that is known to exist."""
        return bool(self.given) and not self.others

    def plus(self, other: "Sum") -> "Sum":
        """Both together."""
        return Sum(self.number + other.number, self.given + other.given, self.others + other.others)

    def minus(self, other: "Sum") -> "Sum":
        """What is left; nothing can be said where either side is blank."""
        if not (self.given or self.others) or not (other.given or other.others):
            return Sum()
        return Sum(self.number - other.number, self.given + other.given, self.others + other.others)


@dataclass(frozen=True, slots=True)
class CellLook:
    """Everything that is drawn of a cell."""

    text: str
    last_year: str
    is_open: bool
    has_problem: bool
    has_question: bool
    is_unsaved: bool
    is_strong: bool


@dataclass
class GridValues:
    """One year's answers, and last year's beside them."""

    shape: GridShape
    answers: dict[str, Answer] = field(default_factory=dict)
    last_year: Mapping[str, Answer] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    unsaved: Collection[str] = ()
    _draft: tuple[str, Answer | None] | None = None
    _sums: dict[tuple[int, int, bool], Sum] = field(default_factory=dict)
    _looks: dict[tuple[int, int], CellLook] = field(default_factory=dict)

    def show(self, answers: Mapping[str, Answer], last_year: Mapping[str, Answer] | None) -> None:
        """Take the grid's own places out of all answers."""
        self.answers = {place: answers[place] for place in self.shape.places if place in answers}
        if last_year is not None:
            self.last_year = {place: last_year[place] for place in self.shape.places if place in last_year}
        self.forget()

    def forget(self) -> None:
        """Add up and look anew: something has changed."""
        self._sums.clear()
        self._looks.clear()

    def look(self, row: int, column: int) -> CellLook:
        """What is drawn of a cell, kept until something changes."""
        found = self._looks.get((row, column))
        if found is None:
            found = self._looks[row, column] = CellLook(
                self.text(row, column),
                self.text(row, column, last_year=True),
                self.shape.is_open(row, column),
                bool(self.problem(row, column)),
                bool(self.question(row, column)),
                self.is_unsaved(row, column),
                self.shape.rows[row].strong,
            )
        return found

    def is_unsaved(self, row: int, column: int) -> bool:
        """Whether what stands in a cell is not in the file yet."""
        return bool(self.unsaved) and self.shape.place(row, column) in self.unsaved

    def changes(self, wanted: Iterable[tuple[str, Answer | None]]) -> Changes:
        """Those of the wanted answers that differ from what stands there."""
        return {place: answer for place, answer in wanted if answer != self.answers.get(place)}

    def apply(self, changes: Changes) -> None:
        """Let the changes stand, whoever hears of them later."""
        for place, answer in changes.items():
            if answer is None:
                self.answers.pop(place, None)
            else:
                self.answers[place] = answer
        self.forget()

    def draft(self, place: str, text: str | None) -> None:
        """Add up as if the text that is being typed stood there already; ``None`` ends that."""
        cell = self.shape.cell(place)
        read = self.shape.columns[cell[1]].read if cell is not None else read_count
        self._draft = None if text is None else (place, read(text))
        self.forget()

    def answer(self, row: int, column: int, *, last_year: bool = False) -> Answer | None:
        """What was answered in a cell; ``None`` where it is blank or calculated."""
        place = self.shape.place(row, column)
        if last_year:
            return self.last_year.get(place)
        if self._draft is not None and self._is_typed(place):
            return self._draft[1]
        return self.answers.get(place)

    def text(self, row: int, column: int, *, last_year: bool = False) -> str:
        """What a cell shows."""
        if self.shape.is_open(row, column):
            return _shown(self.answer(row, column, last_year=last_year))
        if self.shape.columns[column].share:
            return self._share(row, column, last_year=last_year)
        return self.sum(row, column, last_year=last_year).text

    def copied(self, row: int, column: int) -> str:
        """What a cell is copied as: a spreadsheet reads it as a number."""
        if self.shape.is_open(row, column):
            return count_text(self.answer(row, column))
        return self.text(row, column).replace(",", "").replace(MINUS, "-").replace("\N{THIN SPACE}", " ")

    def sum(self, row: int, column: int, *, last_year: bool = False) -> Sum:
        """What a cell stands for in sums: its own number, or what it adds up to."""
        key = (row, column, last_year)
        if key not in self._sums:
            self._sums[key] = self._add(row, column, last_year=last_year)
        return self._sums[key]

    def problem(self, row: int, column: int) -> str:
        """What is wrong with a cell, as sentences; empty where nothing is."""
        place = self.shape.place(row, column)
        if not place or self._is_typed(place):
            return ""
        return self.problems.get(place) or self.shape.columns[column].why_wrong(self.answers.get(place))

    def question(self, row: int, column: int) -> str:
        """What should be confirmed about a cell."""
        place = self.shape.place(row, column)
        return self.questions.get(place, "") if place and not self._is_typed(place) else ""

    def _is_typed(self, place: str) -> bool:
        """Whether the user is typing there: what stood there before is nobody's concern any more."""
        return self._draft is not None and self._draft[0] == place

    def _add(self, row: int, column: int, *, last_year: bool) -> Sum:
        this, across = self.shape.rows[row], self.shape.columns[column]
        if across.adds:
            return self._all(((row, each) for each in self._columns(across.adds)), last_year=last_year)
        if this.adds:
            whole = self._all(((each, column) for each in self._rows(this.adds)), last_year=last_year)
            if not this.takes:
                return whole
            return whole.minus(self._all(((each, column) for each in self._rows(this.takes)), last_year=last_year))
        answer = self.answer(row, column, last_year=last_year)
        if isinstance(answer, int):
            return Sum(answer, 1)
        return Sum(others=0 if answer is None else 1)

    def _all(self, cells: Iterable[tuple[int, int]], *, last_year: bool) -> Sum:
        found = Sum()
        for row, column in cells:
            found = found.plus(self.sum(row, column, last_year=last_year))
        return found

    def _share(self, row: int, column: int, *, last_year: bool) -> str:
        part, whole = (
            self.sum(row, each, last_year=last_year) for each in self._columns(self.shape.columns[column].share)
        )
        if not (part.is_whole and whole.is_whole and whole.number > 0):
            return ""
        return f"{digits(Fraction(100 * part.number, whole.number), 1)}%"

    def _columns(self, keys: Collection[str]) -> list[int]:
        return [index for key in keys for index, each in enumerate(self.shape.columns) if each.key == key]

    def _rows(self, prefixes: Collection[str]) -> list[int]:
        return [self.shape.row_of[prefix] for prefix in prefixes if prefix in self.shape.row_of]


def _shown(answer: Answer | None) -> str:
    if isinstance(answer, int):
        return f"{answer:,}"
    return NOT_KNOWN_MARK if answer == NOT_KNOWN else answer or ""
