"""Every sentence and number format of a report."""

import pytest

from wres_desktop.disclosure.statements import Reading
from wres_desktop.reports import wording, wording_reading


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("0", "0"),
        ("320", "320"),
        ("1234", "1,234"),
        ("1234567", "1,234,567"),
        ("28.6", "28.6"),
        ("-1234.5", f"{wording.MINUS}1,234.5"),
    ],
)
def test_a_number_has_thousands_separators_and_a_true_minus(printed: str, shown: str) -> None:
    assert wording.number(printed) == shown


@pytest.mark.parametrize(("printed", "shown"), [("7.2", "+7.2"), ("-4.6", f"{wording.MINUS}4.6"), ("0.0", "0.0")])
def test_a_difference_carries_its_sign_and_zero_has_none(printed: str, shown: str) -> None:
    assert wording.signed(printed) == shown


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("1.54", "54% more likely"),
        ("1.40", "40% more likely"),
        ("0.66", "34% less likely"),
        ("1.99", "99% more likely"),
    ],
)
def test_a_ratio_is_also_said_as_a_percentage_as_standard_1_1_converts_it(printed: str, said: str) -> None:
    assert wording.more_or_less(printed) == said


@pytest.mark.parametrize("printed", ["1.00", "0.00", "2.00", "6.31"])
def test_a_ratio_of_one_or_none_or_twice_and_more_needs_no_percentage(printed: str) -> None:
    assert wording.more_or_less(printed) == ""


@pytest.mark.parametrize(
    ("indicator", "printed", "sentence"),
    [
        (
            2,
            "1.54",
            (
                "White applicants were 1.54 times as likely as BME applicants to be appointed from shortlisting: "
                "54% more likely."
            ),
        ),
        (
            3,
            "0.66",
            (
                "BME staff were 0.66 times as likely as white staff to enter the formal disciplinary process: "
                "34% less likely."
            ),
        ),
        (
            4,
            "1.00",
            (
                "White staff were as likely as BME staff to take up non-mandatory training or development: "
                "the relative likelihood is 1.00."
            ),
        ),
        (3, "6.32", "BME staff were 6.32 times as likely as white staff to enter the formal disciplinary process."),
    ],
)
def test_the_headline_of_a_likelihood_names_who_is_compared_with_whom(
    indicator: int, printed: str, sentence: str
) -> None:
    assert wording.relative_likelihood(indicator, printed) == sentence


@pytest.mark.parametrize("indicator", [2, 3, 4])
@pytest.mark.parametrize("printed", ["0.00", "0.34", "1.00", "1.01", "3.00"])
def test_nothing_is_ever_so_many_times_more_likely(indicator: int, printed: str) -> None:
    assert "times more" not in wording.relative_likelihood(indicator, printed)


def test_a_survey_headline_gives_both_shares_and_no_verdict() -> None:
    said = wording.survey_headline(8, "15.4", "6.5")

    assert said == (
        "15.4% of BME staff and 6.5% of white staff said that a manager or colleague had discriminated against them."
    )


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("7.2", "The share is 7.2 percentage points higher among BME staff than among white staff."),
        ("-12.9", "The share is 12.9 percentage points lower among BME staff than among white staff."),
        ("0.0", "The shares are the same for both groups, as printed."),
    ],
)
def test_a_gap_is_said_in_percentage_points(printed: str, sentence: str) -> None:
    assert wording.gap(printed) == sentence


def test_a_board_headline_says_people_before_it_compares() -> None:
    assert wording.board_headline("8.3", ("1", "12"), "14.5") == (
        "BME people are 8.3% of the board (1 of 12 members), and 14.5% of the workforce."
    )


def test_a_board_headline_leaves_out_what_is_not_printed() -> None:
    assert wording.board_headline("8.3", None, None) == "BME people are 8.3% of the board."


def test_under_representation_on_the_board_is_said_in_words() -> None:
    assert wording.board_difference("-0.6") == (
        "Their share of the board is 0.6 percentage points lower than their share of the workforce."
    )


@pytest.mark.parametrize(
    ("four_fifths", "said"),
    [
        ("inside", "inside the range of 0.80 to 1.25"),
        ("bme_disadvantaged", "to the disadvantage of BME people"),
        ("white_disadvantaged", "to the disadvantage of white people"),
    ],
)
def test_the_fair_range_is_explained_in_plain_words(four_fifths: str, said: str) -> None:
    sentences = wording_reading.reading(Reading(four_fifths, None, could_be_chance=None))

    assert said in sentences[0]


def test_a_figure_that_could_be_chance_says_so_with_its_likely_range() -> None:
    (chance,) = wording_reading.reading(Reading(None, ("0.43", "7.08"), could_be_chance=True))

    assert chance.replace("\xa0", " ") == (
        "With numbers of this size, the difference could be chance. The likely range is 0.43 to 7.08."
    )


def test_cautions_stand_after_the_reading_as_they_are() -> None:
    how = Reading("inside", ("0.90", "1.20"), could_be_chance=False, cautions=("One caution.", "Another."))

    assert wording_reading.reading(how)[-2:] == ("One caution.", "Another.")


@pytest.mark.parametrize(
    ("items", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_several_things_are_listed_as_in_a_sentence(items: tuple[str, ...], said: str) -> None:
    assert wording.listed(items) == said


def test_one_mark_stands_for_everything_withheld() -> None:
    assert "may stand for any number, including none" in wording.WITHHELD_LEGEND


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("-2.0", "18.4", "With numbers of this size, the difference could be chance."),
        ("0.0", "18.4", "With numbers of this size, the difference could be chance."),
        ("0.1", "18.4", "Chance alone is an unlikely explanation."),
        ("-9.3", "-0.1", "Chance alone is an unlikely explanation."),
    ],
)
def test_a_gap_could_be_chance_where_its_likely_range_holds_none(low: str, high: str, said: str) -> None:
    assert wording_reading.gap_reading(low, high).startswith(said)


def test_the_likely_range_of_a_gap_is_said_with_its_signs_and_unit() -> None:
    assert wording_reading.gap_reading("-2.0", "18.4").endswith(
        f"The likely range is {wording.MINUS}2.0\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}+18.4 percentage points."
    )
