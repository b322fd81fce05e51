"""Members of a consortium that know their own counts: who they are, what they read, and what shows it safe from them.

A publication is safe from a member if it is safe from anybody who reads what is left of it, and of everything that was
out before, without the member's share (without_share.py).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.certificate import Certificate, certificate_of
from wres_desktop.disclosure.certificate_file import content_of
from wres_desktop.disclosure.ledger import Background
from wres_desktop.disclosure.plan import Step, unwatched
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Publication, Statement, Withheld
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.disclosure.without_share import cells_named, printed_count, shared_in, tied_to, without_share
from wres_desktop.domain.figures import cells_matching, sums_of
from wres_desktop.errors import NotProtected


@dataclass(frozen=True, slots=True)
class Insider:
    """An organisation by its code, the counts of its cells, and earlier publications as it reads them.

    ``shared`` are the cells whose counts are taken away from anything. Counts of the others agree with all that is out.
    """

    organisation: str
    counts: Mapping[str, int]
    shared: frozenset[str]
    ledger: tuple[Publication, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFrom:
    """What shows that publications are safe from an insider."""

    insider: Insider
    certificate: Certificate

    @property
    def already_out(self) -> tuple[tuple[str, ...], ...]:
        """The sums that earlier publications gave away to it, by the names of their cells."""
        return tuple(tuple(self.certificate.cells[cell] for cell in bound.of) for bound in self.certificate.already_out)

    def content(self) -> Mapping[str, object]:
        """As it stands in a proof."""
        return {
            "organisation": self.insider.organisation,
            "counts": {cell: count for cell, count in self.insider.counts.items() if cell in self.insider.shared},
            "certificate": content_of(self.certificate),
        }


def insiders_among(wanted: Sequence[Wanted], out: Background, policy: Policy) -> tuple[Insider, ...]:
    """Whoever knows own counts that are added up with those of others, in what is wanted or in what is tied to it.

    Raises:
        NotProtected: it cannot be known what an earlier publication tells one of them.
    """
    if policy.insiders == "none":
        return ()
    known = frozenset(cell for document in wanted for cell in document.part.table)
    found: list[Insider] = []
    for organisation in organisations_in(out.truth):
        own = own_counts(out.truth, organisation)
        tied = tied_to(known, out.publications, own)
        shared = _shared(wanted, out.publications, own, tied)
        if shared:
            _must_be_clear(out.publications, own, tied, known)
            read = tuple(without_share(each, own, tied) for each in out.publications)
            found.append(Insider(organisation, own, shared, read))
    if found and out.corrected:
        message = (
            "Earlier publications say what is not true of these returns any more. Which member knows the true numbers "
            "is not known, so under a policy with insiders nothing was published. Leave out the returns of the year "
            "that was corrected, or choose a policy without insiders."
        )
        raise NotProtected(message)
    return tuple(found)


def kept_from(
    insiders: Sequence[Insider], publications: Sequence[Publication], policy: Policy, step: Step = unwatched
) -> tuple[KeptFrom, ...]:
    """What shows that publications which are made together are safe from each insider.

    ``step`` is called before each of them.

    Raises:
        NotProtected: for a rule there are neither tables nor a bound.
        AuditUnfinished: the solver could not settle a question in time.
    """
    found: list[KeptFrom] = []
    for insider in insiders:
        step(len(found), len(insiders))
        read = [without_share(each, insider.counts) for each in publications]
        left = certificate_of(read, insider.ledger, policy, (), of_somebody=False)
        found.append(KeptFrom(insider, left))
    return tuple(found)


def organisations_in(cells: Iterable[str]) -> tuple[str, ...]:
    """The codes of the organisations to which cells belong."""
    return tuple(dict.fromkeys(cell.partition("/")[0] for cell in cells))


def own_counts(table: Mapping[str, int], organisation: str) -> Mapping[str, int]:
    """The counts of one organisation."""
    return {cell: count for cell, count in table.items() if cell.startswith(f"{organisation}/")}


def _shared(
    wanted: Sequence[Wanted], ledger: Sequence[Publication], own: Collection[str], tied: Collection[str]
) -> frozenset[str]:
    """The own cells that are counted together with others' which are ``tied`` to what is new."""
    found = frozenset[str]()
    for document in wanted:
        cells = tuple(document.part.table)
        for figure in document.part.figures:
            named = cells_named(figure.quantity, cells)
            found |= named if not named.isdisjoint(tied) else frozenset()
    for publication in ledger:
        for _, named in shared_in(publication, own):
            found |= named if not named.isdisjoint(tied) else frozenset()
    return found.intersection(own)


def _must_be_clear(
    ledger: Sequence[Publication], own: Collection[str], tied: Collection[str], known: Collection[str]
) -> None:
    """It must be known what is left of everything that counts own cells with others ``tied`` to what is new.

    It is known where the counts of the own cells are ``known``, or those of the others.

    Raises:
        NotProtected: it is not.
    """
    mine = frozenset(own)
    for publication in ledger:
        counted = {_sums(each, publication)[0] for each in publication.statements if printed_count(each) is not None}
        for statement, named in shared_in(publication, own):
            if isinstance(statement, Withheld) or named.isdisjoint(tied):
                continue
            if not counted.issuperset(_sums(statement, publication)):
                raise _no_count()
            unknown = named.difference(known)
            if unknown & mine and unknown - mine:
                raise _not_known(unknown)
        for fact in publication.facts:
            cells = frozenset(cells_matching((*fact.of, *fact.also), publication.cells))
            if cells & mine and not cells.isdisjoint(tied):
                raise _no_count()


def _sums(statement: Statement, publication: Publication) -> list[tuple[str, ...]]:
    return [cells_matching(of, publication.cells) for of in sums_of(statement.quantity)]


def _no_count() -> NotProtected:
    return NotProtected(
        "An earlier publication has a rounded number, a percentage or a ratio of several organisations together, "
        "without the counts behind it. What it tells a member that knows its own counts cannot be shown, so nothing "
        "was published. Leave out the returns of that year, or choose a policy without insiders."
    )


def _not_known(cells: Collection[str]) -> NotProtected:
    """Cells are named by their organisation and year, in that order."""
    missing = sorted({tuple(cell.split("/")[:2]) for cell in cells})
    named = ", ".join(" in ".join(each) for each in missing)
    return NotProtected(
        "An earlier publication adds up counts of these returns with others that are not here, so what is left of its "
        "sums without one organisation's share is not known, and under a policy with insiders nothing was published. "
        f"Not here: {named}. Bring these returns too, leave out those that are added up with them, or choose a policy "
        "without insiders."
    )
