"""What a plan means for each figure: the statement that stands on the page, and why one is withheld."""

from dataclasses import dataclass, replace
from enum import StrEnum

from wres_desktop.disclosure.candidates import CandidateIndex
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Printed, Statement, Undefined, Withheld
from wres_desktop.domain.catalogue import Part
from wres_desktop.domain.figures import Count, Figure, Percentage, sums_of, total, value
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits


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
    PROTECTS_OTHERS = (
        "This number is harmless by itself, but together with what else is printed it would give away a small one."
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan for a catalogue: ``withheld`` holds the items, by position, that are not printed."""

    part: Part
    index: CandidateIndex
    withheld: frozenset[int]
    policy: Policy

    def withholds_counts_of(self, figure: Figure) -> bool:
        """Whether one of the counts behind a figure is withheld."""
        return not self.withheld.isdisjoint(self.index.items_of(figure))

    def has_few_people(self, figure: Figure) -> bool:
        """Whether a rate stands on fewer people than the policy asks for; never so for a count."""
        denominators = [] if isinstance(figure.quantity, Count) else sums_of(figure.quantity)[1::2]
        return any(total(cell_sum, self.part.table) < self.policy.rate_minimum for cell_sum in denominators)


def statement_of(figure: Figure, choice: Choice) -> Statement:
    """The figure as printed, undefined or withheld."""
    quantity = figure.quantity
    if choice.withholds_counts_of(figure) or figure.estimated:
        return Withheld(figure.id, replace(quantity, weighted=False) if isinstance(quantity, Percentage) else quantity)
    exact = value(quantity, choice.part.table)
    if isinstance(exact, NotCalculable):
        return Undefined(figure.id, quantity, exact.reason)
    if choice.has_few_people(figure):
        return Withheld(figure.id, quantity)
    return Printed(figure.id, quantity, figure.given or digits(exact, figure.decimals))


def reason_of(figure: Figure, choice: Choice) -> Reason | None:
    """Why a figure is withheld; ``None`` where it is not."""
    if not isinstance(statement_of(figure, choice), Withheld):
        return None
    if not choice.withholds_counts_of(figure):
        return Reason.ESTIMATED if figure.estimated else Reason.FEW_PEOPLE
    if not isinstance(figure.quantity, Count):
        return Reason.FOLLOWS_COUNTS
    (item,) = choice.index.items_of(figure)
    cells = choice.index.candidates.items[item].cells
    for need in choice.index.candidates.needs:
        if need.cells == cells:
            return Reason.SMALL if choice.index.candidates.count(cells) else Reason.ONE_CATEGORY
    return Reason.FEW_ANSWERS if choice.index.candidates.items[item].never else Reason.PROTECTS_OTHERS
