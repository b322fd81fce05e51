"""The format of the file: each released one opens, a step to the next is taken whole, and a newer file is refused."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from wres_desktop.store.driver import DriverError, connect
from wres_desktop.store.failures import NewerFile, NotAnOrganisation
from wres_desktop.store.formats import APPLICATION, migrations
from wres_desktop.store.opening import create, open_file
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.steps import How

FORMATS = Path(__file__).parent / "formats"
WORDS = "three random words"

NEXT = """
ALTER TABLE steps ADD COLUMN computer TEXT NOT NULL DEFAULT '';
CREATE TABLE teams (
    name TEXT -- a semicolon; inside a remark
) STRICT;
"""
BROKEN = "CREATE TABLE half (name TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);"
LOOSE = "INSERT INTO confirmations VALUES (999, 'a check', 'of a step that there is not');"


def schema_of(path: Path) -> list[tuple[str]]:
    with closing(connect(path, None)) as connection:
        return connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()


def version_of(path: Path) -> int:
    with closing(connect(path, None)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("name", ["format-1.wresorg", "format-1-encrypted.wresorg"])
def test_a_file_of_every_released_format_opens_with_all_that_was_in_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(FORMATS / name, path)
    with OrganisationFile.open(path, who="Sam", passphrase=WORDS) as file:
        assert file.years == (2023, 2024)
        assert file.answers(2024) == {"organisation/name": "NHS Thornmere", "board/total/bme": 2, "training/odd": "12a"}
        assert [(line.who, line.words) for line in file.history(0)] == [
            ("Jo Example", "set policy"),
            ("Jo Example", "WRES 2022"),
        ]
        signed = file.signed_off(2023)
        assert signed
        assert signed.name == "Ash Example"
        assert [one.key for one in file.confirmed(2024)] == ["headcount"]
        (kept,) = file.publications()
        assert file.publication_files(kept.step) == {"report.pdf": b"%PDF-1.7"}
        assert file.can_redo == "1 answer of 2024"
    assert (FORMATS / "format-1.wresorg").exists()


def test_a_file_says_whose_it_is_and_which_format_it_has(path: Path) -> None:
    OrganisationFile.create(path, who="Jo").close()
    header = path.read_bytes()[:100]

    assert int.from_bytes(header[68:72]) == APPLICATION
    assert header[68:72] == b"WRES"
    assert int.from_bytes(header[60:64]) == len(migrations())


def test_an_upgraded_file_is_like_a_new_one_and_was_copied_before(path: Path, tmp_path: Path) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {"board/total/bme": 2})
    steps = [*migrations(), NEXT]
    opened = open_file(path, "Jo", "", steps)
    opened.database.close()
    opened.database.access.let_go()
    new = tmp_path / "new.wresorg"
    create(new, "", steps)

    assert schema_of(path) == schema_of(new)
    assert version_of(path) == len(steps)
    (backup,) = path.parent.joinpath("Thornmere backups").iterdir()
    assert version_of(backup) == len(migrations())


@pytest.mark.parametrize(("broken", "failure"), [(BROKEN, DriverError), (LOOSE, ValueError)])
def test_a_step_that_fails_leaves_the_file_as_the_step_before_left_it(
    path: Path, broken: str, failure: type[Exception]
) -> None:
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {"board/total/bme": 2})
    with pytest.raises(failure):
        open_file(path, "Jo", "", [*migrations(), NEXT, broken])

    assert version_of(path) == len(migrations()) + 1
    assert "half" not in str(schema_of(path))
    assert "teams" in str(schema_of(path))
    opened = open_file(path, "Jo", "", [*migrations(), NEXT])
    assert opened.database.rows("SELECT count(*) FROM changes WHERE place = 'board/total/bme'") == [(1,)]
    opened.database.close()
    opened.database.access.let_go()


def test_a_newer_file_is_refused_in_words_and_left_alone(path: Path) -> None:
    create(path, "", [*migrations(), NEXT])
    before = path.read_bytes()

    with pytest.raises(NewerFile, match="newer version of this program"):
        OrganisationFile.open(path, who="Jo")
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_in_words_and_left_alone(path: Path) -> None:
    path.touch()
    with closing(connect(path, None)) as connection:
        connection.execute("CREATE TABLE photographs (name TEXT)")
    before = path.read_bytes()

    with pytest.raises(NotAnOrganisation, match="another program"):
        OrganisationFile.open(path, who="Jo")
    assert path.read_bytes() == before


def test_the_page_about_formats_names_every_table_and_every_way_of_a_step(path: Path) -> None:
    page = (Path(__file__).resolve().parent.parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    words = " ".join(page.split())
    OrganisationFile.create(path, who="Jo").close()
    with closing(connect(path, None)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]

    assert [name for name in tables if f"`{name}`" not in words] == []
    assert [how for how in How if f"`{how}`" not in words] == []
