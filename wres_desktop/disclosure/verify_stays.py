"""Whether what a publication says of sums stays true when cells change a little; for the verifiers of moves.

Most is said either of all organisations together or of each alone, and of each the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    signs, members = _signs(list(of_each), places.effort), places.members or 1
    of_members = list(of_each.values())
    places.effort.spend(len(of_each) * (len(exchanges) + len(set(names))))
    for number in exchanges.changing_any(members, signs) if of_each else ():
        if _changes_a_members(moves[number], signs, of_members, members):
            changing.add(number)
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

    def changing_any(self, members: int, signs: Signs) -> list[int]:
        """The moves after which an organisation may have something else of what is told of it.

        ``signs`` are those of what is told of each of them, the same of all. What a move changes of all that is added
        up in one long number, 64 bits for each; counts are too few for one to reach into another. Of an exchange
        between two this is asked of one of them.
        """
        found = set(self.others)
        for side in self._sides:
            whose = list(map(mod, side, repeat(members)))
            firsts = map(whose.__getitem__, accumulate(self._many[:-1], initial=0))
            found.update(compress(self._numbers, map(ne, whose, chain.from_iterable(map(repeat, firsts, self._many)))))
        weights = {name: sum([sign << 64 * at for at, sign in signs.get(name, ())]) for name in set(self._names_of)}
        found = {number for number in found if self._changes_any(number, members, weights)}
        added = list(accumulate(map(mul, self._by, map(weights.__getitem__, self._names)), initial=0))
        ends = list(map(added.__getitem__, accumulate(self._many, initial=0)))
        found.update(compress(self._moves, map(ne, ends, ends[1:])))
        return sorted(found)

    def _changes_any(self, number: int, members: int, weights: Mapping[int, int]) -> bool:
        changed: defaultdict[int, int] = defaultdict(int)
        for cell, change in zip(*self._all[number], strict=True):
            changed[cell % members] += change * weights[self._names_of[cell]]
        return any(changed.values())


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


def _changes_a_members(move: Changes, signs: Signs, of: Sequence[Collection[int]], members: int) -> bool:
    """Whether something changes that is told of one organisation; ``of`` says of which each is told."""
    changed: defaultdict[tuple[int, int], int] = defaultdict(int)
    for cell, change in zip(*move, strict=True):
        member = cell % members
        for number, sign in signs.get(cell - member, ()):
            changed[number, member] += sign * change
    return any(change and member in of[number] for (number, member), change in changed.items())


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
    for number, both in enumerate(told):
        for sign, bits in zip((1, -1), both, strict=True):
            effort.spend(bits.bit_count())
            for cell in positions(bits):
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
