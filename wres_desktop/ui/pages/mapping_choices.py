"""What the user can choose about a spreadsheet: sheet, kind, headings, columns, and the answers to questions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout

from wres_desktop.domain.sentences import sentence_case
from wres_desktop.intake.columns import fields, unused_headings
from wres_desktop.intake.counted import Counted, Question, TableKind, in_short
from wres_desktop.ui.elements import Card, words
from wres_desktop.ui.mapping_state import OpenSheet, columns_in_words, fields_of, rows_in_words
from wres_desktop.ui.theme import space

NOT_THERE = "(not in this file)"
NOT_ANSWERED = "(please choose)"
_LEAST_LETTERS = 24


class TableCard(Card):
    """Which sheet is read, what its rows are, and where its headings stand."""

    sheet_chosen = Signal(int)
    kind_chosen = Signal(object)
    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._kinds = tuple(TableKind)
        self.source = words("")
        self.sheet, self.kind, self.row = choice("Sheet"), choice("What its rows are"), choice("Row with the headings")
        self.sheet.setPlaceholderText(NOT_ANSWERED)
        self.kind.addItems([kind.words for kind in self._kinds])
        self.body.addWidget(words("What was recognised", "subheading"))
        self.body.addWidget(self.source)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(1))
        boxes: tuple[tuple[str, QComboBox], ...] = (
            ("&Sheet", self.sheet),
            ("&What its rows are", self.kind),
            ("&Row with the headings", self.row),
        )
        for line, (text, widget) in enumerate(boxes):
            grid.addWidget(named(text, widget), line, 0)
            grid.addWidget(widget, line, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.sheet.activated.connect(self.sheet_chosen)
        self.kind.activated.connect(lambda index: self.kind_chosen.emit(self._kinds[index]))
        self.row.activated.connect(self.row_chosen)

    def show_sheet(self, sheet: OpenSheet, counted: Counted) -> None:
        """Show what is chosen now."""
        self.source.setText(f"{sentence_case(counted.source.words)}.")
        names = [each.name or "(the whole file)" for each in sheet.workbook.sheets]
        hidden = [" (hidden)" if each.hidden else "" for each in sheet.workbook.sheets]
        fill(self.sheet, [name + note for name, note in zip(names, hidden, strict=True)], sheet.layout.sheet)
        if sheet.layout.alike:
            self.sheet.setCurrentIndex(-1)
        self.sheet.setEnabled(len(names) > 1)
        self.kind.setCurrentIndex(self._kinds.index(sheet.layout.kind))
        fill(self.row, rows_in_words(sheet), sheet.layout.found.header_row)
        self.show()


class ColumnsCard(Card):
    """For each field the column that holds it."""

    column_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, QComboBox] = {}
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(words("Which column holds what", "subheading"))
        self.unused = words("", "quiet")
        self.body.addWidget(self.unused)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(1))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_sheet(self, sheet: OpenSheet, _counted: Counted) -> None:
        """List the fields of this kind of table; the boxes stay while the kind does, so that the focus stays too."""
        keys = fields_of(sheet)
        if tuple(self.choices) != keys:
            self._make(keys)
        unused = ", ".join(" ".join(text.split()) for _, text in unused_headings(sheet.layout.found))
        self.unused.setText(f"Not used, and nothing of them is kept: {unused}." if unused else "All columns are used.")
        columns = columns_in_words(sheet)
        for key, box in self.choices.items():
            column = sheet.layout.found.columns.get(key)
            fill(box, [NOT_THERE, *columns], 0 if column is None else column + 1)
        self.show()

    def _make(self, keys: Sequence[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        for line, key in enumerate(keys):
            label = fields()[key].label
            box = choice(label)
            box.activated.connect(lambda index, key=key: self.column_chosen.emit(key, index - 1 if index else None))
            self.choices[key] = box
            self._grid.addWidget(named(label, box), line, 0)
            self._grid.addWidget(box, line, 1)


class QuestionsCard(Card):
    """What only the user knows: what a local grade or an odd category means."""

    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("notice")
        self.boxes: list[tuple[Question, QComboBox]] = []
        self.body.addWidget(words("Please answer", "subheading"))
        self.body.addWidget(words("Your answers are kept, and are offered again with next year's file."))
        self._list = QVBoxLayout()
        self._list.setSpacing(space(0.4))
        self.body.addLayout(self._list)

    def show_sheet(self, sheet: OpenSheet, counted: Counted) -> None:
        """List the open questions and those answered on this page."""
        questions = sheet.asked or counted.questions
        if [question for question, _ in self.boxes] != list(questions):
            self._make(questions)
        for question, box in self.boxes:
            given = sheet.remembered.answers.get(question.about, {}).get(question.value.casefold())
            answers = [option.answer for option in question.options]
            fill(
                box,
                [NOT_ANSWERED, *(option.words for option in question.options)],
                answers.index(given) + 1 if given in answers else 0,
            )
        self.setVisible(bool(questions))

    def _make(self, questions: Sequence[Question]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        for question in questions:
            rows = in_short(question.rows)
            text = f"{question.words} (row {rows})" if len(question.rows) == 1 else f"{question.words} (rows {rows})"
            box = choice(text)
            box.activated.connect(lambda index, asked=question: self._on_answer(asked, index))
            self.boxes.append((question, box))
            self._list.addWidget(words(text))
            self._list.addWidget(box)

    def _on_answer(self, question: Question, index: int) -> None:
        self.answered.emit(question, question.options[index - 1].answer if index else None)


def choice(name: str) -> QComboBox:
    """A box to choose from, as wide as there is room and no wider than its place."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LEAST_LETTERS)
    return box


def fill(box: QComboBox, texts: Sequence[str], chosen: int) -> None:
    """Offer the texts, one of them chosen; nothing happens where they are offered already."""
    if [box.itemText(index) for index in range(box.count())] != list(texts):
        box.clear()
        box.addItems(list(texts))
    box.setCurrentIndex(chosen)


def named(text: str, widget: QComboBox) -> QLabel:
    """The label of a box."""
    label = QLabel(text)
    label.setBuddy(widget)
    return label
