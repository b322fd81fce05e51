"""The audit against a second intruder that writes every table down (more with WRES_GENERATED_PUBLICATIONS=20000)."""

import os
import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from tests.disclosure.brute_force import (
    CellSet,
    Interval,
    PublicationJson,
    RateJson,
    StatementJson,
    audit_by_brute_force,
    cell_limits,
    cells_named,
    possible_tables,
)
from tests.disclosure.generated import generate, total
from tests.disclosure.one_table import some_table_prints, with_only
from wres_desktop.disclosure.audit import Audit, audit
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.publication_file import publication_from_json

PUBLICATIONS = int(os.environ.get("WRES_GENERATED_PUBLICATIONS", "600"))


def publication(*cells: str, statements: list[StatementJson]) -> PublicationJson:
    """A publication of these cells; statements are named s1, s2, ... in order."""
    for number, statement in enumerate(statements, 1):
        statement["id"] = f"s{number}"
    return PublicationJson(format="wres-publication", version=1, cells=list(cells), facts=[], statements=statements)


def audited(content: PublicationJson) -> Audit:
    return audit(publication_from_json(content), load_policy())


def intervals(content: PublicationJson, found: Audit) -> dict[CellSet, tuple[int, int | None, bool]]:
    """The audit's answers by the cells of each sum; the same sum named in two ways has one answer."""
    answers: dict[CellSet, tuple[int, int | None, bool]] = {}
    for examined in found.examined:
        cells = cells_named(examined.of, content["cells"])
        answer = (examined.lowest, examined.highest, examined.protected)
        assert answers.setdefault(cells, answer) == answer
    return answers


@pytest.mark.parametrize("number", range(PUBLICATIONS))
def test_the_audit_finds_what_writing_down_every_table_finds(number: int) -> None:
    content = generate(number).publication
    found, expected = audited(content), audit_by_brute_force(content, threshold=5)
    assert found.consistent == expected.consistent
    assert intervals(content, found) == {
        cells: (interval.lowest, interval.highest, interval.protected) for cells, interval in expected.examined.items()
    }
    if not expected.consistent:
        assert found.contradiction
        assert not some_table_prints(with_only(content, found.contradiction), tables=100_000)
        for fewer in combinations(found.contradiction, len(found.contradiction) - 1):
            assert some_table_prints(with_only(content, fewer))


def test_writing_down_every_table_keeps_the_true_one() -> None:
    for number in range(200):
        generated = generate(number)
        if not generated.misprinted:
            names = generated.publication["cells"]
            truth = [generated.truth[name] for name in names]
            assert any((tables == truth).all(axis=1).any() for tables in possible_tables(generated.publication))


def test_writing_down_every_table_is_refused_where_a_cell_has_no_limit() -> None:
    endless = publication(
        "staff/white",
        "staff/bme",
        statements=[{"kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "10"}],
    )
    with pytest.raises(ValueError, match="no limit"):
        list(possible_tables(endless))


def test_one_point_four_percent_of_295_people_are_four_people() -> None:
    content = publication(
        *("staff/white", "staff/bme", "staff/unknown"),
        statements=[
            {"kind": "count", "of": ["staff/*"], "printed": "295"},
            {"kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "1.4"},
        ],
    )
    bme = frozenset(["staff/bme"])
    assert intervals(content, audited(content))[bme] == (4, 4, False)
    assert audit_by_brute_force(content).examined[bme] == Interval(4, 4, protected=False)


def test_whole_numbers_give_away_what_the_linear_relaxation_calls_safe() -> None:
    """8 people are a + c, and a is 38.46 % of a + b: among so few people only 5 of 13 is, so c is 3."""
    content = publication(
        *("group/a", "group/b", "group/c"),
        statements=[
            {"kind": "count", "of": ["group/a", "group/c"], "printed": "8"},
            {"kind": "percentage", "of": ["group/a"], "out_of": ["group/a", "group/b"], "printed": "38.46"},
            {"kind": "count", "of": ["group/b"], "printed": "0", "rounded_to": 20, "rounding": "truncated"},
        ],
    )
    low, high = 38.455, 38.465
    relaxed = [
        linprog(
            [0, 0, sign],
            A_ub=[[low - 100, low, 0], [100 - high, -high, 0], [-1, -1, 0]],
            b_ub=[0, 0, -1],
            A_eq=[[1, 0, 1]],
            b_eq=[8],
            bounds=[(0, None), (0, 19), (0, None)],
        ).x[2]
        for sign in (1, -1)
    ]
    assert relaxed[0] <= 0
    assert relaxed[1] >= 5

    c = frozenset(["group/c"])
    assert intervals(content, audited(content))[c] == (3, 3, False)
    assert audit_by_brute_force(content).examined[c] == Interval(3, 3, protected=False)


EIGHT = StatementJson(kind="count", of=["a/*"], printed="8")
FOUR_OF_EIGHT = [
    StatementJson(kind="count", of=["b/*"], printed="8"),
    StatementJson(kind="count", of=["b/in"], printed="4"),
]
A, B = RateJson(numerator=["a/in"], denominator=["a/*"]), RateJson(numerator=["b/in"], denominator=["b/*"])


@pytest.mark.parametrize(
    ("figure", "printed", "people"),
    [
        # 1 of 8 is 12.5 %; 7 of 8 less 4 of 8 is 37.5 points, and 1 of 8 less 4 of 8 the same below zero.
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"]), "13", 1),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"]), "12", None),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], rounding="truncated"), "12", 1),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], rounding="truncated"), "13", None),
        (StatementJson(kind="difference", of=A, minus=B), "38", 7),
        (StatementJson(kind="difference", of=A, minus=B), "37", None),
        (StatementJson(kind="difference", of=A, minus=B), "-38", 1),
        (StatementJson(kind="difference", of=A, minus=B), "-37", None),
        (StatementJson(kind="difference", of=A, minus=B, rounding="truncated"), "-37", 1),
        (StatementJson(kind="difference", of=A, minus=B, rounding="truncated"), "-38", None),
        # 1 of 8 is a quarter as likely as 4 of 8.
        (StatementJson(kind="ratio", of=A, compared_with=B), "0.3", 1),
        (StatementJson(kind="ratio", of=A, compared_with=B), "0.2", None),
        (StatementJson(kind="ratio", of=A, compared_with=B, rounding="truncated"), "0.2", 1),
        # 2 years: 2 cases among 8 people are 1 a year.
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], averaged_over=2), "13", 2),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], averaged_over=2), "12", None),
    ],
)
def test_exact_halves_go_away_from_zero(figure: StatementJson, printed: str, people: int | None) -> None:
    statements: list[StatementJson] = [{**known} for known in (EIGHT, *FOUR_OF_EIGHT)]
    statements.append({**figure, "printed": printed})
    content = publication("a/in", "a/out", "b/in", "b/out", statements=statements)
    found, expected = audited(content), audit_by_brute_force(content)
    assert found.consistent == expected.consistent == (people is not None)
    if people is not None:
        inside = frozenset(["a/in"])
        assert intervals(content, found)[inside][:2] == (people, people)
        assert (expected.examined[inside].lowest, expected.examined[inside].highest) == (people, people)


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
