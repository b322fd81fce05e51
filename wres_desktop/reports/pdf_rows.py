"""The grid's own flowables: a label beside what it labels, large figures, rules, the contents."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from reportlab.platypus import Flowable, FrameBreak, KeepTogether, Spacer
from reportlab.platypus.doctemplate import NullActionFlowable

from wres_desktop.overriding import override
from wres_desktop.reports.blocks import CellKind, KeyFigure
from wres_desktop.reports.pdf_styles import (
    ACCENT,
    FIGURE,
    FIGURE_BEFORE,
    FIGURE_LABEL,
    FIGURE_NOTE,
    FIGURE_WORD,
    GUTTER,
    INDICATOR_NUMBER,
    LABELS,
    RULE,
    words,
)
from wres_desktop.reports.tagged.flowables import TaggedParagraph
from wres_desktop.reports.tagged.structure import Part, Role

Flowables: TypeAlias = Sequence[Any]

_TOO_HIGH: Final = 0xFFFFFF
"""Makes a page ask for a division."""

_MUCH: Final = 0.35
"""A larger part of a page is not left blank."""

_ENOUGH: Final = 24
"""Less than this is left blank at a page's foot rather than filled with a single line, in points."""


class Beside(Flowable):
    """A narrow column and a wide one beside each other; the wide one may go on over the page."""

    def __init__(self, left: Flowables, right: Flowables, after: float = 10) -> None:
        """``after`` is the space below, in points."""
        super().__init__()
        self._left = list(left)
        self._right = list(right)
        self._after = after
        self._placed: list[tuple[Any, float, float]] = []

    @override
    def getSpaceAfter(self) -> float:
        return self._after

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._placed = []
        wide = available_width - LABELS - GUTTER
        height = max(self._stack(self._left, 0, LABELS), self._stack(self._right, LABELS + GUTTER, wide))
        self.width, self.height = available_width, height
        return available_width, height

    def _stack(self, flowables: Flowables, left: float, width: float) -> float:
        down = 0.0
        gap = 0.0
        for index, flowable in enumerate(flowables):
            down += max(gap, flowable.getSpaceBefore()) if index else 0
            _, height = flowable.wrapOn(getattr(self, "canv", None), width, 10_000)
            self._placed.append((flowable, left, down + height))
            down += height
            gap = flowable.getSpaceAfter()
        return down

    @override
    def split(self, available_width: float, available_height: float) -> list[Any]:
        left_height = self._stack(self._left, 0, LABELS)
        if left_height > available_height or available_height < _ENOUGH:
            return []
        first, rest = _divided(self._right, available_width - LABELS - GUTTER, available_height, self.canv)
        if not first or not rest:
            return []
        return [Beside(self._left, first, 0), Beside((), rest, self._after)]

    @override
    def draw(self) -> None:
        for flowable, left, below_top in self._placed:
            flowable.drawOn(self.canv, left, self.height - below_top)


def _divided(flowables: Flowables, width: float, height: float, canvas: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401 - ReportLab has no types
    """As many of ``flowables`` as fit into ``height``, the last one split where it can be, and the rest."""
    used = 0.0
    for index, flowable in enumerate(flowables):
        _, needed = flowable.wrapOn(canvas, width, 10_000)
        if used + needed > height:
            parts = flowable.splitOn(canvas, width, height - used)
            if parts:
                return [*flowables[:index], parts[0]], [*parts[1:], *flowables[index + 1 :]]
            return list(flowables[:index]), list(flowables[index:])
        used += needed + flowable.getSpaceAfter()
    return list(flowables), []


class Rule(Flowable):
    """A line across the page."""

    def __init__(self, colour: Any = RULE, weight: float = 0.5, after: float = 10, before: float = 0) -> None:  # noqa: ANN401 - ReportLab has no types
        """All measures in points."""
        super().__init__()
        self._colour, self._weight = colour, weight
        self.spaceAfter, self.spaceBefore = after, before

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, self._weight

    @override
    def draw(self) -> None:
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(self._weight)
        self.canv.line(0, 0, self.width, 0)


class Numeral(Flowable):
    """A large number whose top is level with the small line beside it."""

    def __init__(self, text: str, part: Part) -> None:
        """``text`` is a digit or a letter, and belongs to ``part``, the heading beside it."""
        super().__init__()
        self._text, self._part = text, part

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, INDICATOR_NUMBER.leading
        return self.width, self.height

    @override
    def draw(self) -> None:
        with self.canv.content(self._part):
            self.canv.setFont(INDICATOR_NUMBER.fontName, INDICATOR_NUMBER.fontSize)
            self.canv.setFillColor(INDICATOR_NUMBER.textColor)
            self.canv.drawString(-1, 2, f"{self._text} ")


class Mark(Flowable):
    """Takes no room; tells the page that a section or an indicator begins here."""

    def __init__(self, begins: Callable[[Any], None]) -> None:
        """``begins`` is called with the canvas when the place of the mark is known."""
        super().__init__()
        self._begins = begins
        self.width = self.height = 0

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return 0, 0

    @override
    def draw(self) -> None:
        self._begins(self.canv)


def large_figure(figure: KeyFigure, figures: Part) -> list[TaggedParagraph]:
    """A figure in large type with its label above and its note below, as an item of the list ``figures``."""
    usual = FIGURE if figure.strong else FIGURE_BEFORE
    style = usual if figure.value.kind is CellKind.NUMBER else FIGURE_WORD
    item = figures.within(Role.ITEM)
    body = item.within(Role.BODY)
    parts = [
        words(figure.label, FIGURE_LABEL, item.within(Role.LABEL)),
        words(figure.value.text, style, body.within(Role.PARAGRAPH)),
    ]
    return [*parts, words(figure.note, FIGURE_NOTE, body.within(Role.PARAGRAPH))] if figure.note else parts


class FigureRow(Flowable):
    """Large figures beside each other in columns of the same width."""

    def __init__(self, figures: Sequence[KeyFigure]) -> None:
        """Up to four figures."""
        super().__init__()
        items = Part(Role.LIST)
        self._stacks = [large_figure(figure, items) for figure in figures]
        self.spaceAfter = 8

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._column = available_width / max(3, len(self._stacks))
        self.width = available_width
        heights = [
            sum(
                part.wrapOn(self.canv if hasattr(self, "canv") else None, self._column - GUTTER, 10_000)[1]
                for part in stack
            )
            for stack in self._stacks
        ]
        self.height = max(heights, default=0)
        return available_width, self.height

    @override
    def draw(self) -> None:
        for index, stack in enumerate(self._stacks):
            top = self.height
            for part in stack:
                top -= part.height
                part.drawOn(self.canv, index * self._column, top)


def together(flowables: Flowables) -> Any:  # noqa: ANN401 - ReportLab has no types
    """Keep what belongs together on one page, where it fits on one."""
    return _Together(flowables)


class _Together(KeepTogether):
    """What is kept together inside of others is kept with them: by itself it would ask for a page of its own."""

    def __init__(self, flowables: Flowables) -> None:
        self.held: list[Any] = [
            inner for each in flowables for inner in (each.held if isinstance(each, _Together) else (each,))
        ]
        super().__init__(self.held)


class Opening(Flowable):
    """What belongs together at the beginning of an indicator, and what may follow on the next page.

    The beginning and what is best seen with it stand on this page where they fit, else on a new one; but rather than
    leave much of a page blank, the beginning stands here by itself.
    """

    def __init__(self, beginning: Flowables, seen_with: Flowables, rest: Flowables) -> None:
        """All of them may be longer than a page, and then flow as well."""
        super().__init__()
        self._beginning, self._seen_with, self._rest = list(beginning), list(seen_with), list(rest)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, _TOO_HIGH

    @override
    def split(self, available_width: float, available_height: float) -> list[Any]:
        beginning, seen_with = list(flattened(self._beginning)), list(flattened(self._seen_with))
        needed = self._height([*beginning, *seen_with], available_width)
        whole = self._frame._height  # noqa: SLF001 - ReportLab keeps the height nowhere else
        if needed <= available_height:
            return [NullActionFlowable(), *beginning, *seen_with, *self._rest]
        much_is_blank = available_height >= _MUCH * whole
        if much_is_blank and self._height(beginning, available_width) <= available_height:
            return [NullActionFlowable(), *beginning, *self._seen_with, *self._rest]
        if needed <= whole:
            return [FrameBreak(), *beginning, *seen_with, *self._rest]
        return [NullActionFlowable(), *self._beginning, *self._seen_with, *self._rest]

    def _height(self, flowables: Flowables, width: float) -> float:
        whole = KeepTogether(list(flowables))
        whole.wrapOn(self.canv, width, _TOO_HIGH)
        return float(whole._H)  # noqa: SLF001 - as above


def flattened(flowables: Flowables) -> Iterator[Any]:
    """What is kept together, one after the other."""
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from flowable._content  # noqa: SLF001 - ReportLab shows its content nowhere else
        else:
            yield flowable


def space(height: float) -> Spacer:
    """Blank space of ``height`` points."""
    return Spacer(1, height)


class Gap(Spacer):
    """Blank space between two parts of a page; at its top there is nothing to keep apart."""

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.width, 0 if self._frame._atTop else self.height  # noqa: SLF001 - ReportLab says it nowhere else


def accent_rule(before: float = 14) -> Rule:
    """The line above an indicator."""
    return Rule(ACCENT, 1.4, after=12, before=before)
