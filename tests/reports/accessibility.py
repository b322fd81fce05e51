"""Holds every document that we make against the rules for people who do not see it or do not use a mouse.

    python -m tests.reports.accessibility [--all]

PDF: PDF/UA-1 and PDF/A-2a (page-validation). Web pages: axe-core in Chromium, at a desk's width and enlarged four
times, and with three deliberate faults, each of which has to be found. Some of the odd publications, or all fifty;
with all, PDF, page and Word are also read back and have to say the same statements, number for number.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import Final

from tests.golden.golden_text import SAMPLES, publication_of
from tests.reports.axe import violations
from tests.reports.checkers import drawn, failed_rules
from tests.reports.examples import EXAMPLES, document_of
from tests.reports.odd import ODD, TODAY, odd_publication
from tests.reports.publications import published, two_years, with_rounded
from tests.reports.read_back import FORMS, numbered, numbers_in, unlike
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.reports.blocks import ReportContent
from wres_desktop.reports.documents import documents_of
from wres_desktop.reports.html import render_html
from wres_desktop.reports.papers import papers_of

_FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    "no language": (' lang="en-GB"', ""),
    "a picture without words": ('role="img" aria-label', 'role="img" data-nothing'),
    "words too pale to read": ("--quiet: #54646f", "--quiet: #c4cfd8"),
}

_ROUNDED: Final = ("2021/1/clinical/", "2021/2/", "2020/2/appointed", "2021/staff/white", "2020/staff/total", "2021/9/")


def main(everything: bool) -> int:  # noqa: FBT001 - one switch of a command
    """Print what is wrong; 0 where nothing is."""
    numbers = ODD if everything else ODD[::17]
    publications = {sample: publication_of(sample) for sample in SAMPLES}
    publications |= {f"odd {number}": odd_publication(number) for number in numbers}
    publications |= {"rounded": with_rounded(published(*two_years()), *_ROUNDED)}
    contents = {"examples": document_of(*EXAMPLES)}
    papers: dict[str, ReportContent] = {}
    for name, publication in publications.items():
        contents |= _named(name, documents_of(publication))
        papers |= _named(name, papers_of(publication, TODAY))
    on_paper = contents | papers
    wrong = [f"{name}: {rule}" for name, content in on_paper.items() for rule in failed_rules(drawn(content))]
    if everything:
        wrong += [f"{name}: {fault}" for name, content in contents.items() for fault in unlike(content)]
        wrong += [f"{name}: {fault}" for name, each in publications.items() for fault in _miscounted(each)]
    pages = {name: render_html(content) for name, content in contents.items()}
    found = violations(pages | {fault: _with(fault, pages["examples"]) for fault in _FAULTS})
    wrong += [each for each in found if not each.startswith(tuple(_FAULTS))]
    wrong += [f"not caught: {fault}" for fault in _FAULTS if not any(each.startswith(fault) for each in found)]
    print(*wrong, sep="\n")  # noqa: T201 - a program
    print(f"{len(on_paper)} PDFs, {len(contents)} web pages, {len(wrong)} faults")  # noqa: T201 - as above
    return 1 if wrong else 0


def _miscounted(publication: Publication) -> Iterator[str]:
    """Where the forms of a document do not hold the same statements, or any that the publication does not have."""
    own = numbered(publication)
    stated = {each.printed for each in own.statements if isinstance(each, Printed)}
    for name, content in documents_of(own).items():
        found = {form: numbers_in(content, form) for form in FORMS}
        if len(set(found.values())) > 1:
            yield f"{name}: the forms hold different statements"
        if not found["pdf"] <= stated:
            yield f"{name}: a number is no statement"


def _named(name: str, contents: Mapping[str, ReportContent]) -> dict[str, ReportContent]:
    return {f"{name}, {document}": content for document, content in contents.items()}


def _with(fault: str, page: str) -> str:
    good, bad = _FAULTS[fault]
    assert good in page
    return page.replace(good, bad)


if __name__ == "__main__":
    sys.exit(main("--all" in sys.argv))
