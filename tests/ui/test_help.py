"""Help for each field and page: complete, found by the place, and readable."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES
from wres_desktop.ui.help_entries import HelpEntry, definition, help_entries, helps_for
from wres_desktop.ui.help_panel import NOTHING, HelpPanel

WORKFORCE = [
    *(f"workforce/{group}/{band}/bme" for group in ("clinical", "non_clinical") for band in BANDS),
    *(f"workforce/clinical/band_5/{ethnic}" for ethnic in ("white", "bme", "unknown")),
    *(f"workforce/medical/{grade}/bme" for grade in (*MEDICAL_GRADES, "senior_medical_manager")),
]
OTHERS = [
    "organisation/name",
    "organisation/code",
    "organisation/kind",
    "snapshot_date",
    "stated_headcount",
    "recruitment/shortlisted/white",
    "recruitment/appointed/unknown",
    "recruitment/not_collected",
    "disciplinary/basis",
    "disciplinary/entered/bme",
    "disciplinary/entered_previous_year/bme",
    "disciplinary/not_collected",
    "training/accessed/white",
    "training/not_collected",
    "survey/harassment_public/white/yes",
    "survey/discrimination/bme/answered",
    "survey/equal_opportunity/not_collected",
    "board/total/white",
    "board/voting/bme",
    "board/executive/unknown",
    *(f"form/{each.key}" for each in FORM_FIELDS),
    "narrative/2/implications",
    "narrative/9/action",
    "actions/a1/lead",
]


@pytest.mark.parametrize("place", [*WORKFORCE, *OTHERS])
def test_every_place_that_can_be_filled_in_has_help(place: str) -> None:
    entry, *_ = helps_for(place)
    assert entry.what.endswith((".", ":"))


def test_the_closest_entry_is_found() -> None:
    assert helps_for("workforce/clinical/band_5/bme")[0] == helps_for("workforce/medical/trainee/bme")[0]
    places = ("workforce/clinical", "workforce/clinical/vsm", "survey/discrimination/white/yes")
    keys = {place: helps_for(place)[0].key for place in places}
    assert keys == {
        "workforce/clinical": "workforce/clinical",
        "workforce/clinical/vsm": "workforce/*/vsm",
        "survey/discrimination/white/yes": "survey/*/*/yes",
    }
    assert helps_for("something/else") == ()


def test_after_the_column_come_the_row_and_the_page() -> None:
    assert [entry.key for entry in helps_for("workforce/clinical/vsm/bme")] == [
        "workforce/*/*/bme",
        "workforce/*/vsm",
        "workforce/clinical",
        "workforce",
    ]


def test_no_key_is_there_twice() -> None:
    assert [key for key, number in Counter(entry.key for entry in help_entries()).items() if number > 1] == []


@pytest.mark.parametrize("entry", help_entries(), ids=lambda entry: entry.key)
def test_an_entry_is_made_of_finished_sentences_with_a_source(entry: HelpEntry) -> None:
    sentences = (entry.what, *entry.counted, *entry.not_counted, *entry.where)
    assert [each for each in sentences if not re.search(r'[.!?]"?$', each)] == []
    assert entry.source or entry.key.startswith("page/")


@pytest.mark.parametrize("entry", help_entries(), ids=lambda entry: entry.key)
def test_a_source_is_named_in_words_that_a_reader_without_our_papers_understands(entry: HelpEntry) -> None:
    ours = re.compile(r"Standard [0-9]|check [0-9]|confidence|general knowledge|denominator|\bOK-", re.IGNORECASE)
    assert ours.findall(entry.source) == []


@pytest.mark.parametrize("year", [2016, 2025])
def test_an_indicator_is_defined_in_the_words_of_the_year(year: int) -> None:
    entry, *_ = helps_for("recruitment/shortlisted/white")
    found = definition(entry, year)
    assert found is not None
    assert found.wording == load_edition(year).indicators[2].wording


def texts(panel: HelpPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


def test_the_panel_follows_from_field_to_field(qtbot: QtBot) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.show_for("board/voting/bme", 2025)
    assert "Voting members" in texts(panel)
    assert "The standard for 2025" in texts(panel)
    panel.show_for("organisation/code", 2025)
    assert "ODS code" in texts(panel)
    assert "Voting members" not in texts(panel)
    panel.show_for("nothing/here", 2025)
    assert NOTHING in texts(panel)


def test_escape_closes_the_panel_and_the_guide_opens_at_its_topic(qtbot: QtBot) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_for("board/voting/bme", 2025)
    asked: list[str] = []
    panel.guide_wanted.connect(asked.append)
    panel.guide_button.click()
    assert asked == ["Voting members"]
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.area, Qt.Key.Key_Escape)
