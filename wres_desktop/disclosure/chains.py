"""By which chain of statements a sum is given away: a smallest set that narrows it so by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.audit import Audit, Examined
from wres_desktop.disclosure.chain_words import chain_words
from wres_desktop.disclosure.constraints import Cells, Linear, Told, told_by
from wres_desktop.disclosure.contradictions import how_involved, parts
from wres_desktop.disclosure.smallest_sets import can_all_be_true, cells_told_of, smallest
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import SamePeople, cells_matching

QUESTIONS = 4000
"""How many small questions all chains of one audit may ask together; past it chains are longer than they need be."""


def with_chains(audit: Audit, publication: Publication, questions: int = QUESTIONS) -> Audit:
    """The audit with the chain of every sum that is not protected, as ids and in words.

    ``questions`` limits the search. Every chain narrows its sum as said; where the limit is reached, statements may
    stand in it without need, and its words say so.
    """
    if audit.all_protected or not audit.consistent:
        return audit
    search = _Search(publication, questions)
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

    def __init__(self, publication: Publication, questions: int) -> None:
        self._cells = publication.cells
        self._position = {cell: index for index, cell in enumerate(publication.cells)}
        self._told = told_by(publication)
        self._about = {id(one): cells_told_of(one) for one in self._told}
        self._part_of = {cell: part for part in parts(self._told) for one in part for cell in self._about[id(one)]}
        self._questions = questions
        self._known: list[tuple[Told, ...]] = []

    def chain_of(self, examined: Examined) -> _Chain:
        """The chain of one sum that is not protected."""
        cells = tuple(self._position[cell] for cell in cells_matching(examined.of, self._cells))
        beyond = _beyond(cells, examined)
        start = self._start(cells, beyond)
        ordered = sorted(start, key=lambda one: (-how_involved(one), -len(self._about[id(one)])))
        kept = {id(one) for one in smallest(ordered, lambda fewer: self._enough(fewer, beyond))}
        chain = tuple(one for one in self._told if id(one) in kept)
        self._known.append(chain)
        return _Chain(chain, smallest=self._questions > 0)

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
        """Every statement that hangs together with the cells: first those that name them, then their neighbours."""
        left = list({id(one): one for cell in cells for one in self._part_of.get(cell, ())}.values())
        reached, near = frozenset(cells), list[Told]()
        while left:
            ring = [one for one in left if not reached.isdisjoint(self._about[id(one)])] or left
            ring.sort(key=lambda one: (len(self._about[id(one)] ^ frozenset(cells)), how_involved(one)))
            near += ring
            taken = {id(one) for one in ring}
            left = [one for one in left if id(one) not in taken]
            reached = reached.union(*(self._about[id(one)] for one in ring))
        return near

    def _enough(self, told: Sequence[Told], beyond: Sequence[Linear]) -> bool:
        """Whether these alone rule out everything beyond the interval; not where that cannot be settled quickly."""
        for outside in beyond:
            if self._questions <= 0:
                return False
            self._questions -= 1
            if can_all_be_true(told, outside) is not False:
                return False
        return True


def _beyond(cells: Cells, examined: Examined) -> tuple[Linear, ...]:
    """Below the lowest value, and above the highest: what a chain has to rule out."""
    low = (Linear(((1, cells),), None, examined.lowest - 1, ""),) if examined.lowest else ()
    high = (Linear(((1, cells),), examined.highest + 1, None, ""),) if examined.highest is not None else ()
    return (*low, *high)
