"""A publication and its proof are held against the counts of the returns that they were made from."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.invented import returns_of
from tests.builders import SAMPLES, Json, sample_paths, sample_report
from tests.consortia import four_members
from wres_desktop import pipeline
from wres_desktop.disclosure.verify_return import not_as_returned
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import cells_matching
from wres_desktop.domain.submission import Consent

REPORT = sample_report(SAMPLES[0])
TRUTH = dict(REPORT.truth)
"""The counts of the returns, by cell."""


def counted(publication: Json) -> list[Json]:
    return [row for row in publication["statements"] if row["kind"] == "count"]


def truth_of(row: Json) -> int:
    return sum(TRUTH[cell] for cell in cells_matching(tuple(row["of"]), tuple(TRUTH)))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_holds_against_its_returns(name: str) -> None:
    report = sample_report(name)
    assert not_as_returned(report.publication, report.proof, report.truth) == []
    assert not_as_returned(report.publication, None, report.truth) == []


def test_a_count_that_is_printed_and_not_returned_is_found() -> None:
    publication = REPORT.publication
    row = next(row for row in counted(publication) if "printed" in row)
    row["printed"] = str(truth_of(row) + 1)

    assert not_as_returned(publication, REPORT.proof, TRUTH) == [
        f"By the returns it does not give what is printed as {row['id']}."
    ]


def test_a_share_that_is_printed_and_not_returned_is_found() -> None:
    publication = REPORT.publication
    row = next(row for row in publication["statements"] if row["kind"] == "percentage" and "printed" in row)
    row["printed"] = f"{float(row['printed']) + 0.1:.1f}"

    assert not_as_returned(publication, REPORT.proof, TRUTH) == [
        f"By the returns it does not give what is printed as {row['id']}."
    ]


def test_another_count_in_a_return_is_found_in_every_figure_that_it_is_in() -> None:
    publication = REPORT.publication
    row = next(row for row in counted(publication) if "printed" in row and row["id"].endswith("/staff/total"))
    cell = cells_matching(tuple(row["of"]), tuple(TRUTH))[0]
    found = not_as_returned(publication, REPORT.proof, TRUTH | {cell: TRUTH[cell] + 1})

    assert f"By the returns it does not give what is printed as {row['id']}." in found


def test_a_small_number_that_the_proof_passes_over_is_found() -> None:
    """A cell with 1 to 4 people (standard 6) is named as it stands among the needs of a proof."""
    small = next(cell for cell, count in TRUTH.items() if 0 < count < 5)
    proof = REPORT.proof
    kept = [need for need in proof["sensitive"] if need["of"] != [small]]
    assert len(kept) == len(proof["sensitive"]) - 1

    assert not_as_returned(REPORT.publication, proof | {"sensitive": kept}, TRUTH) == [
        f"The number of people in {small} is small, and the proof does not say so."
    ]


def test_a_return_that_is_lacking_is_said() -> None:
    last_year = [cell for cell in TRUTH if "/2020/" in cell]
    (found,) = not_as_returned(REPORT.publication, None, {c: n for c, n in TRUTH.items() if c not in last_year})
    assert found.startswith("The returns do not say how many people are counted in 99X/2020/")


def test_a_member_has_the_counts_of_its_return_in_the_proof() -> None:
    own = {cell: TRUTH[cell] for cell in list(TRUTH)[:4]}
    first = next(iter(own))
    right, wrong = ({"organisation": "99X", "counts": counts} for counts in (own, own | {first: own[first] + 1}))

    assert not_as_returned(REPORT.publication, REPORT.proof | {"insiders": [right]}, TRUTH) == []
    assert not_as_returned(REPORT.publication, REPORT.proof | {"insiders": [wrong]}, TRUTH) == [
        "The proof has other counts of 99X than its returns."
    ]


def test_who_agreed_to_be_printed_and_what_was_out_before_is_no_small_number_passed_over() -> None:
    first, second = returns_of(4, 120, 2)
    agreed = Consent(("board/voting/bme", "board/non_voting/white"), "Jo Example", "2023-03-01", "")
    second = replace(second, consents=(agreed,))
    out = pipeline.protect([first]).publication
    made = pipeline.protect([first, second], pipeline.Wishes(published=(out,)))
    publication, proof = json.loads(made.publication_text), json.loads(made.proof_text)

    assert proof["consents"]
    assert not_as_returned(publication, proof, catalogue_of([first, second]).table) == []


def test_a_joint_report_holds_against_the_returns_of_all_members() -> None:
    members = consortium_of(four_members((2021,)))
    made = pipeline.protect_joint(members, pipeline.Wishes(policy="joint_insiders")).joint
    publication, proof = json.loads(made.publication_text), json.loads(made.proof_text)
    counts = {cell: n for each in members.members for cell, n in catalogue_of(each.returns).table.items()}

    assert proof["insiders"]
    assert not_as_returned(publication, proof, counts) == []


@pytest.fixture
def written(tmp_path: Path) -> Path:
    pipeline.write_report(REPORT.protected, tmp_path)
    return tmp_path


WAYS: dict[str, Callable[[Path, list[Path]], pipeline.Verified]] = {
    "proof": lambda to, returns: pipeline.verified(to / "publication.json", to / "proof.json", returns=returns),
    "certificate": lambda to, returns: pipeline.verified(
        to / "publication.json", certificate=to / "certificate.json", returns=returns
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_verify_reads_the_return_files(way: str, written: Path) -> None:
    assert WAYS[way](written, sample_paths(SAMPLES[0])).failures == []
    (found,) = WAYS[way](written, sample_paths(SAMPLES[1])).failures
    assert found.startswith("The returns do not say how many people are counted in ")
