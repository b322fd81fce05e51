"""The pages of the PDF: cover, contents, running heads, folios such as "3 of 14", bookmarks and metadata."""

from typing import Any, BinaryIO, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from wres_desktop.overriding import override
from wres_desktop.reports.blocks import Cover, Indicator, ReportContent, Section
from wres_desktop.reports.pdf_rows import Mark
from wres_desktop.reports.pdf_styles import (
    ACCENT,
    BOTTOM,
    CONTENTS_MAIN,
    CONTENTS_SUB,
    COVER_NAME,
    COVER_TITLE,
    FOOTER,
    GUTTER,
    INK,
    LABELS,
    LANDSCAPE,
    LANDSCAPE_MARGIN,
    MARGIN,
    PORTRAIT,
    QUIET,
    REGULAR,
    SEMIBOLD,
    TOP,
    WIDTH,
    printable,
    readable,
    words,
)
from wres_desktop.reports.tagged.structure import Part, Role

COVER_PAGE: Final = "cover"
PORTRAIT_PAGE: Final = "portrait"
LANDSCAPE_PAGE: Final = "landscape"

_HEAD_SIZE: Final = 8
_NAME_ROOM: Final = 300
_HEADING: Final = 40
"""Points that a heading at the top of a page may need."""


class ReportDocument(BaseDocTemplate):
    """A document in one pass: numbers that are known only at the end are forms, filled in when it is."""

    def __init__(self, to: BinaryIO, content: ReportContent) -> None:
        """``to`` receives the PDF; the same content gives the same bytes."""
        super().__init__(
            to,
            pagesize=PORTRAIT,
            title=readable(f"{content.title}, {content.organisation}"),
            author=readable(content.organisation),
            subject=content.title,
            creator=content.made_with,
            lang=content.language,
            initialFontName=REGULAR,
            invariant=1,
            pageCompression=1,
            displayDocTitle=1,
        )
        self._content = content
        self._section = self._head = ""
        self._page_of: dict[str, int] = {}
        self._sections: list[Part] = []
        self._doSave = 0
        pages = [self._page(PORTRAIT_PAGE), self._page(LANDSCAPE_PAGE)]
        across = bool(content.sections) and content.sections[0].landscape
        first = [self._cover_page()] if content.cover_page else [pages.pop(1)] if across else []
        self.addPageTemplates([*first, *pages])

    def begins(self, anchor: str, title: str, level: int) -> Mark:
        """A mark where a section (level 0) or an indicator (level 1) begins: bookmark, outline, running head."""

        def note(canvas: Any) -> None:  # noqa: ANN401 - ReportLab has no types
            self._leave(canvas, level)
            self._sections.append(Part(Role.SECTION, canvas.container))
            canvas.container = self._sections[-1]
            canvas.bookmarkPage(anchor, fit="XYZ", top=canvas.absolutePosition(0, 0)[1] + 30)
            canvas.addOutlineEntry(readable(title), anchor, level=level, closed=level == 0)
            self._page_of[anchor] = canvas.getPageNumber()
            if level == 0:
                self._section = title
                if _is_at_top(canvas):
                    self._head = title

        return Mark(note)

    def ends(self, level: int) -> Mark:
        """A mark where an indicator (level 1) ends and its section goes on."""
        return Mark(lambda canvas: self._leave(canvas, level))

    def _leave(self, canvas: Any, level: int) -> None:  # noqa: ANN401 - ReportLab has no types
        """Leave the sections down to ``level``."""
        del self._sections[level:]
        canvas.container = self._sections[-1] if self._sections else canvas.root

    def _cover_page(self) -> PageTemplate:
        width, height = PORTRAIT
        frame = Frame(MARGIN, BOTTOM, WIDTH, height - 2 * BOTTOM, 0, 0, 0, 0)
        return PageTemplate(COVER_PAGE, [frame], onPage=self._draw_cover, pagesize=(width, height))

    def _page(self, name: str) -> PageTemplate:
        width, height = PORTRAIT if name == PORTRAIT_PAGE else LANDSCAPE
        margin = MARGIN if name == PORTRAIT_PAGE else LANDSCAPE_MARGIN
        frame = Frame(margin, BOTTOM, width - 2 * margin, height - TOP - BOTTOM, 0, 0, 0, 0)

        def furniture(canvas: Any, _: Any) -> None:  # noqa: ANN401 - ReportLab has no types
            self._draw_furniture(canvas, width, height, margin)

        return PageTemplate(name, [frame], onPageEnd=furniture, pagesize=(width, height))

    def _draw_cover(self, canvas: Any, _: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        draw_cover(canvas, self._content.cover)

    def _draw_furniture(self, canvas: Any, width: float, height: float, margin: float) -> None:  # noqa: ANN401 - ReportLab has no types
        """Running head and foot, drawn when the page is full, so that they name what stands on it."""
        canvas.saveState()
        canvas.begin_artifact("Pagination")
        canvas.setFont(REGULAR, _HEAD_SIZE)
        canvas.setFillColor(QUIET)
        canvas.drawString(margin, height - 44, self._content.cover.title)
        canvas.drawRightString(width - margin, height - 44, self._head)
        name = words(self._content.organisation, FOOTER)
        _, needed = name.wrap(width - 2 * margin - 80, 60)
        name.drawOn(canvas, margin, 42 + FOOTER.leading - needed)
        canvas.translate(width - margin, 44)
        canvas.doForm(_folio(canvas.getPageNumber()))
        canvas.end_artifact()
        canvas.restoreState()
        self._head = self._section

    @override
    def _endBuild(self) -> None:
        """Fill in the numbers that are known now, then save."""
        super()._endBuild()
        pages = self.canv.getPageNumber() - 1
        for page in range(2 if self._content.cover_page else 1, pages + 1):
            self._fill(_folio(page), f"{page} of {pages}", QUIET, _HEAD_SIZE)
        for anchor, page in self._page_of.items():
            self._fill(_page_of(anchor), str(page), INK, CONTENTS_SUB.fontSize)
        self.canv.write_structure(self._content.language)
        self.canv.save()

    def _fill(self, form: str, text: str, colour: Any, size: float) -> None:  # noqa: ANN401 - ReportLab has no types
        canvas = self.canv
        canvas.beginForm(form, lowerx=-90, lowery=-4, upperx=2, uppery=14)
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(colour)
        canvas.drawRightString(0, 0, text)
        canvas.endForm()


def _is_at_top(canvas: Any) -> bool:  # noqa: ANN401 - ReportLab has no types
    """Whether nothing stands above the place where the canvas draws."""
    return bool(canvas.absolutePosition(0, 0)[1] > canvas._pagesize[1] - TOP - _HEADING)  # noqa: SLF001 - has no other name


def _folio(page: int) -> str:
    return f"folio-{page}"


def _page_of(anchor: str) -> str:
    return f"page-of-{anchor}"


def draw_cover(canvas: Any, cover: Cover) -> None:  # noqa: ANN401 - ReportLab has no types
    """The first page: a bar of colour, whose report it is, what it is, and the facts at its foot."""
    width, height = PORTRAIT
    canvas.saveState()
    canvas.setFillColor(ACCENT)
    canvas.rect(0, height - 14, width, 14, stroke=0, fill=1)
    canvas.setFont(SEMIBOLD, 9)
    heading = Part(Role.TITLE)
    with canvas.content(heading.within(Role.PARAGRAPH)):
        canvas.drawString(MARGIN, height - 62, cover.subtitle)
    room = width - 2 * MARGIN
    top = height - 250
    title = words(cover.title, COVER_TITLE, heading)
    title.wrap(room, 200)
    title.drawOn(canvas, MARGIN, top)
    name, name_height = _name(cover.organisation, room, heading)
    name.drawOn(canvas, MARGIN, top - 12 - name_height)
    canvas.setFillColor(ACCENT)
    canvas.rect(MARGIN, top - 12 - name_height - 34, 44, 3, stroke=0, fill=1)
    _draw_facts(canvas, cover, room, top - name_height - 80)
    canvas.restoreState()


def _name(organisation: str, room: float, heading: Part) -> tuple[Any, float]:
    """The organisation's name as large as a long one allows, with its height."""
    name, height = words(organisation, COVER_NAME, heading), 0.0
    for size in (34, 27, 21, 16):
        style = ParagraphStyle("name", COVER_NAME, fontSize=size, leading=size * 1.15)
        name = words(organisation, style, heading)
        _, height = name.wrap(room, 10_000)
        if height <= _NAME_ROOM:
            break
    return name, height


def _draw_facts(canvas: Any, cover: Cover, room: float, highest: float) -> None:  # noqa: ANN401 - ReportLab has no types
    """The facts at the foot; one that finds no room there stands in section A alone."""
    y = float(BOTTOM)
    placed = []
    facts = Part(Role.LIST)
    for label, fact in reversed(cover.facts):
        item = facts.within(Role.ITEM)
        value = words(fact, CONTENTS_SUB, item.within(Role.BODY))
        _, needed = value.wrap(room - LABELS - GUTTER, 10_000)
        if y + needed <= highest:
            placed.append((item.within(Role.LABEL), label, value, y, needed))
            y += needed + 6
    for part, label, value, below, needed in reversed(placed):
        with canvas.content(part):
            canvas.setFont(SEMIBOLD, 8.4)
            canvas.setFillColor(QUIET)
            canvas.drawString(MARGIN, below + needed - 10, printable(label))
        value.drawOn(canvas, MARGIN + LABELS + GUTTER, below)


class Contents(Flowable):
    """The list of sections and indicators; each line is a link, its page number is filled in at the end."""

    def __init__(self, content: ReportContent) -> None:
        """Everything with an anchor gets a line."""
        super().__init__()
        self._lines = [line for section in content.sections for line in _lines(section)]
        self._part = Part(Role.CONTENTS)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._placed = []
        height = 0.0
        for letter, title, anchor, level in self._lines:
            style = CONTENTS_MAIN if level == 0 else CONTENTS_SUB
            leads = self._part.within(Role.CONTENTS_LINE).within(Role.REFERENCE).within(Role.LINK)
            said = words(title, style, leads)
            _, needed = said.wrap(available_width - LABELS - GUTTER - 30, 200)
            height += (9 if level == 0 else 3) + needed
            self._placed.append((letter, said, anchor, height, needed, level))
        self.height = height
        return available_width, height

    @override
    def draw(self) -> None:
        canvas = self.canv
        left = LABELS + GUTTER
        for letter, said, anchor, below, needed, level in self._placed:
            y = self.height - below
            if letter:
                with canvas.content(said.part):
                    canvas.setFont(REGULAR, CONTENTS_MAIN.fontSize)
                    canvas.setFillColor(ACCENT if level == 0 else QUIET)
                    width = canvas.stringWidth(letter)
                    canvas.drawString(left - GUTTER - width, y + needed - 12, f"{letter} ")
            said.drawOn(canvas, left, y)
            canvas.saveState()
            canvas.translate(self.width, y + 3)
            with canvas.content(said.part):
                canvas.doForm(_page_of(anchor))
            canvas.restoreState()
            canvas.link(said.part, anchor, f"{letter} {said.text}".strip(), (left, y - 1, self.width, y + needed))


def _lines(section: Section) -> list[tuple[str, str, str, int]]:
    """The lines that a section gives: mark before the line, title, anchor, level."""
    indicators = (block for block in section.blocks if isinstance(block, Indicator))
    below = [(str(each.number), each.title, each.anchor, 1) for each in indicators]
    return [(section.letter, section.title, section.anchor, 0), *below]
