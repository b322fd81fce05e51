"""Flowables that know which part of the structure they are: paragraphs, list items, figures, links."""

from typing import Any

from reportlab.platypus import Flowable, Paragraph

from wres_desktop.overriding import override
from wres_desktop.reports.tagged.structure import Part, Role


class TaggedParagraph(Paragraph):
    """A paragraph of plain text that says what it is; what goes on over the page stays one paragraph."""

    part: Part

    def stands_in(self, part: Part, *, alone: bool) -> None:
        """Make the paragraph a part of ``part``; one that stands there alone, and is no list or link, is ``part``."""
        if alone and type(self) is TaggedParagraph and self.part.parent is None:
            self.part = part
            return
        top = self.part
        while top.parent is not None:
            top = top.parent
        if top is not part:
            top.parent = part

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts: list[Any] = super().split(availWidth, availHeight)
        for each in parts:
            each.part = self.part
        return parts

    @override
    def draw(self) -> None:
        self._end_lines()
        with self.canv.content(self.part):
            super().draw()

    def _end_lines(self) -> None:
        """End each line with a blank, so that words of different lines are not read as one."""
        lines = self.blPara.lines
        self.blPara.lines = [(room, [*words, ""]) for room, words in lines]


class TaggedItem(TaggedParagraph):
    """The body of a list's item with its dash before it; only the beginning of a long one has the dash."""

    dash: str = ""
    label: Part

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts = super().split(availWidth, availHeight)
        for index, each in enumerate(parts):
            each.label, each.dash = self.label, "" if index else self.dash
        return parts

    @override
    def draw(self) -> None:
        if self.dash:
            style, lines = self.style, self.blPara
            with self.canv.content(self.label):
                self.canv.setFont(style.fontName, style.fontSize)
                self.canv.setFillColor(style.textColor)
                self.canv.drawString(
                    style.bulletIndent, self.height - getattr(lines, "ascent", style.fontSize), self.dash
                )
        super().draw()


class TaggedLink(TaggedParagraph):
    """A paragraph that leads to another place in the document."""

    anchor: str = ""

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts = super().split(availWidth, availHeight)
        for each in parts:
            each.anchor = self.anchor
        return parts

    @override
    def draw(self) -> None:
        self._end_lines()
        link = self.part.within(Role.LINK)
        with self.canv.content(link):
            Paragraph.draw(self)
        self.canv.link(link, self.anchor, self.text, (0, 0, self.width, self.height))


class TaggedFigure(Flowable):
    """A drawing that is read out as a sentence."""

    def __init__(self, drawing: Any, described: str) -> None:  # noqa: ANN401 - ReportLab has no types
        """``described`` says in words what the drawing shows."""
        super().__init__()
        self._drawing = drawing
        self._part = Part(Role.FIGURE, spoken=described)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = self._drawing.wrap(available_width, available_height)
        return self.width, self.height

    @override
    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        self._part.box = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.content(self._part):
            self._drawing.drawOn(self.canv, 0, 0)
