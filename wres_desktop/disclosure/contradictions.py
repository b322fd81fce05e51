"""Statements that cannot all be true: a smallest set of them."""

from collections.abc import Sequence

from wres_desktop.disclosure.constraints import Told, told_by
from wres_desktop.disclosure.smallest_sets import can_all_be_true, cells_told_of, smallest
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.tied import tied_groups
from wres_desktop.domain.figures import SamePeople, sums_of


def contradiction_in(publication: Publication) -> tuple[str, ...]:
    """The ids of a smallest set of statements that no whole-number table satisfies: none of them can be left out."""
    found = {one.by.id for one in contradictory(told_by(publication)) if not isinstance(one.by, SamePeople)}
    return tuple(statement.id for statement in publication.statements if statement.id in found)


def contradictory(told: Sequence[Told]) -> tuple[Told, ...]:
    """A smallest set of statements, with every public fact near them, that cannot all be true; empty if there is none.

    Ratios and differences are left out before the counts that limit their cells. A statement is kept where it could not
    be settled quickly whether the others contradict each other without it.
    """
    for part in parts(told):
        if can_all_be_true(part) is False:
            return _smallest_of(part)
    return ()


def _smallest_of(part: Sequence[Told]) -> tuple[Told, ...]:
    facts = tuple(one for one in part if isinstance(one.by, SamePeople))
    statements = [one for one in part if not isinstance(one.by, SamePeople)]
    ordered = sorted(statements, key=lambda one: -how_involved(one))
    return (*facts, *smallest(ordered, lambda fewer: can_all_be_true((*facts, *fewer)) is False))


def how_involved(told: Told) -> int:
    """How many sums a statement or fact is made of: a count of one."""
    return 1 if isinstance(told.by, SamePeople) else len(sums_of(told.by.quantity))


def parts(told: Sequence[Told]) -> tuple[tuple[Told, ...], ...]:
    """Split into groups of statements that share no cell with another group; what is about no cell stands alone."""
    about = [cells_told_of(one) for one in told]
    cells = max((cell for one in about for cell in one), default=-1) + 1
    groups = tied_groups(cells, [sorted(one) for one in about])
    group_of = {cell: number for number, group in enumerate(groups) for cell in group}
    found: dict[int, list[Told]] = {}
    for number, (one, its_cells) in enumerate(zip(told, about, strict=True)):
        key = group_of[min(its_cells)] if its_cells else cells + number
        found.setdefault(key, []).append(one)
    return tuple(tuple(group) for group in found.values())
