"""All whole-number tables of one component that agree with what was printed: what can be asked about them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.intruder import Component, Limits
from wres_desktop.errors import NotProtected

SECONDS = 20.0
"""The longest that one question to a solver may take; past it the audit refuses."""

ENOUGH = 0.01
"""How long, in the solver's own steps, to look for a table that reaches more targets than the one found."""


class AuditUnfinished(NotProtected):
    """A question could not be answered in time: a refusal, never a guess."""

    def __init__(self, message: str = "") -> None:
        """The sentence for the user, or the one for whoever was about to publish."""
        super().__init__(
            message
            or "It could not be proved in the time allowed that nobody can be worked out, so nothing was published. "
            "Print fewer ratios and differences, or withhold more, and try again."
        )


@dataclass(frozen=True, slots=True)
class Target:
    """A sum of cells (plus what is already known of it) to bring to ``at_least`` or ``at_most``."""

    cells: Cells
    known: int
    at_most: int | None = None
    at_least: int | None = None


ANYWHERE = Target((), 0, at_most=0)
"""What every table reaches."""


class PossibleTables(ABC):
    """The tables of one component."""

    def __init__(
        self, component: Component, limits: Limits, seconds: float = SECONDS, steps: float | None = None
    ) -> None:
        """Set up the questions, each to be answered in so many seconds and solver's steps; nothing is solved yet."""
        self.seconds = seconds
        self.steps = steps
        self.component = component
        self.limits = limits

    @property
    def cells(self) -> Cells:
        """The cells of the component, sorted."""
        return self.component.cells

    def extreme(self, cells: Cells, *, highest: bool) -> tuple[int, Mapping[int, int]] | None:
        """The lowest or highest sum of open ``cells`` and a table that has it; ``None`` if no table is possible.

        Raises:
            AuditUnfinished: the solver could not prove it in time.
        """
        table = self.furthest(dict.fromkeys(cells, 1), highest=highest)
        return None if table is None else (sum(table[cell] for cell in cells), table)

    @abstractmethod
    def furthest(self, factors: Mapping[int, int], *, highest: bool) -> Mapping[int, int] | None:
        """A table with the highest or lowest sum of so many times each open cell; ``None`` if no table is possible.

        Raises:
            AuditUnfinished: the solver could not prove it in time.
        """

    @abstractmethod
    def reaching(self, targets: Sequence[Target], other_than: Mapping[int, int] | None) -> Mapping[int, int] | None:
        """A table, other than the one given, that reaches many of the targets; ``None`` if none reaches one.

        Raises:
            AuditUnfinished: the solver could neither find one nor prove that there is none.
        """


def possible_tables(
    component: Component, limits: Limits, seconds: float = SECONDS, steps: float | None = None
) -> PossibleTables:
    """The tables of a component, through the quickest solver that can tell; ``steps`` limits extremes alone."""
    if not all(isinstance(told, Linear) for told in component.constraints):
        from wres_desktop.disclosure.product_tables import ProductTables  # noqa: PLC0415 - 1.5 s: only where needed

        return ProductTables(component, limits, seconds, steps)
    from wres_desktop.disclosure.linear_tables import LinearTables  # noqa: PLC0415 - a solver: only where needed

    return LinearTables(component, limits, seconds, steps)
