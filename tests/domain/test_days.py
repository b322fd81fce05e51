"""Days: typed in any of the usual ways, and written out in one."""

from datetime import date

import pytest

from wres_desktop.domain.days import NOT_READ, day_in_words, day_of, read_back, written_out


@pytest.mark.parametrize("typed", ["2021-03-31", "31 March 2021", "31/03/2021", "31 Mar 2021", "31st  march 2021"])
def test_a_day_may_be_typed_as_people_write_it(typed: str) -> None:
    assert day_of(typed) == date(2021, 3, 31)


@pytest.mark.parametrize("typed", ["", "31 February 2021", "March 2021", "31 Ma 2021", "2021", "31/03/021"])
def test_a_day_that_no_calendar_has_is_none(typed: str) -> None:
    assert day_of(typed) is None


def test_a_day_is_written_in_english_whatever_the_language_of_the_computer() -> None:
    assert day_in_words(date(2021, 3, 1)) == "1 March 2021"


@pytest.mark.parametrize(
    ("typed", "written"),
    [("24/7/25", "24 July 2025"), ("2025-07-24", "24 July 2025"), ("July 2025", "July 2025"), ("", "")],
)
def test_a_day_is_written_out_and_any_other_text_stays_as_it_is(typed: str, written: str) -> None:
    assert written_out(typed) == written


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("24/7/25", "Read as 24 July 2025."),
        ("July 2025", "Read as: until 31 July 2025."),
        ("in spring", NOT_READ),
        ("", ""),
    ],
)
def test_what_was_understood_of_a_day_is_said_back(typed: str, said: str) -> None:
    assert read_back(typed, is_term=True) == said
    assert read_back("July 2025") == ""
