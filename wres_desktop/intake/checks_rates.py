"""The checks of one return's rates and survey percentages: validations 10 to 13 of standard 3."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from wres_desktop.domain.ethnicity import COMPARED, EthnicGroup
from wres_desktop.domain.ratios import GroupRate, NotCalculable, relative_likelihood
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    Recruitment,
    Submission,
    SurveyAnswer,
    SurveyCount,
    SurveyPercent,
    SurveyResult,
    Training,
)
from wres_desktop.intake.headcounts import staff_in_post
from wres_desktop.intake.places import address
from wres_desktop.intake.problems import Problem, Severity

HIGHEST_RATIO: Final = 5
LOWEST_RATIO: Final = Fraction(1, 5)
"""Validation 10: beyond these a relative likelihood is more often a slip than a finding."""

HIGHEST_PERCENT: Final = 100

FEW_CASES: Final = 5
"""Below this many cases in the other group, none in one group is no surprise (standard 5.2)."""


def rate_problems(submission: Submission) -> Iterator[Problem]:
    """What is wrong with the rates of one return, or so unusual that it should be looked at again."""
    yield from _far_from_equal(submission)
    for question, result in submission.survey.items():
        if isinstance(result, SurveyResult):
            for group, answer in ((EthnicGroup.WHITE, result.white), (EthnicGroup.BME, result.bme)):
                yield from _answer(answer, ("survey", question.value, group))


def _far_from_equal(submission: Submission) -> Iterator[Problem]:
    if isinstance(submission.recruitment, Recruitment):
        recruitment = submission.recruitment
        yield from _ratio("recruitment", recruitment.appointed, recruitment.shortlisted)
    staff = staff_in_post(submission)
    if staff is None:
        return
    if isinstance(submission.disciplinary, Disciplinary):
        yield from _ratio("disciplinary", _cases(submission.disciplinary), staff)
    if isinstance(submission.training, Training):
        yield from _ratio("training", submission.training.accessed, staff)


def _cases(disciplinary: Disciplinary) -> GroupCounts:
    """The cases of the year, or of both years: the divisor of an average falls out of a ratio."""
    previous = disciplinary.entered_previous_year
    if disciplinary.basis is DisciplinaryBasis.SINGLE_YEAR or previous is None:
        return disciplinary.entered
    both = [(disciplinary.entered.of(group), previous.of(group)) for group in EthnicGroup]
    return GroupCounts(*(None if None in pair else sum(count or 0 for count in pair) for pair in both))


def _ratio(place: str, cases: GroupCounts, people: GroupCounts) -> Iterator[Problem]:
    rates = []
    for group in COMPARED:
        numerator, denominator = cases.of(group), people.of(group)
        if numerator is None or not denominator or not 0 <= numerator <= denominator:
            return
        rates.append(GroupRate(numerator, denominator, group))
    fewer, more = sorted(rates, key=lambda rate: rate.numerator)
    if fewer.numerator == 0:
        if more.numerator > 0:
            severity = Severity.NOTE if more.numerator < FEW_CASES else Severity.CONFIRM
            what = "There is nobody at all in one of the two groups, and somebody in the other."
            yield Problem(place, what, "Check that nobody was missed.", severity, rule=10)
        return
    ratio = relative_likelihood(of=rates[0], compared_with=rates[1])
    if not isinstance(ratio, NotCalculable) and not LOWEST_RATIO <= ratio <= HIGHEST_RATIO:
        what = "The likelihoods of the two groups are very far apart."
        to_do = "Check all four counts behind them, and confirm; with few cases this can happen by chance."
        yield Problem(place, what, to_do, Severity.CONFIRM, rule=10)


def _answer(answer: SurveyAnswer, place: tuple[str, ...]) -> Iterator[Problem]:
    match answer:
        case SurveyCount(yes, answered):
            if yes is not None and answered is not None and yes > answered:
                what = "More people answered yes than answered the question."
                yield Problem(address((*place, "yes")), what, "Check both numbers with the survey results.", rule=12)
        case SurveyPercent():
            yield from _percent(answer, address((*place, "percent")))


def _percent(answer: SurveyPercent, place: str) -> Iterator[Problem]:
    percent = answer.percent
    if not percent.is_finite() or not 0 <= percent <= HIGHEST_PERCENT:
        yield Problem(place, "A percentage lies between 0 and 100.", "Check it with the survey results.", rule=12)
        return
    if 0 < percent < 1:
        what = "This is less than one per cent; it may be a share of one instead of a percentage."
        to_do = "If so, multiply it by 100; otherwise confirm."
        yield Problem(place, what, to_do, Severity.CONFIRM, rule=11)
        return
    if answer.answered is None or answer.answered < 0:
        return
    if answer.answered == 0:
        what = "There is a percentage although nobody answered."
        yield Problem(place, what, "Check the number of people who answered.", rule=12)
    elif not _reproduces(answer):
        what = "No whole number of the people who answered gives this percentage."
        to_do = (
            "Check both; the survey provider may have weighted the results; they are then printed as they were given."
        )
        yield Problem(place, what, to_do, Severity.NOTE, rule=13)


def _reproduces(answer: SurveyPercent) -> bool:
    """Whether some whole number of people, over those who answered, is printed as this percentage."""
    answered = answer.answered or 0
    exponent = answer.percent.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    nearest = int(Fraction(answer.percent) * answered / 100)
    return any(
        digits(Fraction(100 * count, answered), decimals) == f"{answer.percent:f}" for count in (nearest, nearest + 1)
    )
