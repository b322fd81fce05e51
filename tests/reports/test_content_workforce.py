"""Indicator 1: rows fold by what is printed, and by nothing else."""

from dataclasses import replace

from tests.reports.publications import count, published, source_of, two_years, with_withheld
from wres_desktop.disclosure.statements import Publication
from wres_desktop.reports.blocks import DataTable
from wres_desktop.reports.content_workforce import (
    cluster_chart,
    groups_without_table,
    race_disparity_table,
    staff_tables,
)

GROUPS = ("white", "bme", "unknown", "total")


def table_named(publication: Publication, caption: str) -> DataTable:
    return next(table for table in staff_tables(source_of(publication)) if table.caption == caption)


def row_of(group: str, row: str, *counts: str | None) -> tuple[object, ...]:
    return tuple(count(f"2021/1/{group}/{row}/{name}", printed) for name, printed in zip(GROUPS, counts, strict=True))


def publication_of(*rows: tuple[object, ...]) -> Publication:
    statements = tuple(statement for row in rows for statement in row)
    return replace(published(*two_years()), statements=statements)  # type: ignore[arg-type]  # rows of statements


EMPTY = ("0", "0", "0", "0")
NOTHING = (None, None, None, None)
CLUSTER = {
    "bands_5_to_7": ("band_5", "band_6", "band_7"),
    "bands_8a_to_8b": ("band_8a", "band_8b"),
    "bands_8c_to_vsm": ("band_8c", "band_8d", "band_9", "vsm"),
    "bands_1_to_4": ("under_band_1", "band_1", "band_2", "band_3", "band_4"),
}


def clinical(**given: tuple[str | None, ...]) -> Publication:
    """Clinical staff with the rows that are given; every other row is empty."""
    names = ["total", *CLUSTER, *(band for bands in CLUSTER.values() for band in bands)]
    return publication_of(*(row_of("clinical", name, *given.get(name, EMPTY)) for name in names))


def test_a_row_with_nothing_printed_is_counted_with_the_bands_around_it_and_named() -> None:
    publication = clinical(
        total=("20", "9", None, None), bands_5_to_7=("20", "9", "0", "29"), band_5=NOTHING, band_6=NOTHING
    )
    table = table_named(publication, "Clinical staff")

    assert [row.label for row in table.rows] == ["All clinical staff", "Bands 5 to 7"]
    assert (
        "Without a row of their own, but counted with the bands around them, if anybody is in them: Band 5 and Band 6."
        in table.notes
    )


def test_a_cluster_with_nothing_printed_is_counted_in_the_total_and_named() -> None:
    publication = clinical(total=("20", "9", None, None), bands_5_to_7=NOTHING, band_5=NOTHING, band_6=NOTHING)
    table = table_named(publication, "Clinical staff")

    assert [row.label for row in table.rows] == ["All clinical staff"]
    assert "Without a row of their own, but counted in the total, if anybody is in them: Bands 5 to 7." in table.notes


def test_a_band_that_is_printed_shows_its_cluster_even_where_that_is_withheld() -> None:
    publication = clinical(
        total=("20", "9", None, None), bands_5_to_7=NOTHING, band_5=("15", None, None, None), band_6=NOTHING
    )
    table = table_named(publication, "Clinical staff")

    assert [(row.label, row.level) for row in table.rows] == [
        ("All clinical staff", 0),
        ("Bands 5 to 7", 1),
        ("Band 5", 2),
    ]
    assert [cell.text for cell in table.rows[1].cells[:4]] == ["[c]"] * 4


def test_rows_without_staff_are_named_in_one_line() -> None:
    publication = clinical(
        total=("20", "9", "0", "29"), bands_5_to_7=("20", "9", "0", "29"), band_5=("20", "9", "0", "29")
    )
    table = table_named(publication, "Clinical staff")

    assert "No staff in: Bands 1 to 4 and under; Band 6; Band 7; Bands 8a and 8b; Bands 8c to 9 and VSM." in table.notes


def test_the_only_band_with_staff_stands_for_its_cluster() -> None:
    counts = ("20", "9", "0", "29")
    table = table_named(clinical(total=counts, bands_5_to_7=counts, band_6=counts), "Clinical staff")

    assert [(row.label, row.level) for row in table.rows] == [("All clinical staff", 0), ("Band 6", 1)]


def test_a_zero_for_bme_staff_is_named_where_its_row_is_folded() -> None:
    publication = clinical(
        total=("20", "9", None, None),
        bands_8c_to_vsm=(None, "0", None, "8"),
        band_9=(None, "0", None, None),
        vsm=(None, "0", None, None),
    )
    table = table_named(publication, "Clinical staff")

    assert [row.label for row in table.rows] == ["All clinical staff", "Bands 8c to 9 and VSM"]
    said = "No BME staff in: Band 9 and VSM. Whether other staff are there is not shown."
    assert said in table.notes


def test_rows_whose_names_hold_an_and_are_kept_apart_by_semicolons() -> None:
    nobody = (None, "0", None, None)
    table = table_named(
        clinical(total=("20", "9", None, None), bands_8a_to_8b=nobody, bands_8c_to_vsm=nobody), "Clinical staff"
    )

    assert any("Bands 8a and 8b; Bands 8c to 9 and VSM" in note for note in table.notes)


def test_a_staff_group_of_which_nothing_is_printed_has_a_sentence_instead_of_a_table() -> None:
    publication = with_withheld(published(*two_years()), "2021/1/medical")

    assert not any(table.caption == "Medical and dental staff" for table in staff_tables(source_of(publication)))
    assert "Medical and dental staff: shown only as part of all staff." in groups_without_table(source_of(publication))


def test_both_staff_groups_together_are_shown_where_that_says_more() -> None:
    apart = with_withheld(published(*two_years()), "2021/1/clinical", "2021/1/non_clinical")
    captions = [table.caption for table in staff_tables(source_of(apart))]

    assert "Clinical and non-clinical staff together" in captions
    assert "Clinical staff" not in captions


def test_both_staff_groups_together_are_left_out_where_each_says_as_much() -> None:
    captions = [table.caption for table in staff_tables(source_of(published(*two_years())))]

    assert "Clinical and non-clinical staff together" not in captions


def test_the_chart_has_a_bar_for_each_printed_share_and_the_whole_to_compare_with() -> None:
    publication = published(*two_years())
    chart = cluster_chart(source_of(publication))
    assert chart is not None
    printed = {each.printed for each in chart.bars}
    shares = {
        publication.printed(statement.id)
        for statement in publication.statements
        if statement.id.startswith("2021/1/") and statement.id.endswith("bme_percent")
    }

    assert printed <= shares
    assert chart.reference is not None
    assert chart.reference.printed == publication.printed("2021/staff/bme_percent")


def test_there_is_no_chart_where_no_share_is_printed() -> None:
    assert cluster_chart(source_of(with_withheld(published(*two_years()), "2021/1/"))) is None


def test_race_disparity_ratios_are_left_out_before_they_were_asked_for() -> None:
    earlier = published(two_years()[0])

    assert race_disparity_table(source_of(earlier)) is None
