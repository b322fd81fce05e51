"""What a file really is, whatever its name says, and whether it is safe to inflate."""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.file_bytes import bytes_of_file

LARGEST_FILE: Final = 150_000_000
"""Bytes on the disk: 100,000 rows of 30 columns have a tenth of that as a workbook, a third as text."""

LARGEST_INFLATED: Final = 700_000_000
"""Bytes of all parts of a workbook once they are inflated; nothing is held that large."""

_MOST_PARTS: Final = 10_000
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BOOK_STREAM: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_MARKUP: Final = re.compile(rb"\s*<(?:!doctype\s+html|html|table|head|body|style|meta|div)", re.IGNORECASE)
_SAVE_AS: Final = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"


class FileKind(StrEnum):
    """The kinds of spreadsheet that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind of a file, by what is in it, and what is good to know about it."""

    kind: FileKind
    remarks: tuple[str, ...] = ()


def bytes_of(path: Path) -> bytes:
    """The whole file.

    Raises:
        UnreadableFile: it is not there, may not be read, is empty, or is far larger than any staff list.
    """
    too_large = (
        f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB, which no staff list is; "
        "keep only the columns that are needed, and save it again."
    )
    content = bytes_of_file(path, LARGEST_FILE, too_large)
    if not content:
        raise UnreadableFile(f"{path.name} is empty; choose another file, or save it again.")
    return content


def recognised(content: bytes, name: str) -> Recognised:
    """What kind of spreadsheet these bytes are, looked at but not yet read.

    Raises:
        UnreadableFile: they are no spreadsheet, or one that is encrypted, damaged or not safe to inflate.
    """
    if content.startswith(b"PK"):
        return _zipped(content, name)
    if content.startswith(_OLE):
        return _compound(content, name)
    if content.startswith(b"%PDF"):
        raise UnreadableFile(f"{name} is a PDF; ask for the table as a spreadsheet.")
    if content.startswith(b"{\\rtf"):
        raise UnreadableFile(f"{name} is a text document; put the table into a spreadsheet.")
    if _MARKUP.match(content[:1000].lstrip(b"\xef\xbb\xbf")):
        raise UnreadableFile(f"{name} is a web page that is named like a spreadsheet; {_SAVE_AS}.")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in content[:5000]:
        raise UnreadableFile(f"{name} is in an XML format of 2003; {_SAVE_AS}.")
    return Recognised(FileKind.TEXT)


def _zipped(content: bytes, name: str) -> Recognised:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableFile(f"{name} is encrypted; take the password off and save it again.")
            _refuse_bombs(parts, name)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise damaged(name) from error
    if "xl/workbook.xml" in names:
        return Recognised(FileKind.XLSX, _remarks(names))
    if "xl/workbook.bin" in names:
        raise UnreadableFile(f"{name} is a binary workbook (.xlsb); {_SAVE_AS}.")
    if "content.xml" in names:
        return Recognised(FileKind.ODS)
    if "word/document.xml" in names:
        raise UnreadableFile(f"{name} is a Word document; put the table into a spreadsheet.")
    if any(each.startswith("xl/") for each in names):
        raise damaged(name)
    raise UnreadableFile(f"{name} is a packed file, but not a spreadsheet; unpack it and choose the spreadsheet in it.")


def damaged(name: str) -> UnreadableFile:
    """The failure of a file that breaks off or was changed on the way."""
    return UnreadableFile(
        f"{name} is damaged or was not copied completely; copy it again, or {_SAVE_AS} under another name."
    )


def too_large(name: str) -> UnreadableFile:
    """The failure of a file that needs more memory or time than any staff list does."""
    return UnreadableFile(
        f"{name} takes more memory or time to read than any staff list does, so it was not read; copy the table alone "
        "into a new workbook, and save it as an Excel workbook (.xlsx) or as CSV."
    )


def entities(name: str) -> UnreadableFile:
    """The failure of a file with definitions that no spreadsheet program writes."""
    return UnreadableFile(
        f"{name} holds definitions that no spreadsheet program writes and that can do harm, so it was not read; "
        "ask whoever sent it to save it again in Excel."
    )


def _refuse_bombs(parts: list[zipfile.ZipInfo], name: str) -> None:
    inflated = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or inflated > LARGEST_INFLATED:
        raise too_large(name)


def _remarks(names: set[str]) -> tuple[str, ...]:
    remarks = []
    if "xl/vbaProject.bin" in names:
        remarks.append("The workbook holds macros; none of them was run.")
    if any(each.startswith("xl/externalLinks/") for each in names):
        remarks.append(
            "The workbook takes values from other files; those that were saved in it are used, and no file was opened."
        )
    return tuple(remarks)


def _compound(content: bytes, name: str) -> Recognised:
    if _ENCRYPTED in content:
        raise UnreadableFile(f"{name} is protected by a password; take the password off in Excel and save it again.")
    if not any(stream in content for stream in _BOOK_STREAM):
        raise UnreadableFile(f"{name} is an Office file, but not a workbook; choose the workbook with the table.")
    return Recognised(FileKind.XLS)
