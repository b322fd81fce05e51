"""A policy of one's own from the command to the verifier: refused without a reason, checked against its own numbers."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.domain.returns import Counts, a_return
from wres_desktop import cli, pipeline
from wres_desktop.disclosure.statements import Printed
from wres_desktop.domain.submission import Board, Submission
from wres_desktop.errors import UnreadableFile, WrongUse

OWN = """
threshold = 3
reason = "The staff council asked for it."
decided_by = "Jo Example"
"""

Json = dict[str, Any]


def a_board() -> Submission:
    """Three of everything: small by default, and not with a threshold of three."""
    nothing: Json = {"workforce": None, "recruitment": None, "disciplinary": None, "training": None, "survey": {}}
    return a_return(**nothing, board=Board(Counts(3, 3, 3), Counts(3, 3, 3), Counts(3, 3, 3)))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "finer.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path, own: Path) -> Path:
    folder = tmp_path / "report"
    pipeline.write_report(pipeline.protect([a_board()], pipeline.Wishes(str(own))), folder)
    return folder


def verified(folder: Path, publication: Json) -> list[str]:
    """What the verifier says of a changed publication whose proof was changed to belong to it."""
    proof = json.loads((folder / "proof.json").read_text(encoding="utf-8"))
    changed = folder / "changed.json"
    changed.write_text(json.dumps(publication), encoding="utf-8")
    proof |= {"publication": hashlib.sha256(changed.read_bytes()).hexdigest(), "policy": publication["policy"]}
    (folder / "changed-proof.json").write_text(json.dumps(proof), encoding="utf-8")
    return pipeline.verify_files(changed, folder / "changed-proof.json")


def publication_of(folder: Path) -> Json:
    content: Json = json.loads((folder / "publication.json").read_text(encoding="utf-8"))
    return content


def test_a_lower_threshold_prints_what_the_default_withholds(own: Path) -> None:
    by_default = pipeline.protect([a_board()]).publication
    publication = pipeline.protect([a_board()], pipeline.Wishes(str(own))).publication

    assert by_default.printed("2021/9/total/bme") is None
    assert publication.printed("2021/9/total/bme") == "3"


def test_the_publication_holds_the_numbers_the_reason_and_the_name(report: Path) -> None:
    content = publication_of(report)

    assert content["policy"] == content["document"]["policy"]["name"] == "finer"
    assert content["document"]["policy"]["threshold"] == 3
    assert content["document"]["policy"]["decided_by"] == "Jo Example"


def test_the_report_says_that_it_protects_less_and_who_decided(report: Path) -> None:
    page = (report / "annual-report.html").read_text(encoding="utf-8")

    assert "protects less than the default policy" in page
    assert "Decided by Jo Example. Reason: The staff council asked for it." in page


def test_the_verifier_needs_no_file_of_the_policy_beside_the_publication(report: Path, own: Path) -> None:
    own.unlink()

    assert pipeline.verify_files(report / "publication.json", report / "proof.json") == []


def test_the_verifier_refuses_a_profile_of_the_program_with_other_numbers(report: Path) -> None:
    content = publication_of(report)
    content["policy"] = content["document"]["policy"]["name"] = "default"

    assert any("gives a profile other numbers" in sentence for sentence in verified(report, content))


def test_the_verifier_holds_the_proof_against_the_numbers_that_the_publication_states(report: Path) -> None:
    """An interval up to three is what a threshold of three asks for, and too narrow for one of four."""
    content = publication_of(report)
    proof_path = report / "proof.json"
    proof = json.loads(proof_path.read_text(encoding="utf-8"))
    proof["sensitive"] = [{"of": ["X01/2021/board/voting/bme"], "from": 0, "to": 3}]
    proof_path.write_text(json.dumps(proof), encoding="utf-8")
    too_narrow = "not one that the policy asks for"

    assert not any(too_narrow in sentence for sentence in verified(report, content))
    content["document"]["policy"]["threshold"] = 4
    assert any(too_narrow in sentence for sentence in verified(report, content))


def test_a_publication_that_says_a_laxer_policy_without_a_reason_is_refused(report: Path) -> None:
    content = publication_of(report)
    content["document"]["policy"]["reason"] = ""

    with pytest.raises(UnreadableFile, match="a policy that this program does not allow"):
        verified(report, content)


@pytest.mark.parametrize("missing", ["threshold", "name", "label"])
def test_a_publication_that_does_not_say_all_of_its_policy_is_refused(report: Path, missing: str) -> None:
    content = publication_of(report)
    del content["document"]["policy"][missing]

    with pytest.raises(UnreadableFile, match="does not say all of the policy"):
        verified(report, content)


def test_a_publication_whose_names_of_the_policy_differ_is_refused(report: Path) -> None:
    with pytest.raises(UnreadableFile, match="names one policy"):
        verified(report, publication_of(report) | {"policy": "default"})


def test_a_policy_that_is_laxer_without_a_reason_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lax = tmp_path / "lax.toml"
    lax.write_text("threshold = 3\n", encoding="utf-8")
    sample = [str(path) for path in pipeline.sample_returns()]

    assert cli.main(["report", *sample, "--to", str(tmp_path / "out"), "--policy", str(lax)]) == 2
    assert "is laxer than the default (threshold)" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    with pytest.raises(WrongUse):
        pipeline.protect([a_board()], pipeline.Wishes(str(lax)))


def test_a_number_that_is_withheld_may_not_stand_in_the_reason(tmp_path: Path) -> None:
    """The board has three BME members and the reason says so."""
    telling = tmp_path / "telling.toml"
    telling.write_text('reason = "Our three members know it."\ndecided_by = "Jo Example"\n', encoding="utf-8")

    flagged = pipeline.protect([a_board()], pipeline.Wishes(str(telling))).flagged

    assert [each.problem.address for each in flagged] == ["policy / reason"]
    assert "\N{LEFT DOUBLE QUOTATION MARK}three\N{RIGHT DOUBLE QUOTATION MARK} matches" in flagged[0].problem.what


def test_one_organisation_has_no_other_member_inside_it() -> None:
    publication = pipeline.protect([a_board()], pipeline.Wishes("joint_insiders")).publication

    assert publication.policy == "joint_insiders"
    assert [each.printed for each in publication.statements if isinstance(each, Printed)] == [
        each.printed for each in pipeline.protect([a_board()]).publication.statements if isinstance(each, Printed)
    ]
