"""Statement ids in words."""

from pathlib import Path

import pytest

from wres_desktop.domain.catalogue import catalogue_of
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
