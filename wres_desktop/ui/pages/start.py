"""The first page: this organisation's years, or how one begins: a new file, one that is there, returns, the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from wres_desktop.overriding import override
from wres_desktop.ui.elements import Card, Notice, Page, button, row, words
from wres_desktop.ui.file_link import FileLink
from wres_desktop.ui.theme import space
from wres_desktop.ui.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from wres_desktop.ui.file_state import FileState
    from wres_desktop.ui.pages.new_organisation import NewOrganisationForm
    from wres_desktop.ui.session import Session
    from wres_desktop.ui.year_card import YearCardView

HEADING = "Workforce Race Equality Standard"
NOT_KNOWN_YET = (
    "What NHS England asks for in {} is not known to this version. Numbers, texts and actions of that year can be "
    "typed and kept; its figures and its report, and what goes to print, come with an update of the program."
)
DOTS = "\N{HORIZONTAL ELLIPSIS}"


class StartPage(Page):
    """Where everybody begins, and where one sees what is left to do."""

    new_wanted = Signal(object)
    elsewhere_wanted = Signal(object)
    file_wanted = Signal()
    recent_wanted = Signal(object)
    open_wanted = Signal()
    backup_wanted = Signal()
    sample_wanted = Signal()
    workbook_wanted = Signal()
    year_wanted = Signal(int)
    step_wanted = Signal(int, object)
    begin_year_wanted = Signal(int)
    remove_year_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(
            HEADING,
            "From your organisation's numbers to a printed annual report and action plan that give nobody away.",
        )
        self.form: NewOrganisationForm | None = None
        self.years: list[YearCardView] = []
        self.recent_buttons: list[QPushButton] = []
        self._shown: FileState | None = None
        self._open_year = 0
        self._year_column = _column_of_cards()
        self.next_year_button = button("", self._begin_next_year)
        self.next_year_told = words("", "quiet")
        self.new_button = button("Ne&w organisation" + DOTS, self.show_form, main=True)
        self.file_button = button("&Open an organisation's file" + DOTS, self.file_wanted.emit)
        self.open_button = button("Bring in &return files" + DOTS, self.open_wanted.emit)
        self.workbook_button = button("Make a &workbook to fill in" + DOTS, self.workbook_wanted.emit)
        self.workbook_button.setEnabled(False)
        self.made = Notice("The workbook is made", look="card")
        self.backup_button = button("Restore thi&s backup", self.backup_wanted.emit)
        self.backup_button.hide()
        self.failure.body.addLayout(row(self.backup_button))
        self.sample_button = button("Open the &example", self.sample_wanted.emit)
        self._recent_column = QVBoxLayout()
        self.own, self.returns, self.sample = self._own(), self._returns(), self._sample()
        self.body.addLayout(self._year_column)
        self.body.addLayout(row(self.next_year_button))
        self.body.addWidget(self.next_year_told)
        for card in (self.own, self.returns, self.sample):
            self.body.addWidget(card)
        self.body.addWidget(words("Everything stays on this computer: the program never uses the internet.", "quiet"))
        self.body.addStretch(1)
        self.next_year_button.hide()
        self.next_year_told.hide()
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Show the years of the organisation that is open."""
        file = session.file
        self.workbook_button.setEnabled(session.work is not None)
        open_year = session.work.year if session.work else 0
        if file is None or (open_year == self._open_year and self._same(file)):
            return
        self._shown, self._open_year = file, open_year
        self.heading.setText(file.organisation)
        self._show_years(file, open_year)
        years = [card.year for card in file.cards]
        following = max(years, default=0) + 1
        self.next_year_button.setText(f"Begin {following}")
        self.next_year_button.setVisible(bool(years) and not file.reads_only)
        self.next_year_told.setText(_about_year(following))
        self.next_year_told.setVisible(bool(years) and not file.reads_only and bool(self.next_year_told.text()))
        self._offer_new(main=False)
        self.sample.setVisible(not file.is_example)
        if self.form is not None:
            self.form.deleteLater()
            self.form = None
        self.new_button.show()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the files that were opened lately."""
        for each in self.recent_buttons:
            self._recent_column.removeWidget(each)
            each.deleteLater()
        self.recent_buttons = [self._recent(path) for path in paths]
        for each in self.recent_buttons:
            self._recent_column.addWidget(each)
        if self.recent_buttons:
            self._offer_new(main=False)

    def _offer_new(self, *, main: bool) -> None:
        self.new_button.setObjectName("main" if main else "")
        self.new_button.style().polish(self.new_button)

    def show_saved(self, files: Sequence[Path]) -> None:
        """Say where the workbook is, and what to do with it."""
        self.failure.say("")
        self.made.say(f"It is {files[0]}. Send it to whoever fills it in; bring it in here when it comes back.")

    def show_failure(self, sentence: str) -> None:
        """Say why there is no workbook."""
        self.backup_button.hide()
        self.made.say("")
        self.failure.say(sentence)

    def show_form(self) -> None:
        """Ask what has to be known before there is a file."""
        if self.form is None:
            from wres_desktop.ui.pages.new_organisation import NewOrganisationForm  # noqa: PLC0415  needed only here

            self.form = NewOrganisationForm()
            self.form.begun.connect(self.new_wanted)
            self.form.elsewhere_wanted.connect(self.elsewhere_wanted)
            self.own.body.addWidget(self.form)
        self.new_button.hide()
        self.form.show()
        self.form.name.setFocus()

    def _same(self, file: FileState) -> bool:
        shown = self._shown
        return shown is not None and (
            (file.path, file.organisation, file.cards) == (shown.path, shown.organisation, shown.cards)
        )

    def _show_years(self, file: FileState, open_year: int) -> None:
        from wres_desktop.ui.year_card import YearCardView  # noqa: PLC0415  there are no years at the first start

        for view in self.years:
            self._year_column.removeWidget(view)
            view.deleteLater()
        main = _year_to_go_on_with(file, open_year)
        can_remove = len(file.cards) > 1 and not file.reads_only
        self.years = [
            YearCardView(
                card,
                is_open=card.year == open_year,
                is_main=card.year == main,
                can_remove=can_remove and card.is_empty,
            )
            for card in file.cards
        ]
        for view in self.years:
            view.removal_wanted.connect(self.remove_year_wanted)
            view.year_wanted.connect(self.year_wanted)
            view.step_wanted.connect(self.step_wanted)
            self._year_column.addWidget(view)

    def _begin_next_year(self) -> None:
        if self._shown is not None:
            self.begin_year_wanted.emit(max((card.year for card in self._shown.cards), default=0) + 1)

    def _recent(self, path: Path) -> QPushButton:
        made = FileLink(path)
        made.clicked.connect(lambda _checked=False: self.recent_wanted.emit(path))
        return made

    def _own(self) -> Card:
        card = Card()
        card.body.addWidget(words("Your organisation", "subheading"))
        card.body.addWidget(
            words(
                "Each organisation has one file, which holds all its years. Everything that you type is saved in it at "
                "once, so you can stop at any moment and go on another day."
            )
        )
        card.body.addLayout(WrappingRow(self.new_button, self.file_button))
        card.body.addLayout(self._recent_column)
        return card

    def _returns(self) -> Card:
        card = Card()
        card.body.addWidget(words("Bring in returns", "subheading"))
        card.body.addWidget(
            words(
                "Years that were kept as return files (their names end in .wres.json), national returns and workbooks "
                "that came back filled in become years of your organisation. Choose several together, or drop the "
                "files here. A workbook to fill in lets somebody else enter the year that is open."
            )
        )
        card.body.addLayout(WrappingRow(self.open_button, self.workbook_button))
        card.body.addWidget(self.made)
        return card

    def _sample(self) -> Card:
        card = Card()
        card.body.addWidget(words("Look around first", "subheading"))
        card.body.addWidget(
            words(
                "An invented organisation with some sixty staff and three years of figures. Nobody in it is real, and "
                "nothing that you change in it is kept."
            )
        )
        card.body.addLayout(row(self.sample_button))
        return card


def _column_of_cards() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(space(0.75))
    return column


def _about_year(year: int) -> str:
    """What can be done in the next year where this version cannot make its report."""
    from wres_desktop.domain.edition import EDITION_YEARS  # noqa: PLC0415  there are no years at the first start

    return "" if year in EDITION_YEARS else NOT_KNOWN_YET.format(year)


def _year_to_go_on_with(file: FileState, open_year: int) -> int:
    """The year that is open; once it is published, the one begun after it, where there is one."""
    is_out = any(card.year == open_year and card.is_out for card in file.cards)
    later = [card.year for card in file.cards if card.year > open_year and not card.is_out]
    return min(later) if is_out and later else open_year
