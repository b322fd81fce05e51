"""Invented publications with odd content: long names, empty sections, everything withheld, breaks at every height."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from tests.consortia import four_members
from tests.domain.returns import a_return
from tests.reports.publications import published, published_joint, two_years, with_document
from wres_desktop.disclosure.statements import Printed, Publication, Statement, Undefined, Withheld
from wres_desktop.domain.edition import EDITION_YEARS
from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.submission import Action, IndicatorNarrative, NotCollected

ODD: Final = range(50)
"""The numbers of the odd publications."""
TODAY: Final = date(2025, 6, 30)
"""The day on which the papers around them are made."""

_LONG_NAME: Final = (
    "The United Northern and Western Community Partnership for Integrated Neighbourhood Health, Wellbeing and Social "
    "Care of the Shires, Moors, Valleys and Coastal Towns (incorporating the former Borough Provider Arm)"
)
_NAMES: Final = (
    "X",
    _LONG_NAME,
    "Bwrdd Iechyd Tŷ'r Ŵyl & Łódź <Care>",
    "Gesundheit\N{SOFT HYPHEN}und\N{SOFT HYPHEN}Pflege" + "wohlfahrtsverband" * 9,
    "Clinic \N{GRINNING FACE} \N{GREEK SMALL LETTER ALPHA}\N{CYRILLIC SMALL LETTER ZHE} \N{ARABIC LETTER SAD}",
    "Cafe\N{COMBINING ACUTE ACCENT} \x00Health\x1b\tTrust\N{LINE SEPARATOR}(second line)",
    "\"Quotes\" & 'apostrophes' \\ (brackets) [c] {braces} %s </p> --> \N{EM DASH}",
)
_LINES: Final = (
    "The people who work here said what they think, at length, and more than once.",
    "- A point with a dash",
    "\N{BULLET} A point with a dot",
    "",
    "https://www.example.invalid/" + "equality-and-inclusion-" * 9,
    "<b>Not bold</b> & not markup; 5 < 6 > 4.",
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}",
    "Numbers such as 3, 17 and 100% for which no figure stands.",
    "\N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-5065}",
)
_FOURTEEN_YEARS: Final = range(2012, 2026)
_REASON: Final = NotCollected("Nobody kept a record of it.")


def odd_publication(number: int) -> Publication:
    """One of the odd publications: the same number gives the same one."""
    chance = Random(number)  # noqa: S311 - nothing here is a secret
    publication = _figures(number, chance)
    withheld = chance.choice((0.0, 0.2, 0.6, 1.0))
    statements = tuple(_changed(each, withheld, chance) for each in publication.statements)
    return with_document(
        replace(publication, statements=statements),
        organisation_name=_NAMES[number % len(_NAMES)],
        form={field.key: _typed(chance, number) for field in FORM_FIELDS if chance.random() < 0.7},
        narrative={str(n): IndicatorNarrative(_typed(chance, number), _typed(chance, number)) for n in range(1, 10)},
        actions=tuple(_actions(chance)),
    )


def _figures(number: int, chance: Random) -> Publication:
    year = chance.choice(EDITION_YEARS[1:])
    match number % 6:
        case 0:
            return published(a_return(year))
        case 1:
            return published(a_return(year, recruitment=_REASON, disciplinary=_REASON, training=_REASON))
        case 2:
            return published_joint(*four_members())
        case 3:
            return published(a_return(year - 1), a_return(year))
        case 4:
            return published(*(a_return(each) for each in _FOURTEEN_YEARS))
        case _:
            return published(*two_years())


def _changed(statement: Statement, withheld: float, chance: Random) -> Statement:
    """The statement withheld, without a value, or with a number of another length."""
    if chance.random() < withheld:
        return Withheld(statement.id, statement.quantity)
    if not isinstance(statement, Printed) or chance.random() < 0.9:
        return statement
    if chance.random() < 0.5:
        return Undefined(statement.id, statement.quantity, "there is nobody to compare with")
    return replace(statement, printed=statement.printed.replace(".", "987."))


def _typed(chance: Random, number: int) -> str:
    """Words of any length; the higher the number, the further down the page they push what follows."""
    lines = [chance.choice(_LINES) for _ in range(chance.choice((0, 1, 3, number % 13)))]
    return "\n".join(line * (1 if line.startswith("https") else chance.choice((1, 1, 6))) for line in lines)


def _actions(chance: Random) -> Iterator[Action]:
    names = Action.__dataclass_fields__
    for _ in range(chance.choice((0, 1, 5, 30))):
        yield Action(**{name: _typed(chance, 5) for name in names if chance.random() < 0.8})
