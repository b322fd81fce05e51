"""A grid of headcounts that behaves like a spreadsheet: the cells, and a line below that says what is wrong."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.intake.typed_counts import Answer
from wres_desktop.overriding import override
from wres_desktop.ui.count_grid_bar import BarAbove
from wres_desktop.ui.count_grid_begins import BeginsBar
from wres_desktop.ui.count_grid_edits import Edited
from wres_desktop.ui.count_grid_model import CountGridModel
from wres_desktop.ui.count_grid_rows import GROUPS, GridColumn, GridRow, GridShape
from wres_desktop.ui.count_grid_view import CountGridView
from wres_desktop.ui.elements import announce, words
from wres_desktop.ui.page_around import scroll_page_to_widget
from wres_desktop.ui.theme import space

WRONG, TOLD = "grid_line", "grid_told"
"""How the line below the grid looks that says what is wrong, or what was done."""


class CountGrid(QWidget):
    """Places and their values, and nothing else: it neither checks nor keeps them.

    ``name`` is for a screen reader. ``whole`` grids are as high as their rows, for pages that scroll; others fill the
    room that there is and scroll by themselves.
    """

    changed = Signal(object)
    """A mapping of places to what stands there from now on (``None``: blank), once for each action of the user."""

    summed = Signal(str)
    """The sum of the chosen cells in words, for a status bar; empty where a single cell is chosen."""

    current_changed = Signal(str)
    """The place of the current cell; empty where it is calculated."""

    def __init__(
        self, name: str, rows: Sequence[GridRow], columns: Sequence[GridColumn] = GROUPS, *, whole: bool = True
    ) -> None:
        super().__init__()
        self.shape = GridShape(tuple(rows), tuple(columns))
        self.model = CountGridModel(self.shape, self)
        self.view = CountGridView(self.model, name, whole=whole)
        self.line = words("", WRONG)
        self.line.setMinimumHeight(space(1.2))
        self._told, self._look = "", WRONG
        self._asked: list[tuple[Edited, dict[str, Answer | None]]] = []
        self.bar_above = BarAbove(self.view)
        self.begins = BeginsBar()
        self._arrange()
        self.begins.moved.connect(self.view.begin_at)
        self.begins.taken_back.connect(self.view.take_back)
        self.begins.right_button.clicked.connect(self._asked.clear)
        self.view.cells.typing.connect(lambda _text: self._say())
        self.view.edits.is_asked = lambda: not self.begins.isHidden()
        self.setFocusProxy(self.view)
        self.model.changed.connect(self._on_changed)
        self.model.changed.connect(self.changed)
        self.view.told.connect(self.tell)
        self.view.refused.connect(partial(self._tell, look=WRONG))
        self.view.pasted.connect(self._on_pasted)
        self.view.summed.connect(self.summed)
        self.view.current_changed.connect(self._on_current)
        self.view.current_changed.connect(self.current_changed)
        self.start_over()

    def start_over(self) -> None:
        """Make the first cell the current one."""
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(0.25))
        layout.addWidget(self.begins)
        layout.addWidget(self.bar_above)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.line)

    def show_answers(
        self,
        answers: Mapping[str, Answer],
        last_year: Mapping[str, Answer] | None = None,
        problems: Mapping[str, str] | None = None,
        *,
        questions: Mapping[str, str] | None = None,
        unsaved: Collection[str] = (),
    ) -> None:
        """Show this year's answers; other places than the grid's own are passed over.

        ``problems`` and ``questions`` (things to confirm) are finished sentences by place. Where ``last_year``,
        ``problems`` or ``questions`` is ``None``, what was told before stays. Neither the current cell nor a number
        that is being typed is disturbed.
        """
        self.model.show(answers, last_year, problems, questions, unsaved)
        self._ask_again(answers)
        beside = bool(self.model.values.last_year)
        if beside is not self.view.with_last_year:
            self.view.with_last_year = beside
            self.view.fit()
        self._say()

    def name_years(self, this: str, last: str) -> None:
        """Name the two years over their numbers."""
        header = self.view.years
        header.years = (this, last)
        self.view.fit()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  a setter as Qt has them
        """Let the numbers be read and copied, but not changed."""
        self.model.read_only = read_only

    @property
    def place(self) -> str:
        """The place of the current cell; empty where it is calculated."""
        return self.model.place(self.view.currentIndex())

    def go_to(self, place: str) -> bool:
        """Make the cell of a place the current one, ready to be typed into; whether the grid holds it."""
        cell = self.shape.cell(place)
        if cell is not None:
            self.view.go_to(*cell)
        return cell is not None

    def finish(self) -> None:
        """Take a number that is being typed, before the page is left or the file closed."""
        self.view.finish()

    def tell(self, text: str) -> None:
        """Say something below the grid until the user goes on to another cell."""
        self._tell(text, TOLD)

    def _tell(self, text: str, look: str) -> None:
        self._told, self._look = text, look
        if text:
            announce(self.line, text)
        self._say()
        if text:
            scroll_page_to_widget(self.line)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)

    def _on_pasted(self, edited: Edited) -> None:
        if not edited.moved:
            self._asked.clear()
        if not edited.begins and not edited.refused:
            self.begins.hide()
        if edited.begins:
            places = [(self.shape.place(*cell), cell) for cell in edited.cells]
            self._asked.append((edited, {place: self.model.values.answer(*cell) for place, cell in places if place}))
            self._ask(edited)

    def _ask(self, edited: Edited) -> None:
        self.begins.ask(edited.lines, edited.begins, [row.label for row in self.shape.rows], edited.cells)

    def _ask_again(self, answers: Mapping[str, Answer]) -> None:
        """While pasted lines stand where nobody said that they belong, undo and redo do not end the question."""
        for edited, pasted in reversed(self._asked):
            if all(answers.get(place) == answer for place, answer in pasted.items()):
                if self.begins.isHidden() or edited is not self._asked[-1][0]:
                    self._ask(edited)
                return
        self.begins.hide()

    def _on_changed(self, _changes: object) -> None:
        self._told = ""
        self.begins.hide()
        self._say()

    def _on_current(self, _place: str) -> None:
        self._told = ""
        self._say()

    def _say(self) -> None:
        index = self.view.currentIndex()
        wrong = self.model.sentence(index)
        self.line.setText(self._told or wrong)
        look = self._look if self._told else WRONG
        if look != self.line.objectName():
            self.line.setObjectName(look)
            self.line.style().polish(self.line)
