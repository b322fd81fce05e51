"""Measure what an intruder who knows this program, but not the secret, learns from which figures are withheld.

python benchmarks/rule_aware.py [--tables N] [--orders N] [--secrets N]     half an hour; docs/method.md reports it
"""

import argparse
import itertools
import random
import statistics
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.agreeing_tables import Counts, moves, neighbours  # noqa: E402 - the path comes first
from benchmarks.beliefs import LIMITS, Beliefs, Setting, beliefs, likelihood, weighed  # noqa: E402 - as above
from benchmarks.other_intruder import OtherIntruder  # noqa: E402 - as above
from benchmarks.two_tables import (  # noqa: E402 - as above
    NAMES,
    THRESHOLD,
    TwoWayTable,
    draw_of,
    every_rule,
    planned_with,
    printed_with,
    problem_of,
    secrets_of,
    table_of,
    weights_of,
)
from wres_desktop.disclosure.plan import plan  # noqa: E402 - as above
from wres_desktop.disclosure.problem import Item, Problem  # noqa: E402 - as above
from wres_desktop.disclosure.rounded import NEAREST  # noqa: E402 - as above
from wres_desktop.disclosure.rules import Rule, SmallCount  # noqa: E402 - as above

PASSED_BY = 0.2
"""How often a figure of a tiny table is passed by."""

MOST_ALONE = 2
"""Up to how many people of a cell know each other's place."""

FACTORS = (1.0, 2.5, 5.0, 10.0)
"""By how much the chances of passing by are multiplied, to see what they are worth."""

RIVALS = 40
"""How many other draws stand for all of them."""


def measure(table: TwoWayTable, number: int, orders: int, secrets: int) -> None:
    """All measurements on one table."""
    rules, weights = every_rule(table), weights_of(table)
    print(f"{table.name}, without a secret: {without_secret(table, rules, weights, number)}", flush=True)
    setting = Setting(table, rules, weights, printed_with(table, rules, weights, secrets_of(1)[0]))
    tables = sample(setting, number)
    needed = weighed(setting, tables, setting.orders(orders), RIVALS)
    print(f"{table.name}: {len(setting.printed)} printed", flush=True)
    for factor in FACTORS:
        chances = [likelihood(each, weights, factor) for each in needed]
        print(f"  passing by x {factor:g}: {beliefs(setting, tables, chances).in_words}", flush=True)
    for rivals, draws in ((0, "one draw"), (RIVALS, "two draws")):
        print(f"  {draws}, {secrets} secrets: {in_the_middle(table, number, orders, rivals, secrets)}", flush=True)
    print(f"  some rounded, {secrets} secrets: {where_some_are_rounded(table, number, orders, secrets)}", flush=True)
    for which in range(3):
        print(f"  insiders: {insiders(table, which)}", flush=True)


def in_the_middle(table: TwoWayTable, number: int, orders: int, rivals: int, secrets: int) -> str:
    """What a reader believes, the median of several secrets; without rivals, of a program that draws once."""
    rules, weights, found = every_rule(table), weights_of(table), []
    for secret in secrets_of(secrets):
        draw = draw_of(table, weights, secret)
        alone = frozenset(plan(problem_of(table, rules), draw.order, passed_by=draw.passed_by).printed)
        printed = printed_with(table, rules, weights, secret) if rivals else alone
        setting = Setting(table, rules, weights, printed)
        tables = sample(setting, number)
        needed = weighed(setting, tables, setting.orders(orders), rivals)
        found.append((setting, beliefs(setting, tables, [likelihood(each, weights, 1.0) for each in needed])))
    return _in_the_middle(found)


def _in_the_middle(found: Sequence[tuple[Setting, Beliefs]]) -> str:
    weights = found[0][0].weights
    withheld = statistics.median(len(weights) - len(setting.printed) for setting, _ in found)
    left = statistics.median(each.left for _, each in found)
    shares = [statistics.median(each.below(limit) / len(each.odds) for _, each in found) for limit in LIMITS]
    cut = ", ".join(f"{share:.0%} below 1/{round(1 / limit)}" for share, limit in zip(shares, LIMITS, strict=True))
    return f"{withheld} withheld, {left:.1f} tables left in effect, odds: {cut}"


def where_some_are_rounded(table: TwoWayTable, number: int, orders: int, secrets: int) -> str:
    """As ``in_the_middle``, of the plan that prints some numbers to the nearest ten."""
    rules, weights, found, rounded = every_rule(table), weights_of(table), [], []
    for secret in secrets_of(secrets):
        planned = planned_with(table, rules, weights, secret, NEAREST)
        setting = Setting(table, rules, weights, frozenset(planned.printed), frozenset(planned.rounded), NEAREST)
        tables = sample(setting, number)
        needed = weighed(setting, tables, setting.orders(orders), RIVALS)
        found.append((setting, beliefs(setting, tables, [likelihood(each, weights, 1.0) for each in needed])))
        rounded.append(len(setting.rounded))
    return f"{statistics.median(rounded)} of them rounded, {_in_the_middle(found)}"


def sample(setting: Setting, number: int) -> list[Counts]:
    """The truth, and tables that agree with what is printed and are one move away from it."""
    table = setting.table
    near = [each for each in neighbours(table.truth, moves(table, setting.printed)) if setting.agrees(each)]
    return [table.truth, *random.Random(1).sample(near, min(number, len(near)))]  # noqa: S311 - a benchmark


def without_secret(table: TwoWayTable, rules: tuple[Rule, ...], weights: Sequence[float], number: int) -> str:
    """The same for a program with one order that everybody knows, in which nothing is passed by."""
    order = sorted(range(len(weights)), key=lambda index: (-weights[index], index))
    setting = Setting(table, rules, weights, frozenset(plan(problem_of(table, rules), order).printed))
    tables = sample(setting, number)
    same = [setting.printed == frozenset(plan(setting.problem(counts), order).printed) for counts in tables]
    return beliefs(setting, tables, [float(each) for each in same]).in_words


def insiders(table: TwoWayTable, which: int) -> str:
    """How many who are alone, or two, in a withheld cell learn another small number exactly."""
    rules, weights = every_rule(table), weights_of(table)
    printed = printed_with(table, rules, weights, secrets_of(which + 1)[which])
    shown = {table.sums[index] for index in printed}
    stranger = OtherIntruder(table, printed)
    alone = [cell for cell, count in enumerate(table.truth) if 0 < count <= MOST_ALONE and (cell,) not in shown]
    learning = sum(learns(table, printed, cell, stranger) for cell in alone)
    return f"{learning} of {len(alone)} in withheld cells of one or two learn another small number exactly"


def learns(table: TwoWayTable, printed: Collection[int], cell: int, stranger: OtherIntruder) -> bool:
    """Whether somebody in a cell learns a small number of others exactly, which nobody knew before."""
    insider = OtherIntruder(table, printed, {cell: table.truth[cell]})
    for index in table.sensitive:
        others = tuple(each for each in table.sums[index] if each != cell)
        if not others or not 0 < sum(table.truth[each] for each in others) < THRESHOLD:
            continue
        if insider.lowest(others) != insider.highest(others):
            continue
        if stranger.lowest(others) != stranger.highest(others):
            return True
    return False


def every_agreeing_table_has_a_secret(tables: int = 30) -> tuple[int, int]:
    """On tiny tables: for every table that agrees with what is printed, some order prints just that.

    The order is the one of the figures printed; every other figure is passed by, which has a chance above 0.
    """
    looked_at = 0
    for seed in range(tables):
        chance = random.Random(seed)  # noqa: S311 - invented counts
        truth = tuple(chance.choice((0, 0, 1, 2, 3, 4, 5)) for _ in range(6))
        problem = _tiny(truth)
        order = [len(problem.items) - 1, *chance.sample(range(len(problem.items) - 1), len(problem.items) - 1)]
        passed_by = frozenset(item for item in order[1:] if chance.random() < PASSED_BY)
        tried = [item for item in order if item not in passed_by]
        printed = plan(problem, tried, passed_by=passed_by).printed
        withheld = frozenset(order) - frozenset(printed)
        told = {item: problem.count(problem.items[item].cells) for item in printed}
        for counts in _of_total(sum(truth)):
            other = _tiny(counts)
            if all(other.count(other.items[item].cells) == count for item, count in told.items()):
                looked_at += 1
                if frozenset(plan(other, printed, passed_by=withheld).printed) != frozenset(printed):
                    sys.exit(f"table {seed}: another table that agrees would not be printed so")
    return tables, looked_at


def _of_total(people: int) -> Iterator[Counts]:
    """Every table of six cells with so many people."""
    for bars in itertools.combinations(range(people + 5), 5):
        ends = (-1, *bars, people + 5)
        yield tuple(after - before - 1 for before, after in itertools.pairwise(ends))


def _tiny(truth: Counts) -> Problem:
    """Two rows of three cells with all margins and the total; 1 and 2 are small."""
    cells: Mapping[int, tuple[int, ...]] = dict(enumerate([*((cell,) for cell in range(6)), (0, 1, 2), (3, 4, 5)]))
    sums = [*cells.values(), *((cell, cell + 3) for cell in range(3)), tuple(range(6))]
    return Problem(truth, tuple(Item(each) for each in sums), (), tuple(SmallCount(each, 3) for each in sums))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=150)
    parser.add_argument("--orders", type=int, default=3)
    parser.add_argument("--secrets", type=int, default=5)
    options = parser.parse_args()
    tiny, agreeing = every_agreeing_table_has_a_secret()
    print(f"{tiny} tiny tables: each of {agreeing} tables that agree would be printed so with some secret", flush=True)
    for name in NAMES:
        measure(table_of(name), options.tables, options.orders, options.secrets)
    return 0


if __name__ == "__main__":
    sys.exit(main())
