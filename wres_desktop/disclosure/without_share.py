"""What a publication tells somebody who knows the counts of some cells: sums over the cells of all the others.

Whoever takes the own share away from every sum that is printed reads the sums of the others. What counts own cells
alone tells nothing new, what counts others' cells alone stays as it is. A percentage or ratio over both tells no more
than its counts, where all of them are printed (docs/method.md, "A member that knows its own counts").
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wres_desktop.disclosure.constraints import printed_number
from wres_desktop.disclosure.statements import Printed, Publication, Statement, Withheld
from wres_desktop.domain.figures import Count, Quantity, SamePeople, cells_matching, sums_of


def without_share(publication: Publication, own: Mapping[str, int], tied: Collection[str] | None = None) -> Publication:
    """The publication as it is left once ``own`` counts, of some of its cells, are taken away from what is printed.

    Sums over own and other cells count only where those others are among ``tied``; without it all of them do.
    """
    if own.keys().isdisjoint(publication.cells):
        return publication
    statements = tuple(_of_others(publication, own, tied))
    document, ids = publication.document, {statement.id for statement in statements}
    if document is not None:
        document = replace(document, with_consent=tuple(each for each in document.with_consent if each in ids))
    return replace(
        publication,
        cells=tuple(cell for cell in publication.cells if cell not in own),
        statements=statements,
        facts=tuple(facts_of_others(publication.facts, publication.cells, own)),
        document=document,
        derived=(),
    )


def facts_of_others(facts: Iterable[SamePeople], cells: tuple[str, ...], own: Collection[str]) -> Iterator[SamePeople]:
    """Each member's people are the same people; facts about the own ones tell nothing of the others."""
    return (fact for fact in facts if not set(own).intersection(cells_matching((*fact.of, *fact.also), cells)))


def shared_in(publication: Publication, own: Collection[str]) -> Iterator[tuple[Statement, frozenset[str]]]:
    """The statements that count own cells together with others, with all cells that each of them names."""
    mine = frozenset(own)
    for statement in publication.statements:
        named = cells_named(statement.quantity, publication.cells)
        if not mine.isdisjoint(named) and not named <= mine:
            yield statement, named


def cells_named(quantity: Quantity, cells: tuple[str, ...]) -> frozenset[str]:
    """Every cell that a figure is worked out from."""
    return frozenset(cell for of in sums_of(quantity) for cell in cells_matching(of, cells))


def tied_to(new: Iterable[str], ledger: Sequence[Publication], own: Collection[str]) -> frozenset[str]:
    """The others' cells that hang together with ``new`` ones, through whatever earlier publications say of others."""
    mine = frozenset(own)
    ties = [
        cells - mine
        for each in ledger
        for cells in (
            *(cells_named(statement.quantity, each.cells) for statement in each.statements),
            *(frozenset(cells_matching((*fact.of, *fact.also), each.cells)) for fact in each.facts),
        )
    ]
    reached, before = frozenset(new) - mine, -1
    while len(reached) > before:
        before = len(reached)
        reached = reached.union(*(tie for tie in ties if not reached.isdisjoint(tie)))
    return reached


def printed_count(statement: Statement) -> int | None:
    """The number of people that a statement prints as it is, if it does."""
    if not isinstance(statement, Printed) or not statement.is_exact_count:
        return None
    return printed_number(statement.printed)[0]


def _of_others(publication: Publication, own: Mapping[str, int], tied: Collection[str] | None) -> Iterator[Statement]:
    for statement in publication.statements:
        named = cells_named(statement.quantity, publication.cells)
        if own.keys().isdisjoint(named):
            yield statement
        elif isinstance(statement.quantity, Count):
            cells = cells_matching(statement.quantity.of, publication.cells)
            others = tuple(cell for cell in cells if cell not in own)
            if not others or (tied is not None and others[0] not in tied):
                continue
            count = printed_count(statement)
            if count is None:
                yield Withheld(statement.id, Count(others))
            else:
                yield Printed(statement.id, Count(others), str(count - sum(own.get(cell, 0) for cell in cells)))
