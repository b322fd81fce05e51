"""The rules of the house: who may import whom, what stays out of reports, and that nothing reaches for a network."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wres_desktop"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

EXACT = {"Submission", "Table", "catalogue_of", "indicators"}
"""Names under which exact counts travel; reports may know none of them."""

# Python loads this before anything else, in every process: it notes whoever opens a socket.
NOTE_SOCKETS = """
import os, sys
def note(event, arguments):
    if event.startswith("socket."):
        with open(os.environ["WRES_NOTE"], "a") as file:
            print(event, file=file)
sys.addaudithook(note)
"""

BREACHES = [
    ("layers", "domain/rounding.py", "import wres_desktop.disclosure.statements"),
    ("layers", "intake/problems.py", "import wres_desktop.reports"),
    ("offline", "domain/rounding.py", "import socket"),
    ("offline", "ui/__init__.py", "from urllib.request import urlopen"),
    ("qt", "reports/__init__.py", "from PySide6.QtGui import QFont"),
    ("pandas", "reports/__init__.py", "import pandas"),
    ("database", "intake/problems.py", "from sqlcipher3 import dbapi2"),
    ("layers", "store/steps.py", "import wres_desktop.intake.problems"),
    ("plain-core", "disclosure/policy.py", "import sqlite3"),
    ("reports-compute-nothing", "reports/__init__.py", "from wres_desktop.domain import indicators"),
    ("reports-compute-nothing", "reports/__init__.py", "from wres_desktop.domain.catalogue import catalogue_of"),
    ("reports-draw-statements", "reports/__init__.py", "from wres_desktop.disclosure import sensitive"),
    ("verifier-is-alone", "disclosure/verify.py", "import wres_desktop.disclosure.plan"),
    ("verifier-is-alone", "disclosure/verify.py", "import ortools"),
]


def modules(folder: Path = PACKAGE) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def lint_imports(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT_IMPORTS, "--no-cache", "--no-logo", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own words


def house_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def copy_of_the_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", house)
    shutil.copytree(PACKAGE, house / "wres_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    return house


def test_every_import_goes_downwards_and_every_contract_is_kept() -> None:
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_an_import_against_the_rules_breaks_its_contract(
    copy_of_the_house: Path, contract: str, module: str, line: str
) -> None:
    path = copy_of_the_house / "wres_desktop" / module
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = lint_imports(copy_of_the_house, "--contract", contract)
    path.write_text(before, encoding="utf-8")

    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_a_new_part_of_the_package_needs_a_place_among_the_layers(copy_of_the_house: Path) -> None:
    stray = copy_of_the_house / "wres_desktop" / "stray.py"
    stray.write_text('"""A part that no layer names."""\n', encoding="utf-8")
    done = lint_imports(copy_of_the_house, "--contract", "layers")
    stray.unlink()

    assert done.returncode == 1
    assert "stray" in done.stdout + done.stderr


@pytest.mark.parametrize("path", modules(PACKAGE / "reports"), ids=house_name)
def test_reports_never_name_what_holds_exact_counts(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert not EXACT & set(names_from_the_house(tree))


def names_from_the_house(tree: ast.Module) -> Iterator[str]:
    """Whatever a module takes from the package by import, and the last part of every dotted name."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(source)) if source.startswith("wres_desktop"):
                yield from source.split(".")
                yield from (alias.name for alias in node.names)
            case ast.Import(names=aliases):
                dotted = [alias.name.split(".") for alias in aliases]
                yield from (part for parts in dotted if parts[0] == "wres_desktop" for part in parts)
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner in {"catalogue", "figures", "submission"}:
                yield name
            case _:
                pass


def test_a_report_is_made_without_a_network(tmp_path: Path) -> None:
    note = tmp_path / "sockets.txt"
    (tmp_path / "sitecustomize.py").write_text(NOTE_SOCKETS, encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": str(tmp_path), "WRES_NOTE": str(note)}

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], cwd=ROOT, env=settings, capture_output=True, check=True)  # noqa: S603

    run("main.py", "report", "resources/samples/independent-provider-2024.wres.json", "--to", str(tmp_path / "out"))
    assert list((tmp_path / "out").glob("*.pdf"))
    assert not note.exists()

    run("-c", "import socket; socket.socket().close()")
    assert note.read_text(encoding="utf-8").startswith("socket.")


def test_only_the_job_runner_catches_every_exception() -> None:
    catching = {
        house_name(path)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"BaseException", "Exception"})
    }

    assert catching <= {"wres_desktop/ui/jobs.py"}


@pytest.mark.parametrize("path", modules(), ids=house_name)
def test_a_module_has_one_job_and_says_it_in_its_first_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first_line = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]

    assert first_line.endswith((".", "?", ":"))
    assert len(text.splitlines()) <= 330
    assert path.stem not in {"utils", "helpers", "common", "core", "manager"}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_library_has_hashes_and_no_registry_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text)

    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|index-url|find-links|file:", text)


def test_every_library_that_the_package_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    locks = [locked_names(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock")]
    for wanted, lock in zip(asked, locks, strict=True):
        names = {re.split(r"[<>=~! ]", requirement)[0].lower().replace("_", "-") for requirement in wanted}

        assert names <= lock

    assert locks[0] <= locks[1]


def locked_names(path: Path) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", path.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_an_old_python_can_read_the_starter() -> None:
    ast.parse((ROOT / "installer" / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))
