"""Makes the public certificate of publications: from what is printed alone, never from a count behind it.

For every rule (rules.py) it has tables that show that the sum stays open, or a bound that shows that it tells nothing
about few people. It treats all numbers that are withheld alike, so it may be printed (docs/method.md).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wres_desktop.disclosure.bounds import Bound, Bounds, Source, plainly_printed, sources_of
from wres_desktop.disclosure.candidates import of_others
from wres_desktop.disclosure.certify import Certified
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.constraints import Cells, is_fact
from wres_desktop.disclosure.contradicted import SetAside, contradicted, with_the_rest
from wres_desktop.disclosure.incidence import Incidence
from wres_desktop.disclosure.interchangeable import merged
from wres_desktop.disclosure.ledger import told_over
from wres_desktop.disclosure.looking import Looking, NotShown, Tolerated
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.publication_file import publication_sha256
from wres_desktop.disclosure.rules import (
    OneCategory,
    Rule,
    SmallCount,
    enough_for,
    rules_of_all,
    settling_cells,
    sum_of,
)
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.tied_sums import Move, Tied
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.errors import NotProtected


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What follows from a cell, and the bounds that show that public facts and earlier publications alone say so."""

    tied: Tied
    least: Bound
    most: Bound


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything is over ``cells``, by position. ``publications`` and ``ledger`` are SHA-256 of files.

    ``already_out`` are bounds that earlier publications alone give: what they broke is not protected again. Nor is what
    they, and public facts, told somebody who is alone in a cell: ``told_before``.
    """

    publications: tuple[str, ...]
    ledger: tuple[str, ...]
    policy: Policy
    cells: tuple[str, ...]
    witnesses: tuple[tuple[int, ...], ...]
    moves: tuple[Move, ...]
    bounds: tuple[Bound, ...]
    already_out: tuple[Bound, ...] = ()
    told_before: tuple[ToldBefore, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def certificate_of(
    publications: Sequence[Publication],
    ledger: Sequence[Publication],
    policy: Policy,
    corrected: Sequence[str] | None = None,
    *,
    of_somebody: bool = True,
) -> Certificate:
    """The certificate of publications that were made together, beside earlier ones.

    ``of_somebody``: it shows, too, that nobody who is alone in a cell is told a small count of others.

    ``corrected`` are statements of earlier publications that are known to be false (ledger.py): for a proof alone,
    since to name them tells of counts. For everybody, those count as false that contradict what is new.

    Raises:
        NotShown: for a rule there are neither tables nor a bound.
        AuditUnfinished: the solver could not settle a question in time.
    """
    if corrected is not None:
        known = tuple(_known_as_false(each, len(publications), len(ledger)) for each in corrected)
        return _certificate(publications, ledger, policy, known, of_somebody=of_somebody)
    aside = contradicted(publications, ledger, _cells(publications, ledger))
    try:
        return _certificate(publications, ledger, policy, aside, of_somebody=of_somebody)
    except NotProtected:
        if not aside:
            raise
    rest = with_the_rest(aside, publications, ledger)
    return _certificate(publications, ledger, policy, rest, of_somebody=of_somebody)


def _cells(publications: Sequence[Publication], ledger: Sequence[Publication]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for publication in (*publications, *ledger) for cell in publication.cells))


def _certificate(
    publications: Sequence[Publication],
    ledger: Sequence[Publication],
    policy: Policy,
    aside: tuple[SetAside, ...],
    *,
    of_somebody: bool,
) -> Certificate:
    """The certificate where certain earlier statements do not count."""
    cells = _cells(publications, ledger)
    rules = _rules(publications, ledger, cells, policy)
    dropped = {(each.number, each.statement) for each in aside}
    kept = [_without(each, number, dropped) for number, each in enumerate((*publications, *ledger), 1)]
    if aside and not Bounds(sources_of(kept, cells), frozenset(), (), len(cells)).agree():
        raise NotShown
    earlier = {at for at, each in enumerate(ledger, len(publications) + 1) if each not in publications}
    before = _before(kept, earlier, cells)
    certified = _certified(kept, cells, rules, Looking(of_somebody, _broken_by(before, rules, cells)))
    asked = [rule for rule in rules if rule not in certified.shown]
    left = [rule for rule, is_open in zip(asked, _are_open(asked, certified.tables), strict=True) if not is_open]
    bounds, unsettled = _bounds(left, kept, cells)
    out = _already_out(unsettled, before, cells)
    told = _told_before(certified.tied, before, cells)
    if not certified.tables or len(out) < len(unsettled) or len(told) < len(certified.tied):
        raise NotShown
    return Certificate(
        publications=tuple(publication_sha256(each) for each in publications),
        ledger=tuple(publication_sha256(each) for each in ledger),
        policy=policy,
        cells=cells,
        witnesses=certified.tables,
        moves=certified.moves,
        bounds=bounds,
        already_out=tuple(dict.fromkeys(out)),
        told_before=told,
        set_aside=aside,
    )


def _certified(
    publications: Sequence[Publication], cells: tuple[str, ...], rules: Sequence[Rule], looking: Looking
) -> Certified:
    """Tables for the rules; for one joint publication by itself, over the sums of its members first."""
    told, position = told_over(publications, cells), {name: index for index, name in enumerate(cells)}
    counted = dict.fromkeys(
        tuple(position[name] for name in cells_matching(statement.quantity.of, cells))
        for statement in (publications[0].statements if len(publications) == 1 else ())
        if isinstance(statement.quantity, Count)
    )
    facts = tuple(each for each in told if is_fact(each))
    problem = Problem((0,) * len(cells), tuple(Item(of) for of in counted), facts, tuple(rules))
    alike = merged(problem, [name.partition("/")[0] for name in cells]) if counted else None
    classes = None if alike is None else alike.classes
    return certified(cells, tuple(told), tuple(rules), classes, None, looking)


def _known_as_false(statement: str, new: int, earlier: int) -> SetAside:
    """A statement as ``ledger.read_together`` names it: with the number of its publication where there are several."""
    number, _, name = statement.partition(":") if earlier > 1 else ("1", "", statement)
    return SetAside(new + int(number), name, ())


def _rules(
    publications: Sequence[Publication], ledger: Sequence[Publication], cells: tuple[str, ...], policy: Policy
) -> list[Rule]:
    """Every rule, for those of whom no count within its sum is printed with their consent."""
    told = [{each.id: each.quantity for each in one.statements} for one in (*publications, *ledger)]
    found = rules_of_all(told, cells, policy)
    position = {name: index for index, name in enumerate(cells)}
    agreed = [
        frozenset(position[name] for name in cells_matching(statement.quantity.of, publication.cells))
        for publication in publications
        if publication.document is not None
        for consented in publication.document.with_consent
        if isinstance((statement := publication.by_id[consented]).quantity, Count)
    ]
    return [left for rule in found for left in of_others(rule, agreed)] if agreed else list(found)


def _without(publication: Publication, number: int, dropped: Collection[tuple[int, str]]) -> Publication:
    kept = tuple(statement for statement in publication.statements if (number, statement.id) not in dropped)
    return publication if len(kept) == len(publication.statements) else replace(publication, statements=kept)


def _are_open(rules: Sequence[Rule], tables: Sequence[Sequence[int]]) -> list[bool]:
    """Whether the tables show of a rule that its sum stays open."""
    if not tables:
        return [False] * len(rules)
    sums = Incidence([sum_of(rule) for rule in rules], {cell: cell for cell in range(len(tables[0]))})
    counts = np.array([sums.sums(np.array(table, dtype=np.float64)) for table in tables])
    least, most = counts.min(axis=0).tolist(), counts.max(axis=0).tolist()
    return [
        high > 0 if isinstance(rule, OneCategory) else low == 0 and high >= rule.threshold
        for rule, low, high in zip(rules, least, most, strict=True)
    ]


def _bounds(
    rules: Sequence[Rule], publications: Sequence[Publication], cells: Sequence[str]
) -> tuple[tuple[Bound, ...], list[Rule]]:
    """Bounds for rules over sums that are not plainly printed, and the rules that nothing settles."""
    plain = plainly_printed(publications, cells)
    asked: dict[tuple[Cells, int], list[Rule]] = {}
    for rule in rules:
        of = tuple(sorted(frozenset(settling_cells(rule)) - plain.nobody))
        if of and plain.counts.get(of, 0) < enough_for(rule):
            asked.setdefault((of, enough_for(rule)), []).append(rule)
    search = Bounds(sources_of(publications, cells), plain.nobody, [of for of, _ in asked], len(cells))
    bounds: dict[Bound, None] = {}
    unsettled: list[Rule] = []
    for (of, enough), needing in asked.items():
        bound = search.settling(of, enough)
        if bound is None:
            unsettled += needing
        else:
            bounds[bound] = None
    return tuple(bounds), unsettled


def _before(publications: Sequence[Publication], earlier: Collection[int], cells: Sequence[str]) -> list[Source]:
    """What is told in ``earlier`` publications, by number; public facts were known before."""
    sources = sources_of(publications, cells)
    return [source for source in sources if source.number in earlier or isinstance(source.which, int)]


def _already_out(rules: Sequence[Rule], before: Sequence[Source], cells: Sequence[str]) -> list[Bound]:
    """For each rule that what was told ``before`` breaks alone, what that shows."""
    if not rules:
        return []
    search = Bounds(before, frozenset(), [sum_of(rule) for rule in rules], len(cells))
    found = (_breaking(rule, search) for rule in rules)
    return [bound for bound in found if bound is not None]


def _broken_by(before: Sequence[Source], rules: Sequence[Rule], cells: Sequence[str]) -> Tolerated:
    """Whether what was told ``before`` alone breaks a rule; worked out where that is asked."""
    search: list[Bounds] = []

    def broken(rule: Rule) -> bool:
        if not search:
            search.append(Bounds(before, frozenset(), map(sum_of, rules), len(cells)))
        return _breaking(rule, search[0]) is not None

    return broken


def _breaking(rule: Rule, search: Bounds) -> Bound | None:
    """What shows that a rule is broken."""
    of = sum_of(rule)
    most = rule.threshold - 1 if isinstance(rule, SmallCount) else 0
    return search.at_most(of, most) or (search.at_least(of, 1) if isinstance(rule, SmallCount) else None)


def _told_before(tied: Sequence[Tied], before: Sequence[Source], cells: Sequence[str]) -> tuple[ToldBefore, ...]:
    """Of each that is tied by what was told ``before`` alone, what shows that."""
    if not tied:
        return ()
    search = Bounds(before, frozenset(), [(*sum_of(each.rule), each.cell) for each in tied], len(cells))
    shown = ((each, search.always(each.factors, each.more)) for each in tied)
    return tuple(ToldBefore(each, *bounds) for each, bounds in shown if bounds is not None)
