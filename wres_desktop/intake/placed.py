"""Where in a workbook the answer stands that a problem is about."""

from collections.abc import Mapping
from dataclasses import replace

from wres_desktop.intake.places import SEPARATOR
from wres_desktop.intake.problems import Problem


def in_its_cell(problem: Problem, cells: Mapping[str, str]) -> Problem:
    """A problem of a return that came in a workbook, with the cell in words; ``cells`` are given by places."""
    cell = cells.get(problem.address.replace(SEPARATOR, "/"), "")
    return replace(problem, source=f"{problem.source}, {cell}") if cell else problem
