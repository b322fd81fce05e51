"""The annual report and the action plan as content."""

import re
from dataclasses import replace

import pytest

from tests.domain.returns import a_return
from tests.golden.golden_text import SAMPLES, publication_of
from tests.reports.publications import (
    TWO_YEAR_AVERAGE,
    everything_withheld,
    published,
    two_years,
    with_document,
    with_printed,
    with_withheld,
    without,
)
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Publication, Undefined
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.submission import IndicatorNarrative, NotCollected
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import ActionPlan, CellKind, DataTable, FactList, Indicator, RatioChart, ReportContent
from wres_desktop.reports.content import NoDocument, action_plan, annual_report


def report_of(publication: Publication) -> ReportContent:
    assert publication.document is not None
    return annual_report(publication, load_edition(publication.document.reporting_year))


def indicator(publication: Publication, number: int) -> Indicator:
    blocks = [block for section in report_of(publication).sections for block in section.blocks]
    return next(block for block in blocks if isinstance(block, Indicator) and block.number == number)


def test_the_report_has_the_sections_of_the_form_in_their_order() -> None:
    filled = with_document(published(*two_years()), form={field.key: "Said." for field in FORM_FIELDS})
    letters = [section.letter for section in report_of(filled).sections if section.letter]

    assert letters == ["A", "B", "C", "D", "E", "F", "G", "H"]


def test_a_section_of_the_form_that_was_left_blank_is_left_out_and_leaves_no_gap_in_the_letters() -> None:
    blank = with_document(published(*two_years()), form={})
    lettered = {section.anchor: section.letter for section in report_of(blank).sections if section.letter}

    assert lettered == {"about": "A", "staff": "B", "self-reporting": "C", "indicators": "D", "action-plan": "E"}


def test_all_nine_indicators_are_there_in_their_order() -> None:
    section = next(each for each in report_of(published(*two_years())).sections if each.anchor == "indicators")

    assert [block.number for block in section.blocks if isinstance(block, Indicator)] == list(range(1, 10))


def test_each_indicator_carries_what_the_organisation_says_about_it() -> None:
    fourth = indicator(published(*two_years()), 4)

    assert (fourth.implications.text, fourth.action.text) == ("Implications of number 4.", "- Action for number 4.")


def test_a_relative_likelihood_is_the_headline_with_last_year_beside_it() -> None:
    publication = with_printed(
        published(*two_years()), {"2021/2/relative_likelihood": "1.54", "2020/2/relative_likelihood": "1.32"}
    )
    second = indicator(publication, 2)

    assert second.headline.startswith("White applicants were 1.54 times as likely as BME applicants")
    assert [(figure.label, figure.value.text) for figure in second.figures] == [("2021", "1.54"), ("2020", "1.32")]


def test_the_reading_of_a_likelihood_stands_with_it() -> None:
    second = indicator(published(*two_years()), 2)

    assert "A caution in plain words." in second.remarks
    assert isinstance(second.chart, RatioChart)
    assert second.chart.points[0].interval == ("1.02", "2.31")


@pytest.mark.parametrize(
    ("withheld", "title"),
    [
        pytest.param(("4/relative_likelihood",), "Relative likelihoods side by side", id="two"),
        pytest.param(("3/relative_likelihood", "4/relative_likelihood"), "Relative likelihood", id="one"),
    ],
)
def test_a_likelihood_alone_is_not_said_to_stand_beside_others(withheld: tuple[str, ...], title: str) -> None:
    publication = with_withheld(
        published(*two_years()), *(f"{year}/{each}" for year in (2020, 2021) for each in withheld)
    )
    glance = next(each for each in report_of(publication).sections if each.anchor == "glance")

    assert [block.title for block in glance.blocks if isinstance(block, RatioChart)] == [title]


def test_a_withheld_figure_becomes_a_sentence_and_leaves_no_chart() -> None:
    second = indicator(with_withheld(published(*two_years()), "2021/2/", "2020/2/"), 2)

    assert second.headline == "The relative likelihood for 2021 and 2020 is withheld so that nobody can be singled out."
    assert second.chart is None
    assert second.figures == ()
    assert second.tables == ()


def test_a_figure_without_a_value_gives_its_reason() -> None:
    publication = published(*two_years())
    statement = publication.by_id["2021/3/relative_likelihood"]
    undefined = Undefined(statement.id, statement.quantity, "no cases in either group")
    statements = tuple(undefined if each.id == statement.id else each for each in publication.statements)

    assert indicator(replace(publication, statements=statements), 3).headline == (
        "This figure cannot be calculated for this year: no cases in either group."
    )


def test_a_section_that_was_not_collected_gives_the_reason_below_its_headline() -> None:
    publication = published(a_return(2021, training=NotCollected("no record of training by ethnicity.")))
    fourth = indicator(publication, 4)

    assert (fourth.headline, fourth.remarks) == (
        "There are no figures this year.",
        ("No record of training by ethnicity.",),
    )


def test_what_was_typed_begins_with_a_capital_letter_unless_it_is_an_address() -> None:
    form = {"survey_name": "our own survey, autumn 2024", "url": "www.harrowlane.example/wres"}
    said = str(report_of(with_document(published(*two_years()), form=form)).sections)

    assert "Our own survey, autumn 2024" in said
    assert "'www.harrowlane.example/wres'" in said


def test_the_only_survey_share_that_is_printed_is_the_headline() -> None:
    publication = with_withheld(published(*two_years()), "2021/5/bme", "2021/5/gap")

    assert "the other group's share is withheld" in indicator(publication, 5).headline


def test_a_change_of_the_disciplinary_basis_is_said() -> None:
    publication = published(a_return(2019, disciplinary=TWO_YEAR_AVERAGE), a_return(2020))
    third = indicator(publication, 3)

    assert "Basis: cases of a single year." in third.notes
    assert any("2019 and 2020 cannot be compared" in note for note in third.notes)


def test_the_same_basis_in_both_years_needs_no_warning() -> None:
    assert not any("cannot be compared" in note for note in indicator(published(*two_years()), 3).notes)


def test_indicator_7_is_not_drawn_across_its_series_break() -> None:
    publication = published(a_return(2021), a_return(2022))
    seventh = indicator(publication, 7)

    assert any("2021 and 2022 cannot be compared" in note for note in seventh.notes)
    assert seventh.chart is None
    assert [figure.label for figure in seventh.figures] == ["BME staff", "White staff"]
    assert wording.NOT_DRAWN not in seventh.remarks


def test_a_first_year_stands_alone() -> None:
    publication = published(a_return(2021))
    ninth = indicator(publication, 9)

    assert len(ninth.tables) == 1


def test_a_year_before_the_first_edition_does_not_stop_the_report() -> None:
    publication = published(a_return(2016))
    document = with_document(publication, previous_year=2015)

    assert indicator(document, 7).number == 7


def test_the_board_is_people_of_people_and_a_difference_in_words() -> None:
    publication = with_printed(
        published(*two_years()),
        {
            "2021/9/total/bme": "6",
            "2021/9/total/total": "17",
            "2021/9/total/bme_percent": "35.3",
            "2021/9/total_minus_workforce": "6.6",
        },
    )
    ninth = indicator(publication, 9)

    assert "(6 of 17 members)" in ninth.headline
    assert "6.6 percentage points higher" in ninth.remarks[0]


def test_no_cell_of_the_glance_is_left_empty_and_each_sign_is_explained() -> None:
    section = next(each for each in report_of(published(*two_years())).sections if each.anchor == "glance")
    (table,) = [block for block in section.blocks if isinstance(block, DataTable)]

    assert all(cell.text for row in table.rows for cell in row.cells)
    assert wording.NOT_ASKED_LEGEND in table.notes


def test_the_reading_aid_explains_the_signs_that_the_report_uses_and_no_others() -> None:
    publication = published(*two_years())
    glance = next(each for each in report_of(publication).sections if each.anchor == "glance")
    tables = [block for block in glance.blocks if isinstance(block, DataTable)]
    tables += [table for number in range(1, 10) for table in indicator(publication, number).tables]
    cells = {cell for table in tables for cell in signs(table)}
    section = next(each for each in report_of(publication).sections if each.anchor == "indicators")
    (aid,) = [block for block in section.blocks if isinstance(block, FactList)]
    explained = {label for label, _ in aid.facts if label.startswith("[")}

    assert explained == {cell for cell in cells if cell.startswith("[")}


def signs(table: DataTable) -> set[str]:
    return {cell.text for row in table.rows for cell in row.cells}


def test_a_sentence_of_the_report_is_not_printed_again_as_the_organisations_own() -> None:
    headline = indicator(published(*two_years()), 2).headline
    narrative = {"2": IndicatorNarrative(f"{headline} Panels differ.", "")}
    second = indicator(with_document(published(*two_years()), narrative=narrative), 2)

    assert (second.headline, second.implications.text) == (headline, "Panels differ.")


def test_the_glance_has_a_row_for_each_indicator_with_a_link_to_it() -> None:
    section = next(each for each in report_of(published(*two_years())).sections if each.anchor == "glance")
    table = next(block for block in section.blocks if isinstance(block, DataTable))

    assert sorted(row.anchor for row in table.rows if row.cells) == sorted(f"indicator-{n}" for n in range(1, 10))


@pytest.mark.parametrize(
    ("withheld", "said"),
    [
        (("2021/2/relative_likelihood",), "Some figures are withheld: in indicator 2."),
        (
            ("2021/staff/white", "2021/1/", "2021/9/"),
            "Some figures are withheld: in the totals of staff; in indicators 1 and 9.",
        ),
        (("2021/race_disparity/",), "Some figures are withheld: in the race disparity ratios."),
    ],
)
def test_what_is_withheld_is_named_by_part_and_never_by_size(withheld: tuple[str, ...], said: str) -> None:
    publication = published(*two_years())
    all_printed = with_printed(publication, {each.id: "50" for each in publication.statements})
    content = report_of(with_withheld(all_printed, *withheld))
    section = next(each for each in content.sections if each.anchor == "withheld")

    assert said in str(section.blocks)


def test_a_survey_table_has_no_column_for_gaps_where_none_is_shown() -> None:
    publication = published(*two_years())
    publication = with_printed(publication, {each.id: "50" for each in publication.statements})
    parts = ("gap", "bme/percent", "white/percent")
    bare = with_withheld(publication, *(f"{year}/5/{part}" for year in (2020, 2021) for part in parts))

    (full,), (short,) = (indicator(each, 5).tables for each in (publication, bare))
    assert (full.columns, short.columns) == (("BME", "White", "Gap") * 2, ("BME", "White") * 2)
    assert [span for _, span in short.groups] == [2, 2]
    assert {len(row.cells) for row in short.rows} == {4}
    assert [wording.GAP_LEGEND in each.notes for each in (full, short)] == [True, False]


def test_a_report_with_nothing_withheld_says_so() -> None:
    publication = published(*two_years())
    publication = with_printed(publication, {each.id: "50" for each in publication.statements})
    section = next(each for each in report_of(publication).sections if each.anchor == "withheld")

    assert "Nothing was withheld" in str(section.blocks)


def test_the_method_names_policy_program_and_sources() -> None:
    section = next(each for each in report_of(published(*two_years())).sections if each.anchor == "method")
    words = str(section.blocks)

    assert "Default: 1 to 4" in words
    assert "WRES Desktop 0.1.0" in words
    assert "(GOV.UK, Ethnicity facts and figures)" in words
    assert "where NHS England's guidance of the year says otherwise, that holds" in words


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_method_names_no_other_organisation_and_only_what_concerns_this_one(sample: str) -> None:
    words = method_of(publication_of(sample))

    assert not re.search(r"Trust\b|WRES report|Barnsley|Haringey|public document", words)
    assert ("governing body is the board" in words) is (sample == "commissioning-group")
    assert ("outside Agenda for Change" in words) is (sample == "independent-provider")


def test_a_survey_of_ones_own_is_one_line_of_what_is_counted() -> None:
    own = with_document(published(*two_years()), form={"survey_name": "Our own survey"})
    national = with_document(published(*two_years()), form={"survey_name": "NHS Staff Survey 2020"})

    assert "'5 to 8  Staff survey', 'Of those who answered the question, the share who said yes.'" in method_of(own)
    assert "NHS Staff Survey" not in method_of(own)
    assert "5 to 8" not in method_of(national)
    assert "(NHS Staff Survey 2020, questionnaire)" in method_of(national)


def test_how_two_years_are_averaged_is_said_only_where_they_are() -> None:
    averaged = str(report_of(published(a_return(2019, disciplinary=TWO_YEAR_AVERAGE))).sections)

    assert wording.AVERAGED in averaged
    assert wording.AVERAGED not in str(report_of(published(*two_years())).sections)


def test_a_row_of_the_board_with_nothing_but_zeros_is_said_in_words() -> None:
    hidden = with_withheld(published(*two_years()), "2021/9/non_voting", "2021/9/non_executive", "2020/9")
    publication = with_printed(hidden, {"2021/9/non_voting/bme": "0", "2021/9/non_executive/unknown": "0"})
    (table,) = indicator(publication, 9).tables

    assert [row.label for row in table.rows] == ["All board members", "Voting members", "Executive members"]
    assert table.notes[:2] == (
        "No BME people among: non-voting members.",
        "Nobody whose ethnicity is not known among: non-executive members.",
    )


LAXER = Policy(
    name="own",
    label="Own policy",
    threshold=3,
    disciplinary_threshold=4,
    survey_minimum=8,
    rate_minimum=10,
    group_minimum=10,
    source="The organisation's own decision.",
    reason="the board asked for finer figures.",
    decided_by="Jo Example, Director of People",
)


def method_of(publication: Publication) -> str:
    return str(next(each for each in report_of(publication).sections if each.anchor == "method").blocks)


def test_the_method_names_the_numbers_the_reason_and_the_person_behind_a_laxer_policy() -> None:
    words = method_of(with_document(replace(published(*two_years()), policy="own"), policy=LAXER))

    assert "headcounts from 1 to 2 are small, disciplinary cases from 1 to 3" in words
    assert "fewer than 8 people of either group" in words
    assert "protects less than the default policy" in words
    assert "Decided by Jo Example, Director of People. Reason: The board asked for finer figures." in words


def test_a_stricter_policy_is_not_said_to_protect_less() -> None:
    stricter = replace(LAXER, threshold=7, disciplinary_threshold=7, survey_minimum=10)
    words = method_of(with_document(replace(published(*two_years()), policy="own"), policy=stricter))

    assert "protects less" not in words
    assert "Decided by Jo Example" in words


def test_a_report_under_a_profile_of_the_program_names_nobody_who_decided() -> None:
    assert "Decided by" not in method_of(published(*two_years()))


def test_the_method_and_the_table_say_that_board_figures_are_published_with_consent() -> None:
    publication = with_document(published(*two_years()), with_consent=("2021/9/executive/bme",))

    assert "recorded consent" in method_of(publication)
    assert ["recorded consent" in str(table.notes) for table in indicator(publication, 9).tables] == [True, False]


def test_a_report_without_consents_speaks_of_none() -> None:
    assert "consent" not in str(report_of(published(*two_years())).sections)


def test_a_report_without_any_figure_still_says_everything_else() -> None:
    content = report_of(everything_withheld(published(*two_years())))
    numbers = [
        cell
        for section in content.sections
        for block in section.blocks
        for table in (block.tables if isinstance(block, Indicator) else ())
        for row in table.rows
        for cell in row.cells
        if cell.kind is CellKind.NUMBER
    ]

    assert numbers == []
    assert "Nothing is missing." in str(content.sections)


def test_a_report_of_nothing_but_an_organisation_is_possible() -> None:
    publication = without(published(*two_years()), "20")
    unavailable = {f"2021/{section}": "Not yet entered." for section in range(1, 10)}
    content = report_of(
        with_document(publication, unavailable=unavailable, previous_year=None, form={}, narrative={}, actions=())
    )

    assert "No figures this year. Not yet entered." in str(content.sections)


def test_the_action_plan_has_every_action_with_the_label_of_its_indicator() -> None:
    content = action_plan(published(*two_years()), load_edition(2021))
    (plan,) = content.sections[0].blocks
    assert isinstance(plan, ActionPlan)

    assert [[entry.text for entry in row[0]] for row in plan.rows] == [
        ["2", "Likelihood of being appointed"],
        ["2, 4", "Likelihood of being appointed; Likelihood of accessing non-mandatory training"],
    ]
    assert content.sections[0].landscape


def test_an_empty_action_plan_says_that_it_is_empty() -> None:
    content = action_plan(with_document(published(*two_years()), actions=()), load_edition(2021))

    assert "No actions have been entered" in str(content.sections)


def test_somebody_elses_publication_cannot_become_a_report() -> None:
    with pytest.raises(NoDocument):
        annual_report(replace(published(*two_years()), document=None), load_edition(2021))
