"""The nine indicators as text to show."""

from dataclasses import replace
from datetime import date

from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.indicators import IndicatorSet, indicators_of
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
)
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.ui.figure_cards import NOT_COMPARABLE, TOO_FEW, FigureCard, at_a_glance, disparity_table, figure_cards

ORGANISATION = Organisation("99X", "Example", OrganisationKind.CCG)


def submission(year: int, basis: DisciplinaryBasis = DisciplinaryBasis.SINGLE_YEAR) -> Submission:
    """Sixty white and twenty BME staff, none unknown."""
    return Submission(
        ORGANISATION,
        year,
        date(year, 3, 31),
        workforce={
            StaffGroup.NON_CLINICAL: {"band_4": GroupCounts(40, 10, 0)},
            StaffGroup.CLINICAL: {"band_7": GroupCounts(20, 10, 0)},
        },
        recruitment=Recruitment(GroupCounts(80, 20, 4), GroupCounts(40, 5, 1)),
        disciplinary=Disciplinary(basis, GroupCounts(0, 3, 0), GroupCounts(0, 0, 0)),
        training=NotCollected("no record by ethnicity"),
        survey={SurveyQuestion.HARASSMENT_PUBLIC: SurveyResult(SurveyCount(20, 100), SurveyCount(10, 40))},
        board=Board(GroupCounts(9, 1, 0), GroupCounts(9, 1, 0), GroupCounts(4, 0, 0)),
    )


def figures(basis_before: DisciplinaryBasis = DisciplinaryBasis.SINGLE_YEAR) -> IndicatorSet:
    return indicators_of(submission(2021), load_edition(2021), submission(2020, basis_before))


def card(number: int) -> FigureCard:
    return figure_cards(figures())[number - 1]


def test_the_staff_are_shown_with_their_share_of_bme_people() -> None:
    assert (card(1).headline, card(1).sentence) == ("25.0 % BME", "Of 80 staff, 20 are BME.")
    table = card(1).table
    assert table is not None
    assert table.rows[:3] == (
        ("All staff", "60", "20", "0", "80", "25.0 %"),
        ("Non-clinical", "40", "10", "0", "50", "20.0 %"),
        ("    Band 4", "40", "10", "0", "50", "20.0 %"),
    )


def test_a_relative_likelihood_names_its_direction() -> None:
    """40 of 80 against 5 of 20 is 0.5 against 0.25: twice as likely."""
    assert card(2).headline == "2.00 times"
    assert card(2).sentence == "White applicants were 2.00 times as likely to be appointed as BME applicants."
    assert card(2).direction == "Above 1 means that white applicants were more likely to be appointed."


def test_of_a_ratio_over_few_people_it_is_said_that_the_fair_range_is_no_measure() -> None:
    few = replace(
        submission(2021), disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, GroupCounts(1, 1, 0), None)
    )
    told = figure_cards(indicators_of(few, load_edition(2021)))[2].cautions
    assert told[0] == TOO_FEW
    assert not any("fared worse" in each for each in told)


def test_a_ratio_over_no_cases_says_why_there_is_none() -> None:
    assert card(3).headline == "Not calculable"
    assert card(3).sentence == "Not calculable: no white cases."


def test_a_section_that_was_not_collected_says_so_in_the_organisations_words() -> None:
    assert (card(4).headline, card(4).sentence, card(4).table) == ("No figure", "No record by ethnicity", None)


def test_gaps_are_signed_percentage_points() -> None:
    """25 % less 20 % of a survey; 10 % of the board less 25 % of the workforce."""
    assert card(5).headline == "+5.0 points"
    assert card(9).headline == "\N{MINUS SIGN}15.0 points"


def test_all_nine_stand_beside_the_year_before() -> None:
    glance = at_a_glance(figures())
    assert glance.headings == ("Indicator", "2021", "2020")
    assert [row[1:] for row in glance.rows[:2]] == [("25.0 % BME", "25.0 % BME"), ("2.00 times", "2.00 times")]


def test_a_year_that_cannot_be_compared_is_not_put_beside_this_one() -> None:
    glance = at_a_glance(figures(DisciplinaryBasis.TWO_YEAR_AVERAGE))
    assert glance.rows[2][2] == NOT_COMPARABLE


def test_race_disparity_ratios_are_shown_in_a_year_that_asks_for_them() -> None:
    before = indicators_of(submission(2020), load_edition(2020))
    assert disparity_table(before) is None
    table = disparity_table(figures())
    assert table is not None
    assert table.headings == ("", "Non-clinical", "Clinical")
