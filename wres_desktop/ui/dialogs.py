"""The system's own dialogs, in one place so that a test can answer for the user."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from wres_desktop.disclosure.statements import Publication

_PUBLICATIONS = "Publications (*publication*.json);;All files (*)"
_RETURNS = "Returns and workbooks (*.wres.json *.xlsx *.xls *.ods);;All files (*)"
_SPREADSHEETS = "Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;All files (*)"
_BENCHMARKS = "Figures of others (*.csv *.toml *.json);;All files (*)"
_ORGANISATIONS = "Organisations' files (*.wresorg);;All files (*)"


class Dialogs:
    """Asks the user for files, folders and printers."""

    def choose_organisation(self, parent: QWidget, folder: Path) -> Path | None:
        """The organisation's file to open; ``None`` where the user changed their mind."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open an organisation's file", str(folder), _ORGANISATIONS)
        return Path(name) if name else None

    def choose_new_organisation(self, parent: QWidget, suggested: Path) -> Path | None:
        """Where to keep a new organisation's file; ``None`` where the user changed their mind."""
        title = "Where to keep the organisation's file"
        name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), _ORGANISATIONS)
        return Path(name).with_suffix(suggested.suffix) if name else None

    def ask_passphrase(self, parent: QWidget, path: Path, *, typed: str = "", wrong: str = "") -> str | None:
        """The passphrase of a file, or its recovery code; ``None`` where the user changed their mind.

        ``typed`` is what was tried before, ``wrong`` why that did not open the file.
        """
        from wres_desktop.ui.passphrase import OpenDialog  # noqa: PLC0415  not on the way to the first window

        dialog = OpenDialog(path.name, parent, typed=typed, wrong=wrong)
        return dialog.passphrase if dialog.exec() else None

    def new_passphrase(self, parent: QWidget, *, is_locked: bool, why: str = "") -> str | None:
        """A new passphrase, empty for none; ``None`` where the user changed their mind. ``why`` is said above it."""
        from wres_desktop.ui.passphrase import NewPassphraseDialog  # noqa: PLC0415  not on the way to the first window

        dialog = NewPassphraseDialog(is_locked=is_locked, why=why, parent=parent)
        return dialog.passphrase if dialog.exec() else None

    def confirm(self, parent: QWidget, question: str, sentence: str, yes: str, no: str = "Cancel") -> bool:
        """Whether the user wants what ``yes`` says; leaving the dialog is a no."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  not on the way to the first window

        box = QMessageBox(QMessageBox.Icon.Question, "WRES Desktop", question, parent=parent)
        box.setInformativeText(sentence)
        wanted = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is wanted

    def choose_spreadsheet(self, parent: QWidget, folder: Path) -> Path | None:
        """The spreadsheet to bring in; ``None`` where the user changed their mind."""
        name, _ = QFileDialog.getOpenFileName(parent, "Bring in a spreadsheet", str(folder), _SPREADSHEETS)
        return Path(name) if name else None

    def choose_returns(self, parent: QWidget, folder: Path) -> Sequence[Path]:
        """The returns to open; none where the user changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Open returns", str(folder), _RETURNS)
        return tuple(Path(name) for name in names)

    def choose_publications(self, parent: QWidget, folder: Path) -> Sequence[Path]:
        """Earlier publications; none where the user changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Name earlier publications", str(folder), _PUBLICATIONS)
        return tuple(Path(name) for name in names)

    def type_report(self, parent: QWidget, code: str, year: int) -> "Publication | None":
        """A published report, typed in figure by figure; ``None`` where the user changed their mind."""
        from wres_desktop.ui.typed_report import TypedReportDialog  # noqa: PLC0415  not on the way to the first window

        dialog = TypedReportDialog(code, year, parent)
        return dialog.typed.publication if dialog.exec() else None

    def choose_benchmarks(self, parent: QWidget, folder: Path) -> Path | None:
        """A file with figures of others; ``None`` where the user changed their mind."""
        name, _ = QFileDialog.getOpenFileName(parent, "Add figures of others", str(folder), _BENCHMARKS)
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget, folder: Path, title: str) -> Path | None:
        """The folder to save into; ``None`` where the user changed their mind."""
        name = QFileDialog.getExistingDirectory(parent, title, str(folder))
        return Path(name) if name else None

    def choose_printer(self, parent: QWidget, document: str) -> "QPrinter | None":
        """A printer that the user set up for a document; ``None`` where the user changed their mind."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  not on the way to the first window

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(document)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(f"Print: {document}")
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the system's file window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
