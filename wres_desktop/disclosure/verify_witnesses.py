"""Reads the tables of a proof or certificate, whole ones and moves from them to others; for the verifiers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, repeat
from operator import is_not, itemgetter

from wres_desktop.disclosure.verify_effort import OF_A_CALL
from wres_desktop.disclosure.verify_moves import Moves, moves_of
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_tables import MOST, Tables


def tables_of(content: Json, places: Places) -> tuple[Tables, list[str]]:
    """The tables that can be read, over ``places``, and what is wrong with the others, as sentences.

    A row has a count for each cell, as they were given to ``places``; ``docs/formats.md`` has the format.
    """
    given, moves_given = content["witnesses"], content["moves"]
    numbers = sum([len(row) for row in chain(given, moves_given) if isinstance(row, list)])
    places.effort.spend(5 * OF_A_CALL * (len(given) + len(moves_given)) + 4 * numbers)
    rows = list(_rows(given, len(places.at)))
    wrong = []
    if len(rows) < len(given):
        wrong.append("A witness lacks a cell of the publication, or has numbers that are not whole numbers from 0.")
    moves = None if wrong else moves_of(moves_given, len(rows), places, MOST)
    if moves is None and moves_given:
        wrong.append(
            "A move starts from no witness, names no cell, none that there is, or one twice, or has too large numbers."
        )
    # Of one cell itemgetter would give no sequence: the first is asked for once more.
    in_order = itemgetter(*places.order, *places.order[:1]) if places.order else tuple
    arranged = [in_order(row)[:-1] for row in rows]
    return Tables(arranged, places, moves or Moves()), wrong


def over(cells: Sequence[str], proof: Json) -> dict[str, object] | None:
    """The tables of a proof over some of its cells alone, for its certificate; ``None`` where it lacks a cell."""
    number = {cell: at for at, cell in enumerate(proof["cells"])}
    if not number.keys() >= set(cells) or any(len(row) != len(proof["cells"]) for row in proof["witnesses"]):
        return None
    if list(cells) == proof["cells"]:
        return {"witnesses": proof["witnesses"], "moves": proof["moves"]}
    columns = [number[cell] for cell in cells]
    at = {column: place for place, column in enumerate(columns)}
    moves = []
    for row in proof["moves"]:
        changes = [(at[cell], by) for cell, by in zip(row[1::2], row[2::2], strict=False) if cell in at]
        if changes or len(row) == 1:
            moves.append([*row[:1], *chain.from_iterable(changes)])
    return {"witnesses": [list(map(row.__getitem__, columns)) for row in proof["witnesses"]], "moves": moves}


def _rows(given: Iterable[object], cells: int) -> Iterator[list[int]]:
    """Those that have a count for each cell; what is the very same as in the row before was looked at there."""
    before: Iterable[object] = repeat(object())
    for row in given:
        if isinstance(row, list) and len(row) == cells and _are_counts(list(compress(row, map(is_not, row, before)))):
            before = row
            yield row


def _are_counts(numbers: Sequence[int]) -> bool:
    return set(map(type, numbers)) <= {int} and (not numbers or (min(numbers) >= 0 and max(numbers) < MOST))
