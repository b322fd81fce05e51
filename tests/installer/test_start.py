"""The starter: when it leaves an environment alone, when it makes a new one, and what it says when it cannot."""

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """The starter of a folder of its own."""
    (tmp_path / "installer").mkdir()
    for name in ("installer/start.py", *LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    spec = importlib.util.spec_from_file_location("start", tmp_path / "installer" / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def finish_environment(start: ModuleType, lock: str) -> None:
    """What a finished run leaves, as far as the next run looks at it."""
    start.environment_python().parent.mkdir(parents=True, exist_ok=True)
    start.environment_python().touch()
    start.READY.write_text("\n".join([*start.ready_lines(lock), ""]), encoding="utf-8")


def test_a_finished_environment_is_left_alone(start: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    finish_environment(start, "requirements.lock")

    start.ensure_environment("requirements.lock")

    assert capsys.readouterr().out == ""


def test_an_environment_for_tests_serves_the_program_and_not_the_other_way_round(start: ModuleType) -> None:
    finish_environment(start, "requirements.lock")
    assert not start.is_ready("requirements-dev.lock")

    finish_environment(start, "requirements-dev.lock")
    assert start.is_ready("requirements.lock")


def test_a_changed_lock_file_makes_an_environment_outdated(start: ModuleType) -> None:
    finish_environment(start, "requirements.lock")
    with (start.ROOT / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# another library\n")

    assert not start.is_ready("requirements.lock")


def test_a_killed_run_leaves_an_environment_that_is_not_ready(start: ModuleType) -> None:
    finish_environment(start, "requirements.lock")
    start.UNFINISHED.touch()

    assert not start.is_ready("requirements.lock")


def test_what_a_killed_run_left_is_thrown_away_before_a_new_one_is_made(start: ModuleType) -> None:
    finish_environment(start, "requirements.lock")
    start.UNFINISHED.touch()
    left = start.ENVIRONMENT / "half-a-library.py"
    left.touch()

    start.begin_environment()

    assert not left.exists()
    assert start.UNFINISHED.is_file()
    version = subprocess.run(  # noqa: S603  the Python that was just made
        [str(start.environment_python()), "-m", "pip", "--version"], capture_output=True, text=True, check=True
    )
    assert str(start.ENVIRONMENT.name) in version.stdout


def test_an_environment_that_somebody_made_by_hand_is_kept_and_completed(start: ModuleType) -> None:
    start.environment_python().parent.mkdir(parents=True)
    start.environment_python().touch()
    own = start.ENVIRONMENT / "my-own-tool.py"
    own.touch()

    start.begin_environment()

    assert own.exists()
    assert start.UNFINISHED.is_file()


@pytest.mark.parametrize(
    ("pip_said", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution", "internet"),
        ("ERROR: No matching distribution found for ortools==9.15.6755", "64-bit Python"),
        ("Something that nobody has met yet", "wres-install.log"),
    ],
)
def test_a_failed_installation_is_said_in_one_sentence(start: ModuleType, pip_said: str, sentence: str) -> None:
    said = start.pip_failure(pip_said).strip()

    assert sentence in said
    assert "\n" not in said


def test_a_full_disk_is_noticed_before_anything_is_fetched(start: ModuleType) -> None:
    start.ROOM["requirements.lock"] = shutil.disk_usage(start.ROOT).total + 1

    with pytest.raises(SystemExit, match="not enough room on the disk"):
        start.ensure_environment("requirements.lock")

    assert not start.ENVIRONMENT.exists()


def test_missing_libraries_are_named_where_they_cannot_be_added(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not start.can_load("libnowhere.so.1")

    with pytest.raises(SystemExit, match=r"sudo apt-get install libnowhere1$"):
        start.ensure_packages(["libnowhere1"])
