"""A block of text from a spreadsheet, and the cells of a grid that it belongs into. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wres_desktop.intake.typed_counts import Answer, read_count
from wres_desktop.ui.count_grid_names import (
    NO_SUCH_COLUMN,
    Block,
    Placed,
    heading_twice,
    placed_by_headings,
    placed_by_names,
)
from wres_desktop.ui.count_grid_rows import GridShape
from wres_desktop.ui.count_grid_values import GridValues

NOTHING = "There is nothing on the clipboard that could be pasted here."
BY_NAME = "Each line that you pasted went into the row that it names."
LEFT_TOTALS = "Totals among what you pasted were left out: they are calculated here."
DIFFERENT_TOTALS = f"{LEFT_TOTALS} {{}} of them differed from what is calculated: {{}}."
ONLY_TOTALS = "Only totals are here: they are calculated. Choose a cell to be filled in and paste again."
_NAMED = 3
"""How many cells a sentence names."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste would change, or why it is refused, and what should be said about it.

    ``is_named`` where each line named its row; else they begin where the cursor stands.
    """

    changes: tuple[tuple[str, Answer | None], ...] = ()
    refused: str = ""
    told: str = ""
    cells: tuple[tuple[int, int], ...] = field(default=())
    is_named: bool = False


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

    A block with a column of row names goes where the names say (count_grid_names.py). Below headings, numbers go into
    the columns that these name. Numbers that fall on totals are left out. Rows that are calculated are passed over
    where the block does not hold their totals.
    """
    if not block:
        return Pasted(refused=NOTHING)
    named = placed_by_names(values.shape, block, at[1])
    if named is not None:
        return _named(values, named)
    block, columns = placed_by_headings(values.shape, block, at[1])
    refused = NO_SUCH_COLUMN if columns is None else heading_twice(values.shape, columns) if block else NOTHING
    if refused or columns is None:
        return Pasted(refused=refused)
    straight = _place(values, block, columns, range(at[0], len(values.shape.rows)))
    if not straight.refused and not _differing(values, block, straight):
        return straight
    open_rows = [
        row for row in range(at[0], len(values.shape.rows)) if row == at[0] or not values.shape.rows[row].is_calculated
    ]
    passing_over = _place(values, block, columns, open_rows)
    if not passing_over.refused:
        return passing_over
    return straight


def could_begin(values: GridValues, block: Block, left: int) -> tuple[int, ...]:
    """The rows at which the lines of a block without names could begin, its first column being ``left``.

    Where some of them would fall on totals from there, and from elsewhere would not, they cannot.
    """
    shape = values.shape
    rows = [index for index, row in enumerate(shape.rows) if not row.is_calculated]
    pasted = {row: each for row in rows if not (each := paste(values, block, (row, left))).refused}
    filled = {row: len({cell[0] for cell in each.cells if shape.is_open(*cell)}) for row, each in pasted.items()}
    return tuple(row for row in pasted if filled[row] == max(filled.values()))


def fill(values: GridValues, text: str, cells: Sequence[tuple[int, int]]) -> Pasted:
    """Put one text into all cells of a selection that can be filled in."""
    open_cells = [(values.shape.place(row, column), values.shape.columns[column]) for row, column in cells]
    return Pasted(tuple((place, column.read(text)) for place, column in open_cells if place), cells=tuple(cells))


def _named(values: GridValues, named: Placed) -> Pasted:
    """The changes of a block whose cells have found their rows and columns."""
    if named.refused:
        return Pasted(refused=named.refused)
    shape = values.shape
    open_cells = [(shape.place(row, column), column, text) for row, column, text in named.cells]
    changes = tuple((place, shape.columns[column].read(text)) for place, column, text in open_cells if place)
    if not changes:
        return Pasted(refused=ONLY_TOTALS)
    pasted = Pasted(changes, cells=tuple((row, column) for row, column, _ in named.cells))
    told = _told(values, tuple((text,) for _, _, text in named.cells), pasted)
    return Pasted(changes, "", " ".join(filter(None, (BY_NAME, told))), pasted.cells, is_named=True)


def _place(values: GridValues, block: Block, columns: Sequence[int], rows: Sequence[int]) -> Pasted:
    shape, at = values.shape, (rows[0], min(columns))
    height, width = len(block), len(block[0])
    room = len(shape.columns) - at[1]
    if height > len(rows) or max(columns) >= len(shape.columns):
        return Pasted(refused=_too_large(shape, (height, width), (len(rows), room), at))
    changes: list[tuple[str, Answer | None]] = []
    cells = []
    for line, row in zip(block, rows, strict=False):
        for column, text in zip(columns, line, strict=True):
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


def _too_large(shape: GridShape, block: tuple[int, int], room: tuple[int, int], at: tuple[int, int]) -> str:
    first = shape.name(*at)
    return (
        f"The block has {_size(*block)}; from {first} on there is room for {_size(*room)}. Nothing was pasted and "
        "nothing has changed. Choose an earlier cell or copy a smaller block, and paste again."
    )


def _size(rows: int, columns: int) -> str:
    return f"{rows} row{'' if rows == 1 else 's'} and {columns} column{'' if columns == 1 else 's'}"
