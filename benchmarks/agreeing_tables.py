"""Tables that agree with everything a publication prints, drawn about evenly: a walk over whole-number tables."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations, combinations_with_replacement

from benchmarks.two_tables import TwoWayTable

Move = tuple[tuple[int, int], ...]
Counts = tuple[int, ...]

_MOST_MOVES_OF_SIX = 20_000


def moves(table: TwoWayTable, printed: Collection[int]) -> list[Move]:
    """Changes of up to six cells, as cell and step, that leave every printed sum as it is."""
    chance = random.Random(0)  # noqa: S311 - a benchmark, the same in every run
    mark = [0] * len(table.cells)
    for index in printed:
        number = chance.getrandbits(60)
        for cell in table.sums[index]:
            mark[cell] += number
    free = [cell for cell in range(len(mark)) if all((cell,) != table.sums[index] for index in printed)]
    found = list(_swaps(mark, [(cell,) for cell in free]))
    found += _swaps(mark, list(combinations_with_replacement(free, 2)))
    six = list(_swaps(mark, list(combinations(free, 3)), most=200_000))
    return found + chance.sample(six, min(len(six), _MOST_MOVES_OF_SIX))


def _swaps(mark: list[int], groups: list[tuple[int, ...]], most: int = 10**9) -> Iterator[Move]:
    """Cells down, and other cells up, that count the same in all printed sums."""
    alike: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for group in groups:
        alike[sum(mark[cell] for cell in group)].append(group)
    given = 0
    for same in alike.values():
        for one, other in combinations(same, 2):
            if not set(one) & set(other):
                yield _as_move(one, other)
                given += 1
                if given >= most:
                    return


def _as_move(down: tuple[int, ...], up: tuple[int, ...]) -> Move:
    steps: dict[int, int] = defaultdict(int)
    for cell in down:
        steps[cell] -= 1
    for cell in up:
        steps[cell] += 1
    return tuple(steps.items())


def drawn(start: Counts, possible: list[Move], number: int, steps: int, seed: int) -> list[Counts]:
    """So many tables, with so many steps between them; each step goes an evenly drawn way along one move."""
    chance = random.Random(seed)  # noqa: S311 - as above
    counts, tables = list(start), []
    for step in range(1, number * steps + 1):
        move = chance.choice(possible)
        forwards = min(counts[cell] // -by for cell, by in move if by < 0)
        backwards = min(counts[cell] // by for cell, by in move if by > 0)
        times = chance.randint(-backwards, forwards)
        for cell, by in move:
            counts[cell] += by * times
        if step % steps == 0:
            tables.append(tuple(counts))
    return tables


def neighbours(start: Counts, possible: list[Move]) -> list[Counts]:
    """Every other table that one move makes of this one."""
    found: dict[Counts, None] = {}
    for move in possible:
        for sign in (1, -1):
            counts = list(start)
            for cell, by in move:
                counts[cell] += sign * by
            if min(counts) >= 0:
                found[tuple(counts)] = None
    return list(found)
