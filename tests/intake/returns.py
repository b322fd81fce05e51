"""Invented returns for the tests of reading and checking: one sound return, as a value and as JSON."""

import json
from datetime import date
from pathlib import Path
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
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.intake.return_json import return_text

Json = dict[str, Any]


def counts(white: int | None, bme: int | None, unknown: int | None = 0) -> GroupCounts:
    """Three headcounts, in the order of the form."""
    return GroupCounts(white, bme, unknown)


def asked(white: int, bme: int, answered: int = 50) -> SurveyResult:
    """A survey result of two groups with as many answers each."""
    return SurveyResult(SurveyCount(white, answered), SurveyCount(bme, answered))


def sound_return(year: int = 2021) -> Submission:
    """100 staff (75 white, 22 BME, 3 unknown) and nothing wrong at all."""
    average = year <= 2019
    return Submission(
        organisation=Organisation("T01", "Test Community Health", OrganisationKind.INDEPENDENT),
        reporting_year=year,
        snapshot_date=date(year, 3, 31),
        workforce={
            StaffGroup.NON_CLINICAL: {"band_4": counts(40, 10, 2), "vsm": counts(5, 1)},
            StaffGroup.CLINICAL: {"band_5": counts(28, 10, 1)},
            StaffGroup.MEDICAL: {
                "consultant": counts(1, 1),
                "senior_medical_manager": counts(1, 0),
                "other": counts(1, 0),
            },
        },
        recruitment=Recruitment(counts(60, 40, 4), counts(12, 6, 1)),
        disciplinary=Disciplinary(
            DisciplinaryBasis.TWO_YEAR_AVERAGE if average else DisciplinaryBasis.SINGLE_YEAR,
            counts(6, 2),
            counts(6, 2) if average else None,
        ),
        training=Training(counts(30, 9, 1)),
        survey={question: asked(10, 12) for question in SurveyQuestion},
        board=Board(counts(8, 2), counts(6, 2), counts(3, 1)),
        stated_headcount=100,
    )


def not_asked() -> NotCollected:
    """A reason."""
    return NotCollected("The question was not asked.")


def sound_json() -> Json:
    """The same return as parsed JSON, to be spoiled by a test."""
    content: Json = json.loads(return_text(sound_return()))
    return content


def written(folder: Path, content: object, name: str = "return.wres.json") -> Path:
    """A file with this content as JSON."""
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def spoiled(place: str, value: object) -> Json:
    """The sound return with something else at one place, such as ``board/total/white``."""
    content = sound_json()
    *above, last = place.split("/")
    rows = content
    for part in above:
        rows = rows[part]
    rows[last] = value
    return content


def summary(problems: tuple[Problem, ...]) -> list[tuple[str, Severity, int | None]]:
    """Where the problems are, how severe, and by which validation."""
    return [(problem.address, problem.severity, problem.rule) for problem in problems]
