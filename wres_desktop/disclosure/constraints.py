"""What a statement tells an intruder, as constraints on whole numbers: no floating point, no relaxation.

Formulas: docs/method.md, "What a printed figure tells". ``r`` is the printed number without its decimal point.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from wres_desktop.disclosure.statements import Printed, Publication, Undefined
from wres_desktop.domain.figures import (
    CellSum,
    Count,
    Difference,
    Percentage,
    Quantity,
    Ratio,
    SamePeople,
    cells_matching,
    sums_of,
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


@dataclass(frozen=True, slots=True)
class SomeZero:
    """At least one of these sums of cells is zero: why a figure has no value."""

    sums: tuple[Cells, ...]
    source: str


Constraint: TypeAlias = Linear | Products | SomeZero


def sums_in(constraint: Constraint) -> tuple[Cells, ...]:
    """Every sum of cells that a constraint is about."""
    match constraint:
        case Linear():
            return tuple(cells for _, cells in constraint.terms)
        case Products():
            return tuple(cells for _, one, other in constraint.terms for cells in (one, other))
        case SomeZero():
            return constraint.sums


def is_fact(told: Constraint) -> TypeGuard[Linear]:
    """Whether this is a public fact: two groups count the same people."""
    return isinstance(told, Linear) and told.source == "fact"


def factors_of(told: Linear, without: Collection[int] = ()) -> dict[int, int]:
    """How many times what is told adds up each cell, ``without`` some of them."""
    factors: dict[int, int] = {}
    for factor, cells in told.terms:
        for cell in cells:
            if cell not in without:
                factors[cell] = factors.get(cell, 0) + factor
    return factors


def with_cells(constraint: Constraint, at: Callable[[Cells], Cells]) -> Constraint:
    """The same constraint with every sum of cells replaced by another."""
    match constraint:
        case Linear(terms, low, high, source):
            return Linear(tuple((factor, at(cells)) for factor, cells in terms), low, high, source)
        case Products(products, low, source):
            return Products(tuple((factor, at(one), at(other)) for factor, one, other in products), low, source)
        case SomeZero(sums, source):
            return SomeZero(tuple(at(cells) for cells in sums), source)


_NO_CASES = "no cases in either group"
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


@dataclass(frozen=True, slots=True)
class Told:
    """What one statement, or one public fact, tells."""

    by: Printed | Undefined | SamePeople
    constraints: tuple[Constraint, ...]


def constraints_of(publication: Publication) -> tuple[Constraint, ...]:
    """Everything that the printed statements, the figures without a value and the public facts tell."""
    return tuple(constraint for told in told_by(publication) for constraint in told.constraints)


def told_by(publication: Publication) -> tuple[Told, ...]:
    """What each fact and each statement tells, facts first; what is withheld tells nothing and is left out."""
    reader = _Reader(publication.cells, {name: index for index, name in enumerate(publication.cells)})
    facts = [Told(fact, (reader.fact(fact),)) for fact in publication.facts]
    statements = [
        Told(statement, tuple(reader.statement(statement)))
        for statement in publication.statements
        if isinstance(statement, Printed | Undefined)
    ]
    return (*facts, *statements)


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

    def statement(self, statement: Printed | Undefined) -> Sequence[Constraint]:
        quantity = statement.quantity
        sums = [self.cells(cell_sum) for cell_sum in sums_of(quantity)]
        if isinstance(statement, Undefined):
            return _undefined(quantity, sums, statement)
        match quantity:
            case Count():
                return (_count(sums[0], quantity, statement),)
            case Percentage():
                return _percentage(sums[0], sums[1], quantity, statement)
            case Ratio() | Difference():
                rates = _FourSums(*sums)
                told = (
                    _ratio(rates, statement) if isinstance(quantity, Ratio) else _difference(rates, quantity, statement)
                )
                positive = [rates.b, rates.d] + ([rates.c] if isinstance(quantity, Ratio) else [])
                return (*(Linear(((1, cells),), 1, None, statement.id) for cells in positive), *told)


@dataclass(frozen=True, slots=True)
class _FourSums:
    """(a / b) compared with (c / d)."""

    a: Cells
    b: Cells
    c: Cells
    d: Cells


def _undefined(quantity: Quantity, sums: Sequence[Cells], statement: Undefined) -> Sequence[Constraint]:
    """A figure has no value where one of the sums that it divides by is zero; a headcount always has one.

    The program's own words for a ratio, "no cases in either group", tell more: both numerators are zero.
    """
    name = statement.id
    match quantity:
        case Count():
            return (Linear((), 1, None, name),)
        case Percentage():
            return (Linear(((1, sums[1]),), 0, 0, name),)
        case Ratio() if statement.reason.strip().casefold() == _NO_CASES:
            return tuple(Linear(((1, cells),), 0, 0, name) for cells in (sums[0], sums[2]))
        case Ratio():
            return (SomeZero((sums[1], sums[2], sums[3]), name),)
        case Difference():
            return (SomeZero((sums[1], sums[3]), name),)


@dataclass(frozen=True, slots=True)
class _Range:
    """low <= factor x value x 10^decimals < high, for a value from 0: what a printed size tells.

    ``impossible`` says that no value would be printed so: it is no multiple of what it was rounded to.
    """

    low: int
    high: int
    factor: int
    impossible: bool


def _range_of(number: int, statement: Printed) -> _Range:
    """Half-up: 2r - b <= 2 x value < 2r + b; cut off: r <= value < r + b. ``b`` is the base, in the last digit."""
    base = statement.rounded_to
    impossible = bool(number % base)
    if statement.truncated:
        return _Range(number, number + base, 1, impossible)
    return _Range(2 * number - base, 2 * number + base, 2, impossible)


def _count(cells: Cells, quantity: Count, statement: Printed) -> Linear:
    """The sum; where it is an average over years, the same limits for sum / years."""
    number, decimals = printed_number(statement.printed)
    years = quantity.averaged_over
    if number < 0 or (decimals and years == 1):
        message = "A printed count is not a whole number from 0."
        raise UnreadableFile(message)
    told = _range_of(number, statement)
    factor = told.factor * 10**decimals
    low, high = -(-told.low * years // factor), (told.high * years - 1) // factor
    if told.impossible or low > high:  # no count rounds to it, or no average: a misprint
        return Linear((), 1, None, statement.id)
    return Linear(((1, cells),), low, high, statement.id)


def _percentage(of: Cells, out_of: Cells, quantity: Percentage, statement: Printed) -> Sequence[Constraint]:
    """The range of 100 x of / (years x out_of).

    Weighted: ``of`` is the whole number nearest to r / (100 x 10^d) x ``out_of``.
    """
    number, decimals = printed_number(statement.printed)
    scale, years, name = 100 * 10**decimals, quantity.averaged_over, statement.id
    somebody = Linear(((1, out_of),), 1, None, name)
    if quantity.weighted:
        return (somebody, Linear(((2 * number, out_of), (-2 * scale, of)), -scale, scale - 1, name))
    told = _range_of(number, statement)
    if told.impossible:
        return (Linear((), 1, None, name),)
    factor = told.factor * scale
    return (
        somebody,
        Linear(((factor, of), (-told.low * years, out_of)), 0, None, name),
        Linear(((-factor, of), (told.high * years, out_of)), 1, None, name),
    )


def _ratio(sums: _FourSums, statement: Printed) -> Sequence[Constraint]:
    """The range of (a x d) / (b x c)."""
    number, decimals = printed_number(statement.printed)
    told = _range_of(number, statement)
    if told.impossible:
        return (Linear((), 1, None, statement.id),)
    factor = told.factor * 10**decimals
    return (
        Products(((factor, sums.a, sums.d), (-told.low, sums.b, sums.c)), 0, statement.id),
        Products(((-factor, sums.a, sums.d), (told.high, sums.b, sums.c)), 1, statement.id),
    )


def _difference(sums: _FourSums, quantity: Difference, statement: Printed) -> Sequence[Constraint]:
    """The range of 100 x (a x d - c x b) / (years x b x d); halves go away from zero, truncation goes towards it."""
    number, decimals = printed_number(statement.printed)
    told, years = _range_of(abs(number), statement), quantity.averaged_over
    if told.impossible:
        return (Linear((), 1, None, statement.id),)
    factor = told.factor * 100 * 10**decimals * (-1 if number < 0 else 1)
    gap = ((factor, sums.a, sums.d), (-factor, sums.c, sums.b))
    minus_gap = ((-factor, sums.a, sums.d), (factor, sums.c, sums.b))
    upper = Products(((told.high * years, sums.b, sums.d), *minus_gap), 1, statement.id)
    if number == 0:
        return (upper, Products(((told.high * years, sums.b, sums.d), *gap), 1, statement.id))
    return (upper, Products((*gap, (-told.low * years, sums.b, sums.d)), 0, statement.id))
