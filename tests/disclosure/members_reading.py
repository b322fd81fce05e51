"""What a member of a consortium works out that reads publications beside its own counts: by the audit's intruder.

He reads every statement as it is printed and takes no share away from anything.
"""

from collections.abc import Iterator, Mapping, Sequence

from wres_desktop.disclosure.constraints import constraints_of
from wres_desktop.disclosure.insiders import own_counts
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.ledger import read_together
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.figures import Count, cells_matching


def known_to(member: str, table: Mapping[str, int]) -> Publication:
    """All of a member's own counts, as though it had published them."""
    own = own_counts(table, member)
    return Publication(member, tuple(own), tuple(Printed(cell, Count((cell,)), str(own[cell])) for cell in own))


def small_sums_of_others(
    member: str, table: Mapping[str, int], publications: Sequence[Publication], threshold: int
) -> tuple[tuple[str, ...], ...]:
    """Every number below the threshold of indicator 1 that a publication counts, without the member's share."""

    def found() -> Iterator[tuple[str, ...]]:
        for publication in publications:
            for statement in publication.statements:
                if "/1/" in statement.id and isinstance(statement.quantity, Count):
                    named = cells_matching(statement.quantity.of, publication.cells)
                    others = tuple(cell for cell in named if not cell.startswith(f"{member}/"))
                    if 0 < sum(table[cell] for cell in others) < threshold:
                        yield others

    return tuple(dict.fromkeys(found()))


def worked_out(
    member: str, table: Mapping[str, int], publications: Sequence[Publication], threshold: int
) -> list[tuple[str, ...]]:
    """Those of the small numbers that the member can narrow: they cannot be nobody, or cannot be the threshold."""
    both = read_together([*publications, known_to(member, table)])
    knowledge = Knowledge(both.cells, constraints_of(both))
    position = {cell: index for index, cell in enumerate(both.cells)}
    found = []
    for of in small_sums_of_others(member, table, publications, threshold):
        cells = tuple(position[cell] for cell in of)
        if knowledge.lowest(cells) or knowledge.highest(cells) < threshold:
            found.append(of)
    return found
