"""The papers around the report: on one page where that is promised, from print alone, and accessible like the rest."""

import dataclasses
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.consortia import four_members
from tests.domain.returns import a_return
from tests.golden.golden_text import SAMPLES, publication_of
from tests.reports.checkers import drawn, failed_rules
from tests.reports.odd import ODD, odd_publication
from tests.reports.publications import (
    everything_withheld,
    published,
    published_joint,
    two_years,
    with_document,
)
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.edition import Edition, load_edition
from wres_desktop.domain.submission import Action, Consultation
from wres_desktop.reports.blocks import ActionPlan, Block, DataTable, FactList, ReportContent, WordTable
from wres_desktop.reports.content import action_plan, annual_report, indicators_of, source_of
from wres_desktop.reports.content_tracker import MOST
from wres_desktop.reports.narrative import anchor
from wres_desktop.reports.papers import PAPERS, papers_of
from wres_desktop.reports.plan_workbook import plan_workbook
from wres_desktop.writing import paper_files

TODAY = date(2021, 9, 1)
NETWORK = Consultation("Staff network", "Meeting", "14 May 2021", "Say who was chosen.", "It is in the plan.")
ACTIONS = (
    Action(indicator="2", action="Train panels.", lead="Recruitment", due="2022", status="under_way"),
    Action(
        indicator="2",
        action="Publish criteria.",
        lead="Recruitment",
        due="March 2021",
        statement="2/relative_likelihood",
        eds2="3.1",
        high_impact="2",
        since="2020",
        notes="12 May 2020: Begun.\n4 June 2021: Half done.",
    ),
    Action(indicator="4", action="Record courses.", lead="Learning", status="done"),
)
PUBLICATION = with_document(published(*two_years()), actions=ACTIONS, consultations=(NETWORK,))


def paper(name: str, publication: Publication = PUBLICATION) -> ReportContent:
    return papers_of(publication, TODAY)[name]


def blocks(content: ReportContent, kind: type[Block]) -> list[Any]:
    return [block for section in content.sections for block in section.blocks if isinstance(block, kind)]


def texts(content: ReportContent) -> str:
    return str(dataclasses.asdict(content))


def pages(content: ReportContent) -> int:
    with pypdfium2.PdfDocument(drawn(content)) as document:
        return len(document)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_keeps_every_rule_of_accessibility(name: str) -> None:
    assert failed_rules(drawn(paper(name))) == []


@pytest.mark.parametrize("number", ODD[::12])
def test_papers_of_odd_publications_keep_every_rule_too(number: int) -> None:
    for content in papers_of(odd_publication(number), TODAY).values():
        assert failed_rules(drawn(content)) == []


def test_what_goes_on_in_words_of_ones_own_comes_for_word_too() -> None:
    files = paper_files(PUBLICATION, TODAY)
    words = {
        name: [line.text for line in Document(io.BytesIO(files[name])).paragraphs]
        for name in files
        if name.endswith(".docx")
    }

    assert set(words) == {"short-report.docx", "covering-letter.docx", "equality-duty-extract.docx"}
    assert "Dear colleague," in words["covering-letter.docx"]


@pytest.mark.parametrize("name", ["board-tracker", "sign-off-sheet", "publication-checklist", "covering-letter"])
def test_a_paper_that_is_filled_in_or_sent_is_one_page(name: str) -> None:
    assert pages(paper(name)) == 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_short_report_has_seven_pages_at_most_and_says_each_headline_and_each_action(sample: str) -> None:
    publication = publication_of(sample)
    content = papers_of(publication, TODAY)["short-report"]
    source = source_of(publication, load_edition(publication.document.reporting_year if publication.document else 0))
    said = texts(content)

    assert pages(content) <= 7
    assert [section.letter for section in content.sections if section.letter] == [str(n) for n in range(1, 10)]
    for each in indicators_of(source):
        assert repr(each.headline) in said
    for action in source.document.actions:
        assert action.action in said


def test_the_tracker_is_one_page_however_much_was_typed_and_says_what_is_left_out() -> None:
    long = "A very long description of what will be done, by whom, with whom and why it matters to all of us. " * 20
    action = Action(
        indicator="2, 7",
        action=long,
        objective=long,
        lead=long,
        due=long,
        progress=long,
        statement="2/relative_likelihood",
    )
    late = dataclasses.replace(action, due="30 September 2020")
    content = paper("board-tracker", with_document(PUBLICATION, actions=(action,) * 40))

    assert pages(content) == 1
    assert pages(paper("board-tracker", with_document(PUBLICATION, actions=(late,) * 40))) == 1
    assert f"{40 - MOST} actions more stand in the action plan." in texts(content)


def test_the_tracker_has_no_column_in_which_nothing_stands() -> None:
    action = Action("2", action="Train panels.", lead="Recruitment", due="March 2022", progress="Begun.")
    bare = with_document(PUBLICATION, actions=(action,))
    (table,) = blocks(paper("board-tracker", bare), ActionPlan)

    assert table.columns == ("Indicator", "Action", "Lead", "Due", "Status", "Last note")
    assert sum(table.widths) == pytest.approx(1)


def test_the_tracker_begins_with_what_is_late_and_leaves_out_what_is_done() -> None:
    (table,) = blocks(paper("board-tracker"), ActionPlan)
    said = [[" ".join(entry.text for entry in cell) for cell in row] for row in table.rows]

    assert [row[1] for row in said] == ["Publish criteria.", "Train panels."]
    assert said[0][-1] == "It was due on 31 March 2021 and is not done."
    assert said[0][6] == "4 June 2021: Half done."
    assert "As at 1 September 2021: 2 actions open; 1 to look at; 1 done or stopped." in texts(paper("board-tracker"))


def test_a_figure_stands_in_the_plan_as_it_is_printed() -> None:
    printed = PUBLICATION.printed("2021/2/relative_likelihood")

    (tracker,) = blocks(paper("board-tracker"), ActionPlan)

    assert tracker.rows[0][5][0].text == printed
    assert f"{printed} in 2021" in texts(action_plan(PUBLICATION, load_edition(2021)))


def test_where_everything_is_withheld_no_paper_holds_a_figure() -> None:
    withheld = everything_withheld(PUBLICATION)

    for content in papers_of(withheld, TODAY).values():
        for table in blocks(content, DataTable):
            said = {cell.text for row in table.rows for cell in row.cells}
            assert said <= {"", "[c]", "[x]", "\N{EN DASH}", "Not available"}
    (tracker,) = blocks(papers_of(withheld, TODAY)["board-tracker"], ActionPlan)
    assert tracker.rows[0][5][0].text == "[c] (withheld)"


def test_the_extract_for_the_duty_has_the_headline_figures_of_both_years() -> None:
    (table,) = blocks(paper("equality-duty-extract"), DataTable)
    rows = {row.label: [cell.text for cell in row.cells] for row in table.rows}

    assert table.columns == ("2021", "2020")
    assert rows["Appointed from shortlisting, white compared with BME"] == [
        PUBLICATION.printed(f"{year}/2/relative_likelihood") for year in (2021, 2020)
    ]


def test_the_plan_and_the_extract_say_who_was_asked_and_what_they_said() -> None:
    for content in (action_plan(PUBLICATION, load_edition(2021)), paper("equality-duty-extract")):
        assert "Say who was chosen." in texts(content)
        assert "It is in the plan." in texts(content)


def test_the_plan_shows_status_notes_and_links() -> None:
    said = texts(action_plan(PUBLICATION, load_edition(2021)))

    assert "4 June 2021: Half done." in said
    assert "High-impact action" in said
    assert "Under way" in said


def test_the_letter_is_addressed_and_signed_from_the_form() -> None:
    form = {
        "coordinating_commissioner": "The lead commissioner",
        "signed_off_by": "Chair",
        "lead_manager": "Ann Other, HR manager, hr@x.example, 01234 567890",
        "url": "https://x.example/wres",
    }
    content = paper("covering-letter", with_document(PUBLICATION, form=form))
    facts = dict(fact for block in blocks(content, FactList) for fact in block.facts)

    assert (facts["To"], facts["Signed"]) == ("The lead commissioner", "Ann Other, HR manager")
    assert facts["Questions to"] == form["lead_manager"]
    assert "signed off on behalf of our board by Chair" in texts(content)


@pytest.mark.parametrize("name", ["covering-letter", "short-report"])
def test_nothing_is_said_to_be_published_before_it_can_be(name: str) -> None:
    said = texts(paper(name, with_document(PUBLICATION, form={"url": "https://x.example/wres"})))

    assert "he place of both documents on the web: https://x.example/wres" in said
    assert "are published" not in said


@pytest.mark.parametrize(
    "name", ["covering-letter", "sign-off-sheet", "publication-checklist", "equality-duty-extract"]
)
def test_a_code_stands_in_capital_letters_however_it_was_typed(name: str) -> None:
    said = texts(paper(name, with_document(PUBLICATION, organisation_code="nqx47")))

    assert "(NQX47)" in said
    assert "nqx47" not in said


def test_a_joint_report_is_of_no_single_code() -> None:
    said = texts(paper("publication-checklist", published_joint(*four_members())))

    assert "('Organisation', 'Invented Neighbours')" in said


@pytest.mark.parametrize(("kind", "binds"), [("nhs_trust", True), ("independent", False), ("voluntary", False)])
def test_who_is_no_body_of_the_nhs_is_not_told_to_hand_in_data(kind: str, binds: bool) -> None:  # noqa: FBT001 - an expected value
    said = texts(paper("publication-checklist", with_document(PUBLICATION, organisation_kind=kind)))

    assert ("Send the data to NHS England" in said) is binds
    assert ("If a commissioner asks for them: the exact figures" in said) is not binds


def test_the_short_report_says_whether_a_gap_could_be_chance() -> None:
    sections = {each.anchor: str(each.blocks) for each in paper("short-report").sections}

    assert all("chance" in sections[anchor(number)].lower() for number in (2, 5))
    assert not any(words in str(sections) for words in ("There is no chart", "The likely range is"))


def test_a_first_report_speaks_of_no_earlier_years() -> None:
    first = published(a_return(2021))

    assert "earlier years" in texts(paper("short-report"))
    assert "earlier years" not in texts(paper("short-report", first))


@pytest.mark.parametrize("make", [action_plan, annual_report])
def test_days_of_actions_are_written_out_however_they_were_typed(
    make: Callable[[Publication, Edition], ReportContent],
) -> None:
    plan = (Action(indicator="2", action="Train panels.", start="1/7/25", due="30/9/25"),)
    said = texts(make(with_document(PUBLICATION, actions=plan), load_edition(2021)))

    assert "30 September 2025" in said
    assert "30/9/25" not in said


def test_the_sign_off_sheet_names_what_an_action_does_not_say() -> None:
    plan = (Action(indicator="2", action="One", lead="A", due="2022", target="B", status="done"), Action(action="Two"))
    said = texts(paper("sign-off-sheet", with_document(PUBLICATION, actions=plan)))

    assert "how one will know that it helped, in action 2 of the plan" in said
    assert "how far it is, in action 2 of the plan" in said


def test_the_figure_of_an_action_is_not_printed_beside_a_baseline_that_is_the_same() -> None:
    now = PUBLICATION.printed("2021/2/relative_likelihood")
    baselines = (f"{now} in 2021", f"{now}1 in 2021", "1.98 in 2020")
    plan = tuple(Action("2", action="A", baseline=each, statement="2/relative_likelihood") for each in baselines)
    content = action_plan(with_document(PUBLICATION, actions=plan), load_edition(2021))
    table, *_ = blocks(content, ActionPlan)
    labels = [[entry.label for cell in row for entry in cell] for row in table.rows]

    assert ["Now" in each for each in labels] == [False, True, True]


def test_the_letter_asserts_nothing_that_nobody_said() -> None:
    unsigned = with_document(published(a_return(2021)), form={"commissioners": "Linden Vale ICB"})
    said = texts(paper("covering-letter", unsigned))

    assert "('To', 'Linden Vale ICB')" in said
    assert "It shows the figures of 2021, with staff as they were on 31 March 2021." in said
    assert not any(words in said for words in ("signed off", "beside those of", "exact figures", "we need"))


@pytest.mark.parametrize(
    ("coordinating", "others", "sent"),
    [
        pytest.param("Linden Vale ICB", "Linden Vale ICB (contracts@lv.example)", [], id="an address in brackets"),
        pytest.param("Linden Vale ICB, contracts@lv.example", "Linden Vale ICB", [], id="an address after a comma"),
        pytest.param("Linden Vale ICB", "Linden Vale ICB; Ash ICB", ["Ash ICB"], id="one more"),
        pytest.param("Linden ICB", "Linden Vale ICB", ["Linden Vale ICB"], id="two with like names"),
    ],
)
def test_a_commissioner_who_stands_in_both_fields_is_one(coordinating: str, others: str, sent: list[str]) -> None:
    form = {"coordinating_commissioner": coordinating, "commissioners": others}
    (table,) = blocks(paper("publication-checklist", with_document(PUBLICATION, form=form)), WordTable)

    assert [row[1] for row in table.rows if row[0].startswith("Sent to")] == [coordinating, *sent]


def test_the_extract_for_the_duty_says_what_is_done_and_claims_no_indicator_that_nobody_named() -> None:
    actions = (Action(action="Mixed interview panels", objective="Fairer interviews", due="30 September 2025"),)
    said = blocks(paper("equality-duty-extract", with_document(PUBLICATION, actions=actions)), WordTable)
    (table,) = (each for each in said if each.caption == "Actions")

    assert table.rows == (("", "Mixed interview panels", "", "Due 30 September 2025"),)


@pytest.mark.parametrize("named", ["2, 7", "2 and 7", "2; 7", "2 & 7"])
def test_an_action_for_several_indicators_names_each_of_them(named: str) -> None:
    actions = (Action(indicator=named, action="Mixed interview panels"),)
    said = blocks(paper("equality-duty-extract", with_document(PUBLICATION, actions=actions)), WordTable)
    (table,) = (each for each in said if each.caption == "Actions")

    assert table.rows[0][0] == "Likelihood of being appointed; Equal opportunities for progression or promotion"


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "publication-checklist"])
def test_a_paper_leaves_out_what_nobody_said(name: str) -> None:
    bare = paper(name, with_document(PUBLICATION, form={}))

    assert all(text for block in blocks(bare, FactList) for _, text in block.facts)


def test_the_sign_off_sheet_names_what_nobody_filled_in() -> None:
    said = texts(paper("sign-off-sheet", with_document(PUBLICATION, form={"report_date": "July 2021"}, narrative={})))

    assert "because nothing was written: the board lead;" in said
    assert "words on indicators 1, 2, 3, 4, 5, 6, 7, 8 and 9;" in said


def test_the_checklist_fills_in_what_the_form_says_and_leaves_room_for_the_rest() -> None:
    form = {"url": "https://x.example/wres", "commissioners": "Two boards"}
    (table,) = blocks(paper("publication-checklist", with_document(PUBLICATION, form=form)), WordTable)
    where = {row[0]: row[1] for row in table.rows}

    assert table.by_hand
    assert where["Sent to the other commissioners"] == "Two boards"
    assert where["Sent to the co-ordinating commissioner"] == ""
    assert (
        where["Report and action plan stand on our website, as accessible PDF or web page"] == "https://x.example/wres"
    )


def test_the_plan_as_a_workbook_has_a_row_for_each_action_with_its_figure() -> None:
    workbook = load_workbook(io.BytesIO(plan_workbook(source_of(PUBLICATION, load_edition(2021)))))
    rows = list(workbook["Action plan"].iter_rows(min_row=2, values_only=True))
    column = {head: index for index, head in enumerate(rows[0])}

    assert len(rows) == 1 + len(ACTIONS)
    assert rows[2][column["Action"]] == "Publish criteria."
    assert rows[2][column["Figure as printed"]].startswith(
        f"{PUBLICATION.printed('2021/2/relative_likelihood')} in 2021"
    )
    assert next(workbook["Who was asked"].iter_rows(min_row=3, values_only=True))[0] == "Staff network"


def test_an_action_that_looks_like_a_formula_stays_words() -> None:
    attack = with_document(PUBLICATION, actions=(Action(action="=HYPERLINK(1)"),))
    workbook = load_workbook(io.BytesIO(plan_workbook(source_of(attack, load_edition(2021)))))

    assert all(cell.data_type != "f" for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row)


# ---------------------------------------------------------------- the plan, whole and in short
def test_no_action_that_fits_on_a_page_is_cut_and_heads_stand_once_on_each_page() -> None:
    with pypdfium2.PdfDocument(drawn(action_plan(publication_of(SAMPLES[1]), load_edition(2024)))) as document:
        on_pages = [page.get_textpage().get_text_range() for page in document]

    assert [text.count("Finding and objective") for text in on_pages[1:]] == [1] * (len(on_pages) - 1)
    for text in on_pages[1:]:
        assert text.count("Measure") == text.count("Target")


def test_an_action_longer_than_a_page_goes_on_over_it() -> None:
    long = Action(indicator="2", action="Word after word after word. " * 400)

    assert pages(action_plan(with_document(PUBLICATION, actions=(*ACTIONS, long)), load_edition(2021))) > 3


def test_the_annual_report_says_who_does_what_by_when() -> None:
    (table,) = [
        block
        for block in blocks(annual_report(PUBLICATION, load_edition(2021)), WordTable)
        if block.caption == "The action plan in short"
    ]

    assert table.rows[0] == ("2", "Train panels.", "Recruitment", "2022", "Under way")


@pytest.mark.parametrize(
    ("rag", "said"), [("", "Under way"), ("Amber", "Under way, amber"), ("under way", "Under way")]
)
def test_a_rating_stands_behind_the_status_unless_it_says_the_same(rag: str, said: str) -> None:
    action = Action(action="Train panels.", status="under_way", rag=rag)
    report = annual_report(with_document(PUBLICATION, actions=(action,)), load_edition(2021))

    assert ("", "Train panels.", "", "", said) in [row for table in blocks(report, WordTable) for row in table.rows]


def test_no_status_is_printed_that_nobody_chose() -> None:
    """A new user's report once said of each of her actions that it was not started: she had not said so."""
    silent = Action(action="Train panels.", due="1 May 2025")
    said = Action(action="Publish criteria.", status="not_started")
    publication = with_document(PUBLICATION, actions=(silent,))

    for content in (annual_report(publication, load_edition(2021)), paper("equality-duty-extract", publication)):
        assert "Not started" not in texts(content)
        assert "Train panels." in texts(content)
    both = with_document(PUBLICATION, actions=(silent, said))
    assert "Not started" in texts(annual_report(both, load_edition(2021)))


def test_columns_of_other_frameworks_are_left_out_where_nothing_is_linked() -> None:
    unlinked = with_document(PUBLICATION, actions=(Action(action="Train panels."),))
    plan, _ = blocks(action_plan(unlinked, load_edition(2021)), ActionPlan)
    linked, _ = blocks(action_plan(PUBLICATION, load_edition(2021)), ActionPlan)
    heads = [cell.value for cell in load_workbook(io.BytesIO(workbook(unlinked)))["Action plan"][2]]
    linked_heads = [cell.value for cell in load_workbook(io.BytesIO(workbook(PUBLICATION)))["Action plan"][2]]

    assert "Linked to" not in plan.columns
    assert sum(plan.widths) == pytest.approx(1)
    assert linked.columns[-1] == "Linked to"
    assert not {"EDS2 outcome", "EDS 2022 outcome", "High-impact action"} & set(heads)
    assert {"EDS2 outcome", "High-impact action"} <= set(linked_heads)
    assert "EDS 2022 outcome" not in linked_heads


def workbook(publication: Publication) -> bytes:
    return plan_workbook(source_of(publication, load_edition(2021)))
