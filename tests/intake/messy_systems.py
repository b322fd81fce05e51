"""Lists as particular HR systems export them, thought up from their column names and habits, not from the reader."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.intake.messy import Column, Expected, Mess, Person, counts, people, table
from tests.intake.sheets import Row, write_csv, write_xlsx

CENSUS_2021 = {
    "White - British": "White: English, Welsh, Scottish, Northern Irish or British",
    "White - Irish": "White: Irish",
    "Polish": "White: Any other White background",
    "White - Any other White background": "White: Roma",
    "Asian or Asian British - Indian": "Asian, Asian British or Asian Welsh: Indian",
    "Black or Black British - African": "Black, Black British, Black Welsh, Caribbean or African: African",
    "Chinese": "Asian or Asian British: Chinese",
    "Not Stated": "Prefer not to say",
}


def left(everybody: list[Person], when: date) -> list[Person]:
    """Every sixth has left on a day."""
    return [replace(each, left=when, counted=False) if n % 6 == 0 else each for n, each in enumerate(everybody)]


def labels_and_codes_of_one_suite(folder: Path, chance: random.Random) -> Expected:
    everybody = left(people(chance), date(2023, 9, 30))
    columns: list[Column] = [
        ("User/Employee ID", lambda p: f"E{p.number}"),
        ("Employment Details Original Start Date", lambda p: p.started),
        ("Ethnicity (Label)", lambda p: p.description),
        ("Pay Grade (Label)", lambda p: f"AfC Band {p.band}"),
        ("Job Family (Label)", lambda p: p.staff_group_words),
        ("Employee Status (Label)", lambda p: "Terminated" if p.left else "Active"),
        ("Employee Class (Label)", lambda _: "Permanent"),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "export_20240402.xlsx", table(everybody, columns)))


def workers_and_contingent_workers(folder: Path, chance: random.Random) -> Expected:
    everybody = [replace(each, counted=n % 9 != 0) for n, each in enumerate(people(chance))]
    columns: list[Column] = [
        ("Worker", lambda p: f"Invented {p.number}"),
        ("Employee ID", lambda p: f"{p.number:08}"),
        ("Worker Type", lambda p: "Employee" if p.counted else "Contingent Worker"),
        ("Race/Ethnicity", lambda p: p.description),
        ("Compensation Grade", lambda p: f"Band {p.band}"),
        ("Job Family Group", lambda p: p.staff_group_words),
        ("Hire Date", lambda p: f"{p.started:%d %b %Y}"),
    ]
    rows: list[Row] = [["Headcount Report"], ["Effective Date", "31 Mar 2024"], *table(everybody, columns)]
    return Expected(counts(everybody), path=write_xlsx(folder / "Headcount_Report.xlsx", rows))


def positions_with_a_main_one(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    second = [replace(each, band="2", row="band_2", counted=False, main="No") for each in everybody[::7]]
    columns: list[Column] = [
        ("Personal reference", lambda p: f"{p.number}"),
        ("Main position?", lambda p: p.main),
        ("Ethnic origin", lambda p: p.description),
        ("Grade", lambda p: f"BAND {p.band}"),
        ("Staff group", lambda p: p.staff_group_words),
        ("Position status", lambda _: "Permanent"),
        ("Occupancy end date", lambda p: p.left),
    ]
    return Expected(
        counts([*everybody, *second]), path=write_csv(folder / "people.csv", table([*everybody, *second], columns))
    )


def everything_between_quotation_marks_and_one_comma_too_many(folder: Path, chance: random.Random) -> Expected:
    everybody = left(people(chance), date(2024, 1, 31))
    columns: list[Column] = [
        ("Employee Id", lambda p: p.number),
        ("Ethnicity", lambda p: p.description),
        ("Pay Band", lambda p: p.band.upper()),
        ("Staff Group", lambda p: p.staff_group_words),
        ("Left Date", lambda p: f"{p.left:%d/%m/%Y}" if p.left else ""),
    ]
    rows = table(everybody, columns)
    text = "".join(",".join(f'"{cell}"' for cell in row) + ",\r\n" for row in rows)
    path = folder / "hr.csv"
    path.write_text(text, encoding="cp1252", newline="")
    return Expected(counts(everybody), path=path)


def categories_of_the_census_of_2021(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns: list[Column] = [
        ("Employee No", lambda p: p.number),
        ("What is your ethnic group?", lambda p: CENSUS_2021.get(p.description, p.description)),
        ("AfC band", lambda p: p.band),
        ("Clinical?", lambda p: "Yes" if p.staff_group == "clinical" else "No"),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "Book1.xlsx", table(everybody, columns)))


def bands_of_a_small_provider(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    ways = ("A4C Band {}", "NHS Band {}", "AFC-{}", "Band {} equivalent", "{} (AfC)", "AfC band {} - top", "Band{}")
    columns: list[Column] = [
        ("Payroll No.", lambda p: p.number),
        ("Ethnic Background", lambda p: p.description),
        ("NHS band", lambda p: ways[p.number % len(ways)].format(p.band)),
        ("Clinical or non-clinical", lambda p: p.staff_group.replace("_", " ")),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def totals_above_and_pages_below(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns: list[Column] = [
        ("Emp. No.", lambda p: p.number),
        ("Ethnic Origin", lambda p: p.description),
        ("Band", lambda p: f"Band {p.band}"),
        ("Staff Group", lambda p: p.staff_group_words),
    ]
    heading, *rows = table(everybody, columns)
    lines: list[Row] = [["Total staff:", len(everybody)], ["Selection: all", None, "Sorted by: Band"], [], heading]
    for number, row in enumerate(rows):
        lines.append(row)
        if number % 25 == 24:
            lines += [["Page 1 of 3"], [None, None, "OFFICIAL-SENSITIVE"], heading]
    return Expected(counts(everybody), path=write_xlsx(folder / "report.xlsx", lines))


def a_pivot_table_of_people(folder: Path, chance: random.Random) -> Expected:
    """One row for each combination, blanks below a group's first row are filled in; a grand total at the end."""
    everybody = people(chance, 150)
    cells: dict[tuple[str, str, str], int] = {}
    for each in everybody:
        key = (each.staff_group_words, f"Band {each.band}", each.description)
        cells[key] = cells.get(key, 0) + 1
    rows: list[Row] = [["Staff Group", "AfC Band", "Ethnic Group", "Count of Employee Number"]]
    rows += [[*key, count] for key, count in sorted(cells.items())]
    rows.append(["Grand Total", None, None, len(everybody)])
    return Expected(counts(everybody), path=write_xlsx(folder / "pivot.xlsx", rows))


def numbers_with_leading_zeros_and_an_apostrophe(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    second = [replace(each, band="2", row="band_2", counted=False, fte=0.1) for each in everybody[::8]]
    columns: list[Column] = [
        ("Staff ID", lambda p: f"00{p.number}" if p.fte == 1 else f" 00{p.number} "),
        ("Ethnic category", lambda p: f"{p.code} - {p.description}"),
        ("Pay band", lambda p: f"Band {p.band}"),
        ("Occ Code", lambda p: p.occupation),
        ("Contracted WTE", lambda p: p.fte),
    ]
    return Expected(
        counts([*everybody, *second]), path=write_xlsx(folder / "staff.xlsx", table([*everybody, *second], columns))
    )


def joiners_with_a_time_of_day(folder: Path, chance: random.Random) -> Expected:
    everybody = [
        replace(each, started=date(2024, 4, 1), counted=False) if n % 10 == 0 else each
        for n, each in enumerate(people(chance))
    ]
    columns: list[Column] = [
        ("ID", lambda p: p.number),
        ("Person ID", lambda p: p.number + 5),
        ("Ethnicity Description", lambda p: p.description),
        ("Payscale", lambda p: f"Agenda for Change Band {p.band}"),
        ("Main Staff Group", lambda p: p.staff_group_words),
        ("Date Joined Trust", lambda p: f"{p.started:%d/%m/%Y} 00:00"),
    ]
    return Expected(counts(everybody), path=write_csv(folder / "extract.txt", table(everybody, columns), "\t"))


def a_list_in_which_ethnicity_is_asked_in_two_columns(folder: Path, chance: random.Random) -> Expected:
    """The broad group beside the category; either gives the same counts."""
    everybody = people(chance)
    broad = {"white": "White", "bme": "BME", "unknown": "Unknown"}
    columns: list[Column] = [
        ("Employee number", lambda p: p.number),
        ("WRES Ethnicity", lambda p: broad[p.group]),
        ("Ethnic Origin", lambda p: p.description),
        ("Pay Band", lambda p: f"Band {p.band}"),
        ("Staff Group", lambda p: p.staff_group_words),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "wres.xlsx", table(everybody, columns)))


SYSTEMS: tuple[Mess, ...] = (
    labels_and_codes_of_one_suite,
    workers_and_contingent_workers,
    positions_with_a_main_one,
    everything_between_quotation_marks_and_one_comma_too_many,
    categories_of_the_census_of_2021,
    bands_of_a_small_provider,
    totals_above_and_pages_below,
    a_pivot_table_of_people,
    numbers_with_leading_zeros_and_an_apostrophe,
    joiners_with_a_time_of_day,
    a_list_in_which_ethnicity_is_asked_in_two_columns,
)
