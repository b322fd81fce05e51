"""The look of a Word document: its styles, its language, and what it says of itself."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from wres_desktop.reports.blocks import ReportContent
from wres_desktop.reports.pdf_styles import readable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

LEAD: Final = "Lead"
NOTE: Final = "Note"
EMPTY: Final = "Nothing entered"
HEADLINE: Final = "Headline"
FIGURE: Final = "Figure"
TABLE_WORDS: Final = "Table words"
TABLE_HEAD: Final = "Table head"
TABLE_NUMBER: Final = "Table number"

_FONT: Final = "Arial"
_ACCENT: Final = RGBColor(0x00, 0x5E, 0xB8)
_INK: Final = RGBColor(0x16, 0x22, 0x2C)
_QUIET: Final = RGBColor(0x54, 0x64, 0x6F)
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The same content gives the same bytes, so no clock is read."""

_LONGEST: Final = 255

_BUILT_IN: Final = {
    "Normal": (10.5, _INK, False, 6),
    "Title": (26, _INK, False, 18),
    "Heading 1": (20, _INK, False, 8),
    "Heading 2": (13, _ACCENT, True, 4),
    "Heading 3": (11, _INK, True, 3),
    "Caption": (10, _INK, True, 3),
    "List Bullet": (10.5, _INK, False, 3),
    "List Paragraph": (10.5, _INK, False, 2),
}
_OWN: Final = {
    LEAD: (13, _INK, False, 8),
    HEADLINE: (15, _INK, False, 6),
    NOTE: (9, _QUIET, False, 3),
    EMPTY: (10.5, _QUIET, False, 6),
    FIGURE: (12, _INK, False, 3),
    TABLE_WORDS: (9, _INK, False, 1),
    TABLE_HEAD: (8.5, _INK, True, 1),
    TABLE_NUMBER: (9, _INK, False, 1),
}


def new_document(content: ReportContent) -> "Document":
    """An empty document with our styles, of A4, in the content's language."""
    document = docx.Document()
    for name, look in _BUILT_IN.items():
        _shape(document.styles[name], *look)
    for name, look in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _shape(style, *look)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(22)
    _say_language(document, content.language)
    about = document.core_properties
    about.title = _short(f"{content.title}, {content.organisation}")
    about.author, about.subject = _short(content.organisation), _short(content.title)
    about.language, about.comments = content.language, content.made_with
    about.created = about.modified = _MADE
    about.last_modified_by, about.revision = "", 1
    return document


def _short(text: str) -> str:
    """As much as Word takes in a field of what a document says of itself."""
    return readable(text)[:_LONGEST]


def _shape(style: "ParagraphStyle", size: float, colour: RGBColor, bold: bool, after: float) -> None:  # noqa: FBT001 - a row of a table
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb, style.font.bold, style.font.italic = colour, bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), _FONT)
    style.paragraph_format.space_after = Pt(after)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:  # the line under Word's own Title
        borders.getparent().remove(borders)


def _say_language(document: "Document", language: str) -> None:
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
