"""What readers will see, figure by figure: printed, or withheld and why; and the whole story of the chosen one."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wres_desktop import pipeline
from wres_desktop.overriding import override
from wres_desktop.pipeline import Protected
from wres_desktop.ui.elements import button, row, scrolling, words
from wres_desktop.ui.explanation import Explanation, explanation
from wres_desktop.ui.page_around import scroll_page_to_widget
from wres_desktop.ui.seen_figures import Seen, part_in_words, promise, seen, summary, without_people
from wres_desktop.ui.session import Session
from wres_desktop.ui.table_model import Column, Row, TableModel, under_headings
from wres_desktop.ui.tables import ProportionedTable
from wres_desktop.ui.theme import space
from wres_desktop.ui.tick_box import TickBox
from wres_desktop.ui.wrapping_row import WrappingRow

EVERYTHING, PUBLISHED, WITHHELD = "Everything", "Published only", "Withheld only"
ALL_PARTS = "All parts"

_COLUMNS = (
    Column("Figure"),
    Column("Readers\nsee", numbers=True),
    Column("Exactly\n(OFFICIAL-\nSENSITIVE)", numbers=True),
    Column("Why (OFFICIAL-SENSITIVE)"),
)
_SHARES = (34, 10, 10, 46)
_LETTERS = 24
"""How much of the name of a part is seen, in letters."""

_WHY = 3
"""The column that is left out where there is little room: the explanation says the same and more."""

_ROOM_FOR_BOTH, _ROOM_FOR_WHY = 28, 36
"""From which height of the page on the list and an explanation below it can both be read; and from which width on."""

_LEAST_LIST, _LEAST_ROOM, _FREE = 9, 16, 2
"""Heights in lines: of the list where an explanation can stand below it; of the lowest page; and what a list that has
a low page to itself leaves free, so that one sees where the page goes on."""


class FiguresPane(QWidget):
    """Published against withheld, and below it why the chosen figure is withheld or rounded."""

    policies_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session = Session()
        self._shown: Protected | None = None
        self._seen: tuple[Seen, ...] = ()
        self._listed: Mapping[int, Seen] = {}
        self._part_names: tuple[str, ...] = (ALL_PARTS,)
        self._reading = False
        self._height = space(_ROOM_FOR_BOTH)
        self.summary = words("", "subheading")
        self.promise = words("")
        self.which = QComboBox()
        self.which.addItems([EVERYTHING, PUBLISHED, WITHHELD])
        self.part = QComboBox()
        self.part.addItem(ALL_PARTS)
        for choice in (self.which, self.part):
            choice.currentTextChanged.connect(lambda _text: self._fill())
        self.nobody = TickBox("")
        self.nobody.setChecked(True)
        self.nobody.toggled.connect(lambda _on: self._fill())
        self.model = TableModel(_COLUMNS, self)
        self.table = ProportionedTable(self.model, "Figures as readers will see them", _SHARES)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.why = ExplanationPane()
        self.why.policies_button.clicked.connect(self.policies_wanted)
        self.why_button = button("Wh&y?", self._read)
        self.why_button.setAccessibleName("Why is the chosen figure withheld or rounded?")
        self.list_button = button("Back to the &list", self._read_no_more)
        self.table.activated.connect(lambda _index: self._read())
        self._arrange()
        self._make_room()

    def _arrange(self) -> None:
        self.part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.part.setMinimumContentsLength(_LETTERS)
        self.choices = QWidget()
        self.choices.setLayout(WrappingRow(_named("&Show", self.which), _named("&Part", self.part), self.nobody))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(space(0.5))
        body.addWidget(self.summary)
        body.addWidget(self.promise)
        body.addWidget(self.choices)
        body.addWidget(self.table, 3)
        body.addWidget(self.why, 2)
        body.addLayout(row(self.why_button, self.list_button))

    def show_session(self, session: Session) -> None:
        """List what is published and what is withheld; tell more of the chosen figure as more becomes known."""
        self._session = session
        if session.protected is None:
            return
        if session.protected is self._shown:
            self._explain()
            return
        self._shown = session.protected
        returns = session.returns
        exact = pipeline.exact_figures(returns.submissions) if returns and returns.submissions else {}
        self._seen = seen(session.protected.publication, session.protected.reasons, exact)
        self.summary.setText(summary(self._seen))
        self.promise.setText(promise(session))
        self.nobody.setText(without_people(self._seen))
        self.nobody.setVisible(bool(self.nobody.text()))
        chosen = max(0, self.part.currentIndex())
        self.part.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.part.clear()
        self._part_names = (ALL_PARTS, *dict.fromkeys(each.label.part for each in self._seen))
        self.part.addItems([ALL_PARTS, *(part_in_words(name, self._seen) for name in self._part_names[1:])])
        self.part.setCurrentIndex(chosen if chosen < len(self._part_names) else 0)
        self.part.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self._fill()

    def _fill(self) -> None:
        part = self._part_names[max(0, self.part.currentIndex())]
        which = self.which.currentText()
        wanted = [
            each
            for each in self._seen
            if part in (ALL_PARTS, each.label.part)
            and (which == EVERYTHING or each.withheld is (which == WITHHELD))
            and not (each.of_nobody and self.nobody.isChecked())
        ]
        self._listed, rows = under_headings(
            wanted,
            lambda each: f"{each.label.part}, {each.label.year}",
            lambda each: Row((each.label.text, each.printed, each.exact, each.why)),
        )
        self.model.show(rows)
        self.table.scrollToTop()
        self._explain()

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._explain()

    def _explain(self) -> None:
        chosen = self._listed.get(self.table.currentIndex().row())
        self.why.show_explanation(explanation(chosen.id, self._session) if chosen else None)
        self._make_room()

    def _read(self) -> None:
        """Go to the explanation; where there is little room, it stands in the place of the list."""
        if self.why.tells:
            self._reading = True
            self._make_room()
            self.why.area.setFocus()
            scroll_page_to_widget(self.why)

    def _read_no_more(self) -> None:
        self._reading = False
        self._make_room()
        self.table.setFocus()

    def fit_into(self, height: int) -> None:
        """Make use of a page of this height, in pixels."""
        self._height = max(height, space(_LEAST_ROOM))
        self._make_room()

    def _make_room(self) -> None:
        """Show the list, the explanation, or both where there is room for both; each can fill a low page."""
        both, tells = self._height >= space(_ROOM_FOR_BOTH), self.why.tells
        instead = tells and self._reading and not both
        alone = self._height - space(_FREE) - self.list_button.sizeHint().height()
        self.table.setMinimumHeight(space(_LEAST_LIST) if both else alone)
        self.why.setMinimumHeight(0 if both else alone)
        for widget in (self.choices, self.table):
            widget.setVisible(not instead)
        self.table.leave_out(_WHY, hidden=self.width() < space(_ROOM_FOR_WHY))
        self.why.setVisible(tells and (both or instead))
        self.why_button.setVisible(not instead and (not both or self.table.isColumnHidden(_WHY)))
        self.why_button.setEnabled(tells)
        self.list_button.setVisible(instead)
        self._reading = instead

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


class ExplanationPane(QWidget):
    """Tells why a figure is withheld or rounded; nothing is there where none is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Explanation | None = None
        self.area, column = scrolling("Why this figure is withheld or rounded")
        self._column = column
        column.setContentsMargins(space(0.75), space(0.5), space(0.75), space(0.5))
        column.setSpacing(space(0.25))
        self.policies_button = button("What would &other policies show?", lambda: None)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(space(0.25))
        column.addLayout(self._sentences)
        column.addLayout(row(self.policies_button))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    @property
    def tells(self) -> bool:
        """Whether there is anything to tell."""
        return self._told is not None

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is said, from top to bottom."""
        items = (self._sentences.itemAt(index) for index in range(self._sentences.count()))
        labels = (item.widget() for item in items if item is not None)
        return tuple(label.text() for label in labels if isinstance(label, QLabel))

    def show_explanation(self, told: Explanation | None) -> None:
        """Tell a figure's story, or nothing."""
        before, self._told = self._told, told
        if told is None or told == before:
            return
        while (item := self._sentences.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._sentences.addWidget(words(told.title, "subheading"))
        for each in told.told:
            self._sentences.addWidget(words(each.heading, "strong"))
            for sentence in each.sentences:
                self._sentences.addWidget(words(sentence))
        self.policies_button.setVisible(told.asks_policies)
        self.area.setAccessibleDescription(" ".join(self.texts))
        if before is None or told.title != before.title:
            self.area.verticalScrollBar().setValue(0)


def _named(text: str, choice: QComboBox) -> QWidget:
    """A choice beside its name."""
    both, label = QWidget(), QLabel(text)
    label.setBuddy(choice)
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(space(0.5))
    line.addWidget(label)
    line.addWidget(choice)
    return both
