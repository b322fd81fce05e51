"""Consent of board members: their small counts may be printed, nobody else's, and no name leaves the organisation."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from benchmarks.invented import returns_of
from tests.builders import POLICY, Report, report_on
from tests.domain.returns import Counts, a_return
from wres_desktop import pipeline
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.proof import proof_from_json, proof_text
from wres_desktop.disclosure.protect import protect
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.sensitive import Sensitive, sensitive_counts
from wres_desktop.disclosure.statements import Printed
from wres_desktop.disclosure.terms import Terms
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.consents import recorded_consents
from wres_desktop.domain.figures import cells_matching
from wres_desktop.domain.submission import Board, Consent, Submission
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources
from wres_desktop.pipeline import Wishes

SAMPLE = resources() / "samples" / "independent-provider-2024.wres.json"
MANY = 150
"""Fewer figures than are printed of the sample with any secret that was looked at."""

BOARD = Board(Counts(9, 2, 0), Counts(7, 2, 0), Counts(4, 1, 0))
ONLY_BOARD: dict[str, Any] = {
    "workforce": None,
    "recruitment": None,
    "disciplinary": None,
    "training": None,
    "survey": {},
    "board": BOARD,
}


def a_board(*cells: str, **sections: Any) -> Submission:  # noqa: ANN401 - any section of a return
    """A return with nothing but a board, whose members agreed to these counts."""
    consents = (Consent(cells, "Jo Example and Al Person", "2021-03-01", "Letter in file 7."),) if cells else ()
    return a_return(**(ONLY_BOARD | sections), consents=consents)


def needs(submission: Submission) -> dict[frozenset[str], Sensitive]:
    part = catalogue_of([submission])
    consented = [cells for each in recorded_consents([submission]) for cells in each.sums]
    found = sensitive_counts(part.table, part.figures, POLICY, consented)
    return {frozenset(cells_matching(need.of, tuple(part.table))): need for need in found}


def cells(*names: str) -> frozenset[str]:
    return frozenset(f"X01/2021/board/{name}" for name in names)


@cache
def everything_consented() -> Report:
    return report_on(a_board("board/*/*"))


def test_a_small_count_of_the_board_is_sensitive_without_consent() -> None:
    found = needs(a_board())

    assert cells("executive/bme") in found
    assert cells("voting/bme", "non_voting/bme") in found


def test_consent_lifts_the_count_that_it_names_and_leaves_the_others() -> None:
    found = needs(a_board("board/executive/bme"))

    assert cells("executive/bme") not in found
    assert cells("voting/bme", "non_voting/bme") in found
    assert cells("voting/bme") in found
    assert cells("executive/white") in found


def test_consent_to_every_row_of_a_group_lifts_all_of_its_counts() -> None:
    found = needs(a_board("board/*/bme"))

    assert not [each for each in found if all(cell.endswith("/bme") for cell in each)]
    assert cells("executive/white") in found


def test_consent_to_a_part_of_the_people_in_a_sum_leaves_the_others_in_it_sensitive() -> None:
    """Two voting members agreed and may be known; so it is the third, non-voting, who must stay open in the sum."""
    found = needs(a_board("board/voting/bme", board=Board(Counts(9, 3, 0), Counts(7, 2, 0), Counts(4, 1, 0))))

    assert cells("non_voting/bme") in found
    assert cells("voting/bme", "non_voting/bme") not in found


def test_everybody_in_one_group_is_lifted_only_if_those_agree_whom_it_tells_of() -> None:
    """Eight white members: the zero BME members cannot agree in their place."""
    board = Board(Counts(8, 0, 0), Counts(8, 0, 0), Counts(8, 0, 0))
    rest = cells(*(f"{row}/{group}" for row in ("voting", "non_voting") for group in ("bme", "unknown")))

    assert rest in needs(a_board(board=board))
    assert rest in needs(a_board("board/*/bme", "board/*/unknown", board=board))
    assert rest not in needs(a_board("board/*/white", board=board))


def test_with_everybodys_consent_the_whole_board_is_printed() -> None:
    publication = everything_consented().protected.publication

    assert publication.printed("2021/9/executive/bme") == "1"
    assert publication.printed("2021/9/total/bme") == "2"
    assert publication.printed("2021/9/executive/white") == "4"


def test_consent_of_one_group_prints_its_counts_beside_other_small_ones_that_stay_withheld() -> None:
    """Three white non-voting members agreed to nothing; the BME members agreed to every row in which they stand."""
    board = Board(Counts(20, 2, 0), Counts(17, 2, 0), Counts(8, 1, 0))
    publication = report_on(a_board("board/*/bme", board=board)).protected.publication

    assert [publication.printed(f"2021/9/{row}/bme") for row in ("total", "executive")] == ["2", "1"]
    assert publication.printed("2021/9/non_voting/white") is None


def test_a_group_that_agreed_is_not_withheld_for_others_of_whom_there_are_none() -> None:
    """Two BME and no unknown members: both groups together are the two who agreed."""
    board = Board(Counts(30, 2, 0), Counts(15, 2, 0), Counts(12, 1, 0))

    assert needs(a_board("board/*/bme", board=board)) == {}


def test_without_consent_none_of_it_would_be_printed() -> None:
    publication = report_on(a_board()).protected.publication

    assert publication.printed("2021/9/executive/bme") is None
    assert publication.printed("2021/9/total/bme") is None
    assert publication.document is not None
    assert publication.document.with_consent == ()


def test_the_publication_names_what_is_printed_with_consent_and_never_who_gave_it() -> None:
    report = everything_consented()
    document = report.protected.publication.document
    assert document is not None

    assert "2021/9/executive/bme" in document.with_consent
    assert all(report.protected.publication.printed(each) is not None for each in document.with_consent)
    public = report.protected.publication_text
    assert all(word not in public for word in ("Jo Example", "Al Person", "2021-03-01", "file 7"))


def test_no_file_that_is_published_names_who_agreed() -> None:
    files = pipeline.report_files(everything_consented().protected)

    for name, content in files.items():
        assert (b"Al Person" in content) == (name == "proof.json")
    assert b"recorded consent" in files["annual-report.html"]


def test_the_proof_says_who_agreed_when_and_to_what() -> None:
    (consent,) = everything_consented().proof["consents"]

    assert (consent["year"], consent["given_by"]) == (2021, "Jo Example and Al Person")
    assert (consent["given_on"], consent["note"]) == ("2021-03-01", "Letter in file 7.")
    assert ["X01/2021/board/executive/bme"] in consent["opens"]


def test_a_proof_with_consents_is_read_back_as_it_was_written() -> None:
    text = everything_consented().protected.proof_text

    assert proof_text(proof_from_json(json.loads(text))) == text


def test_consent_to_one_row_alone_opens_nothing_that_would_tell_of_the_others() -> None:
    """One executive of two BME members agreed: a one printed there says that the board has a BME member."""
    report = report_on(a_board("board/executive/bme"))

    assert report.protected.publication.printed("2021/9/total/bme") is None
    assert report.protected.publication.printed("2021/9/executive/bme") is None


def test_a_consent_that_does_not_count_opens_nothing() -> None:
    nameless = replace(a_board(), consents=(Consent(("board/*/*",), " ", "2021-03-01"),))

    assert needs(nameless) == needs(a_board())


def test_consent_to_counts_that_are_not_printed_after_all_never_makes_a_report_impossible() -> None:
    """Readers do not know of it: under this secret the report was refused for what they could still narrow down."""
    submission = read_return(SAMPLE).submission
    assert submission is not None
    agreed = replace(submission, consents=(Consent(("board/*/bme",), "Jo Example and Al Person", "2024-03-01"),))

    publication = protect([agreed], Terms(POLICY, Secret((1).to_bytes(16)))).publication

    certificate_of([publication], (), POLICY)
    assert sum(isinstance(each, Printed) for each in publication.statements) > MANY


@pytest.mark.parametrize(
    ("agreed", "number", "people", "plan", "policy"),
    [
        (("board/*/bme", "board/total/*"), 52, 40, "bands", "default"),
        (("board/*/bme",), 23, 200, "clusters", "default"),
        (("board/voting/bme",), 3, 40, "bands", "secondary_care"),
        (("board/*/bme", "board/total/*"), 31, 200, "headlines", "secondary_care"),
    ],
)
def test_whoever_agreed_a_report_is_made_and_its_proof_holds(
    agreed: tuple[str, ...], number: int, people: int, plan: str, policy: str
) -> None:
    """All of these were refused once: the proof listed others than the plan had kept open."""
    consents = (Consent(agreed, "Jo Example and Al Person", "2024-03-01"),)
    returns = [replace(each, consents=consents) for each in returns_of(number, people, 2)]

    report = pipeline.protect(returns, Wishes(policy=policy, plan=plan, secret=Secret(bytes([number] * 16))))

    assert sum(isinstance(each, Printed) for each in report.publication.statements) > MANY
