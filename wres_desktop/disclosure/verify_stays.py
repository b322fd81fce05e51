"""Whether what a publication says of sums stays true when cells change a little; for the verifiers of moves.

Each sum of which anything is told gets a number by lot, and each cell what these add up to for the sums in which it
stands. Changes times the numbers of their cells add up to nothing where no sum changes. Where one does, at most two of
2^62 lots would hide it, and they are drawn anew for each check, so that no move can be made for them (after Freivalds,
"Fast probabilistic algorithms", 1979; of products of numbers that are drawn, after Schwartz and Zippel).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, cycle, pairwise, repeat
from operator import add, mul, ne
from secrets import randbits
from typing import TypeAlias

from wres_desktop.disclosure.verify_effort import Effort
from wres_desktop.disclosure.verify_moves import Moves
from wres_desktop.disclosure.verify_places import Places, positions

Both: TypeAlias = tuple[int, int]
"""A sum of cells, and one that is taken away from it; both as sets of bits."""

_BITS = 62
"""How long the numbers are that are drawn."""


def changed_by(moves: Moves, told: Iterable[Both], places: Places) -> set[int]:
    """The moves, by number, that change something of which anything is told: a sum of cells, or one without another."""
    numbers = _numbers_of_cells(told, places)
    added = list(accumulate(map(mul, moves.by, map(numbers.__getitem__, moves.cells)), initial=0))
    sums = list(map(added.__getitem__, accumulate(moves.many, initial=0)))
    return set(compress(range(len(moves)), map(ne, sums, sums[1:])))


def _numbers_of_cells(told: Iterable[Both], places: Places) -> Sequence[int]:
    """For each cell, what the numbers add up to of that in which it stands, less those where it is taken away.

    Most is said either of all organisations together, or of each alone and of each the same. Of the latter the cells of
    one organisation have the same numbers as those of another, but each organisation has them times one of its own.
    """
    of_all, of_each, of_some = ([0] * len(places.cells) for _ in range(3))
    whose: defaultdict[Both, list[int]] = defaultdict(list)
    inside = (1 << len(places.cells)) - 1 & ~places.starts
    for of, also in dict.fromkeys(told):
        places.effort.spend(places.glance)
        if not (of ^ of << 1) & inside and not (also and (also ^ also << 1) & inside):
            _draw(of_all, (of & places.starts, also & places.starts), places.effort)
        elif (member := _member(of | also, places)) is not None:
            whose[of >> member, also >> member].append(member)
        else:
            _draw(of_some, (of, also), places.effort)
    for both, members in whose.items():
        if len(members) == places.members:
            _draw(of_each, both, places.effort)
        else:
            _draw(of_some, both, places.effort, members)
    starts = list(chain.from_iterable(repeat(start, end - start) for start, end in pairwise(positions(places.starts))))
    of_members = [randbits(_BITS) for _ in range(places.members or 1)]
    each = map(mul, map(of_each.__getitem__, starts), cycle(of_members))
    return list(map(add, map(add, map(of_all.__getitem__, starts), of_some), each))


def _draw(numbers: list[int], both: Both, effort: Effort, steps: Sequence[int] = (0,)) -> None:
    """Draw a number for what is told, and again for the cells so many steps behind: each time one of its own."""
    cells = [list(positions(bits)) for bits in both]
    effort.spend(len(steps) * sum(map(len, cells)))
    for step in steps:
        number = randbits(_BITS)
        for cell in cells[0]:
            numbers[cell + step] += number
        for cell in cells[1]:
            numbers[cell + step] -= number


def _member(bits: int, places: Places) -> int | None:
    """The number of the organisation whose cells alone these are, if they are one's."""
    if places.members < 2 or not bits:  # noqa: PLR2004 - the cells of one alone are all
        return None
    member = ((bits & -bits).bit_length() - 1) % places.members
    return None if (bits >> member) & ~places.starts else member
