"""The two invented tables that every tool was measured on: indicator 1 as 14 bands x 2 staff groups x 3 ethnic groups.

180 sums: the 84 cells and all their margins, with the weights that the program gives them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.order import Draw, chosen_order, rounded_order
from wres_desktop.disclosure.plan import Plan, plan_fullest
from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import Rule, SmallCount, rules_of
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.wanted import wanted_of
from wres_desktop.domain.figures import Count, Figure, cells_matching
from wres_desktop.domain.submission import Submission
from wres_desktop.domain.workforce import PAY_CLUSTERS
from wres_desktop.intake.return_file import read_return

TABLES = Path(__file__).resolve().parent / "tables"
NAMES = ("ccg60", "prov900")
THRESHOLD = 5


@dataclass(frozen=True, slots=True)
class TwoWayTable:
    """One table: names of its 84 cells, their counts, and the 180 figures, each a sum of cells by position."""

    name: str
    cells: tuple[str, ...]
    truth: tuple[int, ...]
    figures: tuple[Figure, ...]
    sums: tuple[tuple[int, ...], ...]

    def count(self, index: int) -> int:
        """The true number of a figure, by position."""
        return sum(self.truth[cell] for cell in self.sums[index])

    @property
    def sensitive(self) -> tuple[int, ...]:
        """The figures that are from 1 to 4, by position."""
        return tuple(index for index in range(len(self.sums)) if 0 < self.count(index) < THRESHOLD)

    @property
    def inner(self) -> tuple[int, ...]:
        """The figures that are one cell, by position."""
        return tuple(index for index, cells in enumerate(self.sums) if len(cells) == 1)

    @property
    def total(self) -> int:
        """The figure that counts everybody, by position."""
        return next(index for index, cells in enumerate(self.sums) if len(cells) == len(self.cells))

    def people_in(self, printed: Collection[int]) -> int:
        """How many people are counted in single cells that are printed."""
        return sum(self.count(index) for index in self.inner if index in printed)


def submission_of(name: str) -> Submission:
    """The return of one of the two."""
    submission = read_return(TABLES / f"{name}.wres.json").submission
    if submission is None:
        raise SystemExit(f"{name} is not a whole return")
    return submission


def table_of(name: str) -> TwoWayTable:
    """One of the two; medical staff, of whom there are none, are left out as in the earlier measurements."""
    part = wanted_of([submission_of(name)]).part
    cells = tuple(cell for cell in part.table if "/medical/" not in cell)
    position = {cell: index for index, cell in enumerate(cells)}
    figures = tuple(figure for figure in part.figures if _is_one_of_180(figure))
    sums = tuple(
        tuple(position[cell] for cell in cells_matching(figure.quantity.of, cells))
        for figure in figures
        if isinstance(figure.quantity, Count)
    )
    return TwoWayTable(name, cells, tuple(part.table[cell] for cell in cells), figures, sums)


def _is_one_of_180(figure: Figure) -> bool:
    _, section, *rest = figure.id.split("/")
    if not isinstance(figure.quantity, Count) or section not in ("staff", "1") or "medical" in rest:
        return False
    return not PAY_CLUSTERS.keys() & set(rest) and rest != ["declared"]


def small_counts_alone(table: TwoWayTable) -> tuple[Rule, ...]:
    """What the earlier tools were asked for: both 0 and 5 for each of the 180 that may be small; here of all alike.

    They were not asked about somebody who is alone in a cell.
    """
    return tuple(SmallCount(cells, THRESHOLD) for cells in table.sums)


def every_rule(table: TwoWayTable, policy: Policy | None = None) -> tuple[Rule, ...]:
    """All rules of the program for the 180: two groups together, what is left of a whole, one category as well."""
    quantities = {figure.id: figure.quantity for figure in table.figures}
    return rules_of(quantities, table.cells, policy or load_policy())


def problem_of(table: TwoWayTable, rules: tuple[Rule, ...], truth: tuple[int, ...] = ()) -> Problem:
    """The planning problem; with other counts than the table's own where ``truth`` is given."""
    items, alone = tuple(Item(cells) for cells in table.sums), small_counts_alone(table)
    return Problem(truth or table.truth, items, (), rules, of_somebody=rules != alone)


def weights_of(table: TwoWayTable, plan: str = "headlines") -> list[float]:
    """How much readers need each of the 180, and what a plan makes of that."""
    return [figure.weight * EMPHASES[plan].factor(figure.id) for figure in table.figures]


def draw_of(table: TwoWayTable, weights: Sequence[float], secret: Secret, rounded_to: int = 1) -> Draw:
    """An order that a secret draws, everybody's number first, and what it passes by; and those for rounding."""
    problem = problem_of(table, ())
    names = [figure.id for figure in table.figures]
    draw = chosen_order(problem.items, names, weights, secret, {table.total}, weights_of(table))
    if rounded_to == 1:
        return draw
    rounded = rounded_order(names, weights, secret, weights_of(table))
    return draw._replace(rounded=rounded, rounded_to=rounded_to)


def printed_with(
    table: TwoWayTable, rules: tuple[Rule, ...], weights: Sequence[float], secret: Secret
) -> frozenset[int]:
    """What the program prints of a table with a secret, by position."""
    return frozenset(planned_with(table, rules, weights, secret).printed)


def planned_with(
    table: TwoWayTable, rules: tuple[Rule, ...], weights: Sequence[float], secret: Secret, rounded_to: int = 1
) -> Plan:
    """The program's plan of a table with a secret."""
    draws = [draw_of(table, weights, each, rounded_to) for each in secret.draws()]
    return plan_fullest(problem_of(table, rules), draws, weights)


def secrets_of(number: int) -> list[Secret]:
    """Secrets that are the same in every run of a benchmark, and differ from each other."""
    return [Secret(each.to_bytes(16)) for each in range(1, number + 1)]
