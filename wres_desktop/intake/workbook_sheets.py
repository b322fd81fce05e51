"""The bytes of a spreadsheet into a ``Workbook``: runs where it may fail, in a process of its own."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.columns import columns_of_interest
from wres_desktop.intake.section_rows import with_sections
from wres_desktop.intake.workbook import (
    FIRST_ROWS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Column,
    Columns,
    Fault,
    Sheet,
    Step,
    Workbook,
    in_chunks,
)
from wres_desktop.intake.workbook_csv import sheet_of_text, too_wide_or_long
from wres_desktop.intake.workbook_file import FileKind, bytes_of, damaged, recognised
from wres_desktop.intake.workbook_ods import scan_ods
from wres_desktop.intake.workbook_scan import MOST_FAULTS, SheetScan
from wres_desktop.intake.workbook_xls import scan_xls
from wres_desktop.intake.workbook_xlsx import scan_xlsx

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ROWS_AT_ONCE: Final = 2_000
_LONG: Final = 2_000_000
"""Bytes of a file from which on it is parsed while it is looked through: some 10,000 rows."""

_WHOLE: Final = 1_000
"""Into how many parts the reading of a file is divided when it says how far it has come."""

_PARSED: Final = 0.6
"""The share of the work on a sheet that is done when its cells are there."""

_MANY_CHUNKS: Final = 50
_SCANNED: Final = 150
"""How many of these parts have passed when the XML has been looked through."""

ERROR_TEXTS: Final = frozenset(
    ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"]
)
"""What stands in a cell whose formula failed, where a file stores it as text."""


def read_spreadsheet_file(path: Path, step: Step, *, only_counted: bool = False) -> Workbook:
    """The file; macros are not run, formulas not worked out, no other file is opened.

    ``only_counted`` passes over the columns in which nothing that is counted can stand.

    Raises:
        UnreadableFile: it is no spreadsheet, or one that cannot be read; the message says what to do.
    """
    content = bytes_of(path)
    step(0, _WHOLE)
    found = recognised(content, path.name)
    digest = hashlib.sha256(content).hexdigest()
    if found.kind is FileKind.TEXT:
        sheets: tuple[Sheet, ...] = (
            _with_error_texts(sheet_of_text(content, path.name, step, columns_of_interest if only_counted else None)),
        )
    else:
        sheets = _sheets(content, found.kind, path.name, step, only_counted=only_counted)
    if not any(sheet.height and sheet.width for sheet in sheets):
        raise UnreadableFile(f"Nothing is filled in in {path.name}; choose another file.")
    return Workbook(path, digest, tuple(map(with_sections, sheets)), found.remarks)


def _sheets(content: bytes, kind: FileKind, name: str, step: Step, *, only_counted: bool) -> tuple[Sheet, ...]:
    import python_calamine  # noqa: PLC0415  a text file does without it

    sheets: list[Sheet] = []
    try:
        scans, opened, parsed = _looked_through_and_opened(content, kind, name, step)
        step(_SCANNED, _WHOLE)
        with opened as book:
            for metadata in book.sheets_metadata:
                if metadata.typ is not python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                scan = scans.get(metadata.name, SheetScan())
                hidden = metadata.visible is not python_calamine.SheetVisibleEnum.Visible
                of = len(book.sheet_names) + 1

                def forward(share: float, of: int = of) -> None:
                    step(_SCANNED + int((_WHOLE - _SCANNED) * (len(sheets) + share) / of), _WHOLE)

                read = parsed.pop(metadata.name, None) or book.get_sheet_by_name(metadata.name)
                forward(_PARSED)
                sheets.append(_sheet(read, scan, name, forward, hidden=hidden, only_counted=only_counted))
                forward(0)
    except python_calamine.PasswordError as error:
        raise UnreadableFile(
            f"{name} is protected by a password; take the password off in Excel and save it again."
        ) from error
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    return tuple(sheets)


def _looked_through_and_opened(
    content: bytes, kind: FileKind, name: str, step: Step
) -> tuple[Mapping[str, SheetScan], "CalamineWorkbook", dict[str, "CalamineSheet"]]:
    """What the file says besides the values, and the parser's book with the sheets that it has parsed already.

    A short file is looked through before the parser sees it. The parser of a long one begins at once in a thread, for
    which it needs no lock of Python's; what it gives is used only if the file was found harmless.
    """
    if len(content) < _LONG:
        scans = _scans(content, kind, name, step)
        return scans, _opened(content), {}
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  most files are short

    with ThreadPoolExecutor(1) as beside:
        parsing = beside.submit(_first_parsed, content)
        scans = _scans(content, kind, name, step)
        return scans, *parsing.result()


def _opened(content: bytes) -> "CalamineWorkbook":
    import python_calamine  # noqa: PLC0415  as above

    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))


def _first_parsed(content: bytes) -> tuple["CalamineWorkbook", dict[str, "CalamineSheet"]]:
    """The book and its first sheet, which is mostly the long one; two at once might take too much memory."""
    from python_calamine import SheetTypeEnum  # noqa: PLC0415  as above

    book = _opened(content)
    names = [each.name for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    return book, {name: book.get_sheet_by_name(name) for name in names[:1]}


def _scans(content: bytes, kind: FileKind, name: str, step: Step) -> Mapping[str, SheetScan]:
    """What the file says besides the values; how many chunks there are is not known, so ``step`` comes ever nearer."""
    chunks = 0

    def go_on() -> None:
        nonlocal chunks
        chunks += 1
        step(_SCANNED * chunks // (chunks + _MANY_CHUNKS), _WHOLE)

    if kind is FileKind.XLS:
        return scan_xls(content, name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return scan_xlsx(archive, name, go_on) if kind is FileKind.XLSX else scan_ods(archive, name, go_on)


def _sheet(
    sheet: "CalamineSheet",
    scan: SheetScan,
    name: str,
    forward: Callable[[float], None],
    *,
    hidden: bool,
    only_counted: bool,
) -> Sheet:
    """One sheet; ``forward`` is told which share of it has been read."""
    width, height = sheet.total_width, sheet.total_height
    if width > MOST_COLUMNS or height > MOST_ROWS or width * height > MOST_CELLS:
        raise too_wide_or_long(name, width, height)
    merged = tuple(sheet.merged_cell_ranges or ())
    columns = Columns((lambda rows: columns_of_interest(rows, merged)) if only_counted else None)
    for chunk in in_chunks(sheet.iter_rows(), _ROWS_AT_ONCE, FIRST_ROWS):
        columns.add(chunk)
        forward(_PARSED + (1 - _PARSED) * columns.height / max(height, 1))
    read = Sheet(
        name=sheet.name,
        columns=columns.finished(),
        height=columns.height,
        hidden=hidden,
        hidden_rows=frozenset(row for row in scan.hidden_rows if row < columns.height),
        hidden_columns=frozenset(scan.hidden_columns),
        merged=merged,
        faults=scan.faults,
        more_faults=scan.more_faults,
        unread=columns.unread,
    )
    return _with_error_texts(read)


def _with_error_texts(sheet: Sheet) -> Sheet:
    """The sheet with the cells that hold the text of an error among its faults."""
    found: dict[tuple[int, int], Fault] = {}
    more = False
    for place, column in enumerate(sheet.columns):
        codes = {code for code, value in enumerate(column.values) if _is_error_text(value)}
        if not codes:
            continue
        rows = [row for row, code in enumerate(column.codes) if code in codes]
        more = more or len(rows) > MOST_FAULTS
        found |= {(row, place): Fault.ERROR for row in rows[:MOST_FAULTS]}
    if not found:
        return sheet
    return Sheet(
        sheet.name,
        tuple(_without_error_texts(column) for column in sheet.columns),
        sheet.height,
        sheet.hidden,
        sheet.hidden_rows,
        sheet.hidden_columns,
        sheet.merged,
        {**sheet.faults, **found},
        sheet.more_faults or more,
        sheet.unread,
    )


def _is_error_text(value: Cell) -> bool:
    return isinstance(value, str) and value[:1] in "#E" and (value.strip() in ERROR_TEXTS or value.startswith("Err:5"))


def _without_error_texts(column: Column) -> Column:
    return Column(column.codes, tuple("" if _is_error_text(value) else value for value in column.values))
