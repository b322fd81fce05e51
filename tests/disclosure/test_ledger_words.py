"""What earlier publications mean is said in sentences that hold no figure."""

import pytest

from wres_desktop.disclosure.ledger_words import corrected_in_words, ledger_words


@pytest.mark.parametrize(
    ("already_out", "sentence"),
    [
        (0, "Earlier publications gave away nothing, and together with this report they still give nothing away."),
        (1, "Earlier publications gave away one number; this report makes it no worse."),
        (7, "Earlier publications gave away 7 numbers; this report makes it no worse."),
    ],
)
def test_what_is_lost_is_told_by_how_many_numbers_it_is(already_out: int, sentence: str) -> None:
    assert ledger_words(already_out, ()) == (sentence,)


@pytest.mark.parametrize(("corrected", "beginning"), [(1, "One figure of"), (3, "3 figures of")])
def test_statements_that_the_returns_contradict_are_told_by_how_many_they_are(corrected: int, beginning: str) -> None:
    _, sentence = ledger_words(0, ["2020/staff/bme"] * corrected)
    assert sentence.startswith(beginning)
    assert sentence.endswith(".")


def test_a_corrected_statement_is_named_by_its_year_and_its_figure() -> None:
    assert corrected_in_words(["2020/staff/bme", "2:2020/9/total/white"]) == (
        "2020, staff in post: BME staff",
        "2020, indicator 9: white board members",
    )


def test_a_statement_of_somebody_else_is_named_as_it_stands() -> None:
    assert corrected_in_words(["1:table 4", "2020/1/nobody/knows/this"]) == ("table 4", "2020/1/nobody/knows/this")
