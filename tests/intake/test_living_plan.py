"""The newer columns of the action plan and the consultations: in return files, typed answers and publications."""

import json
from dataclasses import fields, replace
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.intake.returns import sound_return
from tests.reports.publications import published, two_years, with_document
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.domain.submission import Action, Consultation
from wres_desktop.intake.draft import draft_of
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.return_file import read_return, write_return
from wres_desktop.intake.return_json import return_text
from wres_desktop.paths import resources

WHOLE = Action(**{column.name: f"{column.name} typed" for column in fields(Action)})
ASKED = Consultation("Unions", "Meeting", "May 2021", "More time.", "Agreed.")
SUBMISSION = replace(sound_return(), actions=(WHOLE,), consultations=(ASKED,))


def test_a_return_file_keeps_every_column_and_every_consultation(tmp_path: Path) -> None:
    write_return(SUBMISSION, tmp_path / "return.wres.json")

    assert read_return(tmp_path / "return.wres.json").submission == SUBMISSION


def test_typed_answers_keep_them_too() -> None:
    draft = draft_of(answers_of(SUBMISSION), 2021)

    assert (draft.submission, draft.problems) == (SUBMISSION, ())


def test_a_return_without_them_is_written_as_before() -> None:
    assert "consultations" not in json.loads(return_text(sound_return()))


def test_a_publication_keeps_them_and_fits_its_schema() -> None:
    publication = with_document(published(*two_years()), actions=(WHOLE,), consultations=(ASKED,))
    content = json.loads(publication_text(publication))
    schema = json.loads((resources() / "schema" / "publication.schema.json").read_text(encoding="utf-8"))
    read = publication_from_json(content)

    Draft202012Validator(schema).validate(content)
    assert read.document is not None
    assert (read.document.actions, read.document.consultations) == ((WHOLE,), (ASKED,))


def test_a_publication_without_them_holds_what_the_first_version_of_the_format_knew() -> None:
    plain = with_document(published(*two_years()), actions=(Action(action="Train."),))
    document = json.loads(publication_text(plain))["document"]

    assert "consultations" not in document
    assert len(document["actions"][0]) == 13
