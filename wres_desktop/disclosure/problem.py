"""A planning problem: sums to print or withhold, what is known anyway, and the rules that must be kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.rules import Rule, cells_of
from wres_desktop.disclosure.tied import tied_groups


@dataclass(frozen=True, slots=True)
class Item:
    """A headcount that could be printed; only where all the items of ``requires``, by position, are."""

    cells: Cells
    requires: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Cells ``0 .. len(truth) - 1``; ``told`` is what readers know before anything of this is printed.

    ``sizes`` say how many cells of members each of the cells stands for; empty where each is one.
    ``of_somebody``: nothing must be told to somebody who is alone in a cell, either.
    """

    truth: tuple[int, ...]
    items: tuple[Item, ...]
    told: tuple[Linear, ...]
    rules: tuple[Rule, ...]
    sizes: tuple[int, ...] = ()
    of_somebody: bool = True

    def count(self, cells: Sequence[int]) -> int:
        """The true sum of cells."""
        return sum(map(self.truth.__getitem__, cells))

    def size(self, cells: Sequence[int]) -> int:
        """How many cells of members a sum is made of."""
        return sum(self.sizes[cell] for cell in cells) if self.sizes else len(cells)


@dataclass(frozen=True, slots=True)
class Component:
    """Cells that hang together, sorted, with the items, what is told and the rules that name them."""

    cells: Cells
    items: tuple[int, ...]
    told: tuple[Linear, ...]
    rules: tuple[Rule, ...]


def components_of(problem: Problem) -> Iterator[Component]:
    """Split a problem where no item, rule or told sum ties cells to each other."""
    told = [tuple(sorted({cell for _, cells in each.terms for cell in cells})) for each in problem.told]
    ruled = [cells_of(rule) for rule in problem.rules]
    groups = tied_groups(len(problem.truth), [*(item.cells for item in problem.items), *told, *ruled])
    number = {cell: index for index, group in enumerate(groups) for cell in group}
    items: list[list[int]] = [[] for _ in groups]
    for index, item in enumerate(problem.items):
        if item.cells:
            items[number[item.cells[0]]].append(index)
    tellings: list[list[Linear]] = [[] for _ in groups]
    for each, cells in zip(problem.told, told, strict=True):
        if cells:
            tellings[number[cells[0]]].append(each)
    rules: list[list[Rule]] = [[] for _ in groups]
    for rule, cells in zip(problem.rules, ruled, strict=True):
        rules[number[cells[0]]].append(rule)
    for index, group in enumerate(groups):
        yield Component(tuple(sorted(group)), tuple(items[index]), tuple(tellings[index]), tuple(rules[index]))
