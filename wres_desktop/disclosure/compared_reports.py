"""A published report, of another organisation or of an earlier year, as figures to compare with."""

from collections.abc import Mapping, Sequence
from typing import Final

from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.benchmarks import Benchmark, Beside, Peer, WrongRow, benchmark_from, kind_of, peer_from
from wres_desktop.domain.figures import Count, Percentage, cells_matching

OUR_OWN: Final = "This organisation's own report"


def beside_of(publication: Publication, whose: str = "") -> Beside:
    """What the report prints of that which can be compared: its figures, and its shares of counts that it prints too.

    Unless ``whose`` says it, they are the organisation's by its name; in somebody's report without one the code in its
    cells says whose, and in a joint report the title. A figure with more than two decimals, or one that is rounded
    to more than its digits say, stands beside nothing.
    """
    whose, counts = whose or _whose(publication), _exact_counts(publication)
    benchmarks: list[Benchmark] = []
    peers: list[Peer] = []
    for each in publication.statements:
        year, _, figure = each.id.partition("/")
        if not isinstance(each, Printed) or each.is_rounded or kind_of(figure) is None:
            continue
        said = {"figure": figure, "year": year, "source": publication.title}
        try:
            benchmarks.append(benchmark_from({**said, "value": each.printed, "population": whose}))
            if (both := _both_counts(each, counts, publication.cells)) is not None:
                cases, people = both
                peers.append(peer_from({**said, "organisation": whose, "cases": cases, "people": people}))
        except WrongRow:
            continue
    return Beside(tuple(benchmarks), tuple(peers))


def own_before(publication: Publication, ledger: Sequence[Publication]) -> tuple[Benchmark, ...]:
    """What earlier reports of the organisation, known to the audit, print of years that its new one does not show."""
    document = publication.document
    if document is None or document.members:
        return ()
    shown = {int(each.id.partition("/")[0]) for each in publication.statements}
    return tuple(
        row
        for earlier in ledger
        if _codes(earlier) == {document.organisation_code}
        for row in beside_of(earlier, OUR_OWN).benchmarks
        if row.year not in shown
    )


def _whose(publication: Publication) -> str:
    document = publication.document
    if document is not None:
        return publication.title if document.members else document.organisation_name
    codes = _codes(publication)
    return codes.pop() if len(codes) == 1 else publication.title


def _codes(publication: Publication) -> set[str]:
    """Whose cells they are."""
    return {cell.partition("/")[0] for cell in publication.cells}


def _exact_counts(publication: Publication) -> Mapping[tuple[str, ...], str]:
    """The numbers of people of a year that are printed as they are, by their cells."""
    return {
        cells_matching(each.quantity.of, publication.cells): each.printed
        for each in publication.statements
        if isinstance(each, Printed) and isinstance(each.quantity, Count) and each.is_exact_count
    }


def _both_counts(
    share: Printed, counts: Mapping[tuple[str, ...], str], cells: tuple[str, ...]
) -> tuple[str, str] | None:
    """The cases and the people of a share, where the report prints both."""
    quantity = share.quantity
    if not isinstance(quantity, Percentage) or quantity.weighted or quantity.averaged_over != 1:
        return None
    cases, people = (counts.get(cells_matching(of, cells)) for of in (quantity.of, quantity.out_of))
    return None if cases is None or people is None else (cases, people)
