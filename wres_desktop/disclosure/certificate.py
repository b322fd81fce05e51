"""Makes the public certificate of publications: from what is printed alone, never from a count behind it.

For every rule (rules.py) it has tables that show that the sum stays open, or a bound that shows that it tells nothing
about few people. It treats all numbers that are withheld alike, so it may be printed (docs/method.md).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wres_desktop.disclosure.bounds import Bound, Bounds, Step, plainly_printed, sources_of
from wres_desktop.disclosure.candidates import of_others
from wres_desktop.disclosure.certify import certify
from wres_desktop.disclosure.constraints import Cells, Constraint, constraints_of
from wres_desktop.disclosure.ledger import moved_to
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.publication_file import publication_sha256
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, enough_for, rules_of, sum_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.errors import NotProtected


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything is over ``cells``, by position. ``publications`` and ``ledger`` are SHA-256 of files.

    ``already_out`` are bounds that earlier publications alone give: what they broke is not protected again.
    """

    publications: tuple[str, ...]
    ledger: tuple[str, ...]
    policy: Policy
    cells: tuple[str, ...]
    witnesses: tuple[tuple[int, ...], ...]
    bounds: tuple[Bound, ...]
    already_out: tuple[Bound, ...] = ()
    set_aside: tuple["SetAside", ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement of an earlier publication that cannot be true beside the new ones, and the steps that show it."""

    number: int
    statement: str
    steps: tuple[Step, ...]
    over: int = 1


def certificate_of(publications: Sequence[Publication], ledger: Sequence[Publication], policy: Policy) -> Certificate:
    """The certificate of publications that were made together, beside earlier ones.

    Raises:
        NotProtected: for a rule there are neither tables nor a bound.
        AuditUnfinished: the solver could not settle a question in time.
    """
    cells = tuple(dict.fromkeys(cell for publication in (*publications, *ledger) for cell in publication.cells))
    rules = _rules(publications, ledger, cells, policy)
    aside = _set_aside(publications, ledger, cells)
    dropped = {(each.number, each.statement) for each in aside}
    kept = [_without(each, number, dropped) for number, each in enumerate((*publications, *ledger), 1)]
    certified = certify(cells, _told(kept, cells), rules)
    left = [rule for rule, is_open in zip(rules, _are_open(rules, certified.tables), strict=True) if not is_open]
    bounds, unsettled = _bounds(left, kept, cells)
    out = _already_out(unsettled, kept, len(publications), cells)
    if not certified.tables or len(out) < len(unsettled):
        message = (
            "It cannot be shown to everybody that this report gives nobody away, so nothing was published. Publish it "
            "without the earlier publications that contradict it, or leave out the section with the smallest numbers."
        )
        raise NotProtected(message)
    return Certificate(
        publications=tuple(publication_sha256(each) for each in publications),
        ledger=tuple(publication_sha256(each) for each in ledger),
        policy=policy,
        cells=cells,
        witnesses=certified.tables,
        bounds=bounds,
        already_out=tuple(dict.fromkeys(out)),
        set_aside=aside,
    )


def _rules(
    publications: Sequence[Publication], ledger: Sequence[Publication], cells: tuple[str, ...], policy: Policy
) -> list[Rule]:
    """Every rule, but for those whom everybody agreed to be counted in print."""
    found: dict[Rule, None] = {}
    for publication in (*publications, *ledger):
        quantities = {statement.id: statement.quantity for statement in publication.statements}
        found |= dict.fromkeys(rules_of(quantities, cells, policy))
    position = {name: index for index, name in enumerate(cells)}
    agreed = [
        frozenset(position[name] for name in cells_matching(statement.quantity.of, publication.cells))
        for publication in publications
        if publication.document is not None
        for consented in publication.document.with_consent
        if isinstance((statement := publication.by_id[consented]).quantity, Count)
    ]
    if not agreed:
        return list(found)
    everybody = frozenset[int]().union(*agreed)
    return [
        left
        for rule in found
        for left in of_others(rule, agreed)
        if not everybody.issuperset(left.cells if isinstance(left, SmallCount) else left.part)
    ]


def _without(publication: Publication, number: int, dropped: Collection[tuple[int, str]]) -> Publication:
    kept = tuple(statement for statement in publication.statements if (number, statement.id) not in dropped)
    return publication if len(kept) == len(publication.statements) else replace(publication, statements=kept)


def _told(publications: Sequence[Publication], cells: Sequence[str]) -> list[Constraint]:
    position = {name: index for index, name in enumerate(cells)}
    return [
        moved_to(told, [position[name] for name in publication.cells])
        for publication in publications
        for told in constraints_of(publication)
    ]


def _are_open(rules: Sequence[Rule], tables: Sequence[Sequence[int]]) -> list[bool]:
    """Whether the tables show of a rule that its sum stays open."""
    if not tables:
        return [False] * len(rules)
    by_cell = np.array(tables, dtype=np.int64).T
    counts = [by_cell[list(sum_of(rule))].sum(axis=0) for rule in rules]
    return [
        bool(each.max() > 0 if isinstance(rule, OneCategory) else each.min() == 0 and each.max() >= rule.threshold)
        for rule, each in zip(rules, counts, strict=True)
    ]


def _bounds(
    rules: Sequence[Rule], publications: Sequence[Publication], cells: Sequence[str]
) -> tuple[tuple[Bound, ...], list[Rule]]:
    """Bounds for rules over sums that are not plainly printed, and the rules that nothing settles."""
    plain = plainly_printed(publications, cells)
    asked: dict[tuple[Cells, int], list[Rule]] = {}
    for rule in rules:
        settling = rule.part if isinstance(rule, OneCategory) else rule.cells
        of = tuple(sorted(frozenset(settling) - plain.nobody))
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


def _already_out(
    rules: Sequence[Rule], publications: Sequence[Publication], new: int, cells: Sequence[str]
) -> list[Bound]:
    """For each rule that earlier publications alone break, what they show; the first ``new`` are not earlier."""
    if not rules:
        return []
    sources = [source for source in sources_of(publications, cells) if source.number > new]
    search = Bounds(sources, frozenset(), [sum_of(rule) for rule in rules], len(cells))
    found = []
    for rule in rules:
        of = sum_of(rule)
        most = rule.threshold - 1 if isinstance(rule, SmallCount) else 0
        bound = search.at_most(of, most) or (search.at_least(of, 1) if isinstance(rule, SmallCount) else None)
        if bound is not None:
            found.append(bound)
    return found


def _set_aside(
    publications: Sequence[Publication], ledger: Sequence[Publication], cells: Sequence[str]
) -> tuple[SetAside, ...]:
    """Earlier statements that contradict what is new, or what earlier ones say that do not."""
    sources = sources_of((*publications, *ledger), cells)
    if not ledger or Bounds(sources, frozenset(), (), len(cells)).agree():
        return ()
    kept = [source for source in sources if source.number <= len(publications)]
    aside = []
    for source in sources[len(kept) :]:
        of = source.told.terms[0][1]
        search = Bounds([*kept, source], frozenset(), (), len(cells))
        if search.agree() or isinstance(source.which, int) or len(source.told.terms) > 1:
            kept.append(source)
            continue
        against = Bounds(kept, frozenset(), [of], len(cells)).against(source)
        if against is None:
            kept.append(source)
        else:
            aside.append(SetAside(source.number, source.which, against.steps, against.over))
    return tuple(aside)
