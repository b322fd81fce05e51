"""The colours of the window: light, dark, or the user's own high contrast."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours by what they are for; every text colour has a contrast of 4.5 or more on its ground."""

    ground: str
    surface: str
    text: str
    quiet: str
    line: str
    edge: str
    off: str
    accent: str
    fill: str
    on_fill: str
    accent_soft: str
    chosen: str
    on_chosen: str
    hover: str
    notice: str
    on_notice: str
    notice_edge: str
    error: str
    desk: str


LIGHT = Colours(
    ground="#f3f6f9",
    surface="#ffffff",
    text="#1c2833",
    quiet="#4c5d6d",
    line="#d9e1e8",
    edge="#7c8b99",
    off="#7c8b99",
    accent="#005eb8",
    fill="#005eb8",
    on_fill="#ffffff",
    accent_soft="#e3eefa",
    chosen="#e3eefa",
    on_chosen="#1c2833",
    hover="#eaf0f6",
    notice="#fff5dc",
    on_notice="#3f2d05",
    notice_edge="#b36b00",
    error="#b3261e",
    desk="#dfe5eb",
)

DARK = Colours(
    ground="#12171d",
    surface="#1a2129",
    text="#e9eef3",
    quiet="#aab7c4",
    line="#313c48",
    edge="#7d8b99",
    off="#7d8b99",
    accent="#74b6f2",
    fill="#74b6f2",
    on_fill="#06213c",
    accent_soft="#20354b",
    chosen="#20354b",
    on_chosen="#e9eef3",
    hover="#242d37",
    notice="#382c10",
    on_notice="#fbeac6",
    notice_edge="#e2a93f",
    error="#ff9d94",
    desk="#0b0f13",
)


_OFF_ON_BLACK = "#3ff23f"
"""What cannot be used, on black: the green of Windows' own contrast themes."""


def is_dark(palette: QPalette) -> bool:
    """Whether its text is lighter than what it stands on."""
    window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    return text.lightness() > window.lightness()


def contrast_palette() -> QPalette:
    """For those who want high contrast here and not in the whole system: white on black, what is chosen on yellow."""
    palette, role = QPalette(QColor("black")), QPalette.ColorRole
    palette.setColor(role.Window, QColor("black"))
    palette.setColor(role.WindowText, QColor("white"))
    palette.setColor(role.Highlight, QColor("yellow"))
    palette.setColor(role.HighlightedText, QColor("black"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.WindowText, QColor(_OFF_ON_BLACK))
    return palette


def high_contrast(palette: QPalette) -> Colours:
    """The user's own contrast colours and no others: edges are drawn in the colour of text, or of what is disabled."""
    window, text = palette.color(QPalette.ColorRole.Window).name(), palette.color(QPalette.ColorRole.WindowText).name()
    chosen = palette.color(QPalette.ColorRole.Highlight).name()
    on_chosen = palette.color(QPalette.ColorRole.HighlightedText).name()
    return Colours(
        ground=window,
        surface=window,
        text=text,
        quiet=text,
        line=text,
        edge=text,
        off=_disabled(palette),
        accent=text,
        fill=chosen,
        on_fill=on_chosen,
        accent_soft=window,
        chosen=chosen,
        on_chosen=on_chosen,
        hover=window,
        notice=window,
        on_notice=text,
        notice_edge=text,
        error=text,
        desk=window,
    )


def _disabled(palette: QPalette) -> str:
    """The user's colour for what cannot be used; that of text where it could not be told from the ground."""
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    unseen = off == palette.color(QPalette.ColorRole.Window)
    return (palette.color(QPalette.ColorRole.WindowText) if unseen else off).name()
