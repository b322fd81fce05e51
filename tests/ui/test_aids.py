"""Help, guide and settings beside the work, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.conftest import Answers, HeldExecutor
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.domain.citations import source_in_words
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.ui import opening
from wres_desktop.ui.appearance import Appearance, Scheme
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.session import PageName
from wres_desktop.ui.settings_window import NOT_KNOWN
from wres_desktop.ui.theme import Theme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Larkmoor.wresorg"
    organisation = OrganisationWork.create(path)
    organisation.begin(2025, {"organisation/name": "Larkmoor"})
    organisation.file.close()
    return path


@pytest.fixture
def working(window: MainWindow, executor: HeldExecutor, file: Path) -> MainWindow:
    """The window with an organisation's file open, at clinical staff."""
    window.open_file(file)
    executor.release_all()
    window.side.choose(PageName.CLINICAL)
    window.activateWindow()
    return window


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def test_f1_shows_help_on_the_field_and_follows_the_user(working: MainWindow) -> None:
    working.workspace.go_to("workforce/clinical/band_5/bme")
    press(Qt.Key.Key_F1)
    panel = working.aids.panel
    assert panel is not None
    assert panel.isVisible()
    assert panel.title.text() == "BME"
    press(Qt.Key.Key_Right)
    assert panel.title.text() == "Ethnicity unknown"
    working.side.choose(PageName.BOARD)
    assert panel.title.text() == "The board"
    working.side.choose(PageName.CHECKS)
    assert panel.title.text() == "Checks"


def test_closing_help_leads_back_to_where_the_user_was(working: MainWindow) -> None:
    working.workspace.go_to("workforce/clinical/band_5/bme")
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F1)
    panel = working.aids.panel
    assert panel is not None
    panel.area.setFocus()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before


@pytest.fixture
def large_text(theme: Theme) -> None:
    """Text of twice the size, before there is a window."""
    theme.wear(Appearance(200, Scheme.LIGHT))


@pytest.mark.usefixtures("large_text")
def test_on_a_laptop_no_page_is_cut_off_beside_help_however_large_the_text(
    window: MainWindow, executor: HeldExecutor, file: Path
) -> None:
    window.resize(1366, 768)
    window.open_file(file)
    executor.release_all()
    window.aids.turn_help()
    assert not window.side.isVisible()
    for page in PageName:
        window.side.choose(page)
        executor.release_all()
        QApplication.processEvents()
        for area in window.findChildren(QScrollArea):
            inside = area.widget()
            if area.isVisible() and inside is not None:
                assert inside.width() <= area.viewport().width(), str(page)
    window.aids.turn_help()
    assert window.side.isVisible()


def test_every_page_has_help(working: MainWindow) -> None:
    working.aids.turn_help()
    assert working.aids.panel is not None
    for page in PageName:
        working.side.choose(page)
        assert working.aids.panel.entry is not None, str(page)


def test_the_guide_opens_from_help_at_its_topic(working: MainWindow) -> None:
    press(Qt.Key.Key_F1)
    working.side.choose(PageName.BOARD)
    assert working.aids.panel is not None
    working.aids.panel.guide_button.click()
    assert working.aids.guide is not None
    assert working.aids.guide.topic is not None
    assert working.aids.guide.topic.title == "Staff survey and board"
    working.aids.guide.close()


def test_a_policy_is_kept_in_the_file_and_everything_is_worked_out_anew(working: MainWindow, file: Path) -> None:
    working.side.settings_button.click()
    settings = working.aids.settings
    assert settings is not None
    strict = next(each for each in settings.policy.buttons if each.text().startswith("Strict"))
    strict.click()
    settings.close()
    assert working.workspace.wishes().policy == "strict"
    working.close()
    with OrganisationWork.open(file).file as kept:
        assert kept.setting("policy") == "strict"


def test_what_matters_most_is_kept_in_the_file(working: MainWindow) -> None:
    working.aids.show_settings()
    assert working.aids.settings is not None
    working.aids.settings.plan.buttons[1].click()
    assert working.session.plan == "clusters"
    assert working.workspace.wishes().plan == "clusters"
    working.aids.settings.close()


def test_looks_are_told_and_no_file_is_needed_for_them(window: MainWindow) -> None:
    window.aids.show_settings()
    settings = window.aids.settings
    assert settings is not None
    assert settings.nothing_open.isVisible()
    assert not settings.policy.isVisible()
    told: list[object] = []
    window.aids.looks_changed.connect(told.append)
    settings.scheme.buttons[2].click()
    settings.text_size.buttons[-1].click()
    assert told == [Appearance(100, Scheme.DARK), Appearance(200, Scheme.DARK)]
    settings.close()


class Locking(Answers):
    """A user who wants a passphrase."""

    words = "kettle marble"

    @override
    def new_passphrase(self, parent: QWidget, *, is_locked: bool, why: str = "") -> str | None:
        return self.words


@pytest.fixture
def answers() -> Answers:
    return Locking()


@pytest.mark.parametrize("year", EDITION_YEARS)
def test_the_settings_name_the_rules_of_the_year_with_their_sources(working: MainWindow, year: int) -> None:
    working.aids.show_settings()
    settings = working.aids.settings
    assert settings is not None
    settings._show_rules(year)
    shown = [label.text() for label in settings.year_card.findChildren(QLabel)]
    facts = load_edition(year).facts
    basis = facts["settings.disciplinary_basis"]
    assert basis.text in shown
    assert source_in_words(basis.source, basis.confidence) in shown
    assert not any("general knowledge" in text.lower() for text in shown)
    assert facts["settings.survey_year"].text in shown
    settings.close()


def test_a_year_whose_rules_are_not_known_yet_has_settings_help_and_pages_all_the_same(working: MainWindow) -> None:
    unknown = EDITION_YEARS[-1] + 1
    working.workspace.begin_year(unknown)
    working.aids.turn_help()
    for page in PageName:
        working.side.choose(page)
    working.aids.show_settings()
    settings = working.aids.settings
    assert settings is not None
    assert NOT_KNOWN.format(unknown) in [label.text() for label in settings.year_card.findChildren(QLabel)]
    settings.close()


def test_a_passphrase_is_set_in_the_settings_and_asked_for_from_then_on(working: MainWindow, file: Path) -> None:
    working.aids.show_settings()
    settings = working.aids.settings
    assert settings is not None
    assert not settings.sheet_button.isEnabled()
    settings.passphrase_button.click()
    assert settings.sheet_button.isEnabled()
    assert "encrypted" in settings.protection.text()
    settings.close()
    working.close()
    assert opening.is_locked(file)


def test_a_file_that_is_read_only_has_settings_to_be_read(
    window: MainWindow, executor: HeldExecutor, file: Path, qtbot: QtBot
) -> None:
    assert qtbot is not None
    with OrganisationWork.open(file).file:
        window.open_file(file)
        executor.release_all()
        window.aids.show_settings()
        settings = window.aids.settings
        assert settings is not None
        assert settings.reads_only.isVisible()
        assert not any(each.isEnabled() for each in settings.policy.buttons)
        assert not settings.passphrase_button.isEnabled()
        settings.close()
        window.close()
