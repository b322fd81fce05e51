"""Colours and sizes of the window: light, dark or the user's own high contrast, and as large as the system's text."""

from dataclasses import asdict
from functools import lru_cache
from string import Template
from typing import assert_never

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from wres_desktop.paths import resources
from wres_desktop.ui.appearance import Appearance, Scheme
from wres_desktop.ui.colours import DARK, LIGHT, Colours, contrast_palette, high_contrast, is_dark

STYLE = ("-style", "fusion")
"""Qt's own way of drawing controls, alike on every system, as its applications are told on the command line.

``QApplication.setStyle`` would do the same; it would wait until Python has all names of the class ``QStyle``.
"""

HEADING_SCALE = 1.9
SUBHEADING_SCALE = 1.25

READING_SCALE = 1.1
"""The window's text against the system's: a little larger, for those who meet it once a year."""

CELL_SIDE, CELL_TOP = 0.5, 0.35
"""What a table leaves free beside and above the words of a cell, in heights of a line."""

TIGHT_SIDE = 0.2
"""What a table leaves free beside the words of a cell where they would have no room otherwise."""

TITLE_BAR = 2
"""Heights of a line that the system adds above a window."""

TICK = 0.9
"""The size of a box to tick, in heights of a line."""

_ITEM_MARGIN, _HEADER_MARGIN = 3, 0
"""What Qt adds beside the text of a cell and of a heading: with it taken off, both stand in one line."""


class PAINTED:
    """Under which role of the palette a widget that paints itself finds a colour that Qt has no role of its own for."""

    chosen = QPalette.ColorRole.Midlight
    line = QPalette.ColorRole.Mid
    edge = QPalette.ColorRole.Dark
    error = QPalette.ColorRole.BrightText
    question = QPalette.ColorRole.Light


class Theme(QObject):
    """Dresses the application and keeps it dressed when the system's colours or the user's wishes change.

    Under a style sheet Qt looks every widget over again whenever it comes into another. Where a window is about to be
    made, the sheet waits ``until_dressed``: text size and palette, by which the window measures, are there at once.
    Then, too, only the palette tells light from dark until somebody calls ``ask_the_system``: its answers are names of
    ``Qt``, and it takes Python a while to have those.
    """

    def __init__(
        self, application: QApplication, appearance: Appearance | None = None, *, until_dressed: bool = False
    ) -> None:
        super().__init__(application)
        self._waits = until_dressed
        self._system = Scheme.DARK if is_dark(application.palette()) else Scheme.LIGHT
        self._sheet = ""
        self._application = application
        self.appearance = appearance or Appearance()
        self._points = application.font().pointSizeF() * READING_SCALE
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self.ask_the_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.ask_the_system)
        self.wear(self.appearance)
        if not until_dressed:
            self.ask_the_system()

    def wear(self, appearance: Appearance) -> None:
        """Use the text size and the colours that the user prefers."""
        self.appearance = appearance
        font = self._application.font()
        font.setPointSizeF(self._points * appearance.text_size / 100)
        self._application.setFont(font)
        self.dress()

    def dress(self) -> None:
        """Choose the colours that the user or the system asks for, and use them."""
        match self.appearance.scheme:
            case Scheme.LIGHT:
                self.use(LIGHT)
            case Scheme.DARK:
                self.use(DARK)
            case Scheme.CONTRAST:
                self.use(high_contrast(contrast_palette()))
            case Scheme.SYSTEM:
                self._as_the_system()
            case _:
                assert_never(self.appearance.scheme)

    def use(self, colours: Colours) -> None:
        """Use ``colours``, whatever anybody asks for."""
        self._application.setPalette(palette_of(colours))
        self._sheet = style_sheet(colours, self._application)
        if not self._waits:
            self._application.setStyleSheet(self._sheet)

    def dress_at_last(self) -> None:
        """Use the style sheet, where it waited: a window is there."""
        if self._waits:
            self._waits = False
            self._application.setStyleSheet(self._sheet)

    def ask_the_system(self) -> None:
        """Find out whether the system is light, dark or in high contrast, and dress anew where that is news."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  the first window does not wait for it

        before, hints = self._system, self._application.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            self._system = Scheme.CONTRAST
        else:
            self._system = Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT
        if self._system is not before or self._system is Scheme.CONTRAST:
            self.dress()

    def _as_the_system(self) -> None:
        if self._system is Scheme.CONTRAST:
            self._application.setPalette(QPalette())
            self.use(high_contrast(self._application.palette()))
        else:
            self.use(DARK if self._system is Scheme.DARK else LIGHT)


def palette_of(colours: Colours) -> QPalette:
    """The palette for whatever the style sheet does not reach, such as the system's dialogs drawn by Qt."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.surface), QColor(colours.ground))
    for where, colour in {
        role.WindowText: colours.text,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.ToolTipText: colours.text,
        role.ToolTipBase: colours.surface,
        role.Base: colours.surface,
        role.AlternateBase: colours.ground,
        role.Highlight: colours.fill,
        role.HighlightedText: colours.on_fill,
        role.PlaceholderText: colours.quiet,
        role.Link: colours.accent,
        role.Accent: colours.accent,
        PAINTED.chosen: colours.accent_soft,
        PAINTED.line: colours.line,
        PAINTED.edge: colours.edge,
        PAINTED.error: colours.error,
        PAINTED.question: colours.notice_edge,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.off))
    return palette


def style_sheet(colours: Colours, application: QApplication) -> str:
    """The style sheet of ``resources/style`` in these colours, measured in the system's text size."""
    points = application.font().pointSizeF()
    template = Template((resources() / "style" / "window.qss").read_text(encoding="utf-8"))
    sizes = {f"space{quarters}": f"{space(quarters / 4)}px" for quarters in (1, 2, 3, 4, 6, 8)}
    return template.substitute(
        asdict(colours),
        **sizes,
        cell_side=f"{space(CELL_SIDE)}px",
        cell_top=f"{space(CELL_TOP)}px",
        tight_side=f"{space(TIGHT_SIDE)}px",
        tight_header_side=f"{space(TIGHT_SIDE) + _ITEM_MARGIN - _HEADER_MARGIN}px",
        header_side=f"{space(CELL_SIDE) + _ITEM_MARGIN - _HEADER_MARGIN}px",
        tick=f"{space(TICK)}px",
        tick_round=f"{space(TICK) // 2 + 2}px",
        heading=f"{points * HEADING_SCALE:.1f}pt",
        subheading=f"{points * SUBHEADING_SCALE:.1f}pt",
    )


def space(lines: float) -> int:
    """A distance in pixels that grows with the text: ``lines`` is in heights of a line of text."""
    return max(1, round(_height_of_line(QApplication.font().key()) * lines))


@lru_cache(maxsize=8)
def _height_of_line(_font: str) -> float:
    """The height of a line in the application's font, measured once for each font that it has."""
    return QFontMetricsF(QApplication.font()).height()
