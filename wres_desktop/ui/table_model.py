"""A read-only table over frozen rows of text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from wres_desktop.overriding import override

Item = TypeVar("Item")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and whether it holds numbers."""

    heading: str
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of one row, one for each column; ``strong`` rows are totals, ``heads`` ones the heading of those below.

    The first text of a heading has the whole width.
    """

    texts: tuple[str, ...]
    strong: bool = False
    heads: bool = False

    @property
    def bold(self) -> bool:
        """Whether its words stand out."""
        return self.strong or self.heads


def under_headings(
    items: Iterable[Item], heading: Callable[[Item], str], row: Callable[[Item], Row]
) -> tuple[dict[int, Item], tuple[Row, ...]]:
    """Rows of ``items`` that follow each other, below a heading for those that share it; and each item by its row."""
    listed: dict[int, Item] = {}
    rows: list[Row] = []
    for title, members in groupby(items, heading):
        place = len(rows)
        for number, item in enumerate(members, place + 1):
            listed[number] = item
            rows.append(row(item))
        rows.insert(place, Row((title, *("" for _ in rows[place].texts[1:])), heads=True))
    return listed, tuple(rows)


class TableModel(QAbstractTableModel):
    """Rows of text under fixed columns; nothing can be edited."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown at the moment."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` instead of what was there."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.texts[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.numbers else _LEFT
            case Qt.ItemDataRole.AccessibleTextRole:
                said = f"{' '.join(column.heading.split())}: {row.texts[index.column()] or 'empty'}"
                return row.texts[0] if row.heads else said
            case Qt.ItemDataRole.FontRole if row.bold:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._columns[section].heading
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self._columns[section].numbers else _LEFT
            case _:
                return None
