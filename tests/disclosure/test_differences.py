"""Small numbers that nobody prints but everybody can work out: two groups of a row, a whole without one part."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import POLICY, generated_return, report_on
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.constraints import constraints_of
from wres_desktop.disclosure.differences import (
    rests_of_members,
    two_groups_together,
    wholes_of,
    wholes_without_a_part,
)
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.sensitive import Sensitive, empty_rows, sensitive_counts, small_differences
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import cells_matching, sums_of
from wres_desktop.domain.submission import Board, Disciplinary, DisciplinaryBasis, Recruitment, Training
from wres_desktop.domain.workforce import StaffGroup

NOTHING: dict[str, Any] = {
    "workforce": None,
    "recruitment": None,
    "disciplinary": None,
    "training": None,
    "survey": {},
    "board": None,
}
Found = dict[frozenset[str], Sensitive]


def found(**sections: Any) -> tuple[Found, Found]:  # noqa: ANN401 - any section of a return
    """What is sensitive by itself or in two groups, and which differences are besides, by their non-empty cells."""
    part = catalogue_of([a_return(**(NOTHING | sections))])
    names, nobody = tuple(part.table), empty_rows(part.figures, part.table)
    needs = sensitive_counts(part.table, part.figures, POLICY)
    more = small_differences(part.table, part.figures, POLICY, needs)
    by_cells = [{frozenset(cells_matching(need.of, names)) - nobody: need for need in each} for each in (needs, more)]
    return by_cells[0], by_cells[1]


def clinical(**rows: Counts) -> dict[StaffGroup, dict[str, Counts]]:
    return {StaffGroup.CLINICAL: rows}


def cells(*names: str) -> frozenset[str]:
    return frozenset(f"X01/2021/{name}" for name in names)


def test_fifty_nine_of_sixty_in_one_group_leave_one_in_the_two_others_together() -> None:
    needs, _ = found(workforce=clinical(band_5=Counts(57, 2, 1), band_6=Counts(90, 80, 70)))
    both = needs[cells("workforce/clinical/band_5/bme", "workforce/clinical/band_5/unknown")]

    assert (both.low, both.high) == (0, 5)


def test_two_groups_that_are_five_together_are_not_small() -> None:
    needs, _ = found(workforce=clinical(band_5=Counts(55, 3, 2), band_6=Counts(90, 80, 70)))

    assert cells("workforce/clinical/band_5/bme", "workforce/clinical/band_5/unknown") not in needs


@pytest.mark.parametrize(
    ("counts", "groups"),
    [
        (Counts(90, 2, 1), ("bme", "unknown")),
        (Counts(1, 90, 2), ("white", "unknown")),
        (Counts(2, 1, 90), ("white", "bme")),
    ],
)
def test_each_two_of_the_three_groups_are_looked_at(counts: Counts, groups: tuple[str, str]) -> None:
    needs, _ = found(workforce=clinical(band_5=counts, band_6=Counts(90, 80, 70)))

    assert cells(*(f"workforce/clinical/band_5/{group}" for group in groups)) in needs


def test_the_board_and_the_outcomes_are_looked_at_as_the_staff_are() -> None:
    needs, _ = found(
        workforce=clinical(band_5=Counts(90, 80, 70)),
        recruitment=Recruitment(Counts(80, 70, 60), Counts(30, 2, 1)),
        training=Training(Counts(60, 1, 2)),
        disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, Counts(20, 1, 1)),
        board=Board(Counts(9, 1, 1), Counts(9, 1, 1), Counts(9, 1, 1)),
    )

    for row in ("recruitment/appointed", "training/accessed", "disciplinary/entered", "board/executive"):
        assert cells(f"{row}/bme", f"{row}/unknown") in needs


def test_two_groups_of_a_pair_that_agreed_are_no_need() -> None:
    part = catalogue_of([a_return(**(NOTHING | {"board": Board(Counts(9, 1, 1), Counts(9, 1, 1), Counts(9, 1, 1))}))])
    pair = cells("board/executive/bme", "board/executive/unknown")
    consented = [cells("board/executive/bme"), cells("board/executive/unknown")]
    needs = sensitive_counts(part.table, part.figures, POLICY, consented)

    assert pair not in {frozenset(cells_matching(need.of, tuple(part.table))) for need in needs}


def test_what_is_left_of_a_cluster_without_its_largest_band_is_a_difference() -> None:
    """Bands 3 and 4 hold two BME people together, one each: band 2 and the cluster tell both of them at once."""
    rows = {"band_2": Counts(90, 30, 0), "band_3": Counts(90, 1, 0), "band_4": Counts(90, 1, 0)}
    others = {StaffGroup.NON_CLINICAL: {"band_3": Counts(90, 50, 0)}}
    needs, differences = found(workforce=clinical(**rows, band_5=Counts(90, 90, 0)) | others)
    both = cells("workforce/clinical/band_3/bme", "workforce/clinical/band_4/bme")
    rest = differences[both]

    assert both not in needs
    assert (rest.low, rest.high) == (0, 5)


def test_what_is_left_of_a_difference_that_is_large_or_nobody_is_none() -> None:
    _, differences = found(
        workforce=clinical(
            band_5=Counts(90, 30, 0), band_6=Counts(90, 6, 0), band_7=Counts(90, 0, 0), band_8a=Counts(9, 9, 0)
        )
    )

    assert differences == {}


def test_those_who_were_not_appointed_of_all_groups_together_are_a_difference() -> None:
    """Everybody shortlisted but not appointed: 1 white and 1 BME, known from two printed totals."""
    _, differences = found(recruitment=Recruitment(Counts(31, 21, 10), Counts(30, 20, 10)))

    assert cells(*(f"recruitment/not_appointed/{group}" for group in ("white", "bme", "unknown"))) in differences


@pytest.mark.parametrize(
    ("taken_away", "left"),
    [
        ("2021/race_disparity/clinical/lower/bme", {"band_6", "band_7", "band_8a", "band_8b"}),
        ("2021/race_disparity/clinical/upper/bme", {"band_2", "band_5", "band_6", "band_7"}),
        ("2021/1/clinical/band_8b/bme", {"band_2", "band_5", "band_6", "band_7", "band_8a"}),
    ],
)
def test_a_staff_group_without_a_level_of_the_race_disparity_ratios_is_a_difference(
    taken_away: str, left: set[str]
) -> None:
    bands = ("band_2", "band_5", "band_6", "band_7", "band_8a", "band_8b")
    part = catalogue_of([a_return(workforce=clinical(**dict.fromkeys(bands, Counts(9, 9, 0))))])
    names = tuple(part.table)
    of = {figure.id: set(cells_matching(sums_of(figure.quantity)[0], names)) for figure in part.figures}
    rests = [set(rest) for rest in wholes_without_a_part(part.figures, names)]
    people = {f"X01/2021/workforce/clinical/{band}/bme" for band in left}

    assert of["2021/1/clinical/total/bme"] - of[taken_away] in rests
    assert {cell for cell in of["2021/1/clinical/total/bme"] - of[taken_away] if part.table[cell]} == people


def test_a_level_without_a_band_or_a_cluster_and_a_cluster_without_a_level_are_differences() -> None:
    part = catalogue_of([a_return()])
    pairs = {each.id: set(wholes_of(each.id)) for each in part.figures}
    level = "2021/race_disparity/clinical"

    assert f"{level}/lower/white" in pairs["2021/1/clinical/band_3/white"]
    assert f"{level}/upper/white" in pairs["2021/1/clinical/bands_8a_to_8b/white"]
    assert f"{level}/lower/white" not in pairs["2021/1/clinical/bands_5_to_7/white"]
    assert "2021/1/clinical/bands_5_to_7/white" in pairs[f"{level}/middle/white"]
    assert f"{level}/lower_to_middle" not in pairs[f"{level}/lower/white"]


def test_what_several_count_is_looked_at_without_the_share_of_whoever_counts_it_too() -> None:
    joint = [("A/x", "B/x", "C/x"), ("A/y", "B/y", "C/y")]
    own = [("A/x",), ("A/y",), ("A/x", "A/y"), ("B/x",), ("C/y", "C/z")]
    cells = ("A/x", "A/y", "B/x", "B/y", "C/x", "C/y", "C/z")

    assert set(rests_of_members([*joint, *own], cells)) == {("B/x", "C/x"), ("A/x", "C/x"), ("B/y", "C/y")}


def test_a_smaller_consortium_is_taken_away_from_a_larger_one() -> None:
    cells = ("A/x", "B/x", "C/x", "D/x")

    assert set(rests_of_members([cells, ("A/x", "B/x"), ("B/x", "C/x", "E/x")], (*cells, "E/x"))) == {("C/x", "D/x")}


def test_differences_are_not_named_twice_nor_what_is_sensitive_already() -> None:
    part = catalogue_of([a_return()])
    names, nobody = tuple(part.table), empty_rows(part.figures, part.table)
    policy = replace(POLICY, empty_rows_printed=True)
    needs = sensitive_counts(part.table, part.figures, policy)
    more = small_differences(part.table, part.figures, policy, needs)
    every = [frozenset(cells_matching(need.of, names)) - nobody for need in more]

    assert len(set(every)) == len(every)
    assert not {frozenset(cells_matching(need.of, names)) - nobody for need in needs} & set(every)


def test_differences_have_no_cells_of_rows_that_are_printed_as_empty_unless_the_policy_hides_those() -> None:
    part = catalogue_of([a_return()])
    nobody = empty_rows(part.figures, part.table)
    printed, hidden = (replace(POLICY, empty_rows_printed=printed) for printed in (True, False))

    assert nobody
    assert not any(nobody & set(need.of) for need in small_differences(part.table, part.figures, printed, ()))
    assert any(nobody & set(need.of) for need in small_differences(part.table, part.figures, hidden, ()))


def test_every_whole_contains_its_parts() -> None:
    part = catalogue_of([a_return()])
    names = tuple(part.table)
    by_id = {figure.id: figure for figure in part.figures}
    pairs = [(each, whole) for each in by_id for whole in wholes_of(each) if whole in by_id and "/9/" not in each]

    assert len(pairs) > 300
    for each, whole in pairs:
        inside, outside = (set(cells_matching(sums_of(by_id[name].quantity)[0], names)) for name in (each, whole))
        assert inside <= outside


def test_every_rest_and_part_make_up_a_whole_that_is_counted() -> None:
    part = catalogue_of([a_return()])
    names = tuple(part.table)

    assert all(set(rest) <= set(names) and rest for rest in wholes_without_a_part(part.figures, names))
    assert all(cells_matching(pair, names) for pair in two_groups_together(part.figures))


@pytest.mark.parametrize("seed", [0, 2])
def test_a_report_leaves_no_small_difference_of_what_it_counts_narrowed_down(seed: int) -> None:
    """The proof names every one of them, and the audit, which knows nothing of planning, finds none narrowed down."""
    submission = generated_return(seed)
    report = report_on(submission)
    part = catalogue_of([submission])
    names = tuple(part.table)
    needs = sensitive_counts(part.table, part.figures, POLICY)
    needs += small_differences(part.table, part.figures, POLICY, needs)
    proved = {cells_matching(tuple(need["of"]), names) for need in report.proof["sensitive"]}
    knowledge = Knowledge(report.protected.publication.cells, constraints_of(report.protected.publication))
    position = {cell: index for index, cell in enumerate(report.protected.publication.cells)}

    assert knowledge.possible()
    for need in needs:
        cells = cells_matching(need.of, names)
        places = tuple(position[cell] for cell in cells)
        assert cells in proved
        assert knowledge.lowest(places) <= need.low
        assert knowledge.highest(places) >= need.high
