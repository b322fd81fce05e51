"""The examples of docs/method.md hold."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.domain.returns import Counts, a_return
from tests.worked_examples.explained import explain_percentage, explain_ratio
from wres_desktop.disclosure.audit import audit
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.changes import Good, Pair, change_of_gap, change_of_likelihood, change_of_share
from wres_desktop.domain.edition import load_edition, series_break
from wres_desktop.domain.ethnicity import EthnicGroup, group_of_category
from wres_desktop.domain.figures import Count, Percentage
from wres_desktop.domain.funnel import limits_at
from wres_desktop.domain.indicators import LikelihoodIndicator, indicators_of
from wres_desktop.domain.published import Mistake
from wres_desktop.domain.ratios import GroupRate, NotCalculable, four_fifths, percentage, relative_likelihood
from wres_desktop.domain.representation import leadership_goal, share_with_one_more
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import Disciplinary, DisciplinaryBasis
from wres_desktop.domain.uncertainty import (
    FEW_CASES,
    FEW_EXPECTED,
    HALF_ADDED,
    fisher_p,
    gap_interval,
    interval_texts,
    read_relative_likelihood,
)
from wres_desktop.domain.unknown_ethnicity import Groups, share_if_known
from wres_desktop.domain.workforce import StaffGroup

Example: TypeAlias = Mapping[str, Any]

PAGE = Path(__file__).parent.parent / "docs" / "method.md"
EXAMPLES: tuple[Example, ...] = tuple(
    tomllib.loads(block)
    for block in re.findall(r"^```toml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
)


def bme(example: Example) -> GroupRate:
    numerator, denominator = example["of"]
    return GroupRate(numerator, denominator, "BME staff", "BME cases")


def white(example: Example) -> GroupRate:
    numerator, denominator = example["compared_with"]
    return GroupRate(numerator, denominator, "white staff", "white cases")


def decimals(printed: str) -> int:
    return len(printed.partition(".")[2])


def check_percentage(example: Example) -> None:
    printed = example["printed"]
    exact = percentage(example["count"], example["of"])
    assert isinstance(exact, Fraction)
    assert digits(exact, decimals(printed)) == printed
    if "cut_off" in example:
        assert explain_percentage(example["count"], example["of"], example["cut_off"]).mistake is Mistake.TRUNCATED


def check_relative_likelihood(example: Example) -> None:
    ratio = relative_likelihood(of=bme(example), compared_with=white(example))
    if "not_calculable" in example:
        assert ratio == NotCalculable(example["not_calculable"])
        return
    assert isinstance(ratio, Fraction)
    assert digits(ratio, decimals(example["printed"])) == example["printed"]
    if "from_rounded_rates" in example:
        found = explain_ratio(bme(example), white(example), example["from_rounded_rates"])
        assert found.mistake is Mistake.RATIO_OF_ROUNDED_RATES


def check_difference(example: Example) -> None:
    (count, of), (other, out_of) = example["of"], example["minus"]
    assert digits(Fraction(100 * count, of) - Fraction(100 * other, out_of), 1) == example["printed"]


def check_four_fifths(example: Example) -> None:
    ratio = relative_likelihood(of=bme(example), compared_with=white(example))
    assert isinstance(ratio, Fraction)
    assert four_fifths(ratio) == example["class"]


def check_likely_range(example: Example) -> None:
    reading = read_relative_likelihood(bme(example), white(example))
    assert reading.interval_texts == tuple(example["interval"])
    assert reading.could_be_chance is example["could_be_chance"]
    assert (FEW_CASES in reading.cautions) is example["few_cases"]
    assert (FEW_EXPECTED in reading.cautions) is example["few_expected"]
    assert (HALF_ADDED in reading.cautions) is example.get("half_added", False)


def check_exact_test(example: Example) -> None:
    assert f"{fisher_p(bme(example), white(example)):.4f}" == example["probability"]


def check_range_of_a_gap(example: Example) -> None:
    (yes, answered), (other_yes, other_answered) = example["of"], example["minus"]
    limits = gap_interval(GroupRate(yes, answered, "answers"), GroupRate(other_yes, other_answered, "answers"))
    assert interval_texts(limits, 1) == tuple(example["interval"])


def check_two_year_average(example: Example) -> None:
    first, other = example["of"], example["compared_with"]
    submission = a_return(
        2019,
        workforce={StaffGroup.CLINICAL: {"band_5": Counts(other["staff"], first["staff"], 0)}},
        disciplinary=Disciplinary(
            DisciplinaryBasis.TWO_YEAR_AVERAGE,
            Counts(other["cases"][0], first["cases"][0], 0),
            Counts(other["cases"][1], first["cases"][1], 0),
        ),
    )
    indicator = indicators_of(submission, load_edition(2019)).indicators[3]
    assert isinstance(indicator, LikelihoodIndicator)
    assert isinstance(indicator.relative_likelihood, Fraction)
    assert digits(indicator.relative_likelihood, 2) == example["printed"]


def check_edition(example: Example) -> None:
    edition = load_edition(example["year"])
    assert edition.disciplinary_basis == example["disciplinary_basis"]
    assert edition.indicator_7_includes_dont_know is example["indicator_7_includes_dont_know"]
    assert edition.race_disparity is example["race_disparity"]
    assert list(edition.survey_items.values()) == example["survey_items"]


def check_series_break(example: Example) -> None:
    first, last = (load_edition(year) for year in example["years"])
    assert (series_break(example["indicator"], last, first) is not None) is example["breaks"]


def check_race_disparity(example: Example) -> None:
    bands = ("band_5", "band_7", "band_8a")
    counts = zip(bands, example["white"], example["bme"], strict=True)
    rows = {band: Counts(white_staff, bme_staff, 0) for band, white_staff, bme_staff in counts}
    submission = a_return(workforce={StaffGroup.CLINICAL: rows})
    _, clinical = indicators_of(submission, load_edition(2021)).race_disparity
    for step, ratio in clinical.ratios.items():
        assert isinstance(ratio, Fraction)
        assert digits(ratio, 2) == example[step]


def check_ethnic_category(example: Example) -> None:
    for group in EthnicGroup:
        for text in example[group]:
            recognised = group_of_category(text)
            assert recognised is not None
            assert (recognised.group, recognised.guessed) == (group, False)
    for text in example["read_by_first_letter"]:
        recognised = group_of_category(text)
        assert recognised is not None
        assert recognised.guessed
    assert not any(group_of_category(text) for text in example["not_recognised"])


def publication_of(printed: Sequence[str]) -> Publication:
    """Statements written as ``count CELLS NUMBER`` or ``percentage CELLS of CELLS NUMBER``."""
    statements = []
    for number, line in enumerate(printed):
        kind, of, *rest, text = line.split()
        quantity = Percentage((of,), (rest[1],)) if kind == "percentage" else Count((of,))
        statements.append(Printed(str(number), quantity, text))
    return Publication("example", ("staff/white", "staff/bme", "staff/unknown"), tuple(statements))


def check_audit(example: Example) -> None:
    found = audit(publication_of(example["printed"]), load_policy())
    if example.get("contradiction"):
        assert not found.consistent
        return
    (examined,) = [each for each in found.examined if each.of == (example["examined"],)]
    assert (examined.lowest, examined.highest) == (example["lowest"], example["highest"])
    assert examined.protected is example["protected"]


def rate(pair: Sequence[int]) -> GroupRate:
    return GroupRate(pair[0], pair[1], "people")


def check_change_of_a_share(example: Example) -> None:
    found = change_of_share(rate(example["now"]), rate(example["before"]), Good(example["good"]))
    assert digits(found.size, 1) == example["change"]
    assert interval_texts(found.interval_95, 1) == tuple(example["interval"])
    assert found.verdict == example["verdict"]


def check_change_of_a_likelihood(example: Example) -> None:
    years = (example["now"], example["before"])
    found = change_of_likelihood(*(Pair(rate(year["of"]), rate(year["compared_with"])) for year in years))
    assert not isinstance(found, NotCalculable)
    assert digits(found.size, 2) == example["change"]
    assert interval_texts(found.interval_95, 2) == tuple(example["factor"])
    assert found.verdict == example["verdict"]


def check_change_of_a_gap(example: Example) -> None:
    years = (example["now"], example["before"])
    found = change_of_gap(*(Pair(rate(year["of"]), rate(year["minus"])) for year in years))
    assert digits(found.size, 1) == example["change"]
    assert found.verdict == example["verdict"]


def check_leadership_goal(example: Example) -> None:
    of, out_of = example["all_staff"]
    goal = leadership_goal(example["bme"], example["posts"], (of, out_of), example["year"])
    assert goal.needed == example["needed"]
    assert {year: goal.path[int(year)] for year in example["path"]} == example["path"]


def check_one_more(example: Example) -> None:
    assert digits(share_with_one_more(example["bme"], example["posts"]), 1) == example["share"]


def check_if_known(example: Example) -> None:
    both = share_if_known(Groups(example["white"], example["bme"], example["unknown"]))
    assert (digits(both.if_white, 1), digits(both.if_bme, 1)) == (example["if_white"], example["if_bme"])


def check_funnel(example: Example) -> None:
    limits = limits_at(Fraction(*example["share"]), example["people"])
    assert [digits(Fraction(limit), 1) for limit in limits] == example["limits"]


CHECKS: Mapping[str, Callable[[Example], None]] = {
    "percentage": check_percentage,
    "relative likelihood": check_relative_likelihood,
    "difference of shares": check_difference,
    "four-fifths": check_four_fifths,
    "likely range": check_likely_range,
    "exact test": check_exact_test,
    "likely range of a gap": check_range_of_a_gap,
    "two-year average": check_two_year_average,
    "edition": check_edition,
    "series break": check_series_break,
    "race disparity": check_race_disparity,
    "ethnic category": check_ethnic_category,
    "audit": check_audit,
    "change of a share": check_change_of_a_share,
    "change of a relative likelihood": check_change_of_a_likelihood,
    "change of a gap": check_change_of_a_gap,
    "leadership goal": check_leadership_goal,
    "one more": check_one_more,
    "if ethnicity were known": check_if_known,
    "funnel": check_funnel,
}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["rule"] for example in EXAMPLES])
def test_an_example_of_the_page_on_method_holds(example: Example) -> None:
    CHECKS[example["rule"]](example)


def test_every_rule_has_an_example() -> None:
    assert {example["rule"] for example in EXAMPLES} == set(CHECKS)
