"""Which public facts a publication may state."""

from random import Random

import pytest

from tests.consortia import four_members
from wres_desktop.checking import certificate_failures
from wres_desktop.disclosure.certificate_file import FORMAT, VERSION
from wres_desktop.disclosure.verify_certificate import NUMBERS
from wres_desktop.disclosure.verify_facts import wrong_facts
from wres_desktop.domain.catalogue import catalogue_of

ROWS = ("disciplinary/entered", "disciplinary/not_entered"), ("training/accessed", "training/not_accessed")
BOARD = ("board/voting", "board/non_voting"), ("board/executive", "board/non_executive")


def sentences(of: list[str], also: list[str]) -> list[str]:
    return list(wrong_facts([{"facts": [{"kind": "same_people", "of": of, "also": also}]}]))


def cells(*rows: str, group: str = "bme", whose: str = "X01/2021") -> list[str]:
    return [f"{whose}/{row}/{group}" for row in rows]


@pytest.mark.parametrize("of", ROWS)
def test_staff_who_did_and_who_did_not_are_all_staff(of: tuple[str, str]) -> None:
    everybody = cells("workforce/*/*")

    assert sentences(cells(*of), everybody) == []
    assert len(sentences(cells(*of[:1]), everybody)) == 1
    assert len(sentences(cells(*of), cells("workforce/*/band_5"))) == 1
    assert len(sentences(cells(*of), cells("workforce/*/*", group="white"))) == 1
    assert len(sentences(cells(*of), cells("workforce/*/*", whose="X01/2020"))) == 1
    assert len(sentences(cells(*of), cells("workforce/*/*", whose="Y02/2021"))) == 1


def test_a_board_is_voting_or_not_and_executive_or_not() -> None:
    assert sentences(cells(*BOARD[0]), cells(*BOARD[1])) == []
    assert len(sentences(cells(*BOARD[0]), cells(*ROWS[0]))) == 1
    assert len(sentences(cells(BOARD[0][0]), cells(BOARD[1][0]))) == 1


@pytest.mark.parametrize("group", ["*", "total"])
def test_a_fact_is_about_one_ethnic_group(group: str) -> None:
    assert len(sentences(cells(*BOARD[0], group=group), cells(*BOARD[1], group=group))) == 1


def test_no_fact_is_about_all_organisations() -> None:
    assert len(sentences(cells(*BOARD[0], whose="*/2021"), cells(*BOARD[1], whose="*/2021"))) == 1


def test_two_cells_are_not_the_same_because_a_file_says_so() -> None:
    """Whoever is alone in the one could find who is in the other."""
    both = cells("workforce/clinical/band_5"), cells("workforce/clinical/band_6")

    assert len(sentences(*both)) == 1


def test_every_fact_of_this_program_is_one() -> None:
    facts = [fact for each in four_members((2020, 2021)) for fact in catalogue_of([each]).facts]

    assert len(facts) > 20
    assert [sentence for fact in facts for sentence in sentences(list(fact.of), list(fact.also))] == []


def test_a_certificate_is_refused_for_a_publication_that_makes_a_fact_up() -> None:
    listed = [cell for cell in catalogue_of(four_members((2021,))[:1]).table if "/2021/workforce/" in cell]
    both = [[cell for cell in listed if cell.endswith(f"/clinical/{band}/bme")] for band in ("band_5", "band_6")]
    numbers, chance = dict.fromkeys(NUMBERS, 5), Random(1)  # noqa: S311 - numbers of a test
    content = {"cells": listed, "statements": [], "document": {"policy": numbers}}
    parts = {name: list[object]() for name in ("ledger", "bounds", "already_out", "told_before", "set_aside", "moves")}
    tables = [[0] * len(listed), *([chance.randint(5, 99) for _ in listed] for _ in range(3))]
    head = {"format": FORMAT, "version": VERSION, "publications": ["0" * 64], "policy": numbers}
    certificate = {**head, **parts, "cells": listed, "witnesses": tables}
    made_up = {"kind": "same_people", "of": both[0], "also": both[1]}

    assert certificate_failures(certificate, {"0" * 64: content}, "0" * 64) == []
    first, *_ = certificate_failures(certificate, {"0" * 64: {**content, "facts": [made_up]}}, "0" * 64)
    assert first.startswith("Fact 1 of the publication, about W01/2021/workforce/clinical/band_5/bme, is none")
