"""Writes the files that are kept of a format when it is released; they are never written again.

python -m tests.store.make_format FOLDER
"""

import sys
from datetime import date
from pathlib import Path

from wres_desktop.store.formats import migrations
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.publications import Published


def main() -> None:
    """One file without a passphrase and one with."""
    folder = Path(sys.argv[1])
    write(folder / f"format-{len(migrations())}.wresorg", "")
    write(folder / f"format-{len(migrations())}-encrypted.wresorg", "three random words")


def write(path: Path, passphrase: str) -> None:
    """Something of everything that the file can hold; all of it invented."""
    with OrganisationFile.create(path, who="Jo Example", passphrase=passphrase) as file:
        file.set_setting("policy", "default")
        file.begin_year(2023, {"organisation/name": "NHS Thornmere", "board/total/bme": 1})
        file.sign_off(2023, name="Ash Example", role="Director of People", on=date(2023, 5, 1))
        file.publish(2023, Published("{}", {"report.pdf": b"%PDF-1.7"}, "{}", "{}", "default"))
        file.add_to_ledger("WRES 2022", "{}", kind="own", source="typed from print")
        file.begin_year(2024, {"organisation/name": "NHS Thornmere"}, source="from 2023")
        file.record(2024, {"board/total/bme": 2, "training/odd": "12a"}, source="from board.xlsx, 9 rows")
        file.confirm(2024, "headcount", "counted twice", places=["workforce"])
        file.record(2024, {"workforce/clinical/band_5/bme": 3})
        file.undo()
        file.confirm(2024, "headcount", "counted again", places=["workforce"])


if __name__ == "__main__":
    main()
