"""What each indicator counts in this organisation's report, and after which standard: short, and no other's example."""

from collections.abc import Iterator
from typing import Final

from wres_desktop.domain.citations import citation
from wres_desktop.domain.submission import NOT_NHS, DisciplinaryBasis, OrganisationKind, SurveyQuestion
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import Block, Heading, Paragraph, Tone, WordTable
from wres_desktop.reports.printed import Source
from wres_desktop.reports.which_survey import is_national_survey

_TITLE: Final = "What each indicator counts"
_DISCIPLINARY: Final = 3
_SURVEY: Final = tuple(question.indicator for question in SurveyQuestion)
_NOT_KNOWN: Final = "unknown_in_shares"
_QUESTIONS: Final = "settings.survey_items"


def counting(source: Source) -> tuple[Block, ...]:
    """Whose rules these are, and the table of what is counted.

    Of a survey of the organisation's own no more is known than one line says.
    """
    texts = source.edition.indicators
    together = _SURVEY if not is_national_survey(source) else ()
    rows = [
        (f"{number}  {text.label}", " ".join((text.counts, *_rules(source, number))))
        for number, text in texts.items()
        if number not in together
    ]
    if together:
        rows.insert(together[0] - 1, (wording.survey_questions(together), wording.OWN_SURVEY_COUNTS))
    return (
        Heading(_TITLE),
        Paragraph(_whose_rules(source), Tone.NOTE),
        WordTable(_TITLE, ("Indicator", "What is counted"), tuple(rows), (0.28, 0.72)),
    )


def _rules(source: Source, number: int) -> Iterator[str]:
    """What else bears on an indicator, as far as it concerns this organisation."""
    facts = source.edition.facts
    bases = source.document.disciplinary_bases.values()
    if number == _DISCIPLINARY and DisciplinaryBasis.TWO_YEAR_AVERAGE in bases:
        yield wording.AVERAGED
    yield from (facts[name].text for name in _named(source, number) if name in facts)


def _named(source: Source, number: int) -> Iterator[str]:
    """The names of those facts of the edition."""
    kinds = {source.document.organisation_kind, *(member.kind for member in source.document.members)}
    match number:
        case 1:
            yield "headcount_not_fte"
            if kinds.intersection(NOT_NHS):
                yield "grades_outside_agenda_for_change"
            if source.unavailable("1") is None and source.exact(f"{source.year}/1/medical/total/total") != "0":
                yield "medical_sub_groups"
        case 9:
            if OrganisationKind.CCG in kinds:
                yield "governing_body_is_the_board"
        case _:
            pass


def _whose_rules(source: Source) -> str:
    """Which public documents the rules are of, and that the rest is the program's choice."""
    facts = source.edition.facts
    survey = citation(facts[_QUESTIONS].source) if is_national_survey(source) else ""
    return wording.whose_rules(citation(facts[_NOT_KNOWN].source).partition(":")[0], survey)
