"""Tables to read: rows as high as their words, columns in fixed proportions, or the whole table without scrolling."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from wres_desktop.overriding import override
from wres_desktop.ui.page_around import page_scrolls_first, scroll_page_to
from wres_desktop.ui.table_model import TableModel
from wres_desktop.ui.theme import CELL_SIDE, CELL_TOP, TIGHT_SIDE, space

_MARGIN = 4
"""What Qt itself leaves free at each side of a cell's text, and a pixel more, so that no word is cut off."""

TIGHT = "tight"
"""The property by which the style sheet knows a table whose columns stand close together."""

_TALLEST = 10_000

_NARROWEST = 5
"""The least width of a column of names, in heights of a line."""


class TextTable(QTableView):
    """A table of text in which whole rows are chosen; ``name`` is for a screen reader."""

    def __init__(self, model: TableModel, name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        model.modelReset.connect(self._span_headings)

    def _span_headings(self) -> None:
        self.clearSpans()
        for number, row in enumerate(self._model.rows):
            if row.heads:
                self.setSpan(number, 0, 1, self._model.columnCount())

    @property
    def _metrics(self) -> dict[bool, QFontMetrics]:
        """How wide words are in plain rows and in strong ones."""
        bold = self.font()
        bold.setBold(True)
        return {False: QFontMetrics(self.font()), True: QFontMetrics(bold)}

    @property
    def _sides(self) -> int:
        """What a cell leaves free beside its words, both sides together."""
        return 2 * (space(TIGHT_SIDE if self.property(TIGHT) else CELL_SIDE) + _MARGIN)

    def _longest_word(self, column: int) -> int:
        """The width of a column in which no word of it is cut off."""
        found = {(word, row.bold) for row in self._model.rows if not row.heads for word in row.texts[column].split()}
        metrics = self._metrics
        widest = max((metrics[strong].horizontalAdvance(word) for word, strong in found), default=0)
        return widest + self._sides

    def fit_rows(self) -> None:
        """Make each row as high as its words are in the width of their columns."""
        sides, ends = self._sides, 2 * space(CELL_TOP)
        widths = [max(1, self.columnWidth(column) - sides) for column in range(self._model.columnCount())]
        shown = [column for column in range(self._model.columnCount()) if not self.isColumnHidden(column)]
        metrics = self._metrics
        heights: dict[tuple[str, int, bool], int] = {}
        for number, row in enumerate(self._model.rows):
            cells = [(row.texts[column], widths[column], row.bold) for column in shown]
            if row.heads:
                cells = [(row.texts[0], sum(widths[column] for column in shown), row.bold)]
            for text, width, strong in cells:
                if (text, width, strong) not in heights:
                    place = QRect(0, 0, width, _TALLEST)
                    words = metrics[strong].boundingRect(place, Qt.TextFlag.TextWordWrap, text)
                    heights[text, width, strong] = words.height()
            self.setRowHeight(number, max(heights[cell] for cell in cells) + ends)


class ProportionedTable(TextTable):
    """A table that fills its place; ``shares`` say how its width is divided, and it scrolls by itself.

    It scrolls sideways only where its longest words have no room beside each other. In a page that scrolls, the wheel
    moves the page first, until the whole table is in sight.
    """

    def __init__(self, model: TableModel, name: str, shares: Sequence[int]) -> None:
        super().__init__(model, name)
        self._shares = tuple(shares)
        self._fitted_width = -1
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._refit)

    def fit(self) -> None:
        """Divide the width, leave no heading and no word short of room, and make each row as high as its words."""
        header, room = self.horizontalHeader(), self.viewport().width()
        self._fitted_width = room
        shares = {column: share for column, share in enumerate(self._shares) if not self.isColumnHidden(column)}
        least = {column: max(header.sectionSizeHint(column), self._longest_word(column)) for column in shares}
        spare = max(0, room - sum(least.values()))
        wanted = {column: max(0, room * shares[column] // sum(shares.values()) - least[column]) for column in shares}
        for column, short in least.items():
            self.setColumnWidth(column, short + spare * wanted[column] // max(1, sum(wanted.values())))
        self.fit_rows()

    def leave_out(self, column: int, *, hidden: bool) -> None:
        """Leave a column out where there is no room for it, or show it again."""
        if self.isColumnHidden(column) is not hidden:
            self.setColumnHidden(column, hidden)
            self._refit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not page_scrolls_first(self, event):
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and event.size().width() != self._fitted_width:
            self.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitted_width != self.viewport().width():
            self.fit()

    def _refit(self) -> None:
        """Measure the new rows now, or when they are shown."""
        self._fitted_width = -1
        if self.isVisible():
            self.fit()


class FittedTable(ProportionedTable):
    """A proportioned table no higher than its rows; what is more than ``fit_into`` allows scrolls inside it."""

    def __init__(self, model: TableModel, name: str, shares: Sequence[int]) -> None:
        super().__init__(model, name, shares)
        self._most = _TALLEST

    def fit_into(self, most: int) -> None:
        """Be at most this high, in pixels."""
        if most != self._most:
            self._most = most
            self._stand()

    @override
    def fit(self) -> None:
        super().fit()
        self._stand()

    def _stand(self) -> None:
        rows = self.verticalHeader().length() + self.horizontalHeader().height() + 2 * self.frameWidth()
        self.setFixedHeight(min(rows, self._most))


class WholeTable(TextTable):
    """A table as high as all of its rows, for a page that scrolls as a whole; its first column takes the rest.

    It scrolls sideways only where its longest words have no room beside each other, however close they stand.
    """

    def __init__(self, model: TableModel, name: str) -> None:
        super().__init__(model, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Give every column its widest text and the first one the rest, and stand as high as the rows.

        Where that leaves the first one too little for its longest word, the texts of the others are broken; where their
        words have no room beside each other even so, less is left free between them.
        """
        header, room = self.horizontalHeader(), self.viewport().width()
        for tight in (False, True):
            self._stand_close(tight=tight)
            self._divide(room)
            if header.length() <= room:
                break
        self.fit_rows()
        bar = self.horizontalScrollBar().sizeHint().height() if header.length() > room else 0
        self.setFixedHeight(self.verticalHeader().length() + header.height() + bar + 2 * self.frameWidth())

    def _divide(self, room: int) -> None:
        """Set the width of every column, where all of them may take ``room`` pixels."""
        header, metrics, columns = self.horizontalHeader(), self._metrics[True], range(1, self._model.columnCount())
        widest = {
            column: max((metrics.horizontalAdvance(row.texts[column]) for row in self._model.rows), default=0)
            + self._sides
            for column in columns
        }
        heads = {column: header.sectionSizeHint(column) for column in columns}
        if room - sum(max(widest[column], heads[column]) for column in columns) < self._longest_word(0):
            widest = {column: self._longest_word(column) for column in columns}
        for column in columns:
            self.setColumnWidth(column, max(widest[column], heads[column]))
        rest = room - sum(self.columnWidth(column) for column in columns)
        self.setColumnWidth(0, max(rest, self._longest_word(0), space(_NARROWEST)))

    def _stand_close(self, *, tight: bool) -> None:
        """Leave less free beside the words of cells and headings, or as much as everywhere."""
        if bool(self.property(TIGHT)) is not tight:
            self.setProperty(TIGHT, tight)
            for widget in (self, self.horizontalHeader()):
                self.style().unpolish(widget)
                self.style().polish(widget)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            scroll_page_to(self, current)
