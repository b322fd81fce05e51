"""The look of the PDF: grid, colours, fonts and the styles of words."""

from functools import cache
from typing import Any, Final, TypeVar
from unicodedata import category, normalize

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paraparser import ParaParser

from wres_desktop.paths import resources
from wres_desktop.reports.tagged.flowables import TaggedItem, TaggedLink, TaggedParagraph
from wres_desktop.reports.tagged.fonts import TaggedFont
from wres_desktop.reports.tagged.structure import Part, Role

PORTRAIT: Final = A4
LANDSCAPE: Final = landscape(A4)

# The grid, in points: a narrow column for labels, a gutter, a column of about 75 letters for reading.
MARGIN: Final = 62
TOP: Final = 78
BOTTOM: Final = 70
WIDTH: Final = PORTRAIT[0] - 2 * MARGIN
LABELS: Final = 112
GUTTER: Final = 18
READING: Final = WIDTH - LABELS - GUTTER
LANDSCAPE_MARGIN: Final = 42

ACCENT: Final = HexColor("#005EB8")
INK: Final = HexColor("#16222C")
QUIET: Final = HexColor("#54646F")
RULE: Final = HexColor("#C4CFD8")
TINT: Final = HexColor("#B9D3EE")
WASH: Final = HexColor("#EDF3FA")
EDGE: Final = {"strokeColor": QUIET, "strokeWidth": 0.4, "strokeDashArray": [1, 2]}
"""Around an area that is too pale to be told from paper by itself."""

REGULAR: Final = "SourceSans3"
SEMIBOLD: Final = "SourceSans3-Semibold"
ITALIC: Final = "SourceSans3-Italic"
LIGHT: Final = "SourceSans3-Light"

_FILES: Final = {REGULAR: "Regular", SEMIBOLD: "Semibold", ITALIC: "It", LIGHT: "Light"}


@cache
def register_fonts() -> None:
    """Make the four fonts known to ReportLab, once in a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TaggedFont(name, resources() / "fonts" / f"SourceSans3-{file}.ttf"))
    STATE_DEFAULTS["fontName"] = REGULAR  # a chart would name Helvetica, which does not travel with the file
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)


def _style(name: str, size: float, leading: float, **others: object) -> ParagraphStyle:
    settings = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "textColor": INK,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, fontSize=size, leading=leading, **(settings | others))


BODY: Final = _style("body", 10.2, 14.8, spaceAfter=5)
LEAD: Final = _style("lead", 14, 19.5, spaceAfter=8)
NOTE: Final = _style("note", 8.2, 11.2, textColor=QUIET, spaceAfter=2)
LABEL: Final = _style("label", 8.6, 14.8, fontName=SEMIBOLD, textColor=QUIET)
BULLET: Final = _style("bullet", 10.2, 14.8, spaceAfter=3, leftIndent=10, bulletIndent=0)
EMPTY: Final = _style("empty", 10.2, 14.8, textColor=QUIET, fontName=ITALIC, spaceAfter=5)

SECTION_LETTER: Final = _style("section letter", 22, 26, fontName=LIGHT, textColor=ACCENT)
SECTION_TITLE: Final = _style("section title", 22, 26, fontName=LIGHT, spaceAfter=10)
HEADING: Final = _style("heading", 11, 15, fontName=SEMIBOLD, spaceAfter=4)

INDICATOR_NUMBER: Final = _style("indicator number", 42, 32, fontName=LIGHT, textColor=ACCENT)
INDICATOR_TITLE: Final = _style("indicator title", 9.6, 13, fontName=SEMIBOLD, textColor=ACCENT, spaceAfter=4)
HEADLINE: Final = _style("headline", 16.5, 21, fontName=REGULAR, spaceAfter=8)

FIGURE: Final = _style("figure", 28, 34, fontName=LIGHT)
FIGURE_BEFORE: Final = _style("figure of last year", 16, 21, fontName=LIGHT, textColor=QUIET)
FIGURE_WORD: Final = _style("figure in a word", 14, 22, fontName=LIGHT, textColor=QUIET)
FIGURE_LABEL: Final = _style("figure label", 8, 11, fontName=SEMIBOLD, textColor=QUIET)
FIGURE_NOTE: Final = _style("figure note", 7.8, 10, textColor=QUIET)

CAPTION: Final = _style("caption", 9.2, 12, fontName=SEMIBOLD, spaceAfter=3, keepWithNext=1)
HEAD: Final = _style("table head", 8, 9.8, fontName=SEMIBOLD, textColor=QUIET)
HEAD_RIGHT: Final = _style("table head right", 8, 9.8, fontName=SEMIBOLD, textColor=QUIET, alignment=TA_RIGHT)
HEAD_GROUP: Final = _style("head of columns", 9.2, 11.6, fontName=SEMIBOLD, alignment=TA_CENTER)
ROW: Final = _style("row", 9.2, 11.6)
ROW_MARKED: Final = _style("row with a mark", 9.2, 11.6, leftIndent=14, bulletFontSize=9.2)
ROW_TOTAL: Final = _style("row of a total", 9.2, 11.6, fontName=SEMIBOLD)
ROW_WITHIN: Final = _style("row within a group", 9.2, 11.6, leftIndent=11)
CELL: Final = _style("cell", 8.4, 11)
CELL_LABEL: Final = _style("label in a cell", 7.2, 9.4, fontName=SEMIBOLD, textColor=QUIET, spaceBefore=3)
CELL_STRONG: Final = _style("strong cell", 8.4, 11, fontName=SEMIBOLD)

COVER_NAME: Final = _style("cover name", 34, 39, fontName=LIGHT)
COVER_TITLE: Final = _style("cover title", 17, 22, fontName=SEMIBOLD, textColor=ACCENT, spaceAfter=18)
FOOTER: Final = _style("footer", 8, 10, textColor=QUIET)
CONTENTS_MAIN: Final = _style("contents main", 11, 15, fontName=SEMIBOLD)
CONTENTS_SUB: Final = _style("contents sub", 9.8, 13)


_ROLES: Final = {
    SECTION_TITLE.name: Role.HEADING_2,
    INDICATOR_TITLE.name: Role.HEADING_3,
    HEADING.name: Role.HEADING_3,
}
"""What a paragraph in a style is; in any other it is a paragraph."""


def words(text: str, style: ParagraphStyle, part: Part | None = None) -> TaggedParagraph:
    """A paragraph of plain text: nothing in it is read as markup, and nothing unprintable is drawn.

    It is a part of the structure by itself, as its style says, or belongs to ``part``.
    """
    return _paragraph(TaggedParagraph, text, style, part)


def marked(mark: str, text: str, anchor: str = "") -> TaggedParagraph:
    """A row's label with its mark hanging before it; it leads to ``anchor`` where there is one."""
    label = link(text, ROW_MARKED, anchor) if anchor else words(text, ROW_MARKED)
    label.bulletText = f"{printable(mark)} "
    return label


def link(text: str, style: ParagraphStyle, anchor: str, part: Part | None = None) -> TaggedLink:
    """A paragraph that leads to another place in the document."""
    leads = _paragraph(TaggedLink, text, style, part)
    leads.anchor = anchor
    return leads


_AnyParagraph = TypeVar("_AnyParagraph", bound=TaggedParagraph)


def _paragraph(kind: type[_AnyParagraph], text: str, style: ParagraphStyle, part: Part | None = None) -> _AnyParagraph:
    """A paragraph of one fragment: ReportLab's parser of markup would take longer than all the rest."""
    clean = printable(text)
    fragments = [_fragment(style.name, style).clone(text=clean)] if clean else []
    paragraph = kind(None, style, frags=fragments)
    paragraph.text = clean
    paragraph.part = part or Part(_ROLES.get(style.name, Role.PARAGRAPH))
    return paragraph


def _fragment(name: str, style: ParagraphStyle) -> Any:  # noqa: ANN401 - ReportLab has no types
    """What ReportLab's parser makes of a word in this style."""
    key = (name, style.fontName, style.fontSize)
    if key not in _FRAGMENTS:
        _, (fragment,), _ = ParaParser().parse("word", style)
        _FRAGMENTS[key] = fragment
    return _FRAGMENTS[key]


_FRAGMENTS: Final[dict[tuple[str, str, float], Any]] = {}


def balanced(text: str, style: ParagraphStyle, width: float) -> TaggedParagraph:
    """A short paragraph whose lines are of about the same length, so that no word is left alone on the last one."""
    paragraph = words(text, style)
    lines = _lines(paragraph, width)
    narrow, wide = width / 2, width
    for _ in range(5):
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if _lines(paragraph, middle) == lines else (middle, wide)
    fitted = ParagraphStyle(style.name, style, rightIndent=max(0, width - wide - 1))
    return words(text, fitted)


def _lines(paragraph: TaggedParagraph, width: float) -> int:
    paragraph.wrap(width, 10_000)
    return len(paragraph.blPara.lines)


def readable(text: str) -> str:
    """``text`` with composed letters, without what has no width, and with blanks for breaks and control characters."""
    composed = normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed.strip()
    kept = (letter for letter in composed if category(letter) != "Cf")
    return "".join(letter if letter.isprintable() else " " for letter in kept).strip()


def printable(text: str) -> str:
    """``text`` as our fonts can print it: readable, with a sign for each letter that they do not have."""
    clean = readable(text)
    if clean.isascii():
        return clean
    return "".join(letter if ord(letter) in _letters() else UNKNOWN_LETTER for letter in clean)


@cache
def _letters() -> frozenset[int]:
    """The letters that every one of the four fonts has."""
    register_fonts()
    return frozenset.intersection(*(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES))


UNKNOWN_LETTER: Final = "\N{WHITE SQUARE}"


def typed_paragraphs(text: str, inside: Part | None = None) -> list[TaggedParagraph]:
    """What somebody typed as paragraphs; lines that begin with a dash or a dot become a list; none of blanks."""
    paragraphs: list[TaggedParagraph] = []
    items: Part | None = None
    for line in text.splitlines():
        said = line.strip()
        if not said:
            continue
        if said.startswith(DASHES):
            items = items or Part(Role.LIST, inside)
            paragraphs.append(_item(said[2:], items))
        else:
            items = None
            paragraphs.append(words(said, BODY, Part(Role.PARAGRAPH, inside)))
    return paragraphs


DASHES: Final = ("- ", "* ", "\N{BULLET} ", "\N{EN DASH} ")


def _item(text: str, items: Part) -> TaggedItem:
    item = items.within(Role.ITEM)
    label = item.within(Role.LABEL)
    paragraph = _paragraph(TaggedItem, text, BULLET, item.within(Role.BODY))
    paragraph.label, paragraph.dash = label, "\N{EN DASH}"
    return paragraph
