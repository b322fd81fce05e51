"""Reads the tables of a proof or certificate, whole ones and moves from them to others; for the verifiers."""

from collections.abc import Sequence
from itertools import chain
from operator import itemgetter

from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_tables import MOST, Move, Tables


def tables_of(content: Json, places: Places) -> tuple[Tables, list[str]]:
    """The tables that can be read, over ``places``, and what is wrong with the others, as sentences.

    A row has a count for each cell, as they were given to ``places``; ``docs/formats.md`` has the format.
    """
    rows = [row for row in content["witnesses"] if _is_row(row, len(places.order))]
    wrong = []
    if len(rows) < len(content["witnesses"]):
        wrong.append("A witness lacks a cell of the publication, or has numbers that are not whole numbers from 0.")
    given = content["moves"]
    sound = not wrong and _are_moves(given, len(rows), len(places.order))
    if given and not sound:
        wrong.append("A move starts from no witness, names a cell that there is not, or one twice.")
    moves = [Move(row[0] - 1, list(map(places.at.__getitem__, row[1::2])), row[2::2]) for row in given if sound]
    # Of one cell itemgetter would give no sequence: the first is asked for once more.
    in_order = itemgetter(*places.order, *places.order[:1]) if places.order else tuple
    arranged = [in_order(row)[:-1] for row in rows]
    return Tables(arranged, places, moves), wrong


def over(cells: Sequence[str], proof: Json) -> dict[str, object] | None:
    """The tables of a proof over some of its cells alone, for its certificate; ``None`` where it lacks a cell."""
    number = {cell: at for at, cell in enumerate(proof["cells"])}
    if not number.keys() >= set(cells) or any(len(row) != len(proof["cells"]) for row in proof["witnesses"]):
        return None
    columns = [number[cell] for cell in cells]
    at = {column: place for place, column in enumerate(columns)}
    moves = []
    for row in proof["moves"]:
        changes = zip(row[1::2], row[2::2], strict=False)
        moves.append([*row[:1], *chain.from_iterable((at[cell], by) for cell, by in changes if cell in at)])
    return {"witnesses": [list(map(row.__getitem__, columns)) for row in proof["witnesses"]], "moves": moves}


def _is_row(row: object, cells: int) -> bool:
    if not isinstance(row, list) or len(row) != cells or set(map(type, row)) - {int}:
        return False
    return not row or (min(row) >= 0 and max(row) < MOST)


def _are_moves(rows: Sequence[object], tables: int, cells: int) -> bool:
    """Whether these are moves: a table's number from 1, then cells, each once, and their changes in turn."""
    whole = [row for row in rows if isinstance(row, list) and len(row) % 2]
    if len(whole) < len(rows) or set(map(type, chain.from_iterable(whole))) - {int}:
        return False
    if not all(1 <= row[0] <= tables for row in whole):
        return False
    named = [row[1::2] for row in whole]
    every = set(chain.from_iterable(named))
    inside = not every or (min(every) >= 0 and max(every) < cells)
    return inside and all(len(set(each)) == len(each) for each in named)
