"""A spreadsheet brought into the year that is open: shown, taken over as one step, remembered, undone."""

import random
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.intake.messy import people, table
from tests.intake.sheets import write_xlsx
from tests.ui.conftest import Answers, HeldExecutor
from wres_desktop.ui.bringing_in import CHOICES
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.counts import CountPage
from wres_desktop.ui.session import PageName

LEFT = Qt.MouseButton.LeftButton
STAFF = 30


def test_a_staff_list_becomes_counts_of_the_year_in_one_step_with_its_source(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_sample()
    executor.release_all()
    window.workspace.begin_year(2022)
    window.side.choose(PageName.NON_CLINICAL)
    page = window.workspace.shelf.page(PageName.NON_CLINICAL)
    assert isinstance(page, CountPage)
    everybody = people(random.Random(8), STAFF)  # noqa: S311  invented people, not secrets
    answers.spreadsheet = write_xlsx(tmp_path / "staff.xlsx", table(everybody))

    qtbot.mouseClick(page.file_button, LEFT)
    mapping = window.workspace.bringing_in.page
    assert window.stack.currentWidget() is mapping
    executor.release_all()
    qtbot.mouseClick(mapping.take_button, LEFT)
    executor.release_all()

    assert window.stack.currentWidget() is page
    keeper, work = window.workspace.keeper, window.session.work
    assert keeper is not None
    assert work is not None
    counted = [value for place, value in work.answers.items() if place.startswith("workforce/")]
    assert 0 < sum(value for value in counted if isinstance(value, int)) <= STAFF
    sources = set(keeper.organisation.file.sources(2022).values()) - {"carried over from 2021"}
    assert len(sources) == 1
    assert "staff.xlsx" in sources.pop()
    assert keeper.organisation.file.setting(CHOICES)
    window.workspace.undo()
    assert window.session.work is not None
    assert not [place for place in window.session.work.answers if place.startswith("workforce/")]
