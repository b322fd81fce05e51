"""From nothing to paper by keyboard alone, and the commands print the same of the same return."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.typist import AtHome, Typist
from wres_desktop import cli, pipeline
from wres_desktop.intake.draft import Answers
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.return_file import read_return
from wres_desktop.ui.saved_files import HANDED_ON
from wres_desktop.ui.session import PageName

NAME = "Invented Commissioning Group"
COUNTED = ("workforce", "recruitment", "disciplinary", "training", "survey", "board")


def example() -> Answers:
    """The example's counts of 2021, to be typed from paper."""
    submission = read_return(pipeline.sample_returns()[-1]).submission
    assert submission is not None
    return answers_of(submission)


def begin(typist: Typist) -> None:
    """From the first page to a file with the year 2021 in it, its organisation described."""
    typist.push("New organisation")
    typist.write(NAME)
    typist.tab_to("Reporting year")
    typist.write("2021")
    typist.push("Begin")
    typist.wait(lambda: typist.window.page is PageName.ORGANISATION)
    typist.fill("ODS code", "99X")
    typist.tab_to("What kind of organisation it is")
    typist.write("Clinical")
    typist.fill("Board lead", "Lay Member, Governing Body")
    typist.fill("Lead manager", "Head of Organisational Development")


def type_counts(typist: Typist, counts: Answers) -> None:
    """Every page of counts, one after the other."""
    for page in list(PageName)[2:10]:
        typist.go_on(page)
        typist.fill_grid(counts)


def confirm_everything(typist: Typist) -> None:
    """Look at each surprise, and say that it is right."""
    typist.go_on(PageName.CHECKS)
    if typist.to_confirm:
        typist.tab_to("What the checks found")
    for _ in range(2 * typist.to_confirm):
        left = typist.to_confirm
        if typist.window.workspace.shelf.checks.confirm_button.isEnabled():
            typist.press(Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
            typist.wait(lambda: typist.to_confirm < left)  # noqa: B023  called before the loop goes on
        typist.press(Qt.Key.Key_Down)
    assert typist.to_confirm == 0


def content_of(path: Path) -> Any:  # noqa: ANN401 - parsed JSON
    return json.loads(path.read_text(encoding="utf-8"))


def write_what_it_means(typist: Typist) -> None:
    """One sentence on every page of words, from the narrative to the action plan."""
    typist.go_on(PageName.READERS)
    typist.wait(lambda: typist.window.session.protected is not None)
    typist.go_on(PageName.NARRATIVE)
    typist.fill("What the figures mean for us", "The workforce has become more diverse.")
    typist.fill("Action taken and planned", "Every vacancy is reviewed before it is advertised.")
    typist.go_on(PageName.FORM)
    typist.fill("Any issues of completeness", "Everything was collected.")
    typist.go_on(PageName.ACTIONS)
    typist.fill("Action", "Review each vacancy before it is advertised.")


def sign_off_publish_and_print(typist: Typist) -> None:
    """From the preview to files in a folder and paper."""
    typist.go_on(PageName.REPORT)
    typist.wait(lambda: typist.window.session.flagged and typist.window.session.documents is not None)
    typist.push("Go to the Checks")
    typist.fill("Your post or name", "Head of Organisational Development")
    while typist.window.session.flagged:
        left = len(typist.window.session.to_read)
        typist.push("No, nobody: print it")
        typist.wait(lambda: len(typist.window.session.to_read) < left)  # noqa: B023  called before the loop goes on
    typist.go_on(PageName.SIGN_OFF)
    typist.wait(lambda: not typist.window.session.words_changed)
    typist.fill("Signed off on behalf of the board by", "A Chair, Chair of the Governing Body")
    typist.fill("Date of sign-off", "28 October 2021")
    typist.push("Sign off")
    typist.go_on(PageName.SAVE)
    typist.wait(lambda: typist.window.session.documents is not None and not typist.window.session.words_changed)
    typist.push("Choose a folder and publish")
    save = typist.window.workspace.shelf.save
    typist.wait(lambda: bool(save.saved.model.rows))
    typist.push("Print the annual report")
    typist.wait(lambda: save.saved.done.sentence.text().startswith("The annual report was not put on paper"))


def test_a_year_goes_from_an_empty_file_to_paper_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = AtHome(tmp_path / "report")
    dialogs.folder.mkdir()
    typist, counts = Typist(qtbot, tmp_path / "settings.ini", dialogs), example()
    begin(typist)
    type_counts(typist, counts)
    confirm_everything(typist)
    write_what_it_means(typist)
    sign_off_publish_and_print(typist)
    typed, file = typist.answers, typist.window.session.file
    assert file is not None
    typist.window.close()

    wanted = {place: value for place, value in counts.items() if place.startswith(COUNTED)}
    assert {place: typed.get(place) for place in wanted} == wanted
    printed = pypdfium2.PdfDocument(dialogs.printed[0])
    assert len(printed) > 5
    printed.close()
    the_commands_print_the_same(file.path, tmp_path)


def the_commands_print_the_same(file: Path, folder: Path) -> None:
    """The year as a return, through the commands: the same statements, and the proof holds."""
    exported, out = folder / "2021.wres.json", folder / "out"
    assert cli.main(["export", str(file), "--year", "2021", "--to", str(exported)]) == 0
    assert cli.main(["report", str(exported), "--to", str(out)]) == 0
    by_window = content_of(folder / "report" / HANDED_ON / "publication.json")
    by_command = content_of(out / "publication.json")
    assert by_window["statements"] == by_command["statements"]
    assert by_window == by_command
