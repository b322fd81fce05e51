"""Indicator 9, the board: cells, facts and figures."""

from collections.abc import Mapping

from wres_desktop.domain.catalogue.parts import Part, absent, group_cells, group_counts, known, unknown
from wres_desktop.domain.catalogue.workforce import staff_of
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.figures import Difference, Figure, Percentage, Rate, SamePeople, Table
from wres_desktop.domain.submission import Board, GroupCounts, NotCollected

BOARD_ROWS: Mapping[str, tuple[str, ...]] = {
    "total": ("voting", "non_voting"),
    "voting": ("voting",),
    "non_voting": ("non_voting",),
    "executive": ("executive",),
    "non_executive": ("non_executive",),
}
"""The rows of indicator 9, each as the cells that it adds up (standard 1.5)."""

COMPARED_WITH_WORKFORCE = ("total", "voting", "executive")

_WEIGHTS = {"white": 25.0, "bme": 40.0, "unknown": 15.0, "total": 60.0}
_BOARD_WEIGHTS = {**_WEIGHTS, "total": 300.0}
"""How many people sit on a board is on its website; withholding it would protect nobody."""


def board_part(prefix: str, year: int, board: Board | NotCollected | None, staff: Table) -> Part:
    """The board by ethnic group; the differences from the workforce where ``staff`` is known."""
    section_id = f"{year}/9"
    if board is None or isinstance(board, NotCollected):
        return absent(section_id, board)
    if not all(known(counts) for counts in (board.total, board.voting, board.executive)):
        return unknown(section_id)
    path = f"{prefix}/board"
    table = {
        **group_cells(f"{path}/voting", board.voting),
        **group_cells(f"{path}/non_voting", _rest(board.total, board.voting)),
        **group_cells(f"{path}/executive", board.executive),
        **group_cells(f"{path}/non_executive", _rest(board.total, board.executive)),
    }
    facts = tuple(
        SamePeople(
            (f"{path}/voting/{group}", f"{path}/non_voting/{group}"),
            (f"{path}/executive/{group}", f"{path}/non_executive/{group}"),
        )
        for group in EthnicGroup
    )
    figures: list[Figure] = []
    for row, cells in BOARD_ROWS.items():
        figures += _row(f"{section_id}/{row}", tuple(f"{path}/{cell}" for cell in cells))
        if staff and row in COMPARED_WITH_WORKFORCE:
            share = _share(tuple(f"{path}/{cell}" for cell in cells))
            workforce = Rate(staff_of(prefix, EthnicGroup.BME), staff_of(prefix, "*"))
            figures.append(Figure(f"{section_id}/{row}_minus_workforce", Difference(share, workforce), 1, 60.0))
    return Part(table, facts, tuple(figures))


def _rest(everyone: GroupCounts, some: GroupCounts) -> GroupCounts:
    counts = [(everyone.of(group) or 0) - (some.of(group) or 0) for group in EthnicGroup]
    return GroupCounts(*counts)


def _share(paths: tuple[str, ...]) -> Rate:
    return Rate(tuple(f"{path}/bme" for path in paths), tuple(f"{path}/*" for path in paths))


def _row(figure_id: str, paths: tuple[str, ...]) -> tuple[Figure, ...]:
    share = _share(paths)
    percent = Figure(f"{figure_id}/bme_percent", Percentage(share.numerator, share.denominator), 1, 20.0)
    weights = _BOARD_WEIGHTS if figure_id.endswith("/total") else _WEIGHTS
    return (*group_counts(figure_id, paths, weights), percent)
