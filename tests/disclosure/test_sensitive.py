"""Which counts are sensitive: 1 to 4 wherever they stand, too few answers, everybody of a small group in one place."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import POLICY
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.sensitive import Sensitive, sensitive_counts
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import cells_matching
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    Recruitment,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup

NOTHING: dict[str, Any] = {
    "workforce": None,
    "recruitment": None,
    "disciplinary": None,
    "training": None,
    "survey": {},
    "board": None,
}


def found(policy: Policy = POLICY, **sections: Any) -> dict[tuple[str, ...], Sensitive]:  # noqa: ANN401 - any section
    """What is sensitive in a return with these sections only, by the cells that it counts."""
    part = catalogue_of([a_return(**(NOTHING | sections))])
    names = tuple(part.table)
    return {cells_matching(need.of, names): need for need in sensitive_counts(part.table, part.figures, policy)}


def staff(*rows: Counts) -> dict[StaffGroup, dict[str, Counts]]:
    """Clinical staff of bands 5, 6, 7 and so on."""
    return {StaffGroup.CLINICAL: dict(zip(("band_5", "band_6", "band_7", "band_8a"), rows, strict=False))}


def cell(row: str, group: str) -> tuple[str, ...]:
    return (f"X01/2021/workforce/clinical/{row}/{group}",)


@pytest.mark.parametrize(("count", "is_sensitive"), [(0, False), (1, True), (4, True), (5, False), (40, False)])
def test_a_count_from_one_to_four_is_sensitive(count: int, *, is_sensitive: bool) -> None:
    needs = found(workforce=staff(Counts(40, count, 0), Counts(30, 20, 0)))

    assert (cell("band_5", "bme") in needs) == is_sensitive
    if is_sensitive:
        need = needs[cell("band_5", "bme")]
        assert (need.low, need.high) == (0, 5)


def test_the_zero_that_must_stay_possible_and_the_threshold_follow_the_policy() -> None:
    three = replace(POLICY, threshold=3, reason="Finer figures.", decided_by="Jo Example")
    needs = found(three, workforce=staff(Counts(40, 2, 0), Counts(30, 3, 0)))

    assert (needs[cell("band_5", "bme")].low, needs[cell("band_5", "bme")].high) == (0, 3)
    assert cell("band_6", "bme") not in needs


def test_sums_are_sensitive_as_cells_are() -> None:
    """One and two people of unknown ethnicity in two bands: three in the cluster and three in all."""
    needs = found(workforce=staff(Counts(40, 20, 1), Counts(30, 20, 2)))
    both_rows = (*cell("band_5", "unknown"), *cell("band_6", "unknown"))
    sums = [cells for cells, need in needs.items() if set(both_rows) <= set(cells) and len(cells) > 2]

    assert sums
    assert all((needs[cells].low, needs[cells].high) == (0, 5) for cells in sums)
    assert any(len(cells) == 32 for cells in sums), "the total over all 14 + 14 + 4 rows"


def test_a_small_row_total_is_sensitive_although_it_is_a_sum_of_groups() -> None:
    needs = found(workforce=staff(Counts(2, 1, 1), Counts(30, 20, 0)))

    assert tuple(cell("band_5", group)[0] for group in ("white", "bme", "unknown")) in needs


def test_a_sum_of_five_of_which_every_part_is_small_is_not_sensitive_itself() -> None:
    needs = found(workforce=staff(Counts(40, 2, 0), Counts(30, 3, 0)))

    assert cell("band_5", "bme") in needs
    assert all(set(cells) != {*cell("band_5", "bme"), *cell("band_6", "bme")} for cells in needs)


@pytest.mark.parametrize(
    ("entered", "default", "strict"), [(0, False, False), (4, True, True), (9, False, True), (10, False, False)]
)
def test_one_to_nine_disciplinary_cases_are_sensitive_under_the_stricter_profile(
    entered: int, *, default: bool, strict: bool
) -> None:
    sections: dict[str, Any] = {
        "workforce": staff(Counts(200, 100, 0)),
        "disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(20, entered, 0)),
    }
    cells = ("X01/2021/disciplinary/entered/bme",)
    stricter = found(load_policy("strict_disciplinary"), **sections)

    assert (cells in found(**sections)) == default
    assert (cells in stricter) == strict
    if strict:
        assert (stricter[cells].low, stricter[cells].high) == (0, 10)


def test_the_stricter_disciplinary_profile_changes_nothing_for_staff() -> None:
    workforce = staff(Counts(40, 4, 0), Counts(30, 9, 0))

    assert found(load_policy("strict_disciplinary"), workforce=workforce) == found(workforce=workforce)


@pytest.mark.parametrize(("answered", "is_sensitive"), [(5, True), (9, True), (10, False), (0, False)])
def test_fewer_than_ten_people_who_answered_are_sensitive(answered: int, *, is_sensitive: bool) -> None:
    question = SurveyQuestion.HARASSMENT_STAFF
    needs = found(survey={question: SurveyResult(SurveyCount(30, 90), SurveyCount(0, answered))})
    path = f"X01/2021/survey/{question}"

    assert ((f"{path}/yes/bme", f"{path}/no/bme") in needs) == is_sensitive


def test_one_to_four_people_who_said_yes_or_no_are_sensitive() -> None:
    question = SurveyQuestion.DISCRIMINATION
    needs = found(survey={question: SurveyResult(SurveyCount(3, 90), SurveyCount(38, 40))})
    path = f"X01/2021/survey/{question}"

    assert (f"{path}/yes/white",) in needs
    assert (f"{path}/no/bme",) in needs
    assert (f"{path}/no/white",) not in needs


def test_few_people_who_were_not_appointed_are_sensitive_although_no_figure_names_them() -> None:
    needs = found(recruitment=Recruitment(Counts(80, 20, 0), Counts(10, 18, 0)))

    assert ("X01/2021/recruitment/not_appointed/bme",) in needs
    assert ("X01/2021/recruitment/appointed/bme",) not in needs


def test_few_people_who_had_no_training_or_did_not_enter_a_process_are_sensitive() -> None:
    needs = found(
        workforce=staff(Counts(40, 20, 0)),
        training=Training(Counts(38, 10, 0)),
        disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(5, 17, 0)),
    )

    assert ("X01/2021/training/not_accessed/white",) in needs
    assert ("X01/2021/disciplinary/not_entered/bme",) in needs


def test_few_board_members_without_a_vote_are_sensitive() -> None:
    needs = found(board=Board(Counts(11, 6, 0), Counts(9, 6, 0), Counts(6, 0, 0)))

    assert ("X01/2021/board/non_voting/white",) in needs
    assert ("X01/2021/board/non_voting/bme",) not in needs


def rest_of(*cells: str) -> tuple[str, ...]:
    return tuple(f"X01/2021/{each}" for each in cells)


@pytest.mark.parametrize(("size", "is_sensitive"), [(5, True), (9, True), (10, False)])
def test_everybody_of_a_small_row_in_one_ethnic_group_is_sensitive(size: int, *, is_sensitive: bool) -> None:
    needs = found(workforce=staff(Counts(size, 0, 0), Counts(30, 20, 0)))
    rest = cell("band_5", "bme") + cell("band_5", "unknown")

    assert (rest in needs) == is_sensitive
    if is_sensitive:
        assert (needs[rest].low, needs[rest].high) == (1, 1), "somebody must seem to be in another group"


def test_a_small_ethnic_group_that_is_all_in_one_band_is_sensitive() -> None:
    needs = found(workforce=staff(Counts(40, 7, 0), Counts(30, 0, 0)))

    assert any(cell("band_6", "bme")[0] in rest and need.low == need.high == 1 for rest, need in needs.items())


def test_a_small_ethnic_group_that_is_all_in_one_staff_group_is_sensitive() -> None:
    workforce = {
        StaffGroup.CLINICAL: {"band_5": Counts(40, 4, 0), "band_6": Counts(30, 3, 0)},
        StaffGroup.NON_CLINICAL: {"band_4": Counts(50, 0, 0)},
    }

    elsewhere = rest_of("workforce/non_clinical/band_4/bme")[0]
    needs = found(workforce=workforce)

    assert any(elsewhere in rest and need.low == need.high == 1 for rest, need in needs.items())


def test_a_small_group_spread_over_two_rows_is_not_one_category() -> None:
    needs = found(workforce=staff(Counts(40, 5, 0), Counts(30, 6, 0)))

    assert cell("band_5", "bme") not in needs
    assert cell("band_6", "bme") not in needs


def test_everybody_on_a_small_board_in_one_ethnic_group_is_sensitive() -> None:
    needs = found(board=Board(Counts(8, 0, 0), Counts(8, 0, 0), Counts(8, 0, 0)))

    others = [f"board/{row}/{group}" for row in ("voting", "non_voting") for group in ("bme", "unknown")]
    assert rest_of(*others) in needs


def test_a_small_group_of_which_everybody_was_appointed_entered_or_trained_is_sensitive() -> None:
    needs = found(
        workforce=staff(Counts(40, 8, 0)),
        recruitment=Recruitment(Counts(30, 7, 0), Counts(10, 7, 0)),
        disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(6, 8, 0)),
        training=Training(Counts(20, 8, 0)),
    )

    for outcome in ("recruitment/not_appointed", "disciplinary/not_entered", "training/not_accessed"):
        need = needs[rest_of(f"{outcome}/bme")]
        assert (need.low, need.high) == (1, 1)


def test_nobody_of_a_small_group_having_entered_a_process_is_a_finding_and_may_be_printed() -> None:
    needs = found(
        workforce=staff(Counts(40, 8, 0)), disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(6, 0, 0))
    )

    assert rest_of("disciplinary/entered/bme") not in needs


def test_every_cell_set_is_named_once() -> None:
    part = catalogue_of([a_return()])
    names = tuple(part.table)
    needs = sensitive_counts(part.table, part.figures, POLICY)

    assert len({cells_matching(need.of, names) for need in needs}) == len(needs)


def test_nothing_is_sensitive_where_every_count_is_zero_or_large() -> None:
    assert found(workforce=staff(Counts(40, 20, 0), Counts(30, 20, 0), Counts(0, 0, 0))) == {}
