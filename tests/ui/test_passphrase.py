"""Dialogs about passphrases, and the recovery sheet as a page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wres_desktop.store.organisation_file import OrganisationFile
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
from wres_desktop.ui.recovery_print import print_sheet, sheet_document

WORDS = "kettle marble"


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
