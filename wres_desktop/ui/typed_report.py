"""A dialog in which a published report is typed in: part by part, each figure as it is printed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wres_desktop.casework.typed_report import SECTIONS, FigureToType, TypedIn, figures_to_type, typed_in
from wres_desktop.domain.edition import EDITION_YEARS
from wres_desktop.ui.elements import announce, button, row, scrolling, words
from wres_desktop.ui.theme import TITLE_BAR, space

FIGURE, AS_PRINTED = "Figure", "As printed"
NOTHING_YET: Final = "Nothing is typed yet."
_WIDTH, _HEIGHT = 42, 42
_PRINTED_WIDTH = 8
_LEAST_TABLE = 12
"""The least height of the table, in lines: where all has no room on the screen, it scrolls above the buttons."""


_LETTERS = 16
"""How much of the name of a part is seen at least, in letters."""


class TypedReportDialog(QDialog):
    """Asks whose report of which year it is and what it prints; ``typed`` is the publication made of it."""

    def __init__(self, code: str, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Type in a published report")
        room = self.screen().availableSize()
        self.resize(min(space(_WIDTH), room.width()), min(space(_HEIGHT), room.height() - space(TITLE_BAR)))
        self._texts: dict[str, str] = {}
        self._figures: tuple[FigureToType, ...] = ()
        self.code, self.title = QLineEdit(code), QLineEdit()
        self.year, self.section = QComboBox(), QComboBox()
        self.year.addItems([str(each) for each in sorted(EDITION_YEARS)])
        self.year.setCurrentText(str(year))
        self.section.addItems(list(SECTIONS.values()))
        self.table = QTableWidget(0, 2)
        self.said = words("")
        self.yes = button("&Use this report", self._on_yes, main=True)
        self.no = button("&Cancel", self.reject)
        self._arrange()
        self._connect()
        self._begin()

    @property
    def typed(self) -> TypedIn:
        """What was typed so far."""
        code, year = self.code.text().strip() or "-", int(self.year.currentText())
        return typed_in(code, year, self.title.text().strip() or self.title.placeholderText(), self._texts)

    def _arrange(self) -> None:
        self.table.setAccessibleName("What the report prints")
        self.table.setHorizontalHeaderLabels([FIGURE, AS_PRINTED])
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        self.table.setMinimumHeight(space(_LEAST_TABLE))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, space(_PRINTED_WIDTH))
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumContentsLength(_LETTERS)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("&Organisation's code" if self.code.text() else "&Organisation's name", self.code)
        form.addRow("&Year of the report", self.year)
        form.addRow("&Title of the report", self.title)
        form.addRow("&Part of the report", self.section)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(1), space(1), space(1), space(0.75))
        outer.setSpacing(space(0.6))
        area, inside = scrolling("Type in a published report", wide=True)
        inside.setContentsMargins(space(0.5), space(0.5), space(0.5), space(0.5))
        inside.setSpacing(space(0.6))
        inside.addWidget(words("Type in a published report", "subheading"))
        inside.addWidget(
            words(
                "Type each figure exactly as it is printed, with its decimals: 7.0 is not 7. Type about 160 where a "
                "number is rounded to the nearest ten, * where the report withholds a figure, and leave out what it "
                "does not print. What you typed is kept when you go on to another part. Its percentages and "
                "likelihoods will stand beside this year's in the report."
            )
        )
        inside.addLayout(form)
        inside.addWidget(self.table, 1)
        outer.addWidget(area)
        outer.addWidget(self.said)
        outer.addLayout(row(self.yes, self.no))

    def _connect(self) -> None:
        self.table.itemChanged.connect(self._on_typed)
        self.section.currentIndexChanged.connect(self._show_section)
        self.year.currentIndexChanged.connect(self._begin)
        self.code.textChanged.connect(self._tell)

    def _begin(self) -> None:
        """List the figures of the year; what was typed for another year is not meant any more."""
        self._texts = {}
        self._figures = figures_to_type("-", int(self.year.currentText()))
        self._show_section()

    def _show_section(self) -> None:
        wanted = list(SECTIONS)[self.section.currentIndex()]
        shown = [each for each in self._figures if each.section == wanted]
        self.table.blockSignals(True)  # noqa: FBT003  Qt's own way
        self.table.setRowCount(len(shown))
        for at, figure in enumerate(shown):
            name, printed = QTableWidgetItem(figure.words), QTableWidgetItem(self._texts.get(figure.id, ""))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled)
            printed.setData(Qt.ItemDataRole.UserRole, figure.id)
            self.table.setItem(at, 0, name)
            self.table.setItem(at, 1, printed)
        self.table.blockSignals(False)  # noqa: FBT003  as above
        self.table.resizeRowsToContents()
        self.table.setCurrentCell(0, 1)
        self._tell()

    def _on_typed(self, item: QTableWidgetItem) -> None:
        self._texts[str(item.data(Qt.ItemDataRole.UserRole))] = item.text()
        self._tell()

    def _tell(self) -> None:
        """Say how much is typed, and what cannot be read and where."""
        self.title.setPlaceholderText(f"WRES report {self.year.currentText()} of {self.code.text().strip()}, typed in")
        typed = self.typed
        names = {each.id: each.words for each in self._figures}
        wrong = [f"{names[figure]}: {sentence}" for figure, sentence in typed.wrong.items()]
        count = len(typed.publication.statements)
        so_far = f"{count} figures are typed." if count != 1 else "One figure is typed."
        self.said.setText("\n".join(wrong[:3]) or (so_far if count else NOTHING_YET))
        self.yes.setEnabled(typed.complete)

    def _on_yes(self) -> None:
        typed = self.typed
        if typed.complete:
            self.accept()
        else:
            announce(self, self.said.text())
