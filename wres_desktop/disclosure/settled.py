"""What is told of several sums at once is a plain sum where all but one are known, as with most printed ratios."""

from collections.abc import Callable, Sequence

from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, Products, SomeZero


def exact_sums(constraints: Sequence[Constraint]) -> dict[Cells, int]:
    """The sums that a single statement tells exactly."""
    known: dict[Cells, int] = {}
    for told in constraints:
        if isinstance(told, Linear) and len(told.terms) == 1 and told.low is not None and told.high is not None:
            coefficient, cells = told.terms[0]
            if coefficient > 0 and -(-told.low // coefficient) == told.high // coefficient:
                known[cells] = told.high // coefficient
    return known


def settled(constraints: Sequence[Constraint], known: Callable[[Cells], int | None]) -> tuple[Constraint, ...]:
    """The constraints with every product that holds a ``known`` sum written as a sum."""
    return tuple(_settled(told, known) for told in constraints)


def _settled(told: Constraint, known: Callable[[Cells], int | None]) -> Constraint:
    match told:
        case Linear():
            return told
        case Products():
            return _settle(told, known)
        case SomeZero():
            return _settle_zero(told, known)


def _settle_zero(told: SomeZero, known: Callable[[Cells], int | None]) -> Constraint:
    """Nothing more is told where one of the sums is known to be zero; what is known not to be is left out."""
    values = {cells: known(cells) for cells in told.sums}
    if 0 in values.values():
        return Linear((), 0, None, told.source)
    left = tuple(cells for cells, value in values.items() if value is None)
    if len(left) > 1:
        return SomeZero(left, told.source)
    return Linear(((1, left[0]),), 0, 0, told.source) if left else Linear((), 1, None, told.source)


def _settle(told: Products, known: Callable[[Cells], int | None]) -> Constraint:
    low = told.low
    linear: list[tuple[int, Cells]] = []
    products: list[tuple[int, Cells, Cells]] = []
    for coefficient, one, other in told.terms:
        first, second = known(one), known(other)
        if first is not None and second is not None:
            low -= coefficient * first * second
        elif first is not None:
            linear.append((coefficient * first, other))
        elif second is not None:
            linear.append((coefficient * second, one))
        else:
            products.append((coefficient, one, other))
    if products:
        return told
    return Linear(tuple(linear), low, None, told.source)
