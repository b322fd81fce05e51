"""How large the parts of a grid of counts are in the room that there is: columns, labels, rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from wres_desktop.ui.count_grid_paint import CellPen, bold
from wres_desktop.ui.count_grid_rows import GridShape
from wres_desktop.ui.theme import CELL_SIDE, CELL_TOP, space

_LABELS_SHARE = 0.24
"""What long labels may take of the width where room is short, and how narrow they never get, in heights of a line."""
_NARROWEST = 4
_FIVE_DIGITS = "88,888"
_MARGIN = 6
_TALLEST = 10_000


@dataclass(frozen=True, slots=True)
class GridSizes:
    """In pixels; ``widest`` is the width with last year's figures beside the numbers, more than which is of no use."""

    pen: CellPen
    label: int
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    widest: int

    @property
    def width(self) -> int:
        """Labels and columns together."""
        return self.label + sum(self.columns)


def sizes(shape: GridShape, font: QFont, room: int, *, with_last_year: bool) -> GridSizes:
    """Measure a grid for ``room`` pixels of width.

    Where it is short, last year's figures go below the numbers, then long labels take several lines, then columns are
    no wider than numbers of five digits.
    """
    longest = _longest_label(shape, font)
    short = min(longest, max(space(_NARROWEST), int(room * _LABELS_SHARE), _longest_word(shape, font)))
    pen = CellPen(font, with_last_year=with_last_year, stacked=False)
    columns = _columns(shape, font, pen)
    label, widest = longest, longest + sum(columns)
    if widest > room:
        pen = CellPen(font, with_last_year=with_last_year, stacked=True)
        columns = _columns(shape, font, pen)
        if short + sum(columns) > room:
            columns = _columns(shape, font, pen, widest=_FIVE_DIGITS)
        label = min(longest, max(short, room - sum(columns)))
        spare = max(0, room - label - sum(columns)) // max(1, len(columns))
        columns = tuple(each + spare for each in columns)
    return GridSizes(pen, label, columns, _rows(shape, font, pen, label), widest)


def _columns(shape: GridShape, font: QFont, pen: CellPen, *, widest: str = "") -> tuple[int, ...]:
    """As wide as cells or, where one is given, as a ``widest`` number, and as headings."""
    metrics, sides = QFontMetrics(bold(font)), 2 * pen.measure.side + _MARGIN
    cell = metrics.horizontalAdvance(widest) + sides if widest else pen.measure.size.width()
    return tuple(max(cell, metrics.horizontalAdvance(each.heading) + sides) for each in shape.columns)


def _longest_label(shape: GridShape, font: QFont) -> int:
    metrics = QFontMetrics(bold(font))
    longest = max((metrics.horizontalAdvance(each.label) for each in shape.rows), default=0)
    return longest + 2 * space(CELL_SIDE) + _MARGIN


def _longest_word(shape: GridShape, font: QFont) -> int:
    """How wide a label must be at the least, so that no word of it is cut off."""
    plain, strong = QFontMetrics(font), QFontMetrics(bold(font))
    words = ((strong if each.is_calculated else plain, word) for each in shape.rows for word in each.label.split())
    return max((metrics.horizontalAdvance(word) for metrics, word in words), default=0) + 2 * space(CELL_SIDE) + _MARGIN


def _rows(shape: GridShape, font: QFont, pen: CellPen, label: int) -> tuple[int, ...]:
    """As high as their cells and their labels."""
    metrics, inside = QFontMetrics(bold(font)), label - 2 * space(CELL_SIDE)
    least, known = pen.measure.size.height(), dict[str, int]()
    for each in shape.rows:
        if each.label not in known:
            place = QRect(0, 0, inside, _TALLEST)
            words = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, each.label).height()
            known[each.label] = max(least, words + 2 * space(CELL_TOP))
    return tuple(known[each.label] for each in shape.rows)
