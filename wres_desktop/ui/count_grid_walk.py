"""The ways from cell to cell of a grid: along rows, down columns, to those that can be filled in. No Qt."""

from enum import StrEnum
from typing import TypeAlias, assert_never

from wres_desktop.ui.count_grid_rows import GridShape

Cell: TypeAlias = tuple[int, int]
"""A row and a column, counted from 0."""


class Move(StrEnum):
    """Where to go when a cell is left: to a neighbour, or in the order in which a form is filled in."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    NEXT = "next"
    BACK = "back"


def along(shape: GridShape, cell: Cell, by: int) -> Cell | None:
    """The next cell that can be filled in, row by row; ``None`` at the end."""
    width = len(shape.columns)
    place = cell[0] * width + cell[1] + by
    while 0 <= place < width * len(shape.rows):
        if shape.is_open(*divmod(place, width)):
            return divmod(place, width)
        place += by
    return None


def down(shape: GridShape, cell: Cell, by: int) -> Cell | None:
    """The next cell of a column that can be filled in, then the next column from its other end."""
    row, column = cell
    while 0 <= column < len(shape.columns):
        row += by
        while 0 <= row < len(shape.rows):
            if shape.is_open(row, column):
                return row, column
            row += by
        column, row = column + by, -1 if by > 0 else len(shape.rows)
    return None


def aside(shape: GridShape, cell: Cell, by: int) -> Cell | None:
    """The neighbour in the same row, filled in or calculated."""
    row, column = cell
    return (row, column + by) if 0 <= column + by < len(shape.columns) else None


def row_above(shape: GridShape, row: int) -> int | None:
    """The nearest row above that is not calculated."""
    return next((each for each in range(row - 1, -1, -1) if not shape.rows[each].is_calculated), None)


def step(shape: GridShape, cell: Cell, move: Move, began: int | None) -> tuple[Cell | None, int | None]:
    """Where a move leads, ``None`` where nowhere, and the column in which the walk along this row began.

    Enter after Tab goes down from where Tab began, as people who fill in row after row expect.
    """
    match move:
        case Move.NEXT:
            return along(shape, cell, +1), cell[1] if began is None else began
        case Move.BACK:
            return along(shape, cell, -1), cell[1] if began is None else began
        case Move.DOWN:
            return down(shape, (cell[0], cell[1] if began is None else began), +1), None
        case Move.UP:
            return down(shape, (cell[0], cell[1] if began is None else began), -1), None
        case Move.LEFT:
            return aside(shape, cell, -1), None
        case Move.RIGHT:
            return aside(shape, cell, +1), None
        case _:
            assert_never(move)
