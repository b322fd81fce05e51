"""Tiny planning problems, and a second planner for them: it writes down every whole-number table and looks at all."""

from collections.abc import Iterable, Sequence
from itertools import chain, product

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount

Counts = Sequence[Sequence[int]]


def grid(
    counts: Counts,
    threshold: int = 3,
    *,
    told: tuple[Linear, ...] = (),
    requires: dict[int, tuple[int, ...]] | None = None,
    one_category: int = 0,
) -> Problem:
    """A table with its margins and its total: cells row by row, then rows, columns and the total, as items.

    Every sum must stay open, also every row and column without one cell; ``one_category`` is the size below which
    nobody may be known to be in one cell of a row.
    """
    rows, columns = len(counts), len(counts[0])
    across = [tuple(range(row * columns, (row + 1) * columns)) for row in range(rows)]
    down = [tuple(range(column, rows * columns, columns)) for column in range(columns)]
    sums: list[Cells] = [*((cell,) for cell in range(rows * columns)), *across, *down, tuple(range(rows * columns))]
    pairs = [((cell,), tuple(each for each in line if each != cell)) for line in [*across, *down] for cell in line]
    small = [SmallCount(cells, threshold) for cells in dict.fromkeys([*sums, *(rest for _, rest in pairs)])]
    groups = [OneCategory(part, rest, one_category) for part, rest in pairs if one_category]
    items = tuple(Item(cells, (requires or {}).get(number, ())) for number, cells in enumerate(sums))
    return Problem(tuple(chain(*counts)), items, told, (*small, *groups))


def half_up(counts: npt.NDArray[np.int64], base: int) -> npt.NDArray[np.int64]:
    """Counts rounded to the nearest multiple of a base, halves up."""
    nearest: npt.NDArray[np.int64] = np.floor(counts / base + 0.5).astype(np.int64) * base
    return nearest


class EveryTable:
    """All whole-number tables, up to a limit for each cell, that agree with what is told of a problem.

    The sums of a table with two margins can be raised and lowered by one without moving any cell by more than one, and
    no cell has to grow beyond a printed sum that holds it; so the limit leaves nothing out that matters.
    """

    def __init__(self, problem: Problem, limit: int | None = None) -> None:
        lines = [problem.count(item.cells) for item in problem.items if len(item.cells) < len(problem.truth)]
        threshold = max((rule.threshold for rule in problem.rules if isinstance(rule, SmallCount)), default=0)
        most = limit if limit is not None else max(*lines, max(problem.truth) + threshold)
        self.problem = problem
        self.tables = np.indices((most + 1,) * len(problem.truth), dtype=np.int8).reshape(len(problem.truth), -1).T
        for told in problem.told:
            value = sum((factor * self._sum(self.tables, cells) for factor, cells in told.terms), np.zeros(1))
            low, high = -np.inf if told.low is None else told.low, np.inf if told.high is None else told.high
            self.tables = self.tables[(value >= low) & (value <= high)]

    def agreeing(
        self, printed: Iterable[int], rounded: Iterable[int] = (), rounded_to: int = 1
    ) -> npt.NDArray[np.int8]:
        """Those in which printed items, by position, have their true counts, and rounded ones round like theirs."""
        tables = self.tables
        for base, items in ((1, printed), (rounded_to, rounded)):
            for number in items:
                cells = self.problem.items[number].cells
                sums = self._sum(tables, cells)
                tables = tables[half_up(sums, base) == half_up(np.array(self.problem.count(cells)), base)]
        return tables

    def broken(self, printed: Iterable[int], rounded: Iterable[int] = (), rounded_to: int = 1) -> tuple[Rule, ...]:
        """The rules that the tables do not keep."""
        tables = self.agreeing(printed, rounded, rounded_to)
        return tuple(rule for rule in self.problem.rules if not self._keeps(rule, tables))

    def told_to_somebody(
        self, printed: Iterable[int], rounded: Iterable[int] = (), rounded_to: int = 1
    ) -> frozenset[tuple[int, Cells]]:
        """The cells in which one or two people find a small count of others exactly that strangers do not, and which.

        By the definition alone: she discards every table in which her cell has another number.
        """
        tables, found = self.agreeing(printed, rounded, rounded_to), set()
        small = [rule for rule in self.problem.rules if isinstance(rule, SmallCount)]
        strangers = {rule.cells: set(self._sum(tables, rule.cells).tolist()) for rule in small}
        for cell, people in product(range(len(self.problem.truth)), (1, 2)):
            hers = tables[tables[:, cell] == people]
            for rule in small:
                counts = set(self._sum(hers, rule.cells).tolist())
                if len(counts) == 1 < len(strangers[rule.cells]):
                    (count,) = counts
                    others = count - people * (cell in rule.cells)
                    if others > 0 and count < rule.threshold:
                        found.add((cell, rule.cells))
        return frozenset(found)

    def range_of(self, cells: Cells, printed: Iterable[int]) -> tuple[int, int]:
        """The lowest and the highest value of a sum."""
        values = self._sum(self.agreeing(printed), cells)
        return int(values.min()), int(values.max())

    def greedy(self, order: Iterable[int]) -> tuple[int, ...]:
        """What a planner prints that tries one item after the other, twice, and looks at every table each time."""
        printed: list[int] = []
        chosen = tuple(order)
        for number in (*chosen, *chosen):
            required = set(self.problem.items[number].requires)
            if number not in printed and required <= set(printed) and self._is_safe([*printed, number]):
                printed.append(number)
        return tuple(printed)

    def greedy_rounded(self, printed: Sequence[int], order: Iterable[int], base: int) -> tuple[int, ...]:
        """What such a planner then prints rounded to a base, of what it could not print exactly, and never to 0."""
        rounded: list[int] = []
        for number in order:
            is_nobody = 2 * self.problem.count(self.problem.items[number].cells) < base
            if not is_nobody and number not in printed and self._is_safe(printed, [*rounded, number], base):
                rounded.append(number)
        return tuple(rounded)

    def _is_safe(self, printed: Sequence[int], rounded: Sequence[int] = (), base: int = 1) -> bool:
        return not self.broken(printed, rounded, base) and not self.told_to_somebody(printed, rounded, base)

    @staticmethod
    def _sum(tables: npt.NDArray[np.int8], cells: Cells) -> npt.NDArray[np.int64]:
        total: npt.NDArray[np.int64] = tables[:, list(cells)].sum(axis=1, dtype=np.int64)
        return total

    def _keeps(self, rule: Rule, tables: npt.NDArray[np.int8]) -> bool:
        if isinstance(rule, SmallCount):
            count = self._sum(tables, rule.cells)
            open_ = count.min() == 0 and count.max() >= rule.threshold
            return bool(open_ or count.max() == 0 or count.min() >= rule.threshold)
        part = self._sum(tables, rule.part)
        somebody = self._sum(tables, rule.rest).max() >= 1
        return bool(somebody or part.max() == 0 or part.min() >= rule.minimum)
