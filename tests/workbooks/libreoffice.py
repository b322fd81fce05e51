"""Our workbooks in LibreOffice: opened, worked out anew and saved there; run by ``nox -s workbooks``.

Before it gets them, the values that we wrote beside the formulas are taken out: whatever is there afterwards was worked
out by LibreOffice.
"""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.builders import SAMPLES, sample_paths, sample_report
from tests.workbooks.filling import filled, saved, sheets_of, template
from wres_desktop.domain.submission import Submission
from wres_desktop.exchange.national_return import national_return
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.entry_workbook import read_entry_workbook
from wres_desktop.intake.national_return import read_national_return
from wres_desktop.intake.return_file import read_return
from wres_desktop.reports.published_workbook import published_workbook

_OURS = re.compile(rb"(</f>)<v>[^<]*</v>")


def returns(name: str) -> list[Submission]:
    return [submission for path in sample_paths(name)[-2:] if (submission := read_return(path).submission)]


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every workbook as LibreOffice saved it; it is started once."""
    office = shutil.which("soffice")
    assert office, "LibreOffice Calc has to be installed: apt-get install libreoffice-calc"
    ours, theirs = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("theirs")
    for name in SAMPLES:
        (ours / f"{name}-return.xlsx").write_bytes(national_return(returns(name)))
        (ours / f"{name}-published.xlsx").write_bytes(published_workbook(sample_report(name).protected.publication))
        latest = returns(name)[-1]
        workbook = template(latest.reporting_year)
        filled(workbook, answers_of(latest))
        saved(workbook, ours, f"{name}-entry.xlsx")
    for path in ours.glob("*.xlsx"):
        _take_values_out(path)
    profile = tmp_path_factory.mktemp("profile").as_uri()
    options = ("--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx", "--outdir", str(theirs))
    subprocess.run([office, *options, *map(str, sorted(ours.glob("*.xlsx")))], check=True, timeout=300)  # noqa: S603
    return theirs


def _take_values_out(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _OURS.sub(rb"\1", part) if name.startswith("xl/worksheets/sheet") else part)


def values(path: Path) -> Workbook:
    return load_workbook(path, data_only=True)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_formula_of_the_national_return_comes_to_our_value(name: str, resaved: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.xlsx").write_bytes(national_return(returns(name)))
    formulas, ours = load_workbook(tmp_path / "ours.xlsx"), values(tmp_path / "ours.xlsx")
    theirs = values(resaved / f"{name}-return.xlsx")
    compared = 0
    for sheet in formulas.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            expected = ours[sheet.title][cell.coordinate].value
            found = theirs[sheet.title][cell.coordinate].value
            assert found == (pytest.approx(expected) if isinstance(expected, float) else expected), cell.coordinate
            compared += 1

    assert compared > 300
    assert theirs["Reconciliation"]["A4"].value.startswith("All ")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_national_return_is_read_back_as_saved_there(name: str, resaved: Path) -> None:
    path = resaved / f"{name}-return.xlsx"
    result = read_national_return(sheets_of(path), path)

    assert result.problems == ()
    assert [each.board for each in result.submissions] == [each.board for each in returns(name)]
    assert [each.survey for each in result.submissions] == [each.survey for each in returns(name)]


@pytest.mark.parametrize("name", SAMPLES)
def test_an_entry_workbook_that_was_saved_there_gives_the_same_return(name: str, resaved: Path) -> None:
    path = resaved / f"{name}-entry.xlsx"
    result = read_entry_workbook(sheets_of(path), path)

    assert result.problems == ()
    assert result.submission == replace(returns(name)[-1], texts_read=())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_totals_of_the_entry_workbook_are_worked_out_there(name: str, resaved: Path) -> None:
    sheet = values(resaved / f"{name}-entry.xlsx")["Does it add up"]
    said = {row[0]: row[1:] for row in sheet.iter_rows(min_row=6, values_only=True)}
    stated = returns(name)[-1].stated_headcount

    assert said["All staff in post"][3] == stated
    assert said["Agrees with the number of staff by your staff list"][3] == "fine"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_published_figures_are_the_same_there(name: str, resaved: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.xlsx").write_bytes(published_workbook(sample_report(name).protected.publication))
    ours, theirs = values(tmp_path / "ours.xlsx"), values(resaved / f"{name}-published.xlsx")

    for sheet in ours.worksheets:
        rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
        assert [tuple(row[: len(rows[0])]) for row in theirs[sheet.title].iter_rows(values_only=True)] == rows
