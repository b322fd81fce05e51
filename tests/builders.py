"""Invented organisations and samples, and their publications: made once for all tests that look at them."""

import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from wres_desktop import pipeline
from wres_desktop.disclosure import verify
from wres_desktop.disclosure.policy import Policy
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, StaffGroup
from wres_desktop.paths import resources

Json: TypeAlias = dict[str, Any]

POLICY = Policy(
    name="default",
    label="1 to 4",
    threshold=5,
    disciplinary_threshold=5,
    survey_minimum=10,
    rate_minimum=10,
    group_minimum=10,
    source="the default of standard 6, written out",
)

SAMPLES = ("commissioning-group", "independent-provider")


@dataclass(frozen=True)
class Report:
    """A publication and its proof as files and as JSON, with the true table that neither may tell."""

    protected: pipeline.Protected
    truth: Mapping[str, int]

    @property
    def publication(self) -> Json:
        """A fresh copy of the publication's JSON."""
        content: Json = json.loads(self.protected.publication_text)
        return content

    @property
    def proof(self) -> Json:
        """A fresh copy of the proof's JSON."""
        content: Json = json.loads(self.protected.proof_text)
        return content


def report_on(*submissions: Submission) -> Report:
    """Protect one organisation's returns."""
    return Report(pipeline.protect(submissions), catalogue_of(submissions).table)


def sample_paths(name: str) -> list[Path]:
    """The return files of an organisation among the samples."""
    return sorted((resources() / "samples").glob(f"{name}-*.wres.json"))


@cache
def sample_report(name: str) -> Report:
    """All years of a sample, protected together."""
    return report_on(*pipeline.open_returns(sample_paths(name)).submissions)


def failures(publication: Json, proof: Json) -> list[str]:
    """What ``verify`` finds where the proof names this very publication: only arithmetic can notice a change."""
    text = json.dumps(publication)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return verify.failures(publication, digest, proof | {"publication": digest}, POLICY.threshold)


def organisation(name: str = "Invented Care") -> Organisation:
    """An organisation that does not exist."""
    return Organisation("T99", name, OrganisationKind.INDEPENDENT)


def generated_return(seed: int) -> Submission:
    """A return of 30 to 400 invented staff, the same for the same seed; every other section or so is not collected."""
    chance = random.Random(seed)  # noqa: S311 - invented counts, not secrets
    workforce = _workforce(chance, chance.randint(30, 400))
    everyone = [sum(row[i] for rows in workforce.values() for row in rows.values()) for i in range(3)]
    sections: dict[str, Any] = {
        "recruitment": _recruitment(chance, sum(everyone)),
        "disciplinary": Disciplinary(
            DisciplinaryBasis.SINGLE_YEAR, GroupCounts(*(chance.randint(0, count // 12) for count in everyone))
        ),
        "training": Training(GroupCounts(*(chance.randint(count // 2, count) for count in everyone))),
        "survey": {question: _survey(chance, everyone) for question in SurveyQuestion},
        "board": _board(chance),
    }
    return Submission(
        organisation=organisation(),
        reporting_year=2024,
        snapshot_date=date(2024, 3, 31),
        workforce={
            group: {row: GroupCounts(*counts) for row, counts in rows.items()} for group, rows in workforce.items()
        },
        **{name: section for name, section in sections.items() if chance.random() < 0.5},
    )


def _workforce(chance: random.Random, staff: int) -> dict[StaffGroup, dict[str, list[int]]]:
    share_bme, share_unknown = chance.uniform(0.02, 0.35), chance.uniform(0.0, 0.08)
    rows = [
        *((StaffGroup.NON_CLINICAL, band) for band in BANDS),
        *((StaffGroup.CLINICAL, band) for band in BANDS),
        *((StaffGroup.MEDICAL, grade) for grade in MEDICAL_GRADES),
    ]
    weights = [chance.random() ** 4 for _ in rows]
    workforce: dict[StaffGroup, dict[str, list[int]]] = {}
    for group, row in chance.choices(rows, weights, k=staff):
        position = chance.choices((0, 1, 2), (1 - share_bme - share_unknown, share_bme, share_unknown))[0]
        workforce.setdefault(group, {}).setdefault(row, [0, 0, 0])[position] += 1
    return workforce


def _board(chance: random.Random) -> Board:
    total = [chance.randint(4, 9), chance.randint(0, 3), chance.randint(0, 1)]
    voting = [chance.randint(count // 2, count) for count in total]
    return Board(
        GroupCounts(*total), GroupCounts(*voting), GroupCounts(*(chance.randint(0, count) for count in voting))
    )


def _recruitment(chance: random.Random, staff: int) -> Recruitment:
    shortlisted = [chance.randint(staff // 3, staff), chance.randint(2, staff // 3), chance.randint(0, 6)]
    return Recruitment(
        GroupCounts(*shortlisted), GroupCounts(*(chance.randint(count // 8, count // 3) for count in shortlisted))
    )


def _survey(chance: random.Random, everyone: list[int]) -> SurveyResult:
    answers = []
    for count in everyone[:2]:
        answered = chance.randint(count // 2, count)
        answers.append(SurveyCount(chance.randint(0, answered // 2), answered))
    return SurveyResult(*answers)
