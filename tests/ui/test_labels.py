"""Statement ids in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.consortia import four_members
from wres_desktop.disclosure.figure_names import figure_in_words, section_in_words
from wres_desktop.domain.catalogue import catalogue_of, joint_catalogue_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import Count, Difference, Percentage, Quantity, Rate, Ratio
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources
from wres_desktop.ui.labels import label_of, shown

CELL = ("staff/bme",)
RATE = Rate(CELL, CELL)


@pytest.mark.parametrize(
    ("statement_id", "part", "text"),
    [
        ("2021/staff/bme", "Staff in post", "BME"),
        ("2021/staff/declared_percent", "Staff in post", "Ethnicity known, per cent"),
        ("2021/1/clinical/band_5/bme", "1  Pay bands", "Clinical, band 5: BME"),
        ("2021/1/all/bands_5_to_7/total", "1  Pay bands", "Clinical and non-clinical, bands 5 to 7: all"),
        ("2021/1/medical/consultant/bme_percent", "1  Pay bands", "Medical and dental, consultants: BME, per cent"),
        ("2021/race_disparity/clinical/lower/white", "Race disparity", "Clinical, lower bands: white"),
        ("2021/race_disparity/clinical/lower_to_middle", "Race disparity", "Clinical, from lower to middle bands"),
        ("2021/2/shortlisted/unknown", "2  Appointment", "Shortlisted: Ethnicity unknown"),
        ("2021/2/relative_likelihood", "2  Appointment", "Relative likelihood"),
        ("2021/3/likelihood/white", "3  Disciplinary process", "Likelihood: White"),
        ("2021/5/bme/percent", "5  Harassment by the public", "BME: said yes, per cent"),
        ("2021/7/gap", "7  Equal opportunities", "Gap between BME and white"),
        ("2021/members/A01/total", "Staff of each member", "A01: all"),
        ("2021/3/staff/bme", "3  Disciplinary process", "Staff of the members counted here: BME"),
        ("2021/4/staff/total", "4  Training", "Staff of the members counted here: all"),
        ("2021/9/voting/bme", "9  Board", "Voting members: BME"),
        ("2021/9/total_minus_workforce", "9  Board", "Board compared with the workforce"),
    ],
)
def test_an_id_is_said_in_the_words_of_the_report(statement_id: str, part: str, text: str) -> None:
    label = label_of(statement_id)
    assert (label.part, label.year, label.text) == (part, "2021", text)


SAMPLES = sorted((resources() / "samples").glob("*.wres.json"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_every_figure_of_the_samples_has_words_of_its_own(path: Path) -> None:
    submission = read_return(path).submission
    assert submission is not None
    labels = [label_of(figure.id) for figure in catalogue_of([submission]).figures]
    assert len(set(labels)) == len(labels)


def test_every_figure_of_a_joint_report_has_words_of_its_own_on_the_screen_and_in_a_sentence() -> None:
    *others, last = four_members()
    joint = consortium_of([*others, replace(last, disciplinary=None)])
    ids = [figure.id for figure in joint_catalogue_of(joint).figures]
    assert {"2021/3/staff/bme", "2021/4/staff/bme"} <= set(ids)
    assert any(figure_id.startswith("2021/members/") for figure_id in ids)
    assert len({label_of(figure_id) for figure_id in ids}) == len(ids)
    assert len({(section_in_words(figure_id), figure_in_words(figure_id)) for figure_id in ids}) == len(ids)


@pytest.mark.parametrize(
    ("text", "quantity", "expected"),
    [
        ("1234", Count(CELL), "1,234"),
        ("0", Count(CELL), "0"),
        ("14.5", Percentage(CELL, CELL), "14.5 %"),
        ("1.75", Ratio(RATE, RATE), "1.75 times"),
        ("-0.6", Difference(RATE, RATE), "-0.6 points"),
    ],
)
def test_a_printed_text_is_shown_with_its_unit(text: str, quantity: Quantity, expected: str) -> None:
    assert shown(text, quantity) == expected
