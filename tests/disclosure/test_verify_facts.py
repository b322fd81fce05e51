"""Which public facts a publication may state."""

import pytest

from tests.builders import Json
from tests.consortia import four_members
from wres_desktop.checking import wrong_names
from wres_desktop.disclosure.verify_indicators import Indicators
from wres_desktop.domain.catalogue import joint_catalogue_of
from wres_desktop.domain.consortium import consortium_of

ROWS = ("disciplinary/entered", "disciplinary/not_entered"), ("training/accessed", "training/not_accessed")
BOARD = ("board/voting", "board/non_voting"), ("board/executive", "board/non_executive")


CATALOGUE = joint_catalogue_of(consortium_of(four_members((2020, 2021))))
INDICATORS = Indicators(tuple(CATALOGUE.table))


def fact(of: list[str], also: list[str]) -> Json:
    return {"kind": "same_people", "of": of, "also": also}


KNOWN = [fact(list(each.of), list(each.also)) for each in CATALOGUE.facts]


def sentences(of: list[str], also: list[str]) -> list[str]:
    """What is said of a fact that stands beside all that there are."""
    return list(INDICATORS.wrong_facts([*KNOWN, fact(of, also)]))


def cells(*rows: str, group: str = "bme", whose: str = "W01/2021") -> list[str]:
    return [f"{whose}/{row}/{group}" for row in rows]


@pytest.mark.parametrize("of", ROWS)
def test_staff_who_did_and_who_did_not_are_all_staff(of: tuple[str, str]) -> None:
    everybody = cells("workforce/*/*")

    assert sentences(cells(*of), everybody) == []
    assert len(sentences(cells(*of[:1]), everybody)) == 1
    assert len(sentences(cells(*of), cells("workforce/*/band_5"))) == 1
    assert len(sentences(cells(*of), cells("workforce/*/*", group="white"))) == 1
    assert len(sentences(cells(*of), cells("workforce/*/*", whose="W01/2020"))) == 1
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


def test_the_facts_of_this_program_are_those_that_there_are() -> None:
    assert len(KNOWN) > 20
    assert list(INDICATORS.wrong_facts(KNOWN)) == []


def test_a_publication_made_together_with_another_may_not_make_a_fact_up() -> None:
    listed = list(CATALOGUE.table)
    made_up = fact(cells("workforce/clinical/band_5"), cells("workforce/clinical/band_6"))
    publications: dict[str, Json] = {
        "one": {"cells": listed, "statements": [], "facts": KNOWN},
        "other": {"cells": listed, "statements": [], "facts": [*KNOWN, made_up]},
    }

    assert wrong_names({"publications": ["one"]}, publications) == []
    (found,) = wrong_names({"publications": ["one", "other"]}, publications)
    assert found == (
        f"Fact {len(KNOWN) + 1} of the publication, about W01/2021/workforce/clinical/band_5/bme, "
        "is none that everybody knows."
    )
