"""A search for tables ends at the first rule that must be kept and is not; what is tolerated changes no answer."""

from collections.abc import Mapping

import numpy as np
import pytest

from wres_desktop.disclosure.certify import certify
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.linear_tables import LinearTables
from wres_desktop.disclosure.looking import EVERYTHING, Looking, NotShown
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder
from wres_desktop.disclosure.rules import Rule, SmallCount
from wres_desktop.disclosure.surely import Surely
from wres_desktop.overriding import override

NAMES = ("a", "b", "c", "d", "e", "f")
ROWS: tuple[Cells, ...] = ((0, 1), (2, 3), (4, 5))
RULES: tuple[Rule, ...] = tuple(SmallCount(cells, 5) for cells in ((0,), (1,), (2,), (3,), (4,), (5,), *ROWS))


def told_of(*counts: int) -> tuple[Linear, ...]:
    return tuple(Linear(((1, row),), count, count, f"row {row}") for row, count in zip(ROWS, counts, strict=True))


class Asked:
    """Notes of which rules it was asked whether they are tolerated."""

    def __init__(self, *tolerated: Rule) -> None:
        self.tolerated = tolerated
        self.rules: list[Rule] = []

    def __call__(self, rule: Rule) -> bool:
        self.rules.append(rule)
        return rule in self.tolerated


def test_the_search_ends_at_the_first_rule_that_is_not_kept() -> None:
    """Three and four people in rows of which no cell can reach five: all but the third row's rules are broken."""
    told = told_of(3, 4, 20)
    asked = Asked()
    assert len(certify(NAMES, told, RULES).unproved) == 6

    with pytest.raises(NotShown):
        certify(NAMES, told, RULES, looking=Looking(tolerated=asked))

    assert len(asked.rules) == 1


def test_a_rule_of_which_every_cell_is_known_ends_it_too() -> None:
    told = [Linear(((1, (0,)),), 3, 3, "one"), Linear(((1, (1,)),), 0, 0, "other")]

    with pytest.raises(NotShown):
        certify(NAMES[:2], told, RULES[:1], looking=Looking(tolerated=Asked()))
    assert certify(NAMES[:2], told, RULES[:1], looking=Looking(tolerated=Asked(*RULES))).unproved == RULES[:1]


@pytest.mark.parametrize("counts", [(3, 4, 20), (20, 20, 20), (3, 20, 9)])
def test_where_all_that_is_broken_is_tolerated_the_answer_is_the_same(counts: tuple[int, ...]) -> None:
    told = told_of(*counts)
    whole = certify(NAMES, told, RULES)
    asked = Asked(*whole.unproved)

    assert certify(NAMES, told, RULES, looking=Looking(tolerated=asked)) == whole
    assert set(asked.rules) == set(whole.unproved)


def test_what_was_found_while_all_was_tolerated_is_no_answer_where_less_is() -> None:
    """The last answers are remembered; that they were found does not mean that they will do."""
    told = told_of(3, 20, 20)

    def found(looking: Looking) -> bool:
        try:
            return bool(certified(NAMES, told, RULES, None, None, looking).tables)
        except NotShown:
            return False

    assert [found(each) for each in (Looking(tolerated=Asked()), EVERYTHING, Looking(tolerated=Asked()))] == [
        False,
        True,
        False,
    ]
    answers = [certified(NAMES, told, RULES, None, None, Looking(tolerated=Asked(*RULES))) for _ in range(2)]
    assert answers[0] is answers[1]


@pytest.mark.parametrize("number", [0, 1])
def test_of_sums_over_members_a_rule_is_tolerated_only_where_every_one_over_their_cells_is(number: int) -> None:
    """Two rules about the three people of one row, whose cells are taken together, are one about sums."""
    told = told_of(3, 20, 20)
    rules = (SmallCount((0, 1), 5), SmallCount((1, 0), 5), *RULES[7:])

    assert certified(NAMES, told, rules, ROWS, None, Looking(tolerated=Asked(*rules[:2]))).unproved == rules[:2]
    with pytest.raises(NotShown):
        certified(NAMES, told, rules, ROWS, None, Looking(tolerated=Asked(rules[number])))


class NeverAsked(LinearTables):
    """How far a sum goes may not be asked of a solver: it can take very long."""

    @override
    def furthest(self, factors: Mapping[int, int], *, highest: bool) -> Mapping[int, int] | None:
        raise AssertionError(factors, highest)


ROW = [Linear(((1, (0, 1)),), 5, 5, "row"), Linear(((1, (1, 2)),), 5, 5, "row"), Linear(((1, (0, 2, 3)),), 5, 5, "all")]
"""a + b = b + c = a + c + d = 5: d is from 0 to 5 in fractions of people, 1, 3 or 5 in people."""


@pytest.mark.parametrize(
    ("tables", "enough", "expected"),
    [
        pytest.param([(1, 4, 1, 3)], 4, False, id="a table shows somebody, and fewer than enough"),
        pytest.param([(0, 5, 0, 5), (2, 3, 2, 1)], 2, False, id="one shows somebody, another fewer than enough"),
        pytest.param([(1, 4, 1, 3)], 1, True, id="a table that has enough shows nothing: the solver is asked"),
        pytest.param([], 1, True, id="without a table the solver is asked"),
    ],
)
def test_a_solver_is_asked_only_where_no_table_at_hand_settles_it(
    tables: list[tuple[int, ...]], enough: int, *, expected: bool
) -> None:
    knowledge = Knowledge(("a", "b", "c", "d"), ROW, together=[(0, 1, 2, 3)])
    (component,) = knowledge.components
    possible = (LinearTables if expected else NeverAsked)(component, knowledge.limits)
    surely = Surely(possible, RelaxedIntruder(component.cells, {}, ROW, 100), lambda _: None)
    known = [np.array(table, dtype=np.int64) for table in tables]

    assert surely.enough_or_nobody((3,), enough, known) is expected


def test_a_table_in_which_there_is_nobody_does_not_show_somebody() -> None:
    """a + b = b + c = 5 and a + c + 3d = 4: a and c are alike, so that d is even; in fractions it goes up to 4/3."""
    told = [*ROW[:2], Linear(((1, (0, 2)), (3, (3,))), 4, 4, "all")]
    knowledge = Knowledge(("a", "b", "c", "d"), told, together=[(0, 1, 2, 3)])
    (component,) = knowledge.components
    possible = LinearTables(component, knowledge.limits)
    surely = Surely(possible, RelaxedIntruder(component.cells, {}, told, 100), lambda _: None)

    assert surely.enough_or_nobody((3,), 5, [np.array([2, 3, 2, 0], dtype=np.int64)])


def test_where_no_whole_table_is_possible_nothing_is_sure() -> None:
    """Three pairs of five people each: two and a half in each cell."""
    pairs = [Linear(((1, pair),), 5, 5, "pair") for pair in ((0, 1), (1, 2), (0, 2))]
    knowledge = Knowledge(("a", "b", "c"), pairs, together=[(0, 1, 2)])
    (component,) = knowledge.components
    surely = Surely(
        NeverAsked(component, knowledge.limits), RelaxedIntruder(component.cells, {}, pairs, 9), lambda _: None
    )

    with pytest.raises(NotShown):
        surely.enough_or_nobody((0,), 4, [])
