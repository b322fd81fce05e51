"""What is published, as a table that a spreadsheet can open without harm."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from tests.reports.publications import everything_withheld, published, two_years, with_printed
from wres_desktop.disclosure.statements import Undefined
from wres_desktop.reports.csv_table import HEADINGS, published_csv, published_rows

PUBLICATION = published(*two_years())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_every_statement_has_one_row_in_its_order_before_what_follows_from_them() -> None:
    ids = [row["id"] for row in rows(published_csv(PUBLICATION))]

    assert ids[: len(PUBLICATION.statements)] == [each.id for each in PUBLICATION.statements]


def test_every_text_that_follows_from_the_statements_has_one_row() -> None:
    found = {row["id"]: row["printed"] for row in rows(published_csv(PUBLICATION))[len(PUBLICATION.statements) :]}
    texts = {f"{each.id}#{name}": text for each in PUBLICATION.derived for name, text in each.says.items()}
    withheld = {each.id: "[c]" for each in PUBLICATION.derived if not each.says}

    assert found == texts | withheld


def test_what_follows_says_what_it_is_about() -> None:
    what = {row["id"]: row["what"] for row in rows(published_csv(PUBLICATION))}

    assert what["2021/5/gap/change/2020#change"] == (
        "Harassment from patients, relatives or the public: BME minus white, change since 2020: change"
    )
    assert what["2021/1/all/band_8a/one_more"] == (
        "Clinical and non-clinical staff together, Band 8a: share of BME, with one more"
    )


def test_a_row_says_what_it_is_of_which_year_and_in_which_unit() -> None:
    row = next(row for row in published_rows(PUBLICATION) if row[0] == "2021/5/gap")

    assert dict(zip(HEADINGS, row, strict=True)) == {
        "id": "2021/5/gap",
        "what": "Harassment from patients, relatives or the public: BME minus white",
        "year": "2021",
        "printed": "8.2",  # 12 of 40 is 30.0 %, 24 of 110 is 21.8 %
        "unit": "percentage points",
        "rounded_to": "1",
        "note": "",
    }


def test_everything_withheld_has_the_same_mark_and_the_same_note() -> None:
    table = rows(published_csv(everything_withheld(PUBLICATION)))

    assert {(row["printed"], row["rounded_to"]) for row in table} == {("[c]", "")}
    assert len({row["note"] for row in table}) == 1


def test_a_figure_without_a_value_gives_its_reason() -> None:
    statement = PUBLICATION.statements[0]
    undefined = Undefined(statement.id, statement.quantity, "nobody in the group")
    (row,) = rows(published_csv(replace(PUBLICATION, statements=(undefined,), derived=())))

    assert (row["printed"], row["note"]) == ("[z]", "cannot be calculated: nobody in the group")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(start: str) -> None:
    attack = with_printed(PUBLICATION, {"2021/staff/total": f"{start}cmd|' /C calc'!A0"})
    row = next(row for row in rows(published_csv(attack)) if row["id"] == "2021/staff/total")

    assert row["printed"].startswith("'")


def test_a_number_below_zero_stays_a_number() -> None:
    below = with_printed(PUBLICATION, {"2021/5/gap": "-4.6"})
    row = next(row for row in rows(published_csv(below)) if row["id"] == "2021/5/gap")

    assert row["printed"] == "-4.6"
