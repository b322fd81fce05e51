"""Which figures are printed: an order, a plan, and less where its proof asks for it (proving.py)."""

from collections.abc import Sequence
from dataclasses import replace

from wres_desktop.disclosure.candidates import Candidates, candidates_of, consented_sums
from wres_desktop.disclosure.insider_views import view_of
from wres_desktop.disclosure.insiders import insiders_among
from wres_desktop.disclosure.interchangeable import Merged, merged
from wres_desktop.disclosure.ledger import Background
from wres_desktop.disclosure.of_members import with_members
from wres_desktop.disclosure.order import Draw, chosen_order, rounded_order
from wres_desktop.disclosure.plan import Plan, View, plan_fullest
from wres_desktop.disclosure.proving import Decision, Planned, agreed_in_print, proved, safe_for_everybody
from wres_desktop.disclosure.sensitive import empty_rows
from wres_desktop.disclosure.stages import plan_in_stages
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.wanted import Wanted

_TRIES = 3
"""How often it is planned with the consents that the last plan printed, before less is printed."""


def decided(wanted: Sequence[Wanted], out: Background, terms: Terms) -> Decision:
    """What to print; no rule is lifted for people who agreed to be counted in print and then are not.

    Readers know of consent only where a count is printed with it. While what is printed is not safe in their eyes, it
    is planned again as though only those had agreed of whom that is printed; in the end less is printed until it is.

    Raises:
        NotProtected: the proof is not complete; nothing may be published.
    """
    agreed = tuple(wanted)
    for _ in range(_TRIES if any(document.consents for document in wanted) else 0):
        decision = _decided_with(wanted, agreed, out, terms, for_everybody=False)
        if safe_for_everybody(decision.publications, terms):
            return decision
        agreed = tuple(map(agreed_in_print, agreed, decision.publications))
    return _decided_with(wanted, agreed, out, terms, for_everybody=agreed != tuple(wanted) or bool(out.corrected))


def _decided_with(
    wanted: Sequence[Wanted], agreed: Sequence[Wanted], out: Background, terms: Terms, *, for_everybody: bool
) -> Decision:
    candidates = candidates_of(agreed, out, terms.policy, terms.emphasis)
    draws = _draws(wanted, candidates, terms)
    alike = merged(candidates.problem, candidates.owners) if len(wanted) == 1 else None
    insiders = insiders_among(wanted, out, terms.policy)
    views = [view_of(agreed, each, candidates, alike, out, terms) for each in insiders]
    plan = _planned(candidates, alike, draws, terms, views)
    planned = Planned(candidates, alike, plan, insiders, consented_sums(agreed))
    return proved(wanted, planned, out, terms, for_everybody=for_everybody)


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
    return with_members(problem, planned, late, draws[0].rounded_to, alike.for_all)
