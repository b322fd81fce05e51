"""Tags tables while ReportLab draws them: rows, heads and cells; heads repeated on the next page are decoration."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from wres_desktop.reports.tagged.flowables import TaggedParagraph
from wres_desktop.reports.tagged.structure import Part, Role, Scope

Spans = Mapping[int, int]
"""The columns of a row that span several, with how many."""

_NONE: Final[Spans] = {}


class UnknownRow(LookupError):
    """A row that holds no paragraph cannot be known again on the next page: a bug of the drawing."""


class TableTags:
    """The parts of one table, kept over all the pieces into which its pages divide it: ReportLab's ``renderCB``.

    A row is known by the paragraph in one of its cells, which stays the same part in every piece.
    """

    def __init__(self, columns: Sequence[int], *, labelled: bool, summary: str = "") -> None:
        """``columns`` are those that hold anything; ``labelled`` rows begin with a head of their own.

        ``summary`` says what the table is, where no caption does.
        """
        self.table = Part(Role.TABLE, spoken=summary)
        self._columns, self._labelled = tuple(columns), labelled
        self._cells: dict[Part, dict[int, Part]] = {}
        self._heads: set[Part] = set()
        self._row: dict[int, Part] = {}
        self._skipped = False

    def add_heads(self, rows: Sequence[Sequence[Any]], spans: Sequence[Spans] = ()) -> None:
        """The rows of heads above the columns."""
        heads = self.table.within(Role.HEAD_ROWS)
        for index, row in enumerate(rows):
            part = heads.within(Role.ROW)
            self._heads.add(part)
            self._add(part, row, spans[index] if index < len(spans) else _NONE, Scope.COLUMN)

    def add_rows(self, rows: Sequence[Sequence[Any]], groups: frozenset[int] = frozenset()) -> None:
        """The other rows; those with an index in ``groups`` are the head of the rows that follow."""
        body = self.table.within(Role.BODY_ROWS)
        for index, row in enumerate(rows):
            if index not in groups:
                self._add(body.within(Role.ROW), row, _NONE, None)
                continue
            if index:
                body = self.table.within(Role.BODY_ROWS)
            self._add(body.within(Role.ROW), row, {0: max(self._columns) + 1}, Scope.COLUMN)

    def _add(self, part: Part, row: Sequence[Any], spans: Spans, scope: Scope | None) -> None:
        cells: dict[int, Part] = {}
        covered = -1
        for column in self._columns:
            if column <= covered:
                continue
            covered = column + spans.get(column, 1) - 1
            over = sum(column <= each <= covered for each in self._columns)
            labels = Scope.ROW if scope is None and self._labelled and column == 0 else scope
            cells[column] = _cell(part, row[column], labels, over)
        self._cells[part] = cells
        if not any(True for _ in _paragraphs(row)):
            raise UnknownRow

    def spoken(self, row: Sequence[Any], column: int, words: str) -> None:
        """What a screen reader says instead of the mark in a cell."""
        part = _part_of(row)
        if part is not None:
            self._cells[part][column].spoken = words

    # ------------------------------------------------------------ while it is drawn
    def __call__(self, table: Any, what: str, *where: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """ReportLab calls this before and after each row, cell, and layer of lines."""
        canvas = table.canv
        match what:
            case "startRow":
                self._start_row(canvas, _part_of(table._cellvalues[where[0]]))  # noqa: SLF001 - there is no other way
            case "endRow" if self._skipped:
                canvas.end_artifact()
                self._skipped = False
            case "startCell":
                self._start_cell(canvas, where[1], where[2])
            case "endCell" if self._in_cell:
                canvas.end_content()
                self._in_cell = False
            case "startBG" | "startLines" if not canvas.in_artifact:
                canvas.begin_artifact()
            case "endBG" | "endLines":
                canvas.end_artifact()
            case _:
                pass

    _in_cell = False

    def _start_row(self, canvas: Any, part: Part | None) -> None:  # noqa: ANN401 - ReportLab has no types
        if part is None:  # a row divided where nothing of it stands on this side
            return
        if part in self._heads and part.placed:
            self._skipped = True
            canvas.begin_artifact("Pagination")
            return
        self._row = self._cells[part]
        for cell in self._row.values():
            cell.place(canvas.container)

    def _start_cell(self, canvas: Any, column: int, value: Any) -> None:  # noqa: ANN401 - as above
        if isinstance(value, str) and not self._skipped:
            self._in_cell = True
            canvas.begin_content(self._row[column])


def _part_of(row: Sequence[Any]) -> Part | None:
    """The row's part, by the first paragraph in it."""
    part: Part | None = next((paragraph.part for paragraph in _paragraphs(row)), None)
    while part is not None and part.role is not Role.ROW:
        part = part.parent
    return part


def _cell(row: Part, value: Any, scope: Scope | None, columns: int) -> Part:  # noqa: ANN401 - text or flowables
    """The part of a cell; a single paragraph is the cell itself, several are parts of it."""
    paragraphs = list(_paragraphs([value]))
    blank = not (any(paragraph.text for paragraph in paragraphs) if paragraphs else value)
    part = row.within(Role.CELL if scope is None or blank else Role.HEAD)
    part.scope = None if part.role is Role.CELL else scope
    part.columns = columns
    for paragraph in paragraphs:
        paragraph.stands_in(part, alone=len(paragraphs) == 1)
    return part


def _paragraphs(row: Sequence[Any]) -> Iterator[TaggedParagraph]:
    for value in row:
        if isinstance(value, TaggedParagraph):
            yield value
        elif isinstance(value, list | tuple):
            yield from _paragraphs(value)
