"""Tables that are known before any question: nobody anywhere, and many people in every cell."""

from collections.abc import Sequence

import numpy as np

from wres_desktop.disclosure.constraints import Linear, factors_of
from wres_desktop.disclosure.incidence import Vector

_CLOSE = 1e-6

_FULL = 2
"""Two tables with many people: in one alone, sums of cells could be in proportion that are so in no others."""


def first_tables(told: Sequence[Linear], cells: Sequence[int], most: float) -> Vector:
    """Tables, a row each, that agree with what is told and hold at most so many people.

    There are some where nothing is told but that two sums are the same, as public facts do: nobody agrees with that,
    and of many people, nearly as many in each cell, the nearest numbers that do.
    """
    tables = np.zeros((1 + _FULL, len(cells)))
    if any(each.low != 0 or each.high != 0 for each in told):
        return tables[:0]
    # Chance is the same in every run: it decides no more than what is asked about.
    tables[1:] = np.random.default_rng(1).uniform(0.49, 0.5, (_FULL, len(cells))) * most / len(cells)
    if told:
        factors = [factors_of(each) for each in told]
        facts = np.array([[each.get(cell, 0) for cell in cells] for each in factors], dtype=float)
        tables[1:] -= np.linalg.lstsq(facts, facts @ tables[1:].T, rcond=None)[0].T
        agreeing = (tables.min(axis=1) >= 0) & (np.abs(tables @ facts.T).max(axis=1) < _CLOSE)
        tables = tables[agreeing]
    return tables
