"""Whether a few statements alone can all be true: one table that prints them is looked for, and printed to be sure."""

import math
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.disclosure.brute_force import (
    Patterns,
    PrintedNumber,
    PublicationJson,
    StatementJson,
    cell_limits,
    cells_named,
    possible_tables,
    prints_the_same,
    sums_named,
)

_FEW = 2
_MOST_PEOPLE = 1_000_000


def with_only(content: PublicationJson, ids: tuple[str, ...]) -> PublicationJson:
    """The publication with these statements alone, and one cell for all those that stand in the same sums."""
    statements = [statement for statement in content["statements"] if statement["id"] in ids]
    sums = [patterns for statement in statements for patterns in sums_named(statement)]
    sums += [patterns for fact in content["facts"] for patterns in (fact["of"], fact["also"])]
    by_sums: dict[tuple[bool, ...], str] = {}
    for cell in content["cells"]:
        by_sums.setdefault(tuple(bool(cells_named(patterns, [cell])) for patterns in sums), cell)
    by_sums.pop((False,) * len(sums), None)
    return {**content, "cells": list(by_sums.values()) or content["cells"][:1], "statements": statements}


def some_table_prints(content: PublicationJson, tables: int = 10_000_000) -> bool:
    """Whether a table prints the page.

    All tables are written down where printed counts limit every cell, else about as many as ``tables`` says: far up in
    one cell, in two, ... and a few people up in the others. Large tables are also asked of a solver, and printed.
    """
    if _large_table_prints(content):
        return True
    limits = cell_limits(content)
    free = [cell for cell in content["cells"] if cell not in limits]
    room = tables / math.prod(limit + 1 for limit in limits.values())
    for many in range(min(1, len(free)), len(free) + 1):
        far = int((room / (_FEW + 1) ** (len(free) - many)) ** (1 / max(1, many)))
        for cells in combinations(free, many):
            elsewhere = {cell: far if cell in cells else _FEW for cell in free}
            if any(True for _ in possible_tables(content, elsewhere)):
                return True
    return False


def _large_table_prints(content: PublicationJson) -> bool:
    """Whether the table prints the page that a solver finds for its counts, percentages and facts."""
    names = content["cells"]
    rows = [row for statement in content["statements"] for row in _rows(statement, names)]
    rows += [(_row(fact["of"], names) - _row(fact["also"], names), 0, 0) for fact in content["facts"]]
    if not rows:
        return True
    coefficients, low, high = zip(*rows, strict=True)
    found = milp(
        np.ones(len(names)),
        integrality=np.ones(len(names)),
        bounds=Bounds(0, _MOST_PEOPLE),
        constraints=LinearConstraint(np.array(coefficients), low, high),
    )
    if found.x is None:
        return False
    table = np.rint(found.x).astype(np.int64).reshape(1, -1)
    facts = [rows[-1 - number][0] @ table[0] == 0 for number in range(len(content["facts"]))]
    told = [statement for statement in content["statements"] if "withheld" not in statement]
    return all(facts) and all(prints_the_same(statement, names, table)[0] for statement in told)


def _row(patterns: Patterns, names: list[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    cells = cells_named(patterns, names)
    return np.array([name in cells for name in names], dtype=np.int64)


def _rows(
    statement: StatementJson, names: list[str]
) -> Iterator[tuple[np.ndarray[tuple[int], np.dtype[np.int64]], float, float]]:
    """The statement as lowest and highest values of weighted sums of cells; nothing for a ratio or a difference."""
    if statement["kind"] in ("ratio", "difference") or "withheld" in statement:
        return
    of, *rest = (_row(patterns, names) for patterns in sums_named(statement))
    if "not_calculable" in statement:
        yield rest[0], 0, 0
        return
    printed, years = PrintedNumber(statement["printed"]), statement.get("averaged_over", 1)
    base = statement.get("rounded_to", 1)
    below, above = (0, 2 * base) if statement.get("rounding") == "truncated" else (base, base)
    least, beyond = (2 * printed.digits - below) * years, (2 * printed.digits + above) * years
    if not rest:
        yield 2 * printed.scale * of, least, beyond - 1
        return
    out_of, share = rest[0], 200 * printed.scale
    yield out_of, 1, math.inf
    if statement.get("weighted"):
        yield 2 * printed.digits * out_of - share * of, -share / 2, share / 2 - 1
        return
    yield share * of - least * out_of, 0, math.inf
    yield share * of - beyond * out_of, -math.inf, -1
