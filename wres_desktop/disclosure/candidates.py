"""The choices that a plan has: sums to print or withhold, rates that need several of them, needs to meet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.sensitive import Sensitive, empty_rows
from wres_desktop.domain.catalogue import Part
from wres_desktop.domain.consents import covers
from wres_desktop.domain.figures import CellSum, Count, Figure, cells_matching, sums_of, total


@dataclass(frozen=True, slots=True)
class Item:
    """A headcount that could be printed: its cells, how much a board needs it, whether it may never be printed."""

    cells: tuple[int, ...]
    weight: float
    never: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """A rate, ratio or difference: printed only where all of its ``items`` are."""

    items: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Need:
    """A sum of cells that an intruder must still believe could be ``low`` and could be ``high``."""

    cells: tuple[int, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """One planning problem over cells ``0 .. len(truth) - 1``; ``equal`` holds the public facts as two sums each.

    ``consented`` are the sums that may be known whatever they count, since everybody counted there agreed.
    """

    truth: tuple[int, ...]
    items: tuple[Item, ...]
    bundles: tuple[Bundle, ...]
    needs: tuple[Need, ...]
    equal: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    consented: frozenset[frozenset[int]] = frozenset()

    def agreed(self, cells: Sequence[int]) -> bool:
        """Whether everybody who is counted in some cells agreed that this may be known."""
        return bool(self.consented) and covers(self.consented, cells, [cell for cell in cells if self.truth[cell]])

    def count(self, cells: Sequence[int]) -> int:
        """The true sum of cells."""
        return sum(self.truth[cell] for cell in cells)


class CandidateIndex:
    """Candidates of a catalogue, and the way back from a figure to its items."""

    def __init__(
        self,
        part: Part,
        sensitive: Sequence[Sensitive],
        policy: Policy,
        consented: Collection[frozenset[str]] = (),
    ) -> None:
        """Collect the sums that figures count; figures that count the same cells share an item."""
        self._names = tuple(part.table)
        empty = empty_rows(part.figures, part.table) if policy.empty_rows_printed else frozenset()
        self._position = {name: index for index, name in enumerate(self._names) if name not in empty}
        needs = tuple(Need(self.cells(need.of), need.low, need.high) for need in sensitive)
        never = {need.cells for need in needs}
        too_few = _few_answers(part, policy)
        weights: dict[tuple[int, ...], float] = {}
        for figure in part.figures:
            if isinstance(figure.quantity, Count):
                cells = self.cells(figure.quantity.of)
                if not cells:
                    continue
                weights[cells] = weights.get(cells, 0.0) + figure.weight
                if "/".join(figure.id.split("/")[:2]) in too_few:
                    never.add(cells)
        self._item_of = {cells: index for index, cells in enumerate(weights)}
        self.candidates = Candidates(
            truth=tuple(part.table.values()),
            items=tuple(Item(cells, weight, cells in never) for cells, weight in weights.items()),
            bundles=tuple(
                Bundle(self.items_of(figure), figure.weight)
                for figure in part.figures
                if figure.weight and not isinstance(figure.quantity, Count)
            ),
            needs=needs,
            equal=tuple((self.cells(fact.of), self.cells(fact.also)) for fact in part.facts),
            consented=frozenset(frozenset(self.cells(tuple(cells))) for cells in consented),
        )

    def cells(self, cell_sum: CellSum) -> tuple[int, ...]:
        """The positions of the cells that a sum names, sorted, without those of empty rows."""
        return tuple(self._position[name] for name in cells_matching(cell_sum, self._names) if name in self._position)

    def names(self, cells: Sequence[int]) -> CellSum:
        """The names of cells by their positions."""
        return tuple(self._names[cell] for cell in cells)

    def items_of(self, figure: Figure) -> tuple[int, ...]:
        """The items that a figure is computed from, each once; none for a sum of empty rows, which is printed."""
        sums = (self.cells(cell_sum) for cell_sum in sums_of(figure.quantity))
        return tuple(dict.fromkeys(self._item_of[cells] for cells in sums if cells))


def _few_answers(part: Part, policy: Policy) -> frozenset[str]:
    """The ids of the survey sections in which fewer people of either group answered than the policy asks for."""
    return frozenset(
        figure.id.rsplit("/", 2)[0]
        for figure in part.figures
        if isinstance(figure.quantity, Count)
        and figure.id.endswith("/answered")
        and total(figure.quantity.of, part.table) < policy.survey_minimum
    )
