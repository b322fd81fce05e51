"""The verifier's own list of rules is that of the planning side: two programs, one meaning."""

from dataclasses import replace

import pytest

from tests.builders import POLICY, SAMPLES, Json, generated_return, report_on, sample_report
from tests.consortia import four_members
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.rules import Rule as Planned
from wres_desktop.disclosure.rules import SmallCount, rules_of, rules_of_all
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.verify_places import Places, positions
from wres_desktop.disclosure.verify_rules import Group, Rule, Rules, Small
from wres_desktop.disclosure.wanted import joint_wanted_of, wanted_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import Count, cells_matching

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
    places = Places(publication.cells)
    return {_as_verified(rule, places) for rule in rules_of(quantities, publication.cells, policy)}


def _as_verified(rule: Planned, places: Places) -> Rule:
    if isinstance(rule, SmallCount):
        return Small(places.bits_of(rule.cells), rule.threshold)
    return Group(places.bits_of(rule.part), places.bits_of(rule.rest), rule.minimum)


def worked_out(content: Json) -> set[Rule]:
    places = Places(content["cells"])
    counted = {row["id"]: places.matching(row["of"]) for row in content["statements"] if row["kind"] == "count"}
    return every_rule(places, [counted])


def every_rule(places: Places, counted: list[dict[str, int]]) -> set[Rule]:
    """Of publications that list all cells."""
    rules, listed = Rules(places, NUMBERS), (1 << len(places.cells)) - 1
    of_cells = {Small(1 << at, enough) for cells, enough in rules.of_cells(listed) for at in positions(cells)}
    return of_cells | set(rules.of_sums(counted, listed))


@pytest.mark.parametrize("sample", SAMPLES)
def test_both_programs_find_the_same_rules_for_a_sample(sample: str) -> None:
    content = sample_report(sample).publication
    assert worked_out(content) == planned(publication_from_json(content))


@pytest.mark.parametrize("seed", range(3))
def test_both_programs_find_the_same_rules_for_invented_returns(seed: int) -> None:
    content = report_on(generated_return(seed)).publication
    assert worked_out(content) == planned(publication_from_json(content))


def test_both_programs_find_the_same_rules_for_a_joint_report_and_members_own_reports() -> None:
    consortium = consortium_of(four_members(), lead="A02")
    documents = [joint_wanted_of(consortium), *(wanted_of(each.returns) for each in consortium.members[:2])]
    cells = tuple(documents[0].part.table)
    policy = replace(POLICY, name="own", **NUMBERS)  # type: ignore[arg-type]
    quantities = [{figure.id: figure.quantity for figure in each.part.figures} for each in documents]
    places = Places(cells)
    counted = [
        {name: places.matching(quantity.of) for name, quantity in each.items() if isinstance(quantity, Count)}
        for each in quantities
    ]
    alone = {_as_verified(rule, places) for rule in rules_of_all(quantities[:1], cells, policy)}
    every = {_as_verified(rule, places) for rule in rules_of_all(quantities, cells, policy)}

    assert every_rule(places, counted) == every
    assert Small(counted[0]["2021/staff/bme"] & ~counted[1]["2021/staff/bme"], 5) in every - alone
    assert Small(counted[0]["2021/staff/total"] & ~counted[0]["2021/members/K04/total"], 5) in alone


PATTERNS = ("a/*/c", "a/b/*", "*/*/c", "a/b", "a/b/c", "a/*", "a/x*/c", "*/b*/c", "*/b*/c/*")
CELLS = ("a/b/c", "a/x/c", "a/b/d", "b/b/c", "a/bb/c/d")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_names_the_same_cells_in_both_programs(pattern: str) -> None:
    places = Places(CELLS)
    assert set(places.names(places.matching([pattern]))) == set(cells_matching((pattern,), CELLS))
