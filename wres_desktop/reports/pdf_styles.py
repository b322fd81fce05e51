"""The look of the PDF: grid, colours, fonts and the styles of words."""

from functools import cache
from html import escape
from typing import Final

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from wres_desktop.paths import resources

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

REGULAR: Final = "SourceSans3"
SEMIBOLD: Final = "SourceSans3-Semibold"
ITALIC: Final = "SourceSans3-Italic"
LIGHT: Final = "SourceSans3-Light"

_FILES: Final = {REGULAR: "Regular", SEMIBOLD: "Semibold", ITALIC: "It", LIGHT: "Light"}


@cache
def register_fonts() -> None:
    """Make the four fonts known to ReportLab, once in a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, resources() / "fonts" / f"SourceSans3-{file}.ttf"))
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


def words(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text: nothing in it is read as markup, and nothing unprintable is drawn."""
    return Paragraph(_plain(text), style)


def marked(mark: str, text: str) -> Paragraph:
    """A row's label with its mark hanging before it."""
    return Paragraph(_plain(text), ROW_MARKED, bulletText=printable(mark))


def balanced(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    """A short paragraph whose lines are of about the same length, so that no word is left alone on the last one."""
    paragraph = words(text, style)
    lines = _lines(paragraph, width)
    narrow, wide = width / 2, width
    for _ in range(5):
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if _lines(paragraph, middle) == lines else (middle, wide)
    fitted = ParagraphStyle(style.name, style, rightIndent=max(0, width - wide - 1))
    return words(text, fitted)


def _lines(paragraph: Paragraph, width: float) -> int:
    paragraph.wrap(width, 10_000)
    return len(paragraph.blPara.lines)


def printable(text: str) -> str:
    """``text`` without control characters; line breaks and tabs become blanks."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def _plain(text: str) -> str:
    """Text in which ReportLab finds no markup."""
    return escape(printable(text), quote=False)


def typed_paragraphs(text: str) -> list[Paragraph]:
    """What somebody typed as paragraphs; lines that begin with a dash or a dot become a list."""
    paragraphs: list[Paragraph] = []
    for line in text.splitlines():
        said = line.strip()
        if not said:
            continue
        if said.startswith(("- ", "* ", "\N{BULLET} ", "\N{EN DASH} ")):
            paragraphs.append(Paragraph(_plain(said[2:]), BULLET, bulletText="\N{EN DASH}"))
        else:
            paragraphs.append(words(said, BODY))
    return paragraphs or [words("Nothing was entered here.", EMPTY)]
