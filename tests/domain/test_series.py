"""Which years may be compared: by the bases that were really used, and by what the survey counted."""

import pytest

from wres_desktop.domain.series import break_between, edition_near

SINGLE, AVERAGE = "single_year", "two_year_average"


def test_the_fall_that_a_trust_printed_as_a_significant_decrease_is_a_change_of_basis() -> None:
    # thechristie.cld.bz/8: 90 % and 80 % in 2021, 61.3 % and 44.5 % in 2022
    assert break_between(7, 2022, 2021, {}) is not None


@pytest.mark.parametrize(
    ("indicator", "year", "other", "bases", "breaks"),
    [
        (3, 2021, 2020, {2020: SINGLE, 2021: SINGLE}, False),
        (3, 2021, 2020, {2020: AVERAGE, 2021: SINGLE}, True),
        (3, 2018, 2021, {2018: SINGLE, 2021: SINGLE}, False),
        (3, 2019, 2020, {}, True),
        (3, 2017, 2019, {}, False),
        (7, 2020, 2021, {}, False),
        (7, 2023, 2022, {}, False),
        (2, 2016, 2025, {}, False),
        (1, 2016, 2025, {3: SINGLE}, False),
    ],
)
def test_years_are_comparable_where_they_count_alike(
    indicator: int, year: int, other: int, bases: dict[int, str], *, breaks: bool
) -> None:
    assert (break_between(indicator, year, other, bases) is not None) is breaks
    assert break_between(indicator, other, year, bases) == break_between(indicator, year, other, bases)


def test_the_sentence_names_the_years_that_are_compared_also_where_their_rules_are_not_known() -> None:
    sentence = break_between(7, 2014, 2027, {})

    assert sentence is not None
    assert sentence.startswith("2014 and 2027 cannot be compared")


def test_a_year_without_rules_of_its_own_has_the_nearest_ones() -> None:
    assert [edition_near(year).year for year in (2012, 2016, 2021, 2025, 2031)] == [2016, 2016, 2021, 2025, 2025]
