"""Colours that everybody can read, in the system's scheme and text size."""

import math
import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from wres_desktop.paths import resources
from wres_desktop.ui.appearance import Appearance, Scheme
from wres_desktop.ui.colours import DARK, LIGHT, Colours, contrast_palette, high_contrast, is_dark
from wres_desktop.ui.theme import Theme, palette_of, space, style_sheet

READABLE = 4.5
"""Contrast of text on its ground, and 3 for edges: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

ON = [
    ("text", "surface"),
    ("text", "ground"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("quiet", "surface"),
    ("quiet", "ground"),
    ("accent", "surface"),
    ("on_fill", "fill"),
    ("on_chosen", "chosen"),
    ("on_notice", "notice"),
    ("quiet", "accent_soft"),
    ("error", "surface"),
    ("error", "ground"),
    ("surface", "error"),
]

EDGES = [
    ("accent", "ground"),
    ("accent", "accent_soft"),
    ("edge", "surface"),
    ("notice_edge", "surface"),
    ("error", "accent_soft"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21_and_of_the_published_grey_4_54() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), ON)
def test_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_that_mean_something_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


def test_high_contrast_uses_the_users_own_colours_and_no_others(qapp: QApplication) -> None:
    palette = QPalette(QColor("#ffff00"), QColor("#000000"))
    colours = high_contrast(palette)
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText)
    chosen = (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText)
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    allowed = {palette.color(role).name() for role in (*roles, *chosen)} | {off.name()}
    assert qapp is not None
    assert {getattr(colours, field.name) for field in fields(colours)} <= allowed


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    template = (resources() / "style" / "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\s*[;,}]|rgba?\(", template) == []


def test_distances_grow_with_the_systems_text(qapp: QApplication) -> None:
    font = qapp.font()
    before, sheet = space(4), style_sheet(LIGHT, qapp)
    larger = qapp.font()
    larger.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(larger)
    after, larger_sheet = space(4), style_sheet(LIGHT, qapp)
    qapp.setFont(font)
    assert after == pytest.approx(2 * before, rel=0.1)
    assert sheet != larger_sheet


def test_what_the_style_sheet_does_not_reach_wears_the_same_colours(qapp: QApplication) -> None:
    assert qapp is not None
    palette = palette_of(DARK)
    assert palette.color(QPalette.ColorRole.Base).name() == DARK.surface
    assert palette.color(QPalette.ColorRole.Text).name() == DARK.text


def test_text_is_as_large_as_the_user_wants_it_however_often_that_changes(theme: Theme, qapp: QApplication) -> None:
    once = qapp.font().pointSizeF()
    for size in (200, 150, 200):
        theme.wear(Appearance(size))
    assert qapp.font().pointSizeF() == pytest.approx(2 * once)
    theme.wear(Appearance(100))
    assert qapp.font().pointSizeF() == pytest.approx(once)


@pytest.mark.parametrize(
    ("scheme", "ground"), [(Scheme.LIGHT, LIGHT.surface), (Scheme.DARK, DARK.surface), (Scheme.CONTRAST, "#000000")]
)
def test_the_users_scheme_wins_over_the_systems(theme: Theme, qapp: QApplication, scheme: Scheme, ground: str) -> None:
    theme.wear(Appearance(scheme=scheme))
    theme.dress()
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == ground


def test_our_own_high_contrast_is_seven_to_one_and_more() -> None:
    colours = high_contrast(contrast_palette())
    assert contrast(colours.text, colours.surface) >= 7
    assert contrast(colours.on_fill, colours.fill) >= 7
    assert contrast(colours.fill, colours.surface) >= 7


def test_a_system_is_known_to_be_dark_by_its_palette(qapp: QApplication) -> None:
    assert qapp is not None
    assert [is_dark(palette_of(each)) for each in (LIGHT, DARK)] == [False, True]
    assert is_dark(contrast_palette())
