"""The last page: the report published with all its files, saved to show around, and put onto paper."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from wres_desktop.casework.year_work import Outcome
from wres_desktop.overriding import override
from wres_desktop.ui.elements import Card, Notice, Page, button, row, words
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import ProportionedTable
from wres_desktop.ui.theme import space
from wres_desktop.ui.wrapping_row import WrappingRow

HANDED_ON = "To publish"
APART = "OFFICIAL-SENSITIVE"
"""Two folders beside each other: what is handed on is sent or zipped whole, and nothing else may lie in it."""

PUBLIC = "May be published"
CONFIDENTIAL = "OFFICIAL-SENSITIVE: keep it to yourselves"

IN_A_FILE = (
    "The {} was not put on paper: it was printed to the file {}. That file holds pictures of the pages, too large to "
    "mail and silent for a screen reader; to send the document, use Save both documents."
)
_ENDINGS = {
    "short-report.pdf": "Six pages or so, for the board and the public",
    "short-report.docx": "The short report for Word",
    "board-tracker.pdf": "The open actions on one page, for the board",
    "sign-off-sheet.pdf": "For the board to sign",
    "publication-checklist.pdf": "What is to be done from sign-off to publication",
    "covering-letter.pdf": "Letter to the co-ordinating commissioner",
    "equality-duty-extract.pdf": "Extract for the report on the equality duty",
    "published.xlsx": "The published figures as a workbook",
    "action-plan.xlsx": "The action plan as a workbook",
    ".xlsx": "Exact figures for submission",
    ".pdf": "Document to print or to put on your website",
    ".docx": "The same document for Word, if you have to go on writing in it",
    ".html": "The same document as a web page",
    ".csv": "The published figures as a table",
    "publication.json": "The published figures for other programs",
    "certificate.json": "Shows anybody that the published figures are safe",
    "proof.json": "Proof that nobody can be worked out",
}


class SavePage(Page):
    """Publishes, saves and prints."""

    publish_wanted = Signal()
    save_wanted = Signal()
    sign_off_wanted = Signal()
    folder_wanted = Signal()
    report_print_wanted = Signal()
    plan_print_wanted = Signal()
    papers_wanted = Signal()
    return_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(PageName.SAVE, "The finished report and action plan, as files and on paper.")
        self.publish_button = button(
            "Choose a folder and p&ublish\N{HORIZONTAL ELLIPSIS}", self.publish_wanted.emit, main=True
        )
        self.sign_off_button = button("&Go to the sign-off", self.sign_off_wanted.emit)
        self.state = words("")
        self.save_button = button("&Save both documents\N{HORIZONTAL ELLIPSIS}", self.save_wanted.emit)
        self.folder_button = button("Open the &folder", self.folder_wanted.emit)
        self.report_button = button("Print the annual &report\N{HORIZONTAL ELLIPSIS}", self.report_print_wanted.emit)
        self.plan_button = button("Print the action &plan\N{HORIZONTAL ELLIPSIS}", self.plan_print_wanted.emit)
        self.papers_button = button("Save the papers for the &board\N{HORIZONTAL ELLIPSIS}", self.papers_wanted.emit)
        self.return_button = button("Save the &national return\N{HORIZONTAL ELLIPSIS}", self.return_wanted.emit)
        self.done = Notice("Done", look="card")
        self._told_of: tuple[object, object] = (None, None)
        self.model = TableModel((Column("File"), Column("What it is"), Column("Who may see it")), self)
        self.table = ProportionedTable(self.model, "Saved files", (24, 42, 34))
        self.table.setMinimumHeight(space(18))
        self.table.hide()
        self.body.addWidget(self._publish())
        self.body.addWidget(self._save())
        self.body.addWidget(self._hand_out())
        self.body.addWidget(self.done)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Offer what is finished."""
        self.begin(session, PageName.SAVE)
        if any(now is not then for now, then in zip((session.work, session.documents), self._told_of, strict=True)):
            self._forget_what_was_done()
        self._told_of = (session.work, session.documents)
        self._say_state(session)

    def _forget_what_was_done(self) -> None:
        """Files that were written, and paper, belong to another return or report than the one that is shown now."""
        self.done.say("")
        self.table.hide()
        self.folder_button.setEnabled(False)

    def _say_state(self, session: Session) -> None:
        work, file = session.work, session.file
        if work is None or file is None:
            return
        can_publish = bool(work.outcome.signed_off) and not file.reads_only
        self.publish_button.setEnabled(can_publish)
        self.sign_off_button.setVisible(not work.outcome.signed_off)
        self.state.setText(_state(work.outcome, file.reads_only))

    def show_saved(self, files: Sequence[Path]) -> None:
        """Say which files were written, and who may see each: first those that are to be kept back."""
        self.failure.say("")
        kept_back_first = sorted(files, key=lambda path: _who(path) == PUBLIC)
        self.model.show([Row((path.name, _what(path), _who(path))) for path in kept_back_first])
        self.table.show()
        self.folder_button.setEnabled(True)
        self.folder_button.setFocus()
        folders = {path.parent for path in files}
        shared = files[0].parent if len(folders) == 1 else files[0].parent.parent
        inside = "" if len(folders) == 1 else f": what may be published in {HANDED_ON}, the proof in {APART}"
        self.done.say(f"The files are in {shared}{inside}.")

    def show_failure(self, sentence: str) -> None:
        """Say why nothing was saved or printed."""
        self.done.say("")
        self.failure.say(sentence)

    def show_printed(self, document: str, file: Path | None) -> None:
        """Say that the printer has everything; or, where it was printed to a file, where that lies."""
        self.failure.say("")
        self.done.say(IN_A_FILE.format(document, file) if file else f"The {document} was sent to the printer.")

    def _publish(self) -> Card:
        card = Card()
        card.body.addWidget(words("Publish", "subheading"))
        card.body.addWidget(
            words(
                "This writes files; it puts nothing on the internet. Two folders are made in the one that you choose. "
                f"{HANDED_ON} gets both documents and the published figures, for you to put on your website and send "
                f"to your commissioner. {APART} gets the proof that nobody can be worked out, which is for your own "
                "eyes. A copy of all of them is kept in your organisation's file, so that next year's report takes "
                "into account what readers know from this one. Files of the same name in these folders are replaced."
            )
        )
        card.body.addWidget(self.state)
        card.body.addLayout(WrappingRow(self.publish_button, self.sign_off_button, self.folder_button))
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
                "it only to whom it is meant for."
            )
        )
        card.body.addLayout(WrappingRow(self.papers_button, self.return_button))
        return card


def _state(outcome: Outcome, reads_only: str) -> str:
    """What has happened already, and what stands in the way of publishing."""
    if reads_only:
        return reads_only
    if outcome.published and not outcome.changed_since:
        return f"Published on {outcome.published}. You can write the same files again."
    if not outcome.signed_off:
        return "Nobody has signed this year off yet, so it cannot be published."
    return f"Signed off by {outcome.signed_off}."


def _what(path: Path) -> str:
    name = path.name
    matching = [ending for ending in _ENDINGS if name.endswith(ending)]
    return _ENDINGS[max(matching, key=len)] if matching else ""


def _who(path: Path) -> str:
    exact = path.suffix == ".xlsx" and not path.name.endswith(("published.xlsx", "action-plan.xlsx"))
    return CONFIDENTIAL if exact or path.name.endswith("proof.json") else PUBLIC
