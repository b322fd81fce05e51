"""Nothing of a row is kept, logged or said where others can read it."""

import logging
import random
from pathlib import Path

import pytest

from tests.intake.messy import NAME, NUMBER, SNAPSHOT, USUAL, Column, Row, people, table
from tests.intake.sheets import write_xlsx
from wres_desktop import cli
from wres_desktop.intake.bring_in import bring_in
from wres_desktop.intake.counted import Terms
from wres_desktop.intake.remembered import Remembered, remembered_from
from wres_desktop.intake.spreadsheet import Choices
from wres_desktop.intake.workbook import UNREAD
from wres_desktop.intake.workbook_process import read_workbook

EVERYBODY = people(random.Random(4), 90)  # noqa: S311  invented people, not secrets
BIRTH: Column = ("Date of Birth", lambda p: f"{p.number % 28 + 1}/02/1971")
FAITH: Column = ("Religious Belief", lambda _: "Not for anybody to know")


def staff(folder: Path) -> Path:
    rows = table(EVERYBODY, [NUMBER, NAME, BIRTH, FAITH, *USUAL[2:]])
    rows[20][6] = "Local 1"
    return write_xlsx(folder / "staff.xlsx", rows)


def personal() -> list[str]:
    return [text for each in EVERYBODY for text in (str(each.number), f"Invented{each.number}")]


def test_names_and_birthdays_below_the_first_rows_never_reach_the_program(tmp_path: Path) -> None:
    (sheet,) = read_workbook(staff(tmp_path), only_counted=True).sheets

    assert sheet.at(2, 1) == f"Invented{EVERYBODY[1].number}"
    assert {sheet.at(row, column) for row in range(60, sheet.height) for column in (1, 2, 3)} == {UNREAD}


def test_all_columns_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    (sheet,) = read_workbook(staff(tmp_path)).sheets

    assert sheet.at(80, 1) == f"Invented{EVERYBODY[79].number}"


def test_what_is_kept_and_said_names_no_person(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    choices, to = tmp_path / "choices.json", tmp_path / "new.wres.json"
    new = ["--year", "2024", "--code", "T99", "--organisation", "Invented Care", "--kind", "independent"]
    assert cli.main(["intake", str(staff(tmp_path)), "--to", str(to), "--choices", str(choices), *new]) == 1
    choices.write_text(
        choices.read_text(encoding="utf-8").replace('"local 1": ""', '"local 1": "band_2"'), encoding="utf-8"
    )
    assert cli.main(["intake", str(staff(tmp_path)), "--to", str(to), "--choices", str(choices), *new]) == 0

    said = capsys.readouterr()
    written = [path.read_text(encoding="utf-8") for path in (choices, to)]
    for text in (said.out, said.err, caplog.text, *written):
        assert not [each for each in personal() if each in text]
        assert "Not for anybody" not in text


def test_problems_and_reasons_name_cells_and_rows_but_nothing_that_stands_in_them(tmp_path: Path) -> None:
    rows: list[Row] = table(
        EVERYBODY, [*USUAL, ("Leaving Date", lambda p: f"secret {p.number}" if p.number % 9 == 0 else None)]
    )
    brought = bring_in([write_xlsx(tmp_path / "staff.xlsx", rows)], Terms(SNAPSHOT), Remembered())

    texts = [str(problem) for problem in brought.problems] + [each.why for each in brought.counted[0].left_out]
    assert len(texts) > 10
    assert not [text for text in texts if "secret" in text or any(each in text for each in personal())]


def test_choices_come_back_as_they_were_kept() -> None:
    kept = Remembered().with_answer("grade", "Local 1", "band_2").with_layout("ab", Choices(columns={"grade": "pay"}))

    assert remembered_from(kept.as_json()) == kept
    assert remembered_from("") == Remembered()
    assert remembered_from("{broken") == Remembered()
    assert remembered_from('{"answers": {"grade": {"local 1": 7}}, "layouts": [1]}') == Remembered(
        answers={"grade": {}}
    )
