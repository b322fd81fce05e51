"""What could be printed, and the cells that it is made of.

A cell is one whole-number headcount that is not the sum of others, named by a path such as
``X01/2021/workforce/clinical/band_5/bme``. A ``CellSum`` is a tuple of patterns in which ``*`` stands for one whole
part of the path; it means the sum of every cell that one of them matches.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from wres_desktop.domain.ratios import GroupRate, NotCalculable, relative_likelihood

CellSum: TypeAlias = tuple[str, ...]
Table: TypeAlias = Mapping[str, int]

_MOST_REMEMBERED = 16384
"""So many sums over the same cells are kept looked up."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One sum of cells over another."""

    numerator: CellSum
    denominator: CellSum


@dataclass(frozen=True, slots=True)
class Count:
    """A headcount: the sum of cells; with ``averaged_over``, cases a year where ``of`` holds those of several years."""

    of: CellSum
    averaged_over: int = 1


@dataclass(frozen=True, slots=True)
class Percentage:
    """100 x ``of`` / (``averaged_over`` x ``out_of``), in percent.

    ``averaged_over`` is 2 where ``of`` holds two years of cases. ``weighted`` marks a percentage that a survey
    provider weighted: ``of`` is then the whole number nearest to that share of ``out_of``.
    """

    of: CellSum
    out_of: CellSum
    averaged_over: int = 1
    weighted: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """A relative likelihood: the rate ``of`` over the rate ``compared_with``."""

    of: Rate
    compared_with: Rate


@dataclass(frozen=True, slots=True)
class Difference:
    """100 x (``of`` - ``minus``), in percentage points; ``averaged_over`` as in a percentage."""

    of: Rate
    minus: Rate
    averaged_over: int = 1


Quantity: TypeAlias = Count | Percentage | Ratio | Difference


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that could be printed: ``weight`` says how much a board needs it (docs/method.md, planning).

    ``given`` is the text of a percentage that a survey provider weighted: it is printed as it was given. ``estimated``
    marks a count that is only known from such a percentage, or a figure made of one: it is never printed.
    """

    id: str
    quantity: Quantity
    decimals: int = 0
    weight: float = 1.0
    given: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class SamePeople:
    """A public fact: the people counted by ``of`` are the people counted by ``also`` (two ways to split one group)."""

    of: CellSum
    also: CellSum


def cells_matching(cell_sum: CellSum, cells: Iterable[str]) -> tuple[str, ...]:
    """Every cell that one of the patterns names, each once, in the order of ``cells``."""
    names = tuple(cells)
    paths = _asked_last[0]
    if paths.cells is not names:
        if paths.cells != names:  # quicker than to look thousands of names up
            paths = _asked_last[0] = _paths(names)
        paths.cells = names
    return paths.named(tuple(cell_sum))


class _Paths:
    """Cells by their parts: what follows on each beginning of a path."""

    def __init__(self, cells: tuple[str, ...]) -> None:
        self.cells = cells
        self._named: dict[CellSum, tuple[str, ...]] = {}
        self._cells: dict[str, list[int]] = {}
        self._next: dict[str, dict[str, None]] = {}
        for index, cell in enumerate(cells):
            self._cells.setdefault(cell, []).append(index)
            start = 0
            while (end := cell.find("/", start)) >= 0:
                self._next.setdefault(cell[:start], {})[cell[start:end]] = None
                start = end + 1
            self._next.setdefault(cell[:start], {})[cell[start:]] = None

    def named(self, cell_sum: CellSum) -> tuple[str, ...]:
        """Looked for part by part, from the left, so that a pattern costs what it matches and not what there is."""
        found = self._named.get(cell_sum)
        if found is None:
            places = {index for pattern in cell_sum for index in self.matching(pattern)}
            if len(self._named) >= _MOST_REMEMBERED:
                self._named.clear()
            found = self._named[cell_sum] = tuple(self.cells[index] for index in sorted(places))
        return found

    def matching(self, pattern: str) -> list[int]:
        """The positions of the cells that a pattern names; a ``*`` stands for one character at least, and no slash."""
        if "*" not in pattern:
            return self._cells.get(pattern, [])
        beginnings = [""]
        *inner, last = pattern.split("/")
        for part in inner:
            beginnings = [f"{path}{found}/" for path in beginnings for found in self._parts(path, part)]
        ends = (f"{path}{found}" for path in beginnings for found in self._parts(path, last))
        return [index for cell in ends for index in self._cells.get(cell, ())]

    def _parts(self, path: str, part: str) -> Iterable[str]:
        """Which parts can follow on a path that ends with a slash, or on the empty one."""
        following = self._next.get(path, {})
        if part == "*":
            return (name for name in following if name)
        if "*" in part:
            wanted = re.compile(re.escape(part).replace(r"\*", "[^/\n]+"))
            return (name for name in following if wanted.fullmatch(name))
        return (part,) if part in following else ()


@lru_cache(maxsize=64)
def _paths(cells: tuple[str, ...]) -> _Paths:
    return _Paths(cells)


_asked_last = [_paths(())]
"""What was asked about last: nearly always the same cells are asked about again."""


def total(cell_sum: CellSum, table: Table) -> int:
    """The sum of the cells of ``table`` that ``cell_sum`` names."""
    return sum(table[cell] for cell in cells_matching(cell_sum, tuple(table)))


def sums_of(quantity: Quantity) -> tuple[CellSum, ...]:
    """Every sum that a quantity is computed from, numerators first."""
    match quantity:
        case Count(of):
            return (of,)
        case Percentage(of, out_of):
            return (of, out_of)
        case Ratio(of, other) | Difference(of, other):
            return (of.numerator, of.denominator, other.numerator, other.denominator)


def value(quantity: Quantity, table: Table) -> Fraction | NotCalculable:
    """The exact value over ``table``: a headcount, a percentage, a ratio or percentage points."""
    counts = [total(cell_sum, table) for cell_sum in sums_of(quantity)]
    match quantity:
        case Count(averaged_over=years):
            return Fraction(counts[0], years)
        case Percentage(averaged_over=years):
            return Fraction(100 * counts[0], years * counts[1]) if counts[1] else NotCalculable("nobody in the group")
        case Ratio():
            return relative_likelihood(
                of=GroupRate(counts[0], counts[1], "people in the group"),
                compared_with=GroupRate(counts[2], counts[3], "people in the group compared with"),
            )
        case Difference(averaged_over=years):
            if not (counts[1] and counts[3]):
                return NotCalculable("nobody in the group")
            return (Fraction(100 * counts[0], counts[1]) - Fraction(100 * counts[2], counts[3])) / years
