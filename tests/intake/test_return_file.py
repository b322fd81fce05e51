"""Return files: whatever is no return is told in one sentence; what is read is written back as it was."""

import codecs
import json
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.returns import not_asked, sound_json, sound_return, written
from wres_desktop.domain.submission import (
    Action,
    IndicatorNarrative,
    NotCollected,
    Submission,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.errors import CannotWrite, UnreadableFile
from wres_desktop.intake.json_text import LARGEST_FILE
from wres_desktop.intake.return_file import read_return, write_return

SOUND = json.dumps(sound_json())


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read_return(path)
    return str(caught.value)


def is_one_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and ". " not in text and "Error" not in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xef\xbb\xbf  ", "is empty"),
        (SOUND.encode("utf-16"), "UTF-16"),
        (SOUND.encode("utf-16-le"), "UTF-16"),
        (SOUND.encode("utf-16-be"), "UTF-16"),
        (
            SOUND.replace("Test", "\N{LATIN SMALL LETTER E WITH ACUTE}").replace("\\u00e9", "é").encode("latin-1"),
            "UTF-8",
        ),
        ('{\n"name": "Caf\xe9"}'.encode("latin-1"), "line 2"),
        (b"PK\x03\x04 this was a workbook", "begin with a curly bracket"),
        (b"not JSON", "begin with a curly bracket"),
        (b'{"format": "wres-return",\n "version": 1,,}', "line 2, column 15"),
        (SOUND.encode()[:-1], "a bracket is missing"),
        (SOUND.encode() + b"{}", "one too many"),
        (b"[]", "not a return"),
        (b'"wres-return"', "not a return"),
        (b"17", "not a return"),
        (b"null", "not a return"),
        (b"NaN", "not a return"),
        (b"{}", "format is wres-return"),
        (b'{"format": "wres-publication", "version": 1}', "a publication, not a return"),
        (b'{"format": 3, "version": 1}', "another kind of file"),
        (b'{"format": "wres-return"}', "does not say which version"),
        (b'{"format": "wres-return", "version": true}', "does not say which version"),
        (b'{"format": "wres-return", "version": "1"}', "does not say which version"),
        (b'{"format": "wres-return", "version": 1.0}', "does not say which version"),
        (b'{"format": "wres-return", "version": 0}', "does not say which version"),
        (b'{"format": "wres-return", "version": 2}', "newer version"),
        (b"[" * 100_000 + b"]" * 100_000, "too deeply"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too deeply"),
        (b'{"format": "wres-return", "version": 1, "form": ' + b"[" * 40 + b"]" * 40 + b"}", "too deeply"),
    ],
)
def test_what_is_no_return_is_refused_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "return.wres.json"
    path.write_bytes(content)
    sentence = refusal(path)
    assert words in sentence
    assert is_one_sentence(sentence.replace("return.wres.json", "The file"))


def test_a_file_that_is_not_there_is_named_in_one_sentence(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "missing.wres.json")


def test_a_folder_is_refused_as_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    written(tmp_path, {}, "file")
    assert is_one_sentence(refusal(tmp_path / "file" / "return.wres.json").replace(str(tmp_path), ""))


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b"])
def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path, name: str) -> None:
    assert "cannot be read" in refusal(tmp_path / name)


def test_a_huge_file_is_refused_without_being_worked_through(tmp_path: Path) -> None:
    path = tmp_path / "huge.wres.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "far larger" in refusal(path)


if os.name == "posix":

    def test_a_file_without_permission_is_refused_as_such(tmp_path: Path) -> None:
        path = written(tmp_path, sound_json())
        path.chmod(0)
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o755)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            assert "may not be read" in refusal(path)
        finally:
            os.seteuid(user)

    def test_a_pipe_is_refused_instead_of_being_waited_for(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert "not a file that can be read" in refusal(tmp_path / "pipe")


def test_utf_8_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "return.wres.json"
    path.write_bytes(codecs.BOM_UTF8 + SOUND.encode())
    assert read_return(path).submission == sound_return()


@pytest.mark.parametrize(
    "submission",
    [
        sound_return(),
        sound_return(2019),
        replace(
            sound_return(), workforce=None, recruitment=None, disciplinary=None, training=None, survey={}, board=None
        ),
        replace(
            sound_return(),
            training=NotCollected("No record — by ethnicity.\nSee “section B”."),
            stated_headcount=None,
            survey={
                SurveyQuestion.HARASSMENT_STAFF: not_asked(),
                SurveyQuestion.DISCRIMINATION: SurveyResult(
                    SurveyPercent(Decimal("20.0"), None), SurveyCount(None, None)
                ),
            },
            form={"board_lead": "Chair", "narrative_checked_by": "Head of Communications"},
            narrative={"2": IndicatorNarrative("Implied.", ""), "9": IndicatorNarrative()},
            actions=(Action(indicator="2", lead="Head of People"), Action()),
        ),
    ],
)
def test_what_is_written_is_read_back_the_same(tmp_path: Path, submission: Submission) -> None:
    path = tmp_path / "return.wres.json"
    write_return(submission, path)
    result = read_return(path)
    assert result.problems == ()
    assert result.submission == submission


def test_blank_zero_and_not_collected_stay_three_things(tmp_path: Path) -> None:
    content = sound_json()
    content["training"] = {"accessed": {"white": 0, "bme": None, "unknown": 0}}
    content["recruitment"] = None
    content["board"] = {"not_collected": "The board was being elected."}
    del content["disciplinary"]
    submission = read_return(written(tmp_path, content)).submission
    assert submission is not None
    assert isinstance(submission.training, Training)
    assert (submission.training.accessed.white, submission.training.accessed.bme) == (0, None)
    assert submission.recruitment is None
    assert submission.disciplinary is None
    assert submission.board == NotCollected("The board was being elected.")


def test_a_reason_for_the_whole_survey_is_one_for_each_question(tmp_path: Path) -> None:
    content = sound_json() | {"survey": {"not_collected": "No survey was run."}}
    submission = read_return(written(tmp_path, content)).submission
    assert submission is not None
    assert submission.survey == dict.fromkeys(SurveyQuestion, NotCollected("No survey was run."))


def test_the_decimals_of_a_percentage_are_kept(tmp_path: Path) -> None:
    content = sound_json()
    content["survey"]["discrimination"]["white"] = {"percent": "7.50", "answered": 40}
    submission = read_return(written(tmp_path, content)).submission
    assert submission is not None
    result = submission.survey[SurveyQuestion.DISCRIMINATION]
    assert isinstance(result, SurveyResult)
    assert str(result.white.percent if isinstance(result.white, SurveyPercent) else "") == "7.50"
    write_return(submission, tmp_path / "again.wres.json")
    assert '{"percent": "7.50", "answered": 40}' in (tmp_path / "again.wres.json").read_text(encoding="utf-8")


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, {"old": True})
    write_return(sound_return(), path)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert read_return(path).submission == sound_return()


def test_a_folder_that_is_not_there_is_told_when_writing(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="check that the folder exists"):
        write_return(sound_return(), tmp_path / "missing" / "return.wres.json")


def test_a_target_that_is_a_folder_stays_and_no_part_is_left(tmp_path: Path) -> None:
    target = tmp_path / "return.wres.json"
    target.mkdir()
    with pytest.raises(CannotWrite):
        write_return(sound_return(), target)
    assert [entry.name for entry in tmp_path.iterdir()] == [target.name]


if Path("/dev/full").exists():

    def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
        path = written(tmp_path, {"old": True})
        (tmp_path / (path.name + ".part")).symlink_to("/dev/full")
        with pytest.raises(CannotWrite, match="Nothing was changed"):
            write_return(sound_return(), path)
        assert json.loads(path.read_text(encoding="utf-8")) == {"old": True}
        assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
