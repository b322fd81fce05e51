"""Through the real window and the real pipeline: another plan, last year's report beside it, and stopped work."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from wres_desktop import pipeline
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.jobs import STOPPED
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.readers import EARLIER, PLANS
from wres_desktop.ui.pages.sign_off import SignOffPage
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.saved_files import APART, HANDED_ON
from wres_desktop.ui.session import PageName

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000
"""Milliseconds; a busy machine may be slow, and the test goes on as soon as the window does."""


class Choosing(Dialogs):
    """A user who saves into one folder and names one earlier publication."""

    def __init__(self, folder: Path, earlier: Path) -> None:
        self.folder = folder
        self.earlier = earlier

    @override
    def choose_folder(self, parent: QWidget, folder: Path, title: str) -> Path | None:
        return self.folder

    @override
    def choose_publications(self, parent: QWidget, folder: Path) -> Sequence[Path]:
        return (self.earlier,)


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    """The example's publication of the year before, as its report would have left it."""
    path = tmp_path / "last-year" / "publication.json"
    path.parent.mkdir()
    returns = pipeline.open_returns(pipeline.sample_returns()[:-1])
    path.write_text(pipeline.protect(returns.submissions).publication_text, encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, last_year: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Preferences(settings), Choosing(tmp_path / "report", last_year))
    qtbot.addWidget(made)
    made.show()
    made.open_sample()
    qtbot.waitUntil(lambda: made.session.is_open, timeout=PATIENCE)
    made.side.choose(PageName.SIGN_OFF)
    sign_off = made.workspace.shelf.page(PageName.SIGN_OFF)
    assert isinstance(sign_off, SignOffPage)
    qtbot.waitUntil(sign_off.sign_button.isEnabled, timeout=PATIENCE)
    qtbot.mouseClick(sign_off.sign_button, LEFT)
    made.side.choose(PageName.READERS)
    qtbot.waitUntil(lambda: len(made.session.plans) == len(EMPHASES), timeout=PATIENCE)
    yield made
    made.close()


def test_the_chosen_plan_beside_last_years_report_is_what_is_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    readers = window.workspace.shelf.readers
    readers.show_view(PLANS)
    first = window.session.protected
    qtbot.mouseClick(readers.plans.cards["bands"].use_button, LEFT)
    assert window.session.protected is not first

    readers.show_view(EARLIER)
    qtbot.mouseClick(readers.earlier.add_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.session.ledger or window.session.ledger_failure), timeout=PATIENCE)
    assert window.session.ledger_failure == ""
    assert readers.earlier.list.item(0).text().startswith("WRES 2020, ")
    assert readers.earlier.sentences.text().startswith("Earlier publications gave away")
    assert window.session.plan == "bands"

    qtbot.waitUntil(lambda: bool(window.session.documents), timeout=PATIENCE)
    window.side.choose(PageName.SAVE)
    qtbot.mouseClick(window.workspace.shelf.save.publish_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.workspace.shelf.save.saved.model.rows), timeout=PATIENCE)
    protected = window.session.protected
    assert protected is not None
    saved = tmp_path / "report" / HANDED_ON / "publication.json"
    assert saved.read_text(encoding="utf-8") == protected.publication_text
    proof, earlier = tmp_path / "report" / APART / "proof.json", tmp_path / "last-year" / "publication.json"
    assert pipeline.verified(saved, proof, others=[earlier]) == pipeline.Verified([], 0)


def test_planning_says_how_far_it_has_come_and_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    readers = window.workspace.shelf.readers
    before = window.session.protected
    readers.show_view(EARLIER)
    said: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        said.append((done, of))
        window.side.stop_button.click()

    assert window._runner is not None
    window._runner.progressed.connect(stop)
    qtbot.mouseClick(readers.earlier.add_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.session.ledger_failure), timeout=PATIENCE)
    assert window.session.ledger_failure == STOPPED
    assert said
    assert all(0 <= done <= of for done, of in said)
    assert window.session.protected is before
    assert window.session.ledger == ()
    assert window.workspace.shelf.save.waiting.text() == ""
