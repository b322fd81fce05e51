"""What is checked, and what is made on request: ``python -m nox`` runs what CI runs."""

import sys

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "layers", "tests"]
nox.options.stop_on_first_error = False

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def run(session: nox.Session, *words: str) -> None:
    """Run a module of this environment's Python, whatever PATH says."""
    session.run(sys.executable, *words)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and format, nothing changed."""
    run(session, "-m", "ruff", "check")
    run(session, "-m", "ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Types, strictly."""
    run(session, "-m", "mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Who may import whom."""
    run(session, "-c", LINT_IMPORTS, "--no-logo")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests; words after ``--`` go to pytest."""
    run(session, "-m", "pytest", *session.posargs)


@nox.session
def fix(session: nox.Session) -> None:
    """Mend style and format where a program can."""
    run(session, "-m", "ruff", "check", "--fix")
    run(session, "-m", "ruff", "format")


@nox.session
def coverage(session: nox.Session) -> None:
    """Which branches of the standard and of its protection no test has taken."""
    measured = ("--cov=wres_desktop.domain", "--cov=wres_desktop.disclosure", "--cov-report=term-missing:skip-covered")
    run(session, "-m", "pytest", "tests/domain", "tests/disclosure", "tests/worked_examples", *measured)


@nox.session
def golden(session: nox.Session) -> None:
    """Approve what both samples' reports say now; read the change before it is taken."""
    run(session, "-m", "tests.golden.golden_text")


@nox.session
def accessibility(session: nox.Session) -> None:
    """Every document of both samples, and odd ones, as PDF and in headless Chromium; ``-- --all`` for all fifty."""
    run(session, "-m", "tests.reports.accessibility", *session.posargs)


@nox.session
def verapdf(session: nox.Session) -> None:
    """Before a release: veraPDF's own engine on the same documents; asks for Java, libjaxb-java and the registry."""
    run(session, "-m", "tests.reports.verapdf", *session.posargs)


@nox.session
def workbooks(session: nox.Session) -> None:
    """Our workbooks opened, worked out anew and saved by LibreOffice, which has to be installed."""
    run(session, "-m", "pytest", "-q", "tests/workbooks/libreoffice.py")


@nox.session
def screenshots(session: nox.Session) -> None:
    """Every page of the window as a picture in out/screenshots, light and dark, at 100 % and 200 %: to be looked at."""
    run(session, "-m", "tests.ui.screenshots", "out/screenshots")


@nox.session
def guide_pictures(session: nox.Session) -> None:
    """The pictures in the guide and the README, made of our own window."""
    run(session, "-m", "tests.ui.guide_pictures")


@nox.session
def screen(session: nox.Session) -> None:
    """The journeys through the real window once more, under a virtual screen; Debian has what it needs."""
    session.run("bash", "tests/journeys/on_a_screen.sh", sys.executable, *session.posargs, external=True)


@nox.session
def screen_reader(session: nox.Session) -> None:
    """Walk the real window as a screen reader does, under a virtual screen; Debian alone has what it needs."""
    session.run("bash", "tests/ui/screen_reader.sh", sys.executable, external=True)


@nox.session
def lock(session: nox.Session) -> None:
    """Look for the newest versions that fit, and write both lock files; no registry's address goes into them."""
    options = ("--universal", "--python-version=3.11", "--generate-hashes", "--upgrade", "--quiet")
    silent = ("--no-emit-index-url", "--no-header", "--no-annotate")
    session.env["UV_PYTHON_DOWNLOADS"] = "never"
    compile_lock = ("-m", "uv", "pip", "compile", "pyproject.toml", *options, *silent)
    run(session, *compile_lock, "-o", "requirements.lock")
    run(session, *compile_lock, "--group=dev", "--constraints=requirements.lock", "-o", "requirements-dev.lock")


@nox.session
def build(session: nox.Session) -> None:
    """The package as a wheel, in dist."""
    run(session, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir=dist", ".")
