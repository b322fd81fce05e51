"""Consents: what keeps one from counting is told, with its address."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.intake.returns import sound_json, sound_return, summary, written
from wres_desktop.domain.submission import Consent, NotCollected
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.return_file import read_return, write_return
from wres_desktop.paths import resources

CONSENT = Consent(("board/*/bme",), "Jo Example", "2021-03-01", "Letter of 1 March.")


def problems_of(*consents: Consent) -> list[tuple[str, Severity, int | None]]:
    return summary(check_returns([replace(sound_return(), consents=consents)]))


def test_a_consent_with_a_name_a_date_and_every_row_of_a_group_is_no_problem() -> None:
    assert problems_of(CONSENT) == []


@pytest.mark.parametrize(
    ("consent", "place"),
    [
        (replace(CONSENT, given_by=""), "consents / 1 / given_by"),
        (replace(CONSENT, given_by=" \t"), "consents / 1 / given_by"),
        (replace(CONSENT, given_on=""), "consents / 1 / given_on"),
        (replace(CONSENT, given_on="2021-02-30"), "consents / 1 / given_on"),
        (replace(CONSENT, cells=("board/*/bme", "board/chair/bme")), "consents / 1 / cells / 2"),
        (replace(CONSENT, cells=("workforce/clinical/band_5/bme",)), "consents / 1 / cells / 1"),
    ],
)
def test_a_blank_name_a_wrong_date_and_a_cell_that_is_not_there_block(consent: Consent, place: str) -> None:
    assert problems_of(consent) == [(place, Severity.BLOCKS, None)]


def test_every_consent_is_looked_at() -> None:
    assert problems_of(CONSENT, replace(CONSENT, given_by="")) == [("consents / 2 / given_by", Severity.BLOCKS, None)]


def test_only_the_board_can_be_consented_to_and_the_problem_says_why() -> None:
    consents = (replace(CONSENT, cells=("disciplinary/entered/bme",)),)
    (problem,) = check_returns([replace(sound_return(), consents=consents)])

    assert "who sits on it is public" in problem.what


def test_a_consent_to_one_row_is_noted_since_the_person_stands_in_others() -> None:
    assert problems_of(replace(CONSENT, cells=("board/executive/bme",))) == [
        ("consents / 1 / cells", Severity.NOTE, None)
    ]


def test_the_number_of_members_of_one_row_needs_no_other_row() -> None:
    assert problems_of(replace(CONSENT, cells=("board/non_voting/total",))) == []


def test_consents_without_a_board_block() -> None:
    submission = replace(sound_return(), board=NotCollected("No board."), consents=(CONSENT,))

    assert summary(check_returns([submission])) == [("consents", Severity.BLOCKS, None)]


def test_a_problem_with_a_consent_never_names_the_person() -> None:
    spoiled = Consent(("board/chair/bme", "staff/bme"), "Jo Example", "yesterday", "Letter")
    problems = check_returns([replace(sound_return(), consents=(spoiled,))])

    assert problems
    assert all("Example" not in str(problem) and "Letter" not in str(problem) for problem in problems)


def test_consents_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    submission = replace(sound_return(), consents=(CONSENT, Consent(("board/total/bme",), "", "soon")))
    write_return(submission, tmp_path / "return.wres.json")

    assert read_return(tmp_path / "return.wres.json").submission == submission


@pytest.mark.parametrize(
    ("consents", "place"),
    [
        ({}, "consents"),
        (["board/total/bme"], "consents / 1"),
        ([{"given_by": "A", "given_on": "2021-03-01"}], "consents / 1 / cells"),
        ([{"cells": [], "given_by": "A", "given_on": "2021-03-01"}], "consents / 1 / cells"),
        ([{"cells": ["board/*/bme"], "given_on": "2021-03-01"}], "consents / 1 / given_by"),
        ([{"cells": ["board/*/bme"], "given_by": "A"}], "consents / 1 / given_on"),
        ([{"cells": ["board/*/bme"], "given_by": 5, "given_on": ""}], "consents / 1 / given_by"),
        ([{"cells": [5], "given_by": "A", "given_on": "2021-03-01"}], "consents / 1 / cells / 1"),
        ([{"cells": ["board/*/bme"], "given_by": "A", "given_on": "", "by": "B"}], "consents / 1 / by"),
    ],
)
def test_what_is_not_written_as_a_consent_is_told_with_its_place(tmp_path: Path, consents: object, place: str) -> None:
    read = read_return(written(tmp_path, sound_json() | {"consents": consents}))

    assert [problem.address for problem in read.problems] == [place]


def test_the_example_on_the_page_about_formats_is_a_consent_without_a_problem(tmp_path: Path) -> None:
    page = (resources().parent / "docs" / "formats.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```text\n(\"consents.*?)```", page, re.DOTALL)
    submission = read_return(written(tmp_path, sound_json() | json.loads(f"{{{example}}}"))).submission

    assert submission is not None
    assert len(submission.consents) == 1
    assert check_returns([submission]) == ()


def test_a_return_without_consents_says_nothing_of_them(tmp_path: Path) -> None:
    write_return(sound_return(), tmp_path / "return.wres.json")

    assert "consents" not in (tmp_path / "return.wres.json").read_text(encoding="utf-8")
