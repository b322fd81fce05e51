"""Kinds of mess in the table itself: what stands above, below, between and inside the rows."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.intake import messy
from tests.intake.messy import (
    BAND,
    BIRTH,
    ETHNIC,
    FTE,
    GROUP,
    KIND,
    LEFT,
    MAIN,
    NAME,
    NUMBER,
    STARTED,
    USUAL,
    Column,
    Expected,
    Mess,
    Person,
    counts,
    people,
    table,
    with_column,
)
from tests.intake.sheets import write_xlsx


def plain(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody)))


def columns_in_any_order(folder: Path, chance: random.Random) -> Expected:
    everybody, columns = people(chance), [*USUAL, BIRTH, STARTED, KIND, FTE]
    chance.shuffle(columns)
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def preamble_above_the_headings(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    above: list[messy.Row] = [
        ["NHS Thornmere: Staff in Post"],
        ["Run by", "HR Systems", "on", date(2024, 4, 2)],
        [],
        ["Filter: Band, Staff Group"],
        [],
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", [*above, *table(everybody)]))


def data_begin_far_right_and_down(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [[None, None, None, *row] for row in table(everybody)]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", [*([] for _ in range(12)), *rows]))


def blank_rows_between(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    heading, *rows = table(everybody)
    spaced = [each for row in rows for each in ([row, []] if chance.random() < 0.3 else [row])]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", [heading, *spaced]))


def blank_columns_between(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [[value for cell in row for value in (cell, None)] for row in table(everybody)]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", rows))


def a_totals_row_below(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [*table(everybody), ["Total", None, None, None, len(everybody)]]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", rows))


def a_grand_total_two_rows_below(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [*table(everybody), [], [None, "Grand Total", len(everybody)]]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", rows))


def subtotals_between(folder: Path, chance: random.Random) -> Expected:
    everybody = sorted(people(chance), key=lambda each: each.band)
    heading, *rows = table(everybody)
    mixed = [heading]
    for number, row in enumerate(rows):
        mixed.append(row)
        last = number + 1 == len(rows) or rows[number + 1][4] != row[4]
        if last:
            mixed.append([None, None, None, None, f"{row[4]} Total"])
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", mixed))


def headings_again_on_every_page(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    heading, *rows = table(everybody)
    mixed = [each for number, row in enumerate(rows) for each in ([heading, row] if number % 20 == 0 else [row])]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", mixed))


def a_note_below_the_table(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [
        *table(everybody),
        [],
        [None, "Source: staff system. Excludes hosted staff."],
        [None, "Contact: workforce team"],
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", rows))


def headings_with_line_breaks_and_odd_case(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns: list[Column] = [
        ("EMPLOYEE\nNUMBER", NUMBER[1]),
        ("ethnic\norigin", ETHNIC[1]),
        ("Staff  Group ", GROUP[1]),
        ("Pay\nBand*", BAND[1]),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def headings_run_together(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns: list[Column] = [
        ("EmployeeNumber", NUMBER[1]),
        ("EthnicOrigin", ETHNIC[1]),
        ("staff_group", GROUP[1]),
        ("PayBand", BAND[1]),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def codes_beside_descriptions(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns: list[Column] = [
        NUMBER,
        ("Ethnic Code", lambda p: p.code),
        ("Ethnic Origin Description", lambda p: p.description),
        GROUP,
        BAND,
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def ethnic_codes_alone(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns = with_column(USUAL, "Ethnic Origin", ("Ethnicity", lambda p: p.code if p.number % 2 else p.code.lower()))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def ethnic_descriptions_in_any_case(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    ways = (str.upper, str.lower, str.title)
    columns = with_column(USUAL, "Ethnic Origin", ("Ethnic Group", lambda p: ways[p.number % 3](p.description)))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def blank_ethnicity_is_unknown(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns = with_column(USUAL, "Ethnic Origin", ("Ethnic Origin", lambda p: None if p.group == "unknown" else p.code))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def spaces_that_cannot_be_seen(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [[f" {cell}\u00a0 " if isinstance(cell, str) else cell for cell in row] for row in table(everybody)]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", rows))


def bands_in_many_ways(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    ways = ("Band {}", "AfC {}", "AFC Band {}", "band {} ", "BAND {}", "Agenda for Change - Band {}", "B{}", "{}")
    columns = with_column(USUAL, "Pay Band", ("AfC Band", lambda p: ways[p.number % len(ways)].format(p.band)))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def esr_pay_scales(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns = with_column(USUAL, "Pay Band", ("Pay Scale Description", _esr))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def _esr(each: Person) -> str:
    number = messy.BANDS.index(each.band) + 2
    kind = "N" if each.staff_group == "non_clinical" else "R"
    words = f"Band 8 - Range {each.band[1].upper()}" if each.band.startswith("8") else f"Band {each.band}"
    return f"NHS|X{kind}{number:02}|{'Non ' if kind == 'N' else ''}Review Body {words}"


def esr_codes_alone(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns = with_column(USUAL, "Pay Band", ("Pay Grade", lambda p: _esr(p).split("|")[1]))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def doctors_among_them(folder: Path, chance: random.Random) -> Expected:
    everybody = messy.doctors(people(chance))
    columns = with_column(
        USUAL, "Pay Band", ("Grade", lambda p: p.band if p.row in messy.MEDICAL.values() else f"Band {p.band}")
    )
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def occupation_codes_instead_of_staff_groups(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns = with_column(USUAL, "Staff Group", ("Occupation Code", lambda p: p.occupation))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def a_column_that_says_clinical_or_not(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns = with_column(
        USUAL, "Staff Group", ("Clinical / Non-Clinical", lambda p: p.staff_group.replace("_", "-").title())
    )
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def bank_and_agency_among_them(folder: Path, chance: random.Random) -> Expected:
    everybody = messy.workers_who_do_not_count(people(chance))
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, [*USUAL, KIND])))


def leavers_and_starters(folder: Path, chance: random.Random) -> Expected:
    everybody = messy.leavers_and_starters(people(chance))
    return Expected(
        counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, [*USUAL, STARTED, LEFT]))
    )


def two_posts_with_a_main_one(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    second = [replace(each, band="3", row="band_3", counted=False, main="No") for each in everybody[::5]]
    both = [*second, *everybody]
    chance.shuffle(both)
    return Expected(counts(both), path=write_xlsx(folder / "staff.xlsx", table(both, [*USUAL, MAIN])))


def two_posts_of_different_hours(folder: Path, chance: random.Random) -> Expected:
    everybody = [replace(each, fte=0.6) for each in people(chance)]
    second = [replace(each, band="3", row="band_3", counted=False, fte=0.4) for each in everybody[::4]]
    both = [*second, *everybody]
    return Expected(counts(both), path=write_xlsx(folder / "staff.xlsx", table(both, [*USUAL, FTE])))


def numbers_of_posts_alone(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    second = [replace(each, band="3", row="band_3", counted=False, main="N") for each in everybody[::6]]
    number: Column = ("Assignment Number", lambda p: f"{p.number}" if p.main == "Yes" else f"{p.number}-2")
    columns = [number, ETHNIC, GROUP, BAND, MAIN]
    return Expected(
        counts([*everybody, *second]), path=write_xlsx(folder / "staff.xlsx", table([*everybody, *second], columns))
    )


def numbers_partly_stored_as_text(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    second = [replace(each, band="3", row="band_3", counted=False, main="No", fte=0.2) for each in everybody[::5]]
    number: Column = ("Employee No.", lambda p: str(p.number) if p.main == "No" else float(p.number))
    rows = table([*everybody, *second], [number, *USUAL[1:], FTE])
    return Expected(counts([*everybody, *second]), path=write_xlsx(folder / "staff.xlsx", rows))


def a_local_grade(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    for number in (3, 17, 40):
        everybody[number] = replace(everybody[number], band="Spot Salary", counted=False)
    columns = with_column(
        USUAL, "Pay Band", ("Pay Band", lambda p: p.band if p.band == "Spot Salary" else f"Band {p.band}")
    )
    path = write_xlsx(folder / "staff.xlsx", table(everybody, columns))
    return Expected(counts(everybody), questions=frozenset({"Spot Salary"}), path=path)


def a_category_that_nobody_knows(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    everybody[5] = replace(everybody[5], code="", description="Elvish", counted=False)
    columns = with_column(USUAL, "Ethnic Origin", ("Ethnic Origin", lambda p: p.description))
    path = write_xlsx(folder / "staff.xlsx", table(everybody, columns))
    return Expected(counts(everybody), questions=frozenset({"Elvish"}), path=path)


def a_summary_with_headcounts(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance, 200)
    cells: dict[tuple[str, str, str], int] = {}
    for each in everybody:
        key = (each.staff_group_words, f"Band {each.band}", each.description)
        cells[key] = cells.get(key, 0) + 1
    rows: list[messy.Row] = [
        ["Staff Group", "Pay Band", "Ethnic Origin", "Headcount", "FTE"],
        *([*key, n, n * 0.9] for key, n in cells.items()),
    ]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", rows))


def a_summary_of_fte_instead_of_people(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows: list[messy.Row] = [["Staff Group", "Pay Band", "Ethnic Origin", "Headcount"]]
    rows += [[each.staff_group_words, f"Band {each.band}", each.description, 2.6] for each in everybody]
    path = write_xlsx(folder / "staff.xlsx", rows)
    return Expected({}, problems=frozenset({"sheet Sheet1 / column D (Headcount)"}), path=path)


def a_status_for_those_who_left(folder: Path, chance: random.Random) -> Expected:
    everybody = [replace(each, counted=number % 8 != 0) for number, each in enumerate(people(chance))]
    words = ("Active Assignment", "Maternity & Adoption", "Career Break", "Suspend With Pay", "Acting Up")
    status: Column = (
        "Assignment Status",
        lambda p: words[p.number % 5] if p.counted else "Terminate Process Assignment",
    )
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, [*USUAL, status])))


def columns_that_are_nearly_the_right_ones(folder: Path, chance: random.Random) -> Expected:
    """A manager's number, a previous band, a nationality, a date of the last change of band."""
    everybody = people(chance)
    near: list[Column] = [
        ("Line Manager Employee Number", lambda _: 10_001),
        ("Previous Pay Band", lambda _: "Band 1"),
        ("Nationality", lambda _: "British"),
        ("Grade Step Date", lambda _: date(2024, 4, 1)),
        ("Position Start Date", lambda _: date(2024, 5, 1)),
        ("Projected Termination Date", lambda _: date(2020, 1, 1)),
        ("Fixed Term End Date", lambda _: date(2020, 1, 1)),
        ("Marital Status", lambda _: "Single"),
        NAME,
    ]
    columns = [*near, NUMBER, ETHNIC, GROUP, BAND, STARTED]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


TABLES: tuple[Mess, ...] = (
    plain,
    columns_in_any_order,
    preamble_above_the_headings,
    data_begin_far_right_and_down,
    blank_rows_between,
    blank_columns_between,
    a_totals_row_below,
    a_grand_total_two_rows_below,
    subtotals_between,
    headings_again_on_every_page,
    a_note_below_the_table,
    headings_with_line_breaks_and_odd_case,
    headings_run_together,
    codes_beside_descriptions,
    ethnic_codes_alone,
    ethnic_descriptions_in_any_case,
    blank_ethnicity_is_unknown,
    spaces_that_cannot_be_seen,
    bands_in_many_ways,
    esr_pay_scales,
    esr_codes_alone,
    doctors_among_them,
    occupation_codes_instead_of_staff_groups,
    a_column_that_says_clinical_or_not,
    bank_and_agency_among_them,
    leavers_and_starters,
    two_posts_with_a_main_one,
    two_posts_of_different_hours,
    numbers_of_posts_alone,
    numbers_partly_stored_as_text,
    a_local_grade,
    a_category_that_nobody_knows,
    a_summary_with_headcounts,
    a_summary_of_fte_instead_of_people,
    a_status_for_those_who_left,
    columns_that_are_nearly_the_right_ones,
)
