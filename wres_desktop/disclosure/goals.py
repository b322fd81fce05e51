"""The ends of every rule's interval as goals, and which of them some table is known to reach."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.rules import Rule, SmallCount, enough_for, settling_cells, sum_of

Flags: TypeAlias = npt.NDArray[np.bool_]

TOLERANCE = 1e-6


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
    """

    low: Vector
    high: Vector
    enough: Vector
    settled: Flags = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is settled yet."""
        self.settled = np.zeros(len(self.low), dtype=bool)


def goals_of(rules: Sequence[Rule]) -> Goals:
    """A small count must be able to be 0 and to reach its threshold; the rest of a group must be able to be 1."""
    low = [0.0 if isinstance(rule, SmallCount) else np.inf for rule in rules]
    high = [float(rule.threshold) if isinstance(rule, SmallCount) else 1.0 for rule in rules]
    enough = [float(enough_for(rule)) for rule in rules]
    return Goals(np.array(low), np.array(high), np.array(enough))
