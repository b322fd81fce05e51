"""How to read the relative likelihoods that are printed: their class, interval and cautions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wres_desktop.disclosure.statements import Printed, Reading
from wres_desktop.domain.figures import CellSum, Ratio, Table, sums_of, total
from wres_desktop.domain.ratios import GroupRate
from wres_desktop.domain.uncertainty import read_relative_likelihood


@dataclass(frozen=True, slots=True)
class LikelihoodRequest:
    """The four counts of a relative likelihood, and over how many years its cases were counted."""

    of: tuple[int, int]
    compared_with: tuple[int, int]
    years: int


Reader: TypeAlias = Callable[[Sequence[LikelihoodRequest]], Sequence[Reading]]


def read_likelihoods(requests: Sequence[LikelihoodRequest]) -> tuple[Reading, ...]:
    """The readings in the order of the requests; loads SciPy."""
    readings = []
    for request in requests:
        of, compared_with = GroupRate(*request.of, "people"), GroupRate(*request.compared_with, "people")
        read = read_relative_likelihood(of, compared_with, request.years)
        readings.append(
            Reading(read.four_fifths, read.interval_texts, read.could_be_chance, read.cautions, request.years)
        )
    return tuple(readings)


def readings_of(statements: Sequence[object], table: Table, reader: Reader) -> Mapping[str, Reading]:
    """The reading of every printed relative likelihood by its id.

    Race disparity ratios compare the shape of the workforce, not chances, and have none.
    """
    requests: dict[str, LikelihoodRequest] = {}
    for statement in statements:
        if not (isinstance(statement, Printed) and statement.id.endswith("/relative_likelihood")):
            continue
        if isinstance(statement.quantity, Ratio):
            a, b, c, d = (total(cell_sum, table) for cell_sum in sums_of(statement.quantity))
            years = _years_of(statement.quantity.of.numerator)
            requests[statement.id] = LikelihoodRequest((a, b), (c, d), years)
    return dict(zip(requests, reader(tuple(requests.values())), strict=True)) if requests else {}


def _years_of(cases: CellSum) -> int:
    """How many years the cases are of: the second part of a cell's path is its year."""
    return len({pattern.split("/")[1] for pattern in cases})
