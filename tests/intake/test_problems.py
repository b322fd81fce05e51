"""Problems and the places they name."""

import pytest

from wres_desktop.intake.places import address, in_words
from wres_desktop.intake.problems import Problem, Severity, any_blocks, arranged


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("workforce / clinical / band_5 / bme", "Workforce, clinical, band 5, BME"),
        (
            "workforce / non_clinical / under_band_1 / unknown",
            "Workforce, non-clinical, under band 1, ethnicity unknown",
        ),
        ("narrative / 9 / implications", "Narrative, indicator 9, what the figures mean for us"),
        ("actions / 3 / due", "Action plan, row 3, due"),
        ("board / typo", "Board, typo"),
        ("", ""),
    ],
)
def test_an_address_reads_in_the_words_of_the_form(place: str, words: str) -> None:
    assert in_words(place) == words


def test_the_rows_of_a_list_are_counted_from_one() -> None:
    assert address(["actions", 0, "lead"]) == "actions / 1 / lead"


def test_a_name_typed_into_a_file_is_shown_short_and_without_control_characters() -> None:
    assert address(["board", "a\x1b[2J\n"]) == "board / a?[2J?"
    assert len(address(["x" * 5000])) < 100


def test_a_problem_reads_as_one_line_that_says_where_and_what_to_do() -> None:
    problem = Problem("board / voting / bme", "It is wrong.", "Check it.", Severity.CONFIRM, source="a.wres.json")
    assert str(problem) == "Please confirm: a.wres.json: Board, voting members, BME: It is wrong. Check it."


def test_problems_are_listed_once_with_those_that_block_first_and_bands_in_their_order() -> None:
    note = Problem("workforce", "Note.", "Do.", Severity.NOTE)
    tenth = Problem("workforce / clinical / band_8a / bme", "Wrong.", "Do.")
    second = Problem("workforce / clinical / band_2 / bme", "Wrong.", "Do.")
    board = Problem("board / total / white", "Wrong.", "Do.")
    assert arranged([note, board, tenth, second, tenth]) == (second, tenth, board, note)


def test_only_a_problem_that_blocks_stands_in_the_way() -> None:
    assert not any_blocks([Problem("", "a", "b", Severity.NOTE), Problem("", "a", "b", Severity.CONFIRM)])
    assert any_blocks([Problem("", "a", "b")])
