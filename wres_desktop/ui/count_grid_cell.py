"""One cell of a grid of counts: how it is measured, drawn and typed into."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wres_desktop.overriding import override
from wres_desktop.ui.count_grid_model import CountGridModel
from wres_desktop.ui.count_grid_paint import CellMeasure, CellPen
from wres_desktop.ui.count_grid_walk import Move
from wres_desktop.ui.table_model import Index
from wres_desktop.ui.theme import CELL_TOP, space

_ALWAYS = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Tab: Move.NEXT,
    Qt.Key.Key_Backtab: Move.BACK,
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
}
_WHILE_REPLACING = {Qt.Key.Key_Left: Move.LEFT, Qt.Key.Key_Right: Move.RIGHT}


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

    def __init__(self, model: CountGridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.latest: CellEditor | None = None
        self.pen = CellPen(QApplication.font(), with_last_year=False, stacked=False)

    @property
    def measure(self) -> CellMeasure:
        """How large cells are."""
        return self.pen.measure

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
        self.pen.paint(painter, option, self._model.values.look(index.row(), index.column()))


def _move(editor: CellEditor, event: QKeyEvent) -> Move | None:
    key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
        return Move.UP
    if editor.replaces and not shift and key in _WHILE_REPLACING:
        return _WHILE_REPLACING[key]
    return _ALWAYS.get(key)
