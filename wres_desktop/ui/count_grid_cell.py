"""One cell of a grid of counts: how it is measured, drawn and typed into."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wres_desktop.ui.count_grid_model import GridRole
from wres_desktop.ui.count_grid_values import AND_MORE
from wres_desktop.ui.count_grid_walk import Move
from wres_desktop.ui.overriding import override
from wres_desktop.ui.table_model import Index
from wres_desktop.ui.theme import CELL_TOP, PAINTED, space

_WIDEST = ("888,888", f"8,888{AND_MORE}")
_LAST_YEAR_SCALE = 0.92
_FOCUS_EDGE = 3
_ERROR_EDGE = 2


_ALWAYS = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Tab: Move.NEXT,
    Qt.Key.Key_Backtab: Move.BACK,
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
}
_WHILE_REPLACING = {Qt.Key.Key_Left: Move.LEFT, Qt.Key.Key_Right: Move.RIGHT}


@dataclass(frozen=True, slots=True)
class CellMeasure:
    """How wide and high cells are in a font; last year's figure stands beside the number or, ``stacked``, below it."""

    mark: int
    number: int
    last_year: int
    side: int
    line: int
    stacked: bool

    @classmethod
    def of(cls, font: QFont, *, with_last_year: bool, stacked: bool) -> "CellMeasure":
        """Measure what the widest numbers need."""
        bold = QFont(font)
        bold.setBold(True)
        metrics, beside = QFontMetrics(bold), QFontMetrics(smaller(font))
        wide, line = max(metrics.horizontalAdvance(each) for each in _WIDEST), metrics.height()
        last = max(beside.horizontalAdvance(each) for each in _WIDEST) if with_last_year else 0
        return cls(space(0.85), wide, last, space(0.35), line, stacked and with_last_year)

    @property
    def size(self) -> QSize:
        """The whole cell."""
        beside = 0 if self.stacked or not self.last_year else self.last_year + self.side
        lines = 2 if self.stacked else 1
        mark = 0 if self.stacked else self.mark
        return QSize(mark + self.number + beside + 2 * self.side, lines * self.line + 2 * space(CELL_TOP))

    def number_place(self, cell: QRect) -> QRect:
        """Where this year's number stands."""
        if self.stacked:
            return QRect(cell.left() + self.side, cell.top() + space(CELL_TOP), self._inside(cell), self.line)
        right = self.side + (self.last_year + self.side if self.last_year else 0)
        return cell.adjusted(self.side, 0, -right, 0)

    def last_year_place(self, cell: QRect) -> QRect:
        """Where last year's number stands."""
        if self.stacked:
            top = cell.top() + space(CELL_TOP) + self.line
            return QRect(cell.left() + self.side, top, self._inside(cell), self.line)
        return QRect(cell.right() - self.side - self.last_year, cell.top(), self.last_year, cell.height())

    def _inside(self, cell: QRect) -> int:
        return cell.width() - 2 * self.side


def smaller(font: QFont) -> QFont:
    """The font of last year's figures."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _LAST_YEAR_SCALE)
    return made


class CellEditor(QLineEdit):
    """The line that is typed into; ``replaces`` while the arrow keys still go to other cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.replaces = True
        self.is_filled = False


class CellDelegate(QStyledItemDelegate):
    """Draws the cells and hands what is typed to the model; ``left`` says where the user went from there."""

    left = Signal(object)
    typing = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.latest: CellEditor | None = None
        self.measure = CellMeasure.of(QApplication.font(), with_last_year=False, stacked=False)

    # ------------------------------------------------------------------ typing

    @override
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.textEdited.connect(self.typing)
        self.latest = editor
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor) and not editor.is_filled:
            editor.is_filled = True
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        cell = option.rect
        place = self.measure.number_place(cell).adjusted(-self.measure.side, 0, self.measure.side, 0)
        place.setTop(cell.top())
        place.setBottom(place.bottom() + space(CELL_TOP) if self.measure.stacked else cell.bottom())
        editor.setGeometry(place)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, CellEditor) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
            if move := _move(editor, event):
                self.finish(editor)
                self.left.emit(move)
                return True
            if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Home, Qt.Key.Key_End):
                editor.replaces = False
            return False
        return super().eventFilter(editor, event)

    def finish(self, editor: QWidget) -> None:
        """Take what was typed and close the line."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # ------------------------------------------------------------------ drawing

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.measure.size

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, cell = QApplication.palette(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, index, colours)
        problem, question = index.data(GridRole.PROBLEM), index.data(GridRole.QUESTION)
        if problem:
            _frame(painter, cell, colours.color(PAINTED.error), _ERROR_EDGE)
            _error_mark(painter, self._mark_place(cell), colours, option.font)
        elif question:
            _question_mark(painter, self._mark_place(cell), colours, option.font)
        elif index.data(GridRole.UNSAVED):
            _unsaved_mark(painter, self._mark_place(cell), colours)
        self._numbers(painter, option, index, colours)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: QPalette) -> None:
        cell, state = option.rect, option.state
        is_open = bool(index.data(GridRole.IS_OPEN))
        ground = QPalette.ColorRole.Base if is_open else QPalette.ColorRole.AlternateBase
        if state & QStyle.StateFlag.State_Selected:
            ground = PAINTED.chosen
        painter.fillRect(cell, colours.color(ground))
        painter.setPen(QPen(colours.color(PAINTED.line), 1))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.drawLine(cell.topRight(), cell.bottomRight())
        view = self.parent()
        if isinstance(view, QWidget) and state & QStyle.StateFlag.State_HasFocus:
            _frame(painter, cell, colours.color(QPalette.ColorRole.Accent), _FOCUS_EDGE)

    def _numbers(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: QPalette) -> None:
        measure, cell = self.measure, option.rect
        font, given = QFont(option.font), index.data(Qt.ItemDataRole.FontRole)
        font.setBold(isinstance(given, QFont))
        painter.setFont(font)
        painter.setPen(colours.color(QPalette.ColorRole.Text))
        place = measure.number_place(cell)
        if not measure.stacked and (index.data(GridRole.PROBLEM) or index.data(GridRole.QUESTION)):
            place.setLeft(max(place.left(), self._mark_place(cell).right() + 2))
        text = QFontMetrics(font).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, place.width()
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, text)
        if measure.last_year and (last_year := str(index.data(GridRole.LAST_YEAR))):
            painter.setFont(smaller(option.font))
            painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(measure.last_year_place(cell), right, last_year)

    def _mark_place(self, cell: QRect) -> QRect:
        size = self.measure.mark
        line = 1.5 if self.measure.stacked else 0.5
        top = cell.top() + space(CELL_TOP) + round(line * self.measure.line - size / 2)
        return QRect(cell.left() + _FOCUS_EDGE + 2, top, size, size)


def _move(editor: CellEditor, event: QKeyEvent) -> Move | None:
    key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
        return Move.UP
    if editor.replaces and not shift and key in _WHILE_REPLACING:
        return _WHILE_REPLACING[key]
    return _ALWAYS.get(key)


def _frame(painter: QPainter, cell: QRect, colour: QColor, width: int) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRect(QRectF(cell).adjusted(half, half, -half - 1, -half - 1))


def _error_mark(painter: QPainter, place: QRect, colours: QPalette, font: QFont) -> None:
    """A filled triangle with an exclamation mark: known by its shape as well as its colour."""
    box = QRectF(place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color(PAINTED.error))
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    _letter(painter, box.adjusted(0, box.height() * 0.25, 0, 0), "!", colours.color(QPalette.ColorRole.Base), font)


def _question_mark(painter: QPainter, place: QRect, colours: QPalette, font: QFont) -> None:
    """A ring with an i: something to confirm."""
    box = QRectF(place).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colours.color(PAINTED.question), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    _letter(painter, box, "i", colours.color(QPalette.ColorRole.Text), font)


def _unsaved_mark(painter: QPainter, place: QRect, colours: QPalette) -> None:
    """A small filled disc: not saved yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color(QPalette.ColorRole.Text))
    box = QRectF(place)
    painter.drawEllipse(box.center(), box.width() / 5, box.height() / 5)


def _letter(painter: QPainter, box: QRectF, letter: str, colour: QColor, font: QFont) -> None:
    small = QFont(font)
    small.setBold(True)
    small.setPixelSize(max(7, round(box.height() * 0.85)))
    painter.setFont(small)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
