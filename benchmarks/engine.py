"""Measure the engine from counts to verified publications; writes its part of benchmarks/README.md and a drawing.

python benchmarks/engine.py [--runs N] [--members 2 4 8 16 40 80]     Linux, with the Python of the environment
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.growth import drawing  # noqa: E402 - the path comes first

README = ROOT / "benchmarks" / "README.md"
DRAWING = ROOT / "docs" / "pictures" / "growth.svg"
HEAD = "## The engine"
MEGABYTE = 1_000_000

# The bare process: everything that the engine loads, and nothing done with it.
LOADED = ("wres_desktop.disclosure.protect", "wres_desktop.disclosure.verify", "scipy.stats")

PART = """{head}

`python benchmarks/engine.py` runs each job in a process of its own and writes this part. **Work** is from counts to
verified publications once everything is loaded, and as seldom looked through for rubbish as in the window:
plan, tables for every rule, the public certificate, all of it as text, `verify` of the proof against
its publication. A processor's seconds tell more on a busy computer. **Certificate** is that part alone; it asks what
the proof has asked, so it is short. **Verify** is the last step alone, for the slowest of the publications; both in a
processor's seconds. **Whole process** has Python and the libraries in it; memory is its
peak. Medians of {runs} runs, smallest and largest in brackets; one run where a job takes longer than {long} s.

| job | publications | work, s | a processor's, s | times bare | certificate, s | verify, s | whole, s | peak MB | aim |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

The bare process only loads the same libraries; "times bare" compares a processor's seconds. All organisations but the
first two are invented by `benchmarks/invented.py`: 45 to 400 staff, every section of the return. "With own reports"
makes each member's own report together with the joint one; the drawing is of joint reports alone.

![Seconds of a processor from 2 members on](../docs/pictures/{drawing})

Measured on {date}: Python {python}, {system}, {cores} cores, load {load:.1f} at the start.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One job: seconds of work, of a processor for it, for the certificate, for the slowest verification, of all.

    ``megabytes`` is its peak.
    """

    work: float
    processor: float
    certificate: float
    verify: float
    whole: float
    megabytes: float
    publications: int


@dataclass(frozen=True, slots=True)
class Job:
    """What is measured, under what words it is run, and what it should take at most."""

    label: str
    words: tuple[str, ...]
    aim: str


def main() -> int:
    """Measure everything, or do one job where the words ask for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--members", type=int, nargs="*", default=[2, 4, 8, 16, 40, 80])
    parser.add_argument("--job", nargs="+", help="used by the program itself")
    options = parser.parse_args()
    if options.job:
        print(json.dumps(do(options.job)))
        return 0
    load = os.getloadavg()[0]
    measured = {job: measure(job, options.runs) for job in jobs(options.members)}
    alone = {job: runs for job, runs in measured.items() if job.words[0] == "joint" and job.words[2] == "1"}
    growth = [(int(job.words[1]), middle(runs, "processor")) for job, runs in alone.items()]
    DRAWING.write_text(drawing(growth), encoding="utf-8")
    write_part(measured, options.runs, load)
    return 0


def jobs(members: Sequence[int]) -> list[Job]:
    """The bare process, the two tables, joint reports of so many members, and some with the members' own reports."""
    joint = [Job(f"{n} members, joint report", ("joint", str(n), "1"), aims.get(n, "")) for n in members]
    eight = [
        Job("8 members, two years, joint report", ("joint", "8", "2"), "work 3 s"),
        Job("8 members, two years, half of which lack sections", ("lacking", "8", "2"), ""),
        Job("2 members, with own reports", ("members", "2", "1"), ""),
    ]
    return [
        Job("bare process", ("nothing",), ""),
        Job("60 people, Indicator 1", ("table", "ccg60"), "work 0.5 s"),
        Job("900 people, Indicator 1", ("table", "prov900"), "work 0.5 s"),
        Job("60 people, every section", ("sections", "60"), "work 0.5 s"),
        Job("900 people, every section", ("sections", "900"), "work 0.5 s"),
        *(eight if max(members, default=0) >= 8 else []),  # noqa: PLR2004 - they are eight
        *joint,
    ]


aims = {40: "work 30 s"}
NOTHING = {"work": 0.0, "certificate": 0.0, "verify": 0.0, "publications": 0}
LONG = 20.0
"""Seconds after which a job is not repeated."""


def measure(job: Job, runs: int) -> list[Run]:
    """Run a job again and again, each time in a fresh process; a long one once."""
    done: list[Run] = []
    while len(done) < runs and not any(run.whole > LONG for run in done):
        started = time.perf_counter()
        command = [sys.executable, __file__, "--job", *job.words]
        answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        done.append(Run(whole=time.perf_counter() - started, **answer))
        print(job.label, done[-1], flush=True)
    return done


def do(words: Sequence[str]) -> Mapping[str, float]:
    """One job in this process: what it took."""
    for name in LOADED:
        __import__(name)
    from wres_desktop.app import look_seldom_for_rubbish  # noqa: PLC0415 - only the job's own process

    look_seldom_for_rubbish()  # as the window does once it is there
    if words[0] == "nothing":
        return {**NOTHING, "processor": time.process_time(), "megabytes": peak()}
    work = prepared(words)
    started, worked = time.perf_counter(), time.process_time()
    certificate, checks = work()
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    return {
        "work": seconds,
        "processor": worked,
        "certificate": certificate,
        "verify": max(checks, default=0.0),
        "megabytes": peak(),
        "publications": len(checks),
    }


def peak() -> float:
    """The most memory that this process held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def prepared(words: Sequence[str]) -> Callable[[], tuple[float, list[float]]]:
    """The job with its counts ready; it says how long the certificate took, and each publication to verify."""
    from benchmarks.invented import consortium, lacking, returns_of  # noqa: PLC0415 - only the job's own process loads the program
    from benchmarks.two_tables import submission_of  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.wanted import joint_wanted_of, wanted_of  # noqa: PLC0415 - as above

    match words:
        case ["table", name]:
            submissions = [submission_of(name)]
            return lambda: made([wanted_of(submissions)])
        case ["sections", people]:
            returns = returns_of(0, int(people), 1)
            return lambda: made([wanted_of(returns)])
        case ["joint", members, years]:
            together = consortium(int(members), int(years))
            return lambda: made([joint_wanted_of(together)])
        case ["lacking", members, years]:
            together = lacking(int(members), int(years))
            return lambda: made([joint_wanted_of(together)])
        case ["members", members, years]:
            together = consortium(int(members), int(years))
            return lambda: made([joint_wanted_of(together), *(wanted_of(each.returns) for each in together.members)])
    message = f"There is no job called {' '.join(words)}."
    raise SystemExit(message)


def made(wanted: Sequence[object]) -> tuple[float, list[float]]:
    """Protect documents together, certify them, write all as text and verify each.

    Gives the seconds of a processor that the certificate took, and those of each verification.
    """
    import hashlib  # noqa: PLC0415 - only the job's own process

    from wres_desktop.disclosure.certificate import certificate_of  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.certificate_file import certificate_text  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.policy import load_policy  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.proof import proof_text  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.protect import protect_together  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.publication_file import publication_text  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.secret import Secret  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.terms import Terms  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.verify import failures  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.wanted import Wanted  # noqa: PLC0415 - as above

    policy = load_policy()
    documents = [each for each in wanted if isinstance(each, Wanted)]
    together = protect_together(documents, Terms(policy, Secret(bytes(16))))
    started = time.process_time()
    certificate_text(certificate_of([each.publication for each in together], (), policy))
    certificate = time.process_time() - started
    seconds = []
    for protected in together:
        publication, proof = publication_text(protected.publication), proof_text(protected.proof)
        digest = hashlib.sha256(publication.encode()).hexdigest()
        read = json.loads(publication), json.loads(proof)
        started = time.process_time()
        found = failures(read[0], digest, read[1], policy.threshold)
        seconds.append(time.process_time() - started)
        if found:
            sys.exit(f"a publication did not verify, so nothing was measured: {found[0]}")
    return certificate, seconds


def write_part(measured: Mapping[Job, Sequence[Run]], runs: int, load: float) -> None:
    """Put this part into the page, in place of an earlier one."""
    bare = next(middle(done, "processor") for job, done in measured.items() if job.words == ("nothing",))
    part = PART.format(
        head=HEAD,
        rows="\n".join(row(job, done, bare) for job, done in measured.items()),
        runs=runs,
        long=round(LONG),
        drawing=DRAWING.name,
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        system=platform.platform(terse=True),
        cores=os.cpu_count(),
        load=load,
    )
    before, _, rest = README.read_text(encoding="utf-8").partition(HEAD)
    _, heading, others = rest.partition("\n## ")
    README.write_text(f"{before.rstrip()}\n\n{part}{heading}{others}", encoding="utf-8")


def row(job: Job, done: Sequence[Run], bare: float) -> str:
    """One line of the table."""
    if not done[0].publications:
        cells = [
            "",
            "",
            spread(done, "processor", 2),
            "1",
            "",
            "",
            spread(done, "whole", 2),
            spread(done, "megabytes", 0),
            "",
        ]
        return f"| {job.label} | {' | '.join(cells)} |"
    times = f"{middle(done, 'processor') / bare:.2f}"
    work = [spread(done, "work", 2), spread(done, "processor", 2)]
    parts = [str(done[0].publications), *work, times, spread(done, "certificate", 2), spread(done, "verify", 3)]
    return f"| {job.label} | {' | '.join([*parts, spread(done, 'whole', 2), spread(done, 'megabytes', 0), job.aim])} |"


def middle(done: Sequence[Run], what: str) -> float:
    """The median of one thing."""
    return float(statistics.median(getattr(run, what) for run in done))


def spread(done: Sequence[Run], what: str, decimals: int) -> str:
    """The median, and in brackets the smallest and the largest where there is more than one."""
    values = [getattr(run, what) for run in done]
    brackets = f" ({min(values):.{decimals}f}-{max(values):.{decimals}f})" if len(values) > 1 else ""
    return f"{statistics.median(values):.{decimals}f}{brackets}"


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
