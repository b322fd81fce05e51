"""Bad input of every kind: one clear sentence or the list of problems, exit code 1 or 2, no traceback, no file."""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.builders import Json
from tests.disclosure.publications import PROOF, PUBLICATION
from tests.intake.returns import sound_json
from wres_desktop import cli

Make = Callable[[Path], Path]


def written(content: bytes | str, name: str = "return.wres.json") -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def spoiled(place: str, value: object) -> Make:
    content: Json = copy.deepcopy(sound_json())
    *above, last = place.split("/")
    rows: Any = content
    for part in above:
        rows = rows[part]
    rows[last] = value
    return written(json.dumps(content))


def twice(name: str) -> Make:
    text = json.dumps(sound_json())
    row = f'"{name}": '
    start = text.index(row)
    end = text.index("}", start) + 1
    return written(text[:start] + text[start:end] + ", " + text[start:])


def folder_itself(folder: Path) -> Path:
    return folder


def nothing_there(folder: Path) -> Path:
    return folder / "missing.wres.json"


def unreadable() -> dict[str, Make]:
    sound = json.dumps(sound_json())
    return {
        "missing file": nothing_there,
        "a folder": folder_itself,
        "empty": written(b""),
        "blanks only": written(b" \n\t "),
        "not JSON": written("staff: 12"),
        "cut short": written(sound[: len(sound) // 2]),
        "a picture": written(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        "a workbook": written(b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
        "UTF-16": written(sound.encode("utf-16")),
        "Latin-1": written(sound.replace("Test Community", "Caf\u00e9").encode("latin-1")),
        "a list": written("[]"),
        "a number": written("12"),
        "null": written("null"),
        "nested without end": written("[" * 100_000),
        "no format": written("{}"),
        "another format": spoiled("format", "wres-proof"),
        "a newer version": spoiled("version", 99),
        "a version in words": spoiled("version", "one"),
    }


def unusable() -> dict[str, Make]:
    return {
        "negative": spoiled("board/total/white", -3),
        "a fraction": spoiled("board/total/white", 8.5),
        "a fraction that is whole": spoiled("board/total/white", 8.0),
        "huge": spoiled("board/total/white", 10**15),
        "huge beyond all numbers": written(json.dumps(sound_json()).replace('"white": 40', '"white": 1' + "0" * 400)),
        "not a number": written(json.dumps(sound_json()).replace('"white": 40', '"white": NaN')),
        "a number as text": spoiled("board/total/white", "8"),
        "true for a number": spoiled("board/total/white", True),  # noqa: FBT003 - a value, not a switch
        "a row twice": twice("band_4"),
        "a year twice": written(
            json.dumps(sound_json()).replace('"reporting_year"', '"reporting_year": 2020, "reporting_year"')
        ),
        "a band that there is not": spoiled("workforce/clinical/band_10", {"white": 1, "bme": 0, "unknown": 0}),
        "a date that there is not": spoiled("snapshot_date", "2021-02-30"),
        "a date the other way round": spoiled("snapshot_date", "31/03/2021"),
        "a year without rules": spoiled("reporting_year", 1998),
        "a section of the wrong kind": spoiled("workforce", []),
        "characters that cannot be printed": spoiled("organisation/name", "\ud800"),
        "more appointed than shortlisted": spoiled("recruitment/appointed", {"white": 900, "bme": 6, "unknown": 1}),
    }


Words = Callable[[Path, Path], list[str]]
COMMANDS: dict[str, Words] = {
    "check": lambda path, _: ["check", str(path)],
    "indicators": lambda path, _: ["indicators", str(path)],
    "indicators as JSON": lambda path, _: ["indicators", "--json", str(path)],
    "report": lambda path, folder: ["report", str(path), "--to", str(folder / "out")],
}
of_returns = pytest.mark.parametrize("command", COMMANDS)


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


def run(words: list[str], capsys: pytest.CaptureFixture[str]) -> Said:
    code = cli.main(words)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return Said(code, captured.out, captured.err)


def assert_refused(said: Said) -> None:
    """Exit code 2 and one finished sentence on standard error, nothing else."""
    assert said.code == 2
    assert said.out == ""
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    folder = tmp_path / "input"
    folder.mkdir()
    return folder


@of_returns
@pytest.mark.parametrize("kind", unreadable())
def test_a_file_that_is_no_return_gives_one_sentence_and_exit_code_2(
    kind: str, command: str, inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = unreadable()[kind](inside)
    said = run(COMMANDS[command](path, tmp_path), capsys)

    assert_refused(said)
    assert path.name in said.err
    assert not (tmp_path / "out").exists()


@of_returns
@pytest.mark.parametrize("kind", unusable())
def test_a_return_with_what_cannot_be_is_told_by_address_with_exit_code_1(
    kind: str, command: str, inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(COMMANDS[command](unusable()[kind](inside), tmp_path), capsys)
    told, silent = (said.out, said.err) if command == "check" else (said.err, said.out)

    assert said.code == 1
    assert silent == ""
    assert all(line.endswith(".") for line in told.splitlines())
    assert "return.wres.json" in told
    assert "900" not in told
    assert not (tmp_path / "out").exists()


@of_returns
def test_one_bad_file_among_good_ones_stops_the_command(
    command: str, inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = written(json.dumps(sound_json()), "good.wres.json")(inside)
    words = COMMANDS[command](good, tmp_path)
    words.insert(words.index(str(good)) + 1, str(inside / "missing.wres.json"))

    assert_refused(run(words, capsys))


@of_returns
def test_the_same_year_given_twice_is_a_problem(
    command: str, inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [written(json.dumps(sound_json()), name)(inside) for name in ("a.wres.json", "b.wres.json")]
    words = COMMANDS[command](paths[0], tmp_path)
    words.insert(words.index(str(paths[0])) + 1, str(paths[1]))

    assert run(words, capsys).code == 1


def refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError(13, "Permission denied")


EVERY_COMMAND: dict[str, Words] = COMMANDS | {
    "audit": lambda path, _: ["audit", str(path)],
    "audit as JSON": lambda path, _: ["audit", "--json", str(path)],
    "verify": lambda path, folder: ["verify", str(path), "--proof", str(folder / "sound.proof.json")],
    "verify its proof": lambda path, folder: ["verify", str(folder / "sound.publication.json"), "--proof", str(path)],
}


@pytest.fixture
def sound_files(tmp_path: Path) -> Path:
    written(json.dumps(PUBLICATION), "sound.publication.json")(tmp_path)
    written(json.dumps(PROOF), "sound.proof.json")(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_a_file_that_may_not_be_read_gives_one_sentence(
    command: str, inside: Path, sound_files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(json.dumps(sound_json()))(inside)
    monkeypatch.setattr(Path, "open", refuse)

    said = run(EVERY_COMMAND[command](path, sound_files), capsys)

    assert_refused(said)
    assert "may not be read" in said.err


@pytest.mark.parametrize("command", ["audit", "audit as JSON", "verify", "verify its proof"])
@pytest.mark.parametrize("kind", [*unreadable(), "a return"])
def test_a_file_that_is_no_publication_or_proof_gives_one_sentence(
    kind: str, command: str, inside: Path, sound_files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make = written(json.dumps(sound_json())) if kind == "a return" else unreadable()[kind]

    assert_refused(run(EVERY_COMMAND[command](make(inside), sound_files), capsys))


def test_a_publication_and_a_proof_given_the_wrong_way_round_give_one_sentence(
    sound_files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publication, proof = sound_files / "sound.publication.json", sound_files / "sound.proof.json"

    assert_refused(run(["verify", str(proof), "--proof", str(publication)], capsys))


def test_a_name_that_stands_twice_in_a_publication_is_refused(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = json.dumps(PUBLICATION).replace('"printed": "60"', '"printed": "60", "printed": "61"')

    assert_refused(run(["audit", str(written(text)(inside))], capsys))


WRONG_USE: list[list[str]] = [
    [],
    ["publish"],
    ["--nonsense"],
    ["check"],
    ["indicators"],
    ["report"],
    ["report", "a.wres.json"],
    ["report", "--to", "out"],
    ["audit"],
    ["verify"],
    ["verify", "a.publication.json"],
    ["verify", "a.publication.json", "b.publication.json", "--proof", "c"],
    ["check", "--json", "a.wres.json"],
]


@pytest.mark.parametrize("words", WRONG_USE, ids=" ".join)
def test_wrong_use_gives_one_sentence_that_names_the_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = run(words, capsys)

    assert_refused(said)
    assert "--help" in said.err


def policy_words(folder: Path) -> Iterator[list[str]]:
    sound = str(folder / "sound.publication.json")
    good = str(written(json.dumps(sound_json()))(folder))
    for name in ("", "lax", "Default", "none"):
        yield ["audit", sound, "--policy", name]
        yield ["report", good, "--to", str(folder / "out"), "--policy", name]


def test_a_policy_that_there_is_not_gives_one_sentence(sound_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in policy_words(sound_files):
        said = run(words, capsys)

        assert_refused(said)
        assert "strict_disciplinary" in said.err
    assert not (sound_files / "out").exists()


def test_a_pattern_that_names_no_cell_gives_one_sentence(sound_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for pattern in ("nowhere/*", "", "*", "(", "["):
        assert_refused(run(["audit", str(sound_files / "sound.publication.json"), "--examine", pattern], capsys))
