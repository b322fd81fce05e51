"""Dialogs about passphrases, and the recovery sheet as a page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.conftest import Answers, HeldExecutor
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.new_organisation import NewOrganisationForm
from wres_desktop.ui.passphrase import (
    FAIR,
    GOOD,
    LEFT_OUT,
    NOT_THE_SAME,
    REMEMBER,
    SHORT,
    NewPassphraseDialog,
    OpenDialog,
    hint,
)
from wres_desktop.ui.protection import FORGOTTEN
from wres_desktop.ui.recovery_print import print_sheet, sheet_document

WORDS = "kettle marble"
NEW_WORDS = "saddle cobalt"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", LEFT_OUT),
        ("cat", SHORT),
        ("password", SHORT),
        ("aaaaaaaaaaaaaaaaaaaa", SHORT),
        ("kettle marble winter", SHORT),
        ("kettle marble winter saddle", FAIR),
        ("kettle marble winter saddle cobalt thimble", GOOD),
    ],
)
def test_a_passphrase_gets_a_fact_and_what_would_help(typed: str, told: str) -> None:
    assert hint(typed) == told


def test_saying_the_same_word_again_makes_nothing_stronger() -> None:
    assert hint("kettle kettle kettle kettle kettle kettle") == SHORT


def test_a_passphrase_is_taken_when_it_was_typed_twice_the_same(qtbot: QtBot) -> None:
    dialog = NewPassphraseDialog(is_locked=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.first.edit.setText("kettle marble")
    dialog.again.edit.setText("kettle marbel")
    dialog.yes.click()
    assert dialog.isVisible()
    assert NOT_THE_SAME in dialog.again.error.text()
    dialog.again.edit.setText("kettle marble")
    with qtbot.waitSignal(dialog.accepted):
        dialog.yes.click()
    assert dialog.passphrase == WORDS


def test_leaving_it_out_is_allowed_after_a_plain_warning(qtbot: QtBot) -> None:
    dialog = NewPassphraseDialog(is_locked=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.told.text() == LEFT_OUT
    assert not dialog.again.isVisible()
    assert "away" in dialog.yes.text().replace("&", "")
    dialog.first.edit.setText("kettle")
    assert dialog.warning.sentence.text() == REMEMBER
    dialog.first.edit.setText("")
    assert not dialog.yes.isEnabled()
    dialog.without.click()
    with qtbot.waitSignal(dialog.accepted):
        dialog.yes.click()
    assert dialog.passphrase == ""


def test_what_is_typed_is_hidden_until_the_user_wants_to_see_it(qtbot: QtBot) -> None:
    dialog = OpenDialog("Larkmoor.wresorg")
    qtbot.addWidget(dialog)
    assert dialog.field.edit.echoMode() is QLineEdit.EchoMode.Password
    dialog.shown.click()
    assert dialog.field.edit.echoMode() is QLineEdit.EchoMode.Normal
    dialog.field.edit.setText("kettle marble")
    assert dialog.passphrase == WORDS


def test_a_wrong_passphrase_is_explained_in_the_box_and_stays_there(qtbot: QtBot) -> None:
    dialog = OpenDialog("Larkmoor.wresorg", typed=WORDS, wrong="It does not open with this.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.passphrase == WORDS
    assert dialog.field.error.text() == "Error: It does not open with this."
    assert dialog.field.edit.echoMode() is QLineEdit.EchoMode.Password


class Forgetful(Answers):
    """A user who tries one thing after the other, and then chooses a new passphrase."""

    def __init__(self) -> None:
        super().__init__()
        self.tries: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.reasons: list[str] = []

    @override
    def ask_passphrase(self, parent: QWidget, path: Path, *, typed: str = "", wrong: str = "") -> str | None:
        self.told.append((typed, wrong))
        return self.tries.pop(0) if self.tries else None

    @override
    def new_passphrase(self, parent: QWidget, *, is_locked: bool, why: str = "") -> str | None:
        self.reasons.append(why)
        return NEW_WORDS


@pytest.fixture
def answers() -> Forgetful:
    return Forgetful()


def locked(path: Path) -> str:
    """An organisation's file with a passphrase; the code of its recovery sheet."""
    organisation = OrganisationWork.create(path, passphrase=WORDS)
    organisation.begin(2025)
    sheet = organisation.file.recovery_sheet(date(2026, 11, 27))
    organisation.file.close()
    assert sheet is not None
    return sheet.code


def test_the_box_asks_again_with_what_was_typed_and_a_code_leads_to_a_new_passphrase(
    window: MainWindow, executor: HeldExecutor, answers: Forgetful, tmp_path: Path
) -> None:
    path = tmp_path / "Larkmoor.wresorg"
    code = locked(path)
    mistyped = f"{code[:-1]}{'0' if code[-1] != '0' else '1'}"
    answers.tries = ["linden tree", mistyped, code]
    window.open_file(path)
    executor.release_all()
    QApplication.processEvents()
    assert [typed for typed, _ in answers.told] == ["", "linden tree", mistyped]
    assert "Caps Lock" in answers.told[1][1]
    assert "mistyped in group 13" in answers.told[2][1]
    assert answers.reasons == [FORGOTTEN]
    assert window.workspace.keeper is not None
    window.workspace.close()
    OrganisationWork.open(path, passphrase=NEW_WORDS).file.close()


def is_open(window: MainWindow) -> bool:
    """Whether a file is open."""
    return window.session.file is not None


def test_who_knows_the_passphrase_is_offered_no_new_one_and_who_gives_up_is_left_alone(
    window: MainWindow, executor: HeldExecutor, answers: Forgetful, tmp_path: Path
) -> None:
    path = tmp_path / "Larkmoor.wresorg"
    locked(path)
    answers.tries = ["linden tree"]
    window.open_file(path)
    executor.release_all()
    assert not is_open(window)
    answers.tries = [WORDS]
    window.open_file(path)
    executor.release_all()
    QApplication.processEvents()
    assert is_open(window)
    assert answers.reasons == []


def test_a_weak_passphrase_is_called_weak_when_it_is_first_chosen(qtbot: QtBot) -> None:
    form = NewOrganisationForm()
    qtbot.addWidget(form)
    form.first.edit.setText("blue teapot")
    assert SHORT in form.first.hint.text()
    form.first.edit.setText("kettle marble winter saddle cobalt thimble")
    assert GOOD in form.first.hint.text()


def test_the_recovery_sheet_goes_onto_one_page_with_its_whole_code(tmp_path: Path, qtbot: QtBot) -> None:
    assert qtbot is not None
    with OrganisationFile.create(tmp_path / "Larkmoor.wresorg", who="a", passphrase=WORDS) as file:
        sheet = file.recovery_sheet(date(2026, 11, 27))
    assert sheet is not None
    text = sheet_document(sheet).toPlainText()
    assert [group for row in sheet.rows for group in row if group not in text] == []
    assert "27 November 2026" in text
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    print_sheet(sheet, printer)
    assert (tmp_path / "sheet.pdf").read_bytes().count(b"/Type /Page\n") == 1
    with OrganisationFile.open(tmp_path / "Larkmoor.wresorg", who="a", passphrase=sheet.code) as file:
        assert file.encrypted


def test_the_box_for_a_new_passphrase_is_never_higher_than_the_screen_and_its_buttons_stay_in_reach(
    qtbot: QtBot,
) -> None:
    dialog = NewPassphraseDialog(is_locked=True, why="Choose a new one now. " * 200)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.first.edit.setText("kettle")
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.area.verticalScrollBar().maximum() > 0
    assert dialog.yes.geometry().bottom() < dialog.height()
