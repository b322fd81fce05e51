"""Rules come from names, figures and the policy: which sums must stay open, how far, and that no count is looked at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import POLICY
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.rules import (
    OneCategory,
    Rule,
    SmallCount,
    cells_of,
    enough_for,
    rules_of,
    sum_of,
    threshold_of,
)
from wres_desktop.domain.catalogue import Part, catalogue_of
from wres_desktop.domain.figures import Count, Percentage, Quantity, cells_matching
from wres_desktop.domain.submission import Board, Disciplinary, DisciplinaryBasis, Recruitment, Submission, Training
from wres_desktop.domain.workforce import StaffGroup

BAND_5 = "workforce/clinical/band_5"
STAFF = {StaffGroup.CLINICAL: {"band_5": Counts(40, 20, 6), "band_6": Counts(30, 20, 7)}}
NOTHING: dict[str, Any] = {"recruitment": None, "disciplinary": None, "training": None, "survey": {}, "board": None}


def part_of(submission: Submission) -> Part:
    return catalogue_of([submission])


def rules(part: Part, policy: Policy = POLICY) -> tuple[Rule, ...]:
    return rules_of({figure.id: figure.quantity for figure in part.figures}, tuple(part.table), policy)


def small(part: Part, policy: Policy = POLICY) -> dict[frozenset[str], int]:
    """The sums that must stay open as small counts, by their cells without the path, and their thresholds."""
    found = [rule for rule in rules(part, policy) if isinstance(rule, SmallCount)]
    by_cells = {named(rule.cells, part): rule.threshold for rule in found}
    assert len(by_cells) == len(found), "a sum has one rule"
    return by_cells


def groups(part: Part, policy: Policy = POLICY) -> dict[tuple[frozenset[str], frozenset[str]], int]:
    found = [rule for rule in rules(part, policy) if isinstance(rule, OneCategory)]
    return {(named(rule.part, part), named(rule.rest, part)): rule.minimum for rule in found}


def named(cells: Sequence[int], part: Part) -> frozenset[str]:
    names = tuple(part.table)
    return frozenset(names[cell].split("/", 2)[2] for cell in cells)


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_every_cell_and_every_count_of_a_figure_must_stay_open_below_the_threshold() -> None:
    part = part_of(a_return())
    found = small(part)

    assert all(of(cell.split("/", 2)[2]) in found for cell in part.table)
    for figure in part.figures:
        if isinstance(figure.quantity, Count):
            cells = cells_matching(figure.quantity.of, tuple(part.table))
            assert frozenset(cell.split("/", 2)[2] for cell in cells) in found, figure.id


def test_what_a_reader_subtracts_in_one_step_must_stay_open_too() -> None:
    found = small(part_of(a_return(workforce=STAFF, **NOTHING)))
    clinical_bme = [cells for cells in found if all("/clinical/" in cell and cell.endswith("/bme") for cell in cells)]

    assert found[of(f"{BAND_5}/bme", f"{BAND_5}/unknown")] == 5
    assert found[of(f"{BAND_5}/white", f"{BAND_5}/bme")] == 5
    assert any(f"{BAND_5}/bme" not in cells and len(cells) > 8 for cells in clinical_bme)


def test_everybody_without_those_who_were_appointed_entered_or_trained_must_stay_open() -> None:
    recruitment, training = Recruitment(Counts(80, 20, 4), Counts(14, 2, 0)), Training(Counts(60, 20, 1))
    found = small(part_of(a_return(recruitment=recruitment, training=training)))

    for outcome in ("recruitment/not_appointed", "disciplinary/not_entered", "training/not_accessed"):
        assert of(f"{outcome}/bme") in found


@pytest.mark.parametrize(("name", "entered", "others"), [("default", 5, 5), ("strict_disciplinary", 10, 5)])
def test_disciplinary_cases_have_a_threshold_of_their_own(name: str, entered: int, others: int) -> None:
    found = small(part_of(a_return()), load_policy(name))

    assert found[of("disciplinary/entered/bme")] == entered
    assert found[of("disciplinary/not_entered/bme")] == others
    assert found[of(f"{BAND_5}/bme")] == others


def test_everybody_of_a_group_who_answered_a_question_has_the_surveys_minimum() -> None:
    found = small(part_of(a_return()))
    answered = {cells: least for cells, least in found.items() if any(cell.startswith("survey/") for cell in cells)}
    both = [cells for cells in answered if {cell.split("/")[2] for cell in cells} == {"yes", "no"}]

    assert both
    assert all(answered[cells] == (10 if cells in both else 5) for cells in answered)


def test_a_sum_of_different_things_has_the_headcounts_threshold() -> None:
    policy = replace(load_policy("strict_disciplinary"), survey_minimum=20)

    assert threshold_of(["A/2021/disciplinary/entered/bme", "A/2020/disciplinary/entered/bme"], policy) == 10
    assert threshold_of(["A/2021/disciplinary/entered/bme", "A/2021/disciplinary/not_entered/bme"], policy) == 5
    assert threshold_of(["A/2021/survey/public/yes/bme", "A/2021/survey/public/no/bme"], policy) == 20
    assert threshold_of(["A/2021/survey/public/yes/bme"], policy) == 5


def test_a_group_that_may_be_all_in_one_category_has_a_rule_with_whoever_else_could_be_there() -> None:
    found = groups(part_of(a_return(workforce=STAFF, **NOTHING)))
    ethnic = found[of(f"{BAND_5}/bme"), of(f"{BAND_5}/white", f"{BAND_5}/unknown")]
    elsewhere = [rest for part, rest in found if part == of(f"{BAND_5}/bme")]

    assert ethnic == POLICY.group_minimum
    assert any("workforce/clinical/band_6/bme" in rest and f"{BAND_5}/bme" not in rest for rest in elsewhere)
    assert any(cell.startswith("workforce/non_clinical/") for rest in elsewhere for cell in rest)


def test_a_part_and_its_rest_share_nobody_and_neither_is_empty() -> None:
    for part, rest in groups(part_of(a_return())):
        assert part
        assert rest
        assert not part & rest


def test_that_nobody_of_a_group_was_appointed_entered_or_trained_may_be_told_but_not_that_everybody_was() -> None:
    found = groups(part_of(a_return()))
    pairs = [
        (f"{section}/{outcome}/bme", f"{section}/not_{outcome}/bme")
        for section, outcome in (("recruitment", "appointed"), ("disciplinary", "entered"), ("training", "accessed"))
    ]

    for done, not_done in pairs:
        assert (of(done), of(not_done)) in found
        assert (of(not_done), of(done)) not in found


def test_that_nobody_said_yes_may_be_told_but_not_that_everybody_did() -> None:
    found = groups(part_of(a_return()))
    survey = [(part, rest) for part, rest in found if all(cell.startswith("survey/") for cell in part)]

    assert survey
    assert all("/yes/" in cell for part, _ in survey for cell in part)
    assert all("/no/" in cell for _, rest in survey for cell in rest)


def test_a_board_that_is_all_of_one_group_has_a_rule_and_its_total_has_none() -> None:
    part = part_of(a_return(board=Board(Counts(8, 0, 0), Counts(8, 0, 0), Counts(8, 0, 0))))
    board = [each for each, _ in groups(part) if all(cell.startswith("board/") for cell in each)]

    assert any(all(cell.endswith("/white") for cell in each) for each in board)
    assert all(len({cell.rpartition("/")[2] for cell in each}) == 1 for each in board)


def test_the_rules_are_the_same_whatever_the_counts_are() -> None:
    """Sections decide which rules there are, and years; nothing that is counted does."""
    ones, nobody = Counts(1, 1, 1), Counts(0, 0, 0)
    other = a_return(
        workforce={StaffGroup.CLINICAL: {"band_7": ones}, StaffGroup.MEDICAL: {"other": nobody}},
        recruitment=Recruitment(ones, nobody),
        disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, nobody),
        training=Training(ones),
        board=Board(ones, nobody, nobody),
    )
    one, two = part_of(a_return()), part_of(other)

    assert tuple(one.table) == tuple(two.table)
    assert rules(one) == rules(two)


def test_rates_have_no_rules_of_their_own_and_sums_of_no_cells_have_none() -> None:
    quantities: dict[str, Quantity] = {
        "2021/x": Percentage(("a",), ("a", "b")),
        "2021/y": Count(("nowhere/*",)),
        "2021/z": Count(("a", "b")),
    }

    assert rules_of(quantities, ("a", "b"), POLICY) == (
        SmallCount((0,), 5),
        SmallCount((1,), 5),
        SmallCount((0, 1), 5),
    )


def test_a_rule_says_which_cells_it_names_and_from_when_it_is_content() -> None:
    count, group = SmallCount((1, 2), 5), OneCategory((0,), (1, 2), 10)

    assert (sum_of(count), cells_of(count), enough_for(count)) == ((1, 2), (1, 2), 5)
    assert (sum_of(group), cells_of(group), enough_for(group)) == ((1, 2), (0, 1, 2), 10)
