"""Plays the intruder: the lowest and highest whole number that every examined sum can still be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wres_desktop.disclosure.constraints import Cells, Constraint, constraints_of
from wres_desktop.disclosure.intruder import Component, Limits, components_of, limits_of
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.possible_tables import SECONDS, AuditUnfinished, PossibleTables, possible_tables
from wres_desktop.disclosure.settled import exact_sums, settled
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.figures import CellSum, cells_matching, sums_of
from wres_desktop.errors import WrongUse

_QUICK_SECONDS = 1.0
"""The longest that one step may take in the search for a smallest contradiction."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One sum: what an intruder must still consider possible; ``highest`` is ``None`` where there is no limit.

    ``protected`` is False where the sum is narrowed down to a small count: its interval touches 1 to threshold - 1
    without holding both 0 and the threshold.
    """

    of: CellSum
    lowest: int
    highest: int | None
    protected: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """What the intruder finds.

    ``contradiction`` names a smallest set of statements that cannot all be true; ``unlisted`` the cells that statements
    name and the publication does not list.
    """

    policy: str
    consistent: bool
    examined: tuple[Examined, ...]
    contradiction: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def all_protected(self) -> bool:
        """Whether the statements agree with each other and give no small count away."""
        return self.consistent and all(examined.protected for examined in self.examined)


class Knowledge:
    """What all statements of a publication tell together, split into what is known and what hangs together."""

    def __init__(
        self,
        cells: tuple[str, ...],
        constraints: Sequence[Constraint],
        scale: int = 1,
        together: Sequence[Cells] = (),
    ) -> None:
        """Bookkeeping only; the solver is asked when intervals are."""
        told = settled(constraints, exact_sums(constraints).get)
        self.limits: Limits = limits_of(len(cells), told, scale)
        if self.limits.possible:
            told = settled(told, self._known)
            self.limits = limits_of(len(cells), told, scale)
        self.components: tuple[Component, ...] = (
            components_of(self.limits, told, together) if self.limits.possible else ()
        )

    @cached_property
    def tables(self) -> tuple[PossibleTables, ...]:
        """The possible tables of each component."""
        return tuple(possible_tables(component, self.limits) for component in self.components)

    def possible(self, seconds: float = SECONDS) -> bool:
        """Whether any whole-number table agrees with everything; each component has so many seconds.

        Raises:
            AuditUnfinished: a component took longer.
        """
        return self.limits.possible and all(
            possible_tables(component, self.limits, seconds).extreme(component.cells[:1], highest=True) is not None
            for component in self.components
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


def audit(publication: Publication, policy: Policy, also_examine: Sequence[str] = ()) -> Audit:
    """Examine every cell, every sum that a statement names and every pattern of ``also_examine``.

    Raises:
        AuditUnfinished: an interval could not be settled in time.
        WrongUse: a pattern of ``also_examine`` matches no cell.
    """
    constraints, unlisted = constraints_of(publication), publication.unlisted
    knowledge = Knowledge(publication.cells, constraints)
    if not knowledge.possible():
        contradiction = _contradiction(publication)
        return Audit(policy.name, consistent=False, examined=(), contradiction=contradiction, unlisted=unlisted)
    wider = Knowledge(publication.cells, constraints, scale=2)
    position = {cell: index for index, cell in enumerate(publication.cells)}
    examined = []
    for cell_sum in _sums_to_examine(publication, also_examine):
        cells = tuple(position[cell] for cell in cells_matching(cell_sum, publication.cells))
        lowest, highest = knowledge.lowest(cells), _highest(knowledge, wider, cells)
        examined.append(Examined(cell_sum, lowest, highest, is_protected(lowest, highest, policy.threshold)))
    return Audit(policy.name, consistent=True, examined=tuple(examined), unlisted=unlisted)


def _highest(knowledge: Knowledge, wider: Knowledge, cells: Cells) -> int | None:
    """The highest value, or ``None`` where it moves when the limits that stand for "no limit" do."""
    highest = knowledge.highest(cells)
    return None if knowledge.unlimited(cells) and wider.highest(cells) != highest else highest


def is_protected(lowest: int, highest: int | None, threshold: int) -> bool:
    """Whether an interval gives no small count away: it holds 0 and the threshold, or no small count at all."""
    touches_small = lowest < threshold and (highest is None or highest >= 1)
    return not touches_small or (lowest == 0 and (highest is None or highest >= threshold))


def _sums_to_examine(publication: Publication, also_examine: Sequence[str]) -> tuple[CellSum, ...]:
    sums: dict[tuple[str, ...], CellSum] = {(cell,): (cell,) for cell in publication.cells}
    for statement in publication.statements:
        for cell_sum in sums_of(statement.quantity):
            sums.setdefault(cells_matching(cell_sum, publication.cells), cell_sum)
    for pattern in also_examine:
        cells = cells_matching((pattern,), publication.cells)
        if not cells:
            message = f"The pattern {pattern!r} matches no cell of the publication; check its spelling."
            raise WrongUse(message)
        sums.setdefault(cells, (pattern,))
    return tuple(sums.values())


def _contradiction(publication: Publication) -> tuple[str, ...]:
    """A smallest set of printed statements that no whole-number table satisfies: none of them can be left out.

    Ratios and differences are left out before the counts that limit their cells. A statement is kept where it could not
    be settled quickly whether the others contradict each other without it.
    """
    printed = [statement for statement in publication.statements if isinstance(statement, Printed)]
    kept = sorted(printed, key=lambda statement: -len(sums_of(statement.quantity)))

    def possible(statements: Sequence[Printed]) -> bool:
        part = replace(publication, statements=tuple(statements))
        try:
            return Knowledge(publication.cells, constraints_of(part)).possible(_QUICK_SECONDS)
        except AuditUnfinished:
            return True

    step = max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept):
            without = kept[:start] + kept[start + step :]
            if possible(without):
                start += step
            else:
                kept = without
        if step == 1:
            named = {statement.id for statement in kept}
            return tuple(statement.id for statement in printed if statement.id in named)
        step = max(1, step // 2)
