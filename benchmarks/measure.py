"""Measure the main job beside a bare Python that only imports the same libraries; writes benchmarks/README.md.

python benchmarks/measure.py [--runs N]     Linux, with the Python of the program's environment
"""

import argparse
import importlib.util
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RETURN = "resources/samples/independent-provider-2024.wres.json"
PEOPLE = 320
TARGET_SECONDS, TARGET_MEGABYTES = 3, 300
LOOK_SECONDS = 0.01
"""How often the memory of a job is looked at."""

# Python loads this before anything else, in every process of the program: it notes each module that is looked for.
PROBE = """
import os, sys
def note(event, arguments):
    if event == "import":
        os.write(channel, (arguments[0] + chr(10)).encode())
channel = os.open(os.environ["WRES_NOTE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.addaudithook(note)
"""

# What the program looked for in vain, this does not find either.
BARE = """
import importlib, sys
for name in open(sys.argv[1]).read().split():
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""

ENGINE = "## The engine"
"""Begins the part of the page that engine.py writes."""

PAGE = """# Benchmarks

`python benchmarks/measure.py` runs the three jobs in turn, each in a process of its own, and writes this part.
Medians of {runs} runs, smallest and largest in brackets. Memory is what all processes of a job hold together at their
peak, pages that they share counted twice; a processor's seconds are those of all of them, too. Modules are compiled
before, as on a user's computer from the second start on.

| job | seconds | processor's seconds | peak MB |
| --- | --- | --- | --- |
| bare Python that imports the same libraries ({libraries}) | {bare_seconds} | {bare_worked} | {bare_megabytes} |
| `main.py report`, {people} people, to all its files | {report_seconds} | {report_worked} | {report_megabytes} |
| `main.py verify` of that report | {verify_seconds} | {verify_worked} | {verify_megabytes} |

The report takes **{ratio:.2f} times** as long as importing its libraries, and **{worked_ratio:.2f} times** as much of a
processor's time, which tells more on a busy computer.
Aim: under {target_seconds} s and under {target_megabytes} MB on two cores.

Measured on {date}: Python {python}, {system}, {cores} cores, load {load:.1f} at the start.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One job: wall time and processor time in seconds, and the peak of its memory in megabytes."""

    seconds: float
    worked: float
    megabytes: float


def main() -> int:
    """Measure, write the page and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = max(5, parser.parse_args().runs)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        keep_compiled(Path(folder) / "compiled")
        page = measure(Path(folder), runs, load)
    readme = ROOT / "benchmarks" / "README.md"
    _, head, engine = readme.read_text(encoding="utf-8").partition(ENGINE)
    readme.write_text(f"{page}\n{head}{engine}".rstrip() + "\n", encoding="utf-8")
    print(page)
    return 0


def keep_compiled(folder: Path) -> None:
    """Let Python keep compiled modules, as it does on a user's computer: without them half the time is compiling."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def measure(folder: Path, runs: int, load: float) -> str:
    """The page; the three jobs take turns, so that a busy minute falls on all of them."""
    note, out = folder / "modules.txt", folder / "out"
    report = ["report", RETURN, "--to", str(out)]
    libraries = libraries_of(["main.py", *report], folder, note)
    publication, proof = next(out.glob("*publication.json")), next(out.glob("*proof.json"))
    jobs = {
        "bare": ["-c", BARE, str(note)],
        "report": ["main.py", *report],
        "verify": ["main.py", "verify", str(publication), "--proof", str(proof)],
    }
    for words in jobs.values():
        run(words)
    done: dict[str, list[Run]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, words in jobs.items():
            done[name].append(run(words))
    seconds = {name: [one.seconds for one in job] for name, job in done.items()}

    def middle(name: str) -> float:
        return statistics.median(one.worked for one in done[name])

    return PAGE.format(
        **{f"{name}_seconds": spread(times, 2) for name, times in seconds.items()},
        **{f"{name}_worked": spread([one.worked for one in job], 2) for name, job in done.items()},
        **{f"{name}_megabytes": spread([one.megabytes for one in job], 0) for name, job in done.items()},
        ratio=statistics.median(seconds["report"]) / statistics.median(seconds["bare"]),
        worked_ratio=middle("report") / middle("bare"),
        libraries=", ".join(libraries),
        runs=runs,
        people=PEOPLE,
        target_seconds=TARGET_SECONDS,
        target_megabytes=TARGET_MEGABYTES,
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        system=platform.platform(terse=True),
        cores=os.cpu_count(),
        load=load,
    )


def libraries_of(words: Sequence[str], folder: Path, note: Path) -> list[str]:
    """Run a job once, write down the modules of installed libraries that it asks for, and name the libraries."""
    (folder / "sitecustomize.py").write_text(PROBE, encoding="utf-8")
    run(words, {"PYTHONPATH": str(folder), "WRES_NOTE": str(note)})
    asked = list(dict.fromkeys(note.read_text(encoding="utf-8").split()))
    installed = {name for name in {module.partition(".")[0] for module in asked} if is_installed(name)}
    note.write_text("\n".join(module for module in asked if module.partition(".")[0] in installed), encoding="utf-8")
    return sorted(name for name in installed if not name.startswith("_"))


def is_installed(name: str) -> bool:
    """Whether a module comes from a library and neither from Python nor from the program."""
    spec = importlib.util.find_spec(name)
    return spec is not None and "site-packages" in str(spec.origin)


def run(words: Sequence[str], settings: Mapping[str, str] | None = None) -> Run:
    """Run Python with these words in the program's folder, silently; stop everything where it fails."""
    started = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    command = [sys.executable, *words]
    child = os.posix_spawn(sys.executable, command, {**os.environ, **(settings or {})}, file_actions=silent)
    peak = 0
    ended, status, usage = os.wait4(child, os.WNOHANG)
    while not ended:
        time.sleep(LOOK_SECONDS)
        peak = max(peak, memory_of(child))
        ended, status, usage = os.wait4(child, os.WNOHANG)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f"This failed, so nothing was measured: {' '.join(words[-6:])}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss * 1024) / 1_000_000)


def memory_of(process: int) -> int:
    """Bytes that a process and its helpers hold now; none where it has just ended."""
    about = Path("/proc") / str(process)
    try:
        pages = int((about / "statm").read_text(encoding="ascii").split()[1])
        helpers = (about / "task" / str(process) / "children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return pages * resource.getpagesize() + sum(memory_of(int(helper)) for helper in helpers)


def spread(values: Sequence[float], decimals: int) -> str:
    """The median, and in brackets the smallest and the largest."""
    return f"{statistics.median(values):.{decimals}f} ({min(values):.{decimals}f}-{max(values):.{decimals}f})"


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
