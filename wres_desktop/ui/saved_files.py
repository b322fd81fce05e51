"""What was written to a folder: said in a sentence, opened by a button, listed with who may see each file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.ui.elements import Notice, button, row
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import ProportionedTable
from wres_desktop.ui.theme import space

HANDED_ON: Final = "To publish"
APART: Final = "OFFICIAL-SENSITIVE"
"""Two folders beside each other: what is handed on is sent or zipped whole, and nothing else may lie in it."""

PUBLIC: Final = "May be published"
CONFIDENTIAL: Final = "OFFICIAL-SENSITIVE: keep it to yourselves"

_ENDINGS: Final = {
    "short-report.pdf": "The results in short, for the board and the public",
    "short-report.docx": "The short report for Word",
    "board-tracker.pdf": "The open actions on one page, for the board",
    "sign-off-sheet.pdf": "For the board to sign",
    "publication-checklist.pdf": "What is to be done from sign-off to publication",
    "covering-letter.pdf": "Letter to the co-ordinating commissioner",
    "equality-duty-extract.pdf": "Extract for the report on the equality duty",
    "published.xlsx": "The published figures as a workbook",
    "action-plan.xlsx": "The action plan as a workbook",
    ".wres.json": "The whole year, exact figures and texts: this program reads it",
    ".xlsx": "Exact figures for submission",
    ".pdf": "Document to print or to put on your website",
    ".docx": "The same document for Word, if you have to go on writing in it",
    ".html": "The same document as a web page",
    ".csv": "The published figures as a table",
    "publication.json": "The published figures for other programs",
    "certificate.json": "Shows anybody that the published figures are safe",
    "proof.json": "Proof that nobody can be worked out",
}


class SavedFiles(QWidget):
    """Stands below the buttons that wrote the files; ``folder_wanted`` carries the folder to be opened."""

    folder_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self.done = Notice("Done", look="done")
        self.folder_button = button("Open the &folder", lambda: self.folder_wanted.emit(self._folder))
        self.model = TableModel((Column("File"), Column("What it is"), Column("Use")), self)
        self.table = ProportionedTable(self.model, "Saved files", (24, 42, 34))
        self.table.setMinimumHeight(space(18))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.done)
        layout.addLayout(row(self.folder_button))
        layout.addWidget(self.table)
        self.offer("")

    def offer(self, folder: str) -> None:
        """Offer a folder that was written to before; nothing at all where there is none."""
        self._folder = Path(folder)
        self._show("", has_folder=bool(folder), has_files=False)

    def say(self, sentence: str) -> None:
        """Say what was done where no file has to be opened."""
        self._show(sentence, has_folder=False, has_files=False)

    def show_files(self, files: Sequence[Path]) -> None:
        """Say where files were written, and who may see each: first those that are to be kept back."""
        kept_back_first = sorted(files, key=lambda path: _who(path) == PUBLIC)
        self.model.show([Row((path.name, _what(path), _who(path))) for path in kept_back_first])
        folders = {path.parent for path in files}
        self._folder = files[0].parent if len(folders) == 1 else files[0].parent.parent
        apart = f": what may be published in {in_quotes(HANDED_ON)}, the proof in {in_quotes(APART)}"
        inside = "" if len(folders) == 1 else apart
        self._show(f"The files are in {self._folder}{inside}.", has_folder=True, has_files=True)

    def _show(self, sentence: str, *, has_folder: bool, has_files: bool) -> None:
        self.setVisible(bool(sentence) or has_folder)
        self.done.say(sentence)
        self.folder_button.setVisible(has_folder)
        self.table.setVisible(has_files)


def in_quotes(name: str) -> str:
    """The name of a folder as it stands in a sentence."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"


def _what(path: Path) -> str:
    name = path.name
    matching = [ending for ending in _ENDINGS if name.endswith(ending)]
    return _ENDINGS[max(matching, key=len)] if matching else ""


def _who(path: Path) -> str:
    exact = path.suffix == ".xlsx" and not path.name.endswith(("published.xlsx", "action-plan.xlsx"))
    return CONFIDENTIAL if exact or path.name.endswith(("proof.json", ".wres.json")) else PUBLIC
