"""Tables to read: rows as high as their words, columns in fixed proportions, or the whole table without scrolling."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from wres_desktop.ui.overriding import override
from wres_desktop.ui.table_model import TableModel
from wres_desktop.ui.theme import CELL_SIDE, CELL_TOP, space

_MARGIN = 4
"""What Qt itself leaves free at each side of a cell's text, and a pixel more, so that no word is cut off."""

_TALLEST = 10_000


class TextTable(QTableView):
    """A table of text in which whole rows are chosen; ``name`` is for a screen reader."""

    def __init__(self, model: TableModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Wrapped(self))
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


class ProportionedTable(TextTable):
    """A table that fills its place; ``shares`` say how its width is divided, and it scrolls by itself."""

    def __init__(self, model: TableModel, name: str, shares: Sequence[int]) -> None:
        super().__init__(model, name)
        self._shares = tuple(shares)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Divide the width, and make each row as high as its words."""
        room = self.viewport().width()
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, room * share // sum(self._shares))
        self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class WholeTable(TextTable):
    """A table that is as high as all of its rows, for a page that scrolls as a whole."""

    def __init__(self, model: TableModel, name: str) -> None:
        super().__init__(model, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()
        height = self.verticalHeader().length() + self.horizontalHeader().height() + 2 * self.frameWidth()
        if height != self.height():
            self.setFixedHeight(height)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        column = around.widget() if around else None
        if around and column and current.isValid() and self.hasFocus():
            place = self.viewport().mapTo(column, self.visualRect(current).center())
            around.ensureVisible(place.x(), place.y(), 0, space(3))


class _Wrapped(QStyledItemDelegate):
    """Measures a cell's text as it is wrapped in its column, the style sheet's padding included."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  the name is Qt's
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        model: QAbstractItemModel = index.model()
        text = str(model.data(index, Qt.ItemDataRole.DisplayRole) or "")
        font = model.data(index, Qt.ItemDataRole.FontRole) or self._view.font()
        metrics, sides = QFontMetrics(font), 2 * (space(CELL_SIDE) + _MARGIN)
        if self._view.horizontalHeader().sectionResizeMode(index.column()) is QHeaderView.ResizeMode.ResizeToContents:
            words = metrics.boundingRect(QRect(0, 0, _TALLEST, _TALLEST), Qt.TextFlag.TextExpandTabs, text)
        else:
            width = max(1, self._view.columnWidth(index.column()) - sides)
            words = metrics.boundingRect(QRect(0, 0, width, _TALLEST), Qt.TextFlag.TextWordWrap, text)
        return QSize(words.width() + sides, words.height() + 2 * space(CELL_TOP))
