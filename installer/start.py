"""Make the environment, once, and go on to the program or its tests: Python 3.11 and its standard library only.

python installer/start.py            the window on the sample; without a screen, the sample's report in the folder out
python installer/start.py --tests    all tests; words after it go to pytest
python installer/start.py WORDS      the program with these words, such as: check return.wres.json

An older Python must be able to read this file, for it is told in one sentence what is missing: no newer syntax here.
"""

import ctypes
import errno
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

VERSION = ".".join(str(part) for part in sys.version_info[:3])
if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(f"WRES Desktop needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python {VERSION}")

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
READY = ENVIRONMENT / "wres-ready.txt"
UNFINISHED = ENVIRONMENT / "wres-unfinished.txt"
LOG = ENVIRONMENT / "wres-install.log"
SAMPLE = [f"resources/samples/commissioning-group-{year}.wres.json" for year in (2021, 2020, 2019)]
ON_ALL_CORES = ["-n", "auto", "--dist", "worksteal"]
"""All tests at once take minutes; words for pytest, such as a single file, are taken as they are."""
ROOM = {"requirements.lock": 1_000_000_000, "requirements-dev.lock": 1_300_000_000}
"""Bytes that an installation needs while it is being made."""

OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads on Linux, and the Debian package that has it."""

WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What pip prints, in the order in which it is looked for, and what that means to the reader.
PIP_FAILURES = (
    (
        ("No space left", "Errno 28", "not enough space", "WinError 112"),
        "The disk is full: free some space and run this command again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "A fetched library is not the one that this program was tested with, so nothing was installed.",
    ),
    (
        ("NewConnectionError", "Max retries", "ConnectTimeout", "Read timed out", "ProxyError", "SSLError", "Errno -3"),
        "The libraries could not be fetched: check the internet connection (or pip's proxy) and run this again.",
    ),
    (
        ("No matching distribution",),
        "A library does not exist for this Python on this kind of computer: use a 64-bit Python 3.11 to 3.14.",
    ),
)


def main(words: list[str]) -> int:
    """Make the environment if it is not there, run what was asked for, and return its exit code."""
    tests = words[:1] == ["--tests"]
    ensure_environment("requirements-dev.lock" if tests else "requirements.lock")
    if tests:
        ensure_system_libraries(OFFSCREEN_LIBRARIES)
        return run(["-m", "pytest", *(words[1:] or ON_ALL_CORES)])
    if words:
        return run([str(ROOT / "main.py"), *words], Path.cwd())
    if has_screen():
        ensure_system_libraries({**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES})
        return run(["main.py", "--sample"])
    code = run(["main.py", "report", *SAMPLE, "--to", "out"])
    if code == 0:
        say(f"There is no screen here, so the sample's report was written to {ROOT / 'out'}")
    return code


def say(sentence: str) -> None:
    """Print at once, also where the output is a pipe."""
    print(sentence, flush=True)


def run(words: list[str], folder: Path = ROOT) -> int:
    """Run the environment's Python: in the program's folder, or where the user's own files are."""
    return subprocess.run([str(environment_python()), *words], cwd=str(folder), check=False).returncode


def has_screen() -> bool:
    """Whether a window can be shown; Windows and macOS always have a screen."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ---------------------------------------------------------------- the environment


def environment_python() -> Path:
    """The Python inside the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def ensure_environment(lock: str) -> None:
    """Leave the environment alone where it holds what the lock file says; else make or mend it."""
    if is_ready(lock):
        return
    again = READY.is_file() and not UNFINISHED.exists()
    say("Adding libraries." if again else "Preparing WRES Desktop. This happens once and takes a few minutes.")
    if shutil.disk_usage(str(ROOT)).free < ROOM[lock]:
        sys.exit(f"There is not enough room on the disk: {ROOM[lock] // 1_000_000} MB are needed in {ROOT}")
    try:
        begin_environment()
        install(lock)
        READY.write_text("\n".join([*ready_lines(lock), ""]), encoding="utf-8")
        UNFINISHED.unlink()
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            sys.exit(PIP_FAILURES[0][1])
        sys.exit(f"The environment in {ENVIRONMENT} cannot be made: {problem.strerror or problem}.")


def is_ready(lock: str) -> bool:
    """Whether an earlier run finished, with this Python and this lock file, and nothing was begun since."""
    if UNFINISHED.exists() or not READY.is_file() or not environment_python().is_file():
        return False
    return set(ready_lines(lock)) <= set(READY.read_text(encoding="utf-8").split("\n"))


def ready_lines(lock: str) -> list[str]:
    """The Python and the lock files of an environment; the libraries for tests include those of the program."""
    locks = ["requirements.lock"] if lock == "requirements.lock" else ["requirements.lock", "requirements-dev.lock"]
    hashes = [f"{name} {hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}" for name in locks]
    return [f"Python {VERSION}", *hashes]


def begin_environment() -> None:
    """An environment with pip in it, and a note that it is not finished; what a killed run left is thrown away."""
    inside = Path(sys.prefix).resolve() == ENVIRONMENT.resolve()
    other_python = READY.is_file() and ready_lines("requirements.lock")[0] not in READY.read_text(encoding="utf-8")
    usable = environment_python().is_file() and not UNFINISHED.exists() and not other_python
    if not (inside or usable):
        require_pip_source()
        if ENVIRONMENT.exists():
            shutil.rmtree(str(ENVIRONMENT))
        ENVIRONMENT.mkdir()
    UNFINISHED.write_text("This environment is being made.\n", encoding="utf-8")
    if not (inside or usable):
        try:
            venv.EnvBuilder(with_pip=True, symlinks=sys.platform != "win32").create(str(ENVIRONMENT))
        except subprocess.CalledProcessError:
            sys.exit(f"Python could not make an environment in {ENVIRONMENT}: is there room on the disk?")


def require_pip_source() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        ensure_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])


def install(lock: str) -> None:
    """Have pip install the lock file: finished libraries only, each checked against its hash."""
    total = sum(1 for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile", "--retries=2"]
    words = [str(environment_python()), "-m", "pip", "install", *options, "--disable-pip-version-check", "-r", lock]
    hostile = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER")
    settings = {name: value for name, value in os.environ.items() if name not in hostile}
    settings["PYTHONUTF8"] = "1"
    pipe, both = subprocess.PIPE, subprocess.STDOUT
    pip = subprocess.Popen(words, cwd=str(ROOT), env=settings, stdout=pipe, stderr=both, encoding="utf-8")
    fetched = 0
    with LOG.open("w", encoding="utf-8") as log:
        for line in pip.stdout or ():
            log.write(line)
            fetched += line.startswith("Collecting ")
            progress(line, fetched, total)
    if pip.wait() != 0:
        sys.exit(pip_failure(LOG.read_text(encoding="utf-8")))


def progress(line: str, fetched: int, total: int) -> None:
    """Keep one line on a terminal up to date; a pipe gets a line only when fetching is over."""
    if line.startswith("Installing collected"):
        say("\nPutting the libraries in place." if sys.stdout.isatty() else "Putting the libraries in place.")
    elif line.startswith("Collecting ") and sys.stdout.isatty():
        print(f"\rFetching libraries: {fetched} of at most {total}", end="", flush=True)


def pip_failure(messages: str) -> str:
    """One sentence for what pip said."""
    for marks, sentence in PIP_FAILURES:
        if any(mark in messages for mark in marks):
            return "\n" + sentence
    return f"\nThe libraries could not be installed; what pip said is in {LOG}"


# ---------------------------------------------------------------- libraries of the system


def ensure_system_libraries(packages: dict[str, str]) -> None:
    """On Linux, add the libraries of the system that the window needs and that are not there."""
    if sys.platform.startswith("linux"):
        missing = [package for library, package in packages.items() if not can_load(library)]
        if missing:
            ensure_packages(missing)


def can_load(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_packages(packages: list[str]) -> None:
    """Install Debian packages where we may; else say which command does it."""
    needed = " ".join(packages)
    command = may_install()
    if command is None:
        sys.exit(f"Libraries of the system are missing. On Debian or Ubuntu run: sudo apt-get install {needed}")
    say(f"Adding libraries of the system: {needed}")
    call_quietly([*command, "update"])
    if call_quietly([*command, "install", "-y", "--no-install-recommends", *packages]) != 0:
        sys.exit(f"Libraries of the system could not be added. Run this yourself: sudo apt-get install {needed}")


def may_install() -> list[str] | None:
    """How to call apt-get without being asked for anything, or None."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    if os.geteuid() == 0:
        return [apt]
    sudo = shutil.which("sudo")
    if sudo and call_quietly([sudo, "-n", "true"]) == 0:
        return [sudo, "-n", apt]
    return None


def call_quietly(words: list[str]) -> int:
    """Run a command of the system that neither asks nor prints anything, and return its exit code."""
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    no = subprocess.DEVNULL
    return subprocess.run(words, env=settings, stdin=no, stdout=no, stderr=no, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
