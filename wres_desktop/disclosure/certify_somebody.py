"""Looks for tables that part what seems tied to a single cell: whoever is alone in it is told nothing of others then.

Tables that reach the ends of every rule may still all have one sum so many times a cell and so many more. Where that
would tell one or two people in the cell a small count of others (singletons.py), another table is sought that parts the
two. Where there is none, they are tied by what is told.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import inf

import numpy as np

from wres_desktop.disclosure.component_search import ComponentSearch
from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.found_tables import Counts
from wres_desktop.disclosure.incidence import Incidence
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder
from wres_desktop.disclosure.rules import Rule, SmallCount, cells_of, sum_of
from wres_desktop.disclosure.same_people import SameGroups
from wres_desktop.disclosure.singletons import Somebody, Tie
from wres_desktop.disclosure.tied_sums import Move, SeenTables, Tied

_TOLERANCE = 1e-3
_AT_ONCE = 64
_FEW = 100
_WORTH = 0.7
"""What share of pairs a shuffled table may leave tied, to be followed by another."""

_EXCHANGES, _TRANSFERS = 8, 2
"""From so many tables they are looked for; to look for a whole table takes no longer than from a few more."""

_MOST = 100_000
"""No cell is taken to be larger than this, however much is possible."""


class Parting:
    """The search over all components at once; in tables over all cells those seem tied that do not hang together."""

    def __init__(
        self, rules: Sequence[Rule], shown: Collection[int], searches: Sequence[ComponentSearch], same: SameGroups
    ) -> None:
        """``shown`` are the rules, by position, that hold because tables show it: of no other anything can be told."""
        self._rules = rules
        self._searches = searches
        self._component = {cell: number for number, each in enumerate(searches) for cell in each.cells}
        cells = 1 + max((cell for rule in rules for cell in cells_of(rule)), default=-1)
        self._somebody = Somebody(rules, {cell: cell for cell in range(cells)}, [len(sum_of(rule)) for rule in rules])
        self._settled = np.array([index not in shown for index in range(len(rules))], dtype=bool)
        self._cells = cells
        self._same = same

    def part(
        self, tables: Sequence[Sequence[int]], moves: Sequence[Move], truth: Sequence[int] | None
    ) -> tuple[list[tuple[int, ...]], list[Move], tuple[Tied, ...]]:
        """Tables and moves, with more, so that nobody is told anything; and what is tied whatever is added.

        None that is added is the ``truth``.

        Raises:
            AuditUnfinished: the solver could not settle a question in time.
        """
        seen = SeenTables(tables, moves)
        tied: dict[tuple[int, int], Tied] = {}

        def ties() -> Iterator[Tie]:
            changes, first = seen.changes()[:, : self._cells], seen.tables[0, : self._cells].astype(float)
            return self._somebody.tied_by(changes, first, self._settled, self._same)

        self._shuffle(seen, ties, truth)
        parted = 1
        while parted:
            parted = 0
            left = [(tie, sum_of(self._rules[tie.cell])[0]) for tie in ties() if (tie.cell, tie.of) not in tied]
            many = np.bincount([cell for _, cell in left], minlength=seen.tables.shape[1])
            for tie, cell in left:
                found = seen.tie(cell, self._rules[tie.of])
                if found is not None and self._parted(found, seen, many, truth):
                    parted += 1
                elif found is not None:
                    tied[tie.cell, tie.of] = found
                if parted == _AT_ONCE:  # what parts one pair parts others: look again which are left
                    break
        if not (tied or seen.moves):
            self._drop_spare(seen, ties)
        return [tuple(table) for table in seen.tables.tolist()], seen.moves, tuple(tied.values())

    def _drop_spare(self, seen: SeenTables, ties: Callable[[], Iterator[Tie]]) -> None:
        """Drop every whole table without which the others reach all ends of rules, and part everything."""
        rules = [rule for rule, settled in zip(self._rules, self._settled.tolist(), strict=True) if not settled]
        sums = Incidence([sum_of(rule) for rule in rules], {cell: cell for cell in range(self._cells)})
        counts = np.array([sums.sums(table) for table in seen.tables[:, : self._cells].astype(float)])
        small = np.array([isinstance(rule, SmallCount) for rule in rules], dtype=bool)
        enough = np.array([rule.threshold if isinstance(rule, SmallCount) else 1 for rule in rules])
        reached = np.hstack(((counts < 1) | ~small, counts >= enough))
        kept = np.ones(len(reached), dtype=bool)
        tables = seen.tables
        for number in np.argsort(np.count_nonzero(reached, axis=1), kind="stable").tolist():
            kept[number] = False
            seen.tables = tables[kept]
            if not reached[kept].any(axis=0).all() or next(ties(), None) is not None:
                kept[number] = True
        seen.tables = tables[kept]

    def _shuffle(self, seen: SeenTables, ties: Callable[[], Iterator[Tie]], truth: Sequence[int] | None) -> None:
        """Share whole tables of a joint report out by chance, as long as each parts many pairs."""
        joint = [search for search in self._searches if search.is_joint]
        if not joint or next(islice(ties(), _FEW, None), None) is None:
            return
        chance = np.random.default_rng(1)  # the same in every run: it decides no more than which tables are found
        somebody, asked, left = seen.with_somebody(), np.ones(seen.tables.shape[1], dtype=bool), inf
        for _ in range(len(somebody)):
            start = int(np.argmax(somebody @ asked))
            table = seen.tables[start].copy()
            somebody[start] = False
            for search in joint:
                counts = search.shuffled(table[list(search.cells)], chance)
                if counts is not None:
                    table[list(search.cells)] = counts
            if _is(table, truth):
                continue
            seen.add_table(table)
            tied = [sum_of(self._rules[tie.cell])[0] for tie in ties()]
            asked[:] = False
            asked[tied] = True
            before, left = left, len(tied)
            if left < _FEW or left > _WORTH * before:
                return

    def _parted(self, tie: Tied, seen: SeenTables, many: Counts, truth: Sequence[int] | None) -> bool:
        """Whether a move or a table that parts a cell and a sum was found, and added.

        ``many`` says of each cell to how many sums it still seems tied.
        """
        number = next(self._component[cell] for cell in sum_of(tie.rule) if cell in self._component)
        search, together = self._searches[number], number == self._component[tie.cell]
        factors = {cell: by for cell, by in tie.factors.items() if self._component.get(cell) == number}
        places, cells = np.array(search.cells), tuple(tie.factors)

        def adds(move: Move) -> bool:
            parts = tie.is_broken_by(seen.after(move, cells)) and not (truth and _is(seen.moved(move), truth))
            if parts:
                seen.add_move(move)
            return parts

        if any(map(adds, _moves(search, factors, seen, many))):
            return True
        found = search.apart(factors) if together else (each[places] for each in seen.where_another(sum_of(tie.rule)))
        for counts in found:
            near = search.near(seen.tables[:, places], counts)
            if near is not None and adds(_both((near[0] + 1,), near[1])):
                return True
            table = seen.tables[0].copy()
            table[places] = counts
            if tie.is_broken_by(table) and not _is(table, truth):
                seen.add_table(table)
                return True
        return False


def _moves(search: ComponentSearch, factors: Mapping[int, int], seen: SeenTables, many: Counts) -> Iterator[Move]:
    """Moves to tables of a joint report in which so many times each cell may be another number, the likeliest first."""
    places = np.array(search.cells)
    for ways, most in ((search.exchanges, _EXCHANGES), (search.transfers, _TRANSFERS)):
        for before in islice(seen.around(factors), most):
            found = ways(seen.moved(before)[places], factors, many[places])
            yield from (_both(before, changes) for changes in found)


def _both(move: Move, changes: Mapping[int, int]) -> Move:
    """A move with more changes."""
    together = dict(zip(move[1::2], move[2::2], strict=True))
    for cell, by in changes.items():
        together[cell] = together.get(cell, 0) + by
    return (move[0], *chain.from_iterable((cell, by) for cell, by in together.items() if by))


def _is(table: Counts, truth: Sequence[int] | None) -> bool:
    return truth is not None and table.tolist() == list(truth)


def told_anew(tied: Sequence[Tied], told: Sequence[Linear], cells: int) -> bool:
    """Whether anything is tied that was not before, by what is ``told`` of so many cells."""
    if not tied:
        return False
    intruder = RelaxedIntruder(tuple(range(cells)), {}, told, _MOST)
    for each in tied:
        weights = np.zeros(cells)
        weights[list(each.factors)] = list(each.factors.values())
        ends = [intruder.best(sign * weights) for sign in (1.0, -1.0)]
        if any(end is None or abs(float(weights @ end) - each.more) > _TOLERANCE for end in ends):
            return True
    return False
