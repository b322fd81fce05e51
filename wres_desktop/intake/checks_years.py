"""The checks of a return against its edition and the year before: validations 7, 9, 12 and 15, and series breaks."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from wres_desktop.domain.edition import EDITION_YEARS, load_edition, series_break
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    Submission,
    SurveyAnswer,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
)
from wres_desktop.intake.headcounts import everyone, staff_in_post
from wres_desktop.intake.places import address
from wres_desktop.intake.problems import Problem, Severity

LARGEST_CHANGE: Final = Fraction(20, 100)
"""Validation 7: of all staff, on the year before."""

LARGEST_BME_CHANGE: Final = Fraction(3)
"""Validation 9: percentage points, on the year before."""

CLEAR_GAP: Final = Fraction(3)
"""Percentage points between the groups from which a reversal may mean that they were swapped (validation 12)."""

_BASIS_PLACE: Final = address(("disciplinary", "basis"))
_BASIS_WORDS: Final = {
    DisciplinaryBasis.SINGLE_YEAR: "the cases of a single year",
    DisciplinaryBasis.TWO_YEAR_AVERAGE: "the average of two years",
}


def edition_problems(submission: Submission) -> Iterator[Problem]:
    """Whether one return fits the rules of its year."""
    year = submission.reporting_year
    yield from _snapshot(submission.snapshot_date, year)
    if year not in EDITION_YEARS:
        what = "The rules of this reporting year are not known to this program."
        to_do = f"It knows the years from {EDITION_YEARS[0]} to {EDITION_YEARS[-1]}; check the year."
        yield Problem("reporting_year", what, to_do)
    elif isinstance(submission.disciplinary, Disciplinary):
        yield from _basis(submission.disciplinary, load_edition(year).disciplinary_basis)


def year_problems(submission: Submission, earlier: Submission) -> Iterator[Problem]:
    """What does not fit between a return and the same organisation's of the year before."""
    yield from _staff_change(submission, earlier)
    yield from _previous_cases(submission, earlier)
    yield from _swapped_survey(submission, earlier)
    yield from _series_breaks(submission, earlier)


def _snapshot(snapshot: date, year: int) -> Iterator[Problem]:
    if snapshot.year != year:
        what = "The day on which staff were counted (the snapshot date) is not in the reporting year."
        to_do = "The data of a reporting year are those of 31 March of that year: correct the date or the year."
        yield Problem("snapshot_date", what, to_do, rule=15)
    elif (snapshot.month, snapshot.day) != (3, 31):
        what = "The day on which staff were counted (the snapshot date) is not 31 March."
        to_do = "Count the staff in post on 31 March, or confirm that another date was agreed."
        yield Problem("snapshot_date", what, to_do, Severity.CONFIRM, rule=15)


def _basis(disciplinary: Disciplinary, asked: DisciplinaryBasis) -> Iterator[Problem]:
    if disciplinary.basis is not asked:
        what = f"For this reporting year the standard asks for {_BASIS_WORDS[asked]}."
        to_do = "Change the basis and the counts, or confirm: the report then says which basis was used."
        yield Problem(_BASIS_PLACE, what, to_do, Severity.CONFIRM)
    two_years = disciplinary.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE
    place = address(("disciplinary", "entered_previous_year"))
    if two_years and disciplinary.entered_previous_year is None:
        what = "An average of two years needs the previous year's counts as well."
        to_do = "Enter them; without them indicator 3 cannot be worked out."
        yield Problem(place, what, to_do, Severity.CONFIRM, rule=14)
    elif not two_years and disciplinary.entered_previous_year is not None:
        what = "The previous year's counts are not used, since the basis is a single year."
        yield Problem(place, what, "Change the basis if an average of two years was meant.", Severity.NOTE)


def _staff_change(submission: Submission, earlier: Submission) -> Iterator[Problem]:
    staff, staff_before = staff_in_post(submission), staff_in_post(earlier)
    now, before = everyone(staff), everyone(staff_before)
    if staff is None or staff_before is None or not now or not before:
        return
    if abs(now - before) > LARGEST_CHANGE * before:
        what = "The number of staff has changed by more than a fifth since last year."
        to_do = "Check the staff list; if teams joined or left, confirm and say so in section B of the form."
        yield Problem("workforce", what, to_do, Severity.CONFIRM, rule=7)
    if (
        abs(Fraction(100 * (staff.bme or 0), now) - Fraction(100 * (staff_before.bme or 0), before))
        > LARGEST_BME_CHANGE
    ):
        what = "The share of BME staff has changed by more than three percentage points since last year."
        to_do = "Check how ethnicity was grouped in both years, and confirm."
        yield Problem("workforce", what, to_do, Severity.CONFIRM, rule=9)


def _previous_cases(submission: Submission, earlier: Submission) -> Iterator[Problem]:
    now, before = submission.disciplinary, earlier.disciplinary
    if not isinstance(now, Disciplinary) or not isinstance(before, Disciplinary) or now.entered_previous_year is None:
        return
    for group in _different(now.entered_previous_year, before.entered):
        what = "This is not the number that last year's return gave for the same twelve months."
        to_do = "Find out which of the two is right, and correct the other return."
        yield Problem(address(("disciplinary", "entered_previous_year", group)), what, to_do)


def _different(counts: GroupCounts, others: GroupCounts) -> Iterator[EthnicGroup]:
    for group in EthnicGroup:
        count, other = counts.of(group), others.of(group)
        if count is not None and other is not None and count != other:
            yield group


def _swapped_survey(submission: Submission, earlier: Submission) -> Iterator[Problem]:
    for question in SurveyQuestion:
        now, before = _percents(submission, question), _percents(earlier, question)
        if now is None or before is None or _breaks(question.indicator, submission, earlier):
            continue
        gap, gap_before = now[1] - now[0], before[1] - before[0]
        clear = min(abs(gap), abs(gap_before)) >= CLEAR_GAP
        as_given = abs(now[0] - before[0]) + abs(now[1] - before[1])
        exchanged = abs(now[1] - before[0]) + abs(now[0] - before[1])
        if clear and 2 * exchanged < as_given:
            what = "Against last year the answers of white and BME staff look swapped."
            to_do = "Check which column is which in the survey results of both years, and confirm."
            yield Problem(address(("survey", question)), what, to_do, Severity.CONFIRM, rule=12)


def _percents(submission: Submission, question: SurveyQuestion) -> tuple[Fraction, Fraction] | None:
    result = submission.survey.get(question)
    if not isinstance(result, SurveyResult):
        return None
    white, bme = _percent(result.white), _percent(result.bme)
    return None if white is None or bme is None else (white, bme)


def _percent(answer: SurveyAnswer) -> Fraction | None:
    if isinstance(answer, SurveyCount):
        return Fraction(100 * answer.yes, answer.answered) if answer.yes is not None and answer.answered else None
    return Fraction(answer.percent) if answer.percent.is_finite() else None


def _series_breaks(submission: Submission, earlier: Submission) -> Iterator[Problem]:
    to_do = "Nothing needs to be done: the report shows both years and says that they do not compare."
    now, before = submission.disciplinary, earlier.disciplinary
    if isinstance(now, Disciplinary) and isinstance(before, Disciplinary) and now.basis is not before.basis:
        what = "Last year's return counts disciplinary cases on the other basis."
        yield Problem(_BASIS_PLACE, what, to_do, Severity.NOTE)
    question = SurveyQuestion.EQUAL_OPPORTUNITY
    both = isinstance(submission.survey.get(question), SurveyResult) and isinstance(
        earlier.survey.get(question), SurveyResult
    )
    if both and _breaks(question.indicator, submission, earlier):
        what = 'Answers of "don\'t know" have been counted since the 2021 survey, and were left out before.'
        yield Problem(address(("survey", question)), what, to_do, Severity.NOTE)


def _breaks(indicator: int, submission: Submission, earlier: Submission) -> bool:
    years = (submission.reporting_year, earlier.reporting_year)
    if not all(year in EDITION_YEARS for year in years):
        return False
    return series_break(indicator, load_edition(years[0]), load_edition(years[1])) is not None
