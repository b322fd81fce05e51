"""An invented consortium: four neighbours of different sizes, two years of returns, not all with every section."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.domain.returns import Counts
from wres_desktop.domain.submission import (
    Action,
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    IndicatorNarrative,
    NotCollected,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    TextRead,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup

WEXCOMBE = Organisation("W01", "NHS Wexcombe CCG", OrganisationKind.CCG)
ARDENFIELD = Organisation("A02", "NHS Ardenfield CCG", OrganisationKind.CCG)
SALTMARSH = Organisation("S03", "NHS Saltmarsh CCG", OrganisationKind.CCG)
KELDER = Organisation("K04", "NHS Kelder Valley CCG", OrganisationKind.CCG)

NO_RECORD = "Training was not recorded by ethnicity."

_WORKFORCE: Mapping[Organisation, Mapping[str, Mapping[str, tuple[int, int, int]]]] = {
    WEXCOMBE: {
        "non_clinical": {
            "band_3": (9, 4, 1),
            "band_4": (21, 6, 1),
            "band_5": (14, 5, 0),
            "band_6": (17, 3, 1),
            "band_7": (12, 4, 0),
            "band_8a": (11, 2, 0),
            "band_8c": (6, 1, 0),
            "vsm": (5, 0, 0),
        },
        "clinical": {"band_6": (8, 3, 0), "band_7": (13, 4, 1), "band_8a": (7, 1, 0)},
        "medical": {"consultant": (3, 2, 0), "other": (4, 3, 0)},
    },
    ARDENFIELD: {
        "non_clinical": {
            "band_4": (12, 2, 0),
            "band_5": (8, 1, 1),
            "band_6": (10, 2, 0),
            "band_7": (7, 0, 0),
            "band_8a": (6, 1, 0),
            "band_9": (2, 0, 0),
            "vsm": (3, 0, 0),
        },
        "clinical": {"band_6": (5, 2, 0), "band_7": (6, 1, 0)},
        "medical": {"other": (3, 1, 0)},
    },
    SALTMARSH: {
        "non_clinical": {
            "band_3": (6, 0, 0),
            "band_4": (11, 1, 2),
            "band_5": (7, 1, 0),
            "band_6": (9, 0, 0),
            "band_7": (8, 1, 0),
            "band_8b": (4, 0, 0),
            "vsm": (4, 1, 0),
        },
        "clinical": {"band_7": (9, 2, 0), "band_8a": (3, 0, 0)},
        "medical": {"other": (2, 2, 0)},
    },
    KELDER: {
        "non_clinical": {
            "band_4": (15, 3, 0),
            "band_5": (9, 2, 0),
            "band_6": (11, 4, 0),
            "band_7": (9, 1, 1),
            "band_8a": (8, 2, 0),
            "band_8b": (5, 0, 0),
            "vsm": (4, 0, 0),
        },
        "clinical": {"band_6": (7, 2, 0), "band_7": (5, 3, 0)},
        "medical": {"consultant": (1, 1, 0), "other": (3, 1, 0)},
    },
}

_LOGS = {WEXCOMBE: (90, 42, 6), ARDENFIELD: (41, 19, 2), SALTMARSH: (38, 13, 0), KELDER: (55, 26, 3)}
_APPOINTED = {WEXCOMBE: (18, 6, 1), ARDENFIELD: (9, 2, 0), SALTMARSH: (8, 2, 0), KELDER: (11, 4, 1)}
_ENTERED = {WEXCOMBE: (4, 2, 0), ARDENFIELD: (1, 1, 0), SALTMARSH: (2, 1, 0), KELDER: (2, 2, 0)}
_TRAINED = {WEXCOMBE: (71, 18, 1), ARDENFIELD: (33, 5, 0), SALTMARSH: (38, 4, 1)}
_BOARDS = {WEXCOMBE: (12, 3, 0), ARDENFIELD: (9, 1, 0), SALTMARSH: (10, 1, 1), KELDER: (11, 2, 0)}
_VOTING = {WEXCOMBE: (9, 2, 0), ARDENFIELD: (7, 1, 0), SALTMARSH: (8, 1, 0), KELDER: (8, 1, 0)}
_EXECUTIVE = {WEXCOMBE: (4, 1, 0), ARDENFIELD: (3, 0, 0), SALTMARSH: (4, 0, 0), KELDER: (4, 1, 0)}
_ANSWERED = {WEXCOMBE: (98, 26), ARDENFIELD: (48, 11), SALTMARSH: (51, 10), KELDER: (60, 15)}


def member_returns(organisation: Organisation, years: tuple[int, ...] = (2020, 2021)) -> tuple[Submission, ...]:
    """One member's returns, the latest last; in earlier years it had a few people less."""
    return tuple(_return(organisation, year, fewer=years[-1] - year) for year in years)


def four_members(years: tuple[int, ...] = (2020, 2021)) -> tuple[Submission, ...]:
    """The returns of all four: Kelder Valley has no training record, Saltmarsh one weighted survey percentage."""
    return tuple(each for organisation in _WORKFORCE for each in member_returns(organisation, years))


_WORDS = {"implications": "Shortlisting is done together.", "action": "Panels are trained together."}


def with_words(submission: Submission) -> Submission:
    """The return with the words that stand in the joint report if its organisation leads."""
    return replace(
        submission,
        form={
            "report_date": "July 2021",
            "board_lead": "Director of People, for all members",
            "completeness": "Training is not recorded by ethnicity everywhere.",
        },
        narrative={"2": IndicatorNarrative(*_WORDS.values())},
        texts_read=tuple(
            TextRead(f"narrative/2/{name}", text, "Director of People", "1 July 2021") for name, text in _WORDS.items()
        ),
        actions=(Action(indicator="2", action="Train all panels together.", lead="Heads of People", due="March"),),
    )


def _return(organisation: Organisation, year: int, fewer: int) -> Submission:
    trained = _TRAINED.get(organisation)
    sections: dict[str, Any] = {
        "recruitment": Recruitment(
            _with_fewer(Counts(*_LOGS[organisation]), 4 * fewer), Counts(*_APPOINTED[organisation])
        ),
        "disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(*_ENTERED[organisation])),
        "training": Training(Counts(*trained)) if trained else NotCollected(NO_RECORD),
        "survey": {question: _survey(organisation, question) for question in SurveyQuestion},
        "board": Board(*(Counts(*rows[organisation]) for rows in (_BOARDS, _VOTING, _EXECUTIVE))),
    }
    workforce = {
        StaffGroup(group): {row: _with_fewer(Counts(*counts), fewer) for row, counts in rows.items()}
        for group, rows in _WORKFORCE[organisation].items()
    }
    return with_words(Submission(organisation, year, date(year, 3, 31), workforce=workforce, **sections))


def _with_fewer(counts: GroupCounts, fewer: int) -> GroupCounts:
    return replace(counts, white=max((counts.white or 0) - fewer, 0))


def _survey(organisation: Organisation, question: SurveyQuestion) -> SurveyResult:
    white, bme = _ANSWERED[organisation]
    if organisation is SALTMARSH and question is SurveyQuestion.DISCRIMINATION:
        return SurveyResult(SurveyPercent(Decimal("7.3"), white), SurveyPercent(Decimal("11.3"), bme))
    quarter = question.indicator - 4
    return SurveyResult(SurveyCount(white * quarter // 7, white), SurveyCount(bme * quarter // 6, bme))
