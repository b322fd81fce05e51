"""The entry workbook: one sheet for each page of the wizard, filled in elsewhere and read when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from wres_desktop.domain.collection.layout import Kind, Line, Page, Table, place_of
from wres_desktop.domain.collection.marker import ENTRY_MARKER
from wres_desktop.domain.collection.pages import entry_pages
from wres_desktop.exchange import MARKING
from wres_desktop.exchange.entry_checks import add_checks
from wres_desktop.exchange.entry_rules import Rules
from wres_desktop.exchange.entry_shape import Shape
from wres_desktop.exchange.entry_totals import totals_of_line, totals_of_table
from wres_desktop.workbooks.book import Book, Sheet
from wres_desktop.workbooks.looks import Look

_ENTRY_LOOKS: Final = {
    Kind.WHOLE: Look.ENTRY,
    Kind.YEAR: Look.ENTRY_TEXT,
    Kind.PERCENT: Look.ENTRY_EXACT,
    Kind.DATE: Look.ENTRY_DATE,
    Kind.CHOICE: Look.ENTRY_TEXT,
    Kind.TEXT: Look.ENTRY_TEXT,
    Kind.LONG_TEXT: Look.ENTRY_TEXT,
}
Answers: TypeAlias = Mapping[str, str | int]
"""What was answered, by place: ``intake`` makes answers of a return, and a return of answers."""

_ALREADY_KNOWN: Final = ("organisation/code", "organisation/name", "organisation/kind")


@dataclass
class _Filled:
    """What stands in the entries already, what stands beside them, and where each place is."""

    now: Mapping[str, str | int]
    before: Mapping[str, str | int]
    year_before: int
    cells: dict[str, str] = field(default_factory=dict)
    totals: dict[str, tuple[str, ...]] = field(default_factory=dict)


def entry_workbook(year: int, before: Answers = MappingProxyType({}), year_before: int = 0) -> bytes:
    """The file to be filled in for a reporting year; ``before`` are the answers of an earlier return, shown beside.

    Without a ``year_before`` they only say who reports.
    """
    now = {key: before[key] for key in _ALREADY_KNOWN if key in before}
    now |= {"reporting_year": year, "snapshot_date": f"31 March {year}"}
    before = {**before, "reporting_year": year_before} if year_before else {}
    filled = _Filled(now, before, year_before)
    book = Book(f"Workforce Race Equality Standard {year}: figures to be filled in", marking=MARKING)
    rules = Rules()
    for page in entry_pages():
        _add_page(book, page, filled, rules)
    add_checks(book, filled.cells, filled.totals)
    return book.to_bytes()


def _add_page(book: Book, page: Page, filled: _Filled, rules: Rules) -> None:
    shape = Shape(page, beside=bool(filled.before))
    sheet = book.sheet(page.name)
    sheet.widths(shape.widths)
    sheet.hide(column=1)
    sheet.put(1, 1, ENTRY_MARKER, Look.KEY)
    sheet.put(1, 2, f"{MARKING} once it is filled in", Look.MARKING)
    sheet.put(2, 2, page.title, Look.TITLE)
    sheet.across(3, 2, shape.last, page.intro, Look.INTRO)
    row = 5
    for table in page.tables:
        row = _add_table(sheet, row, table, _Place(shape, filled, rules)) + 1
    sheet.freeze(4, 3)
    sheet.protect()
    sheet.print_setup(MARKING, landscape=True, title_rows=(1, 2))


@dataclass(frozen=True, slots=True)
class _Place:
    """What every row of a sheet needs to know."""

    shape: Shape
    filled: _Filled
    rules: Rules


def _add_table(sheet: Sheet, row: int, table: Table, place: _Place) -> int:
    """Write a table from ``row`` on; the first row after it."""
    sheet.put(row, 2, table.heading, Look.HEADING)
    _add_heads(sheet, row + 1, table, place)
    first = row = row + 3
    for line in table.lines:
        _add_line(sheet, row, table, line, place)
        row += 1
    if not table.totals:
        return row
    totals = totals_of_table(sheet, row, table, first, place.filled.now)
    place.filled.totals[sheet.name] = totals
    return row + 1


def _add_heads(sheet: Sheet, row: int, table: Table, place: _Place) -> None:
    """The hidden row of keys, and the row of heads below it."""
    sheet.put(row, 1, "columns", Look.KEY)
    sheet.hide(row=row)
    sheet.put(row + 1, 2, "", Look.COLUMN)
    shape, year = place.shape, place.filled.year_before
    for index, column in enumerate(table.columns):
        sheet.put(row, shape.entry(index), column.key or "answer", Look.KEY)
        look = Look.NUMBERS if column.kind in (Kind.WHOLE, Kind.PERCENT) else Look.COLUMN
        head = sheet.put(row + 1, shape.entry(index), column.label, look)
        if column.hint:
            sheet.note(head, column.hint)
        if shape.beside and table.beside:
            sheet.put(row, shape.earlier(index), f"last/{column.key or 'answer'}", Look.KEY)
            label = str(year) if column.key == "" else f"{year}: {column.label}"
            sheet.put(row + 1, shape.earlier(index), label, look)
    if table.totals:
        for offset, head in enumerate(("Total", "BME share")):
            sheet.put(row, shape.total + offset, "worked out", Look.KEY)
            sheet.put(row + 1, shape.total + offset, head, Look.NUMBERS)
    sheet.put(row + 1, shape.last, "What to enter" if any(line.hint for line in table.lines) else "", Look.COLUMN)


def _add_line(sheet: Sheet, row: int, table: Table, line: Line, place: _Place) -> None:
    shape, filled = place.shape, place.filled
    sheet.put(row, 1, line.key, Look.KEY)
    label = sheet.put(row, 2, line.label, Look.MEMO if line.of_which else Look.LABEL)
    if line.hint:
        sheet.note(label, line.hint)
        sheet.put(row, shape.last, line.hint, Look.HINT)
    for index, column in enumerate(table.columns):
        kind = table.kind(line, column)
        at = place_of(line, column)
        value = _entered(filled.now.get(at), kind, line)
        cell = sheet.put(row, shape.entry(index), value, _ENTRY_LOOKS[kind])
        filled.cells[at] = f"'{sheet.name}'!{cell}"
        place.rules.accept(sheet, cell, line, column, kind)
        if shape.beside and table.beside:
            earlier = _value(filled.before.get(at), kind, line)
            look = Look.BESIDE if kind in (Kind.WHOLE, Kind.PERCENT) else Look.BESIDE_TEXT
            sheet.put(row, shape.earlier(index), earlier, look)
    if shape.spans(table):
        sheet.span(row, shape.entry(0), shape.entry(0) + shape.columns - 1)
    if table.totals:
        totals_of_line(sheet, row, shape.total, line, filled.now)
    if any(table.kind(line, column) is Kind.LONG_TEXT for column in table.columns):
        sheet.height(row, 3)


def _entered(answer: str | int | None, kind: Kind, line: Line) -> str | int | date | None:
    """An answer as it stands in the cell for it: the date of the count is a date."""
    if kind is Kind.DATE and answer is not None:
        return date(int(str(answer)[-4:]), 3, 31)
    return _value(answer, kind, line)


def _value(answer: str | int | None, kind: Kind, line: Line) -> str | int | None:
    """An answer in words: a choice by its label."""
    if kind is Kind.CHOICE:
        return dict(line.choices).get(str(answer), None) if answer is not None else None
    return answer
