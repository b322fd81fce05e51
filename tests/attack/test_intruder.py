"""The intruder itself: it agrees with counting out every table, and it opens what is spoiled by hand."""

import itertools
import json
import random
from fractions import Fraction
from math import floor
from typing import Any

import pytest

from tests.attack.intruder import Contradiction, Intruder
from tests.attack.paper import read
from tests.attack.publish import how_many

MOST = 9
NAMES = ("a", "b", "c", "d")
GROUPS: tuple[tuple[str, ...], ...] = (("a",), ("b",), ("c", "d"), ("a", "b"), ("a", "b", "c", "d"), ("d",))
Statement = dict[str, Any]


def _half_up(value: Fraction, decimals: int) -> str:
    scaled = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return _text(-scaled if value < 0 else scaled, decimals)


def _text(number: int, decimals: int) -> str:
    sign, digits = "-" if number < 0 else "", str(abs(number)).rjust(decimals + 1, "0")
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def _value(statement: Statement, table: dict[str, int]) -> Fraction | None:
    def total(names: list[str]) -> int:
        return sum(table[name] for name in names)

    def rate(part: dict[str, list[str]]) -> Fraction:
        return Fraction(total(part["numerator"]), total(part["denominator"]))

    try:
        if statement["kind"] == "count":
            return Fraction(total(statement["of"]))
        if statement["kind"] == "percentage":
            return Fraction(
                100 * total(statement["of"]), total(statement["out_of"]) * statement.get("averaged_over", 1)
            )
        if statement["kind"] == "ratio":
            return rate(statement["of"]) / rate(statement["compared_with"])
        return 100 * (rate(statement["of"]) - rate(statement["minus"]))
    except ZeroDivisionError:
        return None


def _printed(statement: Statement, table: dict[str, int], decimals: int) -> str | None:
    value = _value(statement, table)
    if value is None:
        return None
    base = statement.get("rounded_to", 1)
    if base > 1:
        return str(base * floor(value / base + Fraction(1, 2)))
    if statement.get("rounding") == "truncated":
        return _text(floor(value * 10**decimals), decimals)
    return _half_up(value, decimals)


def _some_statement(chance: random.Random) -> Statement:
    kind = chance.choice(("count", "count", "percentage", "ratio", "difference"))
    parts = [list(chance.choice(GROUPS)) for _ in range(4)]
    if kind == "count":
        return {"kind": kind, "of": parts[0], **chance.choice(({}, {"rounded_to": 5}, {"rounded_to": 3}))}
    if kind == "percentage":
        how = chance.choice(({}, {"rounding": "truncated"}, {"averaged_over": 2}))
        return {"kind": kind, "of": parts[0], "out_of": parts[1], **how}
    rates = [{"numerator": parts[at], "denominator": parts[at + 1]} for at in (0, 2)]
    return {"kind": kind, "of": rates[0], "compared_with" if kind == "ratio" else "minus": rates[1]}


def _publication(chance: random.Random) -> tuple[str, list[tuple[Statement, int]]]:
    truth = {name: chance.randint(0, 5) for name in NAMES}
    made: list[tuple[Statement, int]] = []
    total = {"kind": "count", "of": list(NAMES), "rounded_to": chance.choice((1, 4))}
    for statement in [total, *(_some_statement(chance) for _ in range(chance.randint(1, 3)))]:
        decimals = 0 if statement["kind"] == "count" else chance.choice((0, 1))
        printed = _printed(statement, truth, decimals)
        if printed is not None:
            made.append(({**statement, "id": str(len(made)), "printed": printed}, decimals))
    content = {"cells": list(NAMES), "statements": [statement for statement, _ in made]}
    return json.dumps(content), made


def _counted_out(made: list[tuple[Statement, int]]) -> list[dict[str, int]]:
    """Every table of at most a few people a cell that prints the same; the total is printed, so there are no others."""
    most = int(made[0][0]["printed"]) + 2
    tables = (
        dict(zip(NAMES, values, strict=True))
        for values in itertools.product(range(most + 1), repeat=len(NAMES))
        if sum(values) <= most
    )
    return [t for t in tables if all(_printed(s, t, decimals) == s["printed"] for s, decimals in made)]


@pytest.mark.parametrize("seed", range(how_many(8, 0.3)))
def test_the_intruder_finds_the_same_intervals_as_counting_out_every_table(seed: int) -> None:
    text, made = _publication(random.Random(seed))  # noqa: S311 - invented data
    tables = _counted_out(made)
    intruder = Intruder(read([text]))
    for group in GROUPS:
        cells = frozenset(NAMES.index(name) for name in group)
        values = [sum(table[name] for name in group) for table in tables]
        assert intruder.interval(cells) == (min(values), max(values)), (group, made)
    assert not intruder.dropped()


def test_statements_that_cannot_all_be_true_are_a_contradiction() -> None:
    share = {"id": "share", "kind": "percentage", "of": ["a"], "out_of": ["a", "b"], "printed": "41"}
    total = {"id": "total", "kind": "count", "of": ["a", "b"], "printed": "12"}
    paper = read([json.dumps({"cells": ["a", "b"], "statements": [share, total]})])
    with pytest.raises(Contradiction):
        Intruder(paper).interval(frozenset({0}))


def test_two_publications_of_the_same_people_are_read_together() -> None:
    def text(name: str, of: list[str], printed: str) -> str:
        statement = {"id": name, "kind": "count", "of": of, "printed": printed}
        return json.dumps({"cells": ["a", "b"], "statements": [statement]})

    intruder = Intruder(read([text("total", ["*"], "12"), text("most", ["a"], "9")]))
    assert intruder.interval(frozenset({1})) == (3, 3)
