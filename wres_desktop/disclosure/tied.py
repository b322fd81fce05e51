"""Groups of cells that are tied to each other, directly or through others."""

from collections.abc import Iterable, Sequence


def tied_groups(number_of_cells: int, ties: Iterable[Sequence[int]]) -> tuple[frozenset[int], ...]:
    """Split cells ``0 .. number_of_cells - 1`` into the smallest groups that keep the cells of every tie together."""
    parent = list(range(number_of_cells))

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for tie in ties:
        first = root(tie[0]) if tie else 0
        for cell in tie:
            if parent[cell] != first:
                parent[root(cell)] = first
    members: dict[int, set[int]] = {}
    for cell in range(number_of_cells):
        members.setdefault(root(cell), set()).add(cell)
    return tuple(frozenset(cells) for cells in members.values())
