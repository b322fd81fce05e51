"""Measure the main job beside a bare Python that only imports the same libraries; writes benchmarks/README.md.

python benchmarks/measure.py [--runs N]     Linux and macOS, with the Python of the program's environment
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RETURN = "resources/samples/independent-provider-2024.wres.json"
PEOPLE = 320
TARGET_SECONDS, TARGET_MEGABYTES = 3, 300
BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024

# Runs the program, and then writes down which modules it had loaded from installed libraries, in that order.
PROBE = """
import json, runpy, sys
note, sys.argv = sys.argv[1], ["main.py", *sys.argv[2:]]
try:
    runpy.run_path("main.py", run_name="__main__")
finally:
    installed = [n for n, m in sys.modules.items() if "site-packages" in str(getattr(m, "__file__", None))]
    open(note, "w").write(json.dumps(installed))
"""

# A name that only its own library can import, such as an alias inside it, is passed over: its library is loaded.
BARE = """
import importlib, json, sys
for name in json.loads(open(sys.argv[1]).read()):
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""

PAGE = """# Benchmarks

`python benchmarks/measure.py` runs the three jobs in turn, each in a process of its own, and writes this page.
Medians of {runs} runs, smallest and largest in brackets; peak memory is the largest resident set of the process.

| job | seconds | processor's seconds | peak MB |
| --- | --- | --- | --- |
| bare Python that imports the same libraries ({libraries}) | {bare_seconds} | {bare_worked} | {bare_megabytes} |
| `main.py report`, {people} people, to finished PDFs | {report_seconds} | {report_worked} | {report_megabytes} |
| `main.py verify` of that report | {verify_seconds} | {verify_worked} | {verify_megabytes} |

The report takes **{ratio:.2f} times** as long as importing its libraries, and **{worked_ratio:.2f} times** as much of a
processor's time, which tells more on a busy computer.
Aim: under {target_seconds} s and under {target_megabytes} MB on two cores.

Measured on {date}: Python {python}, {system}, {cores} cores, load {load:.1f} at the start.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall time and processor time in seconds, peak resident set in megabytes."""

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
        page = measure(Path(folder), runs, load)
    (ROOT / "benchmarks" / "README.md").write_text(page, encoding="utf-8")
    print(page)
    return 0


def measure(folder: Path, runs: int, load: float) -> str:
    """The page; the three jobs take turns, so that a busy minute falls on all of them."""
    note, out = folder / "modules.json", folder / "out"
    report = ["report", RETURN, "--to", str(out)]
    run(["-c", PROBE, str(note), *report])
    libraries = sorted({name.partition(".")[0] for name in json.loads(note.read_text(encoding="utf-8"))})
    publication, proof = next(out.glob("*publication.json")), next(out.glob("*proof.json"))
    jobs = {
        "bare": ["-c", BARE, str(note)],
        "report": ["main.py", *report],
        "verify": ["main.py", "verify", str(publication), "--proof", str(proof)],
    }
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
        libraries=", ".join(name for name in libraries if not name.startswith("_")),
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


def run(words: Sequence[str]) -> Run:
    """Run Python with these words in the program's folder, silently; stop everything where it fails."""
    started = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.executable, [sys.executable, *words], os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f"This failed, so nothing was measured: {' '.join(words[-6:])}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_OF_MAXRSS / 1_000_000)


def spread(values: Sequence[float], decimals: int) -> str:
    """The median, and in brackets the smallest and the largest."""
    return f"{statistics.median(values):.{decimals}f} ({min(values):.{decimals}f}-{max(values):.{decimals}f})"


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
