"""The plans to choose from, earlier publications and Ctrl+C: what the commands say, where, and how they end."""

import json
import re
from pathlib import Path

import pytest

from tests.builders import SAMPLES, sample_paths
from tests.cli.test_commands import run
from wres_desktop import cli, pipeline
from wres_desktop.disclosure.emphasis import EMPHASES

RETURN = sample_paths(SAMPLES[1])[0]


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication of a sample's first year, written by the command."""
    folder = tmp_path_factory.mktemp("earlier")
    assert cli.main(["report", str(RETURN), "--to", str(folder)]) == 0
    return folder / "publication.json"


def test_plans_tells_of_every_plan_how_many_figures_of_each_part_it_prints_and_no_figure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, "plans", RETURN)

    assert (code, err) == (0, "")
    *told, most = out.strip().split("\n\n")
    assert [each.partition(":")[0] for each in told] == list(EMPHASES)
    assert most.startswith("Whatever you choose, no more than ")
    for each, emphasis in zip(told, EMPHASES.values(), strict=True):
        first, meaning, prints, *shares = each.splitlines()
        assert first == f"{emphasis.name}: {emphasis.label}"
        assert meaning.strip() == emphasis.meaning
        rounded = r" It prints \d+ more rounded\." if emphasis.rounded_to > 1 else ""
        assert re.fullmatch(
            rf"  Prints \d+ of \d+ figures: \d+% of everything, counted by how much readers need it\.{rounded}", prints
        )
        share = re.compile(r"  [A-Z][a-z ]+: (all \d+|none of \d+|\d+ of \d+)(, and \d+ rounded)?")
        assert all(map(share.fullmatch, shares))
    figures = {each.splitlines()[2].split()[3] for each in told}
    assert len(figures) == 1, "all plans are about the same figures"


def test_plans_of_a_return_that_cannot_be_read_ends_with_2_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "plans", tmp_path / "nowhere.wres.json")

    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_a_report_beside_earlier_publications_says_on_standard_error_what_they_gave_away(
    tmp_path: Path, earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "report", RETURN, "--to", tmp_path / "out", "--ledger", earlier)

    assert code == 0
    assert {Path(line) for line in out.splitlines()} == set((tmp_path / "out").iterdir())
    assert err == (
        "Earlier publications gave away nothing, and together with this report they still give nothing away.\n"
    )


def test_a_statement_that_the_return_contradicts_is_told_without_the_figure(
    tmp_path: Path, earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = json.loads(RETURN.read_text(encoding="utf-8"))
    content["workforce"]["clinical"]["band_5"]["white"] += 400
    content["stated_headcount"] += 400
    corrected = tmp_path / "corrected.wres.json"
    corrected.write_text(json.dumps(content), encoding="utf-8")
    code, _, err = run(capsys, "report", corrected, "--to", tmp_path / "out", "--ledger", earlier)

    assert code == 0, err
    [sentence] = [each for each in err.splitlines() if "can no longer" in each]
    assert re.fullmatch(r"(One figure|\d+ figures) of earlier publications can no longer be true of .*\.", sentence)


def test_ctrl_c_while_figures_are_decided_ends_with_130_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    decided: list[int] = []

    def stopped_by_hand(done: int, _of: int) -> None:
        decided.append(done)
        if done > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_wishes", lambda _options: pipeline.Wishes(step=stopped_by_hand))
    code, out, err = run(capsys, "report", RETURN, "--to", tmp_path / "out")

    assert (code, out, err) == (130, "", "")
    assert decided == [0, 1, 2]
    assert not (tmp_path / "out").exists()
