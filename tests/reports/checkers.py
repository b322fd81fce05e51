"""What is held against a document that we made: the rules of PDF/UA-1 and PDF/A-2a, and its structure as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import page as page_validation
import pdfplumber
import pikepdf

from wres_desktop.reports.blocks import ReportContent
from wres_desktop.reports.pdf import render_pdf

PROFILES = ("ua1", "pdfa-2a")


@cache
def drawn(content: ReportContent) -> bytes:
    """The content as a PDF file."""
    to = BytesIO()
    render_pdf(content, to)
    return to.getvalue()


def failed_rules(pdf: bytes) -> list[str]:
    """The rules that a PDF breaks, each with what is wrong."""
    reports = [page_validation.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return sorted({f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures})


@dataclass(frozen=True)
class Element:
    """One part of the structure as a reader of the file finds it, with the text that is drawn for it."""

    role: str
    text: str
    spoken: str
    attributes: dict[str, Any]
    children: tuple["Element", ...]

    def everything(self) -> Iterator["Element"]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.everything()

    def of(self, *roles: str) -> list["Element"]:
        """All elements of some roles."""
        return [each for each in self.everything() if each.role in roles]

    def whole_text(self) -> str:
        """The text of the element and of all below it, with the summaries of tables."""
        texts = (f"{each.spoken} {each.text}" if each.role == "Table" else each.text for each in self.everything())
        return " ".join(" ".join(texts).split())


@cache
def structure_of(pdf: bytes) -> Element:
    """The structure of a PDF from its root."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        text: dict[tuple[int, int | None], str] = {}
        for sheet in document.pages:
            for letter in sheet.chars:
                key = (sheet.page_number, letter.get("mcid"))
                text[key] = text.get(key, "") + letter["text"]
    with pikepdf.open(BytesIO(pdf)) as file:
        numbers: dict[Any, int] = {sheet.objgen[0]: number for number, sheet in enumerate(file.pages, start=1)}
        return _element(file.Root.StructTreeRoot.K, text, numbers)


def _element(found: Any, text: dict[tuple[int, int | None], str], numbers: dict[Any, int]) -> Element:  # noqa: ANN401 - pikepdf's objects
    own, children = [], []
    for kid in found.get("/K", []):
        if isinstance(kid, int):
            own.append(text.get((numbers[found.Pg.objgen[0]], kid), ""))
        elif kid.get("/Type") == "/MCR":
            own.append(text.get((numbers[kid.Pg.objgen[0]], int(kid.MCID)), ""))
        elif kid.get("/Type") != "/OBJR":
            children.append(_element(kid, text, numbers))
    attributes = {str(name).lstrip("/"): value for name, value in dict(found.get("/A", {})).items()}
    spoken = str(found.get("/Alt") or found.get("/ActualText") or attributes.get("Summary") or "")
    return Element(str(found.S).lstrip("/"), "".join(own), spoken, attributes, tuple(children))
