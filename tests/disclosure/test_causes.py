"""What may have gone wrong where statements contradict each other: tried, and said as "perhaps"."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import POLICY, Json
from tests.disclosure.generated import generate
from wres_desktop.disclosure.audit import Audit, audit
from wres_desktop.disclosure.audit_text import audit_json, audit_words
from wres_desktop.disclosure.causes import with_causes
from wres_desktop.disclosure.explained_audit import explained_audit
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.statements import Publication
from wres_desktop.paths import resources

CASES: dict[str, Any] = {
    case["id"]: case
    for case in json.loads(
        (Path(__file__).parent.parent / "worked_examples" / "published_figures.json").read_text(encoding="utf-8")
    )["cases"]
}
WHITE, BME = "staff/white", "staff/bme"
OTHERS: Json = {"id": "others", "kind": "count", "of": [WHITE], "withheld": True}


def publication(*statements: Json) -> Publication:
    """A publication of whatever cells its statements name."""
    sums = [patterns for statement in statements for patterns in named(statement)]
    cells = list(dict.fromkeys(pattern for patterns in sums for pattern in patterns if "*" not in pattern))
    return publication_from_json(
        {"format": "wres-publication", "version": 1, "title": "", "cells": cells, "statements": list(statements)}
    )


def named(statement: Json) -> list[list[str]]:
    parts = [statement[key] for key in ("of", "out_of", "compared_with", "minus") if key in statement]
    return [
        p for part in parts for p in ([part] if isinstance(part, list) else [part["numerator"], part["denominator"]])
    ]


def count(name: str, of: str, people: int) -> Json:
    return {"id": name, "kind": "count", "of": [of], "printed": str(people)}


def share(name: str, of: str, out_of: str, printed: str) -> Json:
    return {"id": name, "kind": "percentage", "of": [of], "out_of": [out_of], "printed": printed}


def rate(of: str, out_of: str) -> Json:
    return {"numerator": [of], "denominator": [out_of]}


def ratio(printed: str, of: Json, compared_with: Json) -> Json:
    return {"id": "ratio", "kind": "ratio", "of": of, "compared_with": compared_with, "printed": printed}


def causes(found: Audit) -> set[tuple[str, str]]:
    return {(cause.statement, cause.kind) for cause in found.causes}


def explained(*statements: Json) -> set[tuple[str, str]]:
    found = explained_audit(publication(*statements), POLICY)
    assert not found.consistent
    assert all("perhaps" in cause.words for cause in found.causes)
    assert all(cause.words in audit_words(found) for cause in found.causes)
    return causes(found)


# ---------------------------------------------------------------- mistakes that were really published


def test_a_figure_that_was_cut_off_is_recognised() -> None:
    """Gloucestershire CCG 2019: 23 of 364 are 6.3187 %, printed as 6.31."""
    case = CASES["glosccg-2019-ind1-overall"]
    people = case["inputs"]
    found = explained(
        count("bme", BME, people["numerator"]),
        count("all", "staff/*", people["denominator"]),
        OTHERS,
        share("percent", BME, "staff/*", case["published"]["value"]),
    )
    assert found == {("percent", "truncated")}


def test_a_share_of_another_total_is_recognised() -> None:
    """Gloucestershire CCG 2019: 11 are 4.4 % of 364 - 116 people, and not of the 220 posts named beside them."""
    case = CASES["glosccg-2019-ind1-nonclinical-stated-denominator"]
    people = case["inputs"]
    found = explained(
        {"id": "all", "kind": "count", "of": ["non_clinical/*", "clinical/*"], "printed": "364"},
        count("clinical", "clinical/bme", 12),
        {"id": "clinical_all", "kind": "count", "of": ["clinical/bme", "clinical/other"], "printed": "116"},
        count("bme", "non_clinical/bme", people["numerator"]),
        {"id": "rest", "kind": "count", "of": ["non_clinical/other"], "withheld": True},
        count("posts", "posts/non_clinical", people["denominator"]),
        share("percent", "non_clinical/bme", "posts/non_clinical", case["published"]["value"]),
    )
    assert found == {("percent", "other_denominator")}


def test_a_ratio_of_rounded_rates_is_recognised() -> None:
    """Kent and Medway 2020: 1.2 % over 0.7 % is 1.7; 9 of 725 over 17 of 2505 is 1.8."""
    case = CASES["kmpt-2020-ind3-from-rounded-rates"]
    (bme_cases, bme_staff), (white_cases, white_staff) = (
        case["inputs"]["counts"]["bme"],
        case["inputs"]["counts"]["white"],
    )
    counts = [
        *(count("bme_cases", "entered/bme", bme_cases), count("bme", BME, bme_staff)),
        *(count("white_cases", "entered/white", white_cases), count("white", WHITE, white_staff)),
    ]
    rates = [
        share("bme_rate", "entered/bme", BME, case["inputs"]["bme_rate"]),
        share("white_rate", "entered/white", WHITE, case["inputs"]["white_rate"]),
    ]
    printed = ratio(case["published"]["ratio"], rate("entered/bme", BME), rate("entered/white", WHITE))
    assert explained(*counts, *rates, printed) == {("ratio", "ratio_of_rounded_rates")}
    assert explained(*counts, printed) == {("ratio", "ratio_of_rounded_rates")}


def test_a_percent_sign_on_a_ratio_is_recognised() -> None:
    """North Cumbria 2023 printed 17.16 % as a relative likelihood; these counts are invented."""
    printed = CASES["ncic-2023-ind2-unit-error"]["published"]["ncic_2023"]
    counts = [
        *(count("sw", "shortlisted/white", 600), count("aw", "appointed/white", 120)),
        *(count("sb", "shortlisted/bme", 310), count("ab", "appointed/bme", 40)),
    ]
    of, other = rate("appointed/white", "shortlisted/white"), rate("appointed/bme", "shortlisted/bme")
    assert explained(*counts, ratio(printed, of, other)) == {("ratio", "percent_sign_on_ratio")}
    # 120 of 600 over 40 of 310 is 1.55: as a percentage, and where a ratio was typed in as one.
    assert ("ratio", "percent_sign_on_ratio") in explained(*counts, ratio("155", of, other))
    as_share = share("share", "appointed/white", "shortlisted/white", "1.55%")
    assert ("share", "percent_sign_on_ratio") in explained(*counts, as_share)


@pytest.mark.parametrize("name", ["cqc-2016-ind1-overall", "cqc-2024-ind1-overall", "national-2019-ind9-none"])
def test_figures_that_agree_have_no_cause_to_be_looked_for(name: str) -> None:
    people = CASES[name]["inputs"]
    told = publication(
        count("part", BME, people["numerator"]),
        count("all", "staff/*", people["denominator"]),
        OTHERS,
        share("percent", BME, "staff/*", CASES[name]["published"]["value"]),
    )
    found = explained_audit(told, POLICY)
    assert (found.consistent, found.causes) == (True, ())


# ---------------------------------------------------------------- invented mistakes


def test_labels_of_two_counts_the_wrong_way_round_are_recognised() -> None:
    """35 of 295 are 11.9 %, 260 are 88.1 %."""
    shares = share("bme_share", BME, "staff/*", "11.9"), share("white_share", WHITE, "staff/*", "88.1")
    found = explained(count("white", WHITE, 35), count("bme", BME, 260), *shares)
    assert {kind for _, kind in found} == {"swapped_groups"}


def test_one_share_under_the_other_groups_name_is_recognised() -> None:
    counts = count("white", WHITE, 260), count("bme", BME, 35)
    assert ("share", "swapped_groups") in explained(*counts, share("share", BME, "staff/*", "88.1"))


def test_a_ratio_the_other_way_round_is_recognised() -> None:
    """9 of 725 over 17 of 2505 is 1.83; 17 of 2505 over 9 of 725 is 0.55."""
    counts = [
        *(count("bme_cases", "entered/bme", 9), count("bme", BME, 725)),
        *(count("white_cases", "entered/white", 17), count("white", WHITE, 2505)),
    ]
    printed = ratio("0.55", rate("entered/bme", BME), rate("entered/white", WHITE))
    assert explained(*counts, printed) == {("ratio", "other_direction")}


def test_a_difference_of_rounded_shares_is_recognised() -> None:
    """3 of 17 are 17.6 %, 36 of 297 are 12.1 %: 5.5 points apart, but 18 less 12 is 6."""
    found = explained(
        *(count("b", "board/bme", 3), count("w", "board/white", 14), count("bme", BME, 36), count("white", WHITE, 261)),
        *(share("on_board", "board/bme", "board/*", "18"), share("in_post", BME, "staff/*", "12")),
        {
            "id": "gap",
            "kind": "difference",
            "of": rate("board/bme", "board/*"),
            "minus": rate(BME, "staff/*"),
            "printed": "6.0",
        },
    )
    assert ("gap", "difference_of_rounded_rates") in found
    assert {statement for statement, _ in found} == {"gap"}


def test_decimals_that_say_more_than_was_rounded_are_recognised() -> None:
    """11 of 218 are 5.05 %."""
    counts = count("white", WHITE, 207), count("bme", BME, 11)
    assert explained(*counts, share("share", BME, "staff/*", "5.00")) == {("share", "fewer_decimals")}
    assert explained(*counts, share("share", BME, "staff/*", "50.5")) == {("share", "other_place_of_point")}


def test_two_mistakes_in_different_places_are_explained_one_at_a_time() -> None:
    found = explained(
        *(OTHERS, count("bme", BME, 23), count("all", "staff/*", 364), share("percent", BME, "staff/*", "6.31")),
        *(count("b", "board/bme", 7), count("w", "board/white", 5), share("seats", "board/bme", "board/*", "80")),
    )
    assert found == {("percent", "truncated")}


def test_where_nothing_explains_it_the_statements_are_named_without_which_the_rest_agrees() -> None:
    found = explained(
        *(count("white", WHITE, 8), count("bme", BME, 5), count("all", "staff/*", 13)),
        share("share", BME, "staff/*", "71"),
    )
    assert found == {("share", "not_reproduced")}


def test_where_every_statement_could_be_the_wrong_one_no_cause_is_named() -> None:
    told = publication(count("bme", BME, 5), count("all", "staff/*", 3))
    found = explained_audit(told, POLICY)

    assert (found.contradiction, found.causes) == (("bme", "all"), ())
    assert "misprinted" in audit_words(found)


@pytest.mark.parametrize("number", [number for number in range(300) if generate(number).misprinted][:40])
def test_causes_are_about_the_contradiction_the_same_every_time_and_fit_the_schema(number: int) -> None:
    told = publication_from_json(generate(number).publication)
    found = audit(told, POLICY)
    schema = json.loads((resources() / "schema" / "audit.schema.json").read_text(encoding="utf-8"))
    with_reasons = with_causes(found, told)

    assert with_causes(found, told) == with_reasons
    assert {cause.statement for cause in with_reasons.causes} <= set(found.contradiction)
    if not found.consistent:
        Draft202012Validator(schema).validate(json.loads(audit_json(with_reasons)))
