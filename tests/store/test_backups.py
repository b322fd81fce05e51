"""Copies that are made by themselves, and going back to one of them."""

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wres_desktop.errors import UnreadableFile
from wres_desktop.store.backups import make_backup
from wres_desktop.store.failures import DamagedFile
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.steps import How

CELL = "board/total/bme"


def opened_and_changed(path: Path, value: int) -> None:
    with OrganisationFile.open(path, who="Jo") as file:
        file.record(2024, {CELL: value})


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))


def test_a_file_is_backed_up_at_opening_when_something_was_done_since_the_last_backup(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    for _ in range(2):
        opened_and_changed(path, 1)
    with OrganisationFile.open(path, who="Jo") as file:
        assert [backup.steps for backup in file.backups()] == [1]
        file.record(2024, {CELL: 2})
    with OrganisationFile.open(path, who="Jo") as file:
        assert [backup.steps for backup in file.backups()] == [2, 1]


def test_the_last_ten_backups_are_kept(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    for value in range(13):
        opened_and_changed(path, value)

    with OrganisationFile.open(path, who="Jo") as file:
        assert [backup.steps for backup in file.backups()] == list(range(13, 3, -1))
    assert len(list(path.parent.joinpath("Thornmere backups").iterdir())) == 10


def test_a_backup_is_named_by_the_time_of_this_computer_and_one_of_an_earlier_version_is_known(
    file: OrganisationFile,
) -> None:
    file.record(2024, {CELL: 1})
    summer = datetime(2025, 7, 24, 13, 5, 9, tzinfo=UTC)
    made = make_backup(file._database, at=summer)
    assert made.path.name == f"Thornmere {summer.astimezone():%Y-%m-%d %H.%M.%S}, 1 change.wresorg"
    before = summer - timedelta(hours=2)
    earlier = made.path.with_name(f"Thornmere {before:%Y-%m-%d %H.%M.%S} UTC, 1 steps.wresorg")
    shutil.copy(made.path, earlier)
    known = [(each.path, each.made, each.steps) for each in file.backups()]
    assert known == [(made.path, summer, 1), (earlier, before, 1)]


def test_a_backup_that_is_due_is_made_once(file: OrganisationFile) -> None:
    file.record(2024, {CELL: 1})
    for _ in range(2):
        file.back_up_if_due()
    assert [backup.steps for backup in file.backups()] == [1]


def test_restoring_goes_back_keeps_what_was_there_and_says_so_in_the_history(file: OrganisationFile) -> None:
    file.record(2024, {CELL: 1})
    backup = file.back_up()
    file.record(2024, {CELL: 2})
    file.record(2023, {CELL: 3})
    file.restore(backup)

    assert (file.answers(2024), file.years) == ({CELL: 1}, (2024,))
    assert [line.how for line in file.history()] == [How.TYPED, How.RESTORED]
    assert file.undo() is not None
    assert file.answers(2024) == {}

    file.restore(next(one for one in file.backups() if one.steps == 3))
    assert (file.answers(2024), file.answers(2023)) == ({CELL: 2}, {CELL: 3})


def test_a_second_window_sees_what_was_restored(file: OrganisationFile, path: Path) -> None:
    file.record(2024, {CELL: 1})
    backup = file.back_up()
    file.record(2024, {CELL: 2})
    with OrganisationFile.open(path, who="Sam") as second:
        assert second.answers(2024) == {CELL: 2}
        file.restore(backup)

        assert second.answers(2024) == {CELL: 1}


def test_a_damaged_backup_is_refused_and_the_file_stays_as_it_is(file: OrganisationFile) -> None:
    file.record(2024, {CELL: 1})
    backup = file.back_up()
    file.record(2024, {CELL: 2})
    damage(backup.path)

    with pytest.raises(UnreadableFile, match="damaged"):
        file.restore(backup)
    assert file.answers(2024) == {CELL: 2}


def test_a_damaged_file_is_told_with_the_newest_whole_backup_and_replaced_by_it(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    for value in (1, 2, 3):
        opened_and_changed(path, value)
    with OrganisationFile.open(path, who="Jo") as file:
        newest, older, _ = file.backups()
    damage(path)
    damage(newest.path)
    before = path.read_bytes()

    with pytest.raises(DamagedFile, match=older.path.name) as told:
        OrganisationFile.open(path, who="Jo")
    assert told.value.backup == older.path
    assert path.read_bytes() == before

    with OrganisationFile.restore_damaged(path, older.path, who="Jo") as file:
        assert file.answers(2024) == {CELL: 2}
    (aside,) = path.parent.glob("Thornmere damaged *")
    assert aside.read_bytes() == before


def test_a_damaged_file_makes_no_backup_that_would_push_a_good_one_out(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    opened_and_changed(path, 1)
    opened_and_changed(path, 2)
    damage(path)
    before = contents(path.parent / "Thornmere backups")
    with pytest.raises(DamagedFile):
        OrganisationFile.open(path, who="Jo")

    assert contents(path.parent / "Thornmere backups") == before


def contents(folder: Path) -> Mapping[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_a_backup_opens_as_a_file_of_its_own(file: OrganisationFile, tmp_path: Path) -> None:
    file.record(2024, {CELL: 1})
    copy = tmp_path / "elsewhere.wresorg"
    copy.write_bytes(file.back_up().path.read_bytes())

    with OrganisationFile.open(copy, who="Jo") as opened:
        assert opened.answers(2024) == {CELL: 1}


def test_what_a_killed_program_left_unfinished_is_cleared_away(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    opened_and_changed(path, 1)
    opened_and_changed(path, 2)
    unfinished = [
        path.with_name("Thornmere.wresorg.part"),
        path.with_name("Thornmere.wresorg.part-journal"),
        path.parent / "Thornmere backups" / "Thornmere 2026.wresorg.part",
    ]
    for one in unfinished:
        one.write_bytes(b"half")
    OrganisationFile.open(path, who="Jo").close()

    assert not [one for one in unfinished if one.exists()]


def test_the_journal_of_a_file_that_was_moved_away_is_not_read_into_a_new_one(path: Path) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {CELL: 1})
        journal = Path(f"{path}-wal").read_bytes()
    path.unlink()
    Path(f"{path}-wal").write_bytes(journal)

    with OrganisationFile.create(path, who="Jo") as file:
        assert file.years == ()
    assert Path(f"{path}-wal.left").read_bytes() == journal
