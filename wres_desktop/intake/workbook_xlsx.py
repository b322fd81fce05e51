"""What an .xlsx says that its cells do not: error cells, formulas without a result, hidden rows and columns."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from wres_desktop.intake.workbook import MOST_ROWS, Fault, column_number
from wres_desktop.intake.workbook_csv import too_wide_or_long
from wres_desktop.intake.workbook_file import LARGEST_INFLATED, damaged, entities, too_large
from wres_desktop.intake.workbook_scan import SheetScan

_PIECE: Final = 1 << 20
_SMALL_PART: Final = 5_000_000
_LAST_COLUMN: Final = 16_384
_HEAD: Final = 4_000
_USUAL: Final = re.compile(rb'<worksheet[ >].*<row (?:[^>]* )?r="\d+"[^>]*>\s*<c r="[A-Z]+\d+"', re.DOTALL)
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW_NUMBER: Final = re.compile(rb'<row (?:[^>]* )?r="(\d+)"')
_HIDDEN_ROW: Final = re.compile(rb'<row (?=[^>]*hidden="(?:1|true)")(?:[^>]* )?r="(\d+)"')
_HIDDEN_COLUMNS: Final = re.compile(rb'<col (?=[^>]*hidden="(?:1|true)")[^>]*>')
_FROM, _TO = re.compile(rb'min="(\d+)"'), re.compile(rb'max="(\d+)"')
_ERROR_CELL: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"(?=[^>]* t="e")')
_NO_RESULT: Final = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]* t="str")[^>]*>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def scan_xlsx(archive: zipfile.ZipFile, name: str, step: Callable[[], None]) -> Mapping[str, SheetScan]:
    """Every worksheet by its name; every part that the parser will read is inflated once here and found harmless.

    Raises:
        UnreadableFile: a part inflates beyond all measure, defines entities, or is damaged.
    """
    try:
        places = _sheet_parts(archive)
        scans = {sheet: _scanned(archive, part, name, step) for sheet, part in places.items()}
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")) and part not in places.values() and part.startswith(("xl/", "_rels/")):
                _harmless(archive, part, name, step)
    except (zipfile.BadZipFile, EOFError, ET.ParseError, expat.ExpatError, KeyError, OSError) as error:
        raise damaged(name) from error
    except (NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise damaged(name) from error
    return scans


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The file inside the archive for each sheet's name."""
    targets = {}
    for relation in _small_xml(archive, "xl/_rels/workbook.xml.rels"):
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    parts, known = {}, set(archive.namelist())
    for sheet in _small_xml(archive, "xl/workbook.xml").iter():
        if sheet.tag.endswith("}sheet") or sheet.tag == "sheet":
            part = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", "")
            if part in known:
                parts[sheet.get("name", "")] = part
    return parts


def _small_xml(archive: zipfile.ZipFile, part: str) -> ET.Element:
    with archive.open(part) as file:
        text = file.read(_SMALL_PART)
    if _DOCTYPE.search(text):
        raise ValueError(part)
    return ET.fromstring(text)  # noqa: S314  without a document type there are no entities to expand


def _pieces(file: IO[bytes], name: str, step: Callable[[], None]) -> Iterator[bytes]:
    total = 0
    while piece := file.read(_PIECE):
        total += len(piece)
        if total > LARGEST_INFLATED:
            raise too_large(name)
        step()
        yield piece


def _harmless(archive: zipfile.ZipFile, part: str, name: str, step: Callable[[], None]) -> None:
    with archive.open(part) as file:
        for number, piece in enumerate(_pieces(file, name, step)):
            if not number and _DOCTYPE.search(piece[:_HEAD]):
                raise entities(name)


def _scanned(archive: zipfile.ZipFile, part: str, name: str, step: Callable[[], None]) -> SheetScan:
    with archive.open(part) as file:
        head = file.read(_HEAD * 16)
    if _DOCTYPE.search(head[:_HEAD]):
        raise entities(name)
    scan = SheetScan()
    with archive.open(part) as file:
        if _USUAL.search(head):
            _scan_quickly(_pieces(file, name, step), scan)
        else:
            _scan_by_parser(_pieces(file, name, step), scan)
    if scan.last_row > MOST_ROWS:
        raise too_wide_or_long(name, 0, scan.last_row)
    return scan


def _scan_quickly(pieces: Iterator[bytes], scan: SheetScan) -> None:
    """By looking for a few signs in the text: a tenth of the time that a parser takes."""
    rest, first = b"", True
    for piece in pieces:
        text = rest + piece
        cut = text.rfind(b"<row ")
        if cut <= 0:
            rest = text
            continue
        _look_at(text[:cut], scan, first=first)
        rest, first = text[cut:], False
    _look_at(rest, scan, first=first)


def _look_at(text: bytes, scan: SheetScan, *, first: bool) -> None:
    if first:
        scan.hidden_columns.update(_hidden_columns(text))
    if b'hidden="' in text:
        scan.hidden_rows.update(int(number) - 1 for number in _HIDDEN_ROW.findall(text))
    for sign, pattern, fault in ((b't="e"', _ERROR_CELL, Fault.ERROR), (b"<f", _NO_RESULT, Fault.NO_RESULT)):
        if sign in text:
            for column, row in pattern.findall(text):
                scan.add_fault(int(row) - 1, column_number(column.decode()), fault)
    last = _ROW_NUMBER.match(text, max(0, text.rfind(b"<row ")))
    if last:
        scan.last_row = max(scan.last_row, int(last[1]))


def _hidden_columns(text: bytes) -> Iterator[int]:
    for column in _HIDDEN_COLUMNS.findall(text):
        start, end = _FROM.search(column), _TO.search(column)
        if start and end:
            yield from range(int(start[1]) - 1, min(int(end[1]), _LAST_COLUMN))


class _Reader:
    """Follows the parser through a sheet, whatever its prefixes, and counts where cells have no address."""

    def __init__(self, scan: SheetScan) -> None:
        self._scan = scan
        self._row, self._column = -1, -1
        self._kind, self._has_formula, self._value, self._in_value = "", False, "", False

    def start(self, tag: str, has: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "row":
                self._row, self._column = int(has.get("r", self._row + 2)) - 1, -1
                self._scan.last_row = max(self._scan.last_row, self._row + 1)
                if has.get("hidden") in ("1", "true"):
                    self._scan.hidden_rows.add(self._row)
            case "col" if has.get("hidden") in ("1", "true"):
                self._scan.hidden_columns.update(range(int(has["min"]) - 1, min(int(has["max"]), _LAST_COLUMN)))
            case "c":
                letters = has.get("r", "").rstrip("0123456789")
                self._column = column_number(letters) if letters else self._column + 1
                self._kind, self._has_formula, self._value = has.get("t", ""), False, ""
            case "f":
                self._has_formula = True
            case "v":
                self._in_value = True
            case _:
                pass

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v":
                self._in_value = False
            case "c" if self._kind == "e":
                self._scan.add_fault(self._row, self._column, Fault.ERROR)
            case "c" if self._has_formula and not self._value and self._kind != "str":
                self._scan.add_fault(self._row, self._column, Fault.NO_RESULT)
            case _:
                pass


def _scan_by_parser(pieces: Iterator[bytes], scan: SheetScan) -> None:
    reader, parser = _Reader(scan), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    for piece in pieces:
        parser.Parse(piece, False)  # noqa: FBT003  the parser's own signature
    parser.Parse(b"", True)  # noqa: FBT003  as above
