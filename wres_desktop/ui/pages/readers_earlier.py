"""The publications that are out already: named by the user, and what they mean for this report in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from wres_desktop.casework.organisation import OutAlready
from wres_desktop.disclosure.ledger_words import corrected_in_words, ledger_words
from wres_desktop.ui.elements import READABLE_WIDTH, Card, Notice, button, words
from wres_desktop.ui.session import Session
from wres_desktop.ui.theme import space
from wres_desktop.ui.titles import TitleList
from wres_desktop.ui.wrapping_row import WrappingRow

NONE_NAMED = "None is named yet."
COMING = (
    "The earlier publications are being set beside your returns. The list shows them as soon as that is done; until "
    "then nothing can be saved or printed."
)


class EarlierPane(QWidget):
    """A list of titles with what they gave away."""

    add_wanted = Signal()
    type_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ledger: tuple[OutAlready, ...] = ()
        self.setMaximumWidth(space(READABLE_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(0.5), 0, space(0.5))
        column.setSpacing(space(0.75))
        self.failure = Notice("The list was not changed", look="failure")
        self.coming = words("")
        self.list = TitleList("Earlier publications that are taken into account")
        self.none = words(NONE_NAMED, "quiet")
        self.add_button = button("&Add publications\N{HORIZONTAL ELLIPSIS}", self.add_wanted.emit)
        self.type_button = button("&Type in a published report\N{HORIZONTAL ELLIPSIS}", self.type_wanted.emit)
        self.remove_button = button("&Remove the chosen one", self._remove)
        self.list.currentRowChanged.connect(lambda _index: self._offer_removal())
        self.meaning = Card()
        self.sentences = words("")
        self.corrected = words("")
        self.meaning.body.addWidget(words("What they mean for this report", "subheading"))
        self.meaning.body.addWidget(self.sentences)
        self.meaning.body.addWidget(self.corrected)
        column.addWidget(
            words(
                "Readers can put this report beside everything that is out already. What you publish from this file is "
                "listed by itself. Name what was published in another way, such as joint reports: for each of them the "
                "file publication.json that was saved with it; where there is none, type in what it printed. Then "
                "all of them together give nobody away."
            )
        )
        for widget in (self.failure, self.coming, self.none, self.list):
            column.addWidget(widget)
        column.addLayout(WrappingRow(self.add_button, self.type_button, self.remove_button))
        column.addWidget(self.meaning)
        column.addStretch(1)

    def show_session(self, session: Session) -> None:
        """List the publications that are taken into account."""
        self.failure.say(session.ledger_failure)
        self.coming.setText(COMING if session.ledger_coming else "")
        self.coming.setVisible(session.ledger_coming)
        if session.ledger != self._ledger:
            self._ledger = session.ledger
            self.list.clear()
            for each in session.ledger:
                self.list.addItem(QListWidgetItem(f"{each.title}\n{each.words}"))
        self.list.setVisible(bool(session.ledger))
        self.list.setFixedHeight(space(2.6) * max(1, min(4, len(session.ledger))) + space(0.5))
        self.none.setVisible(not session.ledger)
        self.remove_button.setVisible(bool(session.ledger))
        self._offer_removal()
        self._tell(session)

    def _tell(self, session: Session) -> None:
        protected = session.protected
        self.meaning.setVisible(bool(session.ledger) and protected is not None)
        if protected is None:
            return
        self.sentences.setText(" ".join(ledger_words(protected.already_out, protected.corrected)))
        corrected = "\n".join(f"\N{BULLET}  {each}" for each in corrected_in_words(protected.corrected))
        self.corrected.setText(corrected)
        self.corrected.setVisible(bool(corrected))

    def _offer_removal(self) -> None:
        """What this organisation published with its own file is out, and stays in the list."""
        index = self.list.currentRow()
        self.remove_button.setEnabled(0 <= index < len(self._ledger) and bool(self._ledger[index].entry))

    def _remove(self) -> None:
        self.remove_wanted.emit(self._ledger[self.list.currentRow()])
