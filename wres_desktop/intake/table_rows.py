"""The rows below the headings of a table: what stands in them, which still count, and what must be asked."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from wres_desktop.intake.cell_text import text_of
from wres_desktop.intake.columns import Found
from wres_desktop.intake.counted import LEAVE_OUT, LeftOut, Option, Question, cell_address, in_short
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.intake.workbook import MOST_WORK, Cell, Sheet, column_name
from wres_desktop.intake.workbook_file import too_large

if TYPE_CHECKING:
    import numpy as np

    Mask: TypeAlias = np.ndarray[Any, np.dtype[np.bool_]]
    Codes: TypeAlias = np.ndarray[Any, np.dtype[np.uint32]]
    Numbers: TypeAlias = np.ndarray[Any, np.dtype[np.int32]]
    Counts: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
    Positions: TypeAlias = np.ndarray[Any, np.dtype[np.intp]]
    Measures: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]

NOTHING: Final = -1
"""Where a row has none of the things that are numbered."""

CHOSEN_OUT: Final = "You chose to leave such rows out."


class TableRows:
    """The rows of one table, and for each whether it still counts; a row is left out once, for the first reason."""

    def __init__(self, sheet: Sheet, found: Found, file_name: str, most_work: float = MOST_WORK) -> None:
        import numpy as np  # noqa: PLC0415  slow to load, and only needed once a file is opened

        self.sheet, self.found, self.file_name = sheet, found, file_name
        self.first = found.header_row + 1
        self.length = max(0, sheet.height - self.first)
        self.kept: Mask = np.ones(self.length, dtype=bool)
        self.questions: list[Question] = []
        self.problems: list[Problem] = []
        self._reasons: dict[int, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._stored: dict[int, list[str]] = {}
        self._filled: dict[int, Codes] = {}
        self._began, self._most_work = time.thread_time(), most_work
        self._np = np

    # ------------------------------------------------------------ what stands in the columns

    def has(self, field: str) -> bool:
        """Whether a column was found for a field."""
        return field in self.found.columns

    def codes(self, field: str) -> "Codes":
        """The number of the value of each row; see ``values``."""
        return self.codes_of(self.found.columns[field])

    def values(self, field: str) -> tuple[Cell, ...]:
        """The different values of a field's column."""
        return self.sheet.columns[self.found.columns[field]].values

    def texts(self, field: str) -> list[str]:
        """The different values as texts."""
        if field not in self._texts:
            self._texts[field] = [text_of(value) for value in self.values(field)]
        return self._texts[field]

    def all_are_numbers(self, field: str) -> bool:
        """Whether no row below the headings has a text in a field's column."""
        values = self.values(field)
        if not set(map(type, values)) <= {float, str}:
            return False
        texts = [number for number, value in enumerate(values) if isinstance(value, str) and value]
        return not self._np.isin(self.codes(field), texts).any()

    def texts_in(self, column: int) -> list[str]:
        """The different values of a column of the sheet that are stored as text."""
        if column not in self._stored:
            self._stored[column] = [each for each in self.sheet.columns[column].values if isinstance(each, str)]
        return self._stored[column]

    def where(self, field: str, by_value: Sequence[bool]) -> "Mask":
        """The rows whose value is among the marked ones."""
        return self.where_in(self.found.columns[field], by_value)

    def where_in(self, column: int, by_value: Sequence[bool]) -> "Mask":
        """As ``where``, for a column of the sheet."""
        mask: Mask = self._np.asarray(by_value, dtype=bool)[self.codes_of(column)]
        return mask

    def numbered_by(self, field: str, meant: Sequence[str | None], names: Sequence[str]) -> "Numbers":
        """For each row the place of what its value means among the names, ``NOTHING`` where it is none of them."""
        places = {name: place for place, name in enumerate(names)}
        by_value = [NOTHING if each is None else places.get(each, NOTHING) for each in meant]
        numbers: Numbers = self._np.asarray(by_value, dtype=self._np.int32)[self.codes(field)]
        return numbers

    def numbers_by_code(self, field: str) -> "Numbers":
        """The number of the value of each row, ``NOTHING`` where the cell is empty."""
        numbers: Numbers = self.codes(field).astype(self._np.int32) + NOTHING
        return numbers

    def alike(self, told_apart: "Numbers", first: "Mask", most: "Measures") -> list[list[int]]:
        """The positions that still count and share a number, in groups of two or more.

        In each group a marked one comes first, then by the measure, the largest first, then as they stand.
        """
        np = self._np
        here = np.flatnonzero(self.kept & (told_apart != NOTHING))
        order = here[np.lexsort((here, -most[here], ~first[here], told_apart[here]))]
        numbers = told_apart[order]
        same = numbers[1:] == numbers[:-1]
        groups: list[list[int]] = []
        for at in np.flatnonzero(same).tolist():
            if at and same[at - 1]:
                groups[-1].append(int(order[at + 1]))
            else:
                groups.append([int(order[at]), int(order[at + 1])])
        return groups

    def first_of_each(self, field: str, among: "Mask") -> "Mask":
        """Of the marked rows the first for each different value of a column; all of them where there is none."""
        if not self.has(field):
            return among
        np = self._np
        positions = np.flatnonzero(among)
        _, first = np.unique(self.codes(field)[positions], return_index=True)
        mask = ~self.everything()
        mask[positions[first]] = True
        return mask

    def numbers_for_all(self, number: int) -> "Numbers":
        """The same number for every row."""
        return self._np.full(self.length, number, dtype=self._np.int32)

    def everything(self) -> "Mask":
        """Every row."""
        return self._np.ones(self.length, dtype=bool)

    def marked(self, field: str, is_marked: Callable[[Cell], bool]) -> "Mask":
        """The rows with a value that is marked; none where there is no such column."""
        if not self.has(field):
            return ~self.everything()
        return self.where(field, [is_marked(value) for value in self.values(field)])

    def measured(self, field: str, measure: Callable[[Cell], float]) -> "Measures":
        """A number for each row; zeros where there is no such column."""
        if not self.has(field):
            return self._np.zeros(self.length)
        measures: Measures = self._np.asarray([measure(value) for value in self.values(field)])[self.codes(field)]
        return measures

    def whole_numbers(self, field: str, by_value: Sequence[int]) -> "Counts":
        """A whole number for each row, from those of the values."""
        counts: Counts = self._np.asarray(by_value, dtype=self._np.int64)[self.codes(field)]
        return counts

    def sum_of(self, counts: "Counts", numbers: Sequence[int]) -> int:
        """What the counts of some rows, numbered as the sheet shows them, add up to."""
        return int(counts[self._np.asarray(numbers, dtype=int) - self.first - 1].sum())

    def codes_of(self, column: int) -> "Codes":
        """The number of the value of each row in a column of the sheet; 0 is an empty cell.

        Every step of the counting asks for it, so it is here that a list which takes too long is given up.

        Raises:
            UnreadableFile: counting has taken more of a processor's time than reading a file may.
        """
        if time.thread_time() - self._began > self._most_work:
            raise too_large(self.file_name)
        return self._filled[column] if column in self._filled else self._codes_as_read(column)

    def fill_from_above(self, merged: Iterable[tuple[int, int, int]]) -> str:
        """Let what stands in the row of the sheet and column that come first stand down to the row that comes last.

        Rows of the sheet are counted from 0. Returns the rows in which something stood, in short.
        """
        tops: set[int] = set()
        for top, column, bottom in merged:
            codes = self.codes_of(column).copy() if column not in self._filled else self._filled[column]
            if codes[top - self.first]:
                codes[top - self.first : bottom + 1 - self.first] = codes[top - self.first]
                self._filled[column] = codes
                tops.add(top + 1)
        return in_short(sorted(tops))

    def fill_down(self, field: str) -> None:
        """Let what stands in a field's column stand in the blank cells below it, too."""
        np, codes = self._np, self.codes(field)
        blank = np.asarray([text == "" for text in self.texts(field)], dtype=bool)[codes]
        last = np.maximum.accumulate(np.where(blank, 0, np.arange(self.length)))
        self._filled[self.found.columns[field]] = codes[last]

    def _codes_as_read(self, column: int) -> "Codes":
        found = self._np.frombuffer(self.sheet.columns[column].codes, dtype=self._np.uint32)[
            self.first : self.sheet.height
        ]
        missing = self.length - len(found)
        return self._np.concatenate([found, self._np.zeros(missing, dtype=self._np.uint32)]) if missing else found

    # ------------------------------------------------------------ which rows count

    def leave_out(self, mask: "Mask", why: str) -> None:
        """Let the rows that still count and are marked count no more."""
        for position in self._np.flatnonzero(mask & self.kept):
            self._reasons[int(position)] = why
        self.kept &= ~mask

    def leave_out_each(self, reasons: Mapping[int, str]) -> None:
        """As ``leave_out``, with a reason of its own for each position."""
        for position, why in reasons.items():
            if self.kept[position]:
                self._reasons[position] = why
                self.kept[position] = False

    def numbers(self, mask: "Mask") -> tuple[int, ...]:
        """The rows that are marked, numbered as the sheet shows them."""
        return tuple((self._np.flatnonzero(mask) + self.first + 1).tolist())

    def number(self, position: int) -> int:
        """A position below the headings as the row that the sheet shows."""
        return position + self.first + 1

    def numbered(self, positions: Iterable[int]) -> tuple[int, ...]:
        """Positions below the headings as the rows that the sheet shows."""
        return tuple((self._np.asarray(positions, dtype=int) + self.first + 1).tolist())

    def left_out(self) -> tuple[LeftOut, ...]:
        """Every row that was left out, in the order of the sheet."""
        return tuple(LeftOut(position + self.first + 1, why) for position, why in sorted(self._reasons.items()))

    @property
    def still_counting(self) -> int:
        """How many rows count at the moment."""
        return int(self.kept.sum())

    # ------------------------------------------------------------ what is said about them

    def ask(
        self,
        field: str,
        words: str,
        options: tuple[Option, ...],
        by_value: Sequence[bool],
        *,
        among: "Mask | None" = None,
        about: str = "",
    ) -> None:
        """Ask what each of the marked values means, if rows that still count have it; they do not count until then."""
        codes, texts, column = self.codes(field), self.texts(field), self.found.columns[field]
        concerned = self.kept if among is None else self.kept & among
        counting = self._np.bincount(codes[concerned], minlength=len(by_value)) > 0
        asked: dict[str, list[int]] = {}
        for number, marked in enumerate(by_value):
            if marked and counting[number]:
                asked.setdefault(texts[number].casefold(), []).append(number)
        reasons: dict[int, str] = {}
        for numbers, positions in zip(asked.values(), self._having(codes, [*asked.values()], concerned), strict=True):
            text = texts[numbers[0]]
            shown = words.format(_quoted(text))
            self.questions.append(Question(about or field, text, shown, options, self.numbered(positions), column))
            why = f"It is not yet said what {_quoted(text)} in column {column_name(column)} means."
            reasons |= dict.fromkeys(positions.tolist(), why)
        self.leave_out_each(reasons)

    def _having(self, codes: "Codes", groups: list[list[int]], among: "Mask") -> "list[Positions]":
        """For each group of codes the positions of the marked rows with one of them, found in one pass for all."""
        np = self._np
        group_of = np.full(int(codes.max(initial=0)) + 1, NOTHING)
        for place, numbers in enumerate(groups):
            group_of[numbers] = place
        found = np.where(among, group_of[codes], NOTHING)
        order = np.argsort(found, kind="stable")
        positions: list[Positions] = np.split(order, np.searchsorted(found[order], range(len(groups))))[1:]
        return positions

    def ask_about_all(self, about: str, words: str, options: tuple[Option, ...], rows: "Mask") -> None:
        """Ask something that no column tells; the rows do not count until then."""
        self.questions.append(Question(about, "", words, options, self.numbers(rows & self.kept)))
        self.leave_out(rows, "It is not yet said what these rows are.")

    def note(
        self, what: str, to_do: str, severity: Severity = Severity.NOTE, *, field: str = "", row: int | None = None
    ) -> None:
        """Say something about the table, a column or a cell."""
        column = self.found.columns.get(field)
        where = cell_address(self.sheet.name, row, column, self.found.heading(field) if field else "")
        self.problems.append(Problem(where, what, to_do, severity, source=self.file_name))


def _quoted(text: str) -> str:
    shown = text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004  longer ones are no longer read
    return f"\N{LEFT DOUBLE QUOTATION MARK}{shown}\N{RIGHT DOUBLE QUOTATION MARK}" if shown else "an empty cell"


LEAVE_OUT_OPTION: Final = Option(LEAVE_OUT, "Leave these rows out")
