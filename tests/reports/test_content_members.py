"""A joint report says who reports, what is added up, and whose figures it holds where not everybody's."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from tests.consortia import NO_RECORD, four_members
from tests.reports.publications import published, published_joint, two_years
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.submission import NotCollected, Submission
from wres_desktop.reports.blocks import DataTable, Indicator, ReportContent
from wres_desktop.reports.content import action_plan, annual_report
from wres_desktop.reports.csv_table import published_rows
from wres_desktop.reports.html import render_html

JOINT = published_joint(*four_members())


def content_of(publication: Publication) -> ReportContent:
    return annual_report(publication, load_edition(2021))


def blocks(content: ReportContent, kind: type[Any]) -> Iterator[Any]:
    for section in content.sections:
        yield from (block for block in section.blocks if isinstance(block, kind))


def texts(content: object) -> Iterator[str]:
    if is_dataclass(content):
        for field in fields(content):
            yield from texts(getattr(content, field.name))
    elif isinstance(content, tuple):
        for each in content:
            yield from texts(each)
    else:
        yield str(content)


def indicator(publication: Publication, number: int) -> Indicator:
    found: Indicator = next(each for each in blocks(content_of(publication), Indicator) if each.number == number)
    return found


def changed(change: Callable[[Submission], Submission], years: tuple[int, ...] = (2021,)) -> Publication:
    return published_joint(*(change(each) for each in four_members(years)))


def without_board(*codes: str, year: int = 2021) -> Callable[[Submission], Submission]:
    def change(submission: Submission) -> Submission:
        named = submission.organisation.code in codes and submission.reporting_year == year
        return replace(submission, board=NotCollected("No board")) if named else submission

    return change


@pytest.mark.parametrize(
    ("draw", "title"), [(annual_report, "Joint annual report 2021"), (action_plan, "Joint action plan 2021")]
)
def test_both_documents_are_called_joint_and_name_the_members(draw: Callable[..., ReportContent], title: str) -> None:
    cover = draw(JOINT, load_edition(2021)).cover
    assert (cover.organisation, cover.title) == ("Invented Neighbours", title)
    members = dict(cover.facts)["Members"].replace("\N{NO-BREAK SPACE}", " ")
    assert members == "NHS Wexcombe CCG, NHS Ardenfield CCG, NHS Kelder Valley CCG and NHS Saltmarsh CCG"


def test_the_page_on_members_has_each_with_its_code_and_staff_in_both_years() -> None:
    table = next(each for each in blocks(content_of(JOINT), DataTable) if each.caption == "Staff in post on 31 March")
    assert table.columns == ("Code", "2021", "2020")
    rows = {row.label: [cell.text for cell in row.cells] for row in table.rows}
    assert list(rows) == [
        "NHS Wexcombe CCG",
        "NHS Ardenfield CCG",
        "NHS Kelder Valley CCG",
        "NHS Saltmarsh CCG",
        "All members together",
    ]
    assert rows["NHS Kelder Valley CCG"][:2] == ["K04", "97"]
    assert rows["All members together"][1] == "415"


def test_the_lead_is_named_among_the_members() -> None:
    said = list(texts(content_of(JOINT)))
    assert "4 organisations report together; NHS Wexcombe CCG leads." in said
    assert "NHS Wexcombe CCG (W01)" in said


def test_an_indicator_says_whose_figures_it_holds_and_why_not_all() -> None:
    assert indicator(JOINT, 4).remarks[0] == f"Figures of 3 of 4 members. Without NHS Kelder Valley CCG: {NO_RECORD}"
    assert not [remark for remark in indicator(JOINT, 2).remarks if "of 4 members" in remark]


def test_members_that_give_the_same_reason_are_named_together() -> None:
    assert indicator(changed(without_board("S03", "A02")), 9).remarks[0] == (
        "Figures of 2 of 4 members. Without NHS Ardenfield CCG and NHS Saltmarsh CCG: No board."
    )


def test_a_year_in_which_other_members_are_counted_is_named() -> None:
    publication = changed(without_board("S03", year=2020), (2020, 2021))
    assert indicator(publication, 9).remarks[0] == (
        "2020: figures of 3 of 4 members. Without NHS Saltmarsh CCG: No board."
    )


def test_the_year_at_a_glance_names_the_indicators_of_some_members_only() -> None:
    (glance,) = [each for each in blocks(content_of(JOINT), DataTable) if each.caption == "The nine indicators"]
    assert glance.notes[0].endswith("Indicator 4: figures of some members only, as said there.")

    both = changed(without_board("S03"))
    (glance,) = [each for each in blocks(content_of(both), DataTable) if each.caption == "The nine indicators"]
    assert glance.notes[0].endswith("Indicators 4 and 9: figures of some members only, as said there.")


def test_people_with_training_stand_below_the_staff_they_are_counted_among() -> None:
    """172 + 73 + 73 staff of the three members that have a record; not all 415."""
    (table,) = indicator(JOINT, 4).tables
    labels = [row.label for row in table.rows]
    assert labels[:2] == ["Staff in post, members counted", "Took up training"]
    assert table.rows[0].cells[3].text == "318"


def test_where_all_members_are_counted_their_staff_is_the_staff_in_post() -> None:
    (table,) = indicator(JOINT, 3).tables
    assert table.rows[0].label == "Staff in post"
    assert table.rows[0].cells[3].text == "415"


def test_boards_of_some_members_are_not_held_against_the_staff_of_all() -> None:
    board = indicator(changed(without_board("S03")), 9)
    assert "workforce" not in board.headline
    assert board.chart is None or not hasattr(board.chart, "reference") or board.chart.reference is None
    assert "and 18.1% of the workforce" in indicator(JOINT, 9).headline


def test_the_boards_of_several_organisations_are_no_board() -> None:
    board = indicator(JOINT, 9)
    assert "of the boards (7 of 50 board members)" in board.headline
    assert [table.caption for table in board.tables] == ["The boards on 31 March 2021", "The boards on 31 March 2020"]


def test_the_method_says_that_nothing_is_an_average_of_members() -> None:
    said = " ".join(texts(content_of(JOINT)))
    assert said.count("nothing is an average of the members' shares or ratios") == 2


def test_what_cannot_be_added_up_says_so_in_place_of_figures() -> None:
    eighth = indicator(JOINT, 8)
    assert eighth.headline == "There are no figures this year."
    assert any(said.startswith("NHS Saltmarsh CCG has percentages of the staff survey") for said in eighth.remarks)


def test_the_report_of_one_organisation_speaks_of_no_members() -> None:
    said = " ".join(texts(content_of(published(*two_years()))))
    assert "Joint" not in said
    assert "organisations report together" not in said
    assert "of some members" not in said


def test_the_table_of_published_figures_names_the_member_by_its_code() -> None:
    rows = {row[0]: row[1] for row in published_rows(JOINT)}
    assert rows["2021/members/K04/total"] == "Staff in post of the member K04"
    assert rows["2021/4/staff/bme"].endswith("staff in post of the members counted, BME")


def test_many_members_are_counted_on_the_cover_and_named_in_the_report() -> None:
    many = [
        replace(
            submission,
            organisation=replace(
                submission.organisation, code=f"X{copy}{submission.organisation.code}", name=f"N{copy}"
            ),
        )
        for copy in range(2)
        for submission in four_members((2021,))
    ]
    content = content_of(published_joint(*many))
    assert dict(content.cover.facts)["Members"] == "8 organisations, named in this report"


def test_web_pages_name_the_members_too() -> None:
    page = render_html(content_of(JOINT))
    assert "NHS Kelder Valley CCG" in page
    assert "Figures of 3 of 4 members." in page
