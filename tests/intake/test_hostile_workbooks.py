"""Workbooks that mean harm or are broken: a clear sentence for each, no crash, no hang, nothing worked out."""

import random
import re
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.intake.messy import people, table
from tests.intake.messy_files import write_ods
from tests.intake.sheets import Row, write_csv, write_xlsx
from wres_desktop.errors import Cancelled, UnreadableFile
from wres_desktop.intake.spreadsheet import recognise
from wres_desktop.intake.table_rows import TableRows
from wres_desktop.intake.windows_job import PROCESS_MEMORY, limits
from wres_desktop.intake.workbook import Fault
from wres_desktop.intake.workbook_process import MOST_MEMORY, WorkbookReader, is_too_long
from wres_desktop.intake.workbook_sheets import read_spreadsheet_file

ROWS = table(people(random.Random(5)))  # noqa: S311  invented people, not secrets

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><worksheet>&m;</worksheet>"
)


def changed(path: Path, parts: Mapping[str, bytes | None]) -> Path:
    """The workbook with parts put in the place of others; ``None`` takes one out."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents |= {name: part for name, part in parts.items() if part is not None}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in contents.items():
            if parts.get(name, b"") is not None:
                archive.writestr(name, part)
    return path


def staff(folder: Path) -> Path:
    return write_xlsx(folder / "staff.xlsx", ROWS)


def sheet_with(rows: bytes) -> bytes:
    head = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return head + rows + b"</sheetData></worksheet>"


def a_bomb(folder: Path) -> Path:
    """Says of itself that it inflates to two gigabytes."""
    path = changed(staff(folder), {"xl/more.xml": b" " * 12_345_678})
    path.write_bytes(
        path.read_bytes().replace((12_345_678).to_bytes(4, "little"), (2_000_000_000).to_bytes(4, "little"))
    )
    return path


def a_bomb_that_lies_about_its_size(folder: Path) -> Path:
    path = changed(
        staff(folder), {SHEET: sheet_with(b"<row r='1'><c r='A1' t='inlineStr'><is><t>" + b" " * 30_000_000)}
    )
    content = path.read_bytes()
    true_size = (30_000_000 + len(sheet_with(b"<row r='1'><c r='A1' t='inlineStr'><is><t>"))).to_bytes(4, "little")
    assert content.count(true_size) == 2
    path.write_bytes(content.replace(true_size, (1_000).to_bytes(4, "little")))
    return path


def entities_within_entities(folder: Path) -> Path:
    return changed(staff(folder), {SHEET: ENTITIES})


def entities_in_the_shared_texts(folder: Path) -> Path:
    return changed(staff(folder), {"xl/sharedStrings.xml": ENTITIES})


def entities_in_a_long_file(folder: Path) -> Path:
    path = changed(a_long_file(folder), {SHEET: ENTITIES})
    assert path.stat().st_size > 2_000_000
    return path


def a_long_file(folder: Path) -> Path:
    """More than two megabytes on the disk: such a file is parsed while it is looked through."""
    digits = random.Random(3).randbytes(2_100_000).hex()  # noqa: S311  no secrets: what cannot be packed
    notes = [digits[start : start + 10_500] for start in range(0, len(digits), 10_500)]
    rows = [["Employee Number", "Ethnic Origin", "Band", "Notes"]]
    return write_xlsx(folder / "staff.xlsx", [*rows, *([n, "A", "Band 5", note] for n, note in enumerate(notes))])


def an_entity_that_names_a_file(folder: Path) -> Path:
    part = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&f;</worksheet>'
    return changed(staff(folder), {"xl/workbook.xml": part})


def one_cell_at_the_far_end(folder: Path) -> Path:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return changed(staff(folder), {SHEET: sheet_with(far)})


def one_cell_far_to_the_right_of_long_columns(folder: Path) -> Path:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 90_000))
    return changed(staff(folder), {SHEET: sheet_with(rows + b'<row r="90000"><c r="XFD90000"><v>1</v></c></row>')})


def a_million_columns(folder: Path) -> Path:
    path = folder / "staff.csv"
    path.write_text(",".join(["x"] * 1_000_000) + "\n1,2,3\n", encoding="utf-8")
    return path


def repeated_cells_without_end(folder: Path) -> Path:
    path = write_ods(folder / "staff.ods", ROWS)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
    many = (
        b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell office:value-type="float" '
        b'office:value="1" table:number-columns-repeated="1000"/></table:table-row></table:table>'
    )
    return changed(path, {"content.xml": content.replace(b"</table:table>", many)})


def a_workbook_cut_in_half(folder: Path) -> Path:
    path = staff(folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def a_workbook_with_zeros_in_the_middle(folder: Path) -> Path:
    path = staff(folder)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 400] = bytes(400)
    path.write_bytes(bytes(content))
    return path


def a_workbook_without_its_sheet(folder: Path) -> Path:
    return changed(staff(folder), {SHEET: None})


def an_encrypted_workbook(folder: Path) -> Path:
    path = folder / "staff.xlsx"
    path.write_bytes(
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )
    return path


def a_zip_with_a_password(folder: Path) -> Path:
    path = staff(folder)
    content = bytearray(path.read_bytes())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(sign)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(sign, place + 4)
    path.write_bytes(bytes(content))
    return path


def a_word_document(folder: Path) -> Path:
    path = folder / "staff.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return path


def a_binary_workbook(folder: Path) -> Path:
    path = folder / "staff.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    return path


def a_pdf(folder: Path) -> Path:
    path = folder / "staff.xlsx"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(100))
    return path


def a_web_page_named_xls(folder: Path) -> Path:
    path = folder / "staff.xls"
    path.write_text("<html><body><table><tr><td>Ethnic Origin</td></tr></table></body></html>", encoding="utf-8")
    return path


def a_picture(folder: Path) -> Path:
    path = folder / "staff.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(5_000))  # noqa: S311  not a secret
    return path


def an_empty_file(folder: Path) -> Path:
    path = folder / "staff.csv"
    path.touch()
    return path


def an_empty_workbook(folder: Path) -> Path:
    return write_xlsx(folder / "staff.xlsx", [])


def a_quotation_mark_that_never_ends(folder: Path) -> Path:
    path = folder / "staff.csv"
    path.write_text('Employee Number,Ethnic Origin\n1,"A\n' + "2,B\n" * 200_000, encoding="utf-8")
    return path


def two_hundred_thousand_rows(folder: Path) -> Path:
    path = folder / "staff.csv"
    path.write_text("Employee Number,Ethnic Origin,Band\n" + "2,B,Band 5\n" * 200_000, encoding="utf-8")
    return path


def a_folder(folder: Path) -> Path:
    (folder / "staff.xlsx").mkdir()
    return folder / "staff.xlsx"


def nothing_at_all(folder: Path) -> Path:
    return folder / "staff.xlsx"


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    each.__name__: (each, words)
    for each, words in (
        (a_bomb, "more memory or time"),
        (a_bomb_that_lies_about_its_size, "damaged"),
        (entities_within_entities, "can do harm"),
        (entities_in_the_shared_texts, "can do harm"),
        (entities_in_a_long_file, "can do harm"),
        (an_entity_that_names_a_file, "damaged"),
        (one_cell_at_the_far_end, "more than 100,000 rows"),
        (one_cell_far_to_the_right_of_long_columns, "more memory or time"),
        (a_million_columns, "2,000 columns"),
        (repeated_cells_without_end, "more memory or time"),
        (a_workbook_cut_in_half, "damaged"),
        (a_workbook_with_zeros_in_the_middle, "damaged"),
        (a_workbook_without_its_sheet, "damaged"),
        (an_encrypted_workbook, "password"),
        (a_zip_with_a_password, "password"),
        (a_word_document, "Word document"),
        (a_binary_workbook, "binary workbook"),
        (a_pdf, "PDF"),
        (a_web_page_named_xls, "web page"),
        (a_picture, "not a spreadsheet"),
        (an_empty_file, "empty"),
        (an_empty_workbook, "Nothing is filled in"),
        (a_quotation_mark_that_never_ends, "quotation mark"),
        (two_hundred_thousand_rows, "more than 100,000 rows"),
        (a_folder, "folder"),
        (nothing_at_all, "no file"),
    )
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_gives_a_finished_sentence_in_time(
    name: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    make, words = REFUSED[name]
    path = make(tmp_path)
    began = time.process_time()

    with pytest.raises(UnreadableFile) as failure:
        reader.read(path)

    assert words in str(failure.value)
    assert str(failure.value).endswith(".")
    assert "staff" in str(failure.value)
    assert time.process_time() - began < 20


def test_the_process_that_reads_may_not_ask_for_more_than_a_gigabyte() -> None:
    assert MOST_MEMORY <= 1_000_000_000


@pytest.mark.parametrize(
    ("seconds", "at_a_standstill", "too_long"),
    [(19, 19, False), (21, 11, True), (21, 3, False), (59, 1, False), (61, 0, True)],
)
def test_a_file_has_twenty_seconds_by_the_clock_and_more_only_while_it_comes_forward(
    seconds: float, at_a_standstill: float, *, too_long: bool
) -> None:
    assert is_too_long(seconds, at_a_standstill) is too_long


def test_the_limit_of_memory_on_windows_has_the_form_that_windows_asks_for() -> None:
    """144 bytes, the flag at 16 and the limit of a process at 112: winnt.h for 64 bits."""
    limited = bytes(limits(MOST_MEMORY))

    assert len(limited) == 144
    assert int.from_bytes(limited[16:20], "little") & PROCESS_MEMORY
    assert int.from_bytes(limited[112:120], "little") == MOST_MEMORY


def test_a_long_list_comes_forward_all_the_time(tmp_path: Path) -> None:
    rows: list[Row] = [["Employee Number", "Ethnic Origin", "Band"], *([n, "A", "Band 5"] for n in range(9_000))]
    told: list[tuple[int, int]] = []

    read_spreadsheet_file(write_xlsx(tmp_path / "staff.xlsx", rows), lambda done, of: told.append((done, of)))

    shares = [done / of for done, of in told]
    assert shares == sorted(shares)
    assert len(set(shares)) > 6


def test_what_is_read_after_a_refused_file_is_read_as_if_nothing_had_been(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    with pytest.raises(UnreadableFile):
        reader.read(repeated_cells_without_end(tmp_path))

    assert reader.read(staff(tmp_path)).sheets[0].height == len(ROWS)


def test_a_long_file_is_read_as_a_short_one_is(tmp_path: Path, reader: WorkbookReader) -> None:
    path = a_long_file(tmp_path)
    error = b'<c r="C3" t="e"><v>#REF!</v></c>'
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    changed(path, {SHEET: re.sub(rb'<c r="C3".*?</c>', error, sheet)})
    assert path.stat().st_size > 2_000_000

    (read,) = reader.read(path, only_counted=True).sheets

    assert [read.at(row, 0) for row in range(1, read.height)] == list(range(400))
    assert read.faults == {(2, 2): Fault.ERROR}
    assert read.unread == {3}


def test_counting_that_takes_too_long_is_given_up_with_the_same_sentence(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    workbook = reader.read(staff(tmp_path))
    layout = recognise(workbook)

    with pytest.raises(UnreadableFile, match="takes more memory or time to read than any staff list does"):
        TableRows(workbook.sheets[0], layout.found, workbook.name, most_work=-1.0).codes("grade")


def test_a_workbook_that_is_still_open_elsewhere_and_may_be_read_is_read(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    path = staff(tmp_path)
    with path.open("rb"):
        assert reader.read(path).sheets[0].width == 5


def test_the_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        message = "You stopped this."
        raise Cancelled(message)

    path = write_csv(tmp_path / "staff.csv", [["Employee Number", "Band"], *([n, "Band 5"] for n in range(60_000))])
    with WorkbookReader() as own, pytest.raises(Cancelled):
        own.read(path, stop)


def test_nothing_in_a_cell_is_worked_out_or_run(tmp_path: Path, reader: WorkbookReader) -> None:
    proof = tmp_path / "was_run"
    rows = [
        ["Employee Number", "Ethnic Origin", "Band"],
        [f"=cmd|'/c touch {proof}'!A1", "A", "Band 5"],
        ["@SUM(1+1)", "B", "Band 5"],
    ]
    workbook = reader.read(write_csv(tmp_path / "staff.csv", rows))

    assert workbook.sheets[0].at(1, 0) == f"=cmd|'/c touch {proof}'!A1"
    assert not proof.exists()


def test_reading_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    with WorkbookReader() as own:
        own.read(staff(tmp_path))

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["scratch", "staff.xlsx"]
