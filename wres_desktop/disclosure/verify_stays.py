"""Whether what a publication says of sums stays true when cells change a little; for the verifiers of moves.

Most is said either of all organisations together or of each alone, and of each the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from wres_desktop.disclosure.verify_places import Places, positions

Both: TypeAlias = tuple[int, int]
"""A sum of cells, and one that is taken away from it; both as sets of bits."""

Changes: TypeAlias = tuple[Sequence[int], Sequence[int]]
"""Cells, and by how much each of them changes."""

Signs: TypeAlias = Mapping[int, Sequence[tuple[int, int]]]
"""For each cell, the numbers of what is told of it, and with which sign it stands there."""


def changed_by(moves: Sequence[Changes], told: Iterable[Both], places: Places) -> set[int]:
    """The moves, by number, that may change something of which anything is told: sums of cells, or sums without others.

    Of what is told of all organisations together it is asked that cells which stand alike there change by nothing
    together.
    """
    of_all, of_each, rest = list[Both](), dict[Both, set[int]](), list[Both]()
    for both in dict.fromkeys(told):
        if not any((bits ^ bits << 1) & ~places.starts for bits in both):
            of_all.append((both[0] & places.starts, both[1] & places.starts))
        elif (member := _whose(both, places)) is not None:
            of_each.setdefault((both[0] >> member, both[1] >> member), set()).add(member)
        else:
            rest.append(both)
    alike, members = _kinds(_signs(of_all), places), places.members or 1
    changing = _not_made_up(moves, alike)
    signs = _signs(list(of_each))
    own = [kind * members + cell % members for cell, kind in enumerate(_kinds(signs, places))]
    of_members = list(of_each.values())
    for number in _not_made_up(moves, own):
        if _changes_a_members(moves[number], signs, of_members, members):
            changing.add(number)
    apart = _signs(rest)
    return changing | {number for number, move in enumerate(moves) if rest and _changes(move, apart)}


def _whose(both: Both, places: Places) -> int | None:
    """The number of the organisation whose cells alone these are, if they are one's."""
    every = both[0] | both[1]
    if places.members < 2 or not every:  # noqa: PLR2004 - the cells of one alone are all
        return None
    member = ((every & -every).bit_length() - 1) % places.members
    return None if (every >> member) & ~places.starts else member


def _not_made_up(moves: Sequence[Changes], kinds: Sequence[int]) -> set[int]:
    """The moves in which cells of some kind do not change by nothing together."""
    every = max(kinds, default=0) + 1
    changed: defaultdict[int, int] = defaultdict(int)
    for number, (cells, by) in enumerate(moves):
        start = number * every
        for cell, change in zip(cells, by, strict=True):
            changed[start + kinds[cell]] += change
    return {kind // every for kind, change in changed.items() if change}


def _changes_a_members(move: Changes, signs: Signs, of: Sequence[Collection[int]], members: int) -> bool:
    """Whether something changes that is told of one organisation; ``of`` says of which each is told."""
    changed: defaultdict[tuple[int, int], int] = defaultdict(int)
    for cell, change in zip(*move, strict=True):
        member = cell % members
        for number, sign in signs.get(cell - member, ()):
            changed[number, member] += sign * change
    return any(change and member in of[number] for (number, member), change in changed.items())


def _changes(move: Changes, signs: Signs) -> bool:
    changed: defaultdict[int, int] = defaultdict(int)
    for cell, change in zip(*move, strict=True):
        for number, sign in signs.get(cell, ()):
            changed[number] += sign * change
    return any(changed.values())


def _signs(told: Sequence[Both]) -> Signs:
    found: dict[int, list[tuple[int, int]]] = {}
    for number, both in enumerate(told):
        for sign, bits in zip((1, -1), both, strict=True):
            for cell in positions(bits):
                found.setdefault(cell, []).append((number, sign))
    return found


def _kinds(signs: Signs, places: Places) -> list[int]:
    """For each cell a number that it shares with those of which the same is told; ``signs`` are those of each name."""
    kinds, alike = dict[tuple[tuple[int, int], ...], int](), list[int]()
    for start, end in pairwise(positions(places.starts)):
        alike += [kinds.setdefault(tuple(signs.get(start, ())), len(kinds))] * (end - start)
    return alike
