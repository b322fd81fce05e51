"""People who are alone, or two, in a cell that is not printed: what print would tell them of others' small counts.

Somebody who knows that a withheld cell counts only herself (or herself and one other, whom she knows) is an intruder
with one number more than everybody else. She must not learn another small count exactly. She does where print ties it
to her cell: where it is the same in all tables that give her cell her number. How far apart it can be there is concave
in that number, and one and two are inside of what a stranger must believe. So it is then tied to any number of her
cell, as so many times that number and so many more (docs/method.md, "Somebody in the table").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.corners import Corners
from wres_desktop.disclosure.goals import TOLERANCE, Flags
from wres_desktop.disclosure.incidence import Incidence, Vector
from wres_desktop.disclosure.problem import Problem
from wres_desktop.disclosure.rules import Rule, SmallCount, sum_of
from wres_desktop.disclosure.same_people import SameGroups

MOST_PEOPLE = 2
"""More people than this hardly know each other's ethnicity from their own place in a table."""

_ALIKE = 1e-7
"""How far apart, for their size, two ratios may be that stand for the same."""

_TWO = 2
_MOST_TABLES = 1_000

Ties: TypeAlias = frozenset[tuple[int, int]]
"""Cells with sums that they tell, by the positions of their rules."""

Indices: TypeAlias = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Tie:
    """What seems to be so many ``times`` a cell and so much ``more``: the sum ``of`` a rule; both by their rules.

    Rules are given by position. Where the cell is ``of`` itself, it stands for two cells of members, and what one of
    them is tells the other.
    """

    cell: int
    of: int
    times: float
    more: float = 0.0


class Somebody:
    """Whoever is alone, or one of two, in a cell."""

    def __init__(
        self, rules: Sequence[Rule], place: Mapping[int, int], sizes: Sequence[int], told: Iterable[Linear] = ()
    ) -> None:
        """``place`` says where a cell stands in a table, ``sizes`` of how many cells of members each rule's sum is.

        Of what is ``told`` public facts say where she is counted as well.
        """
        small = [(at, rule) for at, rule in enumerate(rules) if isinstance(rule, SmallCount)]
        self._rules: Indices = np.array([at for at, _ in small], dtype=np.intp)
        self._cells = len(place)
        self._sums = Incidence([rule.cells for _, rule in small], place)
        self._threshold = np.array([rule.threshold for _, rule in small], dtype=float)
        one = np.array([len(rule.cells) == 1 for _, rule in small], dtype=bool)
        size = np.array([sizes[at] for at, _ in small], dtype=int)
        self._is_cell: Flags = one & (size == 1)
        self._of_two = np.flatnonzero(one & (size == _TWO))
        self._place = np.array([place[rule.cells[0]] for _, rule in small], dtype=np.int64)
        self._small = {at: rule.cells for at, rule in small}
        self._told = tuple(told)
        self._nobody: tuple[int, ...] = ()
        self._same: SameGroups | None = None
        # Two weighings of tables, the same in every run: they decide no more than what is asked about.
        self._weighings = np.random.default_rng(1).uniform(1.0, 2.0, (2, _MOST_TABLES))

    def told(
        self, tables: Vector, corners: Corners, settled: Flags, before: Ties
    ) -> tuple[tuple[int, int] | None, list[Vector]]:
        """A cell and a sum that it tells, but for those told ``before``, and tables that show this of no other.

        Raises:
            Stuck: a question found no answer.
        """
        found: list[Vector] = []
        for tie in self.ties(tables, settled):
            weights = self._weights(tie.of, 1.0) - self._weights(tie.cell, tie.times)
            untied = bool(found) and (np.abs((np.array(found) - tables[0]) @ weights) > TOLERANCE).any()
            if untied or (tie.cell, tie.of) in before:
                continue
            for towards in (weights, -weights):
                found.append(corners.furthest(towards))
                if abs(float(weights @ (found[-1] - tables[0]))) > TOLERANCE:
                    break
            else:
                return (tie.cell, tie.of), found
        return None, found

    def told_before(self, tables: Vector, corners: Corners, settled: Flags) -> Ties:
        """Every cell with a sum that it tells before anything is printed.

        Raises:
            Stuck: a question found no answer.
        """
        known: Ties = frozenset()
        tie, _ = self.told(tables, corners, settled, known)
        while tie is not None:
            known |= {tie}
            tie, _ = self.told(tables, corners, settled, known)
        return known

    def _weights(self, rule: int, times: float) -> Vector:
        nothing = np.zeros(self._cells)
        return self._sums.add(nothing, int(self._rules.searchsorted(rule)), times)

    def ties(self, tables: Vector, settled: Flags) -> Iterator[Tie]:
        """What one or two in a cell would find a small number of others, for all that some tables show."""
        tables = tables[-_MOST_TABLES:]
        empty = self._is_cell & settled[self._rules] & (self._sums.sums(tables[0]) < 1 - TOLERANCE)
        nobody = tuple(self._small[at][0] for at in self._rules[empty].tolist())
        changes = self._weighings[:, : len(tables)] @ (tables - tables[0])
        return self.tied_by(changes, tables[0], settled, self._same_groups(nobody))

    def _same_groups(self, nobody: tuple[int, ...]) -> SameGroups:
        """Groups that count the same people, as long as nobody else turns out to be in no cell."""
        if self._same is None or self._nobody != nobody:
            self._same, self._nobody = SameGroups(self._told, nobody), nobody
        return self._same

    def tied_by(self, changes: Vector, table: Vector, settled: Flags, same: SameGroups) -> Iterator[Tie]:
        """As ``ties``, of a table and what all tables differ from it, for each cell, added up with two weighings."""
        one, other = map(self._sums.sums, changes)
        varies = np.abs(other) > TOLERANCE
        asked = np.flatnonzero(varies & ~settled[self._rules])
        ratio = one[asked] / other[asked]
        order = ratio.argsort()
        asked, ratio = asked[order], ratio[order]
        cells = np.flatnonzero(self._is_cell[asked])
        near = _ALIKE * (1.0 + np.abs(ratio[cells]))
        first, last = ratio.searchsorted(ratio[cells] - near), ratio.searchsorted(ratio[cells] + near)
        number = last - first
        sums = np.arange(number.sum()) + (first - number.cumsum() + number).repeat(number)
        cells = cells.repeat(number)
        apart = cells != sums
        counts = self._sums.sums(table)
        found = self._telling(asked[cells[apart]], asked[sums[apart]], other, counts)
        return chain(self._of_others(found, same), self._halves(~varies, counts))

    def _of_others(self, ties: Iterable[Tie], same: SameGroups) -> Iterator[Tie]:
        """Ties but to sums that are as much as the cell, and count the people of the cell in another way."""
        for tie in ties:
            as_much = abs(tie.times - 1.0) < TOLERANCE and abs(tie.more) < TOLERANCE
            if not (as_much and self._small[tie.cell][0] in same.counted_with(self._small[tie.of])):
                yield tie

    def _halves(self, known: Flags, counts: Vector) -> list[Tie]:
        """Sums of two members' cells of which the one with one or two people tells the other."""
        count = counts[self._of_two]
        small = (count > 1 + TOLERANCE) & (count < self._threshold[self._of_two] + MOST_PEOPLE - TOLERANCE)
        return [Tie(rule, rule, 0.0) for rule in self._rules[self._of_two[small & known[self._of_two]]].tolist()]

    def _telling(self, cells: Indices, sums: Indices, changes: Vector, counts: Vector) -> Iterator[Tie]:
        """The ties in which what is told is a small number of others; ``changes`` say how many times one is another."""
        times = changes[sums] / changes[cells]
        spare = counts[sums] - times * counts[cells]
        hers = self._sums.holds(sums, self._place[cells])
        told = np.zeros(len(cells), dtype=bool)
        for people in range(1, MOST_PEOPLE + 1):
            count = times * people + spare
            whole = np.abs(count - np.rint(count)) < TOLERANCE
            told |= whole & (count - hers * people > 1 - TOLERANCE) & (count < self._threshold[sums] - TOLERANCE)
        named = (self._rules[cells[told]], self._rules[sums[told]], times[told], spare[told])
        return (Tie(*each) for each in zip(*(column.tolist() for column in named), strict=True))


def somebody_in(problem: Problem, cells: Cells, rules: Sequence[Rule], told: Sequence[Linear]) -> Somebody:
    """Whoever is alone, or one of two, in one of these cells of a problem; rules and what is told are of them alone."""
    place = {cell: index for index, cell in enumerate(cells)}
    return Somebody(rules, place, [problem.size(sum_of(rule)) for rule in rules], told)
