"""Whoever is alone in a cell: what the verifier asks of tables written by hand, and what certificates show by then."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import POLICY
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.rules import sum_of
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.verify_certificate import failures
from wres_desktop.domain.figures import Count, SamePeople
from wres_desktop.errors import NotProtected

NUMBERS = {"threshold": 5, "disciplinary_threshold": 5, "survey_minimum": 10, "rate_minimum": 10, "group_minimum": 10}
NEW, EARLIER = "0" * 64, "1" * 64
CELLS = ("b/one", "b/two", "b/three")
Json = dict[str, Any]


def publication(*printed: tuple[str, tuple[int, ...]], facts: tuple[tuple[int, int], ...] = ()) -> Json:
    """Sums of three cells with their printed numbers, and cells that count the same people."""
    rows = [
        {"id": f"sum {number}", "kind": "count", "of": [CELLS[at] for at in of], "printed": text}
        for number, (text, of) in enumerate(printed)
    ]
    same = [{"of": [CELLS[one]], "also": [CELLS[other]]} for one, other in facts]
    return {"cells": list(CELLS), "statements": rows, "facts": same, "document": {"policy": NUMBERS}}


def learnt(tables: list[list[int]], new: Json, earlier: Json | None = None, **more: list[Any]) -> list[str]:
    """What is wrong with tables that a certificate shows for a publication, beside an earlier one if there is any."""
    certificate = {
        "publications": [NEW],
        "ledger": [EARLIER] if earlier else [],
        "policy": NUMBERS,
        "cells": more.get("cells", list(CELLS)),
        "witnesses": tables,
        **{name: more.get(name, []) for name in ("moves", "bounds", "already_out", "told_before", "set_aside")},
    }
    return failures(certificate, {NEW: new, EARLIER: earlier} if earlier else {NEW: new}, NEW)


FIVE_APART = [[0, 5, 0], [5, 0, 0], [0, 5, 5], [5, 0, 7], [2, 3, 9]]


@pytest.mark.parametrize(("total", "is_told"), [(5, True), (6, True), (7, False), (9, False)])
def test_of_two_withheld_cells_one_or_two_people_in_one_must_not_find_a_small_number_in_the_other(
    total: int, *, is_told: bool
) -> None:
    tables = [[0, total, 0], [total, 0, 0], [0, total, 5], [total, 0, 7], [2, total - 2, 9]]
    found = learnt(tables, publication((str(total), (0, 1))))

    assert bool(found) == is_told
    assert all("alone in b/one" in each or "alone in b/two" in each for each in found)


def test_of_two_other_cells_together_somebody_who_is_alone_must_not_find_a_small_number_either() -> None:
    new = publication(("5", (0, 1, 2)))
    new["statements"].append({"id": "both", "kind": "count", "of": list(CELLS[1:]), "withheld": True})
    (found,) = learnt([[0, 5, 0], [5, 0, 0], [0, 0, 5], [2, 1, 2], [1, 3, 1]], new)

    assert "alone in b/one could learn how few are in b/two and 1 other cells together" in found


def test_what_one_table_parts_is_not_told() -> None:
    """The second cell follows from the first in all tables but the last."""
    alike = [[0, 0, 0], [5, 5, 0], [0, 0, 5], [3, 3, 9]]

    assert learnt(alike, publication())
    assert learnt([*alike, [3, 4, 9]], publication()) == []


def test_a_move_parts_as_well_as_a_table() -> None:
    alike = [[0, 0, 0], [5, 5, 0], [0, 0, 5], [3, 3, 9]]

    assert learnt(alike, publication(), moves=[[4, 1, 2]]) == []
    assert learnt(alike, publication(), moves=[[4, 0, 2, 1, 2]])


def test_cells_of_which_no_number_differs_twice_in_the_same_way_are_looked_at_table_by_table() -> None:
    """Nothing is decided by how often tables are added up: of very many, one alone parts the two."""
    alike = [[number % 7, number % 7, number % 11] for number in range(200)]

    assert learnt(alike, publication())
    for parted in (0, 57, 199):
        one = [table[:] for table in alike]
        one[parted][1] += 1
        assert learnt(one, publication()) == []


def test_a_certificate_without_any_cell_tells_nobody_anything() -> None:
    assert learnt([[]], {**publication(), "cells": []}, cells=[]) == []


def test_the_same_people_counted_in_another_way_are_nobody_else() -> None:
    """The facts say that whoever is in the first cell is in the second: she finds herself there."""
    alike = [[0, 0, 0], [5, 5, 0], [0, 0, 5], [3, 3, 9]]

    assert learnt(alike, publication(facts=((0, 1),))) == []
    assert learnt(alike, publication(facts=((1, 2),)))


def before(number: int, **changed: object) -> Json:
    """That the first two cells are five together, as a statement of the publication with this number says."""
    steps = [[1, number, "sum 0"]]
    row: Json = {"cell": 0, "of": [1], "times": -1, "is": 5, "least": {"from": steps}, "most": {"from": steps}}
    return {**row, **changed}


def test_what_was_told_before_is_not_told_again() -> None:
    new = publication(("5", (0, 1)))
    both = [before(2), {**before(2), "cell": 1, "of": [0]}]

    old = {**new, "title": "Of last year"}

    assert learnt(FIVE_APART, new, old, told_before=both) == []
    assert len(learnt(FIVE_APART, new, old, told_before=both[:1])) == 1


def test_a_publication_is_not_its_own_past() -> None:
    new = publication(("5", (0, 1)))
    both = [before(2), {**before(2), "cell": 1, "of": [0]}]

    assert len(learnt(FIVE_APART, new, new, told_before=both)) == len(both)


@pytest.mark.parametrize(
    "changed",
    [{"is": 4}, {"times": 1}, {"of": [2]}, {"least": {"from": []}}, {"most": {"from": [[2, 2, "sum 0"]]}}, {"over": 2}],
)
def test_nothing_counts_as_told_before_that_is_not_shown(changed: Json) -> None:
    new = publication(("5", (0, 1)))
    rows = [before(2, **changed), {**before(2), "cell": 1, "of": [0]}]

    assert len(learnt(FIVE_APART, new, {**new, "title": "Of last year"}, told_before=rows)) == 1


def test_that_no_times_a_sum_is_nobody_was_not_told_of_it_before() -> None:
    """Nothing, added up, shows that no times the sum is no times the cell, and tells of neither."""
    new, nothing = publication(("5", (0, 1))), {"from": list[Json]()}
    row = {"over": 0, "times": 0, "is": 0, "least": nothing, "most": nothing}
    rows = [before(1, **row), before(1, **row, cell=1, of=[0])]

    assert len(learnt(FIVE_APART, new, told_before=rows)) == 2


def test_what_is_told_now_was_not_told_before() -> None:
    new = publication(("5", (0, 1)))
    rows = [before(1), {**before(1), "cell": 1, "of": [0]}]

    assert len(learnt(FIVE_APART, new, told_before=rows)) == 2


def invented(facts: tuple[SamePeople, ...] = (), **printed: str) -> Publication:
    of = {"one": ("a/x/one",), "other": ("a/x/other",), "both": ("a/x/*",)}
    statements = tuple(
        Printed(name, Count(cells), printed[name]) if name in printed else Withheld(name, Count(cells))
        for name, cells in of.items()
    )
    return Publication("Invented", ("a/x/one", "a/x/other"), statements, policy="default", facts=facts)


@pytest.mark.parametrize("total", [5, 6])
def test_there_is_no_certificate_for_what_tells_somebody_who_is_alone(total: int) -> None:
    with pytest.raises(NotProtected):
        certificate_of([invented(both=str(total))], (), POLICY)
    assert certificate_of([invented(both=str(total))], (), POLICY, of_somebody=False).witnesses


def test_what_an_earlier_publication_told_is_shown_by_that() -> None:
    new = invented(both="5")
    certificate = certificate_of([new], [replace(new, title="Of last year")], POLICY)

    assert {(each.tied.cell, *sum_of(each.tied.rule)) for each in certificate.told_before} == {(0, 1), (1, 0)}
    assert all(number == 2 for each in certificate.told_before for _, number, _ in each.least.steps)
    with pytest.raises(NotProtected):
        certificate_of([new], [new], POLICY)
