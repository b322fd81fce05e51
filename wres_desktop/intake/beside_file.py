"""Figures of others to compare with: the program's, users' own TOML or CSV, and publications (docs/formats.md)."""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from wres_desktop.disclosure.compared_reports import beside_of
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.domain.benchmarks import (
    Beside,
    WrongRow,
    benchmark_from,
    benchmarks_in,
    peer_from,
    peers_in,
    shipped_benchmarks,
)
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.json_text import read_json
from wres_desktop.paths import benchmarks_folder

_PUBLICATION: Final = ".json"
ENDINGS: Final = (".toml", ".csv", _PUBLICATION)
_LARGEST: Final = 1_000_000
_BENCHMARK_COLUMNS: Final = ("figure", "year", "value", "population", "source")
_PEER_COLUMNS: Final = ("figure", "year", "organisation", "cases", "people", "source")


def all_beside(paths: Sequence[Path] = ()) -> Beside:
    """The national and regional figures, those in the user's folder of benchmarks, and those in ``paths``.

    Raises:
        UnreadableFile: one of the files is not what it should be.
    """
    own = sorted(path for ending in ENDINGS for path in benchmarks_folder().glob(f"*{ending}"))
    read = [read_beside(path) for path in (*own, *paths)]
    benchmarks = (*shipped_benchmarks(), *(row for each in read for row in each.benchmarks))
    by_key = {(row.figure, row.key): row for row in benchmarks}  # the later one is right: users correct what is shipped
    return Beside(tuple(by_key.values()), tuple(dict.fromkeys(row for each in read for row in each.peers)))


def read_beside(path: Path) -> Beside:
    """The benchmarks and peers of one file: ``.toml``, ``.csv`` with a heading for each column, or a publication.

    Raises:
        UnreadableFile: it cannot be read, or a row is not whole; the message says which and why.
    """
    if path.suffix.lower() not in ENDINGS:
        message = f"{path.name} holds no benchmarks: give a .toml, a .csv or a publication.json."
        raise UnreadableFile(message)
    if path.suffix.lower() == _PUBLICATION:
        return beside_of(publication_from_json(read_json(path)))
    try:
        if path.stat().st_size > _LARGEST:
            message = f"{path.name} is too large to be a list of benchmarks."
            raise UnreadableFile(message)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"{path.name} cannot be read; check that it is there and that it is not open elsewhere."
        raise UnreadableFile(message) from error
    except UnicodeDecodeError as error:
        message = f"{path.name} is not in UTF-8; save it again as CSV UTF-8."
        raise UnreadableFile(message) from error
    return _of_toml(text, path.name) if path.suffix.lower() == ".toml" else _of_csv(text, path.name)


def _of_toml(text: str, name: str) -> Beside:
    try:
        content: Mapping[str, Any] = tomllib.loads(text)
        return Beside(tuple(benchmarks_in(content)), tuple(peers_in(content)))
    except tomllib.TOMLDecodeError as error:
        message = f"{name} is not a TOML file: {str(error)[:1].lower()}{str(error)[1:]}."
        raise UnreadableFile(message) from error
    except WrongRow as error:
        message = f"One of the rows of {name} is not whole: {error}."
        raise UnreadableFile(message) from error


def _of_csv(text: str, name: str) -> Beside:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [column.strip().lower() for column in rows.fieldnames or ()]
        rows.fieldnames = columns
        of_peers = "organisation" in columns
        missing = [column for column in (_PEER_COLUMNS if of_peers else _BENCHMARK_COLUMNS) if column not in columns]
        if missing:
            message = (
                f"{name} has no column {missing[0]}; the guide says what columns it needs, under Figures of others."
            )
            raise UnreadableFile(message)
        benchmarks, peers = [], []
        for row in rows:
            if not any((cell or "").strip() for cell in row.values() if not isinstance(cell, list)):
                continue
            if of_peers:
                peers.append(peer_from(_named(row)))
            else:
                benchmarks.append(benchmark_from(_named(row)))
    except (csv.Error, WrongRow) as error:
        message = f"Row {rows.line_num} of {name} is not whole: {error}."
        raise UnreadableFile(message) from error
    return Beside(tuple(benchmarks), tuple(peers))


def _named(row: Mapping[str, Any]) -> dict[str, str]:
    """The cells that have a heading and are not blank."""
    if None in row:
        message = "it has more cells than there are headings"
        raise WrongRow(message)
    return {column: cell.strip() for column, cell in row.items() if column and cell and cell.strip()}
