"""The report as one web page: semantic, complete, and without anything from outside."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from typing_extensions import override

from tests.reports.publications import everything_withheld, published, two_years, with_document
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.submission import IndicatorNarrative
from wres_desktop.reports import wording
from wres_desktop.reports.content import action_plan, annual_report
from wres_desktop.reports.html import render_html

PUBLICATION = published(*two_years())
VOID = {"meta", "br", "line", "rect", "circle", "polygon"}


class Reader(HTMLParser):
    """Notes every tag with its attributes, and whether the tags close as they opened."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def report(publication: Publication = PUBLICATION) -> str:
    return render_html(annual_report(publication, load_edition(2021)))


def plan(publication: Publication = PUBLICATION) -> str:
    return render_html(action_plan(publication, load_edition(2021)))


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("page", [report(), plan()], ids=["report", "plan"])
def test_a_page_has_no_script_and_nothing_from_outside(page: str) -> None:
    tags = read(page).tags

    assert {tag for tag, _ in tags}.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form"})
    assert not re.search(r"(?:https?:)?//|url\(|@import|javascript:", page)
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)


def test_every_link_leads_to_a_place_on_the_page() -> None:
    tags = read(report()).tags
    places = {attributes["id"] for _, attributes in tags if "id" in attributes}
    links = {str(attributes["href"]) for tag, attributes in tags if tag == "a"}

    assert links
    assert {link.removeprefix("#") for link in links} <= places


def test_no_id_stands_twice() -> None:
    ids = [attributes["id"] for _, attributes in read(report()).tags if "id" in attributes]

    assert len(ids) == len(set(ids))


def test_headings_never_skip_a_level() -> None:
    levels = [int(tag[1]) for tag, _ in read(report()).tags if re.fullmatch(r"h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_and_title() -> None:
    page = report()

    assert '<html lang="en-GB">' in page
    assert "<title>Workforce Race Equality Standard: annual report 2021, Example Commissioning Group</title>" in page


def test_every_table_has_a_caption_and_heads_with_a_scope() -> None:
    tags = [tag for tag, _ in read(report()).tags]
    heads = [attributes for tag, attributes in read(report()).tags if tag == "th"]

    assert tags.count("caption") == tags.count("table") > 0
    assert all("scope" in attributes for attributes in heads)


def test_every_chart_is_described_in_words() -> None:
    charts = [attributes for tag, attributes in read(report()).tags if tag == "svg"]

    assert charts
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in charts)


def test_a_withheld_cell_is_read_out_as_withheld() -> None:
    page = report(everything_withheld(PUBLICATION))

    assert f'aria-hidden="true">{wording.WITHHELD_MARK}</span><span class="unseen">withheld</span>' in page


def test_what_was_typed_is_never_read_as_markup() -> None:
    attack = '<script>alert("x")</script> & <b onclick=x>'
    typed = {"1": IndicatorNarrative(attack, attack)}
    page = report(with_document(PUBLICATION, organisation_name=attack, narrative=typed, form={"url": attack}))

    assert "<script>" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b onclick=x&gt;" in page


def test_the_headcounts_of_the_staff_are_on_the_page() -> None:
    page = report()
    staff = [PUBLICATION.printed(f"2021/staff/{group}") for group in ("white", "bme", "total")]

    assert all(f"<td>{printed}</td>" in page for printed in staff)


def test_the_action_plan_has_its_columns_and_what_was_typed() -> None:
    heads = [attributes for tag, attributes in read(plan()).tags if tag == "th"]

    assert len(heads) == 8
    assert "Train every panel." in plan()
