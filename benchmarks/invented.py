"""Invented organisations of any size and number, with every section and one or two years, the same in every run."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

from wres_desktop.domain.consortium import Consortium, consortium_of
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
from wres_desktop.domain.workforce import BANDS, StaffGroup

_YEAR = 2023
_TURNOVER = 0.12
_SIZES = (45, 60, 80, 120, 200, 400)
_BANDS_OF = {
    StaffGroup.NON_CLINICAL: (0, 0, 16, 22, 20, 13, 10, 9, 5, 3, 2, 1, 0.6, 1.2),
    StaffGroup.CLINICAL: (0, 0, 14, 13, 6, 24, 26, 18, 7, 2.5, 1, 0.5, 0.2, 0.1),
}
"""How many of a hundred or so staff are in each band: invented, after the shape of published reports."""

_CLINICAL, _BME, _UNKNOWN = 0.4, 0.15, 0.03

Person = tuple[StaffGroup, str, int]


def consortium(members: int, years: int) -> Consortium:
    """So many organisations of 45 to 400 people, each with the returns of so many years."""
    returns = [each for number in range(members) for each in returns_of(number, _SIZES[number % len(_SIZES)], years)]
    return consortium_of(returns, name="Invented consortium")


def lacking(members: int, years: int) -> Consortium:
    """The same, of which every other member lacks a section or two: training, cases and answers, both, the board."""
    missing = NotCollected("It was not collected.")
    without: list[dict[str, Any]] = [
        {"training": missing},
        {"disciplinary": missing, "survey": {}},
        {"training": missing, "disciplinary": missing},
        {"board": missing},
    ]
    returns = [
        each if number % 2 else replace(each, **without[number // 2 % len(without)])
        for number, member in enumerate(consortium(members, years).members)
        for each in member.returns
    ]
    return consortium_of(returns, name="Invented consortium")


def returns_of(number: int, people: int, years: int) -> list[Submission]:
    """The returns of one organisation; from year to year about an eighth of its staff changes."""
    chance = random.Random(number)  # noqa: S311 - invented counts, not secrets
    staff = [_somebody(chance) for _ in range(people)]
    returns = []
    for year in range(_YEAR, _YEAR + years):
        returns.append(_return(number, year, staff, chance))
        staff = [_somebody(chance) if chance.random() < _TURNOVER else person for person in staff]
    return returns


def _somebody(chance: random.Random) -> Person:
    group = StaffGroup.CLINICAL if chance.random() < _CLINICAL else StaffGroup.NON_CLINICAL
    band = chance.choices(BANDS, _BANDS_OF[group])[0]
    return group, band, chance.choices((0, 1, 2), (1 - _BME - _UNKNOWN, _BME, _UNKNOWN))[0]


def _return(number: int, year: int, staff: list[Person], chance: random.Random) -> Submission:
    rows: dict[StaffGroup, dict[str, list[int]]] = {group: {} for group in StaffGroup}
    for group, band, position in staff:
        rows[group].setdefault(band, [0, 0, 0])[position] += 1
    everyone = [sum(position == each for _, _, position in staff) for each in range(3)]
    return Submission(
        organisation=Organisation(f"M{number:02}", f"Invented member {number}", OrganisationKind.CCG),
        reporting_year=year,
        snapshot_date=date(year, 3, 31),
        workforce={group: {band: GroupCounts(*of) for band, of in bands.items()} for group, bands in rows.items()},
        recruitment=_recruitment(everyone, chance),
        disciplinary=Disciplinary(
            DisciplinaryBasis.SINGLE_YEAR, GroupCounts(*(chance.randint(0, count // 12) for count in everyone))
        ),
        training=Training(GroupCounts(*(chance.randint(count // 2, count) for count in everyone))),
        survey={question: _survey(everyone, chance) for question in SurveyQuestion},
        board=_board(chance),
    )


def _recruitment(everyone: list[int], chance: random.Random) -> Recruitment:
    shortlisted = [chance.randint(count // 2, count) for count in everyone]
    return Recruitment(
        GroupCounts(*shortlisted), GroupCounts(*(chance.randint(count // 8, count // 3) for count in shortlisted))
    )


def _survey(everyone: list[int], chance: random.Random) -> SurveyResult:
    answered = [chance.randint(count // 2, count) for count in everyone[:2]]
    return SurveyResult(*(SurveyCount(chance.randint(0, count // 2), count) for count in answered))


def _board(chance: random.Random) -> Board:
    total = [chance.randint(4, 9), chance.randint(0, 3), chance.randint(0, 1)]
    voting = [chance.randint(count // 2, count) for count in total]
    return Board(GroupCounts(*total), GroupCounts(*voting), GroupCounts(*(chance.randint(0, each) for each in voting)))
