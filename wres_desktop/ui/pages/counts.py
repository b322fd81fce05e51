"""The pages of counts: a grid, a way to fill what is blank with zeros, and the answer that nothing was collected."""

from PySide6.QtCore import Signal

from wres_desktop.domain.citations import source_in_words
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.domain.submission import DisciplinaryBasis
from wres_desktop.overriding import override
from wres_desktop.ui.count_grid import CountGrid
from wres_desktop.ui.elements import button, row, words
from wres_desktop.ui.fields import TextField
from wres_desktop.ui.fields_chosen import Choice, ChoiceField, NotCollectedBox
from wres_desktop.ui.pages.consents import Consents
from wres_desktop.ui.pages.count_specs import COUNT_SPECS, CountSpec
from wres_desktop.ui.pages.entry import EntryPage, blank_cells
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.text_titles import ORGANISATION

_BASIS = "disciplinary/basis"
LIST_OR_COUNTS = (
    "A spreadsheet that is a list, with one row for each person or answer, is counted for you. Have you counted "
    "already? Copy the lines in your spreadsheet, names and headings too, and paste them into the table."
)
_BASES = (
    Choice(DisciplinaryBasis.SINGLE_YEAR, "People of this year"),
    Choice(DisciplinaryBasis.TWO_YEAR_AVERAGE, "The average of this year and the year before"),
)
_BASIS_WORDS = {
    DisciplinaryBasis.SINGLE_YEAR: "The report for {year} asks for the people of this year alone.",
    DisciplinaryBasis.TWO_YEAR_AVERAGE: "The report for {year} asks for the average of this year and the year before.",
}
_BASIS_HINT = "{rule} {source} If you have only the other of these two, choose that, and the report says so."


class CountPage(EntryPage):
    """One page of counts."""

    file_wanted = Signal()

    def __init__(self, spec: CountSpec) -> None:
        super().__init__(spec.page, spec.purpose)
        self.spec = spec
        self._session = Session()
        for grid in spec.grids:
            self.add_grid(CountGrid(grid.name, grid.rows, grid.columns))
        if spec.page is PageName.DISCIPLINARY:
            self.basis = ChoiceField(_BASIS, "Which years are counted", _BASES, _BASIS_HINT)
            self.add_field(self.basis)
        self.zeros_button = button("Fill &blanks with 0", self._fill)
        begun = " of the rows in which something was entered" if spec.section == "workforce" else ""
        self.zeros_button.setAccessibleDescription(f"Puts 0 into the blank cells{begun}")
        self.zeros_button.setToolTip(self.zeros_button.accessibleDescription())
        self.file_button = button("Bring in a spreadsheet\N{HORIZONTAL ELLIPSIS}", self.file_wanted.emit)
        self.file_button.setAccessibleDescription(LIST_OR_COUNTS)
        self.tool_row = row(self.zeros_button, self.file_button)
        self.body.addLayout(self.tool_row)
        self.body.addWidget(words(LIST_OR_COUNTS, "quiet"))
        if spec.page is PageName.MEDICAL:
            self.all_staff = words("", "strong")
            self.body.addWidget(self.all_staff)
            self.add_field(
                TextField(
                    "stated_headcount",
                    ORGANISATION["stated_headcount"],
                    "Optional: the program compares it with the three grids. It is never published.",
                    letters=9,
                    counts=True,
                )
            )
        self.not_collected = NotCollectedBox(f"{spec.section}/not_collected")
        self.add_field(self.not_collected)
        self.consents = self._consents() if spec.page is PageName.BOARD else None
        self.body.addStretch(1)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Show the counts of the year that is open."""
        self._session = session
        if self.consents is not None:
            self.consents.show_session(session)
        super().show_session(session)
        if session.work is None or session.file is None:
            return
        self.file_button.setEnabled(not session.file.reads_only)
        self.zeros_button.setEnabled(not session.file.reads_only and bool(self._blank()))
        if self.spec.page is PageName.DISCIPLINARY:
            self.basis.give_hint(_rule_of_the_basis(session.work.year))
        if self.spec.page is PageName.MEDICAL:
            self.all_staff.setText(_all_staff(session))

    @override
    def go_to(self, place: str) -> None:
        if self.consents is not None:
            self.consents.turn_to(place)
        super().go_to(place)

    def _consents(self) -> Consents:
        made = Consents()
        self.body.addWidget(made)
        made.lay_out(self.add_field)
        made.changed.connect(self.changed.emit)
        made.turned.connect(lambda: self.show_session(self._session))
        return made

    def _blank(self) -> list[str]:
        work = self._session.work
        if work is None:
            return []
        staff = self.spec.section == "workforce"
        return list(blank_cells(self, work.answers, begun_rows_only=staff))

    def _fill(self) -> None:
        self.finish()
        self.changed.emit(dict.fromkeys(self._blank(), 0))


def count_page(name: PageName) -> CountPage:
    """The page of counts of this name."""
    return CountPage(next(spec for spec in COUNT_SPECS if spec.page is name))


def _rule_of_the_basis(year: int) -> str:
    """What the year's edition counts, and where that is from."""
    if year not in EDITION_YEARS:
        return f"This version does not know yet what the report for {year} asks for. Choose as you did last year."
    edition = load_edition(year)
    rule = _BASIS_WORDS[edition.disciplinary_basis].format(year=year)
    known = edition.facts["settings.disciplinary_basis"]
    return _BASIS_HINT.format(rule=rule, source=source_in_words(known.source, known.confidence))


def _all_staff(session: Session) -> str:
    """How many people the three grids hold, beside what the staff list has."""
    entered, stated = _staff_in_post(session), session.work.answers.get("stated_headcount") if session.work else None
    said = f"All three grids together: {entered:,} people so far."
    if not isinstance(stated, int):
        return said
    if entered == stated:
        return f"{said} That is what your staff list has."
    apart = f"{abs(entered - stated):,} {'more' if entered > stated else 'fewer'}"
    return f"{said} Your staff list has {stated:,}: the grids have {apart}."


def _staff_in_post(session: Session) -> int:
    answers = session.work.answers if session.work else {}
    return sum(
        answer
        for place, answer in answers.items()
        if place.startswith("workforce/") and isinstance(answer, int) and "/senior_medical_manager/" not in place
    )
