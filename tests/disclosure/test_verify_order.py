"""Cells in order by name: each name's cells stand together, in the turn in which they were given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.verify_order import order_of

_NAMES = ["/2023/staff/white", "/2023/staff/bme", "/2023/board/bme", "/2022/staff/bme", "", "/"]


def expected(cells: list[str]) -> list[str]:
    """A second method: sorted by where a name stands first, and then by where the cell stands."""
    names = ["".join(cell.partition("/")[1:]) for cell in cells]
    return [cells[at] for at in sorted(range(len(cells)), key=lambda at: (names.index(names[at]), at))]


def in_order(cells: list[str]) -> list[str]:
    order = order_of(cells)
    assert [code + name for name, codes in zip(order.names, order.codes, strict=True) for code in codes] == [
        cells[at] for at in order.given
    ]
    return [cells[at] for at in order.given]


@pytest.mark.parametrize("blocks", [[_NAMES[:3]], [_NAMES[:2], _NAMES[2:3]], [_NAMES[:1], _NAMES[3:4], _NAMES[1:3]]])
@pytest.mark.parametrize("codes", [["M01"], ["M02", "M01", "M03"], ["M1", "M10"]])
def test_a_report_that_names_one_member_after_the_other_is_read_block_by_block(
    blocks: list[list[str]], codes: list[str]
) -> None:
    cells = [code + name for names in blocks for code in codes for name in names]
    assert in_order(cells) == expected(cells)


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "AB", "C\n", ""]), st.sampled_from(_NAMES)), unique=True))
@settings(max_examples=300, deadline=None)
def test_whatever_the_turn_in_which_cells_stand_each_name_has_its_own_together(parts: list[tuple[str, str]]) -> None:
    cells = list(dict.fromkeys(code + name for code, name in parts))
    assert in_order(cells) == expected(cells)


def test_of_a_cell_that_is_named_twice_the_last_counts() -> None:
    assert order_of(["A/x", "B/x", "A/x", "B/x"]).given == (2, 3)


def test_texts_that_are_the_same_only_once_they_are_joined_are_other_cells() -> None:
    cells = ["A/x", "A/y\nB/z", "B/x\nB/y", "B/z"]
    assert in_order(cells) == expected(cells)
