"""Knows the rows and columns of the entry workbook again: by hidden keys, or by labels where those are gone."""

from collections.abc import Mapping, Sequence
from typing import Final

from wres_desktop.domain.collection.layout import Line, Page
from wres_desktop.intake.sheet_text import plain
from wres_desktop.intake.workbook import FIRST_ROWS, Sheet

ANSWER: Final = "answer"
"""The column of answers that the row alone names."""

NOT_READ: Final = ""
"""A column that is known and not read: last year's answers, totals, help."""

_KEYS: Final = "columns"
_ENOUGH_HEADS: Final = 2
_TOP: Final = 6


class Lines:
    """The rows of all pages."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages
        self._by_key = {line.key: line for page in pages for line in _lines(page)}
        self._by_label: Mapping[str, Mapping[str, Line]] = {
            page.name: {plain(line.label): line for line in _lines(page)} for page in pages
        }
        self._page_of_key = {line.key: page for page in pages for line in _lines(page)}

    def page_of(self, sheet: Sheet) -> Page | None:
        """The page that a sheet is: by its title, by the keys of its first rows, or by its tab."""
        top = {plain(sheet.at(row, column)) for row in range(min(_TOP, sheet.height)) for column in range(sheet.width)}
        for page in self._pages:
            if plain(page.title) in top:
                return page
        for row in range(min(FIRST_ROWS, sheet.height)):
            for column in range(sheet.width):
                if (found := self._page_of_key.get(str(sheet.at(row, column)))) is not None:
                    return found
        return next((page for page in self._pages if plain(page.name) == plain(sheet.name)), None)

    def line_of(self, cells: Sequence[object], page: Page) -> Line | None:
        """The line that a row is; its key counts for more than its label."""
        for cell in cells:
            if isinstance(cell, str) and cell in self._by_key:
                return self._by_key[cell]
        labels = self._by_label[page.name]
        return next((labels[plain(cell)] for cell in cells if plain(cell) in labels), None)


class Heads:
    """Which column of a sheet holds what, as its heads say; each table has heads of its own."""

    def __init__(self, page: Page) -> None:
        columns = [column for table in page.tables for column in table.columns]
        self._keys = {column.key or ANSWER for column in columns}
        self._labels = {plain(column.label): column.key or ANSWER for column in columns}
        self._after_keys = False
        self.columns: Mapping[int, str] = {}

    def read(self, cells: Sequence[object]) -> bool:
        """Take in a row if it is one of heads; whether it was."""
        texts = {column: cell.strip() for column, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}
        if _KEYS in texts.values():
            self.columns = {column: text if text in self._keys else NOT_READ for column, text in texts.items()}
            self._after_keys = True
            return True
        known = {column: self._labels[plain(text)] for column, text in texts.items() if plain(text) in self._labels}
        is_heads = len(known) >= _ENOUGH_HEADS or (bool(known) and ANSWER in known.values())
        if self._after_keys:
            self._after_keys = False
            if is_heads:
                return True
        if is_heads:
            self.columns = dict.fromkeys(texts, NOT_READ) | known
        return is_heads


def _lines(page: Page) -> list[Line]:
    return [line for table in page.tables for line in table.lines]
