"""The table in which counts are typed: the keys, the clipboard and the selection of a spreadsheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from wres_desktop.overriding import override
from wres_desktop.ui.count_grid_cell import CellDelegate, CellEditor
from wres_desktop.ui.count_grid_edits import READS_ONLY, TOTALS_FOLLOW, Edited, GridEdits
from wres_desktop.ui.count_grid_header import LabelsHeader, YearsHeader
from wres_desktop.ui.count_grid_model import CountGridModel
from wres_desktop.ui.count_grid_sizes import sizes
from wres_desktop.ui.count_grid_walk import Move, step
from wres_desktop.ui.page_around import scroll_page_to
from wres_desktop.ui.table_model import Index

KEYS = (
    "Type a number to replace what is there. Tab goes right, Enter goes down, Shift goes back; F2 changes a number, "
    'Delete clears it. A "?" means not known. Control and Tab leave the table.'
)
"""What a screen reader says of the grid once."""

_EDITING = QAbstractItemView.State.EditingState


class CountGridView(QTableView):
    """The cells, with whatever a keyboard can do to them. ``told`` carries what the user should read now.

    ``refused`` carries why nothing was done, ``pasted`` what was pasted, once it stands.
    """

    told = Signal(str)
    refused = Signal(str)
    pasted = Signal(object)
    summed = Signal(str)
    current_changed = Signal(str)

    def __init__(self, model: CountGridModel, name: str, *, whole: bool) -> None:
        super().__init__()
        self._model = model
        self._whole = whole
        self._began_in: int | None = None
        self.with_last_year = False
        self.edits = GridEdits(model)
        self.cells = CellDelegate(model, self)
        self.setObjectName("count_grid")
        self.setAccessibleName(name)
        self.setAccessibleDescription(KEYS)
        self.years = YearsHeader(self)
        self.setHorizontalHeader(self.years)
        self.setVerticalHeader(LabelsHeader(self))
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self._arrange()
        self._connect()
        self._offer_actions()
        self.fit()

    def _arrange(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self._model.changed.connect(lambda _changes: self.summed.emit(self.edits.summed(self.chosen())))
        self.cells.left.connect(self._go_on)
        self.cells.typing.connect(lambda text: self._model.draft(self.currentIndex(), text))
        self.cells.given_up.connect(lambda: self._model.draft(self.currentIndex(), None))

    def _offer_actions(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        key = QKeySequence.StandardKey
        self._offer("Cu&t", self.cut, [QKeySequence(key.Cut)])
        self._offer("&Copy", self.copy, [QKeySequence(key.Copy)])
        self._offer("&Paste", self.paste, [QKeySequence(key.Paste)])
        self._offer("Fill &down", self.fill_down, [QKeySequence("Ctrl+D")])
        self._offer("Clea&r", self.clear, [QKeySequence("Delete"), QKeySequence("Backspace")])
        self._offer("Change (F2)", self.change, [QKeySequence("F2")])
        self._offer("Select &all", self.selectAll, [QKeySequence(key.SelectAll)])

    def _offer(self, text: str, do: Callable[[], object], keys: Sequence[QKeySequence]) -> None:
        action = QAction(text, self)
        action.setShortcuts(list(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)

    # ------------------------------------------------------------------ what a user does

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a spreadsheet reads them."""
        QGuiApplication.clipboard().setText(self.edits.copied(self.chosen()))

    def cut(self) -> None:
        """Copy the chosen cells and clear them."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Make the chosen cells blank."""
        self._tell(self.edits.clear(self.chosen()))

    def fill_down(self) -> None:
        """Put the first row of what is chosen into the rows below; a single row takes the cells above it."""
        self._tell(self.edits.fill_down(self.chosen()))

    def paste(self) -> None:
        """Put what is on the clipboard into the grid: all of it as one change, or nothing, and say so."""
        self._show(self.edits.paste(self.chosen(), QGuiApplication.clipboard().text()))

    def begin_at(self, row: int) -> None:
        """Move the lines that were pasted last to another row."""
        self._show(self.edits.begin_at(row))

    def take_back(self) -> None:
        """Take the lines that were pasted last away again."""
        self._show(self.edits.take_back())
        self._choose([(self.currentIndex().row(), self.currentIndex().column())])

    def _show(self, edited: Edited) -> None:
        self._choose(edited.cells)
        self._tell(edited)
        self.pasted.emit(edited)

    def _tell(self, edited: Edited) -> None:
        (self.refused if edited.refused else self.told).emit(edited.told)

    def change(self) -> None:
        """Change the number in the cell instead of replacing it."""
        index = self.currentIndex()
        if not self._may_type(index):
            return
        self.edit(index)
        editor = self.editor
        if editor:
            editor.replaces = False
            editor.deselect()
            editor.end(False)  # noqa: FBT003  Qt's own way of saying that nothing is selected on the way

    def fit(self) -> None:
        """Measure cells, labels and headings anew for the room that there is."""
        room = self.width() - self._around
        found = sizes(self._model.shape, self.font(), room, with_last_year=self.with_last_year)
        self.cells.pen = found.pen
        self.years.measure = found.pen.measure
        self.setMaximumWidth(found.widest + self._around)
        self.verticalHeader().setFixedWidth(found.label)
        for column, width in enumerate(found.columns):
            self.setColumnWidth(column, width)
        for row, height in enumerate(found.rows):
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self.years.setFixedHeight(self.years.sizeHint().height())
        if self._whole:
            bar = self.horizontalScrollBar().sizeHint().height() if found.width > room else 0
            self.setFixedHeight(sum(found.rows) + self.years.height() + 2 * self.frameWidth() + bar)
        self.viewport().update()

    @property
    def _around(self) -> int:
        """What the frame and the bar for scrolling take of the width."""
        return 2 * self.frameWidth() + (0 if self._whole else self.verticalScrollBar().sizeHint().width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.cells.pen.paint_ground(painter, event.rect())
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        self.setCurrentIndex(self._model.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editor(self) -> CellEditor | None:
        """The line that is typed into at the moment."""
        return self.cells.latest if self.state() is _EDITING else None

    def finish(self) -> None:
        """Take what is being typed."""
        if editor := self.editor:
            self.cells.finish(editor)

    # ------------------------------------------------------------------ keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._go_on(Move.UP if shift else Move.DOWN)
        elif event.text().isprintable() and event.text() and not control and not self._may_type(self.currentIndex()):
            event.accept()
        else:
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._began_in = None
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Tab goes through the cells that can be filled in, and out of the grid at its ends; with Control at once."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                back = key == Qt.Key.Key_Backtab
                if not control and self._step(Move.BACK if back else Move.NEXT):
                    return True
                return bool(self.focusNextPrevChild(not back))
        return super().event(event)

    def _go_on(self, move: Move) -> None:
        if not self._step(move) and move in (Move.NEXT, Move.BACK):
            self.focusNextPrevChild(move is Move.NEXT)

    def _step(self, move: Move) -> bool:
        """Go to another cell; whether there was one."""
        here = self.currentIndex()
        if not here.isValid():
            return False
        target, began = step(self._model.shape, (here.row(), here.column()), move, self._began_in)
        if target is None:
            return False
        self.setCurrentIndex(self._model.index(*target))
        self._began_in = began
        return True

    def _may_type(self, index: Index) -> bool:
        if self._model.read_only:
            self.refused.emit(READS_ONLY)
            return False
        if index.isValid() and not self._model.place(index):
            self.refused.emit(TOTALS_FOLLOW)
            return False
        return index.isValid()

    # ------------------------------------------------------------------ what is chosen

    def chosen(self) -> list[list[tuple[int, int]]]:
        """The chosen cells, row by row: one block."""
        found = self.selectionModel().selection()
        if found.isEmpty():
            here = self.currentIndex()
            return [[(here.row(), here.column())]] if here.isValid() else []
        block = found.first()
        return [
            [(row, column) for column in range(block.left(), block.right() + 1)]
            for row in range(block.top(), block.bottom() + 1)
        ]

    def _choose(self, cells: Sequence[tuple[int, int]]) -> None:
        if not cells:
            return
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        first = self._model.index(min(rows), min(columns))
        last = self._model.index(max(rows), max(columns))
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.summed.emit(self.edits.summed(self.chosen()))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._began_in = None
        self.current_changed.emit(self._model.place(current))
        if self.hasFocus():
            scroll_page_to(self, current)
