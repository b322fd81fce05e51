"""What a joint report tells a member that knows its own counts: what a joint report of all the others would tell.

Whoever takes the own share away from every sum that is printed reads the sums of the others. A percentage or ratio
tells no more: it is printed only where every count behind it is. So a joint report is safe from a member if the report
of the others would be safe from anybody (docs/method.md, "A member that knows its own counts").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.certificate import Certificate, certificate_of
from wres_desktop.disclosure.certificate_file import content_of
from wres_desktop.disclosure.plan import Step, unwatched
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Printed, Publication, Statement, Withheld
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.domain.figures import Count, Figure, SamePeople, cells_matching


@dataclass(frozen=True, slots=True)
class Insider:
    """A member by its code, the counts that it knows, and what shows that the report is safe from it all the same."""

    organisation: str
    counts: Mapping[str, int]
    certificate: Certificate


def are_intruders(wanted: Sequence[Wanted], policy: Policy) -> bool:
    """Whether members, which know their own counts, are taken for intruders of a joint report."""
    return policy.insiders != "none" and any(each.document.members for each in wanted)


def insiders_of(
    publication: Publication, table: Mapping[str, int], policy: Policy, step: Step = unwatched
) -> tuple[Insider, ...]:
    """What shows that a joint publication is safe from each of its members; ``table`` has the counts of all.

    ``step`` is called before each of them.

    Raises:
        NotProtected: for a rule there are neither tables nor a bound.
        AuditUnfinished: the solver could not settle a question in time.
    """
    found: list[Insider] = []
    organisations = organisations_in(table)
    for organisation in organisations:
        step(len(found), len(organisations))
        own = own_counts(table, organisation)
        found.append(Insider(organisation, own, certificate_of([without_share(publication, own)], (), policy)))
    return tuple(found)


def insider_content(insider: Insider) -> Mapping[str, object]:
    """As it stands in a proof."""
    return {
        "organisation": insider.organisation,
        "counts": dict(insider.counts),
        "certificate": content_of(insider.certificate),
    }


def organisations_in(cells: Iterable[str]) -> tuple[str, ...]:
    """The codes of the organisations to which cells belong."""
    return tuple(dict.fromkeys(cell.partition("/")[0] for cell in cells))


def own_counts(table: Mapping[str, int], organisation: str) -> Mapping[str, int]:
    """The counts of one organisation."""
    return {cell: count for cell, count in table.items() if cell.startswith(f"{organisation}/")}


def without_share(publication: Publication, own: Mapping[str, int]) -> Publication:
    """The sums over the others' cells, with what is printed of them once the own counts are taken away."""
    statements = tuple(_of_others(publication, own))
    document, ids = publication.document, {statement.id for statement in statements}
    if document is not None:
        document = replace(document, with_consent=tuple(each for each in document.with_consent if each in ids))
    return replace(
        publication,
        cells=tuple(cell for cell in publication.cells if cell not in own),
        statements=statements,
        facts=tuple(_facts_of_others(publication.facts, publication.cells, own)),
        document=document,
        derived=(),
    )


def wanted_of_others(wanted: Wanted, organisation: str) -> Wanted:
    """What a joint report could say of all members but one, in counts."""
    part, cells = wanted.part, tuple(wanted.part.table)
    own = own_counts(part.table, organisation)
    figures = tuple(
        Figure(figure.id, Count(others), weight=figure.weight)
        for figure in part.figures
        if isinstance(figure.quantity, Count)
        and (others := tuple(cell for cell in cells_matching(figure.quantity.of, cells) if cell not in own))
    )
    table = {cell: count for cell, count in part.table.items() if cell not in own}
    facts = tuple(_facts_of_others(part.facts, cells, own))
    consents = tuple(
        replace(each, sums=tuple(left for of in each.sums if (left := of - own.keys()))) for each in wanted.consents
    )
    return replace(wanted, part=replace(part, table=table, facts=facts, figures=figures), consents=consents)


def _of_others(publication: Publication, own: Mapping[str, int]) -> Iterator[Statement]:
    for statement in publication.statements:
        if not isinstance(statement.quantity, Count):
            continue
        cells = cells_matching(statement.quantity.of, publication.cells)
        others = tuple(cell for cell in cells if cell not in own)
        if not others:
            continue
        if isinstance(statement, Printed):
            share = sum(own.get(cell, 0) for cell in cells)
            yield Printed(statement.id, Count(others), str(int(statement.printed) - share))
        else:
            yield Withheld(statement.id, Count(others))


def _facts_of_others(
    facts: tuple[SamePeople, ...], cells: tuple[str, ...], own: Mapping[str, int]
) -> Iterator[SamePeople]:
    """Each member's people are the same people; facts about the own ones tell nothing of the others."""
    return (fact for fact in facts if not own.keys() & {*cells_matching((*fact.of, *fact.also), cells)})
