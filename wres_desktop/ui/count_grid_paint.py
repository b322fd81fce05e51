"""How a cell of a grid of counts is measured and drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from wres_desktop.ui.count_grid_values import AND_MORE, CellLook
from wres_desktop.ui.theme import CELL_TOP, PAINTED, space

_WIDEST = ("888,888", f"8,888{AND_MORE}")
_SLACK = 3
_LAST_YEAR_SCALE = 0.92
_THEN = "({})"
"""Last year's figure, so that it is not taken for this year's where the headings are out of sight."""
_FOCUS_EDGE = 3
_ERROR_EDGE = 2
_ALWAYS_FITS = 6
"""Letters of a number that never need to be cut."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CellMeasure:
    """How wide and high cells are in a font; last year's figure stands beside the number or, ``stacked``, below it."""

    mark: int
    number: int
    last_year: int
    side: int
    top: int
    line: int
    stacked: bool

    @classmethod
    def of(cls, font: QFont, *, with_last_year: bool, stacked: bool) -> "CellMeasure":
        """Measure what the widest numbers need."""
        metrics, beside = QFontMetrics(bold(font)), QFontMetrics(smaller(font))
        wide, line = max(metrics.horizontalAdvance(each) for each in _WIDEST), metrics.height()
        last = beside.horizontalAdvance(_THEN.format(_WIDEST[0])) if with_last_year else 0
        return cls(space(0.85), wide + _SLACK, last, space(0.35), space(CELL_TOP), line, stacked and with_last_year)

    @property
    def size(self) -> QSize:
        """The whole cell."""
        beside = 0 if self.stacked or not self.last_year else self.last_year + self.side
        lines = 2 if self.stacked else 1
        mark = 0 if self.stacked else self.mark
        return QSize(mark + self.number + beside + 2 * self.side, lines * self.line + 2 * self.top)

    def number_place(self, cell: QRect) -> QRect:
        """Where this year's number stands."""
        if self.stacked:
            return QRect(cell.left() + self.side, cell.top() + self.top, self._inside(cell), self.line)
        right = self.side + (self.last_year + self.side if self.last_year else 0)
        return cell.adjusted(self.side, 0, -right, 0)

    def last_year_place(self, cell: QRect) -> QRect:
        """Where last year's number stands."""
        if self.stacked:
            top = cell.top() + self.top + self.line
            return QRect(cell.left() + self.side, top, self._inside(cell), self.line)
        return QRect(cell.right() - self.side - self.last_year, cell.top(), self.last_year, cell.height())

    def _inside(self, cell: QRect) -> int:
        return cell.width() - 2 * self.side


def bold(font: QFont) -> QFont:
    """The font of totals and headings."""
    made = QFont(font)
    made.setBold(True)
    return made


def smaller(font: QFont) -> QFont:
    """The font of last year's figures."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _LAST_YEAR_SCALE)
    return made


class Inks:
    """The colours of a palette, looked up once."""

    def __init__(self, palette: QPalette) -> None:
        role = QPalette.ColorRole
        self.key = palette.cacheKey()
        self.open, self.closed = palette.color(role.Base), palette.color(role.AlternateBase)
        self.chosen, self.line = palette.color(PAINTED.chosen), QPen(palette.color(PAINTED.line), 1)
        self.text, self.quiet = palette.color(role.Text), palette.color(role.PlaceholderText)
        self.accent, self.error = palette.color(role.Accent), palette.color(PAINTED.error)
        self.question = palette.color(PAINTED.question)
        self.on_chosen, self.quiet_on_chosen = self.text, self.quiet
        if self.chosen == self.open:  # in high contrast
            self.chosen, self.on_chosen = palette.color(role.Highlight), palette.color(role.HighlightedText)
            self.quiet_on_chosen = self.on_chosen


class CellPen:
    """Draws cells in one font and measure; made anew when either changes."""

    def __init__(self, font: QFont, *, with_last_year: bool, stacked: bool) -> None:
        self.measure = CellMeasure.of(font, with_last_year=with_last_year, stacked=stacked)
        self._plain, self._strong, self._small = QFont(font), bold(font), smaller(font)
        self._inks = Inks(QApplication.palette())

    def paint_ground(self, painter: QPainter, place: QRect) -> None:
        """Fill what no cell covers; the first step of painting, so that all cells have the colours of the moment."""
        palette = QApplication.palette()
        if palette.cacheKey() != self._inks.key:
            self._inks = Inks(palette)
        painter.fillRect(place, self._inks.open)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, look: CellLook) -> None:
        """Draw one cell."""
        inks, cell, state = self._inks, option.rect, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(cell, inks.chosen if is_chosen else inks.open if look.is_open else inks.closed)
        painter.setPen(inks.line)
        right, bottom = cell.right(), cell.bottom()
        painter.drawLine(cell.left(), bottom, right, bottom)
        painter.drawLine(right, cell.top(), right, bottom)
        if state & QStyle.StateFlag.State_HasFocus:
            _frame(painter, cell, inks.accent, _FOCUS_EDGE)
        if look.has_problem or look.has_question or look.is_unsaved:
            self._mark(painter, cell, look)
        self._numbers(painter, cell, look, is_chosen=is_chosen)

    def _mark(self, painter: QPainter, cell: QRect, look: CellLook) -> None:
        inks, place = self._inks, self._mark_place(cell)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.has_problem:
            _frame(painter, cell, inks.error, _ERROR_EDGE)
            _error_mark(painter, place, inks, self._plain)
        elif look.has_question:
            _question_mark(painter, place, inks, self._plain)
        else:
            _unsaved_mark(painter, place, inks)
        painter.restore()

    def _numbers(self, painter: QPainter, cell: QRect, look: CellLook, *, is_chosen: bool) -> None:
        measure, text = self.measure, look.text
        if text:
            painter.setFont(self._strong if look.is_strong else self._plain)
            painter.setPen(self._inks.on_chosen if is_chosen else self._inks.text)
            place = measure.number_place(cell)
            if len(text) > _ALWAYS_FITS:
                if not measure.stacked and (look.has_problem or look.has_question):
                    place.setLeft(max(place.left(), self._mark_place(cell).right() + 2))
                text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _RIGHT, text)
        if measure.last_year and look.last_year:
            painter.setFont(self._small)
            painter.setPen(self._inks.quiet_on_chosen if is_chosen else self._inks.quiet)
            painter.drawText(measure.last_year_place(cell), _RIGHT, _THEN.format(look.last_year))

    def _mark_place(self, cell: QRect) -> QRect:
        size = self.measure.mark
        line = 1.5 if self.measure.stacked else 0.5
        top = cell.top() + self.measure.top + round(line * self.measure.line - size / 2)
        return QRect(cell.left() + _FOCUS_EDGE + 2, top, size, size)


def _frame(painter: QPainter, cell: QRect, colour: QColor, width: int) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRect(QRectF(cell).adjusted(half, half, -half - 1, -half - 1))


def _error_mark(painter: QPainter, place: QRect, inks: Inks, font: QFont) -> None:
    """A filled triangle with an exclamation mark: known by its shape as well as its colour."""
    box = QRectF(place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.error)
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    _letter(painter, box.adjusted(0, box.height() * 0.25, 0, 0), "!", inks.open, font)


def _question_mark(painter: QPainter, place: QRect, inks: Inks, font: QFont) -> None:
    """A ring with an i: something to confirm."""
    box = QRectF(place).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(inks.question, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    _letter(painter, box, "i", inks.text, font)


def _unsaved_mark(painter: QPainter, place: QRect, inks: Inks) -> None:
    """A small filled disc: not saved yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.text)
    box = QRectF(place)
    painter.drawEllipse(box.center(), box.width() / 5, box.height() / 5)


def _letter(painter: QPainter, box: QRectF, letter: str, colour: QColor, font: QFont) -> None:
    small = QFont(font)
    small.setBold(True)
    small.setPixelSize(max(7, round(box.height() * 0.85)))
    painter.setFont(small)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
