"""Figures of others to compare with: national and regional ones from resources/benchmarks/, and rows of one's own."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Final

from wres_desktop.domain.citations import NHS_ENGLAND_DATA, citation
from wres_desktop.errors import UnreadableFile
from wres_desktop.paths import resources

MEASURES: Final[Mapping[str, str]] = {
    r"staff/bme_percent": "percent",
    r"1/(non_clinical|clinical|medical|all)/[a-z0-9_]+/bme_percent": "percent",
    r"[234]/relative_likelihood": "ratio",
    r"[5678]/(white|bme)/percent": "percent",
    r"9/(total|voting|executive)/bme_percent": "percent",
}
"""The figures that may have something to stand beside them, as patterns, and what sort of number each is."""

CONFIDENCES: Final = ("S", "K-H", "K-M", "K-L", "own")
"""S: seen in a public source; K: general knowledge, high, medium or low; own: whoever added it answers for it."""

SHIPPED: Final = ("S", "K-H")

MOST_YEARS_OLDER: Final = 3

REGIONS: Final = (
    "East of England",
    "London",
    "Midlands",
    "North East and Yorkshire",
    "North West",
    "South East",
    "South West",
)
"""The regions of the NHS in England."""

_NUMBER: Final = re.compile(r"\d{1,3}(\.\d{1,2})?")
_YEARS: Final = range(2015, 2101)
_HUNDRED: Final = 100
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One figure of others: ``figure`` is a statement's id without its year, ``population`` says whose figure it is."""

    figure: str
    year: int
    value: str
    area: str
    population: str
    source: str
    confidence: str

    @property
    def key(self) -> str:
        """What tells it from the others that stand beside the same figure: ``england-2021``."""
        name = re.sub(r"[^a-z0-9]+", "-", f"{self.area} {self.population}".lower()).strip("-")
        return f"{name}-{self.year}"


@dataclass(frozen=True, slots=True)
class Peer:
    """What another organisation published: ``cases`` of ``people``; ``figure`` as in a benchmark, always a share."""

    figure: str
    year: int
    organisation: str
    cases: int
    people: int
    source: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything that a report may be held against."""

    benchmarks: tuple[Benchmark, ...] = ()
    peers: tuple[Peer, ...] = ()


class WrongRow(ValueError):
    """A row that is no benchmark and no peer; the message says what is wrong with it, in words."""


@cache
def shipped_benchmarks() -> tuple[Benchmark, ...]:
    """The national and regional figures that come with the program; their sources are public documents.

    Raises:
        UnreadableFile: they are damaged.
    """
    rows = []
    for path in sorted((resources() / "benchmarks").glob("*.toml")):
        try:
            rows += list(benchmarks_in(tomllib.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError) as error:
            message = f"The benchmarks in {path.name} are damaged; install the program again."
            raise UnreadableFile(message) from error
    if any(row.confidence not in SHIPPED for row in rows):
        message = "A benchmark that is not sure enough came with the program; install the program again."
        raise UnreadableFile(message)
    return tuple(replace(row, source=citation(row.source) or NHS_ENGLAND_DATA) for row in rows)


def benchmarks_in(content: Mapping[str, Any]) -> Iterator[Benchmark]:
    """The rows ``[[benchmark]]`` of a file; what stands above them holds for each that does not say otherwise.

    Raises:
        WrongRow: one of them is not whole.
    """
    above = {key: value for key, value in content.items() if key not in ("benchmark", "peer")}
    for row in _rows(content, "benchmark"):
        yield benchmark_from({**above, **row})


def peers_in(content: Mapping[str, Any]) -> Iterator[Peer]:
    """The rows ``[[peer]]`` of a file, as ``benchmarks_in``.

    Raises:
        WrongRow: one of them is not whole.
    """
    above = {key: value for key, value in content.items() if key not in ("benchmark", "peer")}
    for row in _rows(content, "peer"):
        yield peer_from({**above, **row})


def _rows(content: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    rows = content.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        message = f"its rows must each begin with [[{name}]]"
        raise WrongRow(message)
    return rows


def benchmark_from(row: Mapping[str, Any]) -> Benchmark:
    """One benchmark from its fields; whoever does not say how sure it is answers for it.

    Raises:
        WrongRow: a field is missing or is not what it should be.
    """
    said = {"confidence": "own", "area": "", **row}
    _only_known(said, Benchmark)
    figure, year = _figure(said), _year(said)
    value = str(said.get("value", "")).strip().removesuffix("%").strip()
    if not _NUMBER.fullmatch(value) or (kind_of(figure) == "percent" and float(value) > _HUNDRED):
        message = "its value must be a plain number, such as 24.2; a percentage cannot be above 100"
        raise WrongRow(message)
    if said["confidence"] not in CONFIDENCES:
        message = f"its confidence must be one of {', '.join(CONFIDENCES)}"
        raise WrongRow(message)
    area, population, source = (_text(said, name) for name in ("area", "population", "source"))
    if not population or not source:
        message = "it needs a population (whose figure it is, such as NHS trusts) and a source"
        raise WrongRow(message)
    return Benchmark(figure, year, value, area, population, source, said["confidence"])


def peer_from(row: Mapping[str, Any]) -> Peer:
    """One organisation's published share from its fields.

    Raises:
        WrongRow: a field is missing or is not what it should be.
    """
    _only_known(row, Peer)
    figure, year = _figure(row), _year(row)
    if kind_of(figure) != "percent":
        message = "only shares can be drawn by organisation, not likelihoods; name a figure that is a percentage"
        raise WrongRow(message)
    organisation, source = _text(row, "organisation"), _text(row, "source")
    cases, people = _whole(row.get("cases")), _whole(row.get("people"))
    if not organisation or not source or cases is None or people is None or not 0 <= cases <= people or not people:
        message = "it needs an organisation, a source, and whole numbers of cases and of people, cases among people"
        raise WrongRow(message)
    return Peer(figure, year, organisation, cases, people, source)


def kind_of(figure: str) -> str | None:
    """``percent`` or ``ratio``; ``None`` for a figure that nothing can stand beside."""
    return next((kind for pattern, kind in MEASURES.items() if re.fullmatch(pattern, figure)), None)


def beside_year(beside: Sequence[Benchmark], figure: str, year: int) -> tuple[Benchmark, ...]:
    """What may stand beside a figure of a year: for each area and population, that of the year or the last before.

    What is more than three years older stands beside nothing.
    """
    latest: dict[tuple[str, str], Benchmark] = {}
    for each in sorted(beside, key=lambda row: row.year):
        if each.figure == figure and year - MOST_YEARS_OLDER <= each.year <= year:
            latest[each.area, each.population] = each
    return tuple(latest.values())


def _only_known(row: Mapping[str, Any], kind: type[Benchmark | Peer]) -> None:
    known = {field.name for field in fields(kind)} | ({"population", "area", "confidence"} if kind is Peer else set())
    strange = sorted(str(name) for name in row.keys() - known)
    if strange:
        message = f"it has a field that this program does not know: {', '.join(strange)}"
        raise WrongRow(message)


def _figure(row: Mapping[str, Any]) -> str:
    figure = _text(row, "figure")
    if kind_of(figure) is None:
        message = "its figure is none that can be compared; the guide lists them, such as staff/bme_percent"
        raise WrongRow(message)
    return figure


def _year(row: Mapping[str, Any]) -> int:
    year = _whole(row.get("year"))
    if year is None or year not in _YEARS:
        message = "its year must be the year of the 31 March that it is of, such as 2021"
        raise WrongRow(message)
    return year


def _whole(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = str(value).strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        message = f"its {name} must be a text between quotation marks"
        raise WrongRow(message)
    return value.strip()
