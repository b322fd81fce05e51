"""The planning problem as a member reads it that knows its own counts: what all the others could say of themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wres_desktop.disclosure.candidates import Candidates, candidates_of
from wres_desktop.disclosure.insiders import Insider
from wres_desktop.disclosure.interchangeable import Merged, merged
from wres_desktop.disclosure.ledger import Background, told_over
from wres_desktop.disclosure.plan import View
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.disclosure.without_share import facts_of_others
from wres_desktop.domain.figures import Count, Figure, cells_matching


def view_of(
    wanted: Sequence[Wanted],
    insider: Insider,
    candidates: Candidates,
    alike: Merged | None,
    out: Background,
    terms: Terms,
) -> View:
    """What an insider makes of the items that are printed of ``candidates``, beside what is ``out``.

    Over classes where those are ``alike``, unless an item that is planned is one organisation's to the insider.
    """
    own = insider.counts
    others = [left for document in wanted if (left := wanted_of_others(document, own)).part.table]
    truth = {cell: count for cell, count in out.truth.items() if cell not in own}
    read = Background(insider.ledger, truth, tuple(told_over(insider.ledger, tuple(truth))), ())
    theirs = candidates_of(others, read, terms.policy, terms.emphasis)
    names = [tuple(candidates.cells[cell] for cell in item.cells) for item in candidates.problem.items]
    of_others = [tuple(name for name in each if name not in own) for each in names]
    item_of = {item: theirs.item_of[cells] for item, cells in enumerate(of_others) if cells in theirs.item_of}
    asked = {seen for item, seen in item_of.items() if alike is None or item not in alike.late}
    theirs_alike = None if alike is None else merged(theirs.problem, theirs.owners)
    if theirs_alike is None or not asked.isdisjoint(theirs_alike.late):
        return View(theirs.problem, item_of, theirs.owners)
    return View(theirs_alike.problem, item_of, theirs.owners)


def wanted_of_others(wanted: Wanted, own: Mapping[str, int]) -> Wanted:
    """What a document could say of all members but the one with the ``own`` counts, in counts."""
    part, cells = wanted.part, tuple(wanted.part.table)
    if own.keys().isdisjoint(cells):
        return wanted
    figures = tuple(
        Figure(figure.id, Count(others), weight=figure.weight)
        for figure in part.figures
        if isinstance(figure.quantity, Count)
        and (others := tuple(cell for cell in cells_matching(figure.quantity.of, cells) if cell not in own))
    )
    table = {cell: count for cell, count in part.table.items() if cell not in own}
    facts = tuple(facts_of_others(part.facts, cells, own))
    consents = tuple(
        replace(each, sums=tuple(left for of in each.sums if (left := of.difference(own)))) for each in wanted.consents
    )
    return replace(wanted, part=replace(part, table=table, facts=facts, figures=figures), consents=consents)
