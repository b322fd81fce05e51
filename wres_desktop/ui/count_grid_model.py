"""The Qt model over a grid of counts: what each cell shows and says, and every change as one change."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from wres_desktop.intake.typed_counts import NOT_KNOWN, Answer, count_text
from wres_desktop.overriding import override
from wres_desktop.ui.count_grid_rows import GridShape
from wres_desktop.ui.count_grid_values import GridValues
from wres_desktop.ui.table_model import Index

_ROOT = QModelIndex()
_TO_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TO_FILL_IN = _TO_READ | Qt.ItemFlag.ItemIsEditable
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CountGridModel(QAbstractTableModel):
    """The numbers of a grid as cells. ``changed`` carries a mapping of places, once for each action of the user."""

    changed = Signal(object)

    def __init__(self, shape: GridShape, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self.values = GridValues(shape)
        self.read_only = False
        self._readers: dict[int, Callable[[int, int], object]] = {
            Qt.ItemDataRole.DisplayRole: self.values.text,
            Qt.ItemDataRole.EditRole: self._typed,
            Qt.ItemDataRole.TextAlignmentRole: lambda _row, _column: _RIGHT,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.AccessibleDescriptionRole: self._described,
            Qt.ItemDataRole.FontRole: self._font,
        }

    def show(
        self,
        answers: Mapping[str, Answer],
        last_year: Mapping[str, Answer] | None = None,
        problems: Mapping[str, str] | None = None,
        questions: Mapping[str, str] | None = None,
        unsaved: Collection[str] = (),
    ) -> None:
        """Show these answers; what was told before of last year and of problems stays where nothing is given."""
        self.values.show(answers, last_year)
        if problems is not None:
            self.values.problems = problems
        if questions is not None:
            self.values.questions = questions
        self.values.unsaved = unsaved
        self.values.forget()
        self._say_all_changed()

    def put(self, wanted: Iterable[tuple[str, Answer | None]]) -> int:
        """Let the user's answers stand and tell of those that are new, all at once; how many these are."""
        if self.read_only:
            return 0
        changes = self.values.changes(wanted)
        if changes:
            self.values.apply(changes)
            self._say_all_changed()
            self.changed.emit(changes)
        return len(changes)

    def draft(self, index: Index, text: str | None) -> None:
        """Add up as if the text that is being typed stood there already; ``None`` ends that."""
        self.values.draft(self.place(index), text)
        self._say_all_changed()

    def place(self, index: Index) -> str:
        """The place of a cell; empty where it is calculated."""
        return self.shape.place(index.row(), index.column()) if index.isValid() else ""

    def sentence(self, index: Index) -> str:
        """What is wrong with a cell or should be confirmed, with its name; empty where there is nothing to say."""
        if not index.isValid():
            return ""
        told = self._described(index.row(), index.column())
        return f"{self.shape.name(index.row(), index.column())}: {told}" if told else ""

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shape.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shape.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        read = self._readers.get(role)
        return read(index.row(), index.column()) if read is not None and index.isValid() else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place = self.place(index)
        if role != Qt.ItemDataRole.EditRole or not place or self.read_only:
            return False
        self.values.draft(place, None)
        self.put([(place, self.shape.columns[index.column()].read(str(value)))])
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_open = self.shape.is_open(index.row(), index.column()) and not self.read_only
        return _TO_FILL_IN if is_open else _TO_READ

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < len(self.shape.columns if across else self.shape.rows):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shape.columns[section].heading if across else self.shape.rows[section].label
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if across else _LEFT
            case Qt.ItemDataRole.FontRole if not across and self.shape.rows[section].strong:
                return _bold()
            case _:
                return None

    def _last_year(self, row: int, column: int) -> str:
        return self.values.text(row, column, last_year=True)

    def _typed(self, row: int, column: int) -> str:
        return count_text(self.values.answer(row, column))

    def _font(self, row: int, _column: int) -> QFont | None:
        return _bold() if self.shape.rows[row].strong else None

    def _described(self, row: int, column: int) -> str:
        return self.values.problem(row, column) or self.values.question(row, column)

    def _spoken(self, row: int, column: int) -> str:
        """A cell as a screen reader says it: ``Band 5, BME, 12; last year 10; error: ...``."""
        is_open = self.shape.is_open(row, column)
        shown = self.values.text(row, column)
        if is_open and self.values.answer(row, column) == NOT_KNOWN:
            shown = NOT_KNOWN
        parts = [f"{self.shape.name(row, column)}, {shown or 'blank'}{'' if is_open else ', calculated'}"]
        if last_year := self._last_year(row, column):
            parts.append(f"last year {last_year}")
        if problem := self.values.problem(row, column):
            parts.append(f"error: {problem}")
        if question := self.values.question(row, column):
            parts.append(f"please confirm: {question}")
        if self.values.is_unsaved(row, column):
            parts.append("not saved yet")
        return "; ".join(parts)

    def _say_all_changed(self) -> None:
        if self.shape.rows and self.shape.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
