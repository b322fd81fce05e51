"""What an .ods says that its cells do not: error cells, formulas without a result, hidden rows, repeated cells."""

import html
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from wres_desktop.intake.workbook import MOST_CELLS, Fault
from wres_desktop.intake.workbook_file import LARGEST_INFLATED, damaged, entities, too_large
from wres_desktop.intake.workbook_scan import SheetScan

_PIECE: Final = 1 << 20
_TAG: Final = re.compile(rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NAME: Final = re.compile(rb'table:name="([^"]*)"')
_REPEATED: Final = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_HIDDEN: Final = re.compile(rb'table:visibility="(?:collapse|filter)"')
_MOST_HIDDEN: Final = 200_000


def scan_ods(archive: zipfile.ZipFile, name: str, step: Callable[[], None]) -> Mapping[str, SheetScan]:
    """Every sheet by its name.

    Raises:
        UnreadableFile: the file inflates beyond all measure, repeats cells without end, or is damaged.
    """
    scans: dict[str, SheetScan] = {}
    scanner = _Scanner(scans)
    try:
        for kind, has in _tags(archive, name, step):
            scanner.take(kind, has)
            if scanner.cells > MOST_CELLS:
                raise too_large(name)
    except (zipfile.BadZipFile, EOFError, KeyError, OSError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise damaged(name) from error
    return scans


def _tags(archive: zipfile.ZipFile, name: str, step: Callable[[], None]) -> Iterator[tuple[bytes, bytes]]:
    rest, total = b"", 0
    with archive.open("content.xml") as file:
        while piece := file.read(_PIECE):
            if not total and _DOCTYPE.search(piece[:4000]):
                raise entities(name)
            total += len(piece)
            if total > LARGEST_INFLATED:
                raise too_large(name)
            step()
            text = rest + piece
            cut = text.rfind(b"<table:")
            if cut <= 0:
                rest = text
                continue
            for found in _TAG.finditer(text, 0, cut):
                yield found[1], found[2]
            rest = text[cut:]
    for found in _TAG.finditer(rest):
        yield found[1], found[2]


class _Scanner:
    """Counts rows and columns as the tags come by."""

    def __init__(self, scans: dict[str, SheetScan]) -> None:
        self._scans = scans
        self._scan = SheetScan()
        self._row, self._rows, self._column, self._column_head = 0, 0, 0, 0
        self.cells = 0

    def take(self, kind: bytes, has: bytes) -> None:
        """One opening tag."""
        match kind:
            case b"table":
                name = _NAME.search(has)
                text = name[1].decode("utf-8", errors="replace") if name else ""
                self._scan = self._scans[html.unescape(text)] = SheetScan()
                self._row, self._rows, self._column_head = 0, 0, 0
            case b"table-column":
                times = _times(has)
                if _HIDDEN.search(has):
                    self._scan.hidden_columns.update(range(self._column_head, self._column_head + min(times, 1_000)))
                self._column_head += times
            case b"table-row":
                self._row += self._rows
                self._rows, self._column = _times(has), 0
                if b"visibility" in has and _HIDDEN.search(has):
                    self._scan.hidden_rows.update(range(self._row, self._row + min(self._rows, _MOST_HIDDEN)))
            case _:
                self._cell(has)

    def _cell(self, has: bytes) -> None:
        times = _times(has) if b"repeated" in has else 1
        filled = b"value-type=" in has
        if filled:
            self.cells += times * self._rows
        if b'"error"' in has:
            self._scan.add_fault(self._row, self._column, Fault.ERROR)
        elif b"table:formula" in has and not filled:
            self._scan.add_fault(self._row, self._column, Fault.NO_RESULT)
        self._column += times


def _times(has: bytes) -> int:
    found = _REPEATED.search(has)
    return int(found[1]) if found else 1
