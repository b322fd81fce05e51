"""The headings of a grid of counts: what each column counts in which year, and what each row is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from wres_desktop.overriding import override
from wres_desktop.ui.count_grid_paint import CellMeasure, bold, smaller
from wres_desktop.ui.theme import CELL_SIDE, CELL_TOP, PAINTED, space

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class YearsHeader(QHeaderView):
    """Headings of columns: the name, and the two years over their numbers or, like them, one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("years")
        self.setSectionsClickable(True)
        self.years = ("", "")
        self.measure: CellMeasure | None = None

    @override
    def sizeHint(self) -> QSize:
        lines = 1
        if self.measure and self._has_years:
            lines = 3 if self.measure.stacked else 2
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().height() + 2 * space(CELL_TOP))

    @property
    def _has_years(self) -> bool:
        return bool(self.measure and self.measure.last_year and any(self.years))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colours = QApplication.palette()
        painter.save()
        painter.fillRect(rect, colours.color(QPalette.ColorRole.AlternateBase))
        painter.setPen(colours.color(PAINTED.edge))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        heading = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        painter.setFont(bold(self.font()))
        painter.setPen(colours.color(QPalette.ColorRole.Text))
        place = self._heading_place(rect)
        painter.drawText(place, _RIGHT, heading)
        if self.measure and self._has_years:
            painter.setFont(smaller(self.font()))
            painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
            self._paint_years(painter, self.measure, rect, place.translated(0, place.height()))
        painter.restore()

    def _heading_place(self, rect: QRect) -> QRect:
        """The first line, above this year's numbers."""
        place = self.measure.number_place(rect) if self.measure else rect
        return QRect(place.left(), rect.top() + space(CELL_TOP), place.width(), self.fontMetrics().height())

    def _paint_years(self, painter: QPainter, measure: CellMeasure, rect: QRect, second: QRect) -> None:
        this, last = self.years
        painter.drawText(second, _RIGHT, this)
        if measure.stacked:
            painter.drawText(second.translated(0, second.height()), _RIGHT, last)
            return
        beside = measure.last_year_place(rect)
        painter.drawText(QRect(beside.left(), second.top(), beside.width(), second.height()), _RIGHT, last)


class LabelsHeader(QHeaderView):
    """Labels of rows, of several lines where they are long; those of totals in bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("labels")
        self.setSectionsClickable(True)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colours, model = QApplication.palette(), self.model()
        painter.fillRect(rect, colours.color(QPalette.ColorRole.AlternateBase))
        painter.setPen(colours.color(PAINTED.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.color(PAINTED.edge))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        strong = model.headerData(logicalIndex, Qt.Orientation.Vertical, Qt.ItemDataRole.FontRole)
        painter.setFont(bold(self.font()) if isinstance(strong, QFont) else self.font())
        painter.setPen(colours.color(QPalette.ColorRole.Text))
        side = space(CELL_SIDE)
        text = str(model.headerData(logicalIndex, Qt.Orientation.Vertical))
        painter.drawText(rect.adjusted(side, 0, -side, 0), _LEFT | Qt.TextFlag.TextWordWrap, text)
