"""The numbers of a grid: sums that follow what is typed, blocks that are pasted, ways from cell to cell. No window."""

import pytest

from wres_desktop.intake.typed_counts import NOT_KNOWN
from wres_desktop.ui.count_grid_paste import LEFT_TOTALS, ONLY_TOTALS, paste, read_block
from wres_desktop.ui.count_grid_rows import GROUPS, GridColumn, GridShape, entered, remainder, total
from wres_desktop.ui.count_grid_values import AND_MORE, GridValues
from wres_desktop.ui.count_grid_walk import Move, step

BANDS = ("band_1", "band_2", "band_3")
STAFF = GridShape(
    (*(entered(each, each.replace("_", " ").capitalize()) for each in BANDS), total("All", BANDS)), GROUPS
)
CLUSTERS = GridShape(
    (
        entered("a", "Band 1"),
        entered("b", "Band 2"),
        total("Bands 1 and 2", ("a", "b")),
        entered("c", "Band 3"),
        total("All", ("a", "b", "c")),
    ),
    GROUPS,
)
BOARD = GridShape(
    (
        entered("board/total", "Whole board"),
        entered("board/voting", "Voting"),
        remainder("Non-voting", "board/total", "board/voting"),
    ),
    GROUPS,
)


def values(shape: GridShape = STAFF, **answers: int | str) -> GridValues:
    made = GridValues(shape)
    made.show({place.replace("__", "/"): answer for place, answer in answers.items()}, {})
    return made


def shown(grid: GridValues) -> list[list[str]]:
    shape = grid.shape
    return [[grid.text(row, column) for column in range(len(shape.columns))] for row in range(len(shape.rows))]


def test_rows_and_columns_add_up() -> None:
    grid = values(band_1__white=10, band_1__bme=2, band_1__unknown=0, band_3__white=5)
    assert shown(grid) == [["10", "2", "0", "12"], ["", "", "", ""], ["5", "", "", "5"], ["15", "2", "0", "17"]]


def test_a_sum_says_that_a_part_of_it_is_not_known() -> None:
    grid = values(band_1__white=1200, band_1__bme=NOT_KNOWN, band_2__bme=NOT_KNOWN)
    assert grid.text(0, 3) == f"1,200{AND_MORE}"
    assert grid.text(1, 3) == "?"
    assert grid.text(3, 3) == f"1,200{AND_MORE}"


def test_sums_follow_what_is_being_typed_and_go_back_when_it_is_given_up() -> None:
    grid = values(band_1__white=10)
    grid.draft("band_1/bme", "7")
    assert (grid.text(0, 3), grid.text(3, 3)) == ("17", "17")
    grid.draft("band_1/bme", None)
    assert (grid.text(0, 3), grid.text(3, 3)) == ("10", "10")


def test_what_a_part_leaves_of_the_whole_is_blank_until_both_are_there() -> None:
    grid = values(BOARD, board__total__white=9)
    assert grid.text(2, 0) == ""
    grid.apply({"board/voting/white": 7})
    assert grid.text(2, 0) == "2"


def test_a_share_is_a_percentage_to_one_decimal_half_up() -> None:
    columns = (
        GridColumn("Yes", "yes"),
        GridColumn("Answered", "answered"),
        GridColumn("Share", share=("yes", "answered")),
    )
    grid = values(GridShape((entered("q", "Question"),), columns), q__yes=37, q__answered=169)
    assert grid.text(0, 2) == "21.9%"  # 37 / 169 = 0.21893...
    grid.apply({"q/answered": 0})
    assert grid.text(0, 2) == ""


def test_a_block_with_tabs_line_ends_and_blank_lines_at_its_end_is_read() -> None:
    assert read_block("1,200\t3\r\n\t4\r\n\r\n\t\r\n") == (("1,200", "3"), ("", "4"))
    assert read_block("\n\n") == ()


def test_a_pasted_block_is_one_set_of_changes() -> None:
    pasted = paste(values(), read_block("10\t2\t0\n1,200\t?\t"), (0, 0))
    assert dict(pasted.changes) == {
        "band_1/white": 10,
        "band_1/bme": 2,
        "band_1/unknown": 0,
        "band_2/white": 1200,
        "band_2/bme": NOT_KNOWN,
        "band_2/unknown": None,
    }
    assert pasted.told == pasted.refused == ""


def test_a_block_that_is_too_large_changes_nothing_and_says_how_much_room_there_is() -> None:
    pasted = paste(values(), read_block("1\n2\n3\n4\n5"), (1, 0))
    assert pasted.changes == ()
    assert "5 rows and 1 column" in pasted.refused
    assert "from Band 2, White on there is room for 3 rows and 4 columns" in pasted.refused


def test_totals_in_a_block_are_left_out_and_those_that_differ_are_named() -> None:
    right = paste(values(), read_block("10\t2\t0\t12"), (0, 0))
    wrong = paste(values(), read_block("10\t2\t0\t13"), (0, 0))
    assert len(right.changes) == len(wrong.changes) == 3
    assert right.told == LEFT_TOTALS
    assert "One of them differed from what is calculated: Band 1, Total" in wrong.told


def test_a_block_on_totals_alone_is_refused() -> None:
    assert paste(values(), read_block("12"), (0, 3)).refused == ONLY_TOTALS


def test_rows_without_the_grids_subtotals_pass_over_them() -> None:
    pasted = paste(values(CLUSTERS), read_block("10\t1\t0\n20\t2\t0\n40\t3\t0"), (0, 0))
    assert {place: answer for place, answer in pasted.changes if place.endswith("white")} == {
        "a/white": 10,
        "b/white": 20,
        "c/white": 40,
    }


def test_rows_with_the_grids_subtotals_fall_on_them() -> None:
    pasted = paste(values(CLUSTERS), read_block("10\n20\n30\n40\n70"), (0, 0))
    assert dict(pasted.changes) == {"a/white": 10, "b/white": 20, "c/white": 40}
    assert pasted.told == LEFT_TOTALS


def test_headings_and_labels_that_the_grid_has_itself_are_taken_off() -> None:
    block = "\tWhite\tBME\tUnknown\nBand 1\t10\t2\t0\nband 2\t5\t1\t0"
    pasted = paste(values(), read_block(block), (0, 0))
    assert dict(pasted.changes) == {
        "band_1/white": 10,
        "band_1/bme": 2,
        "band_1/unknown": 0,
        "band_2/white": 5,
        "band_2/bme": 1,
        "band_2/unknown": 0,
    }


def test_labels_of_other_rows_are_refused_so_that_no_words_stand_in_cells_for_numbers() -> None:
    pasted = paste(values(), read_block("Ward A\t10"), (0, 0))
    assert "Ward A" in pasted.refused
    assert pasted.changes == ()


def test_copied_cells_can_be_pasted_back() -> None:
    grid = values(band_1__white=1200, band_1__bme=NOT_KNOWN, band_1__unknown=0)
    assert [grid.copied(0, column) for column in range(4)] == ["1200", "?", "0", "1200 + ?"]


@pytest.mark.parametrize(
    ("start", "moves", "end"),
    [
        ((0, 0), [Move.NEXT, Move.NEXT], (0, 2)),
        ((0, 2), [Move.NEXT], (1, 0)),
        ((1, 0), [Move.BACK], (0, 2)),
        ((0, 0), [Move.NEXT, Move.NEXT, Move.DOWN], (1, 0)),
        ((0, 1), [Move.DOWN, Move.DOWN, Move.DOWN], (0, 2)),
        ((0, 1), [Move.UP], (2, 0)),
        ((0, 2), [Move.RIGHT], (0, 3)),
        ((2, 2), [Move.NEXT], None),
        ((0, 0), [Move.BACK], None),
        ((2, 2), [Move.DOWN], None),
    ],
)
def test_moves_lead_to_cells_that_can_be_filled_in(
    start: tuple[int, int], moves: list[Move], end: tuple[int, int] | None
) -> None:
    cell: tuple[int, int] | None = start
    began = None
    for move in moves:
        assert cell is not None
        cell, began = step(STAFF, cell, move, began)
    assert cell == end
