"""The exact indicators as a document and as text."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.returns import Counts, a_return
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.indicators import indicators_of
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    NotCollected,
    Submission,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.uncertainty import COULD_BE_CHANCE, FEW_CASES, FEW_EXPECTED
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.exchange import MARKING
from wres_desktop.exchange.indicators_file import indicators_document, indicators_text


def document(submission: Submission, earlier: Submission | None = None) -> dict[str, Any]:
    found = indicators_of(submission, load_edition(submission.reporting_year), earlier)
    return json.loads(json.dumps(indicators_document(found)))  # type: ignore[no-any-return]


def text(submission: Submission, earlier: Submission | None = None) -> str:
    return indicators_text(indicators_of(submission, load_edition(submission.reporting_year), earlier))


def test_the_document_says_what_it_is_and_for_whom() -> None:
    made = document(a_return())
    assert made["format"] == "wres-indicators"
    assert made["version"] == 1
    assert made["marking"] == MARKING == "OFFICIAL-SENSITIVE"
    assert made["organisation"] == {"code": "X01", "name": "Example Commissioning Group", "kind": "ccg"}
    assert made["reporting_year"] == 2021
    assert list(made["indicators"]) == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]


def test_indicator_2_holds_everything_that_its_ratio_is_made_of() -> None:
    second = document(a_return())["indicators"]["2"]
    assert second == {
        "white": {"numerator": 14, "denominator": 80, "likelihood": "0.1750"},
        "bme": {"numerator": 2, "denominator": 20, "likelihood": "0.1000"},
        "of": "white",
        "compared_with": "bme",
        "relative_likelihood": "1.75",
        "not_calculable": None,
        "interval_95": ["0.43", "7.08"],
        "four_fifths": "bme_disadvantaged",
        "could_be_chance": True,
        "cautions": [FEW_CASES, FEW_EXPECTED, COULD_BE_CHANCE],
        "not_collected": None,
    }


def test_indicator_3_names_its_basis_and_counts_two_years_among_twice_the_staff() -> None:
    averaged = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0), Counts(9, 2, 1))
    third = document(a_return(2019, disciplinary=averaged))["indicators"]["3"]
    assert third["basis"] == "two_year_average"
    assert third["white"] == {"numerator": 15, "denominator": 240, "likelihood": "0.0625"}
    assert third["bme"] == {"numerator": 7, "denominator": 100, "likelihood": "0.0700"}
    assert third["relative_likelihood"] == "1.12"
    assert third["four_fifths"] == "inside"


def test_indicator_1_holds_the_whole_workforce_and_its_rows() -> None:
    first = document(a_return())["indicators"]["1"]
    assert first["overall"]["bme"] == 50
    assert first["overall"]["bme_percent"] == "28.7"
    assert first["rows"][0] == {
        "staff_group": "non_clinical",
        "band": "band_4",
        "white": 40,
        "bme": 20,
        "unknown": 2,
        "total": 62,
        "white_percent": "64.5",
        "bme_percent": "32.3",
        "unknown_percent": "3.2",
    }
    assert sum(row["total"] for row in first["rows"]) == first["overall"]["total"] == 174
    assert [row["band"] for row in first["of_which"]] == ["senior_medical_manager"]


def test_a_survey_indicator_holds_both_shares_and_the_gap_between_them() -> None:
    fifth = document(a_return())["indicators"]["5"]
    assert fifth["item"] == "Q13a"
    assert fifth["white"] == {"percent": "21.8", "yes": 24, "answered": 110}
    assert fifth["bme"] == {"percent": "30.0", "yes": 12, "answered": 40}
    assert fifth["gap"] == "8.2"


@pytest.mark.parametrize(
    ("white", "bme", "gap"),
    [("21.4", "28.6", "7.2"), ("28.6", "21.4", "-7.2"), ("20", "20.0", "0.0"), ("20.00", "20.05", "0.1")],
)
def test_percentages_stand_as_they_were_given_and_the_gap_is_signed(white: str, bme: str, gap: str) -> None:
    given = SurveyResult(SurveyPercent(Decimal(white), 110), SurveyPercent(Decimal(bme), 140))
    fifth = document(a_return(survey={SurveyQuestion.HARASSMENT_PUBLIC: given}))["indicators"]["5"]
    assert (fifth["white"]["percent"], fifth["bme"]["percent"], fifth["gap"]) == (white, bme, gap)


def test_indicator_9_holds_three_signed_differences() -> None:
    ninth = document(a_return())["indicators"]["9"]
    assert ninth["total"]["bme_percent"] == "8.3"
    assert ninth["total_minus_workforce"] == "-20.4"
    assert ninth["voting_minus_workforce"] == "-18.7"
    assert ninth["executive_minus_workforce"] == "-28.7"
    assert ninth["workforce"]["total"] == 174


def test_zero_blank_and_not_collected_stay_apart() -> None:
    zero = document(a_return(training=Training(Counts(0, 0, 0))))["indicators"]["4"]
    assert zero["white"]["numerator"] == 0
    assert (zero["not_calculable"], zero["not_collected"]) == ("no cases in either group", None)
    blank = document(a_return(training=None))["indicators"]["4"]
    assert (blank["white"], blank["not_calculable"], blank["not_collected"]) == (None, "not yet entered", None)
    reason = "No record by ethnicity."
    refused = document(a_return(training=NotCollected(reason)))["indicators"]["4"]
    assert refused["not_collected"] == reason
    assert refused["not_calculable"] == f"not collected: {reason}"


@pytest.mark.parametrize("number", ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
def test_an_indicator_without_figures_keeps_its_names_and_holds_null(number: str) -> None:
    nothing = a_return(workforce=None, recruitment=None, disciplinary=None, training=None, survey={}, board=None)
    empty = document(nothing)["indicators"][number]
    assert empty["not_calculable"] == "not yet entered"
    likelihoods = frozenset(
        {"white", "bme", "of", "compared_with", "relative_likelihood", "interval_95", "four_fifths"}
    )
    names = {
        "1": {"overall", "rows"},
        "9": {f"{row}_minus_workforce" for row in ("total", "voting", "executive")},
        **dict.fromkeys("234", likelihoods),
        **dict.fromkeys("5678", frozenset({"white", "bme", "gap"})),
    }
    assert names[number] | {"not_calculable", "not_collected", "cautions"} == set(empty)


def test_race_disparity_and_self_reporting_come_along() -> None:
    made = document(a_return())
    assert made["self_reporting"] == {"declared": 170, "total": 174, "declared_percent": "97.7"}
    assert made["race_disparity"]["clinical"]["lower"] == {"white": 20, "bme": 10}
    assert made["race_disparity"]["clinical"]["lower_to_middle"] == {"ratio": "0.63", "not_calculable": None}
    assert document(a_return(2020))["race_disparity"] is None
    assert document(a_return(workforce=None))["self_reporting"] is None


def test_the_earlier_year_and_breaks_in_series_come_along() -> None:
    made = document(a_return(2022), a_return(2021))
    assert made["earlier_year"]["reporting_year"] == 2021
    assert made["earlier_year"]["indicators"]["2"]["relative_likelihood"] == "1.75"
    assert list(made["series_breaks"]) == ["7"]
    assert "earlier_year" not in document(a_return(2022))


def test_the_text_is_marked_at_both_ends() -> None:
    lines = text(a_return()).splitlines()
    assert lines[0].startswith(MARKING)
    assert lines[-1] == MARKING


def test_the_text_names_every_indicator_and_says_the_direction() -> None:
    made = text(a_return())
    for number, indicator in load_edition(2021).indicators.items():
        assert f"{number}. {indicator.label}" in made
    assert "Relative likelihood, white compared with BME: 1.75. Above 1 means that white applicants" in made
    assert "Likely range (95%): 0.43 to 7.08." in made
    assert "Not collected: Question left out by mistake." in made
    assert "Gap, BME minus white: 8.2 percentage points" in made
    assert "All members minus workforce: -20.4 percentage points" in made
    assert "Non-clinical, Band 4" in made


def test_the_text_leaves_out_rows_that_nobody_is_in() -> None:
    rows = {"band_5": Counts(3, 1, 0), "band_6": Counts(0, 0, 0), "band_7": Counts(None, 0, 0)}
    made = text(a_return(workforce={StaffGroup.CLINICAL: rows}))
    assert "Clinical, Band 5" in made
    assert "Clinical, Band 6" not in made
    assert "Clinical, Band 7" in made


def test_the_text_says_why_a_figure_is_missing() -> None:
    made = text(
        a_return(
            2022,
            workforce={},
            training=None,
            disciplinary=Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(1, 1, 0)),
            survey={SurveyQuestion.DISCRIMINATION: SurveyResult(SurveyCount(None, 9), SurveyPercent(Decimal(9), None))},
        ),
        a_return(2021),
    )
    assert "Relative likelihood, BME compared with white: not calculable: a count is not known." in made
    assert "Average of two years: the cases of both years out of twice the staff." in made
    assert "2021 and 2022 cannot be compared" in made
    assert "Gap: not calculable: a count is not known." in made
    assert "White: not calculable, 9 answered" in made
    assert "BME: 9%, number of answers not known" in made
    assert "   Not yet entered." in made
    assert "All members minus workforce: not calculable: no people." in made
    assert "Lower to middle: not calculable: no white staff at the lower level" in made
    assert "Ethnicity is known for an unknown share of staff." in made
