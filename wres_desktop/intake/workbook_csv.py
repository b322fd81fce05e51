"""Text with separators into rows: encoding and separator are found out, quoted line breaks belong to their cell."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.workbook import (
    FIRST_ROWS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Columns,
    OfInterest,
    Sheet,
    Step,
    in_chunks,
)

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS: Final = ",;\t|"
_SAMPLE_LINES: Final = 60
_LONGEST_CELL: Final = 200_000
_ROWS_AT_ONCE: Final = 2_000
_SAYS_SEPARATOR: Final = re.compile(r'"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
_MOST_ODD: Final = 0.02
"""The share of characters that no text has, from which on a file is taken for no text at all."""


def sheet_of_text(content: bytes, name: str, step: Step, of_interest: OfInterest | None = None) -> Sheet:
    """The one sheet of a text file.

    Raises:
        UnreadableFile: it is no text, or has more rows or columns than are read.
    """
    text = _decoded(content, name)
    said = _SAYS_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text)
    columns = Columns(of_interest)
    widest, length = 0, max(1, len(text))
    lines = _rows(text[said.end() :] if said else text, separator, name)
    for chunk in in_chunks(chain([[""]], lines) if said else lines, _ROWS_AT_ONCE, FIRST_ROWS):
        widest = max(widest, *(len(row) for row in chunk))
        if widest > MOST_COLUMNS or columns.height > MOST_ROWS or widest * columns.height > MOST_CELLS:
            raise too_wide_or_long(name, widest, columns.height)
        columns.add([[*row, *[""] * (widest - len(row))] for row in chunk])
        step(min(columns.height * 100, length), length)
    return Sheet("", columns.finished(), columns.height, unread=columns.unread)


def too_wide_or_long(name: str, width: int, height: int) -> UnreadableFile:
    """The failure of a table that is larger than any staff list."""
    if width > MOST_COLUMNS:
        return UnreadableFile(f"{name} has more than {MOST_COLUMNS:,} columns; keep those that are needed.")
    if height > MOST_ROWS:
        return UnreadableFile(
            f"{name} has more than 100,000 rows, or something stands far below the table; "
            "delete what does not belong to it, or split it, and save it again."
        )
    return UnreadableFile(f"{name} has too many cells; keep only the columns that are needed, and save it again.")


def _decoded(content: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if not encoding:
        encoding = _encoding_without_mark(content)
    try:
        text = content.decode(encoding, errors="strict" if encoding == "utf-8" else "replace")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    odd = sum(text[:20_000].count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c\x1a\x1c\x1f")
    if odd > _MOST_ODD * min(len(text), 20_000):
        raise UnreadableFile(f"{name} is not a spreadsheet or a table in text form; choose another file.")
    return text.removeprefix("\ufeff").rstrip("\x1a\x00").replace("\x00", "")


def _encoding_without_mark(content: bytes) -> str:
    """UTF-16 shows itself by its zero bytes at every other place; else UTF-8, and what is not that is Windows'."""
    sample = content[:2000]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > half // 2 and not even:
        return "utf-16-le"
    if even > half // 2 and not odd:
        return "utf-16-be"
    return "utf-8"


def _separator(text: str) -> str:
    """The sign that divides most lines into the same number of cells; a comma where none does."""
    start = text[:200_000]
    best, best_score = ",", 0.0
    for separator in _SEPARATORS:
        try:
            rows = [len(row) for _, row in zip(range(_SAMPLE_LINES), _reader(start, separator), strict=False)]
        except csv.Error:
            continue
        wide = [cells for cells in rows if cells > 1]
        if not wide:
            continue
        usual = max(set(wide), key=lambda cells: (wide.count(cells), cells))
        score = wide.count(usual) / len(rows) * (1 + usual / 1000)
        if score > best_score:
            best, best_score = separator, score
    return best


def _rows(text: str, separator: str, name: str) -> Iterator[Sequence[str]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    protected = '="' in text
    try:
        for row in _reader(text, separator):
            yield [_without_formula(cell) for cell in row] if protected else row or [""]
    except csv.Error as error:
        raise UnreadableFile(
            f"{name} has a cell that does not end: a quotation mark is missing; save it again as a workbook (.xlsx)."
        ) from error
    finally:
        csv.field_size_limit(before)


def _without_formula(cell: str) -> str:
    """The text of a cell that a website wrote as a formula, ="00123", so that a spreadsheet keeps its noughts."""
    return cell[2:-1].replace('""', '"') if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell  # noqa: PLR2004


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
