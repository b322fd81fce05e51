"""Somebody who is alone in a withheld cell: what she knows besides, and what she must not learn from it."""

from tests.builders import POLICY, generated_return
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.sensitive import Sensitive, sensitive_counts
from wres_desktop.disclosure.singletons import Singleton, learned, singletons
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import cells_matching
from wres_desktop.domain.workforce import StaffGroup

TABLE = {"a": 1, "b": 3, "c": 2, "d": 9, "e": 0}
SMALL = (Sensitive(("a",), 0, 5), Sensitive(("b",), 0, 5), Sensitive(("a", "b"), 0, 5), Sensitive(("a", "e"), 0, 5))


def by_cell(*printed: tuple[str, ...]) -> dict[str, Singleton]:
    return {each.cell: each for each in singletons(TABLE, SMALL, printed)}


def test_cells_of_one_and_of_two_people_are_named_with_how_many_they_are() -> None:
    assert {cell: each.count for cell, each in by_cell().items()} == {"a": 1, "c": 2}


def test_a_cell_that_is_printed_tells_its_people_nothing_that_others_do_not_know() -> None:
    assert set(by_cell(("a",))) == {"c"}
    assert set(by_cell(("a", "b"))) == {"a", "c"}, "a printed sum of two cells prints neither of them"


def test_what_must_stay_open_are_the_small_counts_of_others() -> None:
    """Not her own count; of a sum that she is in, the others; and nothing of a sum in which there is nobody else."""
    assert by_cell()["a"].open_sums == (("b",),)
    assert by_cell()["c"].open_sums == (("a",), ("b",), ("a", "b"), ("a", "e"))


def test_a_group_in_one_category_is_no_small_count_of_others() -> None:
    (alone,) = singletons({"a": 1, "b": 0}, [Sensitive(("b",), 1, 1)])

    assert alone.open_sums == ()


PRINTED_TOTAL_OF_FOUR = [{"a": first, "b": 4 - first, "c": 2, "d": 9, "e": 0} for first in range(5)]
"""All tables where a + b = 4 is printed: strangers know nothing of b, whoever is alone in a knows it exactly."""


def test_somebody_alone_in_a_cell_learns_the_other_part_of_a_printed_sum() -> None:
    alone = by_cell()["a"]

    assert learned(alone, PRINTED_TOTAL_OF_FOUR) == (("b",),)
    assert len({table["b"] for table in PRINTED_TOTAL_OF_FOUR}) == 5


def test_somebody_learns_nothing_where_two_tables_with_her_own_number_differ() -> None:
    more = [*PRINTED_TOTAL_OF_FOUR, {"a": 1, "b": 2, "c": 3, "d": 9, "e": 0}]

    assert learned(by_cell()["a"], more) == ()


def test_tables_in_which_her_own_cell_is_another_number_show_her_nothing() -> None:
    assert learned(by_cell()["a"], [{**table, "a": 0} for table in PRINTED_TOTAL_OF_FOUR]) == (("b",),)
    assert learned(by_cell()["a"], []) == (("b",),)


def test_two_people_who_know_each_other_are_an_intruder_as_one_is() -> None:
    both = by_cell()["c"]

    assert learned(both, PRINTED_TOTAL_OF_FOUR) == (("a", "b"),)


def test_the_only_bme_member_of_a_band_is_found_in_a_return() -> None:
    part = catalogue_of(
        [a_return(workforce={StaffGroup.CLINICAL: {"band_5": Counts(40, 1, 0), "band_6": Counts(30, 3, 0)}})]
    )
    needs = sensitive_counts(part.table, part.figures, POLICY)
    alone = {each.cell: each for each in singletons(part.table, needs)}
    cell = "X01/2021/workforce/clinical/band_5/bme"

    assert alone[cell].count == 1
    assert ("X01/2021/workforce/clinical/band_6/bme",) in alone[cell].open_sums
    assert all(cell not in rest for rest in alone[cell].open_sums)


def test_every_open_sum_of_a_return_counts_somebody_else_and_comes_from_a_need() -> None:
    part = catalogue_of([generated_return(1)])
    names = tuple(part.table)
    needs = sensitive_counts(part.table, part.figures, POLICY)
    whole = {cells_matching(need.of, names) for need in needs}

    for each in singletons(part.table, needs):
        for rest in each.open_sums:
            assert sum(part.table[cell] for cell in rest) > 0
            assert rest in whole or any(set(cells) - {each.cell} == set(rest) for cells in whole)
