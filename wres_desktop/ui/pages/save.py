"""The last page: the report published with all its files, saved to show around, and put onto paper."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from wres_desktop.casework.year_work import Outcome
from wres_desktop.overriding import override
from wres_desktop.ui.elements import Card, button, row, words
from wres_desktop.ui.results_page import ResultsPage
from wres_desktop.ui.saved_files import APART, HANDED_ON, SavedFiles, in_quotes
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.wrapping_row import WrappingRow

AGAIN = (
    "You can write the same files again. What is noted in the action plan from now on is not in them, but in what you "
    "save and print below."
)
IN_A_FILE = (
    "The {} was not put on paper: it was printed to the file {}. That file holds pictures of the pages, too large to "
    "mail and silent for a screen reader; to send the document, use Save both documents."
)


class SavePage(ResultsPage):
    """Publishes, saves and prints."""

    publish_wanted = Signal()
    save_wanted = Signal()
    sign_off_wanted = Signal()
    folder_wanted = Signal(object)
    report_print_wanted = Signal()
    plan_print_wanted = Signal()
    papers_wanted = Signal()
    return_wanted = Signal()
    return_file_wanted = Signal()

    def __init__(self) -> None:
        self._folder = ""
        super().__init__(PageName.SAVE, "The finished report and action plan, as files and on paper.")
        self.publish_button = button(
            "Choose a folder and p&ublish\N{HORIZONTAL ELLIPSIS}", self.publish_wanted.emit, main=True
        )
        self.sign_off_button = button("&Go to the sign-off", self.sign_off_wanted.emit)
        self.state = words("")
        self.save_button = button("&Save both documents\N{HORIZONTAL ELLIPSIS}", self.save_wanted.emit)
        self.report_button = button("Print the annual &report\N{HORIZONTAL ELLIPSIS}", self.report_print_wanted.emit)
        self.plan_button = button("Print the action &plan\N{HORIZONTAL ELLIPSIS}", self.plan_print_wanted.emit)
        self.papers_button = button("Save the papers for the &board\N{HORIZONTAL ELLIPSIS}", self.papers_wanted.emit)
        self.return_button = button("Save the &national return\N{HORIZONTAL ELLIPSIS}", self.return_wanted.emit)
        self.file_button = button("Save as a return fi&le\N{HORIZONTAL ELLIPSIS}", self.return_file_wanted.emit)
        self._told_of: tuple[object, object] = (None, None)
        self.saved = SavedFiles()
        self.saved.folder_wanted.connect(self.folder_wanted)
        self._published, others = self._publish(), (self._save(), self._hand_out())
        self._asked = self._published
        for card in (self._published, *others):
            self.body.addWidget(card)
            for each in card.findChildren(QPushButton):
                each.clicked.connect(partial(self._ask_in, card))
        self._published.body.addWidget(self.saved)
        self.body.addStretch(1)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Offer what is finished."""
        self.begin(session, PageName.SAVE)
        self._folder = session.work.outcome.folder if session.work else ""
        if any(now is not then for now, then in zip((session.work, session.documents), self._told_of, strict=True)):
            self._forget_what_was_done()
        self._told_of = (session.work, session.documents)
        self._say_state(session)

    def _forget_what_was_done(self) -> None:
        """Files that were written, and paper, belong to another return or report than the one that is shown now."""
        self._asked = self._published
        self._published.body.addWidget(self.saved)
        self.saved.offer(self._folder)

    def _say_state(self, session: Session) -> None:
        work, file = session.work, session.file
        if work is None or file is None:
            return
        can_publish = bool(work.outcome.signed_off) and not file.reads_only
        self.publish_button.setEnabled(can_publish)
        self.sign_off_button.setVisible(not work.outcome.signed_off)
        self.state.setText(_state(work.outcome, file.reads_only))

    def show_saved(self, files: Sequence[Path]) -> None:
        """Say below the button that was pressed which files were written, and who may see each."""
        self._tell()
        self.saved.show_files(files)
        self.saved.folder_button.setFocus()
        self.bring_into_view(self.saved.folder_button)

    def show_failure(self, sentence: str) -> None:
        """Say why nothing was saved or printed."""
        self.saved.offer(self._folder)
        self.failure.say(sentence)
        self.begin_at_top()

    def show_printed(self, document: str, file: Path | None) -> None:
        """Say that the printer has everything; or, where it was printed to a file, where that lies."""
        self._tell()
        self.saved.say(IN_A_FILE.format(document, file) if file else f"The {document} was sent to the printer.")
        self.bring_into_view(self.saved)

    def _ask_in(self, card: Card, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own signature
        self._asked = card

    def _tell(self) -> None:
        """Let what was done be said where the button was pressed."""
        self.failure.say("")
        self._asked.body.addWidget(self.saved)

    def _publish(self) -> Card:
        card = Card()
        card.body.addWidget(words("Publish", "subheading"))
        card.body.addWidget(
            words(
                "This writes files; it puts nothing on the internet. Two folders are made in the one that you choose. "
                f"The folder {in_quotes(HANDED_ON)} gets both documents and the published figures, for you to put on "
                f"your website and send to your commissioner. The folder {in_quotes(APART)} gets the proof that nobody "
                "can be worked out, which is for your own eyes. A copy of all of them is kept in your organisation's "
                "file, so that next year's report takes into account what readers know from this one. Files of the "
                "same name in these folders are replaced."
            )
        )
        card.body.addWidget(self.state)
        card.body.addLayout(WrappingRow(self.publish_button, self.sign_off_button))
        return card

    def _save(self) -> Card:
        card = Card()
        card.body.addWidget(words("Show around and print", "subheading"))
        card.body.addWidget(
            words(
                "To show them around before they are published, or to put them on paper: both documents as PDF, "
                "exactly as the Preview page shows them. This publishes nothing."
            )
        )
        card.body.addLayout(row(self.save_button))
        card.body.addLayout(WrappingRow(self.report_button, self.plan_button))
        return card

    def _hand_out(self) -> Card:
        card = Card()
        card.body.addWidget(words("Hand in, and hand round", "subheading"))
        card.body.addWidget(
            words(
                "The papers are a one-page tracker of the action plan, a sign-off sheet, a checklist, a letter to the "
                "co-ordinating commissioner, an extract for the report on the equality duty, and the plan as a "
                "workbook. They say no more than the report does. The national return holds the exact figures: send "
                "it only to whom it is meant for. A return file holds the whole year, exact figures and texts: to be "
                "kept, or brought in on another computer."
            )
        )
        card.body.addLayout(WrappingRow(self.papers_button, self.return_button, self.file_button))
        return card


def _state(outcome: Outcome, reads_only: str) -> str:
    """What has happened already, and what stands in the way of publishing."""
    if reads_only:
        return reads_only
    if outcome.published and not outcome.changed_since:
        where = f" The files are in {outcome.folder}." if outcome.folder else ""
        return f"Published on {outcome.published}.{where} {AGAIN}"
    if not outcome.signed_off:
        return "Nobody has signed this year off yet, so it cannot be published."
    return f"Signed off by {outcome.signed_off}."
