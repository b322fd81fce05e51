"""Sources are named to the public as documents that a reader can find."""

import re

import pytest

from wres_desktop.domain.citations import citation, source_in_words
from wres_desktop.domain.edition import EDITION_YEARS, Confidence, load_edition

INTERNAL = re.compile(
    r"general knowledge|github|\b[\w-]+\.(?:nhs\.uk|co\.uk|com|bz)|businessdocbox|\b\d{7,}", re.IGNORECASE
)


@pytest.mark.parametrize("year", EDITION_YEARS)
def test_no_source_of_an_edition_is_cited_by_an_internal_name(year: int) -> None:
    edition = load_edition(year)
    sources = (*(text.source for text in edition.indicators.values()), *(f.source for f in edition.facts.values()))

    assert [cited for source in sources if INTERNAL.search(cited := citation(source))] == []


def test_what_is_general_knowledge_has_no_citation() -> None:
    assert citation("General knowledge of the field.") == ""


def test_whoever_uses_the_program_reads_what_a_fact_rests_on_in_plain_words() -> None:
    said = source_in_words("General knowledge of the field.", Confidence.MEDIUM)

    assert said.startswith("Common practice; no public document was found that states it.")
    assert said.endswith("Where NHS England's guidance of the year says otherwise, that holds.")
    assert source_in_words("barnsleyccg.nhs.uk", Confidence.SEEN) == "NHS Barnsley CCG, WRES report."


def test_a_questionnaire_is_cited_with_its_year_and_a_document_once() -> None:
    assert citation("Questions of the NHS staff survey 2022.") == "NHS Staff Survey 2022, questionnaire"
    assert citation("barnsleyccg.nhs.uk; barnsleyccg.nhs.uk 2021") == "NHS Barnsley CCG, WRES report"
