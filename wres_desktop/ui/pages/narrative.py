"""What the organisation says about each indicator, beside what the report prints of it this year and last."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar

from wres_desktop import pipeline
from wres_desktop.casework.draft_sentences import NOTHING_TO_SAY, REPEATS, SaidOfYears, repeats_withheld, said_of
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.intake.draft import NOT_COLLECTED
from wres_desktop.overriding import override
from wres_desktop.ui.elements import Card, button, row, words
from wres_desktop.ui.fields import LongTextField
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.session import BLOCKED, PROTECTION_COMING, PageName, Session
from wres_desktop.ui.text_titles import ACTION, IMPLICATIONS

INDICATORS = 9
ITS_REASON = "These figures were not collected. The report prints the reason that you gave: {}"
SECTIONS = ("workforce", "recruitment", "disciplinary", "training", *4 * ("survey",), "board")
"""The part of a return that each indicator is counted from, in their order."""
WRITTEN = "\N{THIN SPACE}\N{CHECK MARK}"


class _StillTabs(QTabBar):
    """Tabs that keep their width when they get their check mark: the next one is hit where it was seen."""

    @override
    def tabSizeHint(self, index: int) -> QSize:
        size, measured = super().tabSizeHint(index), self.fontMetrics().horizontalAdvance
        more = measured(f"{index + 1}{WRITTEN}") - measured(self.tabText(index))
        return QSize(size.width() + more, size.height())


class NarrativePage(EntryPage):
    """One indicator at a time."""

    def __init__(self) -> None:
        super().__init__(
            PageName.NARRATIVE,
            "A few sentences on each indicator, as the report prints them. Use no number that the report does not "
            "print: words can give away what the tables withhold.",
        )
        self._session = Session()
        self._said = SaidOfYears("", "")
        self._exact_of: pipeline.Protected | None = None
        self._figures: Mapping[str, str] = {}
        self.tabs = _StillTabs()
        self.tabs.setObjectName("numbers")
        self.tabs.setAccessibleName("Indicators")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for number in range(1, INDICATORS + 1):
            self.tabs.addTab(str(number))
        self.title = words("", "subheading")
        self.printed = Card()
        self.this_year, self.last_year, self.none = words(""), words("", "quiet"), words("", "quiet")
        self.draft_button = button("&Use as a beginning", self._use_draft)
        self.draft_button.setAccessibleDescription("Puts last year's sentence at the beginning of the text below")
        self.printed.body.addWidget(words("What the report prints by itself: no need to write it again", "quiet"))
        for label in (self.this_year, self.last_year, self.none):
            self.printed.body.addWidget(label)
        self.printed.body.addLayout(row(self.draft_button))
        self.implications = LongTextField("narrative/1/implications", IMPLICATIONS, "What do you make of it?", lines=5)
        self.action = LongTextField("narrative/1/action", ACTION, "What was done, and what will be done?", lines=4)
        for widget in (self.tabs, self.title, self.printed):
            self.body.addWidget(widget)
        for field in (self.implications, self.action):
            self.add_field(field)
        self.body.addStretch(1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.scrolls()

    @property
    def indicator(self) -> int:
        """The indicator that is shown."""
        return self.tabs.currentIndex() + 1

    @override
    def show_session(self, session: Session) -> None:
        """Show what the report prints of the indicator, and what was written about it."""
        self._session = session
        super().show_session(session)
        if session.work is None:
            return
        self._name_tabs(session)
        self.title.setText(self._title(session.work.year))
        self._say_what_is_printed(session)

    @override
    def go_to(self, place: str) -> None:
        section, number, *_ = (*place.split("/"), "")
        if section == "narrative" and number.isdecimal():
            self.tabs.setCurrentIndex(int(number) - 1)
        super().go_to(place)

    def _on_tab(self, _index: int) -> None:
        for field, name in ((self.implications, "implications"), (self.action, "action")):
            field.finish()
            field.place = f"narrative/{self.indicator}/{name}"
        self.show_session(self._session)

    def _title(self, year: int) -> str:
        known = load_edition(year).indicators.get(self.indicator) if year in EDITION_YEARS else None
        return f"{self.indicator}  {known.label}" if known else f"Indicator {self.indicator}"

    def _name_tabs(self, session: Session) -> None:
        answers = session.work.answers if session.work else {}
        for number in range(1, INDICATORS + 1):
            written = f"narrative/{number}/implications" in answers
            self.tabs.setTabText(number - 1, f"{number}{WRITTEN}" if written else str(number))
            self.tabs.setAccessibleTabName(number - 1, f"Indicator {number}, {'written' if written else 'not written'}")

    def _say_what_is_printed(self, session: Session) -> None:
        none = ""
        self._said = SaidOfYears("", "")
        if session.protected is not None:
            self._said = said_of(self.indicator, session.protected.publication)
            repeats = repeats_withheld(self._said, self.indicator, session.protected.publication, self._exact(session))
            none = REPEATS if repeats else "" if self._said.all else NOTHING_TO_SAY
        elif session.protection_failure or session.blocked:
            none = session.protection_failure or BLOCKED
        else:
            none = PROTECTION_COMING
        if why_not := self._why_not_collected(session):
            none = ITS_REASON.format(why_not)
        for label, text in (
            (self.this_year, self._said.this_year),
            (self.last_year, self._said.last_year),
            (self.none, none),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        can_write = session.file is not None and not session.file.reads_only
        self.draft_button.setVisible(bool(self._said.draft) and not none and can_write)

    def _why_not_collected(self, session: Session) -> str:
        """The reason that was given for having no numbers of this indicator; empty where there are some."""
        place = f"{SECTIONS[self.indicator - 1]}/{NOT_COLLECTED}"
        return str(session.work.answers.get(place, "")).strip() if session.work else ""

    def _exact(self, session: Session) -> Mapping[str, str]:
        """The figures for own eyes, worked out once for what is printed."""
        if session.protected is not self._exact_of and session.returns is not None:
            self._exact_of, self._figures = session.protected, pipeline.exact_figures(session.returns.submissions)
        return self._figures

    def _use_draft(self) -> None:
        self.implications.finish()
        answers = self._session.work.answers if self._session.work else {}
        place = self.implications.place
        written = str(answers.get(place, ""))
        if self._said.draft not in written:
            self.changed.emit({place: f"{self._said.draft} {written}".strip()})
        self.implications.setFocus()
