"""The figures of a report as its readers get them: each in words, and how much of them is published. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from wres_desktop.disclosure.statements import Printed, Publication, Statement, Undefined, Withheld
from wres_desktop.reports import wording_rounded
from wres_desktop.ui.labels import Label, label_of, shown
from wres_desktop.ui.session import Session

BY_LOT: Final = (
    "Among choices that are equally safe, your file decides by lot: another file with the same numbers may print a few "
    "others."
)


_BANDED: Final = 3
"""What follows the indicator in the id of a figure of a band: the staff group, the band and what is counted."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure as readers meet it."""

    id: str
    label: Label
    printed: str
    why: str
    withheld: bool
    exact: str = ""
    of_nobody: bool = False
    """Whether it is of a pay band or grade in which nobody is."""
    rounded: bool = False


def seen(
    publication: Publication, reasons: Mapping[str, str], exact: Mapping[str, str] = MappingProxyType({})
) -> tuple[Seen, ...]:
    """Every statement in words, in the order of the publication; ``exact`` are the figures for own eyes, by id."""
    return tuple(
        replace(
            _seen(statement, reasons),
            exact=shown(exact[statement.id], statement.quantity) if statement.id in exact else "",
            of_nobody=exact.get(_whole_band(statement.id)) == "0",
        )
        for statement in publication.statements
    )


def summary(figures: Sequence[Seen]) -> str:
    """One sentence on how much is published."""
    withheld, rounded = sum(each.withheld for each in figures), sum(each.rounded for each in figures)
    about = f" ({rounded} of them rounded)" if rounded else ""
    if not withheld:
        return f"All {len(figures)} figures are published{about}: none of them gives anybody away."
    left = "1 is" if withheld == 1 else f"{withheld} are"
    return f"{len(figures) - withheld} of {len(figures)} figures are published{about}, {left} withheld."


def without_people(figures: Sequence[Seen]) -> str:
    """What is left out where pay bands and grades in which nobody is are left out, or nothing."""
    bands = {_whole_band(each.id) for each in figures if each.of_nobody}
    if not bands:
        return ""
    return (
        "&Leave out 1 row with nobody in it" if len(bands) == 1 else f"&Leave out {len(bands)} rows with nobody in them"
    )


def promise(session: Session) -> str:
    """Whether readers can work out what is withheld, as far as it is proved, and what chose among safe reports."""
    protected = session.protected
    if protected is None:
        return ""
    nothing = "this report gives away no small number that earlier publications have not given away already."
    said = nothing if protected.already_out else "nobody can work out a small number from this report."
    return f"The program has played a reader who calculates with everything that is published: {said} {BY_LOT}"


def part_in_words(name: str, figures: Sequence[Seen]) -> str:
    """A part of the report with how much of it is published."""
    here = [each for each in figures if each.label.part == name]
    return f"{name}: {sum(not each.withheld for each in here)} of {len(here)} published"


def why_rounded(base: int) -> str:
    """Why a figure is printed rounded, for the organisation's own eyes."""
    return (
        f"Rounded to {wording_rounded.nearest(base)}: the exact number would give away a small one together with what "
        "else is printed, or was drawn by lot and left out."
    )


def _whole_band(statement_id: str) -> str:
    """The id of the number of all staff in the pay band or grade that a figure is about; empty for other figures."""
    _year, part, *rest = statement_id.split("/")
    return f"{statement_id.rpartition('/')[0]}/total" if part == "1" and len(rest) == _BANDED else ""


def _seen(statement: Statement, reasons: Mapping[str, str]) -> Seen:
    label = label_of(statement.id)
    match statement:
        case Printed(printed=text, quantity=quantity, rounded_to=base) if statement.is_rounded:
            about = wording_rounded.rounded(shown(text, quantity))
            return Seen(statement.id, label, about, why_rounded(base), withheld=False, rounded=True)
        case Printed(printed=text, quantity=quantity):
            return Seen(statement.id, label, shown(text, quantity), "", withheld=False)
        case Undefined(reason=reason):
            why = f"There is no such figure: {reason}."
            return Seen(statement.id, label, "not calculable", why, withheld=False)
        case Withheld(id=statement_id):
            return Seen(statement.id, label, "withheld", reasons.get(statement_id, ""), withheld=True)
