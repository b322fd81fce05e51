"""Sums that are told by themselves, and what is left of one without another within it: so many people at least."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wres_desktop.disclosure.constraints import Cells, Constraint, Linear

By = TypeVar("By")
"""What a sum is told by."""


@dataclass(frozen=True, slots=True)
class Least(Generic[By]):
    """A sum of cells, as a set of bits, of so many people at least: told ``by`` one, or by it without another."""

    bits: int
    count: int
    by: tuple[By, ...]


class SumsWithin(Generic[By]):
    """Finds within a sum one that is large enough: what is told by itself before what is left."""

    def __init__(self, told: Iterable[tuple[Constraint, By]], nobody: frozenset[int] = frozenset()) -> None:
        """Note what is told of plain sums; in the cells ``nobody`` there is nobody."""
        somebody = ~_bits(nobody)
        by_itself: list[Least[By]] = []
        exact: dict[tuple[int, int], Least[By]] = {}
        for constraint, by in told:
            if isinstance(constraint, Linear) and len(constraint.terms) == 1 and constraint.terms[0][0] == 1:
                low, high = constraint.low, constraint.high
                if low is not None:
                    least = Least(_bits(constraint.terms[0][1]) & somebody, low, (by,))
                    by_itself.append(least)
                    if low == high:
                        exact.setdefault((least.bits, low), least)
        self._of_both = [_by_first_cell(found) for found in (by_itself, list(_left(list(exact.values()))))]

    def enough(self, cells: Cells, enough: int) -> Least[By] | None:
        """A sum within these cells that is at least ``enough``; ``None`` where there is none."""
        inside = _bits(cells)
        for by_first in self._of_both:
            for cell in cells:
                for least in by_first.get(cell, ()):
                    if least.count < enough:
                        break
                    if least.bits & inside == least.bits:
                        return least
        return None


def _left(exact: Sequence[Least[By]]) -> Iterator[Least[By]]:
    for whole in exact:
        for part in exact:
            if part.bits and part.count < whole.count and part.bits & whole.bits == part.bits:
                yield Least(whole.bits ^ part.bits, whole.count - part.count, (*whole.by, *part.by))


def _by_first_cell(found: Iterable[Least[By]]) -> dict[int, list[Least[By]]]:
    """By the first cell of each, the largest first."""
    by_first: dict[int, list[Least[By]]] = {}
    for least in sorted(found, key=lambda each: -each.count):
        if least.bits and least.count > 0:
            by_first.setdefault((least.bits & -least.bits).bit_length() - 1, []).append(least)
    return by_first


def _bits(cells: Iterable[int]) -> int:
    bits = 0
    for cell in cells:
        bits |= 1 << cell
    return bits
