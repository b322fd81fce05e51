"""Recorded consent: what an address of the board names, and which consents count."""

from dataclasses import replace

import pytest

from tests.domain.returns import Counts, a_return
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.consents import counts_named, covers, is_date, recorded_consents
from wres_desktop.domain.submission import Board, Consent, NotCollected

BOARD = "X01/2021/board"
CONSENT = Consent(("board/executive/bme",), "Jo Example", "2021-03-01")


def opened(*consents: Consent) -> list[set[str]]:
    """The sums of cells that consents open in a return."""
    recorded = recorded_consents([a_return(consents=consents)])
    return [set(cells) for each in recorded for cells in each.sums]


def test_a_consent_opens_the_cell_that_it_names_and_no_other() -> None:
    assert opened(CONSENT) == [{f"{BOARD}/executive/bme"}]


def test_a_row_that_is_worked_out_is_opened_as_the_sum_that_it_is() -> None:
    (cells,) = opened(replace(CONSENT, cells=("board/total/white",)))

    assert cells == {f"{BOARD}/voting/white", f"{BOARD}/non_voting/white"}


def test_the_number_of_members_is_the_sum_over_all_groups() -> None:
    (cells,) = opened(replace(CONSENT, cells=("board/non_voting/total",)))

    assert cells == {f"{BOARD}/non_voting/{group}" for group in ("white", "bme", "unknown")}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("board/executive/bme", 1),
        ("board/*/bme", 5),
        ("board/executive/*", 4),
        ("board/*/*", 20),
        (" board/total/bme ", 1),
    ],
)
def test_a_star_stands_for_every_row_or_every_group(cell: str, number: int) -> None:
    assert len(counts_named(cell)) == number


@pytest.mark.parametrize(
    "cell",
    ["", "board", "board/executive", "board/executive/bme/1", "board/chair/bme", "board/total/Bme", "staff/*/bme"],
)
def test_an_address_that_is_none_of_the_board_names_nothing(cell: str) -> None:
    assert counts_named(cell) == ()


@pytest.mark.parametrize(
    "consent",
    [
        replace(CONSENT, given_by=" "),
        replace(CONSENT, given_on=""),
        replace(CONSENT, given_on="2021-02-30"),
        replace(CONSENT, given_on="1 March 2021"),
        replace(CONSENT, given_on="20210301"),
        replace(CONSENT, cells=("workforce/clinical/band_5/bme",)),
        replace(CONSENT, cells=()),
    ],
)
def test_a_consent_without_a_name_a_date_or_a_cell_of_the_board_opens_nothing(consent: Consent) -> None:
    assert recorded_consents([a_return(consents=(consent,))]) == ()


def test_where_the_board_was_not_collected_there_is_nothing_to_open() -> None:
    assert recorded_consents([a_return(board=NotCollected("No board."), consents=(CONSENT,))]) == ()


def test_a_consent_holds_for_the_year_of_its_return() -> None:
    (recorded,) = recorded_consents([a_return(2020, consents=(CONSENT,)), a_return(2021)])

    assert recorded.year == 2020
    assert recorded.sums == (frozenset({"X01/2020/board/executive/bme"}),)


def test_what_a_consent_opens_are_sums_that_the_report_counts() -> None:
    submission = a_return(board=Board(Counts(8, 2, 1), Counts(6, 1, 1), Counts(3, 1, 0)))
    part = catalogue_of([replace(submission, consents=(replace(CONSENT, cells=("board/*/*",)),))])
    (recorded,) = recorded_consents([replace(submission, consents=(replace(CONSENT, cells=("board/*/*",)),))])

    assert all(cells <= set(part.table) for cells in recorded.sums)


def test_a_sum_is_covered_where_everybody_in_it_agreed_to_a_count_within_it() -> None:
    sums = [frozenset("a"), frozenset("b"), frozenset("cd")]

    assert covers(sums, "a", "a")
    assert covers(sums, "ab", "ab")
    assert covers(sums, "dc", "dc")
    assert covers(sums, "acd", "acd")
    assert not covers(sums, "c", "c"), "they agreed to the sum of both cells"
    assert not covers(sums, "ac", "ac")
    assert not covers(sums, "ae", "ae")
    assert not covers([], "a", "a")


def test_cells_in_which_there_is_nobody_need_no_consent() -> None:
    sums = [frozenset("a"), frozenset("cd")]

    assert covers(sums, "ae", "a")
    assert covers(sums, "cde", "c")
    assert not covers(sums, "ce", "c"), "the sum that they agreed to is not within this one"


def test_a_sum_of_nobody_is_covered_only_where_something_in_it_was_consented_to() -> None:
    assert covers([frozenset("a")], "a", "")
    assert not covers([frozenset("a")], "b", "")


@pytest.mark.parametrize(
    ("text", "is_one"), [("2024-02-29", True), ("2023-02-29", False), ("2024-2-9", False), ("", False)]
)
def test_a_date_is_one_of_the_calendar_written_in_full(text: str, *, is_one: bool) -> None:
    assert is_date(text) == is_one
