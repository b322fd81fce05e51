"""Whole-number tables that are asked for one after the other: each question stands by itself."""

from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.intruder import Component, Limits
from wres_desktop.disclosure.linear_tables import LinearTables
from wres_desktop.disclosure.possible_tables import Target

CELLS = (0, 1, 2)
TOLD = (Linear(((1, CELLS),), 9, 9, "total"), Linear(((1, (0, 1)),), 3, 8, "two"))


def tables() -> LinearTables:
    """Nine people in three cells, three to eight of them in the first two."""
    return LinearTables(Component(CELLS, TOLD), Limits([0, 0, 1], [8, 8, 6], 100))


def test_a_question_is_not_held_to_what_was_asked_before() -> None:
    asked = tables()
    first = asked.reaching([Target((2,), 0, at_least=6), Target((0,), 0, at_most=0), Target((1,), 0, at_least=3)], None)
    second = asked.reaching([Target((2,), 0, at_most=1)], None)

    assert first == {0: 0, 1: 3, 2: 6}
    assert second is not None
    assert (second[2], second[0] + second[1]) == (1, 8)


def test_what_nothing_reaches_is_none_before_and_after_other_questions() -> None:
    asked = tables()
    for _ in range(2):
        assert asked.reaching([Target((2,), 0, at_least=7)], None) is None
        assert asked.reaching([Target((2,), 0, at_least=7), Target((1,), 0, at_least=8)], None) == {0: 0, 1: 8, 2: 1}


def test_a_target_with_two_ends_is_reached_between_them() -> None:
    found = tables().reaching([Target((0,), 2, at_most=6, at_least=6)], None)

    assert found is not None
    assert found[0] == 4


def test_another_table_is_found_where_one_is_ruled_out_and_later_questions_may_have_it_again() -> None:
    asked, only = tables(), [Target((1,), 0, at_least=8)]
    table = asked.reaching(only, None)

    assert table == {0: 0, 1: 8, 2: 1}
    assert asked.reaching(only, table) is None
    assert asked.reaching(only, None) == table
