"""The checks of one return's headcounts: validations 1 to 6, 8 and 14 of standard 3."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    GroupCounts,
    NotCollected,
    Recruitment,
    Submission,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import SENIOR_MEDICAL_MANAGER, StaffGroup
from wres_desktop.intake.headcounts import counts_entered, everyone, rows_entered, staff_in_post
from wres_desktop.intake.places import address
from wres_desktop.intake.problems import Problem, Severity

LARGEST_HEADCOUNT: Final = 2_000_000
"""The whole NHS employs fewer people."""

MUCH_UNKNOWN: Final = Fraction(5, 100)
FAR_TOO_MUCH_UNKNOWN: Final = Fraction(10, 100)
"""Validation 8: shares of staff whose ethnicity is not known."""

_NO_ROW: Final = GroupCounts(0, 0, 0)


def count_problems(submission: Submission) -> Iterator[Problem]:
    """What is wrong with the headcounts of one return, taken by itself."""
    yield from _not_headcounts(submission)
    yield from _appointed(submission.recruitment)
    yield from _more_than_staff(submission)
    yield from _board(submission.board)
    yield from _medical_managers(submission)
    yield from _stated_headcount(submission)
    yield from _unknown_share(submission)
    yield from _blank_sections(submission)
    yield from _blank_counts(submission)
    yield from _nobody(submission)


def _not_headcounts(submission: Submission) -> Iterator[Problem]:
    for place, count in counts_entered(submission):
        if count is not None and count < 0:
            words = ("A headcount cannot be below zero.", "Correct it, or leave it out where it is not known.")
            yield Problem(address(place), *words, rule=1)
        elif count is not None and count > LARGEST_HEADCOUNT:
            words = ("This is more people than any organisation has.", "Look for digits that were typed twice.")
            yield Problem(address(place), *words, rule=1)


def _exceeding(counts: GroupCounts, most: GroupCounts) -> Iterator[EthnicGroup]:
    """The groups in which there are more people than there can be."""
    for group in EthnicGroup:
        count, limit = counts.of(group), most.of(group)
        if count is not None and limit is not None and count > limit:
            yield group


def _appointed(section: Recruitment | NotCollected | None) -> Iterator[Problem]:
    if isinstance(section, Recruitment):
        groups = tuple(_exceeding(section.appointed, section.shortlisted))
        for group in groups:
            what = "More people were appointed than were shortlisted."
            swapped = "Are the two rows swapped? " if len(groups) > 1 else ""
            to_do = f"{swapped}Check both numbers against the recruitment log."
            yield Problem(address(("recruitment", "appointed", group)), what, to_do, rule=2)


def _more_than_staff(submission: Submission) -> Iterator[Problem]:
    staff = staff_in_post(submission)
    if staff is None:
        return
    if isinstance(submission.disciplinary, Disciplinary):
        for group in _exceeding(submission.disciplinary.entered, staff):
            what = "More people entered the formal process than there are staff in this group."
            to_do = "Count people, not cases or hearings, and check the staff in post."
            yield Problem(address(("disciplinary", "entered", group)), what, to_do, rule=3)
    if isinstance(submission.training, Training):
        for group in _exceeding(submission.training.accessed, staff):
            what = "More people took part in training than there are staff in this group."
            to_do = "Count each person once, however many courses they took, and check the staff in post."
            yield Problem(address(("training", "accessed", group)), what, to_do, rule=3)


def _board(section: Board | NotCollected | None) -> Iterator[Problem]:
    if not isinstance(section, Board):
        return
    for row, counts, rest in (
        ("voting", section.voting, "non-voting"),
        ("executive", section.executive, "non-executive"),
    ):
        for group in _exceeding(counts, section.total):
            what = f"There are more {row} members than members of the board, so {rest} members cannot be worked out."
            to_do = f"Check both numbers: {row} and {rest} members together are the whole board."
            yield Problem(address(("board", row, group)), what, to_do, rule=4)


def _medical_managers(submission: Submission) -> Iterator[Problem]:
    if not isinstance(submission.workforce, Mapping):
        return
    rows = submission.workforce.get(StaffGroup.MEDICAL, {})
    consultants, others = rows.get("consultant", _NO_ROW), rows.get("other", _NO_ROW)
    managers = rows.get(SENIOR_MEDICAL_MANAGER, _NO_ROW)
    sums = [_sum(consultants.of(group), others.of(group)) for group in EthnicGroup]
    for group in _exceeding(managers, GroupCounts(*sums)):
        what = "There are more senior medical managers than consultants and other grades together."
        to_do = "Senior medical managers are part of those rows: count them there as well."
        yield Problem(address(("workforce", StaffGroup.MEDICAL, SENIOR_MEDICAL_MANAGER, group)), what, to_do, rule=5)


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _stated_headcount(submission: Submission) -> Iterator[Problem]:
    total = everyone(staff_in_post(submission))
    if submission.stated_headcount is not None and total is not None and submission.stated_headcount != total:
        what = "All staff that were entered are not as many as the staff list has."
        to_do = (
            "Look for a row that was left out or counted twice; senior medical managers are not added again. "
            "Then correct the rows, or the number from your staff list."
        )
        yield Problem("stated_headcount", what, to_do, rule=6)


def _unknown_share(submission: Submission) -> Iterator[Problem]:
    staff = staff_in_post(submission)
    total = everyone(staff)
    if staff is None or staff.unknown is None or not total:
        return
    share = Fraction(staff.unknown, total)
    if share > FAR_TOO_MUCH_UNKNOWN:
        what = "The ethnicity of more than one in ten staff is not known, so every comparison is uncertain."
        to_do = "Check that the staff list was complete, and confirm."
        yield Problem("workforce", what, to_do, Severity.CONFIRM, rule=8)
    elif share > MUCH_UNKNOWN:
        what = "The ethnicity of more than one in twenty staff is not known."
        to_do = "Say in section D of the form what is done to raise self-reporting."
        yield Problem("workforce", what, to_do, Severity.NOTE, rule=8)


def _blank_sections(submission: Submission) -> Iterator[Problem]:
    if submission.workforce is None:
        what = "The staff in post have not been entered, and almost every indicator is compared with them."
        yield Problem("workforce", what, "Enter the headcounts of indicator 1.", rule=14)
    elif isinstance(submission.workforce, NotCollected):
        what = "Without the staff in post, indicators 1, 3, 4 and 9 cannot be worked out."
        yield Problem("workforce", what, "Confirm that they cannot be had from payroll.", Severity.CONFIRM, rule=14)
    blank = [name for name in ("recruitment", "disciplinary", "training", "board") if getattr(submission, name) is None]
    missing = [question for question in SurveyQuestion if question not in submission.survey]
    if len(missing) == len(SurveyQuestion):
        blank.append("survey")
    else:
        blank += [address(("survey", question)) for question in missing]
    for place in blank:
        to_do = "Enter the numbers, or say that they were not collected and why. Zero is only for nobody."
        yield Problem(place, "Nothing has been entered here.", to_do, Severity.CONFIRM, rule=14)


def _blank_counts(submission: Submission) -> Iterator[Problem]:
    for place, count in counts_entered(submission):
        if count is not None:
            continue
        if place[0] == "workforce" and place[2] != SENIOR_MEDICAL_MANAGER:
            what = "This headcount is not known, so the staff in post cannot be added up."
            to_do = "Find the number, and enter 0 if there was nobody."
            yield Problem(address(place), what, to_do, rule=14)
        elif place[-1] == "answered":
            what = "It is not known how many people answered, so this result cannot be shown safely."
            to_do = "Ask the survey provider for the number of answers."
            yield Problem(address(place), what, to_do, Severity.NOTE, rule=14)
        else:
            what = "This headcount is not known, so nothing that rests on it can be worked out."
            to_do = (
                "Enter 0 if there was nobody. If nobody can say, confirm it under Checks: the report leaves out what "
                "rests on it."
            )
            yield Problem(address(place), what, to_do, Severity.CONFIRM, rule=14)


def _nobody(submission: Submission) -> Iterator[Problem]:
    """Zero where it is more likely that nothing was collected."""
    if everyone(staff_in_post(submission)) == 0:
        to_do = "Enter the staff in post; an organisation without staff has nothing to report."
        yield Problem("workforce", "There are no staff in post at all.", to_do, rule=14)
    zeros = {place for place, counts in rows_entered(submission) if everyone(counts) == 0}
    for place in (("recruitment", "shortlisted"), ("training", "accessed"), ("board", "total")):
        if place in zeros:
            what = "Nobody is counted in any group."
            to_do = "Confirm that there was nobody; if it was not counted, say so and why."
            yield Problem(address(place), what, to_do, Severity.CONFIRM, rule=14)
    for question, result in submission.survey.items():
        if isinstance(result, SurveyResult) and result.white.answered == 0 and result.bme.answered == 0:
            what = "Nobody answered in either group."
            to_do = "If the question was not asked, say that it was not collected and why."
            yield Problem(address(("survey", question)), what, to_do, Severity.CONFIRM, rule=14)
