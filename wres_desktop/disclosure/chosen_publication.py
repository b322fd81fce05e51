"""The publication that a choice of figures makes."""

from dataclasses import replace

from wres_desktop import __version__
from wres_desktop.disclosure.candidates import consented_sums
from wres_desktop.disclosure.decide import Choice, statement_of
from wres_desktop.disclosure.readings import readings_of
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.domain.consents import covers
from wres_desktop.domain.figures import Count, Table, cells_matching


def publication_with(wanted: Wanted, choice: Choice) -> Publication:
    """The publication of what is chosen, without readings and what follows from print."""
    table = wanted.part.table
    cells = tuple(table)
    statements = tuple(statement_of(figure, choice) for figure in wanted.part.figures)
    consented = consented_sums([wanted])
    with_consent = tuple(
        statement.id
        for statement in statements
        if isinstance(statement, Printed)
        and not statement.is_rounded
        and isinstance(statement.quantity, Count)
        and (of := cells_matching(statement.quantity.of, cells))
        and covers(consented, of, [cell for cell in of if table[cell]])
    )
    return Publication(
        title=wanted.title,
        cells=cells,
        statements=statements,
        facts=wanted.part.facts,
        policy=choice.policy.name,
        program_version=__version__,
        document=replace(wanted.document, policy=choice.policy, with_consent=with_consent),
    )


def with_readings(publication: Publication, table: Table) -> Publication:
    """The publication with what each printed statement says in words."""
    readings = readings_of(publication.statements, table)
    return replace(
        publication,
        statements=tuple(
            replace(statement, reading=readings[statement.id])
            if isinstance(statement, Printed) and statement.id in readings
            else statement
            for statement in publication.statements
        ),
    )
