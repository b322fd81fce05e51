"""Kinds of mess in the file: formats, encodings, dates, formulas, hidden and merged parts, wrong names."""

import random
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import xlsxwriter
import xlwt

from tests.intake import messy
from tests.intake.messy import LEFT, STARTED, USUAL, Column, Expected, Mess, Person, counts, people, table
from tests.intake.sheets import Row, write_csv, write_xlsx

_FORMULA_IN_E10 = rb"(\x06\x00..\x09\x00\x04\x00..).{8}"
"""The record of a formula: its kind, length, row, column and look, and then its result ([MS-XLS] 2.4.127)."""

DATED = (*USUAL, STARTED, LEFT)


def _dated(shown: Callable[[date], object]) -> list[Column]:
    """The usual columns with first and last day in another form."""

    def start(each: Person) -> object:
        return shown(each.started)

    def leave(each: Person) -> object:
        return shown(each.left) if each.left else None

    return [*USUAL, ("Hire Date", start), ("Leaving Date", leave)]


def _dates_as(shown: Callable[[date], object]) -> Mess:
    def mess(folder: Path, chance: random.Random) -> Expected:
        everybody = messy.leavers_and_starters(people(chance))
        return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, _dated(shown))))

    return mess


dates_as_text = _dates_as(lambda day: f"{day:%d/%m/%Y}")
dates_with_names_of_months = _dates_as(lambda day: f"{day.day}-{day:%b-%Y}")
dates_year_first = _dates_as(lambda day: f"{day:%Y-%m-%d} 00:00:00")
dates_with_two_digits_for_the_year = _dates_as(lambda day: f"{day:%d.%m.%y}")
dates_as_bare_numbers = _dates_as(lambda day: (day - date(1899, 12, 30)).days)
dates_in_full_words = _dates_as(lambda day: f"{day:%A} {day.day} {day:%B %Y}")


def no_last_day_as_the_year_4712(folder: Path, chance: random.Random) -> Expected:
    everybody = messy.leavers_and_starters(people(chance))
    columns: list[Column] = [*USUAL, STARTED, ("Termination Date", lambda p: p.left or "31/12/4712")]
    return Expected(counts(everybody), path=write_xlsx(folder / "staff.xlsx", table(everybody, columns)))


def dates_counted_from_1904(folder: Path, chance: random.Random) -> Expected:
    everybody, path = messy.leavers_and_starters(people(chance)), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True, "default_date_format": "dd mmm yyyy"}) as book:
        _fill(book.add_worksheet(), table(everybody, DATED))
    return Expected(counts(everybody), path=path)


def a_date_that_is_none(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    columns: list[Column] = [*USUAL, ("Leaving Date", lambda p: "tbc" if p is everybody[7] else None)]
    path = write_xlsx(folder / "staff.xlsx", table(everybody, columns))
    right = [each for each in everybody if each is not everybody[7]]
    return Expected(counts(right), problems=frozenset({"sheet Sheet1 / row 9 / column F (Leaving Date)"}), path=path)


def _csv(separator: str, encoding: str) -> Mess:
    def mess(folder: Path, chance: random.Random) -> Expected:
        everybody = people(chance)
        accents: Column = ("Prénom", lambda _: "Zoë, née O'Brien; x")
        path = write_csv(folder / "staff.csv", table(everybody, [accents, *USUAL]), separator, encoding)
        return Expected(counts(everybody), path=path)

    return mess


commas = _csv(",", "utf-8")
commas_with_a_byte_order_mark = _csv(",", "utf-8-sig")
semicolons_in_the_encoding_of_windows = _csv(";", "cp1252")
tabs_in_utf_16 = _csv("\t", "utf-16")
bars = _csv("|", "utf-8")
utf_16_without_a_mark = _csv(",", "utf-16-le")


def line_breaks_inside_cells(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    address: Column = ("Home\nAddress", lambda p: f'1 "Long" Street,\r\nThornmere\n{p.number}')
    return Expected(counts(everybody), path=write_csv(folder / "staff.csv", table(everybody, [address, *USUAL])))


def a_line_that_names_the_separator(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    path = write_csv(folder / "staff.csv", table(everybody), ";")
    path.write_text("sep=;\r\n" + path.read_text(encoding="utf-8"), encoding="utf-8", newline="")
    return Expected(counts(everybody), path=path)


def rows_of_different_lengths(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = [["Staff in post"], [], *table(everybody), ["End of report"]]
    return Expected(counts(everybody), path=write_csv(folder / "staff.csv", rows))


def an_xlsx_named_csv(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    path = write_xlsx(folder / "staff.xlsx", table(everybody))
    return Expected(counts(everybody), path=path.rename(folder / "staff.csv"))


def a_csv_named_xls(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    return Expected(counts(everybody), path=write_csv(folder / "staff.xls", table(everybody), "\t"))


def an_old_workbook(folder: Path, chance: random.Random) -> Expected:
    everybody, path = messy.leavers_and_starters(people(chance)), folder / "staff.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("Staff")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for at, row in enumerate(table(everybody, DATED)):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value, day) if isinstance(value, date) else sheet.write(at, column, value)
    book.save(str(path))
    return Expected(counts(everybody), path=path)


def an_old_workbook_with_errors(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("Staff")
    for at, row in enumerate(table(everybody)):
        for column, value in enumerate(row):
            if (at, column) not in ((6, 2), (9, 4)):
                sheet.write(at, column, value)
    sheet.row(6).set_cell_error(2, "#DIV/0!")
    sheet.write(9, 4, xlwt.Formula("1/0"))
    sheet.row(20).hidden = True
    book.save(str(path))
    failed = bytes.fromhex("02002A000000FFFF")
    changed = re.sub(_FORMULA_IN_E10, lambda found: found[1] + failed, path.read_bytes(), flags=re.DOTALL)
    path.write_bytes(changed)
    right = [each for number, each in enumerate(everybody) if number not in (5, 8)]
    named = frozenset({"sheet Staff / row 7 / column C (Ethnic Origin)", "sheet Staff / row 10 / column E (Pay Band)"})
    return Expected(counts(right), problems=named, confirmations=1, path=path)


def an_open_document_with_errors(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    path = write_ods(folder / "staff.ods", table(everybody))
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    rows = content.split("<table:table-row>")
    cells = rows[5].split("<table:table-cell ")
    failed = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
    cells[3] = f"{failed}><text:p>#DIV/0!</text:p></table:table-cell>"
    rows[5] = "<table:table-cell ".join(cells)
    text = (
        "<table:table-row>".join(rows[:11])
        + '<table:table-row table:visibility="filter">'
        + "<table:table-row>".join(rows[11:])
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", text.replace("xmlns:office", 'xmlns:calcext="urn:calcext" xmlns:office', 1))
    right = [each for number, each in enumerate(everybody) if number != 3]
    named = frozenset({"sheet Staff / row 5 / column C (Ethnic Origin)"})
    return Expected(counts(right), problems=named, confirmations=1, path=path)


def an_open_document(folder: Path, chance: random.Random) -> Expected:
    everybody = messy.leavers_and_starters(people(chance))
    return Expected(counts(everybody), path=write_ods(folder / "staff.ods", table(everybody, DATED)))


def texts_inside_the_cells(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        _fill(book.add_worksheet(), table(everybody))
    return Expected(counts(everybody), path=path)


def written_by_another_library(folder: Path, chance: random.Random) -> Expected:
    everybody, path = messy.leavers_and_starters(people(chance)), folder / "staff.xlsx"
    book = openpyxl.Workbook()
    for row in table(everybody, DATED):
        book.active.append(row)
    book.save(path)
    return Expected(counts(everybody), path=path)


def headings_in_two_rows_with_merged_cells(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Staff")
        sheet.merge_range(0, 0, 0, 5, "Staff in post, all directorates")
        sheet.merge_range(1, 0, 2, 0, "Employee Number")
        sheet.merge_range(1, 1, 1, 2, "Ethnic")
        sheet.merge_range(1, 3, 1, 4, "Post")
        sheet.write_row(2, 1, ["Origin", "Nationality", "Staff Group", "Pay Band"])
        for at, each in enumerate(everybody, 3):
            row = [each.number, each.description, "British", each.staff_group_words, f"Band {each.band}"]
            sheet.write_row(at, 0, row)
    return Expected(counts(everybody), path=path)


def several_sheets(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    cover = [["Staff report"], ["Prepared by the workforce team"]]
    pivot: list[messy.Row] = [["Pay Band", "Headcount"], *([f"Band {band}", 3] for band in messy.BANDS)]
    path = write_xlsx(folder / "staff.xlsx", cover, pivot, table(everybody), names=("Cover", "Summary", "Data"))
    return Expected(counts(everybody), path=path)


def an_old_list_on_a_hidden_sheet(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        _fill(book.add_worksheet("Old"), table(people(chance, 90)))
        _fill(book.add_worksheet("Now"), table(everybody))
        book.worksheets()[1].activate()
        book.worksheets()[0].hide()
    return Expected(counts(everybody), path=path)


def rows_hidden_by_a_filter(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Staff")
        _fill(sheet, table(everybody))
        sheet.autofilter(0, 0, len(everybody), 4)
        for row in (3, 4, 20):
            sheet.set_row(row, options={"hidden": True})
    return Expected(counts(everybody), confirmations=1, path=path)


def a_hidden_column(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Staff")
        _fill(sheet, table(everybody))
        sheet.set_column(2, 2, None, None, {"hidden": True})
    return Expected(counts(everybody), path=path)


def a_protected_sheet(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Staff")
        _fill(sheet, table(everybody))
        sheet.protect("secret")
    return Expected(counts(everybody), path=path)


def formulas_with_results(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Staff")
        rows = table(everybody)
        _fill(sheet, rows)
        for at, row in enumerate(rows[1:], 1):
            sheet.write_formula(at, 4, f"=VLOOKUP(A{at + 1},Bands!A:B,2,FALSE)", None, row[4])
    return Expected(counts(everybody), path=path)


def formulas_that_failed(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Staff")
        _fill(sheet, table(everybody))
        sheet.write_formula(4, 4, "=VLOOKUP(A5,Bands!A:B,2,FALSE)", None, "#N/A")
        sheet.write_formula(11, 2, "=1/0", None, "#DIV/0!")
    named = frozenset({"sheet Staff / row 5 / column E (Pay Band)", "sheet Staff / row 12 / column C (Ethnic Origin)"})
    right = [each for number, each in enumerate(everybody) if number not in (3, 10)]
    return Expected(counts(right), problems=named, path=path)


def formulas_that_were_never_worked_out(folder: Path, chance: random.Random) -> Expected:
    everybody, path = people(chance), folder / "staff.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in table(everybody):
        sheet.append(row)
    sheet["E8"] = "=D8"
    book.save(path)
    right = [each for number, each in enumerate(everybody) if number != 6]
    return Expected(counts(right), problems=frozenset({"sheet Sheet / row 8 / column E (Pay Band)"}), path=path)


def last_rows_of_formulas_that_were_never_worked_out(folder: Path, chance: random.Random) -> Expected:
    """To a reader of values the sheet ends before them."""
    everybody, path = people(chance), folder / "staff.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in table(everybody):
        sheet.append(row)
    below = (len(everybody) + 2, len(everybody) + 3)
    for number in below:
        sheet.cell(number, 5).value = "=Other!A1"
    book.save(path)
    named = frozenset(f"sheet Sheet / row {number} / column E (Pay Band)" for number in below)
    return Expected(counts(everybody), problems=named, path=path)


def errors_as_text(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    rows = table(everybody)
    rows[9][4] = "#N/A"
    right = [each for number, each in enumerate(everybody) if number != 8]
    path = write_csv(folder / "staff.csv", rows)
    return Expected(counts(right), problems=frozenset({"row 10 / column E (Pay Band)"}), path=path)


def a_workbook_with_macros_and_links(folder: Path, chance: random.Random) -> Expected:
    everybody = people(chance)
    path = write_xlsx(folder / "staff.xlsm", table(everybody))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not a macro")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    return Expected(counts(everybody), path=path)


def _fill(sheet: xlsxwriter.worksheet.Worksheet, rows: Sequence[Row]) -> None:
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, value)
            elif value is not None:
                sheet.write(at, column, value)


def write_ods(path: Path, rows: Sequence[Row]) -> Path:
    """An OpenDocument spreadsheet as the standard has it, repeated empty cells and all."""
    lines = []
    for row in rows:
        cells = "".join(map(_ods_cell, row))
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    body = f'<table:table table:name="Staff">{"".join(lines)}</table:table>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _ods_cell(value: object) -> str:
    match value:
        case None:
            return '<table:table-cell table:number-columns-repeated="1"/>'
        case date():
            kind, text = f'office:value-type="date" office:date-value="{value.isoformat()}"', "as shown"
        case int() | float():
            kind, text = f'office:value-type="float" office:value="{value}"', str(value)
        case _:
            kind, text = 'office:value-type="string"', escape(str(value))
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


FILES: dict[str, Mess] = {
    "dates_as_text": dates_as_text,
    "dates_with_names_of_months": dates_with_names_of_months,
    "dates_year_first": dates_year_first,
    "dates_with_two_digits_for_the_year": dates_with_two_digits_for_the_year,
    "dates_as_bare_numbers": dates_as_bare_numbers,
    "dates_in_full_words": dates_in_full_words,
    "no_last_day_as_the_year_4712": no_last_day_as_the_year_4712,
    "dates_counted_from_1904": dates_counted_from_1904,
    "a_date_that_is_none": a_date_that_is_none,
    "commas": commas,
    "commas_with_a_byte_order_mark": commas_with_a_byte_order_mark,
    "semicolons_in_the_encoding_of_windows": semicolons_in_the_encoding_of_windows,
    "tabs_in_utf_16": tabs_in_utf_16,
    "bars": bars,
    "utf_16_without_a_mark": utf_16_without_a_mark,
    "line_breaks_inside_cells": line_breaks_inside_cells,
    "a_line_that_names_the_separator": a_line_that_names_the_separator,
    "rows_of_different_lengths": rows_of_different_lengths,
    "an_xlsx_named_csv": an_xlsx_named_csv,
    "a_csv_named_xls": a_csv_named_xls,
    "an_old_workbook": an_old_workbook,
    "an_old_workbook_with_errors": an_old_workbook_with_errors,
    "an_open_document": an_open_document,
    "an_open_document_with_errors": an_open_document_with_errors,
    "texts_inside_the_cells": texts_inside_the_cells,
    "written_by_another_library": written_by_another_library,
    "headings_in_two_rows_with_merged_cells": headings_in_two_rows_with_merged_cells,
    "several_sheets": several_sheets,
    "an_old_list_on_a_hidden_sheet": an_old_list_on_a_hidden_sheet,
    "rows_hidden_by_a_filter": rows_hidden_by_a_filter,
    "a_hidden_column": a_hidden_column,
    "a_protected_sheet": a_protected_sheet,
    "formulas_with_results": formulas_with_results,
    "formulas_that_failed": formulas_that_failed,
    "formulas_that_were_never_worked_out": formulas_that_were_never_worked_out,
    "last_rows_of_formulas_that_were_never_worked_out": last_rows_of_formulas_that_were_never_worked_out,
    "errors_as_text": errors_as_text,
    "a_workbook_with_macros_and_links": a_workbook_with_macros_and_links,
}
