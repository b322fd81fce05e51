"""Counts that are printed rounded: where the exact number would give somebody away, "about 160" often does not."""

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.problem import Problem


def rounded(count: int, base: int) -> int:
    """A count rounded to the nearest multiple of ``base``, halves up."""
    return (2 * count + base) // (2 * base) * base


def least_and_most(printed: int, base: int) -> tuple[int, int]:
    """The lowest and the highest count from 0 that are rounded so (docs/method.md, "What a printed figure tells")."""
    return max(0, -((base - 2 * printed) // 2)), (2 * printed + base - 1) // 2


def range_of(problem: Problem, cells: Cells, base: int) -> tuple[int, int] | None:
    """What is told of a sum by printing it rounded; ``None`` where that would be 0, which looks like nobody."""
    printed = rounded(problem.count(cells), base)
    return least_and_most(printed, base) if printed else None
