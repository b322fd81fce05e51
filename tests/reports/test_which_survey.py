"""Nothing is said of a staff survey that is true of another one only."""

from dataclasses import replace

import pytest

from tests.golden.golden_text import publication_of
from tests.reports.publications import with_document
from tests.reports.test_content_compared import leaves
from wres_desktop.domain.edition import load_edition
from wres_desktop.reports.content import annual_report

CLINIC = publication_of("independent-provider")


def said_with(survey_name: str | None, kind: str = "independent") -> str:
    assert CLINIC.document is not None
    form = {key: text for key, text in CLINIC.document.form.items() if key == "board_lead"}
    form |= {} if survey_name is None else {"survey_name": survey_name}
    publication = with_document(CLINIC, form=form, narrative={})
    assert publication.document is not None
    document = replace(publication.document, organisation_kind=kind)
    return " ".join(leaves(annual_report(replace(publication, document=document), load_edition(2024))))


@pytest.mark.parametrize("named", [None, "Our own survey, autumn 2023", "Ours, autumn 2023, not the NHS Staff Survey"])
def test_the_national_questionnaire_is_not_named_beside_a_survey_of_the_organisations_own(named: str | None) -> None:
    said = said_with(named)

    assert "Q14a" not in said
    assert 'answers of "don\'t know" count' not in said


def test_a_report_says_which_survey_its_results_are_from() -> None:
    assert "Survey: Our own survey, autumn 2023." in said_with("Our own survey, autumn 2023")


@pytest.mark.parametrize(("named", "kind"), [("NHS Staff Survey 2023", "independent"), (None, "nhs_trust")])
def test_whoever_takes_part_in_the_national_survey_reads_which_question_it_was(named: str | None, kind: str) -> None:
    assert "In the NHS Staff Survey of 2023 this is question Q14a." in said_with(named, kind)
