"""What all statements of a publication tell together: the limits of every cell, and what hangs together."""

from collections.abc import Sequence
from functools import cached_property

from wres_desktop.disclosure.constraints import Cells, Constraint
from wres_desktop.disclosure.intruder import ROUNDS, Component, Limits, components_of, limits_of
from wres_desktop.disclosure.possible_tables import SECONDS, PossibleTables, possible_tables
from wres_desktop.disclosure.settled import exact_sums, settled


class Knowledge:
    """What all statements of a publication tell together, split into what is known and what hangs together."""

    def __init__(
        self,
        cells: tuple[str, ...],
        constraints: Sequence[Constraint],
        scale: int = 1,
        together: Sequence[Cells] = (),
        no_limit: int | None = None,
        rounds: int = ROUNDS,
    ) -> None:
        """Bookkeeping only, in so many rounds; the solver is asked when intervals are.

        ``no_limit`` stands for "no limit" of a cell.
        """
        told = settled(constraints, exact_sums(constraints).get)
        self.limits: Limits = limits_of(len(cells), told, scale, no_limit, rounds)
        while self.limits.possible and (known := settled(told, self._known)) != told:
            told = known
            self.limits = limits_of(len(cells), told, scale, no_limit, rounds)
        self.components: tuple[Component, ...] = (
            components_of(self.limits, told, together) if self.limits.possible else ()
        )

    @cached_property
    def tables(self) -> tuple[PossibleTables, ...]:
        """The possible tables of each component."""
        return tuple(possible_tables(component, self.limits) for component in self.components)

    def possible(self, seconds: float = SECONDS, steps: float | None = None) -> bool:
        """Whether any whole-number table agrees with everything; each component has so many seconds and steps.

        Raises:
            AuditUnfinished: a component took longer.
        """
        return self.limits.possible and all(
            possible_tables(component, self.limits, seconds, steps).extreme((), highest=True) is not None
            for component in self.components
            if component.constraints
        )

    def lowest(self, cells: Cells) -> int:
        """The lowest value of a sum of cells; everything must be possible."""
        return self._extreme(cells, highest=False)

    def highest(self, cells: Cells) -> int:
        """The highest value of a sum of cells within the limits; everything must be possible."""
        return self._extreme(cells, highest=True)

    def unlimited(self, cells: Cells) -> bool:
        """Whether a cell that hangs together with one of ``cells`` has no upper limit of its own."""
        return any(
            self.limits.high[cell] >= self.limits.no_limit
            for component in self.components
            if not set(component.cells).isdisjoint(cells)
            for cell in component.cells
        )

    def _extreme(self, cells: Cells, *, highest: bool) -> int:
        open_cells = {cell for cell in cells if self.limits.low[cell] < self.limits.high[cell]}
        result = sum(self.limits.low[cell] for cell in cells if cell not in open_cells)
        for tables in self.tables:
            own = tuple(cell for cell in tables.cells if cell in open_cells)
            if own:
                found = tables.extreme(own, highest=highest)
                if found is None:
                    message = "No table agrees with the statements; ask first whether one is possible."
                    raise ValueError(message)
                result += found[0]
        return result

    def _known(self, cells: Cells) -> int | None:
        low, high = self.limits.of(cells)
        return low if low == high else None
