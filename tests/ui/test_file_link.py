"""The link to a file that was opened lately."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wres_desktop.ui.file_link import FileLink

PATH = Path("/home") / "jo" / "Shared & kept" / "Workforce" / "NHS Upper Tamsworth Clinical Commissioning Group.wresorg"
NAME = PATH.stem


def link(qtbot: QtBot, room: int) -> FileLink:
    made = FileLink(PATH)
    qtbot.addWidget(made)
    made.show()
    made.resize(room, made.height())
    return made


def said(of: FileLink) -> str:
    return of.text().replace("&&", "&")


def test_where_there_is_room_a_link_says_the_name_and_the_folder(qtbot: QtBot) -> None:
    assert said(link(qtbot, 5000)) == f"{NAME}  ({PATH.parent})"


@pytest.mark.parametrize("room", [500, 400, 300, 200])
def test_a_link_leaves_out_the_beginning_of_the_folder_before_the_end_of_the_name(qtbot: QtBot, room: int) -> None:
    made = link(qtbot, room)
    assert made.fontMetrics().horizontalAdvance(said(made)) <= made.width()
    name, _, folder = said(made).partition("  (\N{HORIZONTAL ELLIPSIS}")
    assert NAME.startswith(name.removesuffix("\N{HORIZONTAL ELLIPSIS}"))
    assert str(PATH.parent).endswith(folder.removesuffix(")"))
    assert not folder or name == NAME


def test_whatever_is_left_out_is_there_to_be_read_out_and_pointed_at(qtbot: QtBot) -> None:
    made = link(qtbot, 200)
    assert made.accessibleName() == f"{NAME}  ({PATH.parent})"
    assert made.toolTip() == str(PATH)
