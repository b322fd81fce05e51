"""The commands: what they say, where they say it, and their exit codes."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import SAMPLES, Json, sample_paths, sample_report
from tests.intake.returns import sound_json
from wres_desktop import cli
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import cells_matching
from wres_desktop.paths import resources

ROOT = Path(__file__).resolve().parents[2]
POSIX = sys.platform != "win32"


@pytest.fixture
def report_folder(tmp_path: Path) -> Path:
    """The publication and the proof of a sample as files."""
    protected = sample_report(SAMPLES[0]).protected
    (tmp_path / "publication.json").write_text(protected.publication_text, encoding="utf-8")
    (tmp_path / "proof.json").write_text(protected.proof_text, encoding="utf-8")
    return tmp_path


def words_of(*parts: str | Path) -> list[str]:
    return [str(part) for part in parts]


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = cli.main(words_of(*words))
    said = capsys.readouterr()
    return code, said.out, said.err


def fits(name: str, content: object) -> None:
    schema = json.loads((resources() / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(content)


def written(folder: Path, content: Json, name: str = "return.wres.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_check_of_a_sample_ends_with_0_and_says_what_it_found_on_standard_output(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "check", *sample_paths(name))

    assert (code, err) == (0, "")
    assert out.endswith("\n")


def test_check_of_a_return_without_problems_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", written(tmp_path, sound_json()))

    assert (code, err) == (0, "")
    assert out == "No problems were found.\n"


def test_check_of_a_return_that_cannot_be_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sound_json() | {"recruitment": {"shortlisted": {"white": 3, "bme": 2, "unknown": 0}, "appointed": {}}}
    code, out, err = run(capsys, "check", written(tmp_path, content))

    assert (code, err) == (1, "")
    assert "Recruitment" in out


def test_indicators_are_said_as_text_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "indicators", *sample_paths(SAMPLES[1]))
    assert (code, err) == (0, "")
    assert "OFFICIAL-SENSITIVE" in out.splitlines()[0]

    code, out, err = run(capsys, "indicators", "--json", *sample_paths(SAMPLES[1]))
    content = json.loads(out)
    assert (code, err) == (0, "")
    assert (content["format"], content["version"]) == ("wres-indicators", 1)
    assert list(content["indicators"]) == [str(number) for number in range(1, 10)]
    assert {"white", "bme", "of", "compared_with", "relative_likelihood"} <= set(content["indicators"]["2"])


def test_a_report_names_its_files_and_they_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    code, out, err = run(capsys, "report", sample_paths(SAMPLES[0])[-1], "--to", folder)
    named = {Path(line) for line in out.splitlines()}

    assert (code, err) == (0, "")
    assert named == set(folder.iterdir())
    publication = json.loads((folder / "publication.json").read_text(encoding="utf-8"))
    proof = json.loads((folder / "proof.json").read_text(encoding="utf-8"))
    fits("publication", publication)
    fits("proof", proof)

    code, out, err = run(capsys, "verify", folder / "publication.json", "--proof", folder / "proof.json")
    assert (code, err) == (0, "")
    assert out.startswith("Verified")

    proof = folder / "proof.json"
    code, out, err = run(
        capsys, "verify", folder / "publication.json", "--proof", proof, "--returns", sample_paths(SAMPLES[0])[-1]
    )
    assert (code, err) == (0, "")
    assert out.endswith("Every figure is that of the returns.\n")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_files_of_a_sample_fit_their_schemas(name: str) -> None:
    fits("publication", sample_report(name).publication)
    fits("proof", sample_report(name).proof)


def test_verify_of_a_changed_publication_ends_with_1_and_says_what_fails_on_standard_error(
    report_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publication = sample_report(SAMPLES[0]).publication
    headcount = next(s for s in publication["statements"] if s["id"].endswith("/staff/total"))
    before, headcount["printed"] = headcount["printed"], "999"
    path = written(report_folder, publication, "publication.json")
    code, out, err = run(capsys, "verify", path, "--proof", report_folder / "proof.json")

    assert (code, out) == (1, "")
    assert headcount["id"] in err
    assert "999" not in err
    said = [line.partition(": ")[2] for line in err.splitlines() if "it does not" in line]  # after a witness's number
    assert said
    assert all(before not in sentence.replace(headcount["id"], "") for sentence in said)


def test_verify_of_the_proof_of_another_publication_ends_with_1(
    report_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = sample_report(SAMPLES[1]).protected.proof_text
    (report_folder / "other.json").write_text(other, encoding="utf-8")
    code, out, err = run(capsys, "verify", report_folder / "publication.json", "--proof", report_folder / "other.json")

    assert (code, out) == (1, "")
    assert "another publication" in err


@pytest.mark.parametrize("name", SAMPLES)
def test_an_audit_of_a_published_sample_works_out_no_small_count(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is narrowed down, small or not; every sensitive count may still be 0 and 5."""
    report = sample_report(name)
    path = written(tmp_path, report.publication, "publication.json")
    code, out, err = run(capsys, "audit", "--json", path)
    content = json.loads(out)
    names = tuple(report.truth)
    examined = {cells_matching(tuple(found["of"]), names): found for found in content["examined"]}

    fits("audit", content)
    assert (code, err, content["consistent"]) == (0, "", True)
    for cells, found in examined.items():
        true = sum(report.truth[cell] for cell in cells)
        assert found["lowest"] <= true
        assert found["highest"] is None or true <= found["highest"]
        assert found["protected"], cells
    for need in report.proof["sensitive"]:
        found = examined.get(cells_matching(tuple(need["of"]), names))
        if found is not None:
            assert found["lowest"] <= need["from"]
            assert found["highest"] is None or found["highest"] >= need["to"]


def published_by_hand(folder: Path, *statements: Json) -> Path:
    content = {"format": "wres-publication", "version": 1, "cells": ["staff/white", "staff/bme"]}
    return written(folder, content | {"title": "Typed in", "statements": list(statements)}, "typed.publication.json")


def test_an_audit_that_finds_a_small_number_ends_with_1_and_says_so_on_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of the file format: 295 staff of whom 1.4 % are BME."""
    path = published_by_hand(
        tmp_path,
        {"id": "all", "kind": "count", "of": ["staff/*"], "printed": "295"},
        {"id": "share", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "1.4"},
    )
    code, out, err = run(capsys, "audit", path)
    assert (code, err) == (1, "")
    assert "staff/bme: it can only be 4" in out

    code, out, _ = run(capsys, "audit", "--json", path)
    found = {tuple(examined["of"]): examined for examined in json.loads(out)["examined"]}
    assert code == 1
    assert found["staff/bme",] == {
        "of": ["staff/bme"],
        "lowest": 4,
        "highest": 4,
        "protected": False,
        "because": ["all", "share"],
        "facts": [],
        "words": "Everybody (295) and the share of BME in everybody (1.4 %) together leave only 4. "
        "3 would be 1.0 % and 5 would be 1.7 %.",
    }


def test_an_audit_of_what_cannot_be_true_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published_by_hand(
        tmp_path,
        {"id": "all", "kind": "count", "of": ["staff/*"], "printed": "12"},
        {"id": "share", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "41"},
    )
    code, out, err = run(capsys, "audit", "--json", path)

    assert (code, err) == (1, "")
    assert json.loads(out)["contradiction"] == ["all", "share"]


def flagged_return(folder: Path, **form: str) -> Path:
    """The sample with the true number of a withheld figure in one of its texts."""
    content = json.loads(sample_paths(SAMPLES[0])[-1].read_text(encoding="utf-8"))
    report = sample_report(SAMPLES[0])
    withheld = next(
        s for s in report.publication["statements"] if "withheld" in s and s["id"].startswith("2021/9/total/bme")
    )
    names = withheld["of"]
    true = sum(count for cell, count in report.truth.items() if any(cell == name for name in names))
    content["narrative"]["9"] = {"implications": f"The board has {true} BME members.", "action": ""}
    content["form"] = {key: text for key, text in content["form"].items() if key != "narrative_checked_by"} | form
    return written(folder, content)


def test_a_report_whose_text_holds_a_withheld_number_is_refused_by_its_place_without_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = flagged_return(tmp_path)
    number = json.loads(path.read_text(encoding="utf-8"))["narrative"]["9"]["implications"].split()[3]
    code, out, err = run(capsys, "report", path, "--to", tmp_path / "out")

    assert (code, out) == (1, "")
    assert "Narrative, indicator 9, what the figures mean for us" in err
    assert number not in err.replace("indicator 9", "")
    assert not (tmp_path / "out").exists()


def test_one_name_for_all_texts_lets_none_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = flagged_return(tmp_path, narrative_checked_by="A. Reader")
    code, _, err = run(capsys, "report", path, "--to", tmp_path / "out")

    assert code == 1
    assert "Narrative, indicator 9, what the figures mean for us" in err


def test_a_report_whose_texts_were_read_one_by_one_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = flagged_return(tmp_path), tmp_path / "read.wres.json"
    text = json.loads(path.read_text(encoding="utf-8"))["narrative"]["9"]["implications"]
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    code, out, _ = run(capsys, "read-texts", path, "--by", "A. Reader", "--to", read)
    assert code == 1
    assert text in out
    assert "Still to be changed or read: 1." in out

    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    code, out, err = run(capsys, "read-texts", path, "--by", "A. Reader", "--to", read)
    assert (code, err) == (0, "")
    last = json.loads(read.read_text(encoding="utf-8"))["texts_read"][-1]
    assert (last["place"], last["text"], last["by"]) == ("narrative/9/implications", text, "A. Reader")
    code, _, err = run(capsys, "report", read, "--to", tmp_path / "out")
    assert (code, err) == (0, "")


def test_a_console_that_cannot_show_a_letter_stops_no_command(tmp_path: Path) -> None:
    content = sound_json()
    content["organisation"]["name"] = "Iechyd \u0174y \u2014 Cymru"
    done = started("indicators", written(tmp_path, content), PYTHONIOENCODING="cp1252").communicate()

    assert "\u0174y" in done[0].decode("utf-8")
    assert done[1] == b""


def test_an_identifier_that_no_console_can_show_stops_no_audit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = published_by_hand(
        tmp_path,
        {"id": "\ud800", "kind": "count", "of": ["staff/*"], "printed": "12"},
        {"id": "share", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "41"},
    )

    assert run(capsys, "audit", path)[0] == 1
    assert run(capsys, "audit", "--json", path)[0] == 1


def started(*words: str | Path, stdout: int | Any = subprocess.PIPE, **environment: str) -> subprocess.Popen[bytes]:  # noqa: ANN401 - a file
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "main.py", *words_of(*words)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        start_new_session=POSIX,
    )


def test_a_reader_who_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    process = started("indicators", "--json", written(tmp_path, sound_json()))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 0
    assert said == b""


@pytest.mark.parametrize("seconds", [0.8, 1.6] if POSIX else [])
def test_ctrl_c_ends_a_command_without_a_word_and_without_a_file(tmp_path: Path, seconds: float) -> None:
    process = started("report", sample_paths(SAMPLES[1])[-1], "--to", tmp_path / "out")
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()

    if process.returncode == 130:
        assert said == (b"", b"")
        assert not (tmp_path / "out").exists()
    else:
        assert b"Traceback" not in said[1] or b"import" in said[1], "stopped while Python was still loading"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_that_cannot_be_written_gives_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started("check", written(tmp_path, sound_json()), stdout=full)
        said = process.communicate()[1]

    assert process.returncode == 2
    assert said.count(b"\n") == 1
    assert said.endswith(b".\n")


def test_help_and_version_end_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["--version"], ["report", "--help"], ["audit", "--help"]):
        with pytest.raises(SystemExit) as ended:
            cli.main(words)
        said = capsys.readouterr()

        assert ended.value.code == 0
        assert said.out
        assert said.err == ""


def test_a_publication_that_was_typed_in_without_a_document_can_be_written_again() -> None:
    text = publication_text(Publication("Typed in", ("staff/bme",), ()))

    assert "document" not in json.loads(text)
    fits("publication", json.loads(text))
