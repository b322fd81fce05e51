"""Every publication that the intruder may hold: read together as one, and set beside the organisation's own counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.constraints import (
    Cells,
    Constraint,
    Linear,
    Products,
    SomeZero,
    constraints_of,
    with_cells,
)
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.statements import Publication
from wres_desktop.errors import DataProblems


def read_together(publications: Sequence[Publication]) -> Publication:
    """All statements of all publications over the union of their cells; ids are numbered where they could clash."""
    if len(publications) == 1:
        return publications[0]
    statements = tuple(
        replace(statement, id=f"{number}:{statement.id}")
        for number, publication in enumerate(publications, 1)
        for statement in publication.statements
    )
    return Publication(
        title=" + ".join(publication.title for publication in publications),
        cells=tuple(dict.fromkeys(cell for publication in publications for cell in publication.cells)),
        statements=statements,
        unlisted=tuple(cell for publication in publications for cell in publication.unlisted),
        facts=tuple(dict.fromkeys(fact for publication in publications for fact in publication.facts)),
    )


@dataclass(frozen=True, slots=True)
class Background:
    """What is out already, beside counts: ``truth`` has one for each cell, ``told`` is over them by position.

    Counts of cells that only others' publications name are not known; any that agree with everything stand for them.
    ``corrected`` are the statements that the organisation's own counts contradict: they tell readers nothing true.
    """

    publications: tuple[Publication, ...]
    truth: Mapping[str, int]
    told: tuple[Constraint, ...]
    corrected: tuple[str, ...]


def background(ledger: Sequence[Publication], own: Mapping[str, int]) -> Background:
    """Set earlier publications beside an organisation's own counts.

    Raises:
        DataProblems: the publications contradict each other or the counts, and not only where a count was corrected.
    """
    if not ledger:
        return Background((), own, (), ())
    out = read_together(ledger)
    cells = tuple(dict.fromkeys((*own, *out.cells)))
    position = {name: index for index, name in enumerate(cells)}
    moved = [moved_to(told, [position[name] for name in out.cells]) for told in constraints_of(out)]
    known = {position[name]: count for name, count in own.items()}
    dropped = dict.fromkeys(told.source for told in moved if _contradicts(told, known))
    kept = [told for told in moved if told.source not in dropped]  # a percentage tells several things: all or none
    return Background(tuple(ledger), _completed(cells, kept, own), tuple(kept), tuple(dropped))


def moved_to(told: Constraint, position: Sequence[int]) -> Constraint:
    """The same constraint over other positions of the cells; a range from 0 leaves them where they are."""
    if isinstance(position, range) and position.start == 0:
        return told
    return with_cells(told, lambda cells: tuple(position[cell] for cell in cells))


def told_over(publications: Sequence[Publication], cells: Sequence[str]) -> list[Constraint]:
    """What publications tell, over common cells by position."""
    found: list[Constraint] = []
    for publication in publications:
        places = positions_of(publication.cells, cells)
        found += [moved_to(told, places) for told in constraints_of(publication)]
    return found


def positions_of(cells: Sequence[str], among: Sequence[str]) -> Sequence[int]:
    """Where cells stand among others, for ``moved_to``: a range where they are the first of them."""
    if tuple(among[: len(cells)]) == tuple(cells):
        return range(len(cells))
    place = {name: index for index, name in enumerate(among)}
    return [place[name] for name in cells]


def _contradicts(told: Constraint, known: Mapping[int, int]) -> bool:
    """Whether counts that are all known make a statement false."""

    def total(cells: Cells) -> int:
        return sum(known[cell] for cell in cells)

    try:
        match told:
            case Linear(terms, low, high):
                value = sum(factor * total(cells) for factor, cells in terms)
                return (low is not None and value < low) or (high is not None and value > high)
            case Products(products, least):
                return sum(factor * total(one) * total(other) for factor, one, other in products) < least
            case SomeZero(sums):
                return all(total(cells) for cells in sums)
    except KeyError:
        return False


def _completed(cells: tuple[str, ...], told: Sequence[Constraint], own: Mapping[str, int]) -> Mapping[str, int]:
    """A count for every cell: the own ones, and for others any that agree."""
    if len(cells) == len(own):
        return own
    fixed = [Linear(((1, (index,)),), own[name], own[name], "own") for index, name in enumerate(cells) if name in own]
    knowledge = Knowledge(cells, [*told, *fixed])
    counts = dict(enumerate(knowledge.limits.low))
    if knowledge.limits.possible:
        for tables in knowledge.tables:
            found = tables.extreme(tables.cells[:1], highest=False)
            if found is None:
                break
            counts |= found[1]
        else:
            return {name: counts[index] for index, name in enumerate(cells)}
    message = (
        "An earlier publication does not agree with these returns, nor do the earlier publications with each other; "
        "run the audit over them, and leave out the one that is wrong."
    )
    raise DataProblems(message)
