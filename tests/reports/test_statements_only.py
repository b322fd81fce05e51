"""No number reaches a page except as a statement: shown by changing statements and looking at what else changes."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO

import pdfplumber
import pytest

from tests.reports.publications import (
    everything_withheld,
    published,
    two_years,
    with_printed,
    with_withheld,
)
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.benchmarks import shipped_benchmarks
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.figures import Ratio
from wres_desktop.domain.representation import GOAL_YEAR
from wres_desktop.reports import wording, wording_beside
from wres_desktop.reports.content import annual_report
from wres_desktop.reports.pdf import render_pdf

NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")  # noqa: RUF001 - a true minus is what reports print
PUBLICATION = published(*two_years())
CHANGEABLE = [
    each.id
    for each in PUBLICATION.statements
    if isinstance(each, Printed) and not isinstance(each.quantity, Ratio) and set(each.printed) - set("0.-")
]


def content_of(publication: Publication) -> object:
    return annual_report(publication, load_edition(2021))


def leaves(content: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a report with the way to it."""
    if is_dataclass(content):
        for field in fields(content):
            yield from leaves(getattr(content, field.name), f"{path}.{field.name}")
    elif isinstance(content, tuple):
        for index, each in enumerate(content):
            yield from leaves(each, f"{path}[{index}]")
    else:
        yield path, str(content)


def paper_of(publication: Publication) -> str:
    paper = BytesIO()
    render_pdf(annual_report(publication, load_edition(2021)), paper)
    with pdfplumber.open(paper) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages[1:])


def numbers_in(text: str) -> set[str]:
    return {found.replace(",", "").replace(wording.MINUS, "-") for found in NUMBER.findall(text)}


@pytest.mark.parametrize("statement_id", CHANGEABLE[::3])
def test_a_changed_text_changes_the_report_exactly_where_it_stands(statement_id: str) -> None:
    old = PUBLICATION.printed(statement_id)
    assert old is not None
    new = f"{old.partition('.')[0]}7{old.partition('.')[1]}{old.partition('.')[2]}"
    before = dict(leaves(content_of(PUBLICATION)))
    after = dict(leaves(content_of(with_printed(PUBLICATION, {statement_id: new}))))

    assert before.keys() == after.keys()
    bare_new, bare_old = new.removeprefix("-"), old.removeprefix("-")
    for path, text in after.items():
        if text != before[path]:
            shown = text.replace(wording.number(bare_new), wording.number(bare_old)).replace(bare_new, bare_old)
            assert shown == before[path], path


def test_every_number_on_paper_is_a_statement_or_stands_there_without_any_figure_too() -> None:
    background = numbers_in(paper_of(everything_withheld(PUBLICATION)))
    background |= numbers_in(wording_beside.goal_method(GOAL_YEAR))
    background |= {str(row.year) for row in shipped_benchmarks()}
    printed = {each.printed for each in PUBLICATION.statements if isinstance(each, Printed)}
    readings = {
        limit
        for each in PUBLICATION.statements
        if isinstance(each, Printed) and each.reading
        for limit in each.reading.interval_95 or ()
    }
    ratios = {
        each.printed
        for each in PUBLICATION.statements
        if isinstance(each, Printed) and isinstance(each.quantity, Ratio)
    }
    also = {number for ratio in ratios for number in numbers_in(wording.more_or_less(ratio))}
    derived = {text for each in PUBLICATION.derived for text in numbers_in(" ".join((*each.says, *each.says.values())))}
    derived |= {text.removeprefix("-") for text in derived}
    ticks = {"0.25", "0.5", "1", "2", "4"}
    pages = {str(page) for page in range(30)}
    bare = {text.removeprefix("-") for text in printed}

    assert numbers_in(paper_of(PUBLICATION)) - background <= printed | bare | readings | derived | also | ticks | pages


def test_each_printed_statement_of_the_tables_is_on_paper() -> None:
    ids = [
        *(f"2021/staff/{group}" for group in ("white", "bme", "total")),
        "2021/1/clinical/band_5/white",
        "2021/1/non_clinical/bands_1_to_4/bme_percent",
        "2021/2/shortlisted/white",
        "2021/2/likelihood/bme",
        "2021/2/relative_likelihood",
        "2021/3/relative_likelihood",
        "2021/5/gap",
        "2021/9/total_minus_workforce",
        "2020/2/relative_likelihood",
    ]
    sentinels = {each: f"6{index}.7" for index, each in enumerate(ids, start=11)}
    found = numbers_in(paper_of(with_printed(PUBLICATION, sentinels)))

    assert set(sentinels.values()) <= found


def test_what_is_withheld_leaves_the_same_report_whatever_it_was() -> None:
    starts = ("2021/1/clinical", "2021/2", "2021/5/bme")
    small = with_withheld(with_printed(PUBLICATION, {"2021/2/shortlisted/bme": "3"}), *starts)
    large = with_withheld(with_printed(PUBLICATION, {"2021/2/shortlisted/bme": "930"}), *starts)

    assert content_of(small) == content_of(large)
