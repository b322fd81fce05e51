"""Which year the first page offers to go on with."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wres_desktop.casework.year_work import YearWork, returns_of
from wres_desktop.ui.pages.start import StartPage
from wres_desktop.ui.session import FileState, Session, YearCard


def card(year: int, *, is_out: bool = False) -> YearCard:
    return YearCard(year, "Published" if is_out else "In progress", "", (), (), is_out)


@pytest.mark.parametrize(
    ("cards", "main"),
    [
        ((card(2026), card(2025, is_out=True)), [2026]),
        ((card(2026), card(2025)), [2025]),
        ((card(2025, is_out=True),), [2025]),
        ((card(2026, is_out=True), card(2025, is_out=True)), [2025]),
    ],
)
def test_a_published_year_gives_way_to_the_one_begun_after_it(
    qtbot: QtBot, cards: tuple[YearCard, ...], main: list[int]
) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    work = YearWork(2025, {}, {}, returns_of(2025, {2025: {}}))
    file = replace(FileState(Path("x.wresorg"), "Invented Care"), cards=cards)
    page.show_session(Session(returns=work.returns, file=file, work=work))

    assert [view.card.year for view in page.years if view.open_button.objectName() == "main"] == main
    assert page.new_button.objectName() == ""
