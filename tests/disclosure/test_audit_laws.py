"""What must hold of every audit, whatever was published."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.linear_solver import pywraplp

from tests.builders import POLICY
from tests.disclosure.brute_force import (
    CellSet,
    Interval,
    PublicationJson,
    RateJson,
    StatementJson,
    audit_by_brute_force,
    cell_limits,
    cells_named,
)
from tests.disclosure.generated import generate, total
from wres_desktop.disclosure.audit import Audit, audit
from wres_desktop.disclosure.possible_tables import AuditUnfinished
from wres_desktop.disclosure.publication_file import publication_from_json


def audited(content: PublicationJson) -> Audit:
    return audit(publication_from_json(content), POLICY)


def intervals(content: PublicationJson, found: Audit) -> dict[CellSet, tuple[int, int | None, bool]]:
    """The audit's answers by the cells of each sum."""
    return {
        cells_named(examined.of, content["cells"]): (examined.lowest, examined.highest, examined.protected)
        for examined in found.examined
    }


# ---------------------------------------------------------------- laws

numbers = st.integers(min_value=100_000, max_value=200_000)
law = settings(max_examples=60, deadline=None, derandomize=True)


@law
@given(numbers)
def test_the_true_count_lies_in_every_interval(number: int) -> None:
    generated = generate(number)
    found = audited(generated.publication)
    if generated.misprinted:
        return
    assert found.consistent
    for examined in found.examined:
        true_count = total(examined.of, generated.truth)
        assert examined.lowest <= true_count
        assert examined.highest is None or true_count <= examined.highest


@law
@given(numbers, st.randoms(use_true_random=False))
def test_a_further_statement_never_widens_an_interval(number: int, rng: random.Random) -> None:
    more = generate(number).publication
    fewer = [without(more, statement) for statement in more["statements"]]
    less = rng.choice([content for content in fewer if len(cell_limits(content)) == len(content["cells"])] or [more])
    found = audited(more)
    wider = intervals(less, audited(less))
    for cells, (lowest, highest, _) in intervals(more, found).items():
        if cells in wider:
            lowest_before, highest_before, _ = wider[cells]
            assert lowest >= lowest_before
            assert highest_before is None or (highest is not None and highest <= highest_before)


def without(content: PublicationJson, statement: StatementJson) -> PublicationJson:
    """The publication with one statement fewer."""
    return {**content, "statements": [other for other in content["statements"] if other is not statement]}


@law
@given(numbers, st.randoms(use_true_random=False))
def test_other_names_and_another_order_change_no_answer(number: int, rng: random.Random) -> None:
    content = generate(number).publication
    shuffled = rng.sample(content["cells"], len(content["cells"]))
    names = {cell: f"other/{position}/name" for position, cell in enumerate(shuffled)}
    found = intervals(content, audited(content))
    again = renamed(content, names, rng)
    assert intervals(again, audited(again)) == {
        frozenset(names[cell] for cell in cells): answer for cells, answer in found.items()
    }


def renamed(content: PublicationJson, names: dict[str, str], rng: random.Random) -> PublicationJson:
    """The publication with every pattern written out in other names, in another order."""

    def patterns(old: list[str]) -> list[str]:
        return [names[cell] for cell in sorted(cells_named(old, content["cells"]))] or ["no/such/cell"]

    def rate(old: RateJson) -> RateJson:
        return RateJson(numerator=patterns(old["numerator"]), denominator=patterns(old["denominator"]))

    statements: list[StatementJson] = []
    for old in content["statements"]:
        new: StatementJson = {**old}
        new["of"] = patterns(old["of"]) if isinstance(old["of"], list) else rate(old["of"])
        if "out_of" in old:
            new["out_of"] = patterns(old["out_of"])
        if "compared_with" in old:
            new["compared_with"] = rate(old["compared_with"])
        if "minus" in old:
            new["minus"] = rate(old["minus"])
        statements.append(new)
    return {
        **content,
        "cells": list(names.values()),
        "facts": [{**fact, "of": patterns(fact["of"]), "also": patterns(fact["also"])} for fact in content["facts"]],
        "statements": rng.sample(statements, len(statements)),
    }


@law
@given(numbers, st.randoms(use_true_random=False))
def test_a_statement_said_twice_changes_no_answer(number: int, rng: random.Random) -> None:
    content = generate(number).publication
    again = rng.sample(content["statements"], rng.randint(1, len(content["statements"])))
    copies: list[StatementJson] = [{**statement, "id": f"again {statement['id']}"} for statement in again]
    twice: PublicationJson = {**content, "statements": [*content["statements"], *copies]}
    found, found_twice = audited(content), audited(twice)
    assert found_twice.consistent == found.consistent
    assert intervals(twice, found_twice) == intervals(content, found)


@law
@given(numbers, st.randoms(use_true_random=False))
def test_a_withheld_figure_changes_no_answer(number: int, rng: random.Random) -> None:
    content = generate(number).publication
    said = rng.choice(content["statements"])
    hidden = StatementJson(id="hidden", kind="count", of=rng.sample(content["cells"], 2), withheld=True)
    more: PublicationJson = {**content, "statements": [hidden, *content["statements"]]}
    found, before = intervals(more, audited(more)), intervals(content, audited(content))
    assert said in more["statements"]
    assert {cells: answer for cells, answer in found.items() if cells in before} == before


def test_an_audit_that_cannot_finish_is_a_refusal_in_one_sentence_and_no_answer() -> None:
    told = publication_from_json(generate(0).publication)
    with pytest.raises(AuditUnfinished, match=r"^The audit could not be finished .* try again\.$"):
        audit(told, POLICY, seconds=-1.0)


# ---------------------------------------------------------------- whole numbers


def test_whole_numbers_give_away_what_the_linear_relaxation_calls_safe() -> None:
    """8 people are a + c, and a is 38.46 % of a + b: among so few people only 5 of 13 is, so c is 3.

    GLOP, which may use fractions of people, finds both 0 and 5 possible for c: protected, if it were so.
    """
    content = PublicationJson(
        format="wres-publication",
        version=1,
        cells=["group/a", "group/b", "group/c"],
        facts=[],
        statements=[
            StatementJson(id="ac", kind="count", of=["group/a", "group/c"], printed="8"),
            StatementJson(
                id="share", kind="percentage", of=["group/a"], out_of=["group/a", "group/b"], printed="38.46"
            ),
            StatementJson(id="b", kind="count", of=["group/b"], printed="0", rounded_to=20, rounding="truncated"),
        ],
    )
    assert relaxed_c(highest=False) <= 0
    assert relaxed_c(highest=True) >= 5

    c = frozenset(["group/c"])
    assert intervals(content, audited(content))[c] == (3, 3, False)
    assert audit_by_brute_force(content).examined[c] == Interval(3, 3, protected=False)


def relaxed_c(*, highest: bool) -> float:
    """The lowest or highest c by linear programming, with a, b and c any numbers from 0."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    a, b, c = (solver.NumVar(0, top, name) for name, top in (("a", 8.0), ("b", 19.0), ("c", 8.0)))
    solver.Add(a + c == 8)
    solver.Add(a + b >= 1)
    solver.Add(100 * a >= 38.455 * (a + b))
    solver.Add(100 * a <= 38.465 * (a + b))
    if highest:
        solver.Maximize(c)
    else:
        solver.Minimize(c)
    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    return round(float(solver.Objective().Value()), 6)
