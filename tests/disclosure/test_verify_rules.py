"""The verifier's own list of rules is that of the planning side: two programs, one meaning."""

from dataclasses import replace

import pytest

from tests.builders import POLICY, SAMPLES, Json, generated_return, report_on, sample_report
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.rules import SmallCount, rules_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.verify_places import Places, bits_of
from wres_desktop.disclosure.verify_rules import Group, Rule, Rules, Small
from wres_desktop.domain.figures import cells_matching

NUMBERS = {
    "threshold": 5,
    "disciplinary_threshold": 8,
    "survey_minimum": 11,
    "rate_minimum": 10,
    "group_minimum": 12,
}


def planned(publication: Publication) -> set[Rule]:
    policy = replace(POLICY, name="own", **NUMBERS)  # type: ignore[arg-type]
    quantities = {statement.id: statement.quantity for statement in publication.statements}
    return {
        Small(bits_of(rule.cells), rule.threshold)
        if isinstance(rule, SmallCount)
        else Group(bits_of(rule.part), bits_of(rule.rest), rule.minimum)
        for rule in rules_of(quantities, publication.cells, policy)
    }


def worked_out(content: Json) -> set[Rule]:
    places = Places(content["cells"])
    counted = {row["id"]: places.matching(row["of"]) for row in content["statements"] if row["kind"] == "count"}
    return set(Rules(places, NUMBERS).of([counted], [(1 << len(places.cells)) - 1]))


@pytest.mark.parametrize("sample", SAMPLES)
def test_both_programs_find_the_same_rules_for_a_sample(sample: str) -> None:
    content = sample_report(sample).publication
    assert worked_out(content) == planned(publication_from_json(content))


@pytest.mark.parametrize("seed", range(3))
def test_both_programs_find_the_same_rules_for_invented_returns(seed: int) -> None:
    content = report_on(generated_return(seed)).publication
    assert worked_out(content) == planned(publication_from_json(content))


PATTERNS = ("a/*/c", "a/b/*", "*/*/c", "a/b", "a/b/c", "a/*", "a/x*/c", "*/b*/c", "*/b*/c/*")
CELLS = ("a/b/c", "a/x/c", "a/b/d", "b/b/c", "a/bb/c/d")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_names_the_same_cells_in_both_programs(pattern: str) -> None:
    places = Places(CELLS)
    assert tuple(places.names(places.matching([pattern]))) == cells_matching((pattern,), CELLS)
