"""The tree that screen readers walk, and what the eye sees of the focus: on every page of the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPixmap
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QTableView, QWidget

from tests.ui.conftest import HeldExecutor
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.ui.appearance import Appearance, Scheme
from wres_desktop.ui.fields import Field
from wres_desktop.ui.guide import Guide
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.passphrase import NewPassphraseDialog, OpenDialog
from wres_desktop.ui.session import PageName
from wres_desktop.ui.settings_window import SettingsWindow
from wres_desktop.ui.theme import Theme

ROLE, TEXT = QAccessible.Role, QAccessible.Text
MEANS_NOTHING = {ROLE.NoRole, ROLE.Client, ROLE.Pane, ROLE.Grouping}
"""Roles that say of a control nothing that a user could act upon."""
SEEN = 12
"""Pixels that at least differ between a control with the focus and the same one without."""


@pytest.fixture
def working(window: MainWindow, executor: HeldExecutor, tmp_path: Path) -> MainWindow:
    """The window with a year that was just begun, and a number that is none."""
    path = tmp_path / "Larkmoor.wresorg"
    organisation = OrganisationWork.create(path)
    organisation.begin(2025, {"organisation/name": "Larkmoor", "training/accessed/white": "12a"})
    organisation.file.close()
    window.open_file(path)
    executor.release_all()
    window.activateWindow()
    return window


def shown_by(window: MainWindow) -> QWidget:
    page = window.stack.currentWidget()
    assert page is not None
    return page


def nodes(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """A node and everything below it that is to be seen; the cells of a table stand for themselves."""
    state = of.state()
    if state.invisible:
        return
    yield of
    if of.role() is not ROLE.Table:
        for number in range(of.childCount()):
            child = of.child(number)
            if child.isValid():
                yield from nodes(child)


def without_words(root: QWidget) -> list[str]:
    """The controls that take the focus and have no name or no role."""
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    silent = []
    for node in nodes(top):
        if not node.state().focusable or node.role() is ROLE.Window:
            continue
        is_box = node.role() is ROLE.ComboBox  # on Linux its name is what is chosen, and its label a relation
        name = node.text(TEXT.Name) or (is_box and node.text(TEXT.Value))
        is_area = isinstance(node.object(), QScrollArea)
        if not name or (node.role() in MEANS_NOTHING and not is_area):
            silent.append(f"{node.role()} {type(node.object()).__name__}")
    return silent


def test_every_control_of_every_page_has_a_name_and_a_role_in_the_tree(working: MainWindow) -> None:
    silent = {}
    for page in PageName:
        working.side.choose(page)
        silent[page] = without_words(working)
    working.aids.turn_help()
    assert [*silent.values(), without_words(working)] == [[]] * (len(PageName) + 1)


def test_the_windows_beside_have_names_and_roles_too(working: MainWindow) -> None:
    beside = (SettingsWindow(Appearance()), Guide(), OpenDialog("Larkmoor"), NewPassphraseDialog(is_locked=True))
    for each in beside:
        each.show()
        assert without_words(each) == []
        each.close()
    assert working.isVisible()


def test_every_field_is_described_by_its_hint_and_its_error(working: MainWindow) -> None:
    for page in PageName:
        working.side.choose(page)
        for field in shown_by(working).findChildren(Field):
            said = [each.text() for each in (field.hint, field.error) if each.text()]
            for control in field._controls():
                node = QAccessible.queryAccessibleInterface(control)
                assert node is not None
                assert [text for text in said if text not in node.text(TEXT.Description)] == [], f"{field.place}"


def test_an_error_is_told_in_the_tree_in_the_line_below_the_grid_and_in_the_list_of_pages(working: MainWindow) -> None:
    working.side.choose(PageName.TRAINING)
    table = QAccessible.queryAccessibleInterface(shown_by(working).findChildren(QTableView)[0])
    assert table is not None
    names = [table.child(number).text(TEXT.Name) for number in range(table.childCount())]
    assert [name for name in names if "12a; error: " in name]
    entry = working.side.items[PageName.TRAINING]
    assert entry.text().startswith("!")
    assert "put right" in entry.accessibleText()


def differing(before: QPixmap, after: QPixmap) -> int:
    """Pixels that differ between two pictures of a widget."""
    one, two = before.toImage(), after.toImage()
    points = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(one.pixel(x, y) != two.pixel(x, y) for x, y in points)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.CONTRAST])
def test_the_focus_can_be_seen_on_every_kind_of_control(theme: Theme, working: MainWindow, scheme: Scheme) -> None:
    theme.wear(Appearance(scheme=scheme))
    kinds: dict[str, QWidget] = {}
    for page in (PageName.ORGANISATION, PageName.DISCIPLINARY, PageName.SURVEY, PageName.FORM):
        working.side.choose(page)
        shown = shown_by(working)
        for each in (*shown.findChildren(QWidget), working.side.pages, working.next_button):
            name = type(each).__name__
            stops = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
            if not stops or name in kinds:
                continue
            kinds[name] = each
            working.back_button.setFocus()
            before = each.grab()
            each.setFocus()
            assert differing(before, each.grab()) >= SEEN, f"{name} on {page}"
    assert {"CountGridView", "QListView", "QPushButton", "QLineEdit", "RingButton", "TickBox"} <= set(kinds)


def test_with_text_of_twice_the_size_every_page_fits_a_laptop(theme: Theme, request: pytest.FixtureRequest) -> None:
    theme.wear(Appearance(200))
    working: MainWindow = request.getfixturevalue("working")
    working.resize(1366, 768)
    for page in PageName:
        working.side.choose(page)
        assert working.minimumSizeHint().width() <= 1366, str(page)
        for each in working.findChildren(QAbstractButton):
            if each.isVisible() and each.window() is working:
                assert each.height() >= each.fontMetrics().height(), f"{page}: {each.text()}"
