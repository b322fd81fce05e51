"""From documents to a planning problem: shared items, what requires what, consent, and what is out already."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import POLICY
from tests.disclosure.test_consent import BOARD, ONLY_BOARD, a_board
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.candidates import Candidates, all_rules, candidates_of
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.ledger import background
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.rules import OneCategory, SmallCount, sum_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.wanted import Wanted, wanted_of
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.domain.submission import Board, Submission

HEADLINES = EMPHASES["headlines"]


def candidates(
    *submissions: Submission, ledger: tuple[Publication, ...] = (), emphasis: str = "headlines"
) -> Candidates:
    wanted = wanted_of(submissions)
    return candidates_of([wanted], background(ledger, wanted.part.table), POLICY, EMPHASES[emphasis])


def small_sums(wanted: Wanted) -> set[frozenset[str]]:
    names = tuple(wanted.part.table)
    rules = all_rules([wanted], (), wanted.part.table, POLICY)
    return {frozenset(names[cell] for cell in rule.cells) for rule in rules if isinstance(rule, SmallCount)}


def board(*names: str) -> frozenset[str]:
    return frozenset(f"X01/2021/board/{name}" for name in names)


def test_every_count_is_an_item_once_however_many_figures_say_it() -> None:
    wanted = wanted_of([a_return()])
    found = candidates(a_return())
    sums = {
        cells_matching(figure.quantity.of, found.cells)
        for figure in wanted.part.figures
        if isinstance(figure.quantity, Count)
    }

    assert set(found.item_of) == sums
    assert len(found.problem.items) == len(found.names) == len(found.weights) == len(sums)
    for members, index in found.item_of.items():
        assert tuple(found.cells[at] for at in found.problem.items[index].cells) == members


def test_a_figure_is_worked_out_from_its_items_each_once() -> None:
    found = candidates(a_return())
    (likelihood,) = [f for f in wanted_of([a_return()]).part.figures if f.id == "2021/2/likelihood/bme"]

    assert len(found.items_of(likelihood)) == len(set(found.items_of(likelihood))) == 2


def test_of_a_survey_question_nothing_is_printed_without_how_many_of_each_group_answered() -> None:
    wanted = wanted_of([a_return()])
    found = candidates(a_return())
    counts = {f.id: found.items_of(f)[0] for f in wanted.part.figures if isinstance(f.quantity, Count)}
    answered = {each: index for each, index in counts.items() if each.endswith("/answered")}
    others = {each: index for each, index in counts.items() if each.split("/")[1] in ("5", "6", "7", "8")}

    assert len(answered) == 6
    for each, index in others.items():
        question = each.rsplit("/", 2)[0]
        both = {answered[other] for other in answered if other.startswith(f"{question}/")}
        assert len(both) == 2
        assert set(found.problem.items[index].requires) == (set() if each in answered else both)


def test_everything_else_requires_nothing() -> None:
    found = candidates(a_return(survey={}))

    assert all(item.requires == () for item in found.problem.items)


@pytest.mark.parametrize("emphasis", EMPHASES)
def test_an_alternative_changes_weights_and_nothing_else(emphasis: str) -> None:
    one, other = candidates(a_return()), candidates(a_return(), emphasis=emphasis)

    assert one.problem == other.problem
    assert one.names == other.names
    assert all(a <= b for a, b in zip(one.weights, other.weights, strict=True))
    assert (one.weights == other.weights) == (emphasis in ("headlines", "rounded"))


def test_what_the_ledger_tells_and_its_rules_are_part_of_the_problem() -> None:
    """A member's cell beside one of the organisation's own: the sum of both must stay open, too."""
    own, other = "X01/2021/workforce/clinical/band_5/bme", "Y02/2021/workforce/clinical/band_5/bme"
    content: dict[str, Any] = {
        "format": "wres-publication",
        "version": 1,
        "title": "Joint",
        "cells": [own, other],
        "statements": [{"id": "both", "kind": "count", "of": [own, other], "printed": "33"}],
    }
    found = candidates(a_return(), ledger=(publication_from_json(content),))
    both = tuple(sorted(found.cells.index(cell) for cell in (own, other)))

    assert [told for told in found.problem.told if told.source == "both"]
    assert SmallCount(both, 5) in found.problem.rules
    assert SmallCount((found.cells.index(other),), 5) in found.problem.rules
    assert found.problem.count(both) == 33


def test_consent_lifts_the_rules_of_the_sums_that_it_opens_and_of_no_other() -> None:
    before, after = small_sums(wanted_of([a_board()])), small_sums(wanted_of([a_board("board/executive/bme")]))

    assert board("executive/bme") in before - after
    assert board("voting/bme") in after
    assert board("executive/white") in after


def test_of_a_sum_of_which_some_agreed_the_others_stay_protected() -> None:
    """All BME members agreed: what is left of the board's rows without them still must stay open."""
    found = small_sums(
        wanted_of([a_board("board/*/bme", board=Board(Counts(9, 2, 1), Counts(7, 2, 1), Counts(4, 1, 0)))])
    )

    assert not [each for each in found if any(cell.endswith("/bme") for cell in each)]
    assert board("executive/white") in found
    assert board("executive/unknown") in found


def test_nobody_can_agree_for_a_group_that_could_be_elsewhere() -> None:
    """Those who agreed may be told to be all of one group; whoever has not agreed may not."""
    eight = Board(Counts(8, 0, 0), Counts(8, 0, 0), Counts(8, 0, 0))

    def parts(*consented: str) -> set[frozenset[str]]:
        wanted = wanted_of([a_board(*consented, board=eight)])
        names = tuple(wanted.part.table)
        rules = all_rules([wanted], (), wanted.part.table, POLICY)
        return {frozenset(names[cell] for cell in rule.part) for rule in rules if isinstance(rule, OneCategory)}

    everybody_white = board(*(f"{row}/white" for row in ("voting", "non_voting")))
    assert everybody_white in parts()
    assert everybody_white in parts("board/*/bme")
    assert everybody_white not in parts("board/*/white")


def test_the_rules_of_two_years_are_those_of_each() -> None:
    def named(*submissions: Submission) -> set[frozenset[str]]:
        found = candidates(*submissions)
        return {frozenset(found.cells[cell] for cell in sum_of(rule)) for rule in found.problem.rules}

    only_board = ONLY_BOARD | {"board": BOARD}
    both = named(a_return(2020, **only_board), a_return(2021, **only_board))

    assert both >= named(a_return(2021, **only_board))
    assert any(all(cell.startswith("X01/2020/") for cell in each) for each in both)


def test_another_code_for_the_organisation_changes_names_and_nothing_else() -> None:
    """So what may be printed together is the same; only what the secret draws may differ."""
    here = a_return()
    there = replace(here, organisation=replace(here.organisation, code="Z99"))
    one, other = candidates(here), candidates(there)

    assert one.problem == other.problem
    assert one.weights == other.weights
    assert [name.replace("X01/", "Z99/") for name in one.names] == list(other.names)
    assert [cell.replace("X01/", "Z99/") for cell in one.cells] == list(other.cells)
