"""Files changed at random: bytes, pieces, and the XML inside workbooks, which then is packed again."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import xlwt

from tests.intake.messy import people, table
from tests.intake.messy_files import write_ods
from tests.intake.sheets import write_csv, write_xlsx

INTERESTING: Final = (
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b'"',
    b"&",
    b"]]>",
    b"<!DOCTYPE x>",
    b"-1",
    b"99999999999",
    b"1048577",
    b"XFE1",
    b"=",
)


def seeds(folder: Path) -> dict[str, bytes]:
    """One sound file of every kind, small so that a change hits something."""
    rows = table(people(random.Random(1), 25))  # noqa: S311  invented people, not secrets
    old = xlwt.Workbook()
    sheet = old.add_sheet("Staff")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    old.save(str(folder / "seed.xls"))
    made = {
        ".xlsx": write_xlsx(folder / "seed.xlsx", rows, [["a"], [1]]),
        ".xls": folder / "seed.xls",
        ".ods": write_ods(folder / "seed.ods", rows),
        ".csv": write_csv(folder / "seed.csv", rows),
    }
    return {name: path.read_bytes() for name, path in made.items()}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with something wrong in it; half of the packed ones are unpacked first."""
    if content.startswith(b"PK") and chance.random() < 0.6:
        return _inside(content, chance)
    return _bytes(content, chance)


def _inside(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = b""
        case _:
            parts[name] = _bytes(parts[name], chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return packed.getvalue()


def _bytes(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    ways: tuple[Callable[[bytearray, random.Random], None], ...] = (
        _flip,
        _put_in,
        _cut,
        _repeat,
        _take_out,
        _overwrite,
    )
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        chance.choice(ways)(changed, chance)
    return bytes(changed)


def _place(changed: bytearray, chance: random.Random) -> int:
    return chance.randrange(max(1, len(changed)))


def _flip(changed: bytearray, chance: random.Random) -> None:
    if changed:
        changed[_place(changed, chance)] ^= 1 << chance.randrange(8)


def _put_in(changed: bytearray, chance: random.Random) -> None:
    at = _place(changed, chance)
    changed[at:at] = chance.choice(INTERESTING)


def _cut(changed: bytearray, chance: random.Random) -> None:
    del changed[_place(changed, chance) :]


def _repeat(changed: bytearray, chance: random.Random) -> None:
    at = _place(changed, chance)
    piece = changed[at : at + chance.randrange(1, 200)]
    changed[at:at] = piece * chance.choice((1, 2, 100))


def _take_out(changed: bytearray, chance: random.Random) -> None:
    at = _place(changed, chance)
    del changed[at : at + chance.randrange(1, 100)]


def _overwrite(changed: bytearray, chance: random.Random) -> None:
    at = _place(changed, chance)
    piece = chance.choice(INTERESTING)
    changed[at : at + len(piece)] = piece
