"""Whether tables show that whoever is alone in a cell, or one of two, is told no small count of others; for verifiers.

She is told one where a sum follows from her cell: where it is so many times the cell and so many more in every table.
What is tied so in all tables is tied, too, in what these add up to, each taken so often. So all of them are added up
twice, and only the few sums are looked at table by table that stand in the same ratio to a cell both times.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from wres_desktop.disclosure.verify_asked import Shown
from wres_desktop.disclosure.verify_bounds import Often, limit_of, was_before
from wres_desktop.disclosure.verify_effort import OF_A_CALL, Effort, TooMuch
from wres_desktop.disclosure.verify_places import Places, positions
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_rules import Small
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import Given

_PEOPLE = (1, 2)
"""How many people of a cell may know each other's place in it."""

_WIDTH = 8
_MOST = 2**63
"""Sums of all cells, added up, have to stay below this."""
_WEIGHTS = (1009, 773), (911, 631)
"""What numbers of tables are multiplied with and divided by, for two weighings that are unlike each other."""


Pair: TypeAlias = tuple[int, int]
"""A cell, and a sum that may follow from it; both as sets of bits."""


def told_before(
    rows: Sequence[Json], given: Mapping[int, Given], earlier: Collection[int], places: Places
) -> set[Pair]:
    """The pairs that were tied before: what was told in ``earlier`` publications, by number, shows that by itself.

    A row says that ``over`` times the sum is so many times the cell, and so much more.
    """
    found: set[Pair] = set()
    for row in rows:
        pair, over = (places.bits_of([row["cell"]]), places.bits_of(row["of"])), row.get("over", 1)
        sums = [(over, pair[1]), (-row["times"], pair[0])]
        least, most = row["least"], row["most"]
        if (
            over > 0  # no times a sum is always nobody, and tells nothing of it
            and was_before((*least["from"], *most["from"]), earlier)
            and limit_of(least, sums, given, Often(0, places), upwards=True) == row["is"]
            and limit_of(most, sums, given, Often(0, places), upwards=False) == row["is"]
        ):
            found.add(pair)
    return found


class SameGroups:
    """Groups that count the same people, two and two, both as sets of bits; in the cells of ``nobody`` is nobody."""

    def __init__(self, facts: Iterable[tuple[int, int]], nobody: int, effort: Effort) -> None:
        """Note each under one of its cells."""
        self._effort = effort
        self._counted: dict[int, int] = {}
        self._ways: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        both = [(one & ~nobody, other & ~nobody) for one, other in facts]
        for one, other in chain(both, ((other, one) for one, other in both)):
            self._ways[one & -one].append((one, other))

    def counted_with(self, cells: int) -> int:
        """All cells whose people are surely among those of some cells."""
        if cells not in self._counted:
            counted, left = cells, cells
            while left:
                found = 0
                self._effort.spend(OF_A_CALL + 4 * left.bit_count())
                for at in positions(left):
                    ways = self._ways.get(1 << at, ())
                    self._effort.spend(len(ways))
                    for one, other in ways:
                        if not one & ~counted:
                            found |= other
                left = counted | found if found & ~counted else 0
                counted |= found
            self._counted[cells] = counted
        return self._counted[cells]


def told(
    certificate: Json,
    tables: Tables,
    shown: Shown,
    same: SameGroups,
    before: Collection[Pair],
) -> Iterator[Pair]:
    """Every single cell with a sum that would tell somebody in the cell of others, if no table parts the two.

    ``shown`` are the sums that are open; ``before`` are pairs that were tied before anything of this was printed.
    All tables can be read, and agree with what is printed; moves too lead to counts from 0.
    """
    if not (shown.sums or any(cells for cells, _ in shown.cells)):
        return
    for group in _Weighed(certificate, tables.places).alike(shown.cells, shown.sums):
        for cell in (each for each in group if not each.rule.cells & (each.rule.cells - 1)):
            tables.effort.spend(OF_A_CALL * len(group))
            for of in group:
                pair = cell.rule.cells, of.rule.cells
                if of is not cell and _may_tell(cell, of, same) and pair not in before and _is_tied(pair, tables):
                    yield pair


class _Seen(NamedTuple):
    """A sum: its count in the first table, and what the others differ from that, added up in two ways."""

    rule: Small
    number: int
    one: int
    other: int


class _Weighed:
    """All tables of a certificate, those that moves lead to as well, each taken so often and added up, twice."""

    def __init__(self, certificate: Json, places: Places) -> None:
        rows, moves = certificate["witnesses"], certificate["moves"]
        largest = 1 + max(map(max, rows), default=0) + max(map(abs, chain.from_iterable(moves)), default=0)
        cells = len(places.cells)
        self._weights: list[int] = []
        added: list[Sequence[int]] = [rows[0]]
        for by, modulus in _WEIGHTS:
            times = [1 + number * by % modulus for number in range(len(rows) + len(moves))]
            if (
                largest * sum(times) * cells >= _MOST
            ):  # never of people; once each tells less apart, and nothing wrongly
                times = [1] * len(times)
            if largest * sum(times) * cells >= _MOST:
                raise TooMuch
            added.append(_added(rows, moves, times))
            self._weights.append(sum(times))
        in_order = itemgetter(*places.order, *places.order[:1])
        self._rows = [in_order(row)[:-1] for row in added]
        self._sums = Tables(self._rows, places)

    def alike(self, cells: Iterable[tuple[int, int]], rules: Iterable[Small]) -> Iterator[list[_Seen]]:
        """The sums that stand in the same ratio both times, together, where there is a single cell among several.

        Python divides exactly and rounds to the nearest number, so that what is the same ratio is the same number.
        """
        seen = [*map(self._seen, rules)]
        of_sums: defaultdict[float | None, list[_Seen]] = defaultdict(list)
        for each in seen:
            of_sums[each.one / each.other if each.other else None].append(each)
        of_cells: defaultdict[float | None, list[tuple[int, int]]] = defaultdict(list)
        first, one, other = self._rows
        weight, another = self._weights
        for bits, enough in cells:
            for at in positions(bits):
                apart = other[at] - another * first[at]
                of_cells[(one[at] - weight * first[at]) / apart if apart else None].append((at, enough))
        for ratio, alone in of_cells.items():
            if len(alone) > 1 or ratio in of_sums:
                yield [*(self._seen(Small(1 << at, enough)) for at, enough in alone), *of_sums.get(ratio, [])]
        yield from (group for ratio, group in of_sums.items() if ratio not in of_cells)

    def _seen(self, rule: Small) -> _Seen:
        count, one, other = self._sums.counts(rule.cells)
        weight, another = self._weights
        return _Seen(rule, count, one - weight * count, other - another * count)


def _added(rows: Sequence[Sequence[int]], moves: Sequence[Sequence[int]], times: Sequence[int]) -> list[int]:
    """So many times each table, added up; of moves, of the table to which it leads."""
    of_rows = list(times[: len(rows)])
    for move, often in zip(moves, times[len(rows) :], strict=True):
        of_rows[move[0] - 1] += often
    whole = sum(
        often * int.from_bytes(array("Q", row).tobytes(), sys.byteorder)
        for row, often in zip(rows, of_rows, strict=True)
    )
    added = memoryview(whole.to_bytes(_WIDTH * len(rows[0]), sys.byteorder)).cast("Q").tolist()
    for move, often in zip(moves, times[len(rows) :], strict=True):
        for cell, by in zip(move[1::2], move[2::2], strict=True):
            added[cell] += often * by
    return added


def _may_tell(cell: _Seen, of: _Seen, same: SameGroups) -> bool:
    """Whether the sum would tell one or two people in the cell of others, if it follows from that as it seems."""
    times, over = (of.other, cell.other) if cell.other else (of.one, cell.one)
    if not over:
        return not of.one
    if times == over and of.number == cell.number and same.counted_with(of.rule.cells) & cell.rule.cells:
        return False
    for people in _PEOPLE:
        more, rest = divmod(times * (people - cell.number), over)
        others = of.number + more - (people if of.rule.cells & cell.rule.cells else 0)
        if not rest and others > 0 and of.number + more < of.rule.enough:
            return True
    return False


def _is_tied(pair: Pair, tables: Tables) -> bool:
    """Whether the sum follows from the cell in every table."""
    cell, of = map(tables.counts, pair)
    tables.effort.spend(OF_A_CALL + 4 * tables.number)
    pairs = list(zip(cell, of, strict=True))
    more, more_of = map(tables.changes, pair)
    tables.effort.spend(4 * (len(more) + len(more_of)))
    for number in more.keys() | more_of.keys():
        start = tables.moves.starts[number]
        pairs.append((cell[start] + more.get(number, 0), of[start] + more_of.get(number, 0)))
    changes = [(count - cell[0], total - of[0]) for count, total in pairs]
    over, times = next((each for each in changes if each[0]), (0, 0))
    return bool(over) and all(total * over == times * count for count, total in changes)
