"""Through the command: the returns of four invented members become one joint report, and nothing else is printed."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from jsonschema import Draft202012Validator

from tests.consortia import KELDER, WEXCOMBE, four_members, member_returns
from tests.reports.publications import everything_withheld
from wres_desktop import cli
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.figures import Ratio
from wres_desktop.domain.representation import GOAL_YEAR
from wres_desktop.domain.submission import Submission
from wres_desktop.intake.return_file import write_return
from wres_desktop.paths import resources
from wres_desktop.reports import wording
from wres_desktop.reports.content import annual_report
from wres_desktop.reports.pdf import render_pdf

FILES = {
    "annual-report.pdf",
    "action-plan.pdf",
    "annual-report.html",
    "action-plan.html",
    "annual-report.docx",
    "action-plan.docx",
    "published.csv",
    "published.xlsx",
    "publication.json",
    "certificate.json",
    "proof.json",
}
NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")  # noqa: RUF001 - a true minus is what reports print


def returns_in(folder: Path, submissions: tuple[Submission, ...]) -> list[str]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{each.organisation.code}-{each.reporting_year}.wres.json" for each in submissions]
    for submission, path in zip(submissions, paths, strict=True):
        write_return(submission, path)
    return [str(path) for path in paths]


def content_of(path: Path) -> Any:  # noqa: ANN401 - parsed JSON
    return json.loads(path.read_text(encoding="utf-8"))


def fits(name: str, content: object) -> None:
    Draft202012Validator(content_of(resources() / "schema" / f"{name}.schema.json")).validate(content)


def numbers_on(paper: bytes) -> set[str]:
    """The numbers on a report's pages after the cover."""
    with pdfplumber.open(BytesIO(paper)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages[1:])
    return {found.replace(",", "").replace(wording.MINUS, "-") for found in NUMBER.findall(text)}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a joint report of four members, two years, made by the command."""
    folder = tmp_path_factory.mktemp("joint")
    words = [
        "joint",
        *returns_in(folder / "returns", four_members()),
        "--lead",
        "K04",
        "--name",
        "Four Invented Groups",
    ]
    assert cli.main([*words, "--to", str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def publication(report: Path) -> Publication:
    """What the joint report prints."""
    return publication_from_json(content_of(report / "publication.json"))


def test_a_joint_report_is_the_files_of_a_report(report: Path) -> None:
    assert {path.name for path in report.iterdir()} == FILES
    assert (report / "annual-report.pdf").read_bytes().startswith(b"%PDF")
    fits("publication", content_of(report / "publication.json"))
    fits("proof", content_of(report / "proof.json"))


def test_a_joint_report_verifies(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(report / "publication.json"), "--proof", str(report / "proof.json")]) == 0
    assert capsys.readouterr().out.startswith("Verified")


def test_the_named_lead_and_name_stand_in_the_publication(publication: Publication) -> None:
    assert publication.title == "WRES 2021, joint report of Four Invented Groups"
    assert publication.document is not None
    assert publication.document.members[0] == KELDER
    assert len(publication.document.members) == 4


def test_every_number_on_paper_is_a_statement_or_stands_there_without_any_figure_too(
    report: Path, publication: Publication
) -> None:
    bare = BytesIO()
    render_pdf(annual_report(everything_withheld(publication), load_edition(2021)), bare)
    found = numbers_on((report / "annual-report.pdf").read_bytes()) - numbers_on(bare.getvalue())

    printed = [each for each in publication.statements if isinstance(each, Printed)]
    allowed = {each.printed for each in printed} | {each.printed.removeprefix("-") for each in printed}
    allowed |= {limit for each in printed if each.reading for limit in each.reading.interval_95 or ()}
    ratios = [each.printed for each in printed if isinstance(each.quantity, Ratio)]
    allowed |= {number for ratio in ratios for number in NUMBER.findall(wording.more_or_less(ratio))}
    allowed |= {"0.0625", "0.125", "0.25", "0.5", "1", "2", "4", "8", "16"} | {str(page) for page in range(30)}
    beside = publication.document.beside.benchmarks if publication.document else ()
    allowed |= {str(GOAL_YEAR)} | {str(each.year) for each in beside}
    allowed |= {year for each in beside for year in re.findall(r"\d{4}", each.source)}
    derived = [text for each in publication.derived for text in each.says.values()]
    allowed |= {number.removeprefix(sign) for text in derived for number in NUMBER.findall(text) for sign in ("", "-")}
    assert found <= allowed


def test_members_that_do_not_fit_end_with_1_and_are_named_by_their_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = (*member_returns(WEXCOMBE), *member_returns(KELDER, (2021,)))
    code = cli.main(["joint", *returns_in(tmp_path, given), "--to", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.startswith("Put right: K04: Reporting year: The return of 2020 is missing")
    assert not (tmp_path / "out").exists()


def test_a_lead_that_is_no_member_ends_with_2_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = returns_in(tmp_path, four_members((2021,)))
    code = cli.main(["joint", *paths, "--lead", "X99", "--to", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err == "The lead 'X99' is none of the members; choose one of: A02, K04, S03, W01.\n"
