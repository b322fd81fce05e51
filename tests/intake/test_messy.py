"""Messy staff lists come out right, or with a problem that names sheet, row and column."""

import random
from pathlib import Path

import pytest

from tests.intake.counting import counted, filled
from tests.intake.messy import Mess
from tests.intake.messy_files import FILES
from tests.intake.messy_systems import SYSTEMS
from tests.intake.messy_tables import TABLES
from wres_desktop.intake.counted import TableKind
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.workbook_process import WorkbookReader

# ruff: noqa: S311  invented people, not secrets

MESSES: dict[str, Mess] = {**{mess.__name__: mess for mess in (*TABLES, *SYSTEMS)}, **FILES}


@pytest.mark.parametrize("name", MESSES)
def test_a_messy_staff_list_is_counted_right_or_its_faults_are_named(
    name: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    expected = MESSES[name](tmp_path, random.Random(name))

    result = counted(expected.path, reader)

    assert result.kind is TableKind.STAFF
    blocking = [problem for problem in result.problems if problem.blocks]
    assert {problem.address for problem in blocking} == expected.problems
    assert {question.value for question in result.questions} == expected.questions
    confirmations = [problem for problem in result.problems if problem.severity is Severity.CONFIRM]
    assert len(confirmations) == expected.confirmations
    if expected.counts:
        assert filled(result) == expected.counts


def test_there_are_many_kinds_of_mess() -> None:
    assert len(MESSES) >= 40


@pytest.mark.parametrize("name", ["leavers_and_starters", "a_summary_with_headcounts", "blank_rows_between"])
def test_every_row_is_behind_one_count_or_left_out_with_a_reason(
    name: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(MESSES[name](tmp_path, random.Random(name)).path, reader)

    behind = sorted(row for rows in result.made_of.values() for row in rows)
    left_out = [each.row for each in result.left_out]
    assert len(behind) == len(set(behind))
    assert not set(behind) & set(left_out)
    assert len(behind) + result.source.left_out == result.source.rows
    assert all(each.why.endswith(".") for each in result.left_out)
