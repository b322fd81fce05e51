"""A file with a passphrase: unreadable without it, opened by the recovery sheet, and written anew with another one."""

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.errors import UnreadableFile
from wres_desktop.store.failures import PassphraseNeeded, WrongPassphrase
from wres_desktop.store.keys import Key, key_from
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.publications import Published
from wres_desktop.store.recovery import ALPHABET, code_of_key, key_on_sheet, wrong_groups

WORDS, NEW_WORDS = "three random words", "four other random words"
TODAY = date(2026, 11, 27)
TYPED = "Ninety-nine people"


def with_answers(path: Path, passphrase: str) -> None:
    with OrganisationFile.create(path, who="Jo", passphrase=passphrase) as file:
        file.record(2024, {"narrative/2/implications": TYPED, "number": 12, "text": "12"})
        file.publish(2024, Published("{}", {"report.pdf": TYPED.encode() * 3}, "", "", ""))
        file.set_setting("policy", "default")


def bytes_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


def test_no_byte_of_what_was_typed_stands_open_in_an_encrypted_file_or_its_backups(path: Path) -> None:
    with OrganisationFile.create(path, who="Jo Example", passphrase=WORDS) as file:
        file.record(2024, {"narrative/2/implications": TYPED})
        file.back_up()
        while_open = bytes_in(path.parent)

    for told in (TYPED.encode(), b"narrative", b"SQLite"):
        assert told not in while_open
        assert told not in bytes_in(path.parent)


def test_the_key_is_that_of_every_sqlcipher_tool(path: Path) -> None:
    """PBKDF2 with SHA-512 and 256,000 rounds over the salt at the file's beginning, as SQLCipher 4 documents it."""
    with_answers(path, WORDS)
    program = (
        "import sys; from sqlcipher3 import dbapi2; c = dbapi2.connect(sys.argv[1]); "
        "c.execute('PRAGMA key = ' + repr(sys.argv[2])); print(c.execute('SELECT count(*) FROM steps').fetchone()[0])"
    )
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", program, str(path), WORDS], capture_output=True, text=True, check=True
    )

    assert done.stdout == "3\n"
    salt = path.read_bytes()[:16]
    assert key_from(WORDS, salt).raw == hashlib.pbkdf2_hmac("sha512", WORDS.encode(), salt, 256_000, 32)


def test_an_accent_typed_in_two_ways_is_one_passphrase(path: Path) -> None:
    with_answers(path, "Zo\u00eb und caf\u00e9")
    with OrganisationFile.open(path, who="Jo", passphrase="Zoe\u0308 und cafe\u0301") as file:  # noqa: S106  invented
        assert file.encrypted


@pytest.mark.parametrize(("before", "after"), [(WORDS, NEW_WORDS), ("", WORDS), (WORDS, "")])
def test_another_passphrase_opens_everything_that_the_one_before_did(path: Path, before: str, after: str) -> None:
    with_answers(path, before)
    with OrganisationFile.open(path, who="Jo", passphrase=before) as file:
        old_history = file.history()
        file.change_passphrase(after)
        file.record(2024, {"more": 1})

    with OrganisationFile.open(path, who="Jo", passphrase=after) as file:
        assert file.answers(2024) == {"narrative/2/implications": TYPED, "number": 12, "text": "12", "more": 1}
        assert file.publication_files(2) == {"report.pdf": TYPED.encode() * 3}
        assert file.history()[: len(old_history)] == old_history
        assert file.encrypted == bool(after)
        for backup in file.backups():
            file.restore(backup)
    if before and after:
        with pytest.raises(WrongPassphrase):
            OrganisationFile.open(path, who="Jo", passphrase=before)


def test_no_open_copy_stays_behind_when_a_file_gets_a_passphrase(path: Path) -> None:
    with_answers(path, "")
    with OrganisationFile.open(path, who="Jo") as file:
        assert len(file.backups()) == 1
        file.change_passphrase(WORDS)

    assert TYPED.encode() not in bytes_in(path.parent)


def test_backups_left_with_the_old_passphrase_by_a_kill_are_written_anew_at_the_next_opening(path: Path) -> None:
    with_answers(path, WORDS)
    with OrganisationFile.open(path, who="Jo", passphrase=WORDS) as file:
        backup = file.backups()[0].path
        old = backup.read_bytes()
        key = file._database.key
        assert key
        file.change_passphrase(NEW_WORDS)
        # As it is when the program was killed after the file had its name and before the backups were done.
        backup.write_bytes(old)
        with file._database.transaction() as connection:
            connection.execute("INSERT INTO earlier_keys VALUES (?, ?)", (key.salt, key.raw))
    OrganisationFile.open(path, who="Jo", passphrase=NEW_WORDS).close()

    with OrganisationFile.open(backup, who="Jo", passphrase=NEW_WORDS) as file:
        assert file.answers(2024)["number"] == 12


def test_the_recovery_sheet_opens_the_file_until_the_passphrase_is_changed(path: Path) -> None:
    with_answers(path, WORDS)
    with OrganisationFile.open(path, who="Jo", passphrase=WORDS) as file:
        sheet = file.recovery_sheet(TODAY)
    assert sheet
    typed = sheet.code.lower().replace("0", "o").replace("1", "l")
    with OrganisationFile.open(path, who="Jo", passphrase=typed) as file:
        assert file.answers(2024)["number"] == 12
        file.change_passphrase(NEW_WORDS)
        new_sheet = file.recovery_sheet(TODAY)

    assert new_sheet
    assert new_sheet.number != sheet.number
    with pytest.raises(WrongPassphrase, match=f"has the number {new_sheet.number}"):
        OrganisationFile.open(path, who="Jo", passphrase=sheet.code)


def test_a_wrong_passphrase_names_the_folder_of_the_backups_only_where_there_are_any(path: Path) -> None:
    with_answers(path, WORDS)
    for copy in path.parent.glob("* backups/*"):
        copy.unlink()
    with pytest.raises(WrongPassphrase, match="ask whoever looks after your computer"):
        OrganisationFile.open(path, who="Jo", passphrase=NEW_WORDS)
    with OrganisationFile.open(path, who="Jo", passphrase=WORDS) as file:
        folder = file.back_up().path.parent.name
    with pytest.raises(WrongPassphrase, match=f'in the folder "{folder}" beside it'):
        OrganisationFile.open(path, who="Jo", passphrase=NEW_WORDS)


def test_a_mistyped_code_says_which_group_is_wrong(path: Path) -> None:
    with_answers(path, WORDS)
    with OrganisationFile.open(path, who="Jo", passphrase=WORDS) as file:
        sheet = file.recovery_sheet(TODAY)
    assert sheet
    groups = sheet.code.split()
    groups[2] = groups[2][:-1] + ("7" if groups[2][-1] != "7" else "8")

    with pytest.raises(WrongPassphrase, match="mistyped in group 3"):
        OrganisationFile.open(path, who="Jo", passphrase=" ".join(groups))


def test_the_sheet_says_in_words_what_it_is_and_holds_the_code_in_rows(path: Path) -> None:
    with_answers(path, WORDS)
    with OrganisationFile.open(path, who="Jo", passphrase=WORDS) as file:
        sheet = file.recovery_sheet(TODAY)

    assert sheet
    assert (sheet.file_name, sheet.made_on, [len(row) for row in sheet.rows]) == (path.name, TODAY, [4, 4, 4, 1])
    assert all(len(group) == 5 for row in sheet.rows for group in row)
    assert sheet.number in sheet.paragraphs[-1]
    assert sheet.code not in repr(sheet)


def test_a_file_without_a_passphrase_has_no_recovery_sheet(file: OrganisationFile) -> None:
    assert file.recovery_sheet(TODAY) is None


def test_the_earlier_passphrase_opens_a_copy_that_was_taken_before_the_change(path: Path, tmp_path: Path) -> None:
    with_answers(path, WORDS)
    copy = tmp_path / "copy.wresorg"
    copy.write_bytes(path.read_bytes())
    with OrganisationFile.open(path, who="Jo", passphrase=WORDS) as file:
        file.change_passphrase(NEW_WORDS)

    with pytest.raises(PassphraseNeeded):
        OrganisationFile.open(copy, who="Jo")
    with OrganisationFile.open(copy, who="Jo", passphrase=WORDS) as file:
        assert file.answers(2024)["number"] == 12


def test_a_wrong_passphrase_leaves_what_a_killed_program_had_saved(path: Path, tmp_path: Path) -> None:
    with OrganisationFile.create(path, who="Jo", passphrase=WORDS) as file:
        file.record(2024, {"number": 12})
        killed = tmp_path / "killed.wresorg"
        killed.write_bytes(path.read_bytes())
        (tmp_path / "killed.wresorg-wal").write_bytes(Path(f"{path}-wal").read_bytes())

    with pytest.raises(WrongPassphrase):
        OrganisationFile.open(killed, who="Jo", passphrase=NEW_WORDS)
    with OrganisationFile.open(killed, who="Jo", passphrase=WORDS) as file:
        assert file.answers(2024) == {"number": 12}


def test_a_damaged_page_of_an_encrypted_file_is_found_at_opening(path: Path) -> None:
    with_answers(path, WORDS)
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match="damaged"):
        OrganisationFile.open(path, who="Jo", passphrase=WORDS)


@given(raw=st.binary(min_size=32, max_size=32))
def test_a_code_gives_back_the_key_that_it_was_made_of(raw: bytes) -> None:
    key = Key(raw, bytes(16))

    assert key_on_sheet("-".join(code_of_key(key)), key.salt) == key


@given(raw=st.binary(min_size=32, max_size=32), place=st.integers(0, 64), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_in_its_group(raw: bytes, place: int, other: str) -> None:
    code = "".join(code_of_key(Key(raw, bytes(16))))
    mistyped = code[:place] + other + code[place + 1 :]

    assert wrong_groups(mistyped) == (() if mistyped == code else (place // 5 + 1,))


@given(raw=st.binary(min_size=32, max_size=32), place=st.integers(0, 63))
def test_two_neighbours_that_changed_places_are_found(raw: bytes, place: int) -> None:
    code = "".join(code_of_key(Key(raw, bytes(16))))
    mistyped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert bool(wrong_groups(mistyped)) == (mistyped != code)


@given(raw=st.binary(min_size=32, max_size=32), one=st.integers(0, 12), other=st.integers(0, 12))
def test_two_groups_that_changed_places_are_found(raw: bytes, one: int, other: int) -> None:
    groups = list(code_of_key(Key(raw, bytes(16))))
    groups[one], groups[other] = groups[other], groups[one]

    assert bool(wrong_groups(" ".join(groups))) == (one != other)
