"""What is told of the cells that are still open, once the known ones are taken away."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Linear, factors_of
from wres_desktop.disclosure.intruder import Limits

Counts: TypeAlias = npt.NDArray[np.int64]


def residual_of(linear: Sequence[Linear], limits: Limits, place: Mapping[int, int]) -> list[Linear]:
    """The constraints on the cells that have a ``place``; of all others the limits say how many they are."""
    residual = []
    for told in linear:
        known = sum(k * limits.low[cell] for k, cells in told.terms for cell in cells if cell not in place)
        terms = tuple((k, tuple(cell for cell in cells if cell in place)) for k, cells in told.terms)
        residual.append(
            Linear(
                terms,
                None if told.low is None else told.low - known,
                None if told.high is None else told.high - known,
                told.source,
            )
        )
    return residual


def matrix_of(residual: Sequence[Linear], place: Mapping[int, int]) -> tuple[Counts, Counts, Counts]:
    """The factors of every cell in its place, a row for each constraint, and the least and the most that it says."""
    far = np.iinfo(np.int64).max // 4
    matrix = np.zeros((len(residual), len(place)), dtype=np.int64)
    for row, told in enumerate(residual):
        for cell, factor in factors_of(told).items():
            matrix[row, place[cell]] = factor
    least = np.array([-far if told.low is None else told.low for told in residual], dtype=np.int64)
    most = np.array([far if told.high is None else told.high for told in residual], dtype=np.int64)
    return matrix, least, most
