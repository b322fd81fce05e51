"""Backups in the window: made, gone back to, put in place of a damaged file; and the recovery sheet that is offered."""

import os
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers, HeldExecutor
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.store.backups import Backup, folder_of
from wres_desktop.store.publications import Published
from wres_desktop.ui.going_back import FORGETS
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.opening import NewOrganisation
from wres_desktop.ui.protection import IN_A_FILE
from wres_desktop.ui.settings_window import SettingsWindow

PLACE = "workforce/clinical/band_5/bme"
WORDS = "kettle marble"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Larkmoor.wresorg"
    organisation = OrganisationWork.create(path)
    organisation.begin(2025, {"organisation/name": "Larkmoor"})
    organisation.file.close()
    return path


def settings_of(window: MainWindow, executor: HeldExecutor, file: Path) -> SettingsWindow:
    """The settings over a file that is open."""
    window.open_file(file)
    executor.release_all()
    window.aids.show_settings()
    assert window.aids.settings is not None
    return window.aids.settings


def value(window: MainWindow) -> object:
    """What stands at a place of the file that is open."""
    assert window.workspace.keeper is not None
    return window.workspace.keeper.organisation.file.answers(2025).get(PLACE)


def test_the_settings_say_where_file_and_backups_are_and_make_one(
    window: MainWindow, executor: HeldExecutor, answers: Answers, file: Path
) -> None:
    card = settings_of(window, executor, file).backups
    assert str(file) in card.where.text()
    before = card.list.count()
    window.workspace.record({PLACE: 4})
    card.make_button.click()
    assert card.list.count() == before + 1
    assert '"Larkmoor backups"' in card.where.text()
    assert card.done.isVisible()
    card.folder_button.click()
    assert answers.opened_folders == [folder_of(file)]
    card.window().close()


def test_going_back_to_a_backup_asks_first_and_keeps_what_stood_as_a_backup(
    window: MainWindow, executor: HeldExecutor, answers: Answers, file: Path
) -> None:
    card = settings_of(window, executor, file).backups
    window.workspace.record({PLACE: 4})
    card.make_button.click()
    window.workspace.record({PLACE: 7})
    there = card.list.count()
    card.back_button.click()
    assert (value(window), len(answers.asked)) == (7, 1)
    answers.is_sure = True
    card.back_button.click()
    assert value(window) == 4
    assert card.list.count() == there + 1
    work = window.session.work
    assert work is not None
    assert work.answers[PLACE] == 4
    card.list.setCurrentIndex(0)
    card.back_button.click()
    assert value(window) == 7
    card.window().close()


def test_going_back_behind_a_publication_says_that_the_file_will_not_know_it(
    window: MainWindow, executor: HeldExecutor, answers: Answers, file: Path
) -> None:
    card = settings_of(window, executor, file).backups
    window.workspace.record({PLACE: 4})
    card.make_button.click()
    card.back_button.click()
    keeper = window.workspace.keeper
    assert keeper is not None
    keeper.organisation.file.publish(2025, Published("{}", {}, "{}", "{}", "default"))
    card.back_button.click()
    assert [FORGETS in told for told in answers.sentences] == [False, True]
    card.window().close()


def test_a_backup_that_is_gone_is_told_and_nothing_is_changed(
    window: MainWindow, executor: HeldExecutor, answers: Answers, file: Path
) -> None:
    card = settings_of(window, executor, file).backups
    window.workspace.record({PLACE: 4})
    card.make_button.click()
    answers.is_sure = True
    for copy in folder_of(file).iterdir():
        copy.unlink()
    card.back_button.click()
    assert card.failed.isVisible()
    assert value(window) == 4
    card.window().close()


def test_a_file_that_somebody_else_has_open_cannot_be_taken_back(
    window: MainWindow, executor: HeldExecutor, file: Path
) -> None:
    with OrganisationWork.open(file).file as other:
        other.back_up()
        card = settings_of(window, executor, file).backups
        assert not card.back_button.isEnabled()
        assert not card.make_button.isEnabled()
        card.window().close()
        window.close()


def with_backup(path: Path) -> Backup:
    """A backup that has a count in it, beside a file that has become damaged after it."""
    with OrganisationWork.open(path).file as file:
        file.record(2025, {PLACE: 4})
        made = file.back_up()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
    return made


def test_the_backup_of_a_damaged_file_is_put_in_its_place_from_the_first_page(
    window: MainWindow, executor: HeldExecutor, file: Path
) -> None:
    backup = with_backup(file)
    window.open_file(file)
    executor.release_all()
    assert backup.path.name in window.start.failure.sentence.text()
    assert window.start.backup_button.isVisible()
    window.start.backup_button.click()
    executor.release_all()
    assert value(window) == 4
    assert not window.start.failure.isVisible()
    assert len(list(file.parent.glob("Larkmoor damaged *"))) == 1


def test_a_file_without_a_backup_offers_none(window: MainWindow, executor: HeldExecutor, file: Path) -> None:
    with_backup(file)
    window.open_file(file)
    executor.release_all()
    window.open_file(file.with_name("Nowhere.wresorg"))
    executor.release_all()
    assert window.start.failure.isVisible()
    assert not window.start.backup_button.isVisible()


@pytest.mark.parametrize(("passphrase", "asked"), [(WORDS, ["Print the recovery sheet now?"]), ("", [])])
def test_a_new_file_with_a_passphrase_has_its_recovery_sheet_offered_at_once(  # noqa: PLR0913, PLR0917  its fixtures
    window: MainWindow,
    executor: HeldExecutor,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    passphrase: str,
    asked: list[str],
) -> None:
    new = NewOrganisation({"organisation/name": "Larkmoor"}, 2025, tmp_path / "New.wresorg", passphrase)
    window.start.new_wanted.emit(new)
    executor.release_all()
    assert window.session.file is not None
    qtbot.waitUntil(lambda: answers.asked == asked)


def test_a_recovery_sheet_that_went_into_a_file_says_where_that_lies_and_that_it_must_not_stay(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    printed = tmp_path / "sheet.pdf"
    answers.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    answers.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    answers.printer.setOutputFileName(str(printed))
    answers.is_sure = True
    told: list[str] = []
    window.workspace.shelf.summed.connect(told.append)
    window.start.new_wanted.emit(NewOrganisation({"organisation/name": "A"}, 2025, tmp_path / "New.wresorg", WORDS))
    executor.release_all()
    qtbot.waitUntil(printed.is_file)
    assert told[-1] == IN_A_FILE.format(printed)
