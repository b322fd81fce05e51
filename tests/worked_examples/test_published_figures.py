"""Figures that organisations really published: reproduced where they are right, explained where they are not.

The inputs, the published figures, the right ones and the sources stand in published_figures.json.
"""

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.worked_examples.explained import (
    Explanation,
    explain_compounded,
    explain_percentage,
    explain_ratio,
    mistakes_in_words,
)
from wres_desktop.domain.edition import load_edition, series_break
from wres_desktop.domain.ethnicity import EthnicGroup, group_of_category
from wres_desktop.domain.indicators.survey import SurveyIndicator, survey_indicator
from wres_desktop.domain.published import Mistake, mistakes_in_ratio
from wres_desktop.domain.ratios import (
    FourFifths,
    GroupRate,
    NotCalculable,
    four_fifths,
    percentage,
    relative_likelihood,
)
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import SurveyPercent, SurveyQuestion, SurveyResult
from wres_desktop.domain.uncertainty import FEW_CASES, read_relative_likelihood
from wres_desktop.reports.wording import more_or_less

Case: TypeAlias = Mapping[str, Any]

CASES: tuple[Case, ...] = tuple(
    json.loads((Path(__file__).parent / "published_figures.json").read_text(encoding="utf-8"))["cases"]
)


def of_type(*types: str) -> pytest.MarkDecorator:
    """Run a test once for each published case of these types."""
    chosen = [pytest.param(case, id=case["id"]) for case in CASES if case["type"] in types]
    return pytest.mark.parametrize("case", chosen)


def the_case(case_id: str) -> Case:
    return next(case for case in CASES if case["id"] == case_id)


def mistake(case: Case) -> Mistake | None:
    return Mistake[case["mistake"]] if case["mistake"] else None


def test_the_collection_is_whole_and_every_case_names_its_source() -> None:
    assert Counter(case["type"] for case in CASES) == {
        "counts_to_percent": 9,
        "consistency_sum": 6,
        "compounding": 5,
        "direction": 2,
        "rates_to_ratio": 2,
        "published_only": 2,
        "undefined_ratio": 1,
        "disclosure_recovery": 1,
        "ratio_to_words": 1,
        "four_fifths_national": 1,
        "unit_error": 1,
        "series_break": 1,
        "basis": 1,
        "definition_grouping": 1,
    }
    assert all(case["source_url"] for case in CASES)


@of_type("counts_to_percent")
def test_a_published_percentage_follows_from_its_counts_or_its_mistake_is_named(case: Case) -> None:
    """Gloucestershire CCG cut 6.3187 off at 6.31, and divided 11 by 248 where its text says 220."""
    inputs, printed = case["inputs"], case["published"]["value"]
    found = explain_percentage(
        inputs["numerator"], inputs["denominator"], printed, other_totals=inputs.get("other_totals", {})
    )
    assert (found.right, found.mistake) == (case["right"], mistake(case))
    assert (found.right == printed) is (found.mistake is None)


def test_a_ratio_of_no_cases_in_either_group_has_no_value() -> None:
    entered = the_case("glosccg-2020-ind3-zero-zero")["inputs"]
    for staff in ((1, 1), (25, 336)):
        ratio = relative_likelihood(
            of=GroupRate(entered["bme_disciplinary"], staff[0], "BME staff"),
            compared_with=GroupRate(entered["white_disciplinary"], staff[1], "white staff"),
        )
        assert ratio == NotCalculable("no cases in either group")


def test_a_total_and_one_percentage_to_one_decimal_give_the_count_away() -> None:
    case = the_case("recovery-a")
    total, right = case["inputs"]["total_staff"], case["right"]
    for name, counts in (
        ("published_percent_bme", right["bme_counts_consistent"]),
        ("published_percent_not_declared", right["not_declared_counts_consistent"]),
        ("published_percent_declared", right["declared_counts_consistent"]),
    ):
        printed = case["inputs"][name]
        assert [n for n in range(total + 1) if digits(Fraction(100 * n, total), 1) == printed] == counts


def test_a_ratio_of_rounded_rates_is_not_the_ratio_of_the_counts() -> None:
    """Kent and Medway printed 1.7, which is 1.2 % over 0.7 %; the cases and the staff give 1.8."""
    case = the_case("kmpt-2020-ind3-from-rounded-rates")
    inputs, printed = case["inputs"], case["published"]["ratio"]
    rounded = Fraction(inputs["bme_rate"]) / Fraction(inputs["white_rate"])
    assert digits(rounded, 1) == case["right"]["from_rounded_rates"] == printed
    (bme_cases, bme_staff), (white_cases, white_staff) = inputs["counts"]["bme"], inputs["counts"]["white"]
    bme, white = GroupRate(bme_cases, bme_staff, "BME staff"), GroupRate(white_cases, white_staff, "white staff")
    assert (digits(Fraction(100 * 9, 725), 1), digits(Fraction(100 * 17, 2505), 1)) == ("1.2", "0.7")
    assert explain_ratio(bme, white, printed) == Explanation(case["right"]["ratio"], mistake(case))


def test_a_ratio_of_exact_rates_is_that_of_the_worked_example() -> None:
    case = the_case("balanceworks-rlr-example")
    of = GroupRate(38, 1000, "people of the group")
    compared_with = GroupRate(7, 1000, "people compared with")
    assert Fraction(case["inputs"]["focus_rate"]) == Fraction(of.numerator, of.denominator)
    assert Fraction(case["inputs"]["reference_rate"]) == Fraction(compared_with.numerator, compared_with.denominator)
    assert explain_ratio(of, compared_with, case["published"]["ratio"]) == Explanation(case["right"]["ratio"], None)


def test_a_ratio_above_one_is_said_as_a_share_more() -> None:
    case = the_case("scwres-2023-words-1")
    assert more_or_less(case["inputs"]["ratio"]) == case["published"]["text"] == case["right"]


def test_a_ratio_of_bme_over_white_is_turned_into_the_direction_of_indicator_2() -> None:
    case = the_case("scwres-2023-ind2-direction")
    turned = 1 / Fraction(case["inputs"]["bme_over_white"])
    assert digits(turned, 1) == case["right"]["white_over_bme_nhs_direction"]
    assert four_fifths(turned) is FourFifths.BME_DISADVANTAGED


def test_a_ratio_below_one_called_more_likely_is_recognised_as_unreadable() -> None:
    """Rotherham, Doncaster and South Humber: 0.66 either favours BME applicants or is BME over white."""
    case = the_case("rdash-2025-ind2-direction")
    assert mistakes_in_words(case["inputs"]["sentence"]) == {mistake(case)}
    assert more_or_less(case["published"]["2025"]) == "34% less likely"


@of_type("consistency_sum")
def test_published_shares_add_up(case: Case) -> None:
    total = sum(Fraction(share) for share in case["inputs"].values())
    assert total == Fraction(case["published"]["sum"]) == Fraction(case["right"])


def test_the_trusts_inside_the_four_fifths_range_are_those_between_its_ends() -> None:
    case = the_case("national-2018-ind3-four-fifths-count")
    inputs = case["inputs"]
    inside = inputs["trusts_total"] - inputs["above_1_25"] - inputs["below_0_80"]
    assert inside == case["right"]["trusts_within"]
    share = percentage(inside, inputs["trusts_total"])
    assert isinstance(share, Fraction)
    assert digits(share, case["published"]["decimals"]) == case["published"]["percent_within"]
    for end in (Fraction("0.8"), Fraction("1.25")):
        assert four_fifths(end) is FourFifths.INSIDE


@of_type("compounding")
def test_a_compounded_ratio_is_a_power_of_its_step_or_its_mistake_is_named(case: Case) -> None:
    """The article prints band 8b again for 8c, and figures for 8d and 9 that no power of 1.59 gives."""
    inputs = case["inputs"]
    found = explain_compounded(Fraction(inputs["ratio_per_step"]), inputs["steps"], case["published"]["value"])
    assert found == Explanation(case["right"], mistake(case))


def test_a_ratio_printed_as_a_percentage_is_recognised() -> None:
    """North Cumbria printed 1.54%, 1.25% and 17.16% for indicator 2; the last is not even a ratio."""
    case = the_case("ncic-2023-ind2-unit-error")
    for name, printed in case["inputs"].items():
        found = mistakes_in_ratio(printed)
        assert mistake(case) in found
        assert (Mistake.IMPLAUSIBLE_RATIO in found) is (name == "ncic_2023")


def test_below_zero_means_under_represented_on_the_board() -> None:
    """The Christie prints board minus workforce: -0.64, after -7.5 a year before."""
    published = the_case("christie-2022-ind9")["published"]
    assert Decimal(published["previous"]) < Decimal(published["difference_pp"]) < 0
    assert "Below 0" in load_edition(2022).indicators[9].direction


def test_old_and_new_figures_of_indicator_7_are_not_compared() -> None:
    """The Christie printed the change of basis from 2021 to 2022 as a significant decrease."""
    case = the_case("christie-2022-ind7-series-break")
    for year in ("2022", "2021"):
        white, bme = (SurveyPercent(Decimal(case["inputs"][f"{group}_{year}"]), None) for group in ("white", "bme"))
        found = survey_indicator(SurveyQuestion.EQUAL_OPPORTUNITY, SurveyResult(white, bme))
        assert isinstance(found, SurveyIndicator)
        assert found.gap == -Fraction(case["right"][f"gap_pp_{year}"])
    sentence = series_break(7, load_edition(2022), load_edition(2021))
    assert sentence is not None
    assert sentence.startswith("2021 and 2022 cannot be compared")


@pytest.mark.parametrize("bme_cases", range(10))
def test_a_ratio_on_nine_cases_always_carries_the_caution_for_small_numbers(bme_cases: int) -> None:
    """Papworth: 9.5 after 2.4, on nine cases in all; however they split, one group has fewer than five."""
    case = the_case("papworth-2017-ind3-small-n")
    cases = case["inputs"]["all_disciplinary_cases"]
    bme, white = GroupRate(bme_cases, 300, "BME staff"), GroupRate(cases - bme_cases, 1500, "white staff")
    reading = read_relative_likelihood(bme, white)
    assert FEW_CASES in reading.cautions
    assert reading.flagged
    assert mistakes_in_ratio(case["published"]["ratio"]) == {Mistake.IMPLAUSIBLE_RATIO}


def test_a_full_time_equivalent_percentage_beside_a_headcount_is_recognised() -> None:
    """Newcastle prints 15,943 heads beside a percentage of full-time equivalents."""
    case = the_case("newcastle-2023-fte-basis")
    assert mistakes_in_words(case["inputs"]["sentence"]) == {mistake(case)}


def test_groups_are_made_from_categories_and_not_from_a_ready_made_minority_total() -> None:
    """The published 55 is everybody who is not White British; the standard's BME group of the same table is 34."""
    case = the_case("recruit16plus1-grouping")
    words = {
        "wbc": "White & Black Caribbean",
        "wba": "White & Black African",
        "wa": "White & Asian",
    }
    groups: Counter[EthnicGroup] = Counter()
    for name, people in case["inputs"].items():
        recognised = group_of_category(words.get(name, name.replace("_", " ")))
        assert recognised is not None
        groups[recognised.group] += people
    right = case["right"]
    assert groups[EthnicGroup.BME] == right["wres_bme_total"]
    assert groups[EthnicGroup.WHITE] == right["wres_white_total"]
    assert groups[EthnicGroup.UNKNOWN] == right["not_stated"]
    everybody_else = groups.total() - case["inputs"]["white_british"] - right["not_stated"]
    assert groups.total() == int(case["published"]["grand_total"]) == right["grand_total"]
    assert everybody_else == int(case["published"]["unlabelled_group_total"]) == right["non_white_british_total"]
