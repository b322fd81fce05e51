"""What is typed is saved at once; what cannot be saved stays on the screen, marked, and is tried again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wres_desktop import pipeline
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.ui.keeper import Keeper

PLACE = "training/accessed/white"


@pytest.fixture
def keeper(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:  # noqa: ARG001  a QObject needs an application
    organisation = OrganisationWork.create(tmp_path / "here" / "Thornmere.wresorg")
    organisation.bring_in(pipeline.sample_returns())
    made = Keeper(organisation, 2021)
    yield made
    made.close()


def kept(keeper: Keeper, year: int = 2021) -> object:
    return keeper.organisation.file.answers(year).get(PLACE)


def test_a_change_is_in_the_file_when_the_page_hears_of_it(keeper: Keeper) -> None:
    heard: list[object] = []
    keeper.changed.connect(lambda: heard.append(kept(keeper)))
    keeper.record({PLACE: 34})
    assert heard == [34]
    assert keeper.state().not_saved == ""


def test_what_could_not_be_saved_stays_marked_and_is_saved_as_soon_as_that_can_be_done(keeper: Keeper) -> None:
    path = keeper.organisation.file.path
    away = path.with_name("pulled out")
    path.rename(away)
    keeper.record({PLACE: 34})
    keeper.record({"training/accessed/bme": 7})
    state = keeper.state()
    assert state.unsaved == {PLACE, "training/accessed/bme"}
    assert state.not_saved.endswith(".")
    assert keeper.work().answers[PLACE] == 34

    away.rename(path)
    keeper.try_again()
    assert keeper.state().unsaved == frozenset()
    assert keeper.state().not_saved == ""
    assert kept(keeper) == 34


def test_undo_goes_to_the_year_in_which_the_step_was_taken(keeper: Keeper) -> None:
    keeper.record({PLACE: 34})
    keeper.year = 2020
    assert keeper.undo() == PLACE
    assert keeper.year == 2021
    assert kept(keeper) == 33
    assert keeper.redo() == PLACE
    assert kept(keeper) == 34


def test_a_text_that_changes_ends_the_reading_of_it_and_undo_gives_it_back(keeper: Keeper) -> None:
    place, read = "narrative/3/implications", "texts_read/9999"
    keeper.record({place: "As last year.", f"{read}/place": place, f"{read}/by": "Ada"})
    keeper.record({place: "Two colleagues were investigated."})
    assert f"{read}/by" not in keeper.organisation.file.answers(2021)
    keeper.undo()
    assert keeper.organisation.file.answers(2021)[f"{read}/by"] == "Ada"


def test_the_cards_follow_what_is_typed(keeper: Keeper) -> None:
    keeper.work()
    assert [(card.year, card.state) for card in keeper.state().cards] == [
        (2021, "Checked"),
        (2020, "Checked"),
        (2019, "Checked"),
    ]
    keeper.record({PLACE: "thirty"})
    keeper.work()
    card = keeper.state().cards[0]
    assert card.state == "In progress"
    assert card.next_steps[0].words == "Put right one number or answer"
