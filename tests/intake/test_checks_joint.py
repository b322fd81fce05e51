"""The returns of a consortium: each member's own problems by its code, and what keeps members from fitting together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.consortia import ARDENFIELD, WEXCOMBE, four_members, member_returns
from tests.domain.returns import Counts
from wres_desktop.domain.submission import Recruitment, Submission
from wres_desktop.errors import UnreadableFile, WrongUse
from wres_desktop.intake.checks_joint import check_members
from wres_desktop.intake.members import read_members
from wres_desktop.intake.problems import Problem, any_blocks
from wres_desktop.intake.return_file import write_return

RETURNS = four_members()


def blocking(submissions: tuple[Submission, ...]) -> list[tuple[str, str]]:
    return [(problem.source, problem.address) for problem in check_members(submissions) if problem.blocks]


def with_change(code: str, year: int, change: Callable[[Submission], Submission]) -> tuple[Submission, ...]:
    return tuple(
        change(each) if (each.organisation.code, each.reporting_year) == (code, year) else each for each in RETURNS
    )


def written(folder: Path, submissions: tuple[Submission, ...]) -> list[Path]:
    paths = []
    for number, submission in enumerate(submissions):
        paths.append(folder / f"{number}.wres.json")
        write_return(submission, paths[-1])
    return paths


def test_returns_that_fit_together_have_nothing_that_blocks() -> None:
    assert not any_blocks(check_members(RETURNS))


def test_a_members_own_problem_is_named_by_its_code_and_year() -> None:
    log = Recruitment(Counts(3, 3, 0), Counts(3, 4, 0))
    assert blocking(with_change("A02", 2021, lambda each: replace(each, recruitment=log))) == [
        ("A02, 2021", "recruitment / appointed / bme")
    ]


def test_one_organisation_is_no_consortium() -> None:
    (problem,) = [each for each in check_members(member_returns(WEXCOMBE)) if each.blocks]
    assert "at least two organisations" in problem.what


def test_a_year_is_given_for_all_members_or_for_none() -> None:
    without = tuple(each for each in RETURNS if (each.organisation.code, each.reporting_year) != ("K04", 2020))
    assert blocking(without) == [("K04", "reporting_year")]
    (problem,) = [each for each in check_members(without) if each.blocks]
    assert "2020" in problem.what
    assert not any_blocks(check_members(four_members((2021,))))


def test_a_member_has_one_return_for_each_year() -> None:
    twice = (*RETURNS, next(each for each in RETURNS if each.organisation == ARDENFIELD))
    assert blocking(twice) == [("A02, 2020", "reporting_year")]


def test_all_members_count_their_staff_on_the_same_day() -> None:
    later = with_change("S03", 2021, lambda each: replace(each, snapshot_date=date(2021, 4, 1)))
    assert blocking(later) == [("S03, 2021", "snapshot_date")]


def test_a_code_in_small_letters_is_no_other_organisation() -> None:
    small = replace(WEXCOMBE, code="w01")
    twice = (*four_members((2021,)), *(replace(each, organisation=small) for each in member_returns(WEXCOMBE, (2021,))))
    assert blocking(twice) == [("W01", "organisation / code"), ("w01", "organisation / code")]


def test_problems_hold_no_count_of_a_member() -> None:
    def spoiled(problem: Problem) -> str:
        return f"{problem.what} {problem.to_do}"

    log = Recruitment(Counts(3, 3, 0), Counts(3, 777, 0))
    found = check_members(with_change("A02", 2021, lambda each: replace(each, recruitment=log)))
    assert not [problem for problem in found if "777" in spoiled(problem)]


def test_files_of_members_become_a_consortium(tmp_path: Path) -> None:
    read = read_members(written(tmp_path, RETURNS), lead="S03", name="Neighbours")
    assert read.consortium is not None
    assert read.consortium.name == "Neighbours"
    assert [each.organisation.code for each in read.consortium.members] == ["S03", "A02", "K04", "W01"]


def test_a_lead_that_is_no_member_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"^The lead 'X99' [^\n]*A02, K04, S03, W01\.$"):
        read_members(written(tmp_path, RETURNS), lead="X99")


def test_where_something_blocks_there_is_no_consortium(tmp_path: Path) -> None:
    read = read_members(written(tmp_path, member_returns(WEXCOMBE)))
    assert read.consortium is None
    assert any_blocks(read.problems)


def test_a_file_that_is_no_return_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read_members([tmp_path / "other.json"])


def test_a_return_with_a_misspelt_name_is_told_by_its_file(tmp_path: Path) -> None:
    paths = written(tmp_path, RETURNS)
    paths[0].write_text(
        paths[0].read_text(encoding="utf-8").replace('"recruitment"', '"recruitmemt"'), encoding="utf-8"
    )
    read = read_members(paths, lead="W01")
    assert read.consortium is None
    assert {problem.source for problem in read.problems if problem.blocks} >= {"0.wres.json"}
