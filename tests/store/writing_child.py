"""A program to be killed: it writes to an organisation's file until then, and says so after each step that is saved.

python -m tests.store.writing_child FILE PASSPHRASE SEED JOB
"""

import random
import sys
import zlib
from datetime import date
from pathlib import Path

from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.publications import Published
from wres_desktop.store.steps import Step

CELLS_OF_A_PASTE = 200
YEAR = 2024


def main() -> None:
    """Open or create the file and write to it; each line on standard output is a step that is on the disk."""
    path, passphrase, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    chance = random.Random(seed)  # noqa: S311  a test
    if not path.exists():
        OrganisationFile.create(path, who="Jo", passphrase=passphrase).close()
    file = OrganisationFile.open(path, who="Jo", passphrase=passphrase)
    job = sys.argv[4]
    if job == "share":
        # The journal that is used on network shares.
        file._database.rows("PRAGMA journal_mode = DELETE")
    say("open")
    while True:
        say_step(typing(file, chance))
        if job == "keep":
            keeping(file, chance, passphrase)


def fingerprint(step: Step) -> int:
    """A number that tells what a step changed from anything else."""
    return zlib.crc32(repr(sorted(step.changed.items())).encode())


def typing(file: OrganisationFile, chance: random.Random) -> Step:
    """What a day's work is made of; every value of a step is the step's own draw, so that a half step would show."""
    value = chance.randrange(1_000_000_000)
    match chance.randrange(12):
        case 0 | 1:
            return file.record(YEAR, {f"paste/{cell}": value for cell in range(CELLS_OF_A_PASTE)}, words="paste")
        case 2 if file.can_undo:
            return file.undo() or file.record(YEAR, {"typed/0": value})
        case 3 if file.can_redo:
            return file.redo() or file.record(YEAR, {"typed/0": value})
        case 4:
            return file.sign_off(YEAR, name="Ash", role="Director", on=date(2024, 5, 1))
        case 5:
            content = value.to_bytes(4) * 25_000
            return file.publish(YEAR, Published("{}", {"report.pdf": content}, "proof", str(value), "default"))
        case _:
            return file.record(YEAR, {f"typed/{chance.randrange(50)}": value})


def keeping(file: OrganisationFile, chance: random.Random, passphrase: str) -> None:
    """What is done once in a while: backups, going back to one, and a change of the passphrase to the same words."""
    match chance.randrange(3):
        case 0:
            file.back_up()
        case 1:
            backup = file.back_up()
            say_step(typing(file, chance))
            say(f"restoring {backup.steps}")
            file.restore(backup)
        case _:
            file.change_passphrase(passphrase)


def say_step(step: Step) -> None:
    """Say what is on the disk."""
    say(f"{step.number} {fingerprint(step)}")


def say(words: str) -> None:
    """One line that is out before anything else happens."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
