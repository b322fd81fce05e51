"""Who has a file open: one window writes, the others read and say who has it, and a killed one keeps nobody out."""

import subprocess
import sys
from pathlib import Path

import pytest

from wres_desktop.store.access import is_shared
from wres_desktop.store.failures import ReadsOnly
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.steps import this_computer

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("passphrase", ["", "three random words"])
def test_another_process_has_the_file_until_it_is_killed(path: Path, passphrase: str) -> None:
    words = [sys.executable, "-m", "tests.store.writing_child", str(path), passphrase, "1", "type"]
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own words
    assert child.stdout
    assert child.stdout.readline() == "open\n"
    with OrganisationFile.open(path, who="Sam", passphrase=passphrase) as second:
        assert second.held_by.startswith(f"Jo on {this_computer()}, since ")
        with pytest.raises(ReadsOnly, match="Jo on"):
            second.record(2024, {"a": 1})
    child.kill()
    child.communicate()

    assert Path(f"{path}.lock").exists()
    with OrganisationFile.open(path, who="Sam", passphrase=passphrase) as file:
        assert not file.read_only
        file.record(2024, {"a": 1})
    assert not Path(f"{path}.lock").exists()


def test_the_second_window_may_write_once_the_first_is_closed(path: Path) -> None:
    first = OrganisationFile.create(path, who="Jo")
    first.record(2024, {"a": 1})
    second = OrganisationFile.open(path, who="Sam")
    first.close()
    assert second.answers(2024) == {"a": 1}
    second.close()

    with OrganisationFile.open(path, who="Sam") as file:
        file.record(2024, {"a": 2})
        assert file.answers(2024) == {"a": 2}


def test_a_reader_that_stays_open_does_not_keep_the_next_writer_out(path: Path) -> None:
    first = OrganisationFile.create(path, who="Jo")
    first.record(2024, {"a": 1})
    reader = OrganisationFile.open(path, who="Sam")
    reader.answers(2024)
    first.close()
    with OrganisationFile.open(path, who="Ash") as writer:
        writer.record(2024, {"a": 2})

        assert reader.answers(2024) == {"a": 2}
    reader.close()
    with OrganisationFile.open(path, who="Ash") as writer:
        assert writer.answers(2024) == {"a": 2}


def test_a_passphrase_changed_beside_a_reading_window_is_safe_for_both(path: Path) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {"a": 1})
        with OrganisationFile.open(path, who="Sam") as second:
            assert second.answers(2024) == {"a": 1}
            file.change_passphrase("three random words")
            file.record(2024, {"a": 2})
            assert second.answers(2024) == {"a": 1}
    with OrganisationFile.open(path, who="Jo", passphrase="three random words") as file:  # noqa: S106  invented
        assert file.answers(2024) == {"a": 2}


def test_a_lock_file_with_other_words_in_it_keeps_nobody_out(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    Path(f"{path}.lock").write_text("not ours", encoding="utf-8")

    with OrganisationFile.open(path, who="Sam") as file:
        assert not file.read_only


def test_a_folder_of_this_computer_is_no_network_share(tmp_path: Path) -> None:
    assert not is_shared(tmp_path / "Thornmere.wresorg")


def test_with_the_journal_of_network_shares_everything_is_saved_as_well(path: Path) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {"a": 1})
        file._database.access.shared = True
        file._database._drop()
        file.record(2024, {"a": 2})
        assert file._database.rows("PRAGMA journal_mode") == [("delete",)]
        assert not Path(f"{path}-wal").exists()
        with OrganisationFile.open(path, who="Sam") as second:
            assert second.answers(2024) == {"a": 2}
    with OrganisationFile.open(path, who="Jo") as file:
        assert file.answers(2024) == {"a": 2}
