"""What the checks found: where it is, what is wrong, what to do; it leads there, or takes "yes, this is right"."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent

from wres_desktop.casework.year_work import Confirmed, YearWork, key_of
from wres_desktop.intake.problems import Problem, Severity, arranged
from wres_desktop.overriding import override
from wres_desktop.ui.elements import READABLE_WIDTH, Page, button, words
from wres_desktop.ui.pages.reading import ReadingCard
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.table_model import Column, Row, TableModel, under_headings
from wres_desktop.ui.tables import FittedTable
from wres_desktop.ui.text_titles import title_of
from wres_desktop.ui.theme import space
from wres_desktop.ui.wrapping_row import WrappingRow

NOTHING_FOUND = "The checks found nothing to put right in the numbers."
_COLUMNS = (Column("Where"), Column("What was found"), Column("What to do"))
_SHARES = (24, 40, 36)
_ABOVE, _ROOMY, _FREE = 10, 28, 2
"""Heights in lines: of what stands above the table and below its buttons; of a page that shows all of it with the
table; and what the table leaves free in a lower page, which it can fill."""


class ChecksPage(Page):
    """A table of problems, the serious ones first, and the texts that have to be read."""

    place_wanted = Signal(str)
    confirmed = Signal(object)
    taken_back = Signal(object)
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(PageName.CHECKS, "Faults and surprises in the numbers, and what you can do about each.")
        self._shown: tuple[tuple[Problem, ...], tuple[str, ...]] | None = None
        self._listed: Mapping[int, Problem] = {}
        self._work: YearWork | None = None
        self._reads_only = False
        self.summary = words("", "subheading")
        self.model = TableModel(_COLUMNS, self)
        self.table = FittedTable(self.model, "What the checks found", _SHARES)
        self.table.activated.connect(lambda _index: self._go())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.go_button = button("&Go there", self._go, main=True)
        self.confirm_button = button("&Yes, this is right", self._confirm)
        self.back_button = button("As&k this again", self._take_back)
        self.back_button.setAccessibleDescription("Takes back that somebody said this is right; the history keeps both")
        self.reading = ReadingCard()
        self.reading.changed.connect(self.changed.emit)
        self.reading.place_wanted.connect(self.place_wanted.emit)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table)
        self.body.addLayout(WrappingRow(self.go_button, self.confirm_button, self.back_button))
        self.reading.setMaximumWidth(space(READABLE_WIDTH))
        self.body.addWidget(self.reading)
        self.body.addStretch(1)
        self.scrolls(wide=True)

    @override
    def show_session(self, session: Session) -> None:
        """List the problems."""
        self.begin(session, PageName.CHECKS)
        self._work = session.work
        self.reading.show_texts(session)
        self._reads_only = session.file is not None and bool(session.file.reads_only)
        problems = arranged(session.problems)
        given = dict(session.work.confirmed) if session.work else {}
        shown = (problems, tuple(given))
        if shown != self._shown:
            self._shown = shown
            self.summary.setText(summary([each for each in problems if key_of(each) not in given]))
            self._list(problems, given)
        self._offer()

    def _list(self, problems: Sequence[Problem], given: Mapping[str, Confirmed]) -> None:
        chosen = self.table.currentIndex().row()
        several = len({problem.source for problem in problems}) > 1
        self._listed, rows = under_headings(
            problems,
            lambda problem: _title(problem, with_source=several),
            lambda problem: _row(problem, given.get(key_of(problem))),
        )
        self.model.show(rows)
        self.table.setVisible(bool(problems))
        if problems:
            self.table.selectRow(max(1, min(chosen, len(rows) - 1)))

    @property
    def chosen(self) -> Problem | None:
        """The problem that the user looks at."""
        return self._listed.get(self.table.currentIndex().row())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height, buttons = event.size().height(), self.go_button.sizeHint().height()
        self.table.fit_into(height - buttons - space(_ABOVE if height >= space(_ROOMY) else _FREE))

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._offer()

    def _offer(self) -> None:
        chosen, work = self.chosen, self._work
        self.go_button.setVisible(bool(self._listed) and work is not None)
        self.confirm_button.setVisible(bool(self._listed) and work is not None)
        self.go_button.setEnabled(chosen is not None)
        asked = chosen is not None and chosen.severity is Severity.CONFIRM
        open_still = chosen is not None and work is not None and key_of(chosen) not in work.confirmed
        self.confirm_button.setEnabled(asked and open_still and not self._reads_only)
        self.back_button.setVisible(asked and not open_still and not self._reads_only)

    def _go(self) -> None:
        if self.chosen is not None and self._work is not None:
            self.place_wanted.emit(self._work.place_of(self.chosen))

    def _take_back(self) -> None:
        if self.chosen is not None:
            self.taken_back.emit(self.chosen)
            self.table.setFocus()

    def _confirm(self) -> None:
        if self.chosen is not None:
            self.confirmed.emit(self.chosen)
            self.table.setFocus()


def summary(problems: Sequence[Problem]) -> str:
    """One sentence on what was found and is not confirmed."""
    to_put_right = sum(problem.blocks for problem in problems)
    to_confirm = sum(problem.severity is Severity.CONFIRM for problem in problems)
    if not problems:
        return NOTHING_FOUND
    if to_put_right:
        return f"{_things(to_put_right)} must be put right before there can be a report."
    if to_confirm:
        return f"Nothing stands in the way. {_things(to_confirm)} should be looked at and confirmed."
    return "Nothing stands in the way. The notes below are good to know."


def _things(count: int) -> str:
    return "One thing" if count == 1 else f"{count} things"


def _title(problem: Problem, *, with_source: bool) -> str:
    """What is asked of the user in a group of problems, and in which return where there are several."""
    return f"{problem.severity.words}: {problem.source}" if with_source and problem.source else problem.severity.words


def _row(problem: Problem, confirmed: Confirmed | None = None) -> Row:
    given = f"Confirmed by {confirmed.who} on {confirmed.on}." if confirmed else problem.to_do
    return Row((title_of(problem.address) or "The whole return", problem.what, given))
