"""Products of sums of which one is known are plain sums: most printed ratios and differences are settled this way."""

from collections.abc import Callable, Sequence

from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, Products


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
    return tuple(_settle(told, known) if isinstance(told, Products) else told for told in constraints)


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
