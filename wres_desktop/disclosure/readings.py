"""How to read the relative likelihoods that are printed: their class, interval and cautions."""

from collections.abc import Mapping, Sequence

from wres_desktop.disclosure.statements import Printed, Reading
from wres_desktop.domain.figures import CellSum, Ratio, Table, sums_of, total
from wres_desktop.domain.ratios import GroupRate
from wres_desktop.domain.uncertainty import read_relative_likelihood


def readings_of(statements: Sequence[object], table: Table) -> Mapping[str, Reading]:
    """The reading of every printed relative likelihood by its id.

    Race disparity ratios compare the shape of the workforce, not chances, and have none.
    """
    return {
        statement.id: _reading(statement.quantity, table)
        for statement in statements
        if isinstance(statement, Printed)
        and statement.id.endswith("/relative_likelihood")
        and isinstance(statement.quantity, Ratio)
    }


def _reading(ratio: Ratio, table: Table) -> Reading:
    a, b, c, d = (total(cell_sum, table) for cell_sum in sums_of(ratio))
    years = _years_of(ratio.of.numerator)
    read = read_relative_likelihood(GroupRate(a, b, "people"), GroupRate(c, d, "people"), years)
    return Reading(read.four_fifths, read.interval_texts, read.could_be_chance, read.cautions, years)


def _years_of(cases: CellSum) -> int:
    """How many years the cases are of: the second part of a cell's path is its year."""
    return len({pattern.split("/")[1] for pattern in cases})
