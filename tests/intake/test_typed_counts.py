"""What is typed or pasted where a headcount belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.intake.typed_counts import LARGEST, NOT_KNOWN, count_text, read_count, why_no_count


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("007", 7),
        ("0", 0),
        ("1,234", 1234),
        ("1 234", 1234),
        ("1\N{NO-BREAK SPACE}234", 1234),
        ("1,234,567", 1234567),
        ("12.0", 12),
        ("", None),
        ("  \t", None),
        ("?", NOT_KNOWN),
        ("Not  known", NOT_KNOWN),
        ("n/k", NOT_KNOWN),
    ],
)
def test_a_count_is_read_however_a_spreadsheet_or_a_person_writes_it(typed: str, meant: object) -> None:
    assert read_count(typed) == meant


@pytest.mark.parametrize("typed", ["12a", "1,23", "-3", "12.5", "4%", "twelve", "1;2", "99999999999", "*", "<5"])
def test_what_is_no_count_stays_as_it_was_typed_and_says_what_to_do(typed: str) -> None:
    assert read_count(typed) == typed
    assert why_no_count(read_count(typed)).endswith(".")


@pytest.mark.parametrize("answer", [None, 0, 12, NOT_KNOWN])
def test_a_blank_a_zero_a_number_and_not_known_are_all_right_and_all_different(answer: str | int | None) -> None:
    assert why_no_count(answer) == ""
    assert read_count(count_text(answer)) == answer


@given(st.integers(0, LARGEST))
def test_a_number_is_read_back_with_and_without_separators(number: int) -> None:
    assert read_count(str(number)) == number
    assert read_count(f"{number:,}") == number


@given(st.text())
def test_whatever_is_read_reads_the_same_again(text: str) -> None:
    answer = read_count(text)
    assert read_count(count_text(answer)) == answer
