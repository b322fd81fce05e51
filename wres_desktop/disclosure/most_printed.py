"""How much of a report any safe choice could print at the most (docs/method.md, "Planning")."""

from collections.abc import Mapping, Sequence

from wres_desktop.disclosure.alternatives import Most
from wres_desktop.disclosure.candidates import candidates_of
from wres_desktop.disclosure.decide import Choice, Chosen, statement_of
from wres_desktop.disclosure.least_left_out import LeastLeftOut, Wish
from wres_desktop.disclosure.ledger import background
from wres_desktop.disclosure.statements import Withheld
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.wanted import wanted_of
from wres_desktop.domain.submission import Submission

_ROUNDING = 1e-4


def most_of(submissions: Sequence[Submission], terms: Terms) -> Most:
    """The most that any safe choice could print of one organisation's returns, beside what is out.

    ``terms.step`` is told how far the work has come. Which plan the terms name is all the same.

    Raises:
        DataProblems: earlier publications contradict the returns or each other.
    """
    wanted = wanted_of(submissions)
    part = wanted.part
    out = background(terms.ledger, part.table)
    candidates = candidates_of([wanted], out, terms.policy, terms.emphasis)
    everything = Choice(part, candidates, Chosen(frozenset(range(len(candidates.problem.items)))), terms.policy)
    possible = [figure for figure in part.figures if not isinstance(statement_of(figure, everything), Withheld)]

    programme = LeastLeftOut(candidates.problem, terms.step)

    def most(weights: Mapping[str, float]) -> float:
        wishes = [Wish(candidates.items_of(figure), weights[figure.id]) for figure in possible]
        return sum(wish.weight for wish in wishes) - programme.of(wishes)

    needs = {figure.id: figure.weight for figure in part.figures}
    return Most(int(most(dict.fromkeys(needs, 1.0)) + _ROUNDING), most(needs), needs)
