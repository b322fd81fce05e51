"""Why a figure is withheld, what it would reveal and what another policy would change: in words, and without a count.

For the organisation's own eyes: the reasons tell which withheld numbers are small. Pure functions over a publication.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.figure_names import figure_in_words
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Printed, Publication, Withheld, keeps_back
from wres_desktop.disclosure.totals import Total, totals_of
from wres_desktop.domain.figures import Count, cells_matching, sums_of

_PRINTED: Final = "If this were printed"
_IF: Final = f"{_PRINTED}, anybody could"
_ALONE: Final = " Whoever knows one of these two numbers, say as the only one in it, would know the other."
_MOST_NAMES: Final = 3
_MOST_SENTENCES: Final = 3
"""More examples of what a figure would reveal help nobody."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What another publication of the same figures prints exactly, rounds or withholds and one does not, by ids."""

    newly_printed: tuple[str, ...]
    newly_withheld: tuple[str, ...]
    newly_rounded: tuple[str, ...] = ()


def why_withheld(reason: Reason, policy: Policy) -> str:
    """Why a figure is withheld, with the numbers of the policy where they decide."""
    label = f"\N{LEFT DOUBLE QUOTATION MARK}{policy.label}\N{RIGHT DOUBLE QUOTATION MARK}"
    match reason:
        case Reason.SMALL if policy.disciplinary_threshold != policy.threshold:
            return (
                f"{reason} The policy {label} calls a headcount small from 1 to {policy.threshold - 1}, and a number "
                f"of disciplinary cases from 1 to {policy.disciplinary_threshold - 1}."
            )
        case Reason.SMALL:
            return f"{reason} The policy {label} calls a headcount small from 1 to {policy.threshold - 1}."
        case Reason.ONE_CATEGORY:
            return f"{reason} The policy {label} calls a group small below {policy.group_minimum} people."
        case Reason.FEW_ANSWERS:
            return f"{reason} The policy {label} asks for {policy.survey_minimum} people of each group."
        case Reason.FEW_PEOPLE:
            return f"{reason} The policy {label} asks for {policy.rate_minimum} people."
        case _:
            return str(reason)


def what_would_reveal(figure_id: str, publication: Publication) -> tuple[str, ...]:
    """What anybody could work out if a figure were printed that is withheld or rounded: up to three sentences."""
    statement = publication.by_id[figure_id]
    if not isinstance(statement.quantity, Count):
        return tuple(_worked_backwards(figure_id, publication))[:_MOST_SENTENCES]
    totals = [total for total in totals_of(publication) if figure_id in total.members]
    told = [sentence for total in totals for sentence in _revealed_by(figure_id, total, publication)]
    narrowed = [sentence for total in totals for sentence in _narrowed_down(figure_id, total, publication)]
    found = tuple(dict.fromkeys(told))[:_MOST_SENTENCES] or tuple(narrowed[:1])
    exactly = f"{_PRINTED} exactly" if isinstance(statement, Printed) else _PRINTED
    return tuple(each.replace(_PRINTED, exactly, 1) for each in found)


def differences(one: Publication, other: Publication) -> Changes:
    """What ``other`` prints exactly, rounds or withholds and ``one`` does not, in their order."""
    return Changes(
        newly_printed=tuple(each for each in other.by_id if _said(each, other) and not _said(each, one)),
        newly_withheld=tuple(each for each in one.by_id if _printed(each, one) and not _printed(each, other)),
        newly_rounded=tuple(each for each in other.by_id if _rounded(each, other) and not _rounded(each, one)),
    )


def changes_in_words(changes: Changes) -> str:
    """What another choice would change in the whole report, where ``differences`` compared with what it would print."""
    said = (
        (len(changes.newly_printed), "printed as well"),
        (len(changes.newly_rounded), "printed rounded"),
        (len(changes.newly_withheld), "withheld as well"),
    )
    parts = [f"{_figures(number)} would be {what}" for number, what in said if number]
    together = " and ".join([", ".join(parts[:-1]), *parts[-1:]] if parts[1:] else parts)
    return f"In the whole report {together or 'the same figures would be printed'}."


def _figures(number: int) -> str:
    return "one figure" if number == 1 else f"{number:,} figures"


def under_another_policy(figure_id: str, other: Publication, policy: Policy) -> str:
    """Whether a figure that is withheld would be printed in ``other``, made under ``policy``."""
    label = f"\N{LEFT DOUBLE QUOTATION MARK}{policy.label}\N{RIGHT DOUBLE QUOTATION MARK}"
    return f"With the policy {label} this would {_would(figure_id, other)}."


def under_another_plan(figure_id: str, other: Publication, label: str) -> str:
    """Whether a figure that is withheld would be printed in ``other``, made with the plan of this label."""
    label = f"\N{LEFT DOUBLE QUOTATION MARK}{label}\N{RIGHT DOUBLE QUOTATION MARK}"
    return f"With {label} this would {_would(figure_id, other)}."


def _would(figure_id: str, other: Publication) -> str:
    if _rounded(figure_id, other):
        return "be printed rounded"
    return "be printed" if _said(figure_id, other) else "be withheld as well"


def _revealed_by(figure_id: str, total: Total, publication: Publication) -> Iterator[str]:
    """Of a total and its parts: what one more printed number tells about those that are still withheld."""
    hidden = [each for each in total.members if each != figure_id and not _said(each, publication)]
    match hidden:
        case [other] if other == total.whole:
            yield f"{_IF} add it to the other parts and would know {_how_many(other)}."
        case [other] if figure_id == total.whole:
            yield f"{_IF} subtract the printed parts from it and would know {_how_many(other)}."
        case [other]:
            others = [each for each in total.parts if each not in (figure_id, other)]
            taken, whole = "it and the other printed parts" if others else "it", figure_in_words(total.whole)
            yield f"{_IF} subtract {taken} from the number of {whole} and would know {_how_many(other)}."
        case [one, other] if total.whole not in hidden:
            both = " and ".join(figure_in_words(each).removeprefix("all ") for each in (one, other))
            yield f"{_IF} work out how many {both} there are together.{_ALONE}"


def _how_many(figure_id: str) -> str:
    people = figure_in_words(figure_id)
    everybody = people.removeprefix("all ")
    return f"how many {people} there are" if everybody == people else f"how many {everybody} there are in all"


def _narrowed_down(figure_id: str, total: Total, publication: Publication) -> Iterator[str]:
    hidden = [each for each in total.members if each != figure_id and not _said(each, publication)]
    if hidden:
        told = ", or ".join(figure_in_words(each) for each in hidden[:_MOST_NAMES])
        yield f"If this were printed, it would help to narrow down how many there are of others: {told}."


def _worked_backwards(figure_id: str, publication: Publication) -> Iterator[str]:
    """A percentage, ratio or difference tells the counts behind it that are withheld."""
    behind = {cells_matching(each, publication.cells) for each in sums_of(publication.by_id[figure_id].quantity)}
    for other, statement in publication.by_id.items():
        quantity = statement.quantity
        if isinstance(quantity, Count) and cells_matching(quantity.of, publication.cells) in behind:
            behind.discard(cells_matching(quantity.of, publication.cells))
            if keeps_back(statement):
                yield f"{_IF} work backwards from it to {_how_many(other)}."


def _said(statement_id: str, publication: Publication) -> bool:
    """Whether a publication tells a figure exactly: printed as it is, or told to have no value."""
    statement = publication.by_id.get(statement_id)
    return statement is not None and not keeps_back(statement)


def _rounded(statement_id: str, publication: Publication) -> bool:
    statement = publication.by_id.get(statement_id)
    return isinstance(statement, Printed) and statement.is_rounded


def _printed(statement_id: str, publication: Publication) -> bool:
    """Whether a publication says anything of a figure."""
    statement = publication.by_id.get(statement_id)
    return statement is not None and not isinstance(statement, Withheld)
