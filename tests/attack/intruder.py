"""An intruder with SciPy's mixed-integer solver: what whole numbers agree with everything that is printed."""

import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.attack.paper import Limit, Paper, Product, Sum

FEASIBLE, INFEASIBLE = 0, 2
MOST_BRANCHES = 4000


class CannotSolve(Exception):
    """The solver gave no answer: no verdict may be drawn from it."""


class Contradiction(Exception):
    """No table agrees with what is printed."""


class Intruder:
    """Plays the reader: exact whole-number intervals of sums of cells."""

    def __init__(self, paper: Paper, known: Sequence[Limit] = ()) -> None:
        self.paper = paper
        limits = [limit for limit in paper.limits if not limit.tells_nothing_beside(paper.exact)]
        products = [product for product in paper.products if not product.tells_nothing_beside(paper.exact)]
        self.cap = max(4000, 3 * max(paper.exact.values(), default=0))
        self._parts = [
            _Part(cells, own, its_products, self.cap)
            for cells, own, its_products in _components(len(paper.cells), [*limits, *known], products)
        ]
        self._part_of = {cell: at for at, part in enumerate(self._parts) for cell in part.cells}

    def interval(self, sum_: Sum) -> tuple[int, int | None]:
        """The lowest and highest number of people that there can be; None where nothing limits it."""
        lows, highs = zip(*(part.ends(cells) for part, cells in self._shared(sum_)), strict=True)
        high = sum(highs)
        return sum(lows), (None if high >= self.cap else high)

    def seen(self, sum_: Sum) -> tuple[int, int]:
        """The lowest and highest number among tables met so far: never wider than the interval."""
        ends = [part.seen(cells) for part, cells in self._shared(sum_)]
        return sum(low for low, _ in ends), sum(high for _, high in ends)

    def look_around(self, sums: Sequence[Sum], looks: int = 12) -> None:
        """Collect tables that are far from one another, so that few sums need a question of their own."""
        wanted: dict[int, list[Sum]] = {}
        for sum_ in sums:
            for part, cells in self._shared(sum_):
                wanted.setdefault(id(part), []).append(cells)
        for part in self._parts:
            part.look_around(wanted.get(id(part), []), looks)

    def tables(self, truth: Mapping[str, int], most: int) -> Iterator[dict[str, int]]:
        """Other whole tables that print the same: the true one with one part replaced."""
        self.look_around([sum_ for sum_ in self.paper.named if sum_], looks=2)
        found = [(part, table) for part in self._parts for table in part.tables.tolist() if len(part.cells) > 1]
        for part, table in found[:most]:
            replaced = {self.paper.cells[cell]: value for cell, value in zip(part.cells, table, strict=True)}
            yield {**truth, **replaced}

    def dropped(self) -> list[str]:
        """Ratios and differences that could come about in too many ways, and were passed over."""
        return [source for part in self._parts for source in part.dropped]

    def agrees(self, table: Mapping[str, int]) -> list[str]:
        """What a table contradicts, by statement; empty where it could be the true one."""
        values = {at: table.get(cell, 0) for at, cell in enumerate(self.paper.cells)}
        return [limit.source for part in self._parts for limit in part.limits if not _holds(limit, values)] + [
            product.source for part in self._parts for product in part.products if not product_holds(product, values)
        ]

    def _shared(self, sum_: Sum) -> list[tuple["_Part", Sum]]:
        parts: dict[int, set[int]] = {}
        for cell in sum_:
            parts.setdefault(self._part_of[cell], set()).add(cell)
        return [(self._parts[at], frozenset(cells)) for at, cells in parts.items()]


def _components(
    count: int, limits: Sequence[Limit], products: Sequence[Product]
) -> list[tuple[list[int], list[Limit], list[Product]]]:
    """Split into parts that say nothing about one another; a cell that is known to be empty joins nothing."""
    empty = {c for m in limits if m.low == m.high == 0 and all(w > 0 for w in m.weights.values()) for c in m.weights}
    first = _joined(count, [set(m.weights) - empty for m in limits] + [people_of(p) - empty for p in products])
    members: dict[int, tuple[list[int], list[Limit], list[Product]]] = {}
    for cell in range(count):
        members.setdefault(first[cell], ([], [], []))[0].append(cell)
    for cell in empty:
        members[first[cell]][1].append(Limit({cell: 1}, 0, 0, "empty"))
    for limit in limits:
        if alive := set(limit.weights) - empty:
            members[first[min(alive)]][1].append(limit)
    for product in products:
        members[first[min(people_of(product) - empty)]][2].append(product)
    return list(members.values())


def people_of(product: Product) -> Sum:
    """Every cell behind a ratio or a difference."""
    return product.a | product.b | product.c | product.e


def _joined(count: int, groups: Sequence[AbstractSet[int]]) -> list[int]:
    """For each cell, one cell that stands for all those with which some group joins it."""
    root = list(range(count))

    def find(cell: int) -> int:
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    for group in groups:
        one = find(min(group)) if group else 0
        for cell in group:
            root[find(cell)] = one
    return [find(cell) for cell in range(count)]


def _holds(limit: Limit, values: Mapping[int, int]) -> bool:
    total = sum(weight * values.get(cell, 0) for cell, weight in limit.weights.items())
    return (limit.low is None or total >= limit.low) and (limit.high is None or total <= limit.high)


def product_holds(product: Product, values: Mapping[int, int]) -> bool:
    """Whether a table gives the printed ratio or difference."""
    a, b, c, e = (sum(values.get(cell, 0) for cell in sum_) for sum_ in (product.a, product.b, product.c, product.e))
    return product.holds(a, b, c, e)


class _Part:
    """Cells that limit one another, and nobody else."""

    def __init__(self, cells: list[int], limits: list[Limit], products: list[Product], cap: int) -> None:
        self.cells, self.products, self._cap = cells, products, cap
        self.limits = limits
        self._at = {cell: at for at, cell in enumerate(cells)}
        self.tables: NDArray[np.int64] = np.zeros((0, len(cells)), dtype=np.int64)
        self._branches: list[list[Limit]] | None = None if products else [[]]
        self._known: dict[Sum, tuple[int, int]] = {}
        self.dropped: list[str] = []
        self._rules = [self._matrix(limits)] if limits else []

    def ends(self, cells: Sum) -> tuple[int, int]:
        if cells not in self._known:
            self._known[cells] = (self._best(cells, 1), self._best(cells, -1))
        return self._known[cells]

    def seen(self, cells: Sum) -> tuple[int, int]:
        if not len(self.tables):
            self._best(cells, 1)
        values = self.tables[:, [self._at[cell] for cell in cells]].sum(axis=1)
        return int(values.min()), int(values.max())

    def look_around(self, sums: Sequence[Sum], looks: int) -> None:
        chance = random.Random(len(self.cells))  # noqa: S311 - any direction will do
        for look in range(looks if len(self.cells) > 1 and sums else 0):
            weights = dict.fromkeys(self.cells, 0)
            for sum_ in sums:
                sign = chance.choice((-1, 1)) if look > 1 else (1, -1)[look]
                for cell in sum_:
                    weights[cell] += sign
            self._solve(weights)

    def _best(self, cells: Sum, sign: int) -> int:
        values = self._solve({cell: sign for cell in cells if cell in self._at})
        return int(sum(values[self._at[cell]] for cell in cells if cell in self._at))  # others are known to be empty

    def _solve(self, weights: Mapping[int, int]) -> NDArray[np.int64]:
        found = [self._solve_branch(weights, extra) for extra in self._all_branches()]
        tables = [table for table in found if table is not None]
        if not tables:
            raise Contradiction
        goal = np.array([weights.get(cell, 0) for cell in self.cells])
        best = min(tables, key=lambda table: int(goal @ table))
        self.tables = np.vstack([self.tables, best])
        return best

    def _solve_branch(self, weights: Mapping[int, int], extra: Sequence[Limit]) -> NDArray[np.int64] | None:
        goal = np.array([weights.get(cell, 0) for cell in self.cells], dtype=float)
        rules = [self._matrix(limits) for limits in (self.limits, extra) if limits] if extra else self._rules
        answer = milp(
            goal,
            constraints=rules,
            integrality=np.ones(len(self.cells)),
            bounds=Bounds(0, self._cap),
            options={"time_limit": 60, "mip_rel_gap": 0},
        )
        if answer.status == INFEASIBLE:
            return None
        if answer.status != FEASIBLE:
            raise CannotSolve(answer.message)
        table: NDArray[np.int64] = np.rint(answer.x).astype(np.int64)
        values = dict(zip(self.cells, table.tolist(), strict=True))
        if not all(_holds(limit, values) for limit in itertools.chain(self.limits, extra)):
            raise CannotSolve("rounding")
        return table

    def _matrix(self, limits: Sequence[Limit]) -> LinearConstraint:
        rows, columns, data = [], [], []
        for at, limit in enumerate(limits):
            for cell, weight in limit.weights.items():
                if cell in self._at:
                    rows.append(at)
                    columns.append(self._at[cell])
                    data.append(float(weight))
        matrix = csr_array((data, (rows, columns)), shape=(len(limits), len(self.cells)))
        low = [-np.inf if limit.low is None else limit.low for limit in limits]
        high = [np.inf if limit.high is None else limit.high for limit in limits]
        return LinearConstraint(matrix, low, high)

    def _all_branches(self) -> list[list[Limit]]:
        """Every way in which the ratios and differences can come about, each made of straight limits."""
        if self._branches is None:
            products, self._branches = self.products, [[]]
            for product in products:
                first, second = self._pivots(product)
                values = [range(low, high + 1) for low, high in (self._ends_now(first), self._ends_now(second))]
                if len(values[0]) * len(values[1]) * len(self._branches) > MOST_BRANCHES:
                    self.dropped.append(product.source)
                    continue
                cases = [straight(product, first, second, x, y) for x, y in itertools.product(*values)]
                tried = [[*branch, *case] for branch in self._branches for case in cases]
                self._branches = [branch for branch in tried if self._solve_branch({}, branch) is not None]
                self._known = {}
        return self._branches

    def _ends_now(self, cells: Sum) -> tuple[int, int]:
        return self._best(cells, 1), self._best(cells, -1)

    def _pivots(self, product: Product) -> tuple[Sum, Sum]:
        """Two sums such that, once they are known, the product is a straight limit; those with fewest values."""
        pairs = [(product.b, product.e)]
        if product.kind == "ratio":
            pairs = [(one, other) for one in (product.a, product.e) for other in (product.b, product.c)]

        def size(pair: tuple[Sum, Sum]) -> int:
            (low, high), (low2, high2) = self._ends_now(pair[0]), self._ends_now(pair[1])
            return (high - low + 1) * (high2 - low2 + 1)

        return min(pairs, key=size)


def straight(product: Product, first: Sum, second: Sum, x: int, y: int) -> list[Limit]:
    """The product's limits where ``first`` is known to be x and ``second`` to be y."""
    known = [_weighted([(first, 1)], x, x), _weighted([(second, 1)], y, y)]
    scale, low, high = 2 * product.scale, product.low, product.high
    if product.kind == "difference":
        left = [(product.a, scale * y), (product.c, -scale * x)]
        at_least = low * x * y + (1 if product.open_low else 0)
        at_most = high * x * y - (1 if product.open_high else 0)
        return [*known, _weighted(left, at_least, at_most)]
    across = product.e if first == product.a else product.a
    under = product.c if second == product.b else product.b
    above = _weighted([(across, scale * x), (under, -low * y)], 1 if product.open_low else 0, None)
    below = _weighted([(across, scale * x), (under, -high * y)], None, -1 if product.open_high else 0)
    return [*known, above, below]


def _weighted(terms: Iterable[tuple[Sum, int]], low: int | None, high: int | None) -> Limit:
    weights: dict[int, int] = {}
    for sum_, weight in terms:
        for cell in sum_:
            weights[cell] = weights.get(cell, 0) + weight
    return Limit(weights, low, high, "product")
