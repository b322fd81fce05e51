"""What a plan says and hides is told by how many figures of each part are printed, and by nothing else."""

from collections.abc import Mapping

from wres_desktop.disclosure.alternatives import (
    Alternative,
    Most,
    Share,
    alternative_in_words,
    alternative_of,
    compared,
)
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.statements import Printed, Publication, Statement, Undefined, Withheld
from wres_desktop.domain.figures import Count

CELL = ("x/staff/bme",)
CLUSTERS_FIRST = EMPHASES["clusters"]


def publication(*statements: Statement) -> Publication:
    return Publication("", CELL, statements)


def printed(figure_id: str, text: str = "1062") -> Printed:
    return Printed(figure_id, Count(CELL), text)


def withheld(figure_id: str) -> Withheld:
    return Withheld(figure_id, Count(CELL))


def shares(*statements: Statement) -> Mapping[str, str]:
    return {each.part: each.in_words for each in alternative_of(CLUSTERS_FIRST, publication(*statements)).shares}


def described(*parts: Share) -> Alternative:
    return Alternative("clusters", "Pay clusters first", "Staff in four groups come first.", parts)


def test_totals_pay_clusters_and_single_bands_are_told_apart() -> None:
    assert shares(
        printed("2021/staff/total"),
        withheld("2021/1/clinical/total/bme"),
        printed("2021/1/clinical/bands_5_to_7/bme"),
        printed("2021/1/all/bands_5_to_7/total"),
        withheld("2021/1/clinical/band_5/bme"),
        withheld("2021/1/medical/consultant/bme"),
    ) == {"Totals of staff": "1 of 2", "Pay clusters": "all 2", "Single pay bands": "none of 2"}


def test_what_was_reported_of_earlier_years_is_a_part_of_its_own() -> None:
    assert shares(printed("2020/staff/total"), withheld("2020/9/total/bme"), printed("2021/9/total/bme")) == {
        "Board": "all 1",
        "Earlier years": "1 of 2",
    }


def test_the_four_questions_of_the_survey_are_one_part() -> None:
    questions = [printed(f"2021/{number}/bme/answered") for number in (5, 6, 7)]
    assert shares(*questions, withheld("2021/8/bme/answered")) == {"Staff survey": "3 of 4"}


def test_a_rate_that_the_report_says_cannot_be_calculated_is_said() -> None:
    assert shares(Undefined("2021/4/relative_likelihood", Count(CELL), "no cases")) == {"Training": "all 1"}


def test_a_figure_that_this_program_does_not_know_is_counted_too() -> None:
    assert shares(printed("2021/12/anything")) == {"Other figures": "all 1"}


def test_in_words_a_plan_says_all_part_or_nothing_of_a_part() -> None:
    told = described(Share("Board", 20, 20), Share("Single pay bands", 31, 84), Share("Training", 0, 7))
    assert told.says == "Says all of: board. Says part of: single pay bands (31 of 84)."
    assert told.hides == "Says nothing of: training."
    assert described(Share("Training", 0, 7)).says == "Says nothing."
    assert described(Share("Board", 1, 20)).hides == ""


def test_two_plans_are_compared_part_by_part() -> None:
    used = described(Share("Totals of staff", 5, 24), Share("Pay clusters", 42, 130), Share("Board", 6, 28))
    other = described(Share("Totals of staff", 2, 24), Share("Pay clusters", 45, 130), Share("Board", 6, 28))
    assert compared(other, used) == (
        "Says more about: pay clusters (45 instead of 42).",
        "Says less about: totals of staff (2 instead of 5).",
    )
    assert compared(used, used) == ("Says as much about every part.",)


def test_what_a_plan_says_nothing_of_is_told_once() -> None:
    used = described(Share("Totals of staff", 5, 24), Share("Training", 1, 7))
    other = described(Share("Totals of staff", 5, 24), Share("Training", 0, 7))
    assert compared(other, used) == ()
    assert other.hides == "Says nothing of: training."
    assert compared(used, other) == ("Says more about: training (1 instead of none).",)


def test_what_is_rounded_is_counted_apart_and_is_nothing_that_is_said_exactly() -> None:
    rounded = Printed("2021/1/clinical/total/bme", Count(CELL), "160", 10)
    told = alternative_of(CLUSTERS_FIRST, publication(printed("2021/staff/total"), rounded, withheld("2021/2/x")))

    assert [each.in_words for each in told.shares] == ["1 of 2, and 1 rounded", "none of 1"]
    assert told.says == "Says part of: totals of staff (1 of 2, and 1 rounded)."
    assert told.hides == "Says nothing of: appointment."
    assert told.prints == "Prints 1 of 3 figures. It prints 1 more rounded."
    most = Most(3, 9.0, {"2021/staff/total": 1.0, "2021/1/clinical/total/bme": 3.0, "2021/2/x": 0.0})
    assert most.said_by(publication(printed("2021/staff/total"), rounded)) == "25%"


def test_a_plan_that_rounds_more_says_more() -> None:
    used = described(Share("Totals of staff", 5, 24), Share("Board", 6, 28, 2))
    other = described(Share("Totals of staff", 5, 24, 7), Share("Board", 6, 28, 1))

    assert compared(other, used) == (
        "Says more about: totals of staff (7 rounded instead of none).",
        "Says less about: board (1 rounded instead of 2).",
    )


def test_a_plan_that_says_no_more_of_what_it_puts_first_is_told_so() -> None:
    used = described(Share("Totals of staff", 5, 24), Share("Pay clusters", 42, 130))
    same = described(Share("Totals of staff", 6, 24), Share("Pay clusters", 42, 130))
    assert compared(same, used) == (
        "Says more about: totals of staff (6 instead of 5).",
        "So for these figures nothing is gained: it says no more about pay clusters.",
    )


def test_no_printed_number_stands_in_the_description() -> None:
    told = alternative_of(CLUSTERS_FIRST, publication(printed("2021/staff/total", "98765"), withheld("2021/staff/bme")))
    assert "98765" not in alternative_in_words(told)
    assert alternative_in_words(told).splitlines() == [
        "clusters: Pay clusters first",
        f"  {CLUSTERS_FIRST.meaning}",
        "  Prints 1 of 2 figures.",
        "  Totals of staff: 1 of 2",
    ]


def test_a_plan_is_held_against_the_most_that_any_safe_choice_could_print() -> None:
    needs = {"2021/staff/total": 30.0, "2021/staff/bme": 20.0, "2021/1/clinical/band_5/bme": 50.0}
    said = publication(printed("2021/staff/total"), withheld("2021/staff/bme"), withheld("2021/1/clinical/band_5/bme"))
    most = Most(2, 80.0, needs)

    assert alternative_of(CLUSTERS_FIRST, said, most).prints == (
        "Prints 1 of 3 figures: 30% of everything, counted by how much readers need it."
    )
    assert alternative_of(CLUSTERS_FIRST, said).prints == "Prints 1 of 3 figures."
    assert most.in_words == (
        "Whatever you choose, no more than 2 of the 3 figures can be printed exactly and safely, and no more than 80% "
        "of everything, counted by how much readers need each."
    )


def test_figures_that_nobody_needs_are_no_part_of_everything() -> None:
    said = publication(printed("2021/staff/total"))

    assert Most(1, 0.0, {"2021/staff/total": 0.0}).said_by(said) == "0%"
