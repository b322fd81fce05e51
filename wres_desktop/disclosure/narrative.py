"""Numbers in typed text that match a withheld figure: words can give away what the tables withhold."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.statements import Document, Printed, Publication, Withheld
from wres_desktop.domain.figures import Figure, Table, value
from wres_desktop.domain.form import NARRATIVE_CHECKED_BY
from wres_desktop.domain.frameworks import is_reference
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import SurveyQuestion

_IN_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}

_THINGS = (
    r"action|band|figure|goal|indicator|objective|outcome|page|phase|priority"
    r"|q|quarter|question|section|stage|step|table|version"
)
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May|MAY)|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NAMES_A_THING = re.compile(
    rf"\b(?:(?:{_THINGS})s|priorities)\s+\d+[a-d]?(?:\s*(?:[-\u2013,]|to\b|and\b)\s*\d+[a-d]?\b)*"
    rf"|\b(?:{_THINGS})\s*\d+(?:\.\d+)?[a-d]?(?:\s*(?:[-\u2013]|to\b)\s*\d+[a-d]?\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b"
    r"|\b(?:0?[1-9]|[12]\d|3[01])([/.])(?:0?[1-9]|1[0-2])\1(?:20)?[1-4]\d\b"
    r"|\b(?:19|20)\d\d(?:[/\u2013-]\d{2,4})?\b"
    r"|\b(?:no one|one another|one of|each one|one-to-one|one to one|one day|one year)\b",
    re.IGNORECASE,
)
"""Numbers that are names, dates or figures of speech."""

_SMALL = {str(number) for number in range(1, 10)}
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

_NUMBER = re.compile(r"\b\d[\d,]*(?:\.\d+)?|\b(?:" + "|".join(_IN_WORDS) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FlaggedText:
    """A typed text by its place, such as ``narrative / 9 / implications``, and the numbers in it as they were typed."""

    place: str
    numbers: tuple[str, ...]


def flagged_texts(publication: Publication, figures: Sequence[Figure], table: Table) -> tuple[FlaggedText, ...]:
    """The typed texts that hold a withheld figure's number.

    The narrative of an indicator is held against the withheld figures of that indicator and of the staff in post; other
    texts are held against all of them; so are withheld changes and comparisons. In a joint report that also goes for
    the small numbers of single members, which it never prints. Nothing is flagged once somebody has put a name to
    having checked.
    """
    document = publication.document
    if document is None or document.form.get(NARRATIVE_CHECKED_BY, "").strip():
        return ()
    withheld = _withheld_numbers(publication, figures, table)
    found = [(place, _held(text, _relevant(place, withheld))) for place, text in _typed(document)]
    found += [
        (f"{_SECTIONS[section_id.split('/')[1]]} / not_collected", _held(why, _SMALL))
        for section_id, why in _reasons(document)
    ]
    by_place: dict[str, tuple[str, ...]] = {}
    for place, numbers in found:
        if numbers:
            by_place[place] = tuple(dict.fromkeys((*by_place.get(place, ()), *numbers)))
    return tuple(FlaggedText(place, numbers) for place, numbers in by_place.items())


def _withheld_numbers(publication: Publication, figures: Sequence[Figure], table: Table) -> dict[str, set[str]]:
    """By section, the numbers that readers do not get, as they would be printed."""
    exact = {figure.id: figure for figure in figures}
    withheld: dict[str, set[str]] = {}
    for statement in publication.statements:
        if isinstance(statement, Withheld):
            text = _as_printed(exact[statement.id], table)
            if text is not None:
                withheld.setdefault(statement.id.split("/")[1], set()).add(text)
    for section, text in _withheld_comparisons(publication, figures, table):
        withheld.setdefault(section, set()).add(text)
    if publication.document is not None and publication.document.members:
        for section, text in _small_cells(table):
            withheld.setdefault(section, set()).add(text)
    return withheld


def _as_printed(figure: Figure, table: Table) -> str | None:
    exact = value(figure.quantity, table)
    return None if isinstance(exact, NotCalculable) or exact == 0 else digits(exact, figure.decimals).lstrip("-")


def _withheld_comparisons(
    publication: Publication, figures: Sequence[Figure], table: Table
) -> Iterator[tuple[str, str]]:
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
                    yield each.id.split("/")[1], text


def _small_cells(table: Table) -> Iterator[tuple[str, str]]:
    """The small numbers of single members, each with the section that its cell belongs to."""
    sections = {place.replace(" / ", "/"): section for section, place in _SECTIONS.items()}
    for cell, count in table.items():
        _, _, first, second, *_ = cell.split("/")
        section = sections.get(first) or sections.get(f"{first}/{second}")
        if section is not None and str(count) in _SMALL:
            yield section, str(count)


def _reasons(document: Document) -> Iterator[tuple[str, str]]:
    """Why sections have no figures, of all members or of some; a name is no reason, whatever numbers it holds."""
    names = re.compile("|".join(re.escape(member.name) for member in document.members) or "(?!)")
    yield from ((section_id, names.sub("", why)) for section_id, why in document.unavailable.items())
    for section_id, left_out in document.left_out.items():
        yield from ((section_id, why) for why in left_out.values())


def _relevant(place: str, withheld: Mapping[str, set[str]]) -> set[str]:
    parts = place.split(" / ")
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


def _held(text: str, numbers: set[str]) -> tuple[str, ...]:
    """Those of the numbers that a text holds, as they were typed."""
    found = dict.fromkeys(match.rstrip(",") for match in _NUMBER.findall(_NAMES_A_THING.sub(" ", text)))
    return tuple(each for each in found if _plain(each) in numbers)


def _plain(number: str) -> str:
    digits_alone = number.lower().replace(",", "")
    return _IN_WORDS.get(digits_alone, digits_alone)
