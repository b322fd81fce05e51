"""What a plan means for each figure: the statement that stands on the page, and why one is withheld."""

from dataclasses import dataclass, replace
from enum import StrEnum

from wres_desktop.disclosure.candidates import Candidates
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.rules import OneCategory, SmallCount
from wres_desktop.disclosure.statements import Printed, Statement, Undefined, Withheld
from wres_desktop.domain.catalogue import Part
from wres_desktop.domain.figures import Count, Figure, Percentage, sums_of, total, value
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits, rounded


class Reason(StrEnum):
    """Why a figure is not printed, for the organisation's own eyes only: a public reason would give it away."""

    SMALL = "This is a small number: somebody could work out who these people are, so it is not printed."
    ONE_CATEGORY = (
        "Everybody in a small group is in the same category here: printing it would tell something about each of them."
    )
    FEW_ANSWERS = "Too few people of one group answered this question, so nothing of it is printed."
    FEW_PEOPLE = "Too few people are behind this percentage or ratio for it to mean anything, so it is not printed."
    ESTIMATED = "The survey provider weighted the percentages, so this number is not known exactly and is not printed."
    FOLLOWS_COUNTS = (
        "One of the numbers that this figure is worked out from is withheld, and this figure would tell it."
    )
    FOLLOWS_ROUNDED = (
        "What this figure is worked out from is printed rounded, and this figure would tell the exact number, so it is "
        "not printed."
    )
    PROTECTS_OTHERS = (
        "This number is harmless by itself, but together with what else is printed it would give away a small one: to "
        "anybody, or to somebody who is the only person in another."
    )
    PASSED_BY = (
        "This number is harmless. A few such numbers are drawn by lot and left out, so that a gap in the report says "
        "nothing about the number behind it."
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """Items by position: ``printed`` exactly, ``rounded`` to a multiple of ``rounded_to``, and ``passed_by`` by lot."""

    printed: frozenset[int]
    passed_by: frozenset[int] = frozenset()
    rounded: frozenset[int] = frozenset()
    rounded_to: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, as a document sees it."""

    part: Part
    candidates: Candidates
    chosen: Chosen
    policy: Policy

    def withholds_counts_of(self, figure: Figure) -> bool:
        """Whether one of the counts behind a figure is not printed exactly."""
        return not self.chosen.printed.issuperset(self.candidates.items_of(figure))

    def prints_counts_of(self, figure: Figure) -> bool:
        """Whether each of the counts behind a figure is printed, exactly or rounded."""
        return self.chosen.printed.union(self.chosen.rounded).issuperset(self.candidates.items_of(figure))

    def is_rounded(self, figure: Figure) -> bool:
        """Whether a count is printed rounded."""
        return not figure.estimated and not self.chosen.rounded.isdisjoint(self.candidates.items_of(figure))

    def has_few_people(self, figure: Figure) -> bool:
        """Whether a rate stands on fewer people than the policy asks for; never so for a count."""
        denominators = [] if isinstance(figure.quantity, Count) else sums_of(figure.quantity)[1::2]
        return any(total(cell_sum, self.part.table) < self.policy.rate_minimum for cell_sum in denominators)


def statement_of(figure: Figure, choice: Choice) -> Statement:
    """The figure as printed, exactly or rounded, as undefined or withheld."""
    quantity = figure.quantity
    if isinstance(quantity, Count) and choice.is_rounded(figure):
        printed = rounded(total(quantity.of, choice.part.table), choice.chosen.rounded_to)
        return Printed(figure.id, quantity, str(printed), choice.chosen.rounded_to)
    if choice.withholds_counts_of(figure) or figure.estimated:
        return Withheld(figure.id, replace(quantity, weighted=False) if isinstance(quantity, Percentage) else quantity)
    exact = value(quantity, choice.part.table)
    if isinstance(exact, NotCalculable):
        return Undefined(figure.id, quantity, exact.reason)
    if choice.has_few_people(figure):
        return Withheld(figure.id, quantity)
    return Printed(figure.id, quantity, figure.given or digits(exact, figure.decimals))


class Reasons:
    """Why figures of a document are withheld."""

    def __init__(self, choice: Choice) -> None:
        """Look up, once, which sums are sensitive."""
        problem = choice.candidates.problem
        self._choice = choice
        self._small = {
            rule.cells
            for rule in problem.rules
            if isinstance(rule, SmallCount) and 0 < problem.count(rule.cells) < rule.threshold
        }
        self._one_category = {
            cells
            for rule in problem.rules
            if isinstance(rule, OneCategory)
            and not problem.count(rule.rest)
            and 0 < problem.count(rule.part) < rule.minimum
            for cells in (rule.part, rule.rest)
        }

    def of(self, figure: Figure, statement: Statement) -> Reason | None:
        """Why the figure is withheld; ``None`` where it is not."""
        if not isinstance(statement, Withheld):
            return None
        if not self._choice.withholds_counts_of(figure):
            return Reason.ESTIMATED if figure.estimated else Reason.FEW_PEOPLE
        if not isinstance(figure.quantity, Count):
            return Reason.FOLLOWS_ROUNDED if self._choice.prints_counts_of(figure) else Reason.FOLLOWS_COUNTS
        return self._of_item(self._choice.candidates.items_of(figure)[0])

    def _of_item(self, index: int) -> Reason:
        item = self._choice.candidates.problem.items[index]
        if item.cells in self._small:
            return Reason.SMALL
        if item.cells in self._one_category:
            return Reason.ONE_CATEGORY
        if not self._choice.chosen.printed.issuperset(item.requires):
            return Reason.FEW_ANSWERS
        return Reason.PASSED_BY if index in self._choice.chosen.passed_by else Reason.PROTECTS_OTHERS
