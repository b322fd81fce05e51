"""Words in a Word document: paragraphs, links, bookmarks, page numbers, descriptions of pictures."""

import io
import zipfile
from typing import TYPE_CHECKING, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from wres_desktop.reports.docx_styles import EMPTY
from wres_desktop.reports.pdf_styles import DASHES, readable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.shape import InlineShape
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_ZIP_DAY: Final = (2000, 1, 1, 0, 0, 0)


def paragraph(place: "Document | _Cell", text: str, style: str = "Normal") -> "Paragraph":
    """A paragraph of plain text."""
    return styled(place.add_paragraph(readable(text)), style)


def styled(line: "Paragraph", style: str) -> "Paragraph":
    """The paragraph in a style; python-docx would go through all styles for each paragraph to find its name."""
    line._p.style = style_id(style)  # noqa: SLF001 - as below
    return line


def style_id(style: str) -> str:
    """Word's own name for a style."""
    return style.replace(" ", "")


def typed_paragraphs(document: "Document", text: str, nothing: str, first: "Paragraph | None" = None) -> None:
    """What somebody typed, the first line in ``first`` where it is given; points become a list."""
    lines = [line.strip() for line in text.splitlines() if readable(line)]
    if not lines:
        (first or styled(document.add_paragraph(), EMPTY)).add_run(nothing)
    for index, line in enumerate(lines):
        if line.startswith(DASHES):
            paragraph(document, line[2:], "List Bullet")
        elif first is not None and index == 0:
            first.add_run(readable(line))
        else:
            paragraph(document, line)


def begin_at(line: "Paragraph", anchor: str) -> None:
    """Make ``line`` a place to which links can lead."""
    number = str(len(list(line.part.element.iter(qn("w:bookmarkStart")))) + 1)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), number)
    start.set(qn("w:name"), bookmark(anchor))
    line._p.insert(1, start)  # noqa: SLF001 - python-docx has no other way
    line._p.append(end)  # noqa: SLF001 - as above


def add_link(line: "Paragraph", text: str, anchor: str) -> None:
    """Words that lead to another place in the document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark(anchor))
    run = line.add_run(readable(text))
    link.append(run._r)  # noqa: SLF001 - as above
    line._p.append(link)  # noqa: SLF001 - as above


def bookmark(anchor: str) -> str:
    """The name of a place: Word wants letters, digits and low lines."""
    return anchor.replace("-", "_")


def add_footer(section: "Section", organisation: str) -> None:
    """Whose report it is, and the page of how many, at the foot of every page."""
    line = section.footer.paragraphs[0]
    line.add_run(f"{readable(organisation)}    Page ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def _field(line: "Paragraph", name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = line.add_run("1")
    field.append(run._r)  # noqa: SLF001 - as above
    line._p.append(field)  # noqa: SLF001 - as above


def describe(picture: "InlineShape", words: str) -> None:
    """What a screen reader says instead of a picture."""
    picture._inline.docPr.set("descr", words)  # noqa: SLF001 - as above


def packed_again(document: bytes) -> bytes:
    """The same document without the time at which its parts were packed."""
    to = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as packed, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as again:
        for name in packed.namelist():
            again.writestr(zipfile.ZipInfo(name, _ZIP_DAY), packed.read(name), zipfile.ZIP_DEFLATED)
    return to.getvalue()
