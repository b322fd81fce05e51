"""The report on paper: complete, searchable, the same bytes each time, and never cut off."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pdfplumber
import pikepdf
import pytest

from tests.domain.returns import a_return
from tests.reports.examples import document_of
from tests.reports.publications import ACTIONS, everything_withheld, published, two_years, with_document, with_printed
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.submission import Action, IndicatorNarrative
from wres_desktop.reports.blocks import Heading, Paragraph, ReportContent, WordTable
from wres_desktop.reports.content import action_plan, annual_report
from wres_desktop.reports.pdf import render_pdf

PUBLICATION = published(*two_years())
LONG_NAME = (
    "The United Northern and Western Community Partnership for Integrated Neighbourhood Health, Wellbeing and Social "
    "Care of the Shires, Moors, Valleys and Coastal Towns (incorporating the former Borough Provider Arm)"
)
LONG_WORD = "https://www.example.invalid/" + "equality-and-inclusion-" * 12
LONG_TEXT = "\n".join(
    f"Paragraph {n}: " + "the people who work here said what they think, at length. " * 9 for n in range(14)
)


def drawn(content: ReportContent) -> bytes:
    to = BytesIO()
    render_pdf(content, to)
    return to.getvalue()


@cache
def paper_bytes(content: ReportContent) -> bytes:
    return drawn(content)


def paper(content: ReportContent) -> BytesIO:
    return BytesIO(paper_bytes(content))


def report(publication: Publication = PUBLICATION) -> ReportContent:
    return annual_report(publication, load_edition(2021))


def plan(publication: Publication = PUBLICATION) -> ReportContent:
    return action_plan(publication, load_edition(2021))


@cache
def pages(content: ReportContent) -> list[str]:
    with pdfplumber.open(paper(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def text_of(content: ReportContent) -> str:
    return re.sub(r"\s+", " ", " ".join(pages(content)))


def everything_long() -> Publication:
    narrative = {str(number): IndicatorNarrative(LONG_TEXT, LONG_WORD) for number in range(1, 10)}
    form = {field.key: f"{LONG_WORD} {field.label} " * 3 for field in FORM_FIELDS}
    names = Action.__dataclass_fields__
    wordy = Action(**{name: f"{name}: " + "many words about what was found and done. " * 30 for name in names})
    return with_document(
        PUBLICATION, organisation_name=LONG_NAME, narrative=narrative, form=form, actions=(wordy, *ACTIONS, wordy)
    )


def outside(content: ReportContent) -> Iterator[str]:
    """Letters that stand beyond the edge of their page."""
    with pdfplumber.open(paper(content)) as pdf:
        for page in pdf.pages:
            for letter in page.chars:
                if letter["x0"] < 20 or letter["x1"] > page.width - 20 or letter["top"] < 10:
                    yield f"{page.page_number}: {letter['text']}"
                if letter["bottom"] > page.height - 8:
                    yield f"{page.page_number}: {letter['text']}"


def test_the_same_content_gives_the_same_bytes() -> None:
    assert drawn(report()) == drawn(report())


def test_every_page_after_the_cover_says_which_of_how_many_it_is() -> None:
    said = pages(report())

    assert all(f"{number} of {len(said)}" in text for number, text in enumerate(said, start=1) if number > 1)


def test_every_page_after_the_cover_names_organisation_and_document() -> None:
    assert all("Example Commissioning Group" in text and "Annual report 2021" in text for text in pages(report())[1:])


def test_the_contents_name_the_page_on_which_each_indicator_stands() -> None:
    content = report()
    said = pages(content)
    contents = said[1].splitlines()
    (line,) = [line for line in contents if line.startswith("2 Likelihood of being appointed")]
    page = int(line.rsplit(maxsplit=1)[-1])

    assert "White applicants were" in said[page - 1]


def test_the_running_head_names_the_section_with_which_a_page_begins() -> None:
    said = [(text.splitlines()[0], text) for text in pages(report())[2:]]

    assert any("Board membership" in text for head, text in said if head.endswith("The nine indicators"))
    assert not any("Board membership" in text for head, text in said if head.endswith("Action plan"))


@pytest.mark.parametrize("lines", range(19, 23))
def test_a_heading_above_a_table_of_words_never_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    row = ("Staff in each pay band", "Everybody in post on 31 March counts once. " * 4, "A source. " * 25)
    table = WordTable("Rules", ("Indicator", "What is counted", "Source"), (row,) * 3, (0.24, 0.46, 0.3))
    above = tuple(Paragraph(f"Line {number}.") for number in range(lines))
    said = pages(document_of(*above, Heading("What each indicator counts"), table))

    (page,) = [text for text in said if "What each indicator counts" in text]
    assert "Staff in each pay band" in page


@pytest.mark.parametrize("rows", [18, 19, 20, 37])
def test_the_last_row_of_a_table_of_words_does_not_stand_alone_on_a_page(rows: int) -> None:
    said = [(f"Row {number}.", "Everybody counts once. " * 4) for number in range(rows)]
    (*before, last) = pages(document_of(WordTable("Rules", ("Row", "What is counted"), tuple(said), (0.3, 0.7))))

    assert all(any(f"Row {number}." in page for page in (*before, last)) for number in range(rows))
    assert len(re.findall(r"Row [0-9]+\.", last)) != 1


def test_sections_and_indicators_are_bookmarks() -> None:
    with pikepdf.open(paper(report())) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        nine = next(item for item in outline.root if item.title.endswith("  The nine indicators"))

        assert "A  About this report" in titles
        assert len(nine.children) == 9


def test_the_file_says_its_language_title_and_author() -> None:
    with pikepdf.open(paper(report())) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]).startswith("Workforce Race Equality Standard: annual report 2021")
        assert str(pdf.docinfo["/Author"]) == "Example Commissioning Group"


def test_every_font_travels_with_the_file() -> None:
    with pikepdf.open(paper(report())) as pdf:
        forms = [form for page in pdf.pages for form in page.Resources.get("/XObject", {}).values()]
        resources = [*(page.Resources for page in pdf.pages), *(form.Resources for form in forms)]
        fonts = [font for each in resources for font in each.get("/Font", {}).values()]
        without = {str(font.BaseFont) for font in fonts if "/FontFile2" not in font.get("/FontDescriptor", {})}

    assert without == set()


def test_paper_is_a4_and_the_action_plan_lies_on_its_side() -> None:
    with pdfplumber.open(paper(report())) as pdf:
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
    with pdfplumber.open(paper(plan())) as pdf:
        last = (round(pdf.pages[-1].width), round(pdf.pages[-1].height))

    assert sizes == {(595, 842)}
    assert last == (842, 595)


def test_the_action_plan_holds_every_word_of_every_column() -> None:
    said = set(text_of(plan()).lower().split())

    for action in ACTIONS:
        for name in Action.__dataclass_fields__:
            assert set(str(getattr(action, name)).lower().split()) <= said


def test_heads_of_a_long_table_stand_on_every_page_of_it() -> None:
    actions = tuple(replace(ACTIONS[0], indicator=str(number)) for number in range(1, 25))
    said = pages(plan(with_document(PUBLICATION, actions=actions)))[1:]

    assert len(said) > 2
    assert all("Finding and objective" in text for text in said)


@pytest.mark.parametrize("build", [report, plan])
def test_nothing_is_cut_off_however_long_it_is(build: object) -> None:
    assert callable(build)
    content = build(everything_long())

    assert list(outside(content)) == []


def test_a_long_narrative_is_on_paper_from_its_first_to_its_last_paragraph() -> None:
    said = text_of(report(everything_long()))

    assert said.count("Paragraph 0:") == said.count("Paragraph 13:") == 9


def test_a_very_long_name_is_whole_on_the_cover() -> None:
    cover = re.sub(r"\s+", " ", pages(report(everything_long()))[0])

    assert LONG_NAME in cover


def test_an_action_longer_than_a_page_goes_on_over_the_next() -> None:
    wordy = "We will do this and that, and then something else again. " * 150
    said = text_of(plan(with_document(PUBLICATION, actions=(Action(indicator="2", action=f"{wordy} The very end."),))))

    assert "The very end." in said


def test_a_report_with_everything_withheld_is_drawn() -> None:
    said = text_of(report(everything_withheld(PUBLICATION)))

    assert "is withheld so that nobody can be singled out" in said


def test_the_survey_questions_of_a_first_year_share_pages() -> None:
    said = pages(report(with_document(published(a_return(2021)), narrative={})))
    titles = [label.label for number, label in load_edition(2021).indicators.items() if number in (5, 6, 7, 8)]
    places = [next(page for page, text in enumerate(said[2:]) if f"{title}\n" in text) for title in titles]

    assert places == sorted(places)
    assert places[-1] - places[0] < 3


def test_a_workforce_with_people_in_every_band_is_drawn_band_by_band() -> None:
    everywhere = with_printed(PUBLICATION, {each.id: "50" for each in PUBLICATION.statements})
    said = text_of(report(everywhere))

    assert said.count("Band 8d 50 50 50 50 50") == 2


def test_what_was_left_blank_is_not_spoken_of_in_a_report() -> None:
    empty = with_document(PUBLICATION, form={}, narrative={}, actions=())

    said = text_of(report(empty))
    labels = ("Not filled in", "left out of the report", "Nothing was entered", "Not stated", "What the figures mean")
    assert not any(label in said for label in labels)
    assert "No actions have been entered" in text_of(plan(empty))


def test_letters_of_other_languages_and_signs_of_markup_are_printed_as_typed() -> None:
    name = "Bwrdd Iechyd Tŷ'r Ŵyl & Łódź <Care>"

    assert name in text_of(report(with_document(PUBLICATION, organisation_name=name)))


def test_control_characters_do_not_stop_the_report() -> None:
    typed = {"1": IndicatorNarrative("One\x00two\x0bthree\x1bfour", "\tTabbed")}

    assert "One two three four" in text_of(report(with_document(PUBLICATION, narrative=typed)))
