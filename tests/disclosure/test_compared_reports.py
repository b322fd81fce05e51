"""A published report is something to compare with: typed in from paper, or read from its publication.json."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import sample_report
from tests.domain.returns import a_return
from tests.reports.publications import published, published_joint
from wres_desktop.casework.typed_report import typed_in
from wres_desktop.disclosure.compared_reports import OUR_OWN, beside_of, own_before
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.protect import protect
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.disclosure.terms import Terms
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.beside_file import read_beside

PAPER = {
    "2023/staff/total": "230",
    "2023/staff/bme": "41",
    "2023/staff/bme_percent": "17.8%",
    "2023/2/relative_likelihood": "1.40",
    "2023/5/bme/percent": "*",
    "2023/9/total/bme_percent": "11",
    "2023/1/clinical/band_5/bme": "12",
}


def test_what_a_report_on_paper_prints_stands_beside_ours_as_it_is_printed() -> None:
    beside = beside_of(typed_in("Linden Vale", 2023, "Its WRES report", PAPER).publication)

    assert {(each.figure, each.value) for each in beside.benchmarks} == {
        ("staff/bme_percent", "17.8"),
        ("2/relative_likelihood", "1.40"),
        ("9/total/bme_percent", "11"),
    }
    assert {(each.year, each.population, each.source) for each in beside.benchmarks} == {
        (2023, "Linden Vale", "Its WRES report")
    }


def test_a_share_whose_counts_are_printed_too_is_an_organisation_in_the_funnel_and_no_other_is() -> None:
    (peer,) = beside_of(typed_in("Linden Vale", 2023, "Its WRES report", PAPER).publication).peers

    assert (peer.figure, peer.organisation, peer.cases, peer.people) == ("staff/bme_percent", "Linden Vale", 41, 230)


def test_a_figure_with_more_decimals_than_a_benchmark_has_is_left_out() -> None:
    typed = typed_in("Linden Vale", 2023, "Its WRES report", PAPER | {"2023/2/relative_likelihood": "1.4012"})

    assert "2/relative_likelihood" not in {each.figure for each in beside_of(typed.publication).benchmarks}


def test_a_code_with_the_signs_of_a_path_is_no_path() -> None:
    typed = typed_in("Hill/Dale *", 2023, "Its WRES report", PAPER)

    assert {each.population for each in beside_of(typed.publication).benchmarks} == {"Hill-Dale -"}


def test_a_publication_of_this_program_is_read_as_it_is(tmp_path: Path) -> None:
    report = sample_report("commissioning-group")
    path = tmp_path / "publication.json"
    path.write_text(json.dumps(report.publication), encoding="utf-8")

    benchmarks = read_beside(path).benchmarks

    printed = {row["id"]: row["printed"] for row in report.publication["statements"] if "printed" in row}
    assert benchmarks
    assert {each.population for each in benchmarks} == {report.publication["document"]["organisation_name"]}
    assert all(printed[f"{each.year}/{each.figure}"] == each.value for each in benchmarks)


def test_a_json_file_that_is_no_publication_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"rows": []}', encoding="utf-8")

    with pytest.raises(UnreadableFile, match=r"\.$"):
        read_beside(path)


def earlier(code: str, year: int = 2020) -> Publication:
    return typed_in(code, year, "Our report on paper", {f"{year}/staff/bme_percent": "17.8"}).publication


def test_an_earlier_report_of_ones_own_that_the_audit_knows_stands_beside_this_year() -> None:
    submission = a_return(2021)
    ours, another = earlier(submission.organisation.code), earlier("Z99")

    document = protect([submission], Terms(load_policy("default"), ledger=(ours, another))).publication.document

    assert document is not None
    assert [(row.figure, row.year, row.value, row.population) for row in document.beside.benchmarks] == [
        ("staff/bme_percent", 2020, "17.8", OUR_OWN)
    ]


def test_years_that_the_report_shows_itself_do_not_stand_beside_it_once_more() -> None:
    submission = a_return(2021)
    both = published(a_return(2020), submission)

    assert not own_before(both, [earlier(submission.organisation.code)])
    assert own_before(published(submission), [earlier(submission.organisation.code)])


def test_reports_of_members_are_not_the_own_earlier_report_of_a_joint_one() -> None:
    lead = a_return(2021)
    other = replace(a_return(2021), organisation=replace(lead.organisation, code="X02", name="Body X02"))

    assert not own_before(published_joint(lead, other), [earlier(lead.organisation.code)])


def test_what_a_report_rounds_is_taken_for_exact_nowhere() -> None:
    about = PAPER | {"2023/staff/total": "about 230"}
    assert beside_of(typed_in("Linden Vale", 2023, "Its WRES report", about).publication).peers == ()

    exact = typed_in("Linden Vale", 2023, "Its WRES report", PAPER).publication
    to_five = tuple(
        replace(each, rounded_to=5) if each.id == "2023/9/total/bme_percent" and isinstance(each, Printed) else each
        for each in exact.statements
    )
    figures = {each.figure for each in beside_of(replace(exact, statements=to_five)).benchmarks}
    assert figures == {"staff/bme_percent", "2/relative_likelihood"}
