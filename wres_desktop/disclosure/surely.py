"""Whether a sum is surely nobody or surely enough people, in every whole-number table of one component."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.found_tables import Counts
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.looking import NotShown
from wres_desktop.disclosure.possible_tables import ANYWHERE, PossibleTables
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder

_TOLERANCE = 1e-6

Agreeing: TypeAlias = Callable[[Vector | None], Counts | None]


class Surely:
    """What fractions of people do not settle tables at hand may, and last a solver is asked, which takes longest."""

    def __init__(self, possible: PossibleTables, intruder: RelaxedIntruder, agreeing: Agreeing) -> None:
        """``agreeing`` gives a table as whole numbers, if it is one that agrees with everything."""
        self._possible = possible
        self._intruder = intruder
        self._agreeing = agreeing

    def enough_or_nobody(self, cells: Cells, enough: int, tables: Sequence[Counts]) -> bool:
        """Whether a sum is surely nobody or surely ``enough``; some ``tables`` are known.

        Raises:
            NotShown: no table is possible.
            AuditUnfinished: the solver could not settle a question in time.
        """
        low, high = self._possible.limits.of(cells)
        places = self._intruder.place
        open_cells = tuple(cell for cell in cells if cell in places)
        if low >= enough or high < 1 or not open_cells:
            return low >= enough or high < 1
        known = sum(self._possible.limits.low[cell] for cell in cells if cell not in places)
        row = np.zeros(len(places))
        row[[places[cell] for cell in open_cells]] = 1.0
        least, most = self._intruder.best(-row), self._intruder.best(row)
        if least is not None and known + row @ least >= enough - _TOLERANCE:
            return True
        if most is not None and known + row @ most < 1 - _TOLERANCE:
            return True
        whole = (counts for table in (least, most) if (counts := self._agreeing(table)) is not None)
        at_hand = [known + round(float(row @ table)) for table in (*tables, *whole)]
        if at_hand and min(at_hand) < enough and max(at_hand) >= 1:
            return False
        if not at_hand and self._possible.reaching([ANYWHERE], None) is None:  # asked sooner than how far a sum goes
            raise NotShown
        ends = [
            known + end[0]
            for highest in (False, True)
            if (end := self._possible.extreme(open_cells, highest=highest)) is not None
        ]
        return min(ends) >= enough or max(ends) < 1
