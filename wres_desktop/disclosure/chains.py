"""By which chain of statements a sum is given away: a smallest set that narrows it so by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.audit import Audit, Examined
from wres_desktop.disclosure.chain_words import chain_words
from wres_desktop.disclosure.constraints import Cells, Linear, Told, told_by
from wres_desktop.disclosure.contradictions import how_involved, parts
from wres_desktop.disclosure.smallest_sets import can_all_be_true, cells_told_of, smallest
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import SamePeople, cells_matching

WORK = 40_000
"""How many statements all small questions of one audit may be about together, counted anew in each question."""

WORK_FOR_ONE = 4_000
"""The same for one sum, so that a hard one leaves something for the others."""

_SHORT = 3
"""A chain of so many links is not looked for in a second way."""


def with_chains(audit: Audit, publication: Publication, work: int = WORK) -> Audit:
    """The audit with the chain of every sum that is not protected, as ids and in words.

    ``work`` limits the search. Every chain narrows its sum as said; where the limit is reached, statements may stand in
    it without need, and its words say so.
    """
    if audit.all_protected or not audit.consistent:
        return audit
    search = _Search(publication, work)
    examined = tuple(
        examined if examined.protected else _explained(examined, search, publication) for examined in audit.examined
    )
    return replace(audit, examined=examined)


def _explained(examined: Examined, search: "_Search", publication: Publication) -> Examined:
    chain = search.chain_of(examined)
    links = [one.by for one in chain.told]
    words = chain_words(examined, links, publication, spare=not chain.smallest)
    because = tuple(one.by.id for one in chain.told if not isinstance(one.by, SamePeople))
    facts = tuple(number for number, fact in enumerate(publication.facts) if any(fact is one.by for one in chain.told))
    return replace(examined, because=because, facts=facts, words=words)


@dataclass(frozen=True, slots=True)
class _Chain:
    """Statements and facts in the order of the publication; ``smallest`` where none of them can be left out."""

    told: tuple[Told, ...]
    smallest: bool


class _Search:
    """Looks for the chains of one publication; what one sum has shown serves the next."""

    def __init__(self, publication: Publication, work: int) -> None:
        self._cells = publication.cells
        self._position = {cell: index for index, cell in enumerate(publication.cells)}
        self._told = told_by(publication)
        self._about = {id(one): cells_told_of(one) for one in self._told}
        self._part_of = {cell: part for part in parts(self._told) for one in part for cell in self._about[id(one)]}
        self._work = work
        self._work_for_one = 0
        self._known: list[tuple[Told, ...]] = []

    def chain_of(self, examined: Examined) -> _Chain:
        """The chain of one sum that is not protected."""
        cells = tuple(self._position[cell] for cell in cells_matching(examined.of, self._cells))
        beyond = _beyond(cells, examined)
        before = self._work_for_one = min(self._work, WORK_FOR_ONE)
        start = self._start(cells, beyond)
        kept = smallest(sorted(start, key=self._narrow_first), lambda fewer: self._enough(fewer, beyond))
        if len(kept) > _SHORT:
            other = smallest(sorted(start, key=self._wide_first), lambda fewer: self._enough(fewer, beyond))
            kept = min(kept, other, key=len)
        self._work -= before - self._work_for_one
        named = {id(one) for one in kept}
        chain = tuple(one for one in self._told if id(one) in named)
        if self._work_for_one > 0:
            self._known.append(chain)
        return _Chain(chain, smallest=self._work_for_one > 0)

    def _narrow_first(self, told: Told) -> tuple[int, int]:
        """Which statements are tried to be left out first: comparisons, then those about few people, so totals stay."""
        return -how_involved(told), len(self._about[id(told)])

    def _wide_first(self, told: Told) -> tuple[int, int]:
        return -how_involved(told), -len(self._about[id(told)])

    def _start(self, cells: Cells, beyond: Sequence[Linear]) -> Sequence[Told]:
        """A chain found before that serves here as well, or the nearest statements, twice as many until they do."""
        wanted = set(cells)
        for chain in self._known:
            if wanted <= frozenset().union(*(self._about[id(one)] for one in chain)) and self._enough(chain, beyond):
                return chain
        near = self._nearest(cells)
        many = 1
        while many < len(near) and not self._enough(near[:many], beyond):
            many *= 2
        return near[:many]

    def _nearest(self, cells: Cells) -> list[Told]:
        """Every statement that hangs together with the cells: first those that name them, then their neighbours.

        Among neighbours, those most like the cells take turns with those most like all that was reached: its totals.
        """
        left = list({id(one): one for cell in cells for one in self._part_of.get(cell, ())}.values())
        reached, near = frozenset(cells), list[Told]()
        while left:
            ring = [one for one in left if not reached.isdisjoint(self._about[id(one)])] or left
            alike = sorted(ring, key=self._unlike(frozenset(cells))), sorted(ring, key=self._unlike(reached))
            near += {id(one): one for pair in zip(*alike, strict=True) for one in pair}.values()
            taken = {id(one) for one in ring}
            left = [one for one in left if id(one) not in taken]
            reached = reached.union(*(self._about[id(one)] for one in ring))
        return near

    def _unlike(self, reached: frozenset[int]) -> Callable[[Told], tuple[int, int]]:
        """How much else than the cells reached, or how much less, a statement is about."""
        return lambda one: (len(self._about[id(one)] ^ reached), how_involved(one))

    def _enough(self, told: Sequence[Told], beyond: Sequence[Linear]) -> bool:
        """Whether these alone rule out everything beyond the interval; not where that cannot be settled quickly."""
        for outside in beyond:
            self._work_for_one -= 1 + len(told)
            if self._work_for_one <= 0:
                return False
            if can_all_be_true(told, outside) is not False:
                return False
        return True


def _beyond(cells: Cells, examined: Examined) -> tuple[Linear, ...]:
    """Below the lowest value, and above the highest: what a chain has to rule out."""
    low = (Linear(((1, cells),), None, examined.lowest - 1, ""),) if examined.lowest else ()
    high = (Linear(((1, cells),), examined.highest + 1, None, ""),) if examined.highest is not None else ()
    return (*low, *high)
