"""What a statement tells an intruder, as constraints on whole numbers: no floating point, no relaxation.

Formulas: docs/method.md, "What a printed figure tells". ``r`` is the printed number without its decimal point.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.figures import (
    CellSum,
    Count,
    Difference,
    Percentage,
    Ratio,
    SamePeople,
    cells_matching,
)
from wres_desktop.errors import UnreadableFile

Cells: TypeAlias = tuple[int, ...]
"""The positions of cells in a publication's list of cells; as a term it means their sum."""


@dataclass(frozen=True, slots=True)
class Linear:
    """low <= sum of coefficient x cells <= high; ``None`` is no limit; ``source`` is the statement's id."""

    terms: tuple[tuple[int, Cells], ...]
    low: int | None
    high: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Products:
    """sum of coefficient x cells x cells >= low."""

    terms: tuple[tuple[int, Cells, Cells], ...]
    low: int
    source: str


Constraint: TypeAlias = Linear | Products

_NUMBER = re.compile(r"([+\-\u2212]?)([0-9]{1,12})(?:\.([0-9]{1,6}))?")


def printed_number(text: str) -> tuple[int, int]:
    """The number without its decimal point, and its decimals: ``"-0.6"`` gives ``(-6, 1)``.

    Raises:
        UnreadableFile: the text is not a plain decimal number.
    """
    found = _NUMBER.fullmatch(text.strip().replace(",", "").removesuffix("%").strip())
    if found is None:
        message = "A printed figure is not a plain number; write digits, a point and decimals only."
        raise UnreadableFile(message)
    sign, whole, decimals = found[1], found[2], found[3] or ""
    number = int(whole + decimals)
    return (-number if sign in ("-", "\u2212") else number), len(decimals)


def constraints_of(publication: Publication) -> tuple[Constraint, ...]:
    """Everything that the printed statements and the public facts tell."""
    reader = _Reader(publication.cells, {name: index for index, name in enumerate(publication.cells)})
    told: list[Constraint] = [reader.fact(fact) for fact in publication.facts]
    for statement in publication.statements:
        if isinstance(statement, Printed):
            told += reader.statement(statement)
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Reader:
    names: tuple[str, ...]
    position: Mapping[str, int]

    def cells(self, cell_sum: CellSum) -> Cells:
        found = tuple(self.position[cell] for cell in cells_matching(cell_sum, self.names))
        if not found:
            message = "A statement names cells that the publication does not list; check its cells and patterns."
            raise UnreadableFile(message)
        return found

    def fact(self, fact: SamePeople) -> Linear:
        return Linear(((1, self.cells(fact.of)), (-1, self.cells(fact.also))), 0, 0, "fact")

    def statement(self, statement: Printed) -> Sequence[Constraint]:
        number, decimals = printed_number(statement.printed)
        quantity = statement.quantity
        match quantity:
            case Count(of):
                return (_count(self.cells(of), number, decimals, statement),)
            case Percentage(of, out_of):
                return _percentage(self.cells(of), self.cells(out_of), quantity, statement)
            case Ratio(of_rate, other) | Difference(of_rate, other):
                sums = [of_rate.numerator, of_rate.denominator, other.numerator, other.denominator]
                rates = _FourSums(*(self.cells(cell_sum) for cell_sum in sums))
                told = _ratio(rates, statement) if isinstance(quantity, Ratio) else _difference(rates, statement)
                positive = [rates.b, rates.d] + ([rates.c] if isinstance(quantity, Ratio) else [])
                return (*(Linear(((1, cells),), 1, None, statement.id) for cells in positive), *told)


@dataclass(frozen=True, slots=True)
class _FourSums:
    """(a / b) compared with (c / d)."""

    a: Cells
    b: Cells
    c: Cells
    d: Cells


def _count(cells: Cells, number: int, decimals: int, statement: Printed) -> Linear:
    if decimals or number < 0:
        message = "A printed count is not a whole number from 0."
        raise UnreadableFile(message)
    base = statement.rounded_to
    if number % base:  # no count rounds to it: a misprint
        return Linear((), 1, None, statement.id)
    if statement.truncated:
        return Linear(((1, cells),), number, number + base - 1, statement.id)
    return Linear(((2, cells),), 2 * number - base, 2 * number + base - 1, statement.id)


def _percentage(of: Cells, out_of: Cells, quantity: Percentage, statement: Printed) -> Sequence[Constraint]:
    """Half-up: 2r - 1 <= 200 x 10^d x of / (years x out_of) < 2r + 1; truncated: r <= 100 x 10^d x of / ... < r + 1.

    Weighted: ``of`` is the whole number nearest to r / (100 x 10^d) x ``out_of``.
    """
    number, decimals = printed_number(statement.printed)
    scale, years, name = 100 * 10**decimals, quantity.averaged_over, statement.id
    somebody = Linear(((1, out_of),), 1, None, name)
    if quantity.weighted:
        return (somebody, Linear(((2 * number, out_of), (-2 * scale, of)), -scale, scale - 1, name))
    if statement.truncated:
        low, high, factor = number * years, (number + 1) * years, scale
    else:
        low, high, factor = (2 * number - 1) * years, (2 * number + 1) * years, 2 * scale
    return (
        somebody,
        Linear(((factor, of), (-low, out_of)), 0, None, name),
        Linear(((-factor, of), (high, out_of)), 1, None, name),
    )


def _ratio(sums: _FourSums, statement: Printed) -> Sequence[Products]:
    """The same limits for (a x d) / (b x c)."""
    number, decimals = printed_number(statement.printed)
    scale = 10**decimals
    low, high, factor = (
        (number, number + 1, scale) if statement.truncated else (2 * number - 1, 2 * number + 1, 2 * scale)
    )
    return (
        Products(((factor, sums.a, sums.d), (-low, sums.b, sums.c)), 0, statement.id),
        Products(((-factor, sums.a, sums.d), (high, sums.b, sums.c)), 1, statement.id),
    )


def _difference(sums: _FourSums, statement: Printed) -> Sequence[Products]:
    """The same limits for 100 x (a x d - c x b) / (b x d); halves go away from zero, truncation goes towards it."""
    number, decimals = printed_number(statement.printed)
    scale = 100 * 10**decimals
    step = 1 if statement.truncated else 2
    factor, size = step * scale, abs(number)
    sign = -1 if number < 0 else 1
    gap = ((sign * factor, sums.a, sums.d), (-sign * factor, sums.c, sums.b))
    minus_gap = ((-sign * factor, sums.a, sums.d), (sign * factor, sums.c, sums.b))
    below = size if statement.truncated else 2 * size - 1
    above = size + 1 if statement.truncated else 2 * size + 1
    upper = Products(((above, sums.b, sums.d), *minus_gap), 1, statement.id)
    if size == 0:
        return (upper, Products(((above, sums.b, sums.d), *gap), 1, statement.id))
    return (upper, Products((*gap, (-below, sums.b, sums.d)), 0, statement.id))
