"""A published report that is typed in as a table of statements."""

import json
from pathlib import Path

import pytest

from tests.intake.sheets import Row, write_csv, write_xlsx
from wres_desktop import cli

ROWS: list[Row] = [
    ["Figures of a report, as printed"],
    ["Figure", "Kind", "Of", "Out of", "Compared with", "Compared with, out of", "Printed", "Decimals"],
    ["headcount", "count", "staff/white, staff/bme, staff/unknown", "", "", "", 295, ""],
    ["bme_percent", "percentage", "staff/bme", "staff/*", "", "", 1.4, 1],
    ["likelihood", "", "entered/bme", "staff/bme", "entered/white", "staff/white", 1.8, 2],
    ["gap", "difference", "board/bme", "board/white + board/bme", "staff/bme", "staff/*", "-0.60", ""],
    ["band_5", "count", "band_5/bme", "", "", "", "[c]", ""],
]


def test_statements_keep_their_decimals_and_are_audited_as_any_publication(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "publication.json"
    table = write_xlsx(tmp_path / "report 2021.xlsx", ROWS)

    assert cli.main(["statements", str(table), "--to", str(to)]) == 0

    content = json.loads(to.read_text(encoding="utf-8"))
    printed = {each["id"]: each.get("printed") for each in content["statements"]}
    assert printed == {"headcount": "295", "bme_percent": "1.4", "likelihood": "1.80", "gap": "-0.60", "band_5": None}
    assert content["title"] == "report 2021"
    assert content["statements"][2]["kind"] == "ratio"
    assert cli.main(["audit", str(to), "--json"]) == 1
    found = json.loads(capsys.readouterr().out.partition("\n")[2])
    bme = next(each for each in found["examined"] if each["of"] == ["staff/bme"])
    assert (bme["lowest"], bme["highest"], bme["protected"]) == (4, 4, False)


def test_a_row_that_says_nothing_sound_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write_csv(tmp_path / "report.csv", [ROWS[1], ["x", "count", "staff/bme", "", "", "", "about four", ""]])

    assert cli.main(["statements", str(table), "--to", str(tmp_path / "p.json")]) == 1
    assert "Row 2" in capsys.readouterr().err
    assert not (tmp_path / "p.json").exists()


def test_a_file_without_statements_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write_csv(tmp_path / "report.csv", [["Name", "Age"], ["a", "1"]])

    assert cli.main(["statements", str(table), "--to", str(tmp_path / "p.json")]) == 2
    assert "Printed" in capsys.readouterr().err
