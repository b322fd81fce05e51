"""Figures of others in the settings: a file is added, a faulty one is refused in words, and one is taken away."""

from pathlib import Path

import pytest

from tests.ui.conftest import Answers
from wres_desktop.casework.typed_report import typed_in
from wres_desktop.intake.beside_file import all_beside
from wres_desktop.paths import benchmarks_folder
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.others_card import OthersCard

REGION = "figure,year,value,population,source\nstaff/bme_percent,2021,12.5,Our region,Our region's report\n"


@pytest.fixture
def card(window: MainWindow) -> OthersCard:
    window.aids.show_settings()
    assert window.aids.settings is not None
    return window.aids.settings.others


def test_a_file_that_is_added_is_compared_with_from_then_on(card: OthersCard, answers: Answers, tmp_path: Path) -> None:
    assert card.none_yet.isVisible()
    answers.benchmarks = tmp_path / "region.csv"
    answers.benchmarks.write_text(REGION, encoding="utf-8")
    card.add_button.click()
    assert card.list.itemText(0) == "region.csv: 1 figure"
    assert card.done.sentence.text() == "Reports are compared with region.csv: 1 figure."
    assert "Our region" in {row.population for row in all_beside().benchmarks}
    card.remove_button.click()
    assert card.none_yet.isVisible()
    assert "Our region" not in {row.population for row in all_beside().benchmarks}
    assert answers.benchmarks.exists()
    card.window().close()


def test_a_report_that_is_typed_in_is_compared_with_until_it_is_taken_away(card: OthersCard, answers: Answers) -> None:
    answers.typed = typed_in("Linden Vale", 2023, "Its WRES report", {"2023/staff/bme_percent": "17.8"}).publication

    card.type_button.click()

    assert card.list.itemText(0) == "Its WRES report.json: 1 figure"
    assert ("Linden Vale", "17.8") in {(row.population, row.value) for row in all_beside().benchmarks}
    card.remove_button.click()
    assert "Linden Vale" not in {row.population for row in all_beside().benchmarks}
    card.window().close()


def test_a_report_of_which_nothing_can_be_compared_is_not_kept_and_the_card_says_why(
    card: OthersCard, answers: Answers
) -> None:
    answers.typed = typed_in("Linden Vale", 2023, "Its WRES report", {"2023/staff/total": "230"}).publication

    card.type_button.click()

    assert card.failed.sentence.text().startswith("Nothing that you typed can be compared.")
    assert card.none_yet.isVisible()
    card.window().close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REGION.replace("12.5", "many"), "Row 2 of region.csv is not whole"),
        (REGION.splitlines()[0], "region.csv holds no figures: it needs a row for each, below the headings."),
    ],
)
def test_a_file_with_a_fault_is_not_added_and_the_card_says_where_it_is(
    card: OthersCard, answers: Answers, tmp_path: Path, text: str, said: str
) -> None:
    answers.benchmarks = tmp_path / "region.csv"
    answers.benchmarks.write_text(text, encoding="utf-8")
    card.add_button.click()
    assert said in card.failed.sentence.text()
    assert not any(benchmarks_folder().glob("*"))
    card.window().close()


def test_a_file_that_somebody_spoilt_in_the_folder_is_named_with_the_reason(
    window: MainWindow,
) -> None:
    benchmarks_folder().mkdir(parents=True)
    (benchmarks_folder() / "old.csv").write_text("nothing", encoding="utf-8")
    window.aids.show_settings()
    assert window.aids.settings is not None
    card = window.aids.settings.others
    assert card.list.itemText(0) == "old.csv: cannot be used"
    assert "old.csv has no column figure" in card.failed.sentence.text()
    card.window().close()
