"""The commands that write workbooks, and the others that take them in place of return files."""

from pathlib import Path

import pytest

from tests.builders import SAMPLES, sample_paths
from tests.workbooks.filling import filled, opened, saved
from wres_desktop import cli
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.return_file import read_return


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = cli.main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_template_is_written_for_the_year_after_the_last_return(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "entry.xlsx"
    code, said, _ = run(capsys, "template", "--to", path, "--from", sample_paths(SAMPLES[0])[-1])

    assert (code, said) == (0, f"{path}\n")
    assert opened(path.read_bytes())["Organisation"]["C11"].value == 2022


def test_a_template_for_a_year_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, failure = run(capsys, "template", "--to", tmp_path / "entry.xlsx", "--year", "21")

    assert code == 2
    assert failure == "21 is not a year of the standard; give one from 2016 on, such as 2024.\n"


def test_check_says_of_a_workbook_what_it_says_of_the_return(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned = sample_paths(SAMPLES[1])[-1]
    submission = read_return(returned).submission
    assert submission is not None
    run(capsys, "template", "--to", tmp_path / "entry.xlsx", "--year", str(submission.reporting_year))
    workbook = opened((tmp_path / "entry.xlsx").read_bytes())
    filled(workbook, answers_of(submission))
    expected = run(capsys, "check", returned)
    found = run(capsys, "check", saved(workbook, tmp_path))

    assert found[0] == expected[0] == 0
    assert [line.split(": ")[-1] for line in found[1].splitlines()] == [
        line.split(": ")[-1] for line in expected[1].splitlines()
    ]


def test_a_national_return_holds_both_years_for_every_other_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "national.xlsx"
    code, said, _ = run(capsys, "national-return", *sample_paths(SAMPLES[1]), "--to", path)
    from_files = run(capsys, "indicators", "--json", *sample_paths(SAMPLES[1])[-2:])

    assert (code, said) == (0, f"{path}\n")
    assert run(capsys, "indicators", "--json", path)[1].count('"numerator"') == from_files[1].count('"numerator"')


def test_where_a_workbook_cannot_be_written_nothing_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, failure = run(capsys, "template", "--to", tmp_path / "nowhere" / "entry.xlsx")

    assert code == 2
    assert failure.endswith("Nothing was changed.\n")
