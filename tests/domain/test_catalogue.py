"""The catalogue of figures says the same as the indicators: two ways from one return to one number."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.domain.returns import Counts, a_return
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.ethnicity import COMPARED, EthnicGroup
from wres_desktop.domain.figures import total, value
from wres_desktop.domain.indicators import (
    BoardIndicator,
    IndicatorSet,
    LikelihoodIndicator,
    SurveyIndicator,
    indicators_of,
)
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    NotCollected,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup

AVERAGED = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0), Counts(9, 2, 1))
WHOLE_PERCENTAGES = {
    SurveyQuestion.DISCRIMINATION: SurveyResult(SurveyPercent(Decimal("20.0"), 110), SurveyPercent(Decimal("25.0"), 40))
}


def values(*submissions: Submission) -> dict[str, Fraction | NotCalculable]:
    part = catalogue_of(submissions)
    return {figure.id: value(figure.quantity, part.table) for figure in part.figures}


def exact(submission: Submission) -> IndicatorSet:
    return indicators_of(submission, load_edition(submission.reporting_year))


each_return = pytest.mark.parametrize(
    "submission",
    [
        a_return(),
        a_return(2019, disciplinary=AVERAGED),
        a_return(2024, survey=WHOLE_PERCENTAGES),
        a_return(recruitment=Recruitment(Counts(80, 20, 4), Counts(0, 0, 0)), training=Training(Counts(0, 3, 0))),
    ],
    ids=["single year", "two-year average", "percentages", "no cases"],
)


@each_return
def test_relative_likelihoods_are_those_of_the_indicators(submission: Submission) -> None:
    year, printed = submission.reporting_year, values(submission)
    for number in (2, 3, 4):
        indicator = exact(submission).indicators[number]
        assert isinstance(indicator, LikelihoodIndicator)
        ratio = printed[f"{year}/{number}/relative_likelihood"]
        assert isinstance(ratio, NotCalculable) is isinstance(indicator.relative_likelihood, NotCalculable)
        if isinstance(ratio, Fraction):
            assert ratio == indicator.relative_likelihood
        for group in COMPARED:
            likelihood = indicator.white.likelihood if group is EthnicGroup.WHITE else indicator.bme.likelihood
            assert isinstance(likelihood, Fraction)
            assert printed[f"{year}/{number}/likelihood/{group}"] == 100 * likelihood


@each_return
def test_staff_shares_are_those_of_the_indicators(submission: Submission) -> None:
    year, printed, staff = submission.reporting_year, values(submission), exact(submission).staff
    assert staff is not None
    for group in EthnicGroup:
        assert printed[f"{year}/staff/{group}"] == staff.overall.counts.of(group)
        assert printed[f"{year}/staff/{group}_percent"] == staff.overall.percent(group)
    assert printed[f"{year}/staff/declared_percent"] == staff.self_reported
    for row in staff.rows:
        assert printed[f"{year}/1/{row.staff_group}/{row.band}/bme_percent"] == row.share.percent(EthnicGroup.BME)


@each_return
def test_survey_shares_and_gaps_are_those_of_the_indicators(submission: Submission) -> None:
    year, printed = submission.reporting_year, values(submission)
    for question in SurveyQuestion:
        indicator = exact(submission).indicators[question.indicator]
        if isinstance(indicator, SurveyIndicator):
            assert printed[f"{year}/{question.indicator}/white/percent"] == indicator.white.percent
            assert printed[f"{year}/{question.indicator}/bme/percent"] == indicator.bme.percent
            assert printed[f"{year}/{question.indicator}/gap"] == indicator.gap


@each_return
def test_board_rows_and_differences_are_those_of_the_indicators(submission: Submission) -> None:
    year, printed, indicator = submission.reporting_year, values(submission), exact(submission).indicators[9]
    assert isinstance(indicator, BoardIndicator)
    for row, share in indicator.rows.items():
        if row != "workforce":
            assert printed[f"{year}/9/{row}/bme"] == share.counts.bme
            assert printed[f"{year}/9/{row}/bme_percent"] == share.percent(EthnicGroup.BME)
    for row, difference in indicator.differences.items():
        assert printed[f"{year}/9/{row}_minus_workforce"] == difference


def test_race_disparity_ratios_are_those_of_the_indicators() -> None:
    printed = values(a_return())
    for ratios in exact(a_return()).race_disparity:
        for step, ratio in ratios.ratios.items():
            found = printed[f"2021/race_disparity/{ratios.staff_group}/{step}"]
            assert isinstance(found, NotCalculable) if isinstance(ratio, NotCalculable) else found == ratio


def test_two_ways_of_splitting_the_same_people_have_the_same_sum() -> None:
    part = catalogue_of([a_return(), a_return(2020), a_return(2019, disciplinary=AVERAGED)])
    assert len(part.facts) == 3 * (3 + 3 + 3)
    assert all(total(fact.of, part.table) == total(fact.also, part.table) for fact in part.facts)


def test_every_figure_has_an_id_of_its_own() -> None:
    ids = [figure.id for figure in catalogue_of([a_return(), a_return(2020)]).figures]
    assert len(ids) == len(set(ids))


def test_earlier_years_are_shown_in_totals_only() -> None:
    ids = {figure.id for figure in catalogue_of([a_return(2020), a_return(2021)]).figures}
    assert "2021/1/clinical/band_5/bme" in ids
    assert "2020/staff/bme" in ids
    assert not any(figure_id.startswith("2020/1/") for figure_id in ids)


@pytest.mark.parametrize(
    ("sections", "section_id", "reason"),
    [
        ({"training": NotCollected("No record.")}, "2021/4", "No record."),
        ({"training": None}, "2021/4", "Not yet entered."),
        ({"training": Training(Counts(1, None, 0))}, "2021/4", "A count is not known."),
        ({"recruitment": None}, "2021/2", "Not yet entered."),
        ({"recruitment": Recruitment(Counts(1, 1, None), Counts(1, 1, 0))}, "2021/2", "A count is not known."),
        ({"disciplinary": None}, "2021/3", "Not yet entered."),
        (
            {"disciplinary": Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(1, 1, 0))},
            "2021/3",
            "A count is not known.",
        ),
        ({"workforce": NotCollected("Records lost.")}, "2021/1", "Records lost."),
        ({"workforce": {StaffGroup.CLINICAL: {"band_5": Counts(1, None, 0)}}}, "2021/1", "A count is not known."),
        ({"board": None}, "2021/9", "Not yet entered."),
        ({"board": Board(Counts(1, None, 0), Counts(1, 0, 0), Counts(1, 0, 0))}, "2021/9", "A count is not known."),
        ({"survey": {}}, "2021/5", "Not yet entered."),
        ({"survey": {SurveyQuestion.HARASSMENT_PUBLIC: NotCollected("Not run.")}}, "2021/5", "Not run."),
    ],
)
def test_a_section_without_figures_says_why(sections: dict[str, Any], section_id: str, reason: str) -> None:
    part = catalogue_of([a_return(**sections)])
    assert part.unavailable[section_id] == reason
    assert not any(figure.id.startswith(f"{section_id}/") for figure in part.figures)


@pytest.mark.parametrize("white", [SurveyCount(None, 10), SurveyPercent(Decimal("21.4"), None)])
def test_a_survey_share_without_the_number_of_answers_is_not_a_figure(white: SurveyCount | SurveyPercent) -> None:
    survey = {SurveyQuestion.HARASSMENT_PUBLIC: SurveyResult(white, SurveyCount(4, 20))}
    assert "2021/5" in catalogue_of([a_return(survey=survey)]).unavailable


def test_what_a_weighted_percentage_only_lets_one_estimate_is_never_printed() -> None:
    weighted = SurveyResult(SurveyPercent(Decimal("21.4"), 110), SurveyPercent(Decimal("28.6"), 14))
    part = catalogue_of([a_return(survey={SurveyQuestion.HARASSMENT_PUBLIC: weighted})])
    figures = {figure.id: figure for figure in part.figures}

    assert figures["2021/5/white/percent"].given
    assert figures["2021/5/white/yes"].estimated
    assert figures["2021/5/gap"].estimated
