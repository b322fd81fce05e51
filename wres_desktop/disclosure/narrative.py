"""The typed texts that somebody has to read once more: words can give away what the tables withhold."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.numbers_in_text import KeptBack, holds_number, numbers_held
from wres_desktop.disclosure.singling_out import telling_words
from wres_desktop.disclosure.statements import Document, Printed, Publication, keeps_back
from wres_desktop.domain.figures import Difference, Figure, Percentage, Table, value
from wres_desktop.domain.frameworks import is_reference
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import SurveyQuestion, TextRead

_SMALL = tuple(KeptBack(str(number)) for number in range(1, 10))
"""Numbers of people that a reason for not collecting must not tell: there is no withheld figure to hold it against."""

_SECTIONS = {
    "1": "workforce",
    "2": "recruitment",
    "3": "disciplinary",
    "4": "training",
    **{str(question.indicator): f"survey / {question}" for question in SurveyQuestion},
    "9": "board",
}

_REFERENCES = ("eds2", "eds_outcome", "high_impact")
_STATEMENT = re.compile(r"(?:staff|[1-9])(?:/[a-z_0-9]+)+|")
_COMPARED = ("change", "difference", "share", "ratio", "if_white", "if_bme")
"""What somebody might write of a comparison."""
_SHARES = ("change", "difference", "share")
_ROWS = ("actions", "consultations")
SEPARATOR = " / "

_NAMES = ("board_lead", "lead_manager", "commissioners", "coordinating_commissioner", "signed_off_by", "lead", "who")
"""Fields that hold people, posts and bodies: these are meant to be named."""


@dataclass(frozen=True, slots=True)
class FlaggedText:
    """A typed text that somebody has to read once more, by its place, such as ``narrative / 9 / implications``.

    ``numbers`` match withheld figures and ``words`` may point at one person, both as they were typed; ``beside`` is
    the indicator with withheld figures that the text stands beside, or empty.
    """

    place: str
    text: str
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    beside: str = ""


def flagged_texts(
    publication: Publication, figures: Sequence[Figure], table: Table, read: Sequence[TextRead] = ()
) -> tuple[FlaggedText, ...]:
    """The typed texts that could tell of somebody, but for those that somebody has ``read`` as they stand.

    These are the texts beside an indicator with withheld figures, whatever they say; and any text with a withheld
    figure's number or with words that may point at one person. A figure that is printed rounded is withheld here: the
    exact one would give away what its rounding keeps. The narrative of an indicator is held against the
    withheld figures of that indicator and of the staff in post; other texts are held against all of them; so are
    withheld changes and comparisons. In a joint report that also goes for the small numbers of single members, which
    it never prints.
    """
    document = publication.document
    if document is None:
        return ()
    typed, partly = list(_typed(document)), _with_withheld(publication)
    kept_back = _kept_back(publication, figures, table) if any(holds_number(text) for _, text in typed) else {}
    found = [_looked_at(place, text, _relevant(place, kept_back), partly) for place, text in typed]
    found += [_looked_at(place, why, _SMALL, ()) for place, why in _reasons(document)]
    known = {(_kind(each.place), each.text.strip()) for each in read if each.by.strip() and each.on.strip()}
    return tuple(
        each
        for each in dict.fromkeys(found)
        if (each.numbers or each.words or each.beside) and (_kind(each.place), each.text) not in known
    )


def _looked_at(place: str, text: str, kept_back: Iterable[KeptBack], partly: Collection[str]) -> FlaggedText:
    section, key, *more = place.split(SEPARATOR)
    beside = key if text.strip() and section == "narrative" and key in partly else ""
    words = () if (more or [key])[-1] in _NAMES else telling_words(text)
    return FlaggedText(place, text.strip(), numbers_held(text, kept_back), words, beside)


def _kind(place: str) -> str:
    """A place without the number of its row: the same words in the same column of another action are the same."""
    section, row, *rest = place.replace(SEPARATOR, "/").split("/")
    return "/".join((section, *rest)) if section in _ROWS else "/".join((section, row, *rest))


def _with_withheld(publication: Publication) -> frozenset[str]:
    """The sections of the latest year of which readers do not get all; staff in post belong to indicator 1 as well."""
    year = str(publication.document.reporting_year) if publication.document else ""
    kept_back = (each.id.split("/") for each in publication.statements if keeps_back(each))
    return frozenset("1" if parts[1] == "staff" else parts[1] for parts in kept_back if parts[0] == year)


def _kept_back(publication: Publication, figures: Sequence[Figure], table: Table) -> dict[str, set[KeptBack]]:
    """By section, the numbers that readers do not get, or get rounded, as they would be printed exactly."""
    exact = {figure.id: figure for figure in figures}
    withheld: dict[str, set[KeptBack]] = {}
    for statement in publication.statements:
        if keeps_back(statement):
            number = _as_printed(exact[statement.id], table)
            if number is not None:
                withheld.setdefault(statement.id.split("/")[1], set()).add(number)
    for section, number in _withheld_comparisons(publication, figures, table):
        withheld.setdefault(section, set()).add(number)
    if publication.document is not None and publication.document.members:
        for section, number in _small_cells(table):
            withheld.setdefault(section, set()).add(number)
    return withheld


def _as_printed(figure: Figure, table: Table) -> KeptBack | None:
    exact = value(figure.quantity, table)
    if isinstance(exact, NotCalculable) or exact == 0:
        return None
    is_share = isinstance(figure.quantity, Percentage | Difference)
    return KeptBack(digits(exact, figure.decimals).lstrip("-"), is_share)


def _withheld_comparisons(
    publication: Publication, figures: Sequence[Figure], table: Table
) -> Iterator[tuple[str, KeptBack]]:
    """What would follow from print if everything were printed and does not, each with its section.

    Whole numbers are passed over: too many texts hold one for other reasons.
    """
    all_printed = tuple(
        Printed(figure.id, figure.quantity, figure.given or digits(exact, figure.decimals))
        for figure in figures
        if not isinstance(exact := value(figure.quantity, table), NotCalculable)
    )
    shown = publication.derived_by_id
    for each in with_derived(replace(publication, statements=all_printed)).derived:
        if each.id in shown and not shown[each.id].says:
            for name in _COMPARED:
                text = each.says.get(name, "").lstrip("-")
                if "." in text and text.strip("0."):
                    yield each.id.split("/")[1], KeptBack(text, is_share=name in _SHARES)


def _small_cells(table: Table) -> Iterator[tuple[str, KeptBack]]:
    """The small numbers of single members, each with the section that its cell belongs to."""
    sections = {place.replace(" / ", "/"): section for section, place in _SECTIONS.items()}
    for cell, count in table.items():
        _, _, first, second, *_ = cell.split("/")
        section = sections.get(first) or sections.get(f"{first}/{second}")
        if section is not None and (number := KeptBack(str(count))) in _SMALL:
            yield section, number


def _reasons(document: Document) -> Iterator[tuple[str, str]]:
    """Why sections have no figures, of all members or of some; a name is no reason, whatever numbers it holds."""
    names = re.compile("|".join(re.escape(member.name) for member in document.members) or "(?!)")
    given = [(section_id, names.sub("", why)) for section_id, why in document.unavailable.items()]
    given += [(section_id, why) for section_id, left_out in document.left_out.items() for why in left_out.values()]
    yield from ((f"{_SECTIONS[section_id.split('/')[1]]}{SEPARATOR}not_collected", why) for section_id, why in given)


def _relevant(place: str, withheld: Mapping[str, set[KeptBack]]) -> set[KeptBack]:
    parts = place.split(SEPARATOR)
    sections: Iterable[str] = (parts[1], "staff", "members") if parts[0] == "narrative" else withheld
    return set().union(*(withheld.get(section, set()) for section in sections))


def _typed(document: Document) -> Iterator[tuple[str, str]]:
    for number, words in document.narrative.items():
        yield f"narrative / {number} / implications", words.implications
        yield f"narrative / {number} / action", words.action
    for key, text in document.form.items():
        yield f"form / {key}", text
    if document.policy is not None:
        yield "policy / reason", document.policy.reason
    yield from _planned(document)


def _planned(document: Document) -> Iterator[tuple[str, str]]:
    """What was typed in the action plan; what only names an indicator, a figure or an outcome holds no number."""
    for position, action in enumerate(document.actions, 1):
        for column in fields(action):
            if not _is_reference(column.name, getattr(action, column.name)):
                yield f"actions / {position} / {column.name}", getattr(action, column.name)
    for position, consultation in enumerate(document.consultations, 1):
        for column in fields(consultation):
            yield f"consultations / {position} / {column.name}", getattr(consultation, column.name)


def _is_reference(column: str, text: str) -> bool:
    """Whether a text only names an indicator, a figure or an outcome of another framework."""
    if column == "statement":
        return _STATEMENT.fullmatch(text) is not None
    return column == "indicator" or (column in _REFERENCES and is_reference(text))
