"""Whether what a publication says of sums stays true when cells change a little; for the verifiers of moves.

Most is said either of all organisations together or of each alone, and of each the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import add, mod, mul, ne
from typing import TypeAlias

from wres_desktop.disclosure.verify_effort import Effort
from wres_desktop.disclosure.verify_places import Places, positions

Both: TypeAlias = tuple[int, int]
"""A sum of cells, and one that is taken away from it; both as sets of bits."""

Changes: TypeAlias = tuple[Sequence[int], Sequence[int]]
"""Cells, and by how much each of them changes."""

Signs: TypeAlias = Mapping[int, Sequence[tuple[int, int]]]
"""For each cell, the numbers of what is told of it, and with which sign it stands there."""


def changed_by(moves: Sequence[Changes], told: Iterable[Both], places: Places) -> set[int]:
    """The moves, by number, that may change something of which anything is told: sums of cells, or sums without others.

    Nearly all moves are exchanges between two organisations, and all of these are looked at together; of the others
    everything that is told is added up.
    """
    of_all, of_each, rest = list[Both](), dict[Both, set[int]](), list[Both]()
    for both in dict.fromkeys(told):
        places.effort.spend(places.glance)
        if not any((bits ^ bits << 1) & ~places.starts for bits in both):
            of_all.append((both[0] & places.starts, both[1] & places.starts))
        elif (member := _whose(both, places)) is not None:
            of_each.setdefault((both[0] >> member, both[1] >> member), set()).add(member)
        else:
            rest.append(both)
    names = _names(places)
    exchanges = Exchanges(moves, names)
    others = sorted(exchanges.others)
    signs = _signs(of_all, places.effort) if others else {}
    kinds = _kinds(signs, names)
    changing = {
        number
        for number in _not_made_up(moves, others, kinds)
        if _changes((list(map(names.__getitem__, moves[number][0])), moves[number][1]), signs, places.effort)
    }
    if of_each:
        weights, lanes = _weights(of_each, names, places)
        places.effort.spend(lanes * len(exchanges))
        changing.update(exchanges.changing_any(places.members or 1, weights))
    apart = _signs(rest, places.effort)
    return changing | {number for number, move in enumerate(moves) if rest and _changes(move, apart, places.effort)}


class Exchanges:
    """The moves in which cells stand in pairs of one name, of which one has as many more as the other has fewer.

    They change no sum over all organisations. ``others`` are the moves, by number, that are none.
    """

    def __init__(self, moves: Sequence[Changes], names: Sequence[int]) -> None:
        """``names`` has for each cell where those of its name start."""
        self._all, self._names_of = moves, names
        even = [number for number, (cells, _) in enumerate(moves) if not len(cells) % 2]
        self._moves = even
        self._many = [len(moves[number][0]) // 2 for number in even]
        cells = list(chain.from_iterable([moves[number][0] for number in even]))
        by = list(chain.from_iterable([moves[number][1] for number in even]))
        self._numbers = list(chain.from_iterable(map(repeat, even, self._many)))
        self._sides, self._by = (cells[::2], cells[1::2]), by[::2]
        self._names, others = (list(map(names.__getitem__, side)) for side in self._sides)
        self.others = set(range(len(moves))).difference(even)
        self.others.update(compress(self._numbers, map(ne, self._names, others)))
        self.others.update(compress(self._numbers, map(add, self._by, by[1::2])))

    def __len__(self) -> int:
        """How many pairs of cells there are."""
        return len(self._numbers)

    def changing_any(self, members: int, weights: Sequence[int]) -> set[int]:
        """The moves after which one of the ``members`` has something else of what is told of it alone.

        ``weights`` are of each cell. Where all cells on one side of an exchange are the same organisation's, what
        changes there is added up for all exchanges at once.
        """
        apart = set(self.others)
        for side in self._sides:
            whose = list(map(mod, side, repeat(members)))
            firsts = map(whose.__getitem__, accumulate(self._many[:-1], initial=0))
            apart.update(compress(self._numbers, map(ne, whose, chain.from_iterable(map(repeat, firsts, self._many)))))
        found = {number for number in apart if self._changes_any(number, members, weights)}
        ends = list(accumulate(self._many, initial=0))
        for side in self._sides:
            added = list(accumulate(map(mul, self._by, map(weights.__getitem__, side)), initial=0))
            sums = list(map(added.__getitem__, ends))
            found.update(number for number in compress(self._moves, map(ne, sums, sums[1:])) if number not in apart)
        return found

    def _changes_any(self, number: int, members: int, weights: Sequence[int]) -> bool:
        changed: defaultdict[int, int] = defaultdict(int)
        for cell, change in zip(*self._all[number], strict=True):
            changed[cell % members] += change * weights[cell]
        return any(changed.values())


def _weights(of_each: Mapping[Both, Collection[int]], names: Sequence[int], places: Places) -> tuple[list[int], int]:
    """For each cell one long number: with which sign it stands in what is told of its organisation, 64 bits for each.

    Changes times these, added up, are nothing only if nothing of that changes: counts are too few for one to reach into
    another. Also how many there are at most. ``of_each`` says of which organisations each is told, of one of which all
    start; ``names`` has for each cell where those of its name start.
    """
    of_all = [both for both, whose in of_each.items() if len(whose) == places.members]
    alike: defaultdict[int, int] = defaultdict(int)
    for (cell, number), sign in _signed(of_all, places.effort):
        alike[cell] += sign << 64 * number
    weights = [alike[name] for name in names]
    lanes = dict.fromkeys(range(places.members), len(of_all))
    for both, whose in of_each.items():
        for member in whose if len(whose) < places.members else ():
            for (cell, _), sign in _signed([both], places.effort):
                weights[cell + member] += sign << 64 * lanes[member]
            lanes[member] += 1
    return weights, max(lanes.values(), default=0)


def _signed(told: Sequence[Both], effort: Effort) -> Iterator[tuple[tuple[int, int], int]]:
    """Each cell with the number of what is told of it, and the sign with which it stands there."""
    for number, both in enumerate(told):
        for sign, bits in zip((1, -1), both, strict=True):
            effort.spend(bits.bit_count())
            for cell in positions(bits):
                yield (cell, number), sign


def _whose(both: Both, places: Places) -> int | None:
    """The number of the organisation whose cells alone these are, if they are one's."""
    every = both[0] | both[1]
    if places.members < 2 or not every:  # noqa: PLR2004 - the cells of one alone are all
        return None
    member = ((every & -every).bit_length() - 1) % places.members
    return None if (every >> member) & ~places.starts else member


def _not_made_up(moves: Sequence[Changes], numbers: Iterable[int], kinds: Sequence[int]) -> set[int]:
    """Those of the moves in which cells of some kind do not change by nothing together."""
    found = set()
    for number in numbers:
        changed: defaultdict[int, int] = defaultdict(int)
        for cell, change in zip(*moves[number], strict=True):
            changed[kinds[cell]] += change
        if any(changed.values()):
            found.add(number)
    return found


def _changes(move: Changes, signs: Signs, effort: Effort) -> bool:
    changed: defaultdict[int, int] = defaultdict(int)
    for cell, change in zip(*move, strict=True):
        told = signs.get(cell, ())
        effort.spend(len(told))
        for number, sign in told:
            changed[number] += sign * change
    return any(changed.values())


def _signs(told: Sequence[Both], effort: Effort) -> Signs:
    found: dict[int, list[tuple[int, int]]] = {}
    for (cell, number), sign in _signed(told, effort):
        found.setdefault(cell, []).append((number, sign))
    return found


def _names(places: Places) -> list[int]:
    """For each cell, where the cells of its name start."""
    return list(chain.from_iterable(repeat(start, end - start) for start, end in pairwise(positions(places.starts))))


def _kinds(signs: Signs, names: Sequence[int]) -> list[int]:
    """For each cell a number that it shares with those of which the same is told; ``signs`` are those of each name."""
    kinds, of_name = dict[tuple[tuple[int, int], ...], int](), dict[int, int]()
    for name in dict.fromkeys(names):
        of_name[name] = kinds.setdefault(tuple(signs.get(name, ())), len(kinds))
    return list(map(of_name.__getitem__, names))
