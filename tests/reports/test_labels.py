"""Names on paper for what ids name."""

import pytest

from tests.domain.returns import a_return
from tests.reports.publications import TWO_YEAR_AVERAGE
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.edition import load_edition
from wres_desktop.reports.labels import statement_label


@pytest.mark.parametrize(
    ("statement_id", "label"),
    [
        ("2021/staff/total", "All staff: Total"),
        ("2021/staff/unknown_percent", "All staff: share of ethnicity not known"),
        ("2021/1/clinical/band_5/bme", "Clinical staff, Band 5: BME"),
        ("2021/1/all/bands_5_to_7/bme_percent", "Clinical and non-clinical staff together, Bands 5 to 7: share of BME"),
        ("2021/race_disparity/clinical/lower_to_middle", "Race disparity, clinical staff: from lower to middle"),
        ("2021/race_disparity/clinical/upper/white", "Race disparity, clinical staff: Band 8a and above, white"),
        ("2021/2/shortlisted/white", "Likelihood of being appointed: shortlisted, white"),
        ("2021/2/likelihood/bme", "Likelihood of being appointed: likelihood, BME"),
        ("2021/5/bme/percent", "Harassment from patients, relatives or the public: BME, share who said yes"),
        ("2021/5/gap", "Harassment from patients, relatives or the public: BME minus white"),
        ("2021/9/voting/bme", "Board: voting members, BME"),
        ("2021/9/total_minus_workforce", "Board: all board members, difference from the workforce"),
    ],
)
def test_an_id_is_said_in_words(statement_id: str, label: str) -> None:
    assert statement_label(statement_id, load_edition(2021)) == label


def test_every_figure_of_a_return_has_a_label_of_its_own() -> None:
    figures = catalogue_of([a_return(2021, disciplinary=TWO_YEAR_AVERAGE)]).figures
    labels = [statement_label(figure.id, load_edition(2021)) for figure in figures]

    assert len(set(labels)) == len(figures)
