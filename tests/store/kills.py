"""Kill a writing program at random instants and look at what it leaves: nothing that was said to be saved may be lost.

python -m tests.store.kills [--times 500] [--seed 1]     the long run; the tests do a few
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.store.writing_child import CELLS_OF_A_PASTE, fingerprint
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.steps import How, Step

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS_OF_A_FILE = 20
"""Then a new one is begun, so that its creation is killed too and it stays small."""

LONGEST_AFTER_OPENING, LONGEST_AFTER_START = 0.3, 0.8
"""Seconds; a start and an opening take about half a second on the slowest machine of ours."""

WAYS = tuple((passphrase, job) for job in ("type", "share", "keep") for passphrase in ("", "three words"))
"""The program types, types on a network share, or makes backups, restores and changes passphrases; with what key."""


@dataclass
class Found:
    """What was seen in one way of killing."""

    kills: int = 0
    before_open: int = 0
    saved: int = 0
    """Steps that were said to be saved; each was looked for after this kill and all later ones of its file."""
    unsaid: int = 0
    """Steps that were there although the program was killed before it could say so."""
    wrong: list[str] = field(default_factory=list)


@dataclass
class Promised:
    """What the program has said to be saved: each step's fingerprint; and what would be left of it by a restore."""

    steps: dict[int, int] = field(default_factory=dict)
    restoring: int | None = None

    def hear(self, line: str) -> None:
        """One whole line of the program."""
        match line.split():
            case ["restoring", steps]:
                self.restoring = int(steps)
            case [number, print_of]:
                if self.restoring is not None:
                    self.steps = self.after_restoring()
                self.restoring = None
                self.steps[int(number)] = int(print_of)

    def after_restoring(self) -> dict[int, int]:
        """What stays if the restore that was begun is done."""
        last = self.restoring or 0
        return {number: print_of for number, print_of in self.steps.items() if number <= last}


def kill_again_and_again(folder: Path, passphrase: str, job: str, times: int, seed: int) -> Found:
    """Start the program, kill it, open the file and compare it with what was said; so many times."""
    chance = random.Random(seed)  # noqa: S311  a test
    found, promised = Found(), Promised()
    for number in range(times):
        path = folder / f"{job} {number // KILLS_OF_A_FILE}.wresorg"
        if number % KILLS_OF_A_FILE == 0:
            promised = Promised()
        lines = _kill_one(path, passphrase, job, chance)
        found.kills += 1
        found.before_open += not lines
        for line in lines[1:]:
            promised.hear(line)
            found.saved += not line.startswith("restoring")
        if lines or path.exists():
            _look(path, passphrase, promised, found)
    return found


def _kill_one(path: Path, passphrase: str, job: str, chance: random.Random) -> Sequence[str]:
    """The whole lines that the program wrote until it was killed."""
    words = [sys.executable, "-m", "tests.store.writing_child", str(path), passphrase, str(chance.getrandbits(30)), job]
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own words
    assert child.stdout
    first = ""
    if chance.random() < 0.8:
        first = child.stdout.readline()
        longest = LONGEST_AFTER_OPENING if job != "keep" else LONGEST_AFTER_START
    else:
        longest = LONGEST_AFTER_START
    with suppress(subprocess.TimeoutExpired):
        child.wait(chance.uniform(0, longest))
        raise AssertionError("The program ended by itself.")
    child.kill()
    rest, _ = child.communicate()
    return [line for line in (first + rest).split("\n")[:-1] if line]


def _look(path: Path, passphrase: str, promised: Promised, found: Found) -> None:
    with OrganisationFile.open(path, who="Sam", passphrase=passphrase) as file:
        if file.read_only or file.notice:
            found.wrong.append(f"{path.name}: {file.why_read_only}{file.notice}")
        there = _prints_in(file)
        found.wrong += [f"{path.name}: {fault}" for fault in _half_steps(file)]
    kept = _is_in(promised.steps, there)
    if not kept and promised.restoring is not None:
        promised.steps = promised.after_restoring()
        kept = _is_in(promised.steps, there)
    promised.restoring = None
    if not kept:
        lost = [number for number, print_of in promised.steps.items() if there.get(number) != print_of]
        found.wrong.append(f"{path.name}: lost {lost}, there are {len(there)}")
    if sorted(there) != list(range(1, len(there) + 1)):
        found.wrong.append(f"{path.name}: steps are missing")
    found.unsaid += len(there.keys() - promised.steps.keys())
    promised.steps = dict(there)


def _is_in(steps: Mapping[int, int], there: Mapping[int, int]) -> bool:
    return all(there.get(number) == print_of for number, print_of in steps.items())


def _prints_in(file: OrganisationFile) -> dict[int, int]:
    steps: dict[int, Step] = {}
    for line in file.history():
        step = steps.setdefault(line.number, Step(line.number, line.year, {}, line.words, line.how))
        if line.place:
            changed = {**step.changed, line.place: (line.before, line.after)}
            steps[line.number] = Step(step.number, step.year, changed, step.words, step.how)
    return {number: fingerprint(step) for number, step in steps.items()}


def _half_steps(file: OrganisationFile) -> Sequence[str]:
    """Steps without all of what belongs to them."""
    faults = []
    sizes: dict[int, int] = {}
    for line in file.history():
        if line.words == "paste":
            sizes[line.number] = sizes.get(line.number, 0) + 1
    faults += [f"paste {number} of {size}" for number, size in sizes.items() if size != CELLS_OF_A_PASTE]
    published = {line.number for line in file.history() if line.how is How.PUBLISHED}
    kept = {one.step: one.certificate for one in file.publications()}
    for number in published:
        content = file.publication_files(number).get("report.pdf")
        if number not in kept or content != int(kept[number]).to_bytes(4) * 25_000:
            faults.append(f"publication {number}")
    signed = {line.number for line in file.history() if line.how is How.SIGNED_OFF}
    faults += [f"sign-off {number}" for number in signed - {one.step for one in file.sign_offs(2024)}]
    return faults


def main() -> int:
    """Kill so many times, in turn in every way, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wrong = 0
    for number, (passphrase, job) in enumerate(WAYS):
        times = given.times // len(WAYS) + (number < given.times % len(WAYS))
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            found = kill_again_and_again(Path(folder), passphrase, job, times, given.seed + number)
        print(  # noqa: T201
            f"{'encrypted' if passphrase else 'plain':9} {job:5} kills {found.kills:3} (before it was open "
            f"{found.before_open}), steps said to be saved {found.saved}, there without being said {found.unsaid}, "
            f"wrong {len(found.wrong)}, {time.perf_counter() - began:.0f} s",
            *found.wrong[:5],
            sep="\n",
            flush=True,
        )
        wrong += len(found.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
