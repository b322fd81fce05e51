"""The guide: complete, found by search, and readable in its window."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wres_desktop.ui.guide import NOTHING_FOUND, Guide
from wres_desktop.ui.guide_text import Topic, guide_folder, search, topic_about, topics
from wres_desktop.ui.help_entries import help_entries

LARGEST = 150_000
"""Bytes of a picture: the guide travels with the program."""


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.name)
def test_a_topic_has_one_title_and_its_pictures_are_there_and_described(topic: Topic) -> None:
    assert len(re.findall(r"^# ", topic.markdown, flags=re.MULTILINE)) == 1
    for described, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", topic.markdown):
        picture = guide_folder() / path
        assert len(described) > 20
        assert picture.stat().st_size <= LARGEST
        assert QImage(str(picture)).width() <= 900


def test_every_picture_is_shown_somewhere() -> None:
    shown = {path for topic in topics() for path in re.findall(r"!\[[^\]]*\]\(pictures/([^)]+)\)", topic.markdown)}
    assert {path.name for path in (guide_folder() / "pictures").iterdir()} == shown


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("paste from excel", "Typing numbers"),
        ("forgot passphrase", "Passphrase and recovery"),
        ("bank staff", "Staff in post"),
        ("backup", "Backups"),
        ("several organisations", "Joint reports"),
        ("subtract", "Protecting small numbers"),
        ("certificate", "Protecting small numbers"),
        ("screen reader", "Keyboard, large text and screen readers"),
        ("sign off", "Sign off, publish and print"),
        ("merger", "Checks"),
        ("Trac", "Before you begin"),
        ("drawn by lot", "Questions people ask"),
        ("rules not known", "Questions people ask"),
    ],
)
def test_the_first_place_found_is_the_one_that_was_meant(asked: str, title: str) -> None:
    assert search(asked)[0].topic.title == title


def test_a_place_that_was_found_shows_the_words_around_it() -> None:
    hit = search("recovery sheet")[0]
    assert "recovery sheet" in hit.snippet.casefold()
    assert "#" not in hit.snippet
    assert "**" not in hit.snippet


def test_places_with_all_words_come_before_those_with_some() -> None:
    found = [hit.section.text.casefold() + hit.section.heading.casefold() for hit in search("ctrl+d fill")]
    assert "fill" in found[0]
    assert search("zzyzx") == ()
    assert search("  ") == ()


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("board", "Staff survey and board"),
        ("training", "Recruitment, disciplinary cases and training"),
        ("workforce", "Staff in post"),
        ("page/readers", "What readers will see"),
        ("page/passphrase", "Passphrase and recovery"),
        ("actions", "The action plan"),
        ("page/sign_off", "Sign off, publish and print"),
    ],
)
def test_the_guide_opens_from_help_at_the_topic_in_question(entry: str, title: str) -> None:
    found = next(each for each in help_entries() if each.key == entry)
    assert topic_about(found.title).title == title


@pytest.fixture
def guide(qtbot: QtBot) -> Guide:
    made = Guide()
    qtbot.addWidget(made)
    made.open_at("")
    qtbot.waitExposed(made)
    return made


def test_the_window_lists_all_topics_and_shows_the_first(guide: Guide) -> None:
    assert [guide.list.item(row).text() for row in range(guide.list.count())] == [each.title for each in topics()]
    assert guide.text.toPlainText().startswith(topics()[0].title)


def test_a_picture_is_never_wider_than_the_page(guide: Guide, qtbot: QtBot) -> None:
    for width in (900, 520, 900):
        guide.resize(width, 500)
        qtbot.waitUntil(lambda: not guide.text.is_about_to_fit)
        for row, topic in enumerate(topics()):
            guide.list.setCurrentRow(row)
            assert guide.text.horizontalScrollBar().maximum() == 0, topic.title


def test_search_lists_places_and_highlights_the_words(guide: Guide) -> None:
    guide.search_field.setFocus()
    QTest.keyClicks(guide.search_field, "recovery sheet")
    assert guide.list.item(0).text().startswith("Passphrase and recovery")
    assert "places" in guide.found.text()
    marked = {each.cursor.selectedText().casefold() for each in guide.text.extraSelections()}
    assert marked == {"recovery", "sheet"}


def test_a_search_that_finds_nothing_says_so(guide: Guide) -> None:
    guide.search_field.setText("zzyzx")
    assert guide.found.text() == NOTHING_FOUND
    assert guide.list.count() == 0


def test_the_guide_is_used_by_keys_alone(guide: Guide) -> None:
    QTest.keyClick(guide.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.search_field.hasFocus()
    QTest.keyClicks(guide.search_field, "backup")
    QTest.keyClick(guide.search_field, Qt.Key.Key_Down)
    assert guide.list.hasFocus()
    QTest.keyClick(guide.list, Qt.Key.Key_Escape)
    assert guide.search_field.text() == ""
    assert guide.isVisible()
    QTest.keyClick(guide.list, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_pictures_have_their_description_below_them(guide: Guide) -> None:
    guide.open_at("Typing numbers")
    assert "has an edge, a mark, and a sentence below the table" in guide.text.toPlainText()


def test_another_form_of_a_word_is_found() -> None:
    """Somebody who asks whom to count as shortlisted may type "shortlisting"."""
    found = search("shortlisting")
    assert found[0].topic.title == topic_about("recruitment").title
    assert "shortlisted" in found[0].snippet
