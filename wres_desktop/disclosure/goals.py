"""The ends of every rule's interval as goals, and which of them some table is known to reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.rules import Rule, SmallCount, enough_for, settling_cells, sum_of

Flags: TypeAlias = npt.NDArray[np.bool_]

TOLERANCE = 1e-6

_ABOVE_OTHERS = 10.0
"""How much the end that is gone for counts more than all the other ends."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Every sum that matters, each once, with the columns in which rules and items find theirs."""

    sums: tuple[Cells, ...]
    of_rules: tuple[int, ...]
    of_instead: tuple[int, ...]
    of_items: dict[int, int]


def sums_of_rules(rules: Sequence[Rule], items: dict[int, Cells]) -> Sums:
    """Collect the sums of rules (and of what settles a rule instead) and of items."""
    column: dict[Cells, int] = {}

    def at(cells: Cells) -> int:
        return column.setdefault(cells, len(column))

    of_rules = tuple(at(sum_of(rule)) for rule in rules)
    of_instead = tuple(at(settling_cells(rule)) for rule in rules)
    of_items = {index: at(cells) for index, cells in items.items()}
    return Sums(tuple(column), of_rules, of_instead, of_items)


@dataclass(slots=True)
class Goals:
    """For each rule: how low and how high its sum must be able to go, and whether it is settled without that.

    A rule is ``settled`` where its sum is surely nobody or surely at least the threshold; printing more never
    unsettles it. ``enough`` is that threshold.
    Ends are asked about in the order of ``turn``: where large sums are low and small ones high, others mostly are too.
    """

    low: Vector
    high: Vector
    enough: Vector
    turn: Vector

    def ask_first(self, rule: int, *, upwards: bool) -> None:
        """An end that a figure was refused for often stands against the next one as well: this saves questions."""
        self.turn[rule + upwards * len(self.low)] = self.turn.min() - 1.0


def goals_of(rules: Sequence[Rule]) -> Goals:
    """A small count must be able to be 0 and to reach its threshold; the rest of a group must be able to be 1."""
    low = [0.0 if isinstance(rule, SmallCount) else np.inf for rule in rules]
    high = [float(rule.threshold) if isinstance(rule, SmallCount) else 1.0 for rule in rules]
    enough = [float(enough_for(rule)) for rule in rules]
    size = np.array([len(sum_of(rule)) for rule in rules], dtype=float)
    turn = np.concatenate((-size, size))
    return Goals(np.array(low), np.array(high), np.array(enough), turn)


class Sought:
    """Ends that no table is known to reach, and the tables, as counts of cells, that were found to reach some.

    Ends are numbered: the lower ones of all rules first, then the upper ones. ``left`` says which are not reached yet,
    ``number`` how many.
    """

    def __init__(self, ends: npt.NDArray[np.int64], weights: Vector, goals: Goals) -> None:
        """``weights`` are those of the cells in every rule's sum, a row each."""
        self._above = _ABOVE_OTHERS * len(weights)
        ends = ends[goals.turn[ends].argsort(kind="stable")]
        self._rules, self._upwards = ends % len(weights), ends >= len(weights)
        sign = 2.0 * self._upwards - 1.0
        self.weights: Vector = weights.take(self._rules, axis=0)
        self.weights *= sign[:, None]
        self._goal = sign * np.concatenate((goals.low, goals.high)).take(ends) - TOLERANCE
        self.left: Flags = np.ones(len(ends), dtype=bool)
        self.number = len(ends)
        self.tables: list[Vector] = []

    def first(self) -> int:
        """One that is left; where most are not, the others are dropped."""
        if 2 * self.number < len(self.left):
            places = self.left.nonzero()[0]
            self._rules, self._upwards = self._rules.take(places), self._upwards.take(places)
            self.weights, self._goal = self.weights.take(places, axis=0), self._goal.take(places)
            self.left = self.left.take(places)
        return int(self.left.argmax())

    def towards(self, at: int) -> Vector:
        """The weights of cells in going for one end, and for all others that are left where that may be."""
        others: Vector = self.left.astype(np.float64) @ self.weights
        others += self._above * self.weights[at]
        return others

    def note(self, table: Vector) -> None:
        """Take a table in that was found."""
        self.tables.append(table)
        self.left &= self.weights @ table < self._goal
        self.number = int(np.count_nonzero(self.left))

    def end(self, at: int) -> tuple[int, bool]:
        """The rule whose end it is, and whether it is the upper one."""
        return int(self._rules[at]), bool(self._upwards[at])

    def drop(self, at: int, settled: Flags) -> None:
        """Give an end up, and all those of rules that are settled."""
        self.left[at] = False
        self.left &= ~settled[self._rules]
        self.number = int(np.count_nonzero(self.left))
