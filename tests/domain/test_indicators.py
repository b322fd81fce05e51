"""The nine indicators of an invented return, reckoned by hand."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.domain.returns import WORKFORCE, Counts, a_return
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators import (
    Absence,
    BoardIndicator,
    IndicatorSet,
    LikelihoodIndicator,
    StaffIndicator,
    SurveyIndicator,
    Unavailable,
    indicators_of,
)
from wres_desktop.domain.indicators.survey import ANSWERS_NOT_KNOWN
from wres_desktop.domain.ratios import FourFifths, NotCalculable
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
from wres_desktop.domain.uncertainty import FEW_CASES
from wres_desktop.domain.workforce import StaffGroup

A_COUNT_IS_NOT_KNOWN = NotCalculable("a count is not known")


def indicators(submission: Submission, earlier: Submission | None = None) -> IndicatorSet:
    return indicators_of(submission, load_edition(submission.reporting_year), earlier)


def likelihood(number: int, **sections: Any) -> LikelihoodIndicator:  # noqa: ANN401 - any section of a return
    found = indicators(a_return(**sections)).indicators[number]
    assert isinstance(found, LikelihoodIndicator)
    return found


def survey(question: SurveyQuestion, result: SurveyResult) -> SurveyIndicator:
    found = indicators(a_return(survey={question: result})).indicators[question.indicator]
    assert isinstance(found, SurveyIndicator)
    return found


def board(**sections: Any) -> BoardIndicator:  # noqa: ANN401 - any section of a return
    found = indicators(a_return(**sections)).indicators[9]
    assert isinstance(found, BoardIndicator)
    return found


def test_there_are_nine() -> None:
    assert list(indicators(a_return()).indicators) == list(range(1, 10))


def test_unknown_ethnicity_stays_in_the_denominator_of_indicator_1() -> None:
    staff = indicators(a_return()).staff
    assert staff is not None
    assert staff.overall.total == 174
    assert staff.overall.percent(EthnicGroup.BME) == Fraction(5000, 174)
    assert staff.self_reported == Fraction(17000, 174)


def test_the_rows_of_indicator_1_stand_in_the_order_of_the_template() -> None:
    staff = indicators(a_return()).staff
    assert staff is not None
    assert [(row.staff_group.value, row.band) for row in staff.rows] == [
        ("non_clinical", "band_4"),
        ("non_clinical", "band_6"),
        ("non_clinical", "band_8a"),
        ("non_clinical", "vsm"),
        ("clinical", "band_5"),
        ("clinical", "band_7"),
        ("clinical", "band_8b"),
        ("medical", "consultant"),
        ("medical", "career_grade"),
    ]
    assert staff.rows[0].share.percent(EthnicGroup.BME) == Fraction(2000, 62)


def test_senior_medical_managers_are_a_memo_line_that_is_not_added_again() -> None:
    staff = indicators(a_return()).staff
    assert staff is not None
    assert [row.band for row in staff.of_which] == ["senior_medical_manager"]
    assert staff.staff_groups[StaffGroup.MEDICAL].total == 12


def test_a_row_that_is_not_known_makes_its_total_not_known_and_leaves_the_other_groups() -> None:
    workforce = {StaffGroup.CLINICAL: {"band_5": Counts(10, None, 0), "band_6": Counts(5, 2, 0)}}
    staff = indicators(a_return(workforce=workforce)).staff
    assert staff is not None
    assert staff.overall.counts == Counts(15, None, 0)
    assert staff.overall.percent(EthnicGroup.BME) == staff.self_reported == A_COUNT_IS_NOT_KNOWN


def test_indicator_2_divides_white_by_bme() -> None:
    appointed = likelihood(2)
    assert (appointed.of, appointed.compared_with) == (EthnicGroup.WHITE, EthnicGroup.BME)
    assert appointed.white.likelihood == Fraction(14, 80)
    assert appointed.bme.likelihood == Fraction(2, 20)
    assert appointed.relative_likelihood == Fraction(7, 4)
    assert appointed.reading.four_fifths is FourFifths.BME_DISADVANTAGED
    assert appointed.basis is None


def test_indicator_3_divides_bme_by_white() -> None:
    entered = likelihood(3)
    assert (entered.of, entered.compared_with) == (EthnicGroup.BME, EthnicGroup.WHITE)
    assert entered.relative_likelihood == Fraction(5, 50) / Fraction(6, 120)
    assert entered.basis is DisciplinaryBasis.SINGLE_YEAR


def test_indicator_4_divides_white_by_bme() -> None:
    trained = likelihood(4)
    assert (trained.of, trained.compared_with) == (EthnicGroup.WHITE, EthnicGroup.BME)
    assert trained.relative_likelihood == Fraction(60, 120) / Fraction(20, 50)


def test_unknown_ethnicity_plays_no_part_in_indicators_2_to_4() -> None:
    without = indicators(a_return()).indicators
    unknown_added = indicators(
        a_return(
            recruitment=Recruitment(Counts(80, 20, 400), Counts(14, 2, 300)),
            disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(6, 5, 3)),
            training=Training(Counts(60, 20, 4)),
        )
    ).indicators
    assert all(without[number] == unknown_added[number] for number in (2, 3, 4))


def test_a_two_year_average_is_the_cases_of_both_years_over_twice_this_years_staff() -> None:
    two_years = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0), Counts(9, 2, 1))
    entered = likelihood(3, disciplinary=two_years)
    assert (entered.white.numerator, entered.white.denominator) == (15, 240)
    assert entered.bme.likelihood == Fraction(5 + 2, 2) / 50
    assert entered.relative_likelihood == Fraction(7, 100) / Fraction(15, 240)


def test_a_two_year_average_needs_the_previous_year() -> None:
    entered = likelihood(3, disciplinary=Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0)))
    assert entered.relative_likelihood == A_COUNT_IS_NOT_KNOWN
    assert entered.bme.numerator is None


@pytest.mark.parametrize(
    ("number", "sections", "reason"),
    [
        (3, {"disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(0, 0, 0))}, "no cases in either group"),
        (3, {"disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(0, 2, 0))}, "no white cases"),
        (2, {"recruitment": Recruitment(Counts(80, 20, 0), Counts(5, 0, 0))}, "no BME appointments"),
        (2, {"recruitment": Recruitment(Counts(80, 0, 0), Counts(5, 0, 0))}, "no BME applicants"),
        (4, {"workforce": {StaffGroup.CLINICAL: {"band_5": Counts(60, 0, 0)}}}, "no BME staff"),
        (4, {"training": Training(Counts(60, None, 0))}, "a count is not known"),
        (3, {"workforce": NotCollected("Records lost.")}, "a count is not known"),
    ],
)
def test_a_relative_likelihood_without_a_value_says_why(number: int, sections: dict[str, object], reason: str) -> None:
    assert likelihood(number, **sections).relative_likelihood == NotCalculable(reason)


def test_no_cases_in_the_first_group_is_zero_with_the_caution_for_few_cases() -> None:
    entered = likelihood(3, disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(6, 0, 0)))
    assert entered.relative_likelihood == 0
    assert FEW_CASES in entered.reading.cautions


def test_zero_blank_and_not_collected_are_three_different_answers() -> None:
    assert likelihood(4, training=Training(Counts(0, 0, 0))).white.numerator == 0
    assert indicators(a_return(training=None)).indicators[4] == Unavailable(Absence.BLANK, "not yet entered")
    reason = "No record by ethnicity."
    not_collected = indicators(a_return(training=NotCollected(reason))).indicators[4]
    assert not_collected == Unavailable(Absence.NOT_COLLECTED, reason)


def test_every_section_may_be_blank() -> None:
    blank = a_return(workforce=None, recruitment=None, disciplinary=None, training=None, survey={}, board=None)
    found = indicators(blank)
    assert set(found.indicators.values()) == {Unavailable(Absence.BLANK, "not yet entered")}
    assert found.staff is None
    assert found.race_disparity == ()


def test_a_gap_is_bme_minus_white_in_percentage_points() -> None:
    public = survey(SurveyQuestion.HARASSMENT_PUBLIC, SurveyResult(SurveyCount(24, 110), SurveyCount(12, 40)))
    assert public.gap == 30 - Fraction(2400, 110)
    assert (public.white.text, public.bme.text) == ("21.8", "30.0")
    assert public.ratio == Fraction(30 * 110, 2400)


def test_the_ratio_of_indicator_7_is_turned_round_as_more_is_better() -> None:
    answer = SurveyResult(SurveyCount(60, 100), SurveyCount(40, 100))
    assert survey(SurveyQuestion.EQUAL_OPPORTUNITY, answer).ratio == Fraction(3, 2)
    assert survey(SurveyQuestion.DISCRIMINATION, answer).ratio == Fraction(2, 3)
    assert survey(SurveyQuestion.EQUAL_OPPORTUNITY, answer).four_fifths is FourFifths.BME_DISADVANTAGED


def test_percentages_keep_the_decimals_that_they_were_given_with() -> None:
    given_so = SurveyResult(SurveyPercent(Decimal("21.40"), 110), SurveyPercent(Decimal(29), 14))
    staff = survey(SurveyQuestion.HARASSMENT_STAFF, given_so)
    assert (staff.white.text, staff.bme.text) == ("21.40", "29")
    assert staff.gap == Fraction("7.6")


def test_a_percentage_that_whole_answers_make_has_an_interval() -> None:
    staff = survey(
        SurveyQuestion.HARASSMENT_STAFF,
        SurveyResult(SurveyPercent(Decimal("20.0"), 110), SurveyPercent(Decimal("25.0"), 40)),
    )
    counted = survey(SurveyQuestion.HARASSMENT_STAFF, SurveyResult(SurveyCount(22, 110), SurveyCount(10, 40)))
    assert (staff.white.yes, staff.bme.yes) == (22, 10)
    assert staff.gap_interval == counted.gap_interval


def test_a_weighted_percentage_has_no_interval_but_keeps_the_caution_for_small_numbers() -> None:
    weighted = survey(
        SurveyQuestion.HARASSMENT_STAFF,
        SurveyResult(SurveyPercent(Decimal("21.4"), 110), SurveyPercent(Decimal("28.6"), 14)),
    )
    assert weighted.white.yes is None
    assert weighted.gap_interval is None
    assert weighted.could_be_chance is None
    assert FEW_CASES in weighted.cautions


def test_percentages_without_the_number_of_answers_say_so() -> None:
    bare = survey(
        SurveyQuestion.HARASSMENT_STAFF,
        SurveyResult(SurveyPercent(Decimal("21.4"), None), SurveyPercent(Decimal("28.6"), 14)),
    )
    assert bare.cautions == (ANSWERS_NOT_KNOWN,)
    assert bare.gap == Fraction("7.2")


@pytest.mark.parametrize(
    ("white", "bme", "gap", "ratio"),
    [
        (SurveyCount(None, 110), SurveyCount(4, 14), "a count is not known", "a count is not known"),
        (SurveyCount(4, 110), SurveyCount(4, None), "a count is not known", "a count is not known"),
        (SurveyCount(0, 110), SurveyCount(0, 0), "no BME answers", "no BME answers"),
        (SurveyCount(0, 0), SurveyCount(1, 9), "no white answers", "no white answers"),
    ],
)
def test_a_gap_without_a_value_says_why(white: SurveyCount, bme: SurveyCount, gap: str, ratio: str) -> None:
    found = survey(SurveyQuestion.DISCRIMINATION, SurveyResult(white, bme))
    assert found.gap == NotCalculable(gap)
    assert found.ratio == NotCalculable(ratio)
    assert found.gap_interval is None


def test_a_ratio_of_percentages_is_never_infinite() -> None:
    found = survey(SurveyQuestion.DISCRIMINATION, SurveyResult(SurveyCount(0, 110), SurveyCount(4, 14)))
    assert found.ratio == NotCalculable("nobody said yes in the group compared with")
    assert found.gap == Fraction(400, 14)


def test_indicator_9_is_the_boards_share_minus_the_workforces() -> None:
    differences = board().differences
    workforce = Fraction(5000, 174)
    assert differences["total"] == Fraction(100, 12) - workforce
    assert differences["voting"] == Fraction(100, 10) - workforce
    assert differences["executive"] == -workforce


def test_unknown_ethnicity_stays_in_the_denominator_of_the_board() -> None:
    rows = board(board=Board(Counts(8, 1, 3), Counts(8, 1, 1), Counts(4, 0, 2))).rows
    assert rows["total"].percent(EthnicGroup.BME) == Fraction(100, 12)


def test_non_voting_and_non_executive_members_are_the_rest_of_the_board() -> None:
    rows = board().rows
    assert rows["non_voting"].counts == Counts(2, 0, 0)
    assert rows["non_executive"].counts == Counts(7, 1, 0)


def test_a_board_is_shown_without_differences_where_the_workforce_is_not_known() -> None:
    alone = board(workforce=None)
    assert list(alone.rows) == ["total", "voting", "non_voting", "executive", "non_executive"]
    assert set(alone.differences.values()) == {A_COUNT_IS_NOT_KNOWN}
    nobody = board(workforce={})
    assert nobody.differences["total"] == NotCalculable("no people")


def test_a_board_with_a_count_that_is_not_known_has_no_difference_there() -> None:
    partly = board(board=Board(Counts(11, 1, 0), Counts(9, None, 0), Counts(0, 0, 0)))
    assert partly.differences["voting"] == A_COUNT_IS_NOT_KNOWN
    assert partly.rows["non_voting"].counts.bme is None
    assert partly.differences["executive"] == NotCalculable("no people")


def test_race_disparity_ratios_compare_the_levels_of_clinical_and_non_clinical_staff() -> None:
    non_clinical, clinical = indicators(a_return(2021)).race_disparity
    # Non-clinical: lower 40/20, middle 20/5, upper 15/2. Clinical: lower 20/10, middle 10/8, upper 5/3.
    assert non_clinical.ratios == {
        "lower_to_middle": Fraction(20, 40) / Fraction(5, 20),
        "middle_to_upper": Fraction(15, 20) / Fraction(2, 5),
        "lower_to_upper": Fraction(15, 40) / Fraction(2, 20),
    }
    assert clinical.ratios["lower_to_middle"] == Fraction(10, 20) / Fraction(8, 10)
    product = clinical.ratios["lower_to_middle"] * clinical.ratios["middle_to_upper"]  # type: ignore[operator]
    assert clinical.ratios["lower_to_upper"] == product


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({"band_5": Counts(9, 0, 0), "band_6": Counts(9, 3, 0)}, "no BME staff at the lower level"),
        ({"band_5": Counts(9, 3, 0), "band_6": Counts(9, 0, 0)}, "no BME staff at the middle level"),
        ({"band_5": Counts(0, 3, 0), "band_6": Counts(9, 3, 0)}, "no white staff at the lower level"),
        ({"band_5": Counts(9, None, 0), "band_6": Counts(9, 3, 0)}, "a count is not known"),
    ],
)
def test_a_race_disparity_ratio_without_a_value_says_why(counts: dict[str, Counts], reason: str) -> None:
    _, clinical = indicators(a_return(workforce={StaffGroup.CLINICAL: counts})).race_disparity
    assert clinical.ratios["lower_to_middle"] == NotCalculable(reason)


def test_race_disparity_ratios_are_not_computed_for_a_year_that_did_not_ask_for_them() -> None:
    assert indicators(a_return(2020)).race_disparity == ()


def test_the_earlier_year_comes_along_and_breaks_in_series_are_named() -> None:
    earlier = a_return(2021)
    found = indicators(a_return(2022), earlier)
    assert found.earlier == indicators(earlier)
    assert list(found.series_breaks) == [7]


def test_the_basis_that_an_organisation_used_decides_whether_indicator_3_compares() -> None:
    averaged = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0), Counts(9, 2, 1))
    assert list(indicators(a_return(2021, disciplinary=averaged), a_return(2020)).series_breaks) == [3]
    assert list(indicators(a_return(2020), a_return(2019)).series_breaks) == []
    assert list(indicators(a_return(2020, disciplinary=None), a_return(2019)).series_breaks) == [3]


def test_white_staff_and_bme_staff_changing_places_inverts_every_ratio() -> None:
    def swapped(counts: Counts) -> Counts:
        return replace(counts, white=counts.bme, bme=counts.white)

    mirrored = a_return(
        workforce={group: {band: swapped(row) for band, row in rows.items()} for group, rows in WORKFORCE.items()},
        recruitment=Recruitment(swapped(Counts(80, 20, 4)), swapped(Counts(14, 2, 0))),
        disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, swapped(Counts(6, 5, 0))),
        training=Training(swapped(Counts(60, 20, 1))),
    )
    for number in (2, 3, 4):
        before, after = (indicators(each).indicators[number] for each in (a_return(), mirrored))
        assert isinstance(before, LikelihoodIndicator)
        assert isinstance(after, LikelihoodIndicator)
        assert before.relative_likelihood * after.relative_likelihood == 1  # type: ignore[operator]


def test_indicator_1_is_of_its_own_kind() -> None:
    assert isinstance(indicators(a_return()).indicators[1], StaffIndicator)
