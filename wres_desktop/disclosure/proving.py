"""Tables that prove a plan safe, in whole numbers and in everybody's eyes; less is printed until there are such."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.candidates import Candidates, all_rules
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.certify import Certified
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.certify_somebody import told_anew
from wres_desktop.disclosure.chosen_publication import publication_with
from wres_desktop.disclosure.decide import Choice, Chosen
from wres_desktop.disclosure.insiders import Insider, KeptFrom, kept_from
from wres_desktop.disclosure.interchangeable import Classes, Merged, over_classes
from wres_desktop.disclosure.ledger import Background, told_over
from wres_desktop.disclosure.looking import EVERYTHING, Looking, NotShown
from wres_desktop.disclosure.plan import Plan
from wres_desktop.disclosure.provable import most_provable
from wres_desktop.disclosure.rules import Rule, sum_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.errors import NotProtected


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan for candidates; ``consented`` are the sums of which it holds that everybody agreed to their print."""

    candidates: Candidates
    alike: Merged | None
    plan: Plan
    insiders: tuple[Insider, ...] = ()
    consented: frozenset[frozenset[str]] = frozenset()


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


def _named(rule: Rule, planned: Planned) -> tuple[str, ...]:
    """The names of the cells whose sum a rule is about."""
    candidates, alike = planned.candidates, planned.alike
    cells = sum_of(rule) if alike is None else [cell for number in sum_of(rule) for cell in alike.classes[number]]
    return tuple(candidates.cells[cell] for cell in sorted(cells))


def proved(
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
    items = planned.candidates.problem.items

    def attempt(plan: Plan) -> Decision | None:
        terms.step(len(items), len(items))
        return _decision(wanted, replace(planned, plan=plan), out, terms, for_everybody=for_everybody)

    return most_provable(planned.plan, items, attempt)


def _decision(
    wanted: Sequence[Wanted], planned: Planned, out: Background, terms: Terms, *, for_everybody: bool
) -> Decision | None:
    """What a plan prints, with its tables; ``None`` where some rule cannot be shown to be kept."""
    candidates, alike, plan = planned.candidates, planned.alike, planned.plan
    rounded_to = terms.emphasis.rounded_to
    chosen = Chosen(frozenset(plan.printed), plan.passed_by, frozenset(plan.rounded), rounded_to)
    publications = _publications(wanted, candidates, chosen, terms)
    if for_everybody and not safe_for_everybody(publications, terms):  # first: it is what refuses most
        return None
    in_print = _rules_in_print(wanted, publications, out, terms)
    certified = _certified(publications, candidates, out, frozenset(plan.already_out), alike, in_print)
    if certified is None or told_anew(certified.tied, candidates.problem.told, len(candidates.cells)):
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


def safe_for_everybody(publications: Sequence[Publication], terms: Terms) -> bool:
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
    agreed = tuple(map(agreed_in_print, wanted, publications))
    return all_rules(agreed, out.publications, out.truth, terms.policy)


def _certified(
    publications: Sequence[Publication],
    candidates: Candidates,
    out: Background,
    lost: Collection[Rule],
    alike: Merged | None,
    besides: Sequence[Rule],
) -> Certified | None:
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

    def search(truth: tuple[int, ...] | None, looking: Looking) -> Certified:
        found = certified(candidates.cells, tuple(told), rules, classes, truth, looking)
        if found.unproved and asked.isdisjoint(found.unproved):
            kept = tuple(rule for rule in rules if rule not in found.unproved)
            found = certified(candidates.cells, tuple(told), kept, classes, truth, looking)
        unproved = tuple(rule for rule in found.unproved if rule in asked)
        tied = tuple(each for each in found.tied if each.rule in asked and (each.cell,) in cells)
        return replace(found, unproved=unproved, tied=tied)

    try:
        found = search(None, Looking(tolerated=lambda rule: rule not in asked))
    except NotShown:
        return None
    if not found.holds(problem.truth):
        return found
    without = search(problem.truth, EVERYTHING)
    return found if without.unproved or without.tied != found.tied else without


def _publications(
    wanted: Sequence[Wanted], candidates: Candidates, chosen: Chosen, terms: Terms
) -> tuple[Publication, ...]:
    return tuple(publication_with(each, Choice(each.part, candidates, chosen, terms.policy)) for each in wanted)


def agreed_in_print(wanted: Wanted, publication: Publication) -> Wanted:
    """A document as though people had agreed only to the counts that are printed with their consent."""
    document = publication.document
    ids = document.with_consent if document is not None else ()
    quantities = [publication.by_id[each].quantity for each in ids]
    sums = tuple(frozenset(cells_matching(of.of, publication.cells)) for of in quantities if isinstance(of, Count))
    return replace(wanted, consents=tuple(replace(each, sums=sums) for each in wanted.consents[:1]))
