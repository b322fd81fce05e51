"""What every page has in common at which something is entered: grids, fields, and a summary of what is wrong."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.casework.work_steps import WorkStep, step_of
from wres_desktop.intake.draft import Answer
from wres_desktop.intake.places import SEPARATOR
from wres_desktop.overriding import override
from wres_desktop.ui.count_grid import CountGrid
from wres_desktop.ui.elements import Page
from wres_desktop.ui.error_summary import ErrorSummary, Fault
from wres_desktop.ui.fields import Field
from wres_desktop.ui.fields_chosen import NotCollectedBox
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.text_titles import title_on_page

AnyField: TypeAlias = Field | NotCollectedBox

_THERE_FROM_THE_BEGINNING = ("disciplinary/basis", "organisation/name", "snapshot_date")


class EntryPage(Page):
    """A page with grids and fields. ``changed`` carries what was entered, once for each action of the user."""

    changed = Signal(object)
    summed = Signal(str)
    """What the chosen cells of a grid add up to, in words."""
    here = Signal(str)
    """The place at which the user is."""

    def __init__(self, name: PageName, purpose: str) -> None:
        super().__init__(name, purpose)
        self.name = name
        self.grids: list[CountGrid] = []
        self.fields: list[AnyField] = []
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.go_to)
        self.body.addWidget(self.summary)
        self._patient = self._left = False
        self._last = Session()
        self._seen: tuple[object, ...] | None = None
        self._wrong: tuple[str, ...] = ()

    def add_grid(self, grid: CountGrid, column: QVBoxLayout | None = None) -> None:
        """Put a grid on the page."""
        self.grids.append(grid)
        (column or self.body).addWidget(grid)
        grid.changed.connect(self.changed.emit)
        grid.summed.connect(self.summed.emit)
        grid.current_changed.connect(self.here.emit)

    def add_field(self, field: AnyField, column: QVBoxLayout | None = None) -> None:
        """Put a field on the page."""
        self.fields.append(field)
        (column or self.body).addWidget(field)
        field.changed.connect(self.changed.emit)
        _real(field).entered.connect(self.here.emit)

    def is_own(self, place: str) -> bool:
        """Whether a place is answered here."""
        return step_of(place) is WorkStep[self.name.name]

    @override
    def show_session(self, session: Session) -> None:
        """Show the answers of the year that is open."""
        self.begin(session, self.name)
        self._last = session
        work, file = session.work, session.file
        if work is None or file is None:
            return
        year = (file.path, work.year)
        if self._seen != year:
            self._seen = year
            self._patient = self._is_blank(work.answers)
            for grid in self.grids:
                grid.start_over()
        problems = {**self._problems(work.blocking, work.answers), **self._flagged(session)}
        held = self._held() if tuple(problems) != self._wrong else None
        self._wrong = tuple(problems)
        for grid in self.grids:
            grid.name_years(str(work.year), str(work.year - 1))
            grid.show_answers(work.answers, work.last_year, problems, questions=work.questions, unsaved=file.unsaved)
            grid.set_read_only(bool(file.reads_only))
        for field in self.fields:
            self._show_field(field, session, problems)
        self.summary.show_faults([Fault(place, _words(place), what) for place, what in problems.items()])
        if held is not None:
            self.bring_back(*held)

    def _held(self) -> tuple[QWidget, int] | None:
        """The control in which the user types and how far down it is seen: what is said above must not move it."""
        focus = self.focusWidget() if self.isVisible() else None
        down = None if focus is None else self.seen_at(focus)
        return None if focus is None or down is None else (focus, down)

    def _show_field(self, field: AnyField, session: Session, problems: Mapping[str, str]) -> None:
        work, file = session.work, session.file
        if work is None or file is None:
            return
        place = _real(field).place
        field.show_answer(work.answers.get(place))
        field.show_problem(problems.get(place, ""))
        field.set_read_only(bool(file.reads_only))
        if isinstance(field, Field):
            before = work.last_year.get(place)
            field.show_last_year(before if before != work.answers.get(place) else None)

    @property
    def waits_for_blanks(self) -> bool:
        """Whether the page is filled in for the first time: what is still blank is no fault yet."""
        return self._patient and self.isVisible()

    def go_to(self, place: str) -> None:
        """Put the cursor where a place is answered, or where a section begins."""
        if any(grid.isVisibleTo(self) and grid.go_to(place) for grid in self.grids):
            return
        found = next((field for field in self.fields if _real(field).place == place), None)
        found = found or next((field for field in self.fields if _real(field).place.startswith(f"{place}/")), None)
        if found is not None:
            _real(found).setFocus()
            self.bring_into_view(found)
        elif self.grids:
            self.grids[0].setFocus()

    def is_in_grid(self, place: str) -> bool:
        """Whether the cursor stands in the table that holds a place."""
        return any(grid.view.hasFocus() and grid.shape.cell(place) is not None for grid in self.grids)

    def finish(self) -> None:
        """Take what is being typed."""
        for each in (*self.grids, *self.fields):
            each.finish()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._left, self._patient = self._patient, False
        super().hideEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._left:
            self._left = False
            self.show_session(self._last)

    def _is_blank(self, answers: Mapping[str, Answer]) -> bool:
        return not any(self.is_own(place) and place not in _THERE_FROM_THE_BEGINNING for place in answers)

    def _flagged(self, session: Session) -> dict[str, str]:
        """The texts of this page that could tell of somebody by a number or a word, as far as they were looked at."""
        return {place: what for place, what in session.telling.items() if self.is_own(place)}

    def _problems(self, blocking: Mapping[str, str], answers: Mapping[str, Answer]) -> dict[str, str]:
        """What is wrong here; of what is still blank nothing is said while the page is filled in for the first time."""
        own = {place: what for place, what in blocking.items() if self.is_own(place)}
        return {place: what for place, what in own.items() if place in answers or not self._patient}


def _real(field: AnyField) -> Field:
    return field.reason if isinstance(field, NotCollectedBox) else field


def _words(place: str) -> str:
    return title_on_page(place.replace("/", SEPARATOR))


def blank_cells(page: EntryPage, answers: Mapping[str, Answer], *, begun_rows_only: bool) -> Sequence[str]:
    """The cells of a page's grids that hold nothing; those of rows alone in which something was entered if asked."""
    blank: list[str] = []
    for grid in page.grids:
        for row in grid.shape.rows:
            if row.is_calculated:
                continue
            cells = [f"{row.prefix}/{column.key}" for column in grid.shape.columns if column.key and not column.percent]
            if not begun_rows_only or any(cell in answers for cell in cells):
                blank += [cell for cell in cells if cell not in answers]
    return blank
