"""What an old .xls says that its cells do not: error cells, hidden rows and columns, a password.

The layout is that of [MS-CFB] (the file as a little file system) and [MS-XLS] (the records of its workbook stream).
"""

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.workbook import Fault
from wres_desktop.intake.workbook_file import damaged
from wres_desktop.intake.workbook_scan import SheetScan

_FREE: Final = 0xFFFFFFF0
"""From here on a sector's number says that there is no further one."""

_MINI: Final = 4096
"""A stream that is shorter than this is kept in sectors of 64 bytes."""

_FILEPASS, _BOUNDSHEET, _BOF = 0x2F, 0x85, 0x809
_ENTRY: Final = 128


def scan_xls(content: bytes, name: str) -> Mapping[str, SheetScan]:
    """Every sheet by its name.

    Raises:
        UnreadableFile: the workbook has a password, or is damaged.
    """
    try:
        stream = _workbook_stream(content)
        names: dict[int, str] = {}
        scans: dict[str, SheetScan] = {}
        scan: SheetScan | None = None
        for place, kind, record in _records(stream):
            if kind == _FILEPASS:
                raise UnreadableFile(
                    f"{name} is protected by a password; take the password off in Excel and save it again."
                )
            if kind == _BOUNDSHEET:
                names[struct.unpack_from("<I", record)[0]] = _sheet_name(record)
            elif kind == _BOF:
                scan = scans.setdefault(names[place], SheetScan()) if place in names else None
            elif scan is not None:
                _look_at(kind, record, scan)
    except (struct.error, IndexError, ValueError) as error:
        raise damaged(name) from error
    return scans


def _look_at(kind: int, record: bytes, scan: SheetScan) -> None:
    match kind:
        case 0x205 if record[7]:  # a cell with an error
            row, column = struct.unpack_from("<HH", record)
            scan.add_fault(row, column, Fault.ERROR)
        case 0x06 if record[12:14] == b"\xff\xff" and record[6] == 2:  # noqa: PLR2004  a formula with an error
            row, column = struct.unpack_from("<HH", record)
            scan.add_fault(row, column, Fault.ERROR)
        case 0x208 if record[12] & 0x20:  # a row
            scan.hidden_rows.add(struct.unpack_from("<H", record)[0])
        case 0x7D if record[8] & 1:  # columns
            first, last = struct.unpack_from("<HH", record)
            scan.hidden_columns.update(range(first, min(last, 255) + 1))
        case _:
            pass


def _sheet_name(record: bytes) -> str:
    length, wide = record[6], record[7] & 1
    return record[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", errors="replace")


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _workbook_stream(content: bytes) -> bytes:
    """The stream called Workbook, or Book in files of 1995, put together from its sectors."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    table = _sector_table(content, size)
    first_directory, first_mini = struct.unpack_from("<I", content, 48)[0], struct.unpack_from("<I", content, 60)[0]
    directory = _chain(content, size, table, first_directory)
    root_start = struct.unpack_from("<I", directory, 116)[0]
    for entry in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, entry + 64)[0]
        if directory[entry : entry + max(0, length - 2)].decode("utf-16-le", errors="replace") in ("Workbook", "Book"):
            start, stream_size = struct.unpack_from("<II", directory, entry + 116)
            if stream_size >= _MINI:
                return _chain(content, size, table, start)[:stream_size]
            mini_table = [each for (each,) in struct.iter_unpack("<I", _chain(content, size, table, first_mini))]
            return _mini_chain(_chain(content, size, table, root_start), mini_table, start)[:stream_size]
    raise ValueError(size)


def _sector_table(content: bytes, size: int) -> list[int]:
    """For each sector the number of the one that follows it."""
    sectors = list(struct.unpack_from("<109I", content, 76))
    following, seen = struct.unpack_from("<I", content, 68)[0], 0
    while following < _FREE and seen <= len(content) // size:
        *more, following = struct.unpack_from(f"<{size // 4}I", content, (following + 1) * size)
        sectors += more
        seen += 1
    table: list[int] = []
    for sector in sectors:
        if sector < _FREE:
            table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
    return table


def _chain(content: bytes, size: int, table: list[int], start: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < _FREE and len(parts) <= len(table):
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)


def _mini_chain(container: bytes, table: list[int], start: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < _FREE and len(parts) <= len(table):
        parts.append(container[sector * 64 : (sector + 1) * 64])
        sector = table[sector]
    return b"".join(parts)
