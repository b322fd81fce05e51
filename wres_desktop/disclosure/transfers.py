"""Moves between members of a joint report after which everything that is told of each of them alone still holds.

One gets so many in some classes as another has fewer, so that sums over all members stay; in which classes, a small
linear programme over the two finds. What it found for two members is tried for others first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import linear_solver_pb2

from wres_desktop.disclosure.programme import Row, programme
from wres_desktop.disclosure.tied import tied_groups

Counts: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Columns: TypeAlias = tuple[int, ...]

_PARTNERS = 4
"""From how many members something is taken for one move, at most."""

_ROUNDS = 12
"""How often a member gives or takes something by chance."""

_MOST = 1_000_000
"""No cell has so many people."""

_TOLERANCE = 1e-6
_WANTED = 1000.0
"""How much one more of what is wanted counts, beside one change less."""


class Transfers:
    """The moves between members, each a group of cells that are tied to each other; cells are given by place."""

    def __init__(self, classes: Sequence[Sequence[int]], told: Counts) -> None:
        """``told`` has a row for everything that tells cells of a class apart: how often each cell stands there."""
        class_of = {cell: number for number, cells in enumerate(classes) for cell in cells}
        members: dict[tuple[Columns, bytes], list[list[int]]] = {}
        rows: dict[tuple[Columns, bytes], Counts] = {}
        groups = tied_groups(told.shape[1], [np.flatnonzero(row).tolist() for row in told])
        for tied in _filled_up(groups, class_of):
            cells = sorted(tied, key=lambda cell: (class_of[cell], cell))
            own = told[:, cells]
            own = np.unique(own[own.any(axis=1)], axis=0)
            kind = (tuple(class_of[cell] for cell in cells), own.tobytes())
            members.setdefault(kind, []).append(cells)
            rows[kind] = own
        kinds = [(kind[0], np.array(members[kind]), rows[kind]) for kind in members]
        self._kinds = [_Alike(kind[0], *_with_partners(kind, kinds)) for kind in kinds]
        self._where = {
            cell: (number, member)
            for number, (_, places, _) in enumerate(kinds)
            for member, cells in enumerate(places.tolist())
            for cell in cells
        }

    def move(self, table: Counts, factors: Mapping[int, int], more: int) -> Mapping[int, int]:
        """By how much cells change so that so many times each of one member's are together so much more (or less).

        Nothing where no move is found.
        """
        where = {self._where[cell] for cell in factors}
        if len(where) != 1:
            return {}
        ((kind, member),) = where
        return self._kinds[kind].move(table, member, factors, more)

    def parting(self, table: Counts, factors: Mapping[int, int]) -> Iterator[Mapping[int, int]]:
        """Moves after which so many times each of the cells of any one member are together one more or one less."""
        own: defaultdict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        for cell, by in factors.items():
            own[self._where[cell]][cell] = by
        found = (self.move(table, each, more) for each in own.values() for more in (1, -1))
        return (move for move in found if move)

    def shuffled(self, table: Counts, chance: np.random.Generator) -> Counts:
        """A table in which members have given each other, two and two by chance, what helped some before."""
        found = table.copy()
        for kind in self._kinds:
            kind.shuffle(found, chance)
        return found


def _filled_up(groups: Sequence[frozenset[int]], class_of: Mapping[int, int]) -> list[frozenset[int]]:
    """Groups of cells, those of few classes put together as long as another has all of their classes.

    Of whom less is told than of others has several: such a member can give and get, too, what others keep together.
    """
    classes = [frozenset(class_of[cell] for cell in group) for group in groups]
    fullest = max(classes, key=len, default=frozenset())
    found: list[frozenset[int]] = []
    open_: list[tuple[frozenset[int], frozenset[int]]] = []
    for group, own in zip(groups, classes, strict=True):
        if len(own) == len(fullest) or not own < fullest or len(own) < len(group):
            found.append(group)
            continue
        at = next((number for number, (_, others) in enumerate(open_) if others.isdisjoint(own)), len(open_))
        before = open_.pop(at) if at < len(open_) else (frozenset[int](), frozenset[int]())
        open_.insert(at, (before[0] | group, before[1] | own))
    return [*found, *(cells for cells, _ in open_)]


def _with_partners(
    kind: tuple[Columns, Counts, Counts], kinds: Sequence[tuple[Columns, Counts, Counts]]
) -> tuple[Counts, Counts]:
    """Members of one kind, behind them others that have all of its classes, and what is told of any of them."""
    classes, places, told = kind
    for other, theirs, told_of_them in kinds:
        if other is not classes and not Counter(classes) - Counter(other):
            columns = np.searchsorted(other, classes) + [classes[:at].count(each) for at, each in enumerate(classes)]
            places = np.vstack([places, theirs[:, columns]])
            told = np.vstack([told, told_of_them[:, columns]])
    return places, np.unique(told[told.any(axis=1)], axis=0)


class _Alike:
    """Members, a row each, whose cells, a column each, are of the same classes and told of in the same way."""

    def __init__(self, classes: Columns, places: Counts, told: Counts) -> None:
        self._places = places
        signs = [(each, told[:, column].tobytes()) for column, each in enumerate(classes)]
        self._same = [np.flatnonzero([each == sign for each in signs]) for sign in signs]
        self._told = told
        self._columns = {cell: column for cells in places.tolist() for column, cell in enumerate(cells)}
        self._width = places.shape[1]
        self._known: Counts = np.zeros((0, self._width), dtype=np.int64)
        rows = [Row({**_factors(row, 0), **_factors(-row, self._width)}, 0, 0) for row in told]
        self._solver = programme(2 * self._width + 1, 0.0, rows)
        self._variables = self._solver.variables()
        self._bounds: list[int] = [-1] * len(self._variables)
        self._gain = self._solver.Constraint(0.0, 0.0)
        self._answer = linear_solver_pb2.MPSolutionResponse()  # all of it at once; one after the other takes longer
        objective = self._solver.Objective()
        objective.SetMinimization()
        for variable in self._variables[:-1]:
            objective.SetCoefficient(variable, 1.0)
        objective.SetCoefficient(self._variables[-1], -_WANTED)

    def move(self, table: Counts, member: int, factors: Mapping[int, int], more: int) -> Mapping[int, int]:
        """As ``Transfers.move``, of one member, by its row."""
        sign, left = 1 if more > 0 else -1, abs(more)
        row: Counts = np.zeros(self._width, dtype=np.int64)
        row[[self._columns[cell] for cell in factors]] = list(factors.values())
        places = self._places if len(factors) > 1 else self._richest_in(int(row.argmax()), table, member)
        counts, row = table[places], sign * row
        for change, partners in self._tried(counts, member, row, left):
            if partners.any():
                return _changed(places, member, {int(partners.argmax()): change})
        # What all others together cannot give, none of them can; what they could shows who is likeliest to.
        wished, possible = self._least(counts[member], _richest(counts, member), row, left)
        taken = self._from_partners(counts, member, row, left, wished) if possible else {}
        return _changed(places, member, taken)

    def _richest_in(self, column: int, table: Counts, member: int) -> Counts:
        """The places, others' with that in this column where most are of those that nothing else tells apart."""
        same, rows = self._same[column], np.arange(len(self._places))
        if len(same) == 1:
            return self._places
        richest = same[table[self._places[:, same]].argmax(axis=1)]
        richest[member] = column
        places = self._places.copy()
        places[rows, richest], places[:, column] = self._places[:, column], self._places[rows, richest]
        return places

    def shuffle(self, table: Counts, chance: np.random.Generator) -> None:
        """As ``Transfers.shuffled``, of these: change a table."""
        if not len(self._known):
            return
        counts = table[self._places]
        for _ in range(_ROUNDS):
            one, other = chance.permutation(len(counts))[: len(counts) // 2 * 2].reshape(2, -1)
            change = chance.choice(self._known, len(one))
            giving = np.where(change > 0, counts[other], counts[one])
            room = np.where(change, giving // np.maximum(np.abs(change), 1), _MOST).min(axis=1)
            step = chance.integers(0, room, endpoint=True)[:, None] * change
            counts[one] += step
            counts[other] -= step
        table[self._places] = counts

    def _from_partners(
        self, counts: Counts, member: int, row: Counts, left: int, wished: Counts | None
    ) -> Mapping[int, Counts]:
        """What a member gets of those who lack least of what is ``wished`` of them: of one alone if that is enough."""
        enough = wished is not None and int(row @ wished) >= left
        lacking = np.maximum((0 if wished is None else wished) - counts, 0).sum(axis=1)
        taken: dict[int, Counts] = {}
        for partner in [each for each in np.argsort(lacking, kind="stable").tolist() if each != member][:_PARTNERS]:
            alone = enough and not taken and not lacking[partner]
            least = wished if alone else self._least(counts[member], counts[partner], row, left)[0]
            if least is None:
                continue
            gained = int(row @ least)
            if not taken and gained == left and not (least % left).any():
                self._know(least // left)
            taken[partner] = least
            counts[member] += least
            left -= gained
            if left <= 0:
                return taken
        return {}

    def _know(self, change: Counts) -> None:
        """Remember what helped, and the same the other way round; that of the fewest cells first."""
        known = np.vstack([self._known, change, -change])
        self._known = known[np.argsort(np.count_nonzero(known, axis=1), kind="stable")]

    def _tried(self, counts: Counts, member: int, row: Counts, many: int) -> Iterator[tuple[Counts, Flags]]:
        """What helped others, and the members that could give and take that."""
        changes = self._known[self._known @ row == 1] * many
        for change in changes[(counts[member] >= -changes).all(axis=1)]:
            partners: Flags = np.asarray((counts >= change).all(axis=1), dtype=np.bool_)
            partners[member] = False
            yield change, partners

    def _least(self, counts: Counts, partner: Counts, row: Counts, many: int) -> tuple[Counts | None, bool]:
        """How a member's cells change, the partner's the other way round, for as much of what is wanted as may be.

        Nothing where no whole numbers are found; and whether anything is possible at all.
        """
        bounds = [*partner.tolist(), *counts.tolist(), many]
        for variable, most, before in zip(self._variables, bounds, self._bounds, strict=True):
            if most != before:
                variable.SetUb(float(most))
        self._bounds = bounds
        self._gain.Clear()
        self._gain.SetCoefficient(self._variables[-1], -1.0)
        for column, factor in _factors(row, 0).items():
            self._gain.SetCoefficient(self._variables[column], float(factor))
            self._gain.SetCoefficient(self._variables[self._width + column], float(-factor))
        if self._solver.Solve() != self._solver.OPTIMAL:
            return None, True
        self._solver.FillSolutionResponseProto(self._answer)
        values = np.array(self._answer.variable_value)
        if values[-1] < _TOLERANCE:
            return None, False
        change = values[: self._width] - values[self._width : -1]
        whole = np.rint(change).astype(np.int64)
        agrees = np.abs(change - whole).max() < _TOLERANCE and not (self._told @ whole).any()
        return whole if agrees and whole.any() else None, True


def _changed(places: Counts, member: int, taken: Mapping[int, Counts]) -> dict[int, int]:
    """By how much cells change where a member, by its row, gets so many in each column from others."""
    found: dict[int, int] = {}
    for partner, change in taken.items():
        for at in np.flatnonzero(change).tolist():
            for row, by in ((member, int(change[at])), (partner, -int(change[at]))):
                found[int(places[row, at])] = found.get(int(places[row, at]), 0) + by
    return {cell: by for cell, by in found.items() if by}


def _richest(counts: Counts, member: int) -> Counts:
    """Of every class as many people as any other member has."""
    others = np.delete(counts, member, axis=0)
    most: Counts = others.max(axis=0, initial=0)
    return most


def _factors(row: Counts, start: int) -> dict[int, int]:
    return {start + at: int(row[at]) for at in np.flatnonzero(row).tolist()}
