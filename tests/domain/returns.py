"""Invented returns for the tests: small, and easy to reckon by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    NotCollected,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup

Counts = GroupCounts

WORKFORCE: Mapping[StaffGroup, Mapping[str, GroupCounts]] = {
    StaffGroup.NON_CLINICAL: {
        "band_4": Counts(40, 20, 2),
        "band_6": Counts(20, 5, 0),
        "band_8a": Counts(10, 2, 1),
        "vsm": Counts(5, 0, 0),
    },
    StaffGroup.CLINICAL: {"band_5": Counts(20, 10, 0), "band_7": Counts(10, 8, 1), "band_8b": Counts(5, 3, 0)},
    StaffGroup.MEDICAL: {
        "consultant": Counts(6, 2, 0),
        "career_grade": Counts(4, 0, 0),
        "senior_medical_manager": Counts(2, 0, 0),
    },
}
"""White 120, BME 50, unknown 4: 174 people. The senior medical managers are among the consultants."""


def a_return(year: int = 2021, **sections: Any) -> Submission:  # noqa: ANN401 - any section of a return
    """A return in which every section is filled, except as ``sections`` say."""
    filled: dict[str, Any] = {
        "workforce": WORKFORCE,
        "recruitment": Recruitment(Counts(80, 20, 4), Counts(14, 2, 0)),
        "disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(6, 5, 0)),
        "training": Training(Counts(60, 20, 1)),
        "survey": {
            SurveyQuestion.HARASSMENT_PUBLIC: SurveyResult(SurveyCount(24, 110), SurveyCount(12, 40)),
            SurveyQuestion.HARASSMENT_STAFF: SurveyResult(SurveyCount(22, 110), SurveyCount(10, 40)),
            SurveyQuestion.EQUAL_OPPORTUNITY: SurveyResult(SurveyCount(66, 110), SurveyCount(18, 40)),
            SurveyQuestion.DISCRIMINATION: NotCollected("Question left out by mistake."),
        },
        "board": Board(Counts(11, 1, 0), Counts(9, 1, 0), Counts(4, 0, 0)),
    }
    organisation = Organisation("X01", "Example Commissioning Group", OrganisationKind.CCG)
    return Submission(organisation, year, date(year, 3, 31), **(filled | sections))
