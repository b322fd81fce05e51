"""A block that names its rows goes where the names say, wherever it is pasted, or nowhere. No window."""

import pytest

from wres_desktop.ui.count_grid_names import GROUPS_ACROSS, HEADING_TWICE, NAMES_NO_ROW, NO_SUCH_COLUMN, TOO_WIDE, TWICE
from wres_desktop.ui.count_grid_paste import BY_NAME, LEFT_TOTALS, Pasted, paste, read_block
from wres_desktop.ui.count_grid_rows import GROUPS, GridColumn, GridShape, entered, total
from wres_desktop.ui.count_grid_values import GridValues

ROWS = {"band_3": "Band 3", "band_5": "Band 5", "band_8a": "Band 8a", "vsm": "Very senior managers"}
STAFF = GridShape(
    (*(entered(prefix, label) for prefix, label in ROWS.items()), total("All bands", tuple(ROWS))), GROUPS
)


def pasted(text: str, at: tuple[int, int] = (0, 0)) -> Pasted:
    return paste(GridValues(STAFF), read_block(text), at)


def test_rows_go_where_their_names_say_and_not_where_the_cursor_stands() -> None:
    block = "Band 5\t31\t22\t1\nBand 8a\t4\t1\t0"
    changes = {
        "band_5/white": 31,
        "band_5/bme": 22,
        "band_5/unknown": 1,
        "band_8a/white": 4,
        "band_8a/bme": 1,
        "band_8a/unknown": 0,
    }

    assert dict(pasted(block).changes) == changes
    assert dict(pasted(block, (2, 0)).changes) == changes
    assert dict(pasted(block, (2, 1)).changes) == changes
    assert pasted(block).told == BY_NAME


def test_fewer_columns_than_the_table_has_begin_where_the_cursor_stands() -> None:
    assert dict(pasted("Band 5\t22\nBand 8a\t1", (0, 1)).changes) == {"band_5/bme": 22, "band_8a/bme": 1}


@pytest.mark.parametrize(
    "name", ["band 5", "Clinical - Band 5", "AfC Band 5", "Band 5 (nurses)", "  Band  5 ", "Grade 5", "Bands 5"]
)
def test_a_row_is_recognised_by_the_label_in_its_name(name: str) -> None:
    assert dict(pasted(f"{name}\t7").changes) == {"band_5/white": 7}


@pytest.mark.parametrize("name", ["VSM", "Very senior manager", "very senior managers"])
def test_very_senior_managers_have_several_names(name: str) -> None:
    assert dict(pasted(f"{name}\t2").changes) == {"vsm/white": 2}


def test_headings_say_which_column_is_which() -> None:
    block = "Grade\tNot said\tBME\tWhite\nBand 3\t1\t3\t21"

    assert dict(pasted(block).changes) == {"band_3/unknown": 1, "band_3/bme": 3, "band_3/white": 21}


def test_a_total_that_differs_is_told_where_the_table_has_totals_of_its_clusters_too() -> None:
    clusters = GridShape((*STAFF.rows[:2], total("Bands 3 to 5", ("band_3", "band_5")), *STAFF.rows[2:]), GROUPS)
    block = read_block("Band 3\t21\t3\t1\nBand 5\t18\t6\t0\nTotal\t40\t9\t1")
    told = paste(GridValues(clusters), block, (0, 0)).told
    assert "differed" in told
    assert "All bands, White" in told
    right = read_block("Band 3\t21\t3\t1\nBand 5\t18\t6\t0\nTotal\t39\t9\t1")
    assert paste(GridValues(clusters), right, (0, 0)).told == f"{BY_NAME} {LEFT_TOTALS}"


def test_several_lines_that_are_called_total_are_left_out() -> None:
    clusters = GridShape((*STAFF.rows[:2], total("Bands 3 to 5", ("band_3", "band_5")), *STAFF.rows[2:]), GROUPS)
    block = read_block("Band 3\t21\nTotal\t21\nBand 5\t18\nTotal\t18")
    assert dict(paste(GridValues(clusters), block, (0, 0)).changes) == {"band_3/white": 21, "band_5/white": 18}


def test_the_tables_own_headings_place_the_columns_without_names_of_rows() -> None:
    placed = pasted("Unknown\tWhite\tBME\n1\t21\t3\n0\t18\t6")

    assert dict(placed.changes) == {
        "band_3/unknown": 1,
        "band_3/white": 21,
        "band_3/bme": 3,
        "band_5/unknown": 0,
        "band_5/white": 18,
        "band_5/bme": 6,
    }


def test_a_line_of_numbers_that_are_not_known_is_no_line_of_headings() -> None:
    assert len(pasted("Unknown\tUnknown\tUnknown\n21\t3\t1").changes) == 6


@pytest.mark.parametrize(
    "block",
    [
        "Grade\tWhite\tBME\tWhite\nBand 3\t21\t3\t20",
        "Grade\tNot said\tUnknown\nBand 3\t21\t3",
        "White\tBME\tWhite\n21\t3\t20",
    ],
)
def test_two_headings_that_mean_the_same_column_are_refused(block: str) -> None:
    refused = pasted(block)
    assert refused.changes == ()
    heading = "Unknown" if "Unknown" in block else "White"
    assert refused.refused == HEADING_TWICE.format(heading)


def test_a_heading_that_the_table_does_not_have_is_refused() -> None:
    refused = pasted("Grade\tWhite\tAsian\nBand 3\t21\t3")

    assert refused.refused == NO_SUCH_COLUMN
    assert refused.changes == ()


def test_a_name_that_no_row_has_is_refused_so_that_no_number_stands_in_a_wrong_row() -> None:
    refused = pasted("Band 3\t21\nBand 4\t11")

    assert '"Band 4"' in refused.refused
    assert refused.changes == ()


def test_a_row_named_twice_is_refused() -> None:
    assert pasted("Band 3\t21\nBand 3\t4").refused == TWICE


def test_totals_by_name_are_left_out_and_compared_with_what_is_calculated() -> None:
    right, wrong = (pasted(f"Band 3\t21\t3\t1\t25\nAll bands\t21\t3\t1\t{total}") for total in (25, 26))

    assert dict(right.changes) == dict(wrong.changes) == {"band_3/white": 21, "band_3/bme": 3, "band_3/unknown": 1}
    assert "differed" not in right.told
    assert "All bands, Total" in wrong.told


def test_a_line_of_totals_that_the_table_names_otherwise_is_left_out() -> None:
    assert dict(pasted("Band 3\t21\nGrand total\t21").changes) == {"band_3/white": 21}


def test_a_block_that_is_wider_than_the_table_is_refused() -> None:
    assert pasted("Band 3\t1\t2\t3\t6\t9").refused == TOO_WIDE


def test_a_band_is_not_taken_for_another_whose_name_it_begins_with() -> None:
    assert '"Band 8"' in pasted("Band 5\t1\nBand 8\t2").refused


def of_staff(group: str) -> GridShape:
    return GridShape(tuple(entered(f"workforce/{group}/{prefix}", label) for prefix, label in ROWS.items()), GROUPS)


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("clinical", "Office and support - Band 3"),
        ("clinical", "Non-clinical Band 3"),
        ("clinical", "Admin and clerical, Band 3"),
        ("non_clinical", "Clinical - Band 3"),
        ("non_clinical", "Nursing Band 3"),
    ],
)
def test_a_table_of_other_staff_is_refused_by_its_name(group: str, name: str) -> None:
    refused = paste(GridValues(of_staff(group)), read_block(f"{name}\t21\t3\t1\nBand 5\t1\t1\t1"), (0, 0))
    assert refused.changes == ()
    assert name in refused.refused


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("clinical", "Clinical - Band 3"),
        ("clinical", "Nursing Band 3"),
        ("non_clinical", "Non-clinical - Band 3"),
        ("non_clinical", "Office and support - Band 3"),
    ],
)
def test_a_table_of_the_same_staff_is_taken(group: str, name: str) -> None:
    taken = paste(GridValues(of_staff(group)), read_block(f"{name}\t21\t3\t1"), (0, 0))
    assert dict(taken.changes)[f"workforce/{group}/band_3/white"] == 21


SURVEY = GridShape(
    tuple(entered(f"survey/a/{group}", f"Harassed by staff: {group} staff") for group in ("white", "bme")),
    (GridColumn("Answered", "answered"), GridColumn("Said yes", "yes")),
)


@pytest.mark.parametrize(
    "block",
    ["Question\tWhite\tBME\nHarassment by staff\t47\t23", "White\tBME\n47\t23", "\tWhite\tEthnic minority\nQ1\t4\t2"],
)
def test_a_survey_with_its_groups_side_by_side_is_refused_in_words_and_no_column_is_dropped(block: str) -> None:
    refused = paste(GridValues(SURVEY), read_block(block), (0, 0))

    assert refused.refused == GROUPS_ACROSS.format("Harassed by staff: white staff")
    assert refused.changes == ()


def test_lines_whose_names_are_none_of_the_table_put_no_words_into_cells_for_numbers() -> None:
    assert pasted("Porters\t3\t2\nCleaners\t4\t1").refused == NAMES_NO_ROW.format("Porters")
    assert pasted("n/k\t3\n4\t1").refused == ""


def test_bands_may_be_shortened_where_other_lines_name_theirs_in_full() -> None:
    """Of a first column with a name in it nothing is a number of people."""
    found = dict(pasted("Band 3\t21\t3\t1\n5\t31\t22\t1\n8a\t4\t1\t0").changes)

    assert {place: found[place] for place in found if place.endswith("bme")} == {
        "band_3/bme": 3,
        "band_5/bme": 22,
        "band_8a/bme": 1,
    }
    assert dict(pasted("B3\t21\nB5\t31").changes) == {"band_3/white": 21, "band_5/white": 31}


def test_the_one_name_that_the_table_does_not_have_is_said() -> None:
    refused = pasted("Band 3\t21\t3\t1\n6\t31\t22\t1")

    assert refused.changes == ()
    assert '"6"' in refused.refused


def test_a_total_line_is_compared_with_what_is_calculated() -> None:
    lines = "Band 3\t21\t3\t1\nBand 5\t31\t22\t1\n"

    assert pasted(lines + "Total\t52\t25\t2").told == f"{BY_NAME} {LEFT_TOTALS}"
    assert "One of them differed" in pasted(lines + "Total\t53\t25\t2").told
    assert "All bands, White" in pasted(lines + "Total\t53\t25\t2").told


def test_headings_say_which_column_is_which_where_no_rows_are_named_and_a_column_between_stays_as_it_is() -> None:
    before = GridValues(STAFF, {"band_3/bme": 9})
    moved = paste(before, read_block("Not said\tWhite\n1\t21\n2\t22"), (0, 1))

    assert {place: count for place, count in moved.changes if place.startswith("band_3/")} == {
        "band_3/unknown": 1,
        "band_3/white": 21,
    }


def test_headings_that_the_table_does_not_have_are_refused_where_no_rows_are_named() -> None:
    assert pasted("White\tAsian\n21\t3").refused == NO_SUCH_COLUMN


def test_a_line_without_a_name_among_lines_with_names_is_named_and_refused() -> None:
    refused = pasted("Band 3\t21\n?\t11").refused

    assert '"?"' in refused
    assert "Nothing was pasted" in refused
