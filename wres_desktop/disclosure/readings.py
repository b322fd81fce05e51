"""How to read the relative likelihoods that are printed: their class, interval and cautions."""

from collections.abc import Mapping, Sequence

from wres_desktop.disclosure.from_print import exact_count
from wres_desktop.disclosure.statements import Printed, Reading, Statement
from wres_desktop.domain.figures import CellSum, Count, Ratio, Table, cells_matching, sums_of, total
from wres_desktop.domain.ratios import GroupRate
from wres_desktop.domain.uncertainty import read_relative_likelihood


def readings_of(statements: Sequence[Statement], table: Table) -> Mapping[str, Reading]:
    """The reading of every printed relative likelihood of which all four counts are printed exactly, by its id.

    Race disparity ratios compare the shape of the workforce, not chances, and have none.
    """
    cells = tuple(table)
    counted = {
        cells_matching(statement.quantity.of, cells)
        for statement in statements
        if isinstance(statement.quantity, Count) and exact_count(statement) is not None
    }
    return {
        statement.id: _reading(statement.quantity, table)
        for statement in statements
        if isinstance(statement, Printed)
        and statement.id.endswith("/relative_likelihood")
        and isinstance(statement.quantity, Ratio)
        and counted.issuperset(cells_matching(of, cells) for of in sums_of(statement.quantity))
    }


def _reading(ratio: Ratio, table: Table) -> Reading:
    a, b, c, d = (total(cell_sum, table) for cell_sum in sums_of(ratio))
    years = _years_of(ratio.of.numerator)
    read = read_relative_likelihood(GroupRate(a, b, "people"), GroupRate(c, d, "people"), years)
    return Reading(read.four_fifths, read.interval_texts, read.could_be_chance, read.cautions, years)


def _years_of(cases: CellSum) -> int:
    """How many years the cases are of: the second part of a cell's path is its year."""
    return len({pattern.split("/")[1] for pattern in cases})
