"""Which figures are printed, with tables that prove it safe: an order, a plan, and less where proof asks for it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from wres_desktop.disclosure.candidates import Candidates, all_rules, candidates_of
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.certify import Certified
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.certify_somebody import told_anew
from wres_desktop.disclosure.chosen_publication import publication_with
from wres_desktop.disclosure.decide import Choice, Chosen
from wres_desktop.disclosure.insider_views import view_of
from wres_desktop.disclosure.insiders import Insider, KeptFrom, insiders_among, kept_from
from wres_desktop.disclosure.interchangeable import Classes, Merged, merged, over_classes
from wres_desktop.disclosure.ledger import Background, told_over
from wres_desktop.disclosure.of_members import with_members
from wres_desktop.disclosure.order import Draw, chosen_order, rounded_order
from wres_desktop.disclosure.plan import Plan, View, plan_fullest
from wres_desktop.disclosure.rules import Rule, sum_of
from wres_desktop.disclosure.sensitive import empty_rows
from wres_desktop.disclosure.stages import plan_in_stages
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.errors import NotProtected

_TRIES = 3
"""How often it is planned with the consents that the last plan printed, before less is printed."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan for candidates."""

    candidates: Candidates
    alike: Merged | None
    plan: Plan
    insiders: tuple[Insider, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A plan, what is printed of it (by position, and as publications), and the tables for the proof."""

    planned: Planned
    chosen: Chosen
    publications: tuple[Publication, ...]
    certified: Certified
    kept_from: tuple[KeptFrom, ...] = ()

    @property
    def already_out(self) -> list[tuple[str, ...]]:
        """The sums that earlier publications gave away, by the names of their cells."""
        return [_named(rule, self.planned) for rule in self.planned.plan.already_out]

    @property
    def already_out_to(self) -> dict[str, int]:
        """How many more sums they gave away to insiders, by their codes."""
        out = {frozenset(cells) for cells in self.already_out}
        lost = {each.insider.organisation: {*map(frozenset, each.already_out)} - out for each in self.kept_from}
        return {organisation: len(sums) for organisation, sums in lost.items() if sums}


def decided(wanted: Sequence[Wanted], out: Background, terms: Terms) -> Decision:
    """What to print; no rule is lifted for people who agreed to be counted in print and then are not.

    Readers know of consent only where a count is printed with it. While what is printed is not safe in their eyes, it
    is planned again as though only those had agreed of whom that is printed; in the end less is printed until it is.

    Raises:
        NotProtected: the proof is not complete; nothing may be published.
    """
    agreed = tuple(wanted)
    for _ in range(_TRIES if any(document.consents for document in wanted) else 0):
        decision = _decided_with(wanted, agreed, out, terms, for_everybody=bool(out.corrected))
        if out.corrected or _safe_for_everybody(decision.publications, terms):
            return decision
        agreed = tuple(map(_agreed_in_print, agreed, decision.publications))
    return _decided_with(wanted, agreed, out, terms, for_everybody=agreed != tuple(wanted) or bool(out.corrected))


def _agreed_in_print(wanted: Wanted, publication: Publication) -> Wanted:
    """A document as though people had agreed only to the counts that are printed with their consent."""
    document = publication.document
    ids = document.with_consent if document is not None else ()
    quantities = [publication.by_id[each].quantity for each in ids]
    sums = tuple(frozenset(cells_matching(of.of, publication.cells)) for of in quantities if isinstance(of, Count))
    return replace(wanted, consents=tuple(replace(each, sums=sums) for each in wanted.consents[:1]))


def _decided_with(
    wanted: Sequence[Wanted], agreed: Sequence[Wanted], out: Background, terms: Terms, *, for_everybody: bool
) -> Decision:
    candidates = candidates_of(agreed, out, terms.policy, terms.emphasis)
    draws = _draws(wanted, candidates, terms)
    alike = merged(candidates.problem, candidates.owners) if len(wanted) == 1 else None
    insiders = insiders_among(wanted, out, terms.policy)
    views = [view_of(agreed, each, candidates, alike, out, terms) for each in insiders]
    planned = Planned(candidates, alike, _planned(candidates, alike, draws, terms, views), insiders)
    return _proved(wanted, planned, out, terms, for_everybody=for_everybody)


def _publications(
    wanted: Sequence[Wanted], candidates: Candidates, chosen: Chosen, terms: Terms
) -> tuple[Publication, ...]:
    return tuple(publication_with(each, Choice(each.part, candidates, chosen, terms.policy)) for each in wanted)


def _draws(wanted: Sequence[Wanted], candidates: Candidates, terms: Terms) -> list[Draw]:
    """Two orders of the items; where the policy says so, the empty rows of indicator 1 come first."""
    problem, weights = candidates.problem, candidates.weights
    first: set[int] = set()
    if terms.policy.empty_rows_printed:
        empty = {name for each in wanted for name in empty_rows(each.part.figures, each.part.table)}
        first = {
            index for index, item in enumerate(problem.items) if all(candidates.cells[at] in empty for at in item.cells)
        }
    draws = []
    for secret in terms.secret.draws():
        draw = chosen_order(problem.items, candidates.names, weights, secret, first, candidates.needs)
        if (base := terms.emphasis.rounded_to) > 1:
            rounded = rounded_order(candidates.names, weights, secret, candidates.needs)
            draw = draw._replace(rounded=rounded, rounded_to=base)
        draws.append(draw)
    return draws


def _named(rule: Rule, planned: Planned) -> tuple[str, ...]:
    """The names of the cells whose sum a rule is about."""
    candidates, alike = planned.candidates, planned.alike
    cells = sum_of(rule) if alike is None else [cell for number in sum_of(rule) for cell in alike.classes[number]]
    return tuple(candidates.cells[cell] for cell in sorted(cells))


def _planned(
    candidates: Candidates,
    alike: Merged | None,
    draws: Sequence[Draw],
    terms: Terms,
    views: Sequence[View],
) -> Plan:
    """The plan; where members' cells are interchangeable, over all members, with what single members add at its end."""
    problem, weights = candidates.problem, candidates.weights
    if alike is None:
        return plan_in_stages(problem, candidates.owners, draws, weights, terms.step, views)
    planned = plan_fullest(alike.problem, [draw.without(alike.late) for draw in draws], weights, terms.step, views)
    planned = replace(planned, passed_by=planned.passed_by | (draws[0].passed_by & alike.late))
    late = [item for item in draws[0].order if item in alike.late]
    return with_members(problem, planned, late, draws[0].rounded_to)


def _proved(
    wanted: Sequence[Wanted],
    planned: Planned,
    out: Background,
    terms: Terms,
    *,
    for_everybody: bool,
) -> Decision:
    """The items to print, with whole-number tables for every rule; less is printed until there are such tables.

    Every beginning of a plan keeps the rules for an intruder who may use fractions; whole numbers can be narrower.
    Where earlier statements were corrected, readers may still believe them; where people agreed to be counted in print,
    readers know it only of counts that are printed: less is printed until everybody can be shown that it is safe.
    """

    def attempt(plan: Plan) -> Decision | None:
        terms.step(len(planned.candidates.problem.items), len(planned.candidates.problem.items))
        return _decision(wanted, replace(planned, plan=plan), out, terms, for_everybody=for_everybody)

    plan = planned.plan
    if plan.rounded and (decision := attempt(plan)) is not None:
        return decision
    exact = _exact(plan, attempt)
    if not plan.rounded:
        return exact
    left, items = frozenset(exact.planned.plan.printed), planned.candidates.problem.items
    plan = replace(exact.planned.plan, rounded=tuple(i for i in plan.rounded if left.issuperset(items[i].requires)))
    while plan.rounded:
        if (decision := attempt(plan)) is not None:
            return decision
        plan = _without_what_breaks(plan, attempt)
    return exact


_Attempt: TypeAlias = Callable[[Plan], Decision | None]


def _exact(plan: Plan, attempt: _Attempt) -> Decision:
    """What a plan prints exactly, or the longest beginning of that which is looked at and can be proved."""
    plan, fewer = replace(plan, rounded=()), 1
    while (decision := attempt(plan)) is None:
        if not plan.printed:
            message = (
                "No safe way to publish these figures was found, so nothing was published. "
                "Choose a stricter policy, or leave out the section with the smallest numbers, and try again."
            )
            raise NotProtected(message)
        plan, fewer = replace(plan, printed=plan.printed[:-fewer]), 2 * fewer
    return decision


def _without_what_breaks(plan: Plan, attempt: _Attempt) -> Plan:
    """A plan that can be proved exactly alone, without the first of its rounded items with which it cannot."""
    safe, broken = 0, len(plan.rounded)
    while broken - safe > 1:
        middle = (safe + broken) // 2
        if attempt(replace(plan, rounded=plan.rounded[:middle])) is None:
            broken = middle
        else:
            safe = middle
    return replace(plan, rounded=(*plan.rounded[:safe], *plan.rounded[broken:]))


def _decision(
    wanted: Sequence[Wanted], planned: Planned, out: Background, terms: Terms, *, for_everybody: bool
) -> Decision | None:
    """What a plan prints, with its tables; ``None`` where some rule cannot be shown to be kept."""
    candidates, alike, plan = planned.candidates, planned.alike, planned.plan
    rounded_to = terms.emphasis.rounded_to
    chosen = Chosen(frozenset(plan.printed), plan.passed_by, frozenset(plan.rounded), rounded_to)
    publications = _publications(wanted, candidates, chosen, terms)
    in_print = _rules_in_print(wanted, publications, out, terms)
    certified = _certified(publications, candidates, out, frozenset(plan.already_out), alike, in_print)
    if certified.unproved or told_anew(certified.tied, candidates.problem.told, len(candidates.cells)):
        return None
    if for_everybody and not _safe_for_everybody(publications, terms):
        return None
    kept = _kept_from(planned.insiders, publications, terms)
    return None if kept is None else Decision(planned, chosen, publications, certified, kept)


def _kept_from(
    insiders: Sequence[Insider], publications: Sequence[Publication], terms: Terms
) -> tuple[KeptFrom, ...] | None:
    """What shows that publications are safe from members which know their own counts; ``None``: they are not."""
    try:
        return kept_from(insiders, publications, terms.policy, terms.step)
    except NotProtected:
        return None


def _safe_for_everybody(publications: Sequence[Publication], terms: Terms) -> bool:
    """Whether the rules are kept for readers who believe every earlier statement that nothing new contradicts.

    They know of no consent but to counts that are printed.
    """
    try:
        certificate_of(publications, terms.ledger, terms.policy)
    except NotProtected:
        return False
    return True


def _rules_in_print(
    wanted: Sequence[Wanted], publications: Sequence[Publication], out: Background, terms: Terms
) -> tuple[Rule, ...]:
    """The rules for readers, who know of consent only where a count is printed with it; none where nobody consented."""
    if not any(document.consents for document in wanted):
        return ()
    agreed = tuple(map(_agreed_in_print, wanted, publications))
    return all_rules(agreed, out.publications, out.truth, terms.policy)


def _certified(
    publications: Sequence[Publication],
    candidates: Candidates,
    out: Background,
    lost: Collection[Rule],
    alike: Merged | None,
    besides: Sequence[Rule],
) -> Certified:
    """Tables for every rule that is not ``lost``; where members' cells are interchangeable, lost over all members.

    There are tables for rules ``besides``, too, where these hold. Whether the rules are kept is found out without the
    true table, so that it depends on print alone. Where that table is among those found, it is left out if others show
    as much.
    """
    told = told_over(publications, candidates.cells)
    told += out.told
    problem, classes = candidates.problem, None if alike is None else alike.classes
    rules = tuple(dict.fromkeys((*problem.rules, *besides)))
    if lost:
        numbers = None if classes is None else Classes(classes)
        rules = tuple(each for each in rules if (each if numbers is None else over_classes(each, numbers)) not in lost)

    asked, cells = frozenset(problem.rules), frozenset(map(sum_of, problem.rules))

    def search(truth: tuple[int, ...] | None) -> Certified:
        found = certified(candidates.cells, tuple(told), rules, classes, truth, of_somebody=True)
        unproved = tuple(rule for rule in found.unproved if rule in asked)
        tied = tuple(each for each in found.tied if each.rule in asked and (each.cell,) in cells)
        return replace(found, unproved=unproved, tied=tied)

    found = search(None)
    if found.unproved or not found.holds(problem.truth):
        return found
    without = search(problem.truth)
    return found if without.unproved or without.tied != found.tied else without
