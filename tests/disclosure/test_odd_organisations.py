"""Organisations at the edges are protected too: nobody, one person, one row, one group, and very many people."""

from datetime import date
from typing import Any

import pytest

from tests.builders import POLICY, report_on
from wres_desktop.disclosure.audit import audit
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.submission import GroupCounts as Counts
from wres_desktop.domain.workforce import StaffGroup


def staff(*rows: Counts) -> dict[StaffGroup, dict[str, Counts]]:
    return {StaffGroup.NON_CLINICAL: {f"band_{band}": counts for band, counts in enumerate(rows, 2)}}


EVERYTHING_SMALL: dict[str, Any] = {
    "recruitment": Recruitment(Counts(9, 9, 0), Counts(9, 0, 0)),
    "disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(1, 0, 0)),
    "training": Training(Counts(1, 1, 0)),
    "survey": {each: SurveyResult(SurveyCount(5, 9), SurveyCount(0, 5)) for each in SurveyQuestion},
    "board": Board(Counts(5, 0, 0), Counts(5, 0, 0), Counts(2, 0, 0)),
}

ODD: dict[str, dict[str, Any]] = {
    "nobody": {"workforce": staff()},
    "one person": {"workforce": staff(Counts(1, 0, 0))},
    "five people, all trained": {"workforce": staff(Counts(4, 1, 0)), "training": Training(Counts(4, 1, 0))},
    "nine BME people in one row": {"workforce": staff(Counts(0, 9, 0))},
    "three hundred white people in one row": {"workforce": staff(Counts(300, 0, 0))},
    "twelve people": {"workforce": staff(Counts(6, 2, 1), Counts(2, 1, 0)), **EVERYTHING_SMALL},
    "one table besides the truth": {
        "workforce": {
            StaffGroup.CLINICAL: {"band_5": Counts(60, 0, 0), "band_6": Counts(40, 6, 0)},
            StaffGroup.NON_CLINICAL: {"band_3": Counts(50, 0, 12)},
        }
    },
    "all BME people entered, trained and appointed": {
        "workforce": staff(Counts(60, 0, 0), Counts(20, 8, 0)),
        "disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(6, 8, 0)),
        "training": Training(Counts(30, 8, 0)),
        "recruitment": Recruitment(Counts(30, 7, 0), Counts(10, 7, 0)),
    },
    "two hundred thousand people": {
        "workforce": staff(*[Counts(25000, 9000, 1500)] * 6),
        "training": Training(Counts(9000, 1000, 20)),
    },
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_organisation_gets_a_report_that_gives_nobody_away(name: str) -> None:
    organisation = Organisation("T01", "Odd organisation", OrganisationKind.OTHER)
    submission = Submission(organisation, 2024, date(2024, 3, 31), **ODD[name])

    publication = report_on(submission).protected.publication

    assert audit(publication, POLICY).all_protected
