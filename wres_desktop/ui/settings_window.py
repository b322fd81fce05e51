"""The window of settings: what changes numbers, kept in the organisation's file, apart from what changes looks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.policy import load_policy, profile_names
from wres_desktop.domain.citations import source_in_words
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.overriding import override
from wres_desktop.ui.appearance import TEXT_SIZES, Appearance, Scheme
from wres_desktop.ui.backups_card import BackupsCard
from wres_desktop.ui.elements import Card, Notice, button, scrolling, words
from wres_desktop.ui.fields_chosen import Choice, ChoiceField
from wres_desktop.ui.others_card import OthersCard
from wres_desktop.ui.page_around import scroll_page_to_widget
from wres_desktop.ui.theme import TITLE_BAR, space
from wres_desktop.ui.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from wres_desktop.ui.session import Session

TITLE = "Settings"
NOTHING_OPEN = "Open your organisation's file to see and change them."
CHANGES_NUMBERS = (
    "These are kept in your organisation's file, with who changed them and when. They are the same for everybody who "
    "opens it, on every computer."
)
CHANGES_LOOKS = "These stay on this computer and change no number. The window is drawn anew when the text size changes."
SET_ONE, CHANGE_IT = "Set a &passphrase\N{HORIZONTAL ELLIPSIS}", "Change the &passphrase\N{HORIZONTAL ELLIPSIS}"
NOT_KNOWN = "This version does not know the rules of {} yet: enter the numbers; the report needs a newer version."
WHERE_RULES_ARE_FROM = (
    "They come with the program, each with its source. The years whose cases indicator 3 counts can be chosen on the "
    "page Disciplinary process, and the report says what was chosen."
)
_WIDTH, _HEIGHT = 46, 44

POLICY, PLAN, TEXT, COLOURS = "policy", "plan", "text_size", "scheme"

_RULES = (
    "settings.survey_year",
    "settings.survey_items",
    "settings.disciplinary_basis",
    "settings.indicator_7_includes_dont_know",
    "settings.race_disparity",
    "settings.board_rows",
    "settings.board_differences",
)
"""What the edition of a year settles, by the names of its facts."""

_SCHEMES = (
    Choice(Scheme.SYSTEM, "As the system has them", "Windows high contrast included."),
    Choice(Scheme.LIGHT, "Light"),
    Choice(Scheme.DARK, "Dark"),
    Choice(Scheme.CONTRAST, "High contrast", "White on black, and yellow where something is chosen."),
)


class SettingsWindow(QWidget):
    """``policy_chosen`` and ``plan_chosen`` carry a name, ``looks_chosen`` an ``Appearance``."""

    policy_chosen = Signal(str)
    plan_chosen = Signal(str)
    looks_chosen = Signal(object)
    passphrase_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self._appearance = appearance
        self.policy = ChoiceField(POLICY, "Which numbers are too small to print", _policies())
        self.plan = ChoiceField(PLAN, "What matters most where not everything can be printed", _plans())
        self.text_size = ChoiceField(TEXT, "Size of text", [Choice(str(each), f"{each} %") for each in TEXT_SIZES])
        self.scheme = ChoiceField(COLOURS, "Colours", _SCHEMES)
        self.reads_only = Notice("Nothing here can be changed now")
        self.nothing_open = words(NOTHING_OPEN)
        self.rules = QVBoxLayout()
        self.protection = words("")
        self.passphrase_button = button(SET_ONE, self.passphrase_wanted.emit)
        self.sheet_button = button("Print the &recovery sheet\N{HORIZONTAL ELLIPSIS}", self.sheet_wanted.emit)
        self._year = 0
        self._arrange()
        self._connect()
        self.show_looks(appearance)

    def _arrange(self) -> None:
        self.area, column = scrolling(TITLE)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(1.25))
        column.setSpacing(space(0.9))
        self.numbers, self.safety, looks, self.year_card = Card(), Card(), Card(), Card()
        self.backups, self.others = BackupsCard(), OthersCard()
        for card, heading, sentence in (
            (self.numbers, "What changes numbers", CHANGES_NUMBERS),
            (looks, "What changes looks", CHANGES_LOOKS),
        ):
            card.body.addWidget(words(heading, "subheading"))
            card.body.addWidget(words(sentence, "quiet"))
        for each in (self.nothing_open, self.reads_only, self.policy, self.plan):
            self.numbers.body.addWidget(each)
        self.safety.body.addWidget(words("Who can open the file", "subheading"))
        self.safety.body.addWidget(self.protection)
        self.safety.body.addLayout(WrappingRow(self.passphrase_button, self.sheet_button))
        for each in (self.text_size, self.scheme):
            looks.body.addWidget(each)
        self.year_card.body.addLayout(self.rules)
        column.addWidget(words(TITLE, "heading"))
        for card in (looks, self.numbers, self.safety, self.backups, self.others, self.year_card):
            column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        room = self.screen().availableSize()
        self.resize(min(space(_WIDTH), room.width()), min(space(_HEIGHT), room.height() - space(TITLE_BAR)))

    def _connect(self) -> None:
        self.policy.changed.connect(lambda told: self.policy_chosen.emit(told[POLICY]))
        self.plan.changed.connect(lambda told: self.plan_chosen.emit(told[PLAN]))
        for each in (self.text_size, self.scheme):
            each.changed.connect(self._on_looks)

    def go_to_text_size(self) -> None:
        """Scroll to where the size of the text is chosen."""
        scroll_page_to_widget(self.text_size)
        self.text_size.setFocus()

    def show_looks(self, appearance: Appearance) -> None:
        """Show what is preferred on this machine."""
        self._appearance = appearance
        self.text_size.show_answer(str(appearance.text_size))
        self.scheme.show_answer(str(appearance.scheme))

    def show_session(self, session: "Session", policy: str, *, is_locked: bool) -> None:
        """Show what is kept in the file that is open, and the rules of the year."""
        file = session.file
        self.nothing_open.setVisible(file is None)
        self.reads_only.say(file.reads_only if file else "")
        for each, answer in ((self.policy, policy), (self.plan, session.plan)):
            each.setVisible(file is not None)
            each.show_answer(answer)
            each.set_read_only(bool(file and file.reads_only))
        self.safety.setVisible(file is not None)
        self.backups.setVisible(file is not None)
        self.protection.setText(_protection(is_locked=is_locked))
        self.passphrase_button.setEnabled(not (file and file.reads_only))
        self.passphrase_button.setText(CHANGE_IT if is_locked else SET_ONE)
        self.sheet_button.setEnabled(is_locked)
        self._show_rules(session.work.year if session.work else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_looks(self, told: dict[str, str]) -> None:
        size, scheme = told.get(TEXT, self._appearance.text_size), told.get(COLOURS, self._appearance.scheme)
        self._appearance = Appearance.kept(size, str(scheme))
        self.looks_chosen.emit(self._appearance)

    def _show_rules(self, year: int) -> None:
        self.year_card.setVisible(bool(year))
        if not year or year == self._year:
            return
        self._year = year
        while (item := self.rules.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self.rules.addWidget(words(f"The rules of the year {year}", "subheading"))
        if year not in EDITION_YEARS:
            self.rules.addWidget(words(NOT_KNOWN.format(year)))
            return
        self.rules.addWidget(words(WHERE_RULES_ARE_FROM, "quiet"))
        facts = load_edition(year).facts
        for fact in (facts[name] for name in _RULES):
            self.rules.addWidget(words(fact.text))
            self.rules.addWidget(words(source_in_words(fact.source, fact.confidence), "quiet"))


def _policies() -> list[Choice]:
    """The policies for one organisation's report."""
    policies = [load_policy(name) for name in profile_names()]
    return [Choice(each.name, each.label, each.source) for each in policies if each.insiders == "none"]


def _plans() -> list[Choice]:
    return [Choice(name, each.label, each.meaning) for name, each in EMPHASES.items()]


def _protection(*, is_locked: bool) -> str:
    if is_locked:
        return "The file is encrypted. Only somebody with its passphrase or the recovery sheet can read it."
    return "The file has no passphrase. Anybody who can open its folder can read your exact numbers."
