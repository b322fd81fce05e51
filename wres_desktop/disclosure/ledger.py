"""Every publication that the intruder may hold, read together as one."""

from collections.abc import Sequence
from dataclasses import replace

from wres_desktop.disclosure.statements import Publication


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
