"""What is public tells nothing about which withheld counts are small, and all that a report needs is public."""

import io
import json
from typing import Any

import pytest

from tests.builders import SAMPLES, Report, report_on, sample_report
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.pipeline import report_files
from wres_desktop.reports.content import action_plan, annual_report
from wres_desktop.reports.csv_table import published_csv
from wres_desktop.reports.html import render_html
from wres_desktop.reports.pdf import render_pdf

both_samples = pytest.mark.parametrize("name", SAMPLES)
STATEMENT_KEYS = {"id", "kind", "of", "out_of", "averaged_over", "weighted", "compared_with", "minus", "withheld"}


def report_with(band_5: Counts, band_6: Counts) -> Report:
    """Two bands in which BME staff and staff of unknown ethnicity are withheld, and a large one."""
    rows = {"band_5": band_5, "band_6": band_6, "band_7": Counts(60, 25, 12)}
    sections: dict[str, Any] = {
        "recruitment": None,
        "disciplinary": None,
        "training": None,
        "survey": {},
        "board": None,
    }
    return report_on(a_return(workforce={StaffGroup.CLINICAL: rows}, **sections))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(((2, 7), (7, 2)), ((7, 2), (2, 7)), id="small and large changed over"),
        pytest.param(((2, 7), (7, 2)), ((3, 6), (6, 3)), id="other small counts"),
        pytest.param(((2, 3), (3, 2)), ((3, 2), (2, 3)), id="all of them small"),
    ],
)
def test_two_organisations_that_differ_in_withheld_counts_alone_publish_the_same_bytes(
    one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]
) -> None:
    first, second = (
        report_with(*(Counts(30 + 10 * i, *pair) for i, pair in enumerate(pairs))) for pairs in (one, other)
    )

    assert first.truth != second.truth
    assert first.proof["sensitive"]
    assert first.protected.publication_text == second.protected.publication_text


def test_the_same_publication_can_hide_small_counts_in_different_places() -> None:
    first = report_with(Counts(30, 2, 7), Counts(40, 7, 2))
    second = report_with(Counts(30, 7, 2), Counts(40, 2, 7))
    sensitive = [{tuple(need["of"]) for need in report.proof["sensitive"]} for report in (first, second)]

    assert sensitive[0].isdisjoint(sensitive[1])


@both_samples
def test_a_withheld_statement_says_what_it_is_about_and_that_it_is_withheld_only(name: str) -> None:
    withheld = [s for s in sample_report(name).publication["statements"] if "withheld" in s]

    assert withheld
    assert all(statement["withheld"] is True for statement in withheld)
    assert all(set(statement) <= STATEMENT_KEYS for statement in withheld)


@both_samples
def test_statements_stand_in_the_order_of_the_form_whatever_is_withheld(name: str) -> None:
    """Not the small ones first, nor the planner's order: ids as the catalogue gives them."""
    protected = sample_report(name).protected
    kinds = ["withheld" if "withheld" in s else "printed" for s in sample_report(name).publication["statements"]]
    ids = [statement.id for statement in protected.publication.statements]

    assert len(set(ids)) == len(ids)
    assert kinds != sorted(kinds)
    assert kinds != sorted(kinds, reverse=True)


@both_samples
def test_why_a_figure_is_withheld_stays_with_the_organisation(name: str) -> None:
    protected = sample_report(name).protected
    own_eyes = set(protected.reasons.values())
    public = protected.publication_text

    assert own_eyes <= {reason.value for reason in Reason}
    assert Reason.SMALL.value in own_eyes
    for reason in Reason:
        assert reason.value not in public
    assert "sensitive" not in public
    assert "witness" not in public
    assert set(protected.reasons) == {s["id"] for s in sample_report(name).publication["statements"] if "withheld" in s}


@both_samples
def test_no_public_file_of_a_report_holds_a_reason_or_the_proof(name: str) -> None:
    files = report_files(sample_report(name).protected)
    proof = files.pop("proof.json")

    assert b"OFFICIAL-SENSITIVE" in proof.split(b"\n")[2]
    for file_name, content in files.items():
        assert b"OFFICIAL-SENSITIVE" not in content, file_name
        for reason in (Reason.SMALL, Reason.ONE_CATEGORY, Reason.PROTECTS_OTHERS, Reason.FEW_ANSWERS):
            assert reason.value.encode() not in content, file_name


@both_samples
def test_a_report_is_drawn_from_the_publications_file_and_the_edition_alone(name: str) -> None:
    protected = sample_report(name).protected
    files = report_files(protected)
    read = publication_from_json(json.loads(protected.publication_text))
    assert read.document is not None
    edition = load_edition(read.document.reporting_year)
    contents = {"annual-report": annual_report(read, edition), "action-plan": action_plan(read, edition)}

    assert published_csv(read).encode("utf-8-sig") == files["published.csv"]
    for document, content in contents.items():
        paper = io.BytesIO()
        render_pdf(content, paper)

        assert render_html(content).encode() == files[f"{document}.html"]
        assert len(paper.getvalue()) == len(files[f"{document}.pdf"])
