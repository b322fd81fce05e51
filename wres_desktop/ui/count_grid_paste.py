"""A block of text from a spreadsheet, and the cells of a grid that it belongs into. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from wres_desktop.intake.typed_counts import Answer, read_count
from wres_desktop.ui.count_grid_rows import GridShape
from wres_desktop.ui.count_grid_values import GridValues

Block: TypeAlias = tuple[tuple[str, ...], ...]
"""Rows of equally many texts."""

LEFT_TOTALS = "Totals in the block were left out: they are calculated here."
DIFFERENT_TOTALS = (
    "Totals in the block were left out: they are calculated here. {} of them differed from what is calculated: {}."
)
ONLY_TOTALS = "Only totals are here: they are calculated. Choose a cell to be filled in and paste again."
_NAMED = 3
"""How many cells a sentence names."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste would change, or why it is refused, and what should be said about it."""

    changes: tuple[tuple[str, Answer | None], ...] = ()
    refused: str = ""
    told: str = ""
    cells: tuple[tuple[int, int], ...] = field(default=())


def read_block(text: str) -> Block:
    """Rows and columns of a text with tabs and line ends; blank lines and columns at its end are not part of it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [[each.strip().strip('"') for each in line.split("\t")] for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((index + 1 for each in rows for index, cell in enumerate(each) if cell), default=0)
    return tuple(tuple((each + [""] * width)[:width]) for each in rows)


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """A block as spreadsheets read it."""
    return "\n".join("\t".join(each) for each in rows)


def paste(values: GridValues, block: Block, at: tuple[int, int]) -> Pasted:
    """Put a block into the grid with its first cell ``at`` a row and a column; all of it or nothing.

    Headings and labels that the grid has itself are taken off. Numbers that fall on totals are left out. Rows that are
    calculated are passed over where the block does not hold their totals.
    """
    block = _without_names(values.shape, block, at[0])
    if not block:
        return Pasted(refused="There is nothing on the clipboard that could be pasted here.")
    straight = _place(values, block, at, range(at[0], len(values.shape.rows)))
    if not straight.refused and not _differing(values, block, straight):
        return straight
    open_rows = [
        row for row in range(at[0], len(values.shape.rows)) if row == at[0] or not values.shape.rows[row].is_calculated
    ]
    passing_over = _place(values, block, at, open_rows)
    if not passing_over.refused:
        return passing_over
    return straight


def fill(values: GridValues, text: str, cells: Sequence[tuple[int, int]]) -> Pasted:
    """Put one text into all cells of a selection that can be filled in."""
    open_cells = [(values.shape.place(row, column), values.shape.columns[column]) for row, column in cells]
    return Pasted(tuple((place, column.read(text)) for place, column in open_cells if place), cells=tuple(cells))


def _place(values: GridValues, block: Block, at: tuple[int, int], rows: Sequence[int]) -> Pasted:
    shape, (_, left) = values.shape, at
    height, width = len(block), len(block[0])
    room = len(shape.columns) - left
    if height > len(rows) or width > room:
        return Pasted(refused=_too_large(shape, (height, width), (len(rows), room), at))
    changes: list[tuple[str, Answer | None]] = []
    cells = []
    for line, row in zip(block, rows, strict=False):
        for column, text in enumerate(line, start=left):
            cells.append((row, column))
            if place := shape.place(row, column):
                changes.append((place, shape.columns[column].read(text)))
    if not changes:
        return Pasted(refused=ONLY_TOTALS)
    pasted = Pasted(tuple(changes), cells=tuple(cells))
    return Pasted(pasted.changes, "", _told(values, block, pasted), pasted.cells)


def _differing(values: GridValues, block: Block, pasted: Pasted) -> list[tuple[int, int]]:
    """Calculated cells for which the block holds something else than they will show."""
    after = GridValues(values.shape, dict(values.answers))
    after.apply(dict(pasted.changes))
    texts = [text for line in block for text in line]
    differing = []
    for (row, column), text in zip(pasted.cells, texts, strict=True):
        if values.shape.is_open(row, column) or not text:
            continue
        if read_count(text) != read_count(after.copied(row, column)):
            differing.append((row, column))
    return differing


def _told(values: GridValues, block: Block, pasted: Pasted) -> str:
    shape = values.shape
    texts = [text for line in block for text in line]
    closed = [cell for cell, text in zip(pasted.cells, texts, strict=True) if text and not shape.is_open(*cell)]
    if not closed:
        return ""
    differing = _differing(values, block, pasted)
    if not differing:
        return LEFT_TOTALS
    named = "; ".join(shape.name(*cell) for cell in differing[:_NAMED])
    more = f" and {len(differing) - _NAMED} more" if len(differing) > _NAMED else ""
    return DIFFERENT_TOTALS.format("One" if len(differing) == 1 else len(differing), named + more)


def _without_names(shape: GridShape, block: Block, top: int) -> Block:
    """The block without a first row of our headings and a first column of our labels."""
    headings = {_key(each.heading) for each in shape.columns}
    labels = {_key(each.label) for each in shape.rows[top:]}
    if block and _names(block[0][1:], headings) and not _is_number(block[0][0]):
        block = block[1:]
    if block and len(block[0]) > 1 and _names([line[0] for line in block], labels):
        block = tuple(line[1:] for line in block)
    return block


def _names(texts: Sequence[str], known: set[str]) -> bool:
    """Whether the texts are names of ours, and at least one of them is there."""
    found = {_key(each) for each in texts} - {""}
    return bool(found) and found <= known


def _is_number(text: str) -> bool:
    return isinstance(read_count(text), int)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _too_large(shape: GridShape, block: tuple[int, int], room: tuple[int, int], at: tuple[int, int]) -> str:
    first = shape.name(*at)
    return (
        f"The block has {_size(*block)}; from {first} on there is room for {_size(*room)}. Nothing was pasted and "
        "nothing has changed. Choose an earlier cell or copy a smaller block, and paste again."
    )


def _size(rows: int, columns: int) -> str:
    return f"{rows} row{'' if rows == 1 else 's'} and {columns} column{'' if columns == 1 else 's'}"
