"""Why a figure is withheld, what it would reveal, what another policy changes: in plain words, without a count."""

import re
from dataclasses import replace
from functools import cache

import pytest

from tests.builders import POLICY, sample_report
from tests.domain.returns import a_return
from tests.reports.publications import published, two_years, with_withheld
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.explain import (
    Changes,
    changes_in_words,
    differences,
    under_another_plan,
    under_another_policy,
    what_would_reveal,
    why_withheld,
)
from wres_desktop.disclosure.figure_names import figure_in_words, section_in_words
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.totals import totals_of
from wres_desktop.domain.figures import cells_matching, sums_of

ROW = "2021/1/clinical/band_5"


@cache
def report() -> Publication:
    """Everything that is printed, so that a test withholds what it is about."""
    whole = published(*two_years())
    texts = [Printed(each.id, each.quantity, "50") for each in whole.statements]
    return replace(whole, statements=tuple(texts))


def withholding(*starts: str) -> Publication:
    return with_withheld(report(), *starts)


def test_the_last_but_one_withheld_group_of_a_row_would_give_the_other_away_by_subtraction() -> None:
    publication = withholding(f"{ROW}/bme", f"{ROW}/unknown")

    assert what_would_reveal(f"{ROW}/bme", publication)[0] == (
        "If this were printed, anybody could subtract it and the other printed parts from the number of all clinical "
        "staff in band 5 and would know how many clinical staff in band 5 whose ethnicity is not known there are."
    )


def test_a_withheld_total_beside_one_withheld_part_would_give_that_part_away() -> None:
    publication = withholding(f"{ROW}/bme", f"{ROW}/total")

    assert what_would_reveal(f"{ROW}/total", publication)[0] == (
        "If this were printed, anybody could subtract the printed parts from it and would know how many BME clinical "
        "staff in band 5 there are."
    )


def test_the_last_part_beside_a_withheld_total_would_give_the_total_away() -> None:
    publication = withholding(f"{ROW}/bme", f"{ROW}/total")

    assert what_would_reveal(f"{ROW}/bme", publication)[0] == (
        "If this were printed, anybody could add it to the other parts and would know how many clinical staff in band "
        "5 there are in all."
    )


def test_of_two_parts_one_tells_the_other() -> None:
    publication = withholding("2021/9/voting/bme", "2021/9/non_voting/bme")

    assert (
        "If this were printed, anybody could subtract it from the number of BME board members and would know how many "
        "BME non-voting board members there are."
    ) in what_would_reveal("2021/9/voting/bme", publication)


def test_where_two_others_are_withheld_only_both_together_would_be_known() -> None:
    publication = withholding(f"{ROW}/white", f"{ROW}/bme", f"{ROW}/unknown")

    assert (
        "If this were printed, anybody could work out how many BME clinical staff in band 5 and clinical staff in band "
        "5 whose ethnicity is not known there are together. Whoever knows one of these two numbers, say as the only "
        "one in it, would know the other."
    ) in what_would_reveal(f"{ROW}/white", publication)


def test_where_more_is_withheld_a_figure_only_helps_to_narrow_others_down() -> None:
    publication = withholding("2021/1/", "2021/staff/")
    (sentence,) = what_would_reveal(f"{ROW}/white", publication)

    assert sentence.startswith("If this were printed, it would help to narrow down how many there are of others: ")


def test_a_percentage_is_worked_backwards_to_the_counts_behind_it_that_are_withheld() -> None:
    publication = withholding(f"{ROW}/bme", f"{ROW}/bme_percent")

    assert what_would_reveal(f"{ROW}/bme_percent", publication) == (
        (
            "If this were printed, anybody could work backwards from it to how many BME clinical staff in band 5 "
            "there are."
        ),
    )


def test_a_ratio_tells_each_withheld_count_behind_it() -> None:
    publication = withholding("2021/3/entered/", "2021/3/relative")
    sentences = what_would_reveal("2021/3/relative_likelihood", publication)

    assert len(sentences) == 2
    assert all("who entered the formal disciplinary process" in sentence for sentence in sentences)


def test_a_figure_that_would_tell_nothing_of_others_reveals_nothing() -> None:
    assert what_would_reveal("2021/5/bme/answered", withholding("2021/5/bme/answered")) == ()


def test_at_most_three_things_are_said() -> None:
    publication = withholding(
        *(f"2021/1/{group}/band_5/bme" for group in ("clinical", "all")), "2021/1/clinical/band_6/bme"
    )

    assert all(len(what_would_reveal(each.id, publication)) <= 3 for each in publication.statements)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_a_finished_sentence_with_the_policys_number_where_one_decides(reason: Reason) -> None:
    said = why_withheld(reason, POLICY)

    assert said.startswith(str(reason))
    assert said.endswith(".")
    decides = reason in (Reason.SMALL, Reason.ONE_CATEGORY, Reason.FEW_ANSWERS, Reason.FEW_PEOPLE)
    assert (POLICY.label in said) == decides


def test_a_stricter_rule_for_cases_is_named_beside_that_for_staff() -> None:
    said = why_withheld(Reason.SMALL, load_policy("strict_disciplinary"))

    assert "from 1 to 4" in said
    assert "disciplinary cases from 1 to 9" in said


def test_totals_are_the_sums_of_their_parts_cell_by_cell() -> None:
    publication = published(a_return())
    cells = {
        each.id: sorted(cells_matching(sums_of(each.quantity)[0], publication.cells)) for each in publication.statements
    }
    found = totals_of(publication)

    assert len(found) > 100
    for total in found:
        parts = sorted(cell for part in total.parts for cell in cells[part])
        if total.parts[0].split("/")[2:3] != ["executive"]:
            assert parts == cells[total.whole], total


def test_what_two_publications_print_differently_is_named_both_ways() -> None:
    one, other = withholding(f"{ROW}/bme", "2021/2/"), withholding(f"{ROW}/bme", "2021/staff/bme")

    found = differences(one, other)

    assert set(found.newly_withheld) == {"2021/staff/bme", "2021/staff/bme_percent"}
    assert all(each.startswith("2021/2/") for each in found.newly_printed)
    assert found.newly_printed
    assert differences(other, one) == Changes(found.newly_withheld, found.newly_printed)


def test_a_figure_that_the_other_publication_does_not_have_counts_as_withheld() -> None:
    one = report()
    other = replace(one, statements=tuple(each for each in one.statements if each.id != f"{ROW}/bme"))

    assert differences(one, other) == Changes((), (f"{ROW}/bme",))


def test_what_another_policy_changes_in_the_whole_report_is_counted() -> None:
    changes = Changes(("2021/9/total/bme",), (f"{ROW}/bme", f"{ROW}/white", "2021/2/appointed/bme"))
    both = "In the whole report one figure would be printed as well and 3 figures would be withheld as well."
    assert changes_in_words(changes) == both
    assert changes_in_words(Changes(changes.newly_withheld, ())).endswith(" 3 figures would be printed as well.")


def test_a_policy_that_changes_nothing_says_so() -> None:
    assert changes_in_words(Changes((), ())) == "In the whole report the same figures would be printed."


def test_one_figure_is_looked_up_under_another_policy() -> None:
    default = load_policy()

    assert under_another_policy(f"{ROW}/bme", report(), default).endswith("this would be printed.")
    assert under_another_policy(f"{ROW}/bme", withholding(f"{ROW}/bme"), default).endswith("withheld as well.")


def rounding(publication: Publication, *ids: str) -> Publication:
    statements = tuple(
        replace(each, rounded_to=10) if each.id in ids and isinstance(each, Printed) else each
        for each in publication.statements
    )
    return replace(publication, statements=statements)


def test_a_rounded_number_is_no_part_that_could_be_subtracted() -> None:
    told = what_would_reveal(f"{ROW}/bme", rounding(withholding(f"{ROW}/bme", f"{ROW}/unknown"), f"{ROW}/total"))

    assert not any("subtract" in sentence for sentence in told)


def test_a_rounded_number_would_reveal_another_if_it_were_printed_exactly() -> None:
    publication = rounding(withholding(f"{ROW}/unknown"), f"{ROW}/bme")

    assert what_would_reveal(f"{ROW}/bme", publication)[0] == (
        "If this were printed exactly, anybody could subtract it and the other printed parts from the number of all "
        "clinical staff in band 5 and would know how many clinical staff in band 5 whose ethnicity is not known there "
        "are."
    )


def test_a_percentage_is_worked_backwards_to_a_count_that_is_rounded() -> None:
    publication = rounding(withholding(f"{ROW}/bme_percent"), f"{ROW}/bme")

    [sentence] = what_would_reveal(f"{ROW}/bme_percent", publication)
    assert sentence.startswith("If this were printed, anybody could work backwards from it to how many BME")


def test_what_another_choice_rounds_is_told_apart_from_what_it_prints() -> None:
    one, other = (
        withholding(f"{ROW}/bme", f"{ROW}/white"),
        rounding(withholding(f"{ROW}/white", f"{ROW}/bme_percent"), f"{ROW}/bme", f"{ROW}/total"),
    )
    found = differences(one, other)

    assert found == Changes((), (), (f"{ROW}/bme", f"{ROW}/total"))
    assert changes_in_words(found) == "In the whole report 2 figures would be printed rounded."
    assert differences(other, one) == Changes((f"{ROW}/total",), (f"{ROW}/bme",))
    assert changes_in_words(Changes(("a",), ("b",), ("c",))) == (
        "In the whole report one figure would be printed as well, one figure would be printed rounded and one figure "
        "would be withheld as well."
    )
    assert under_another_policy(f"{ROW}/bme", other, load_policy()).endswith("this would be printed rounded.")
    assert under_another_plan(f"{ROW}/bme", other, "Some rounded") == (
        "With “Some rounded” this would be printed rounded."
    )


NAMES = {
    "2021/staff/total": "all staff",
    "2021/staff/declared_percent": "the share of staff whose ethnicity is known",
    "2021/1/non_clinical/total/unknown": "non-clinical staff whose ethnicity is not known",
    "2021/1/clinical/vsm/total": "all clinical staff in VSM posts",
    "2021/1/medical/career_grade/white": "white staff among career grades",
    "2021/1/all/bands_8c_to_vsm/bme": "BME clinical and non-clinical staff in bands 8c to VSM",
    "2021/race_disparity/clinical/middle/bme": "BME clinical staff in bands 6 and 7",
    "2021/race_disparity/clinical/lower_to_upper": "the race disparity ratio from lower to upper among clinical staff",
    "2021/2/likelihood/bme": "the likelihood of BME applicants being appointed",
    "2021/3/entered_previous_year/total": "all staff who entered the formal disciplinary process in the year before",
    "2021/4/relative_likelihood": "the relative likelihood of staff having non-mandatory training",
    "2021/7/bme/percent": "the share of BME staff who said yes to the question of indicator 7",
    "2021/8/gap": "the difference between BME and white staff in the question of indicator 8",
    "2021/9/executive_minus_workforce": (
        "the difference between the share of BME executive board members and that of BME staff"
    ),
}


@pytest.mark.parametrize(("figure_id", "words"), NAMES.items())
def test_a_figure_is_named_as_people_would_say_it(figure_id: str, words: str) -> None:
    assert figure_in_words(figure_id) == words


def test_every_figure_of_two_years_has_a_name_and_a_section_of_its_own_words() -> None:
    for each in published(*two_years()).statements:
        assert "/" not in figure_in_words(each.id)
        assert "_" not in figure_in_words(each.id)
        assert re.fullmatch(
            r"20(20|21), (staff in post|race disparity ratios|indicator [1-9])", section_in_words(each.id)
        )


def test_no_sentence_about_a_real_report_holds_a_number_that_it_withholds() -> None:
    """Numbers in the words name bands, indicators and years; nothing else."""
    publication = sample_report("commissioning-group").protected.publication
    withheld = [each.id for each in publication.statements if isinstance(each, Withheld)]
    named = re.compile(r"\bbands? [0-9]+[a-d]?( (to|and) [0-9]*[a-d]?)?|\bindicator [1-9]")

    assert withheld
    for each in withheld[::7]:
        for sentence in what_would_reveal(each, publication):
            assert not re.search("[0-9]", named.sub("", sentence)), sentence
