"""Answers in an organisation's file: saved, found again, undone and redone, vouched for and published."""

from datetime import date
from pathlib import Path

import pytest

from wres_desktop.errors import CannotWrite
from wres_desktop.store.failures import NoRoom, NotAnOrganisation, PassphraseNeeded, WrongPassphrase
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.publications import Published
from wres_desktop.store.steps import Answer, How

BAND_5 = "workforce/clinical/band_5/bme"
NAME = "organisation/name"
WORDS = "three random words"
OTHER_WORDS = "three random wards"


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_answers_are_there_again_after_closing(path: Path, passphrase: str) -> None:
    with OrganisationFile.create(path, who="Jo Example", passphrase=passphrase) as file:
        file.record(2024, {BAND_5: 12, NAME: "NHS Thornmere"})
        file.record(2024, {BAND_5: None})
        file.record(2023, {BAND_5: "12a"})

    with OrganisationFile.open(path, who="Sam Example", passphrase=passphrase) as file:
        assert file.years == (2023, 2024)
        assert file.answers(2024) == {NAME: "NHS Thornmere"}
        assert file.answers(2023) == {BAND_5: "12a"}


def test_a_number_and_the_text_of_its_digits_stay_two_different_answers(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 12})
    step = file.record(2024, {BAND_5: "12"})

    assert step.changed == {BAND_5: (12, "12")}
    assert file.answers(2024) == {BAND_5: "12"}


def test_undo_and_redo_go_across_years_and_a_new_answer_ends_redoing(file: OrganisationFile) -> None:
    file.record(2023, {BAND_5: 1})
    file.record(2024, {BAND_5: 2})
    file.record(2024, {BAND_5: 3, NAME: "A"})

    file.undo()
    assert file.answers(2024) == {BAND_5: 2}
    file.undo()
    assert (file.answers(2024), file.years) == ({}, (2023,))
    file.redo()
    assert file.answers(2024) == {BAND_5: 2}
    assert file.can_redo == "2 answers of 2024"

    file.record(2023, {BAND_5: 7})
    assert (file.can_redo, file.redo()) == ("", None)
    file.undo()
    file.undo()
    file.undo()
    assert (file.years, file.can_undo, file.undo()) == ((), "", None)


def test_the_history_keeps_every_change_with_who_and_how(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    file.record(2024, {BAND_5: 2}, source="from staff.xlsx, 312 rows")
    file.undo()

    assert [(line.number, line.who, line.place, line.before, line.after, line.how) for line in file.history(2024)] == [
        (1, "Jo Example", BAND_5, None, 1, How.TYPED),
        (2, "Jo Example", BAND_5, 1, 2, How.IMPORTED),
        (3, "Jo Example", BAND_5, 2, 1, How.UNDONE),
    ]


def test_a_sign_off_ends_with_the_next_change_of_its_year(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    file.sign_off(2024, name="Ash Example", role="Director of People", on=date(2024, 5, 1))
    file.record(2023, {BAND_5: 1})

    signed = file.signed_off(2024)
    assert signed is not None
    assert signed.name == "Ash Example"

    file.record(2024, {BAND_5: 2})
    assert file.signed_off(2024) is None
    assert [one.stands for one in file.sign_offs(2024)] == [False]


def test_a_confirmation_ends_when_a_place_below_it_changes(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1, "workforce_x": 1})
    file.confirm(2024, "headcount", "Counted twice", places=["workforce"])
    file.record(2024, {NAME: "A", "workforce_x": 2})
    assert [one.key for one in file.confirmed(2024)] == ["headcount"]

    file.record(2024, {BAND_5: 2})
    assert file.confirmed(2024) == []


def test_a_publication_keeps_its_files_byte_for_byte(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    step = file.publish(2024, Published("{}", {"report.pdf": b"%PDF-\x00"}, "proof", "certificate", "default"))
    (kept,) = file.publications()

    assert (kept.step, kept.year, kept.files, kept.of_what_stands) == (step.number, 2024, ("report.pdf",), True)
    assert file.publication_files(step.number) == {"report.pdf": b"%PDF-\x00"}

    file.record(2024, {BAND_5: 2})
    assert not file.publications()[0].of_what_stands


NOTES = "actions/1/notes"


def published(file: OrganisationFile) -> None:
    """A year with an action, signed off and published."""
    file.record(2024, {BAND_5: 1, "actions/1/action": "Train the panels", NOTES: "At the beginning"})
    file.sign_off(2024, name="A Chair", role="Chair", on=date(2024, 7, 24))
    file.publish(2024, Published("{}", {"report.pdf": b"%PDF"}, "proof", "certificate", "default"))


def test_progress_of_a_published_year_leaves_sign_off_and_publication_as_they_are(file: OrganisationFile) -> None:
    published(file)
    file.record(2024, {NOTES: "Begun", "actions/1/status": "under_way", "texts_read/1/by": "A Reader"})
    assert file.signed_off(2024) is not None
    assert file.publications()[0].of_what_stands
    assert file.ended(2024) is None


@pytest.mark.parametrize("place", [BAND_5, "actions/1/action", "actions/1/due", "actions/2/action", "form/url"])
def test_anything_else_of_a_published_year_ends_both(file: OrganisationFile, place: str) -> None:
    published(file)
    file.record(2024, {NOTES: "Begun", place: "2"})
    assert not file.publications()[0].of_what_stands
    ended = file.ended(2024)
    assert ended is not None
    assert ended.places == (place,)


def test_before_a_year_is_published_its_progress_is_part_of_what_was_signed(file: OrganisationFile) -> None:
    file.record(2024, {NOTES: "At the beginning"})
    file.sign_off(2024, name="A Chair", role="Chair", on=date(2024, 7, 24))
    file.record(2024, {NOTES: "Begun"})
    assert file.signed_off(2024) is None
    file.record(2024, {NOTES: "At the beginning"})
    assert file.signed_off(2024) is not None
    file.publish(2024, Published("{}", {}, "proof", "certificate", "default"))
    file.record(2024, {NOTES: "Begun"})
    assert file.signed_off(2024) is not None


def test_an_entry_of_the_ledger_can_be_left_out_again(file: OrganisationFile) -> None:
    one = file.add_to_ledger("WRES 2022", "{}", kind="own", source="typed from print")
    two = file.add_to_ledger("Joint report", "{}", kind="joint")
    file.remove_from_ledger(one.number)

    assert [entry.step for entry in file.ledger()] == [two.number]


def test_settings_are_in_the_history_and_are_not_undone_with_answers(file: OrganisationFile) -> None:
    file.set_setting("policy", "default")
    file.record(2024, {BAND_5: 1})
    file.set_setting("policy", "finer")
    file.undo()

    assert (file.setting("policy"), file.setting("plan")) == ("finer", "")
    assert [(line.before, line.after) for line in file.history(0)] == [(None, "default"), ("default", "finer")]


def test_the_history_says_that_the_secret_was_set_and_not_what_it_is(file: OrganisationFile) -> None:
    file.set_setting("secret", "00ff00ff")

    assert file.setting("secret") == "00ff00ff"
    assert [(line.words, line.before, line.after) for line in file.history()] == [("set secret", None, "(not shown)")]


def test_a_second_window_reads_and_is_told_who_has_the_file(file: OrganisationFile, path: Path) -> None:
    file.record(2024, {BAND_5: 1})
    with OrganisationFile.open(path, who="Sam Example") as second:
        assert second.read_only
        assert second.held_by.startswith("Jo Example on ")
        assert second.answers(2024) == {BAND_5: 1}

        file.record(2024, {BAND_5: 2})
        assert second.answers(2024) == {BAND_5: 2}
        with pytest.raises(CannotWrite, match="Jo Example"):
            second.record(2024, {BAND_5: 3})


def test_a_passphrase_is_asked_for_and_another_one_refused(path: Path) -> None:
    OrganisationFile.create(path, who="Jo", passphrase=WORDS).close()

    with pytest.raises(PassphraseNeeded):
        OrganisationFile.open(path, who="Jo")
    with pytest.raises(WrongPassphrase, match="Caps Lock"):
        OrganisationFile.open(path, who="Jo", passphrase=OTHER_WORDS)
    OrganisationFile.open(path, who="Jo", passphrase=WORDS).close()


def test_a_file_of_another_kind_is_refused_in_words(tmp_path: Path) -> None:
    for name, content in (("empty", b""), ("short", b"SQLite format 3\x00")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotAnOrganisation):
            OrganisationFile.open(tmp_path / name, who="Jo")
    with pytest.raises(NotAnOrganisation, match="There is no file"):
        OrganisationFile.open(tmp_path / "nowhere", who="Jo")


def test_a_year_begins_with_what_is_carried_over_or_empty(file: OrganisationFile) -> None:
    file.begin_year(2024, {NAME: "NHS Thornmere"}, source="from 2023")
    file.begin_year(2025)

    assert list(file.years) == [2024, 2025]
    assert file.sources(2024) == {NAME: "from 2023"}
    assert [(line.year, line.how, line.place, line.after) for line in file.history()] == [
        (2024, How.CARRIED_OVER, NAME, "NHS Thornmere"),
        (2025, How.BEGUN, "", None),
    ]


def test_a_year_that_was_removed_comes_back_whole_when_that_is_undone(file: OrganisationFile) -> None:
    file.begin_year(2024, {NAME: "NHS Thornmere"})
    file.begin_year(2025, {NAME: "NHS Thornmere", "board/total/bme": 4})
    file.remove_year(2025)
    assert list(file.years) == [2024]
    assert file.can_undo == "remove 2025"
    assert file.step_to_undo is not None
    assert file.step_to_undo.year == 2025
    file.undo()
    assert list(file.years) == [2024, 2025]
    assert file.answers(2025) == {NAME: "NHS Thornmere", "board/total/bme": 4}


def test_the_source_of_a_value_is_that_of_its_last_change(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1, NAME: "A"}, source="from staff.xlsx")
    file.record(2024, {BAND_5: 2})

    assert file.sources(2024) == {NAME: "from staff.xlsx"}


def test_what_stands_already_makes_no_step(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})

    assert file.record(2024, {BAND_5: 1, NAME: ""}).number == 0
    assert len(file.history()) == 1


def test_what_a_person_types_is_kept_however_odd_it_is(file: OrganisationFile) -> None:
    odd: dict[str, Answer] = {
        "a": "  12 ",
        "b": "=SUM(A1)",
        "c": "Zoë 🙂 \u202e",
        "d": 10**30,
        "e": "x" * 100_000,
        "f": "a\x00b",
        "g": -1,
    }
    file.record(2024, odd)
    with OrganisationFile.open(file.path, who="Sam") as second:
        answers = second.answers(2024)

    assert answers == {**odd, "d": str(10**30)}


def test_a_withdrawn_sign_off_stays_in_the_history(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    file.sign_off(2024, name="Ash", role="Director", on=date(2024, 5, 1))
    file.withdraw_sign_off(2024, "signed too early")

    assert file.signed_off(2024) is None
    assert [line.how for line in file.history(2024)] == [How.TYPED, How.SIGNED_OFF, How.WITHDRAWN]


def test_undoing_a_change_brings_the_sign_off_back_and_redoing_it_ends_it_again(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    file.sign_off(2024, name="Ash", role="Director", on=date(2024, 5, 1))
    file.record(2024, {BAND_5: 2, NAME: "A"})
    file.record(2024, {BAND_5: 3})
    file.undo()
    assert file.signed_off(2024) is None
    file.undo()
    assert file.signed_off(2024) is not None
    file.redo()
    assert file.signed_off(2024) is None


def test_a_step_undone_that_was_signed_ends_the_sign_off(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    file.record(2024, {BAND_5: 2})
    file.sign_off(2024, name="Ash", role="Director", on=date(2024, 5, 1))
    file.undo()
    assert file.signed_off(2024) is None


def test_a_sign_off_that_ended_says_what_ended_it(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    assert file.ended(2024) is None
    file.sign_off(2024, name="Ash", role="Director", on=date(2024, 5, 1))
    assert file.ended(2024) is None
    file.record(2024, {NAME: "A"})
    file.record(2024, {BAND_5: 2})
    file.record(2024, {NAME: None})
    ended = file.ended(2024)
    assert ended is not None
    assert (ended.signed.name, ended.places, ended.who) == ("Ash", (BAND_5,), "Jo Example")

    file.undo()
    file.undo()
    assert file.ended(2024) is not None
    file.undo()
    assert file.ended(2024) is None
    file.withdraw_sign_off(2024)
    withdrawn = file.ended(2024)
    assert withdrawn is not None
    assert withdrawn.places == ()


def test_a_confirmation_that_was_taken_back_is_asked_again_and_stays_in_the_history(file: OrganisationFile) -> None:
    file.record(2024, {BAND_5: 1})
    file.confirm(2024, "headcount", places=[BAND_5])
    file.take_back(2024, "headcount")
    assert file.confirmed(2024) == []
    assert [line.how for line in file.history(2024)] == [How.TYPED, How.CONFIRMED, How.UNCONFIRMED]
    file.confirm(2024, "headcount", places=[BAND_5])
    assert [one.key for one in file.confirmed(2024)] == ["headcount"]


def test_what_was_undone_can_be_redone_after_closing(path: Path) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {BAND_5: 1})
        file.undo()
    with OrganisationFile.open(path, who="Jo") as file:
        file.redo()

        assert file.answers(2024) == {BAND_5: 1}


def test_closing_leaves_one_file_and_nothing_beside_it(path: Path) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {BAND_5: 1})

    assert [one.name for one in path.parent.iterdir()] == ["Thornmere.wresorg"]


def test_no_more_room_is_told_and_the_same_is_saved_once_there_is(file: OrganisationFile) -> None:
    file.record(2024, {"a": 1})
    ((pages,),) = file._database.rows("PRAGMA page_count")
    file._database.rows(f"PRAGMA max_page_count = {pages}")
    long = {"narrative/2/implications": "x" * 100_000}

    with pytest.raises(NoRoom, match="is full, so what you typed last is not saved yet"):
        file.record(2024, long)
    assert file.answers(2024) == {"a": 1}
    assert len(file.history()) == 1

    file._database.rows("PRAGMA max_page_count = 1000000")
    file.record(2024, long)
    assert file.answers(2024) == {"a": 1, **long}
