"""A published report typed in figure by figure, of this organisation before or of another one, into a publication."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from wres_desktop.disclosure.constraints import printed_number
from wres_desktop.disclosure.figure_names import figure_in_words
from wres_desktop.disclosure.rounded import NEAREST
from wres_desktop.disclosure.statements import Printed, Publication, Statement, Withheld
from wres_desktop.domain.catalogue import Part, catalogue_of
from wres_desktop.domain.figures import Count, Figure
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup, rows_of
from wres_desktop.errors import UnreadableFile

WITHHELD: Final = frozenset(["*", "[c]", "c", "withheld", "suppressed", "-", "\N{EN DASH}", "x"])
"""What stands in a published table where a figure is not printed."""

SECTIONS: Final[Mapping[str, str]] = {
    "staff": "All staff",
    "1": "Indicator 1: staff by pay band",
    "2": "Indicator 2: shortlisting and appointment",
    "3": "Indicator 3: disciplinary process",
    "4": "Indicator 4: training",
    "5": "Indicator 5: harassment from the public",
    "6": "Indicator 6: harassment from staff",
    "7": "Indicator 7: career progression",
    "8": "Indicator 8: discrimination",
    "9": "Indicator 9: board",
}
"""The parts of a report in their order, by the second part of a figure's id."""

_NOT_IN_CELLS: Final = re.compile(r"[/*]")
_SOME: Final = GroupCounts(10, 10, 10)
_NOT_A_NUMBER: Final = "Type the figure as it is printed, such as 12, 1.85 or 7.1%; * where it is withheld; or nothing."
_ABOUT: Final = "about "
_NOT_A_TEN: Final = "With the word about before it, a number is one to the nearest ten, such as about 160."
_NOT_WHOLE: Final = "A number of people is a whole number."


@dataclass(frozen=True, slots=True)
class FigureToType:
    """A figure that a report can print: its id, the part of the report, and what it is in words."""

    id: str
    section: str
    words: str


@dataclass(frozen=True, slots=True)
class TypedIn:
    """The publication so far, and by figure what cannot be right; nothing is published of these."""

    publication: Publication
    wrong: Mapping[str, str]

    @property
    def complete(self) -> bool:
        """Whether something is typed and all of it can be read."""
        return bool(self.publication.statements) and not self.wrong


def figures_to_type(code: str, year: int) -> tuple[FigureToType, ...]:
    """Every figure of an organisation's report of one year, in the order of the report."""
    order = list(SECTIONS)
    found = [
        FigureToType(figure.id, section, sentence_case(figure_in_words(figure.id)))
        for figure in _part(code, year).figures
        if (section := figure.id.split("/")[1]) in SECTIONS
    ]
    return tuple(sorted(found, key=lambda each: order.index(each.section)))


def typed_in(code: str, year: int, title: str, typed: Mapping[str, str]) -> TypedIn:
    """What was typed, by the figures' ids, as a publication; decimals stay as they stand in print.

    A number of people with "about" before it is one that was rounded to the nearest ten.
    ``code`` stands in its cells: an organisation's code, or its name.
    """
    part = _part(_NOT_IN_CELLS.sub("-", code), year)
    statements: list[Statement] = []
    wrong: dict[str, str] = {}
    for figure in part.figures:
        text = typed.get(figure.id, "").strip()
        if not text:
            continue
        if text.casefold() in WITHHELD:
            statements.append(Withheld(figure.id, figure.quantity))
            continue
        is_rounded = isinstance(figure.quantity, Count) and text.casefold().startswith(_ABOUT)
        printed, base = _as_printed(text[len(_ABOUT) :] if is_rounded else text), NEAREST if is_rounded else 1
        if sentence := _why_not(figure, printed, base):
            wrong[figure.id] = sentence
        else:
            statements.append(Printed(figure.id, figure.quantity, printed, base))
    return TypedIn(Publication(title, tuple(part.table), tuple(statements), part.facts), wrong)


def _as_printed(text: str) -> str:
    """Without the signs that the file of a publication leaves out: a percent sign, commas of thousands, a plus."""
    return text.removesuffix("%").strip().replace(",", "").removeprefix("+").replace("\N{MINUS SIGN}", "-")


def _why_not(figure: Figure, printed: str, base: int) -> str:
    try:
        number, decimals = printed_number(printed)
    except UnreadableFile:
        return _NOT_A_NUMBER
    if number % base:
        return _NOT_A_TEN
    return _NOT_WHOLE if isinstance(figure.quantity, Count) and (decimals or printed.startswith("-")) else ""


@cache
def _part(code: str, year: int) -> Part:
    """What a full return of the year could say; the counts in it are invented and used for nothing."""
    everybody = {group: dict.fromkeys(rows_of(group), _SOME) for group in StaffGroup}
    organisation = Organisation(code, code, OrganisationKind.OTHER)
    answer = SurveyCount(5, 20)
    full = Submission(
        organisation,
        year,
        date(year, 3, 31),
        workforce=everybody,
        recruitment=Recruitment(_SOME, GroupCounts(5, 5, 5)),
        disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, GroupCounts(1, 1, 1)),
        training=Training(_SOME),
        survey=dict.fromkeys(SurveyQuestion, SurveyResult(answer, answer)),
        board=Board(_SOME, GroupCounts(5, 5, 5), GroupCounts(4, 4, 4)),
    )
    part = catalogue_of((full,))
    return replace(part, figures=_each_once(part.figures))


def _each_once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple({figure.id: figure for figure in figures}.values())
