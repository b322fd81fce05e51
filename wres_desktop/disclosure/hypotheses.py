"""What a printed figure may have been instead: the variants that explain a contradiction, each with its mistake."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.constraints import printed_number
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.figures import (
    CellSum,
    Count,
    Difference,
    Percentage,
    Quantity,
    Rate,
    Ratio,
    cells_matching,
    sums_of,
)
from wres_desktop.domain.published import Mistake

_OTHER_GROUP = {"white": "bme", "bme": "white"}
_HUNDRED = 2


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Printed statements that stand in for others of the same ids, if the publisher made this mistake.

    ``plain`` where so little changes that agreement is evidence enough; else a figure that is a little different has to
    contradict the others.
    """

    mistake: Mistake
    instead: Mapping[str, Printed]
    detail: str = ""
    plain: bool = False


def hypotheses_about(statement: Printed, publication: Publication, totals: Sequence[CellSum]) -> Iterator[Hypothesis]:
    """What may have gone wrong with one statement, the likeliest first; ``totals`` are sums that could be a whole."""
    if not (statement.truncated or _is_exact(statement)):
        yield _one(Mistake.TRUNCATED, replace(statement, truncated=True), plain=True)
    yield from _swapped(statement, publication)
    yield from _other_unit(statement, publication.cells)
    yield from _other_digits(statement)
    yield from _other_total(statement, publication.cells, totals)


def _is_exact(statement: Printed) -> bool:
    quantity = statement.quantity
    return isinstance(quantity, Count) and statement.rounded_to == 1 and quantity.averaged_over == 1


def _one(mistake: Mistake, instead: Printed, *, plain: bool = False) -> Hypothesis:
    return Hypothesis(mistake, {instead.id: instead}, plain=plain)


# ---------------------------------------------------------------- groups and directions


def mirrored(quantity: Quantity, cells: Sequence[str]) -> Quantity | None:
    """The same of the other ethnic group; ``None`` where that is the same or names no cells."""
    turned = _turned(quantity)
    named = all(cells_matching((pattern,), cells) for cell_sum in sums_of(turned) for pattern in cell_sum)
    return turned if named and _sums(turned, cells) != _sums(quantity, cells) else None


def _turned(quantity: Quantity) -> Quantity:
    match quantity:
        case Count(of, years):
            return Count(_other(of), years)
        case Percentage(of, out_of, years, weighted):
            return Percentage(_other(of), _other(out_of), years, weighted)
        case Ratio(of_rate, other):
            return Ratio(_other_rate(of_rate), _other_rate(other))
        case Difference(of_rate, other, years):
            return Difference(_other_rate(of_rate), _other_rate(other), years)


def _sums(quantity: Quantity, cells: Sequence[str]) -> list[tuple[str, ...]]:
    return [cells_matching(cell_sum, cells) for cell_sum in sums_of(quantity)]


def _other(cell_sum: CellSum) -> CellSum:
    return tuple("/".join(_OTHER_GROUP.get(part, part) for part in pattern.split("/")) for pattern in cell_sum)


def _other_rate(rate: Rate) -> Rate:
    return Rate(_other(rate.numerator), _other(rate.denominator))


def _swapped(statement: Printed, publication: Publication) -> Iterator[Hypothesis]:
    """Labels of two statements or of one exchanged; a comparison the other way round; numerators exchanged."""
    quantity, cells = statement.quantity, publication.cells
    if isinstance(quantity, Ratio):
        turned = replace(quantity, of=quantity.compared_with, compared_with=quantity.of)
        yield _one(Mistake.OTHER_DIRECTION, replace(statement, quantity=turned))
    if isinstance(quantity, Difference):
        other_way = replace(quantity, of=quantity.minus, minus=quantity.of)
        yield _one(Mistake.SWAPPED_GROUPS, replace(statement, quantity=other_way))
    yield from _numerators_swapped(statement, cells)
    other = mirrored(quantity, cells)
    if other is None or isinstance(quantity, Ratio):
        return
    partner = next((one for one in _printed(publication) if _is_about(one, other, cells)), None)
    if partner is None:
        yield _one(Mistake.SWAPPED_GROUPS, replace(statement, quantity=other))
    else:
        exchanged = {
            statement.id: replace(statement, quantity=partner.quantity),
            partner.id: replace(partner, quantity=quantity),
        }
        yield Hypothesis(Mistake.SWAPPED_GROUPS, exchanged, plain=True)


def _numerators_swapped(statement: Printed, cells: Sequence[str]) -> Iterator[Hypothesis]:
    quantity = statement.quantity
    if isinstance(quantity, Percentage) and (other := mirrored(quantity, cells)) and isinstance(other, Percentage):
        yield _one(Mistake.SWAPPED_GROUPS, replace(statement, quantity=replace(quantity, of=other.of)))
    if isinstance(quantity, Ratio):
        of, compared = quantity.of, quantity.compared_with
        crossed = Ratio(Rate(compared.numerator, of.denominator), Rate(of.numerator, compared.denominator))
        yield _one(Mistake.SWAPPED_GROUPS, replace(statement, quantity=crossed))


def _printed(publication: Publication) -> Iterator[Printed]:
    return (statement for statement in publication.statements if isinstance(statement, Printed))


def _is_about(statement: Printed, quantity: Quantity, cells: Sequence[str]) -> bool:
    same_kind = type(statement.quantity) is type(quantity)
    return same_kind and _sums(statement.quantity, cells) == _sums(quantity, cells)


# ---------------------------------------------------------------- units and digits


def _other_unit(statement: Printed, cells: Sequence[str]) -> Iterator[Hypothesis]:
    """A percent sign on a ratio, whichever of the two was meant; a share between 0 and 1 called a percentage."""
    quantity, mistake = statement.quantity, Mistake.PERCENT_SIGN_ON_RATIO
    if isinstance(quantity, Ratio):
        if (shifted := _point_moved(statement.printed, _HUNDRED)) is not None:
            yield _one(mistake, replace(statement, printed=shifted))
        for rate in (quantity.of, quantity.compared_with):
            yield _one(mistake, replace(statement, quantity=Percentage(rate.numerator, rate.denominator)))
    if isinstance(quantity, Percentage):
        other = mirrored(quantity, cells)
        if isinstance(other, Percentage):
            rates = (Rate(quantity.of, quantity.out_of), Rate(other.of, other.out_of))
            yield _one(mistake, replace(statement, quantity=Ratio(*rates)))


def _other_digits(statement: Printed) -> Iterator[Hypothesis]:
    """A figure rounded to fewer decimals than it shows; a point in another place."""
    if isinstance(statement.quantity, Count):
        return
    printed = statement.printed.removesuffix("%").strip()
    shorter = printed
    while "." in shorter and shorter[-1] == "0":
        shorter = shorter[:-1].removesuffix(".")
        yield _one(Mistake.FEWER_DECIMALS, replace(statement, printed=shorter), plain=True)
    for places in (1, -1, _HUNDRED, -_HUNDRED):
        if (moved := _point_moved(printed, places)) is not None:
            yield _one(Mistake.OTHER_PLACE_OF_POINT, replace(statement, printed=moved))


def _point_moved(printed: str, places: int) -> str | None:
    """The digits with the point so many places further left (to the right where below 0); ``None`` past the digits."""
    number, decimals = printed_number(printed)
    decimals += places
    if decimals < 0:
        return None
    digits = f"{abs(number):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if number < 0 else text


# ---------------------------------------------------------------- other totals


def _other_total(statement: Printed, cells: Sequence[str], totals: Sequence[CellSum]) -> Iterator[Hypothesis]:
    """A share or rate of another total that holds the same people."""
    quantity = statement.quantity
    if isinstance(quantity, Percentage):
        for whole in _other_wholes(quantity.of, quantity.out_of, cells, totals):
            instead = replace(statement, quantity=replace(quantity, out_of=whole))
            yield Hypothesis(Mistake.OTHER_DENOMINATOR, {statement.id: instead}, " + ".join(whole))
    if isinstance(quantity, Difference):
        for whole in _other_wholes(quantity.minus.numerator, quantity.minus.denominator, cells, totals):
            minus = replace(quantity, minus=replace(quantity.minus, denominator=whole))
            instead = replace(statement, quantity=minus)
            yield Hypothesis(Mistake.OTHER_DENOMINATOR, {statement.id: instead}, " + ".join(whole))


def _other_wholes(part: CellSum, whole: CellSum, cells: Sequence[str], totals: Sequence[CellSum]) -> Iterator[CellSum]:
    members, present = set(cells_matching(part, cells)), cells_matching(whole, cells)
    for total in totals:
        named = cells_matching(total, cells)
        if members < set(named) and named != present:
            yield total
