"""Bring in a spreadsheet: what was recognised in it, what must be answered, what it adds up to; then take it over."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.bring_in import changes_of, is_whole_return
from wres_desktop.intake.counted import Counted, Terms
from wres_desktop.intake.counts_already import refuse_counts
from wres_desktop.intake.draft_values import Answer
from wres_desktop.intake.remembered import Remembered
from wres_desktop.intake.workbook_process import read_workbook
from wres_desktop.ui import mapping_state
from wres_desktop.ui.elements import Notice, announce, button, row, rule, scrolling, words
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome, Watch
from wres_desktop.ui.mapping_state import OpenSheet
from wres_desktop.ui.pages.mapping_choices import ColumnsCard, QuestionsCard, TableCard
from wres_desktop.ui.pages.mapping_results import CountsCard, LeftOutCard, PreviewCard, ProblemsCard
from wres_desktop.ui.theme import space
from wres_desktop.ui.wrapping_row import WrappingRow

READING = "Reading {}"
COUNTING = "Counting the rows of {}"
WHOLE_RETURN = "{} holds a whole return, not a list to be counted; bring it in as a return, on the start page."
_PURPOSE = (
    "The rows stay in the memory of this computer while this page is open, and are not saved. Only the counts "
    "are kept, and the name of the file that they came from."
)


class MappingPage(QWidget):
    """One spreadsheet from its file to counts that the user has looked at.

    ``show_file`` begins; ``accepted`` hands over what the answers of the year become (place to value, ``None`` blanks a
    place) and where that came from, in words. ``remembered_changed`` hands over the choices to be kept, as text.
    """

    accepted = Signal(object, str)
    remembered_changed = Signal(str)
    closed = Signal()
    other_file_wanted = Signal()

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self._jobs = jobs
        self._sheet: OpenSheet | None = None
        self._counted: Counted | None = None
        self._current: Mapping[str, Answer] = {}
        self._watch: Watch | None = None
        self._turn = 0
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = words("Bring in a spreadsheet", "heading")
        self.failure = Notice("This file was not brought in", look="failure")
        self.doing = words("")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop_button = button("&Stop", self._stop)
        self.table, self.columns, self.questions = TableCard(), ColumnsCard(), QuestionsCard()
        self.problems, self.counts = ProblemsCard(), CountsCard()
        self.left_out, self.preview = LeftOutCard(), PreviewCard()
        self.missing = words("", "strong")
        self.take_button = button("&Take these counts over", self._take, main=True)
        self.other_button = button("Choose &another file\N{HORIZONTAL ELLIPSIS}", self.other_file_wanted.emit)
        self.close_button = button("&Cancel", self.close_file)
        self._cards = (
            *(self.table, self.questions, self.problems, self.counts, self.left_out),
            *(self.columns, self.preview),
        )
        self._arrange()
        self._connect()
        self._show_nothing()

    def _arrange(self) -> None:
        area, column = scrolling("Bring in a spreadsheet")
        side, top = space(1.75), space(1.5)
        column.setContentsMargins(side, top, side, top)
        column.setSpacing(space(0.75))
        for widget in (self.heading, words(_PURPOSE, "quiet"), self.failure, self.doing, self.progress):
            column.addWidget(widget)
        column.addLayout(row(self.stop_button))
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, space(0.5), side, space(0.75))
        foot.setSpacing(space(0.5))
        foot.addWidget(rule())
        foot.addWidget(self.missing)
        foot.addLayout(WrappingRow(self.take_button, self.other_button, self.close_button))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(foot)
        self.area = area

    def _connect(self) -> None:
        self.table.sheet_chosen.connect(lambda number: self._move(lambda s: mapping_state.in_sheet(s, number)))
        self.table.kind_chosen.connect(lambda kind: self._move(lambda s: mapping_state.as_kind(s, kind)))
        self.table.row_chosen.connect(lambda at: self._move(lambda s: mapping_state.with_headings_in(s, at)))
        self.columns.column_chosen.connect(
            lambda field, column: self._move(lambda s: mapping_state.with_column(s, field, column))
        )
        self.questions.answered.connect(
            lambda question, answer: self._move(lambda s: mapping_state.with_answer(s, question, answer))
        )
        self._jobs.progressed.connect(self._on_progress)

    # ------------------------------------------------------------ from the file to the counts

    def show_file(
        self, path: Path, terms: Terms, remembered: str = "", current: Mapping[str, Answer] | None = None
    ) -> None:
        """Read a file and show what it is; ``remembered`` is the text kept before, ``current`` the year's answers."""
        from wres_desktop.intake.remembered import remembered_from  # noqa: PLC0415  only where a file is brought in

        self._current = current or {}
        self._sheet = self._counted = None
        self._show_nothing()
        self._say(READING.format(path.name), stoppable=True)
        before = remembered_from(remembered)
        self._turn += 1
        turn = self._turn

        def work(watch: Watch) -> tuple[OpenSheet, Counted]:
            workbook = read_workbook(path, watch, only_counted=True)
            if is_whole_return(workbook):
                raise UnreadableFile(WHOLE_RETURN.format(path.name))
            sheet = mapping_state.opened(workbook, before, terms)
            refuse_counts(workbook, sheet.layout)
            return _counted(sheet, watch)

        self._watch = self._jobs.run_watched(work, lambda outcome: self._on_counted(turn, outcome), self.doing.text())

    def close_file(self) -> None:
        """Forget the rows and tell that the page is done with."""
        self._stop()
        self._turn += 1
        self._sheet = self._counted = None
        self._show_nothing()
        self.closed.emit()

    def _move(self, change: Callable[[OpenSheet], OpenSheet]) -> None:
        """Make a choice and count again."""
        if self._sheet is None:
            return
        before = self._sheet
        self._turn += 1
        turn = self._turn
        self._say(COUNTING.format(before.workbook.name), stoppable=True)
        self.take_button.setEnabled(False)
        self._sheet = change(before)
        sheet = self._sheet
        self._watch = self._jobs.run_watched(
            lambda watch: _counted(sheet, watch), lambda outcome: self._on_counted(turn, outcome), self.doing.text()
        )

    def _on_counted(self, turn: int, outcome: Outcome[tuple[OpenSheet, Counted]]) -> None:
        if turn != self._turn:
            return
        self._say("", stoppable=False)
        match outcome:
            case Failed(sentence=sentence):
                self.failure.say(sentence)
            case Done(value=(sheet, counted)):
                self._sheet, self._counted = sheet, counted
                self._show(sheet, counted)

    def _take(self) -> None:
        """Hand the counts over and forget the rows."""
        if self._sheet is None or self._counted is None or not self._counted.complete:
            return
        sheet, counted = self._sheet, self._counted
        kept: Remembered = sheet.to_remember()
        self.remembered_changed.emit(kept.as_json())
        self.accepted.emit(changes_of(counted, self._current), counted.source.kept)
        self.close_file()

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._watch = None

    # ------------------------------------------------------------ what is shown

    def _show(self, sheet: OpenSheet, counted: Counted) -> None:
        self.failure.say("")
        self.heading.setText(f"Bring in {sheet.workbook.name}")
        for card in self._cards:
            card.show_sheet(sheet, counted)
        self.take_button.setEnabled(counted.complete)
        self.take_button.setVisible(True)
        self.missing.setText(what_is_missing(counted))
        self.missing.setVisible(bool(self.missing.text()))
        announce(self, self.missing.text() or counted.source.words)

    def _show_nothing(self) -> None:
        self.heading.setText("Bring in a spreadsheet")
        self.failure.say("")
        self._say("", stoppable=False)
        for card in self._cards:
            card.hide()
        self.missing.hide()
        self.take_button.hide()

    def _say(self, doing: str, *, stoppable: bool) -> None:
        self.doing.setText(doing)
        self.doing.setVisible(bool(doing))
        self.progress.setVisible(stoppable)
        self.progress.setRange(0, 0)
        self.stop_button.setVisible(stoppable)

    def _on_progress(self, done: int, of: int) -> None:
        if self.progress.isVisible():
            self.progress.setRange(0, of)
            self.progress.setValue(done)


def _counted(sheet: OpenSheet, watch: Watch) -> tuple[OpenSheet, Counted]:
    """Count; a column that was passed over when the file was read is read first."""
    if not sheet.is_read:
        sheet = replace(sheet, workbook=read_workbook(sheet.workbook.path, watch))
    counted = sheet.counted()
    return mapping_state.with_questions_of(sheet, counted), counted


def what_is_missing(counted: Counted) -> str:
    """What has to be done before the counts can be taken over; nothing if they can be."""
    questions, blocking = len(counted.questions), sum(problem.blocks for problem in counted.problems)
    parts = []
    if questions:
        parts.append("answer one question" if questions == 1 else f"answer {questions} questions")
    if blocking:
        parts.append("put one thing right" if blocking == 1 else f"put {blocking} things right")
    return f"Before these counts can be taken over, {' and '.join(parts)}." if parts else ""
