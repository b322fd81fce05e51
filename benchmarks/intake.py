"""Measure a staff list of 100,000 rows and 30 columns from its file to counts, beside a bare parse of the same file.

python benchmarks/intake.py [--runs N]     Linux, with the Python of the environment; writes its part of README.md
"""

import argparse
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "benchmarks" / "README.md"
HEAD: Final = "## Spreadsheets"
ROWS: Final = 100_000
SECOND_POSTS: Final = 50
"""One row in so many is the second post of the person above."""

MOST_TIMES, MOST_MEGABYTES = 1.5, 1_000
MEGABYTE = 1_000_000

BARE = """
import sys, python_calamine
python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""

COUNTED = """
import sys
from datetime import date
from pathlib import Path
def main():
    from wres_desktop.intake.bring_in import bring_in
    from wres_desktop.intake.counted import Terms
    from wres_desktop.intake.remembered import Remembered
    (counted,) = bring_in([Path(sys.argv[1])], Terms(date(2024, 3, 31)), Remembered()).counted
    print(sum(counted.values.values()))
if __name__ == "__main__":
    main()
"""

HEADINGS = (
    *(
        "Employee Number",
        "Assignment Number",
        "Title",
        "Surname",
        "First Name",
        "Gender",
        "Date of Birth",
        "Ethnic Origin",
    ),
    *(
        "Nationality",
        "Disability",
        "Org L3",
        "Org L4",
        "Org L5",
        "Department",
        "Position Title",
        "Staff Group",
        "Job Role",
    ),
    *(
        "Occupation Code",
        "Pay Scale",
        "Spine Point",
        "FTE",
        "Employee Category",
        "Assignment Category",
        "Assignment Status",
    ),
    *("Start Date", "Termination Date", "Primary Assignment", "Location", "Religious Belief", "Sexual Orientation"),
)

PART = """{head}

`python benchmarks/intake.py` writes an invented staff list of {rows:,} rows and {columns} columns as .xlsx
({megabytes:.0f} MB), and runs two jobs in turn, each in a process of its own: the fastest reader there is (calamine)
merely parses the file into rows of Python values, and `wres_desktop.intake` takes it from the file to counts by place,
with error cells looked for, rows left out and second posts of {second:,} people told apart. A processor's seconds are
those of all processes of a job; memory is the largest of any of them. Python keeps compiled modules, as it does for
users. Medians of {runs} runs, smallest and largest in brackets.

| job | seconds | a processor's seconds | peak MB |
| --- | --- | --- | --- |
| bare parse | {bare_seconds} | {bare_worked} | {bare_megabytes:.0f} |
| file to counts | {seconds} | {worked} | {peak:.0f} |

File to counts takes **{times:.2f} times** the processor's time of a bare parse, {wall_times:.2f} times as long. Aim:
at most {most_times} times, and under {most_megabytes:,} MB.

Measured on {date}: Python {python}, {system}, {cores} cores, load {load:.1f} at the start.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One job: seconds, a processor's seconds of all its processes, megabytes of the largest of them."""

    seconds: float
    worked: float
    megabytes: float


def main() -> int:
    """Measure, write the part of the page and print it; 1 where the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", type=int, default=ROWS)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "staff.xlsx"
        write_list(path, options.rows)
        settings = with_compiled_modules(Path(folder))
        bare, counted = [], []
        run(COUNTED, path, settings)  # so that its modules are compiled
        for _ in range(options.runs):  # in turn, so that a busy minute falls on both
            bare.append(run(BARE, path, settings))
            counted.append(run(COUNTED, path, settings))
        megabytes = path.stat().st_size / MEGABYTE
    times = middle([each.worked for each in counted]) / middle([each.worked for each in bare])
    peak = max(each.megabytes for each in counted)
    part = PART.format(
        head=HEAD,
        rows=options.rows,
        second=options.rows // SECOND_POSTS,
        columns=len(HEADINGS),
        megabytes=megabytes,
        runs=options.runs,
        bare_seconds=spread([each.seconds for each in bare]),
        bare_worked=spread([each.worked for each in bare]),
        bare_megabytes=max(each.megabytes for each in bare),
        seconds=spread([each.seconds for each in counted]),
        worked=spread([each.worked for each in counted]),
        peak=peak,
        times=times,
        wall_times=middle([each.seconds for each in counted]) / middle([each.seconds for each in bare]),
        most_times=MOST_TIMES,
        most_megabytes=MOST_MEGABYTES,
        date=datetime.now(UTC).date().isoformat(),
        python=platform.python_version(),
        system=platform.platform(),
        cores=os.cpu_count(),
        load=load,
    )
    if options.rows == ROWS:
        write_part(part)
    print(part)
    return 0 if times <= MOST_TIMES and peak < MOST_MEGABYTES else 1


def with_compiled_modules(folder: Path) -> dict[str, str]:
    """The environment of a job in which Python keeps compiled modules, as on every computer that does not forbid it."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**settings, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def run(program: str, path: Path, settings: dict[str, str]) -> Run:
    """One job in a process of its own, with the processes that it starts."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file, tempfile.TemporaryFile("w+") as said:
        file.write(program)
        file.flush()
        began = time.perf_counter()
        words = [sys.executable, file.name, str(path)]
        process = subprocess.Popen(words, env=settings, stdout=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        said.seek(0)
        if process.returncode or said.read().strip() not in ("", str(ROWS - ROWS // SECOND_POSTS)):
            message = "a job did not do what it is measured for"
            raise RuntimeError(message)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MEGABYTE)


def write_list(path: Path, rows: int) -> None:
    """An invented staff list; the library writes it row by row."""
    import xlsxwriter  # noqa: PLC0415  only here

    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Staff")
        for at, row in enumerate((HEADINGS, *invented(rows))):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)


def invented(rows: int) -> Iterator[Sequence[object]]:
    """Rows of people who do not exist."""
    chance = random.Random(7)  # noqa: S311  invented people, not secrets
    ethnic = (
        "A White - British",
        "C White - Any other White background",
        "H Asian or Asian British - Indian",
        "Z Not Stated",
    )
    groups = (
        ("Administrative and Clerical", "G2A"),
        ("Nursing and Midwifery Registered", "N6A"),
        ("Allied Health Professionals", "S1A"),
    )
    for at in range(rows):
        number = 20_000_000 + at - (at % SECOND_POSTS == SECOND_POSTS - 1)
        group, occupation = chance.choice(groups)
        band = chance.randrange(2, 8)
        born, started = (date(1960, 1, 1) + timedelta(days=chance.randrange(days)) for days in (14_000, 23_000))
        yield (
            *(
                number,
                f"{number}",
                chance.choice(("Mr", "Ms", "Dr")),
                f"Surname{number % 4999}",
                f"Given{number % 2999}",
            ),
            *(chance.choice(("Female", "Male")), born, ethnic[number * 7_919 % 100 // 26], "British", "No"),
            *(
                f"Division {number % 9}",
                f"Directorate {number % 40}",
                f"Team {number % 400}",
                f"Cost centre {number % 300}",
            ),
            *(f"Position {number % 900}", group, f"Role {number % 100}", occupation),
            *(f"NHS|XR{band:02}|Review Body Band {band}", chance.randrange(1, 40), chance.choice((1, 0.6, 0.8))),
            *("Full Time", "Permanent", "Active Assignment", started, None, "Yes", f"Site {number % 30}"),
            *("I do not wish to disclose", "I do not wish to disclose"),
        )


def write_part(part: str) -> None:
    """Put the part in the place of the one before it, or at the end of the page."""
    text = README.read_text(encoding="utf-8")
    before, found, rest = text.partition(f"{HEAD}\n")
    after = rest[rest.index("\n## ") + 1 :] if found and "\n## " in rest else ""
    README.write_text(f"{before.rstrip()}\n\n{part}\n{after}".rstrip() + "\n", encoding="utf-8")


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def spread(values: Sequence[float]) -> str:
    """Such as ``2.71 (2.61-2.79)``."""
    return f"{middle(values):.2f} ({min(values):.2f}-{max(values):.2f})"


if __name__ == "__main__":
    sys.exit(main())
