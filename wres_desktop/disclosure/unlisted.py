"""Cells that statements name and a publication's own list lacks, as happens where a report is typed in by hand."""

from collections.abc import Iterable, Sequence

from wres_desktop.domain.figures import CellSum, cells_matching

REST = "(not listed)"
"""Stands in a cell's name for whatever a pattern names besides the cells that are listed."""


def unlisted_cells(cells: Sequence[str], sums: Iterable[CellSum]) -> tuple[str, ...]:
    """The cells to add so that every pattern names one.

    A cell that is named whole is added as it is. A pattern with ``*`` that matches none of the listed cells stands for
    people of whom nothing more is known: it gets one cell of its own for them.
    """
    listed = tuple(cells)
    added: dict[str, None] = {}
    for cell_sum in sums:
        for pattern in cell_sum:
            if not cells_matching((pattern,), listed):
                added[pattern.replace("*", REST)] = None
    return tuple(added)
