"""The command that counts spreadsheets into a return."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.sheets import write_csv, write_xlsx
from wres_desktop import cli
from wres_desktop.paths import resources

HEADINGS = ["Emp No", "Ethnic Origin", "Pay Band", "Staff Group", "Assignment Category", "Leaving Date"]
STAFF = [
    ["Staff in post at 31 March 2024"],
    [],
    HEADINGS,
    ["1", "A White - British", "Band 5", "Nursing and Midwifery Registered", "Permanent", ""],
    ["2", "H", "Band 6", "Administrative and Clerical", "Fixed Term Temp", ""],
    ["3", "Z Not Stated", "Local 7", "Admin", "Permanent", ""],
    ["4", "A", "Band 5", "Admin", "Bank", ""],
    ["1", "A White - British", "Band 6", "Admin", "Permanent", ""],
    ["5", "A", "Band 5", "Admin", "Permanent", "31/12/2023"],
    ["Total", "6"],
]
NEW = ["--year", "2024", "--code", "T99", "--organisation", "Invented Care", "--kind", "independent"]


def test_a_question_is_asked_before_anything_is_written_and_answered_in_the_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    staff = write_csv(tmp_path / "staff.csv", STAFF, separator=";")
    to, choices = tmp_path / "new.wres.json", tmp_path / "choices.json"
    words = ["intake", str(staff), "--to", str(to), "--choices", str(choices), *NEW]

    assert cli.main(words) == 1
    assert "Local 7" in capsys.readouterr().out
    assert not to.exists()

    kept = json.loads(choices.read_text(encoding="utf-8"))
    assert kept["answers"] == {"grade": {"local 7": ""}}
    kept["answers"]["grade"]["local 7"] = "band_7"
    choices.write_text(json.dumps(kept), encoding="utf-8")

    assert cli.main(words) == 0
    assert "from staff.csv, 6 rows, 3 left out" in capsys.readouterr().out
    assert workforce(to) == {
        "non_clinical": {
            "band_6": {"white": 0, "bme": 1, "unknown": 0},
            "band_7": {"white": 0, "bme": 0, "unknown": 1},
        },
        "clinical": {"band_5": {"white": 1, "bme": 0, "unknown": 0}},
    }


def test_a_return_that_is_there_keeps_everything_but_the_section_that_is_counted(tmp_path: Path) -> None:
    first = write_xlsx(tmp_path / "staff.xlsx", [HEADINGS, ["1", "A", "Band 5", "Nursing", "Permanent"]])
    second = write_xlsx(tmp_path / "staff 2.xlsx", [HEADINGS, ["1", "R", "Band 9", "Admin", "Permanent"]])
    to = tmp_path / "new.wres.json"
    assert cli.main(["intake", str(first), "--to", str(to), *NEW]) == 0
    content = json.loads(to.read_text(encoding="utf-8"))
    content["training"] = {"not_collected": "Not recorded."}
    to.write_text(json.dumps(content), encoding="utf-8")

    assert cli.main(["intake", str(second), "--to", str(to)]) == 0

    assert workforce(to) == {"non_clinical": {"band_9": {"white": 0, "bme": 1, "unknown": 0}}}
    assert json.loads(to.read_text(encoding="utf-8"))["training"] == {"not_collected": "Not recorded."}


def test_a_new_return_needs_to_know_whose_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    staff = write_csv(tmp_path / "staff.csv", STAFF)

    assert cli.main(["intake", str(staff), "--to", str(tmp_path / "new.wres.json")]) == 2
    assert "--organisation" in capsys.readouterr().err


def test_a_workbook_that_holds_a_whole_return_is_read_without_a_question(tmp_path: Path) -> None:
    sample = resources() / "samples" / "commissioning-group-2021.wres.json"
    whole, to = tmp_path / "national.xlsx", tmp_path / "new.wres.json"
    assert cli.main(["national-return", str(sample), "--to", str(whole)]) == 0

    assert cli.main(["intake", str(whole), "--to", str(to), "--year", "2021", *NEW[2:]]) == 0

    assert people(to) == people(sample)


def people(path: Path) -> dict[str, int]:
    """The headcounts of the workforce that are not zero, by their places."""
    return {place: count for place, count in places(workforce(path), "") if count}


def places(rows: object, place: str) -> Iterator[tuple[str, int]]:
    if isinstance(rows, dict):
        for key, inner in rows.items():
            yield from places(inner, f"{place}/{key}")
    elif isinstance(rows, int):
        yield place, rows


def workforce(path: Path) -> object:
    content: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return content["workforce"]


def test_of_sheets_alike_that_which_is_named_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = ["A", "Band 5", "Nursing", "Permanent"]
    staff = write_xlsx(
        tmp_path / "staff.xlsx",
        [HEADINGS, ["1", *person]],
        [HEADINGS, ["1", *person], ["2", *person]],
        names=["Site A", "Site B"],
    )
    to = tmp_path / "new.wres.json"
    words = ["intake", str(staff), "--to", str(to), *NEW]

    assert cli.main(words) == 1
    assert "--sheet" in capsys.readouterr().out
    assert cli.main([*words, "--sheet", "Site C"]) == 2
    assert "Site A, Site B" in capsys.readouterr().err
    assert cli.main([*words, "--sheet", "site b"]) == 0
    assert people(to) == {"/clinical/band_5/white": 2}
