"""Invents returns of many shapes, and the true table behind each of them."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Counts: TypeAlias = dict[str, int]
Return: TypeAlias = dict[str, Any]

GROUPS = ("white", "bme", "unknown")
BANDS = (
    *("under_band_1", "band_1", "band_2", "band_3", "band_4", "band_5", "band_6", "band_7"),
    *("band_8a", "band_8b", "band_8c", "band_8d", "band_9", "vsm"),
)
MEDICAL = ("consultant", "career_grade", "trainee", "other")
ROWS = {"non_clinical": tuple(BANDS), "clinical": tuple(BANDS), "medical": MEDICAL}
QUESTIONS = ("harassment_public", "harassment_staff", "equal_opportunity", "discrimination")


@dataclass(frozen=True, slots=True)
class Shape:
    """What is peculiar about an organisation."""

    name: str
    smallest: int = 30
    largest: int = 300
    rows: int = 14
    bme: float = 0.15
    unknown: float = 0.04
    one_bme: bool = False
    percents: bool = False
    no_cases: bool = False
    board: int = 12
    survey_share: float = 0.6
    missing: tuple[str, ...] = ()


SHAPES = (
    Shape("small group"),
    Shape("sparse", smallest=30, largest=90, rows=24),
    Shape("one BME colleague", smallest=30, largest=120, one_bme=True),
    Shape("all in one band", smallest=30, largest=80, rows=1),
    Shape("two rows", smallest=30, largest=200, rows=2, bme=0.3),
    Shape("few unknown", smallest=100, largest=600, unknown=0.005),
    Shape("no unknown", smallest=40, largest=400, unknown=0.0),
    Shape("no disciplinary cases", no_cases=True),
    Shape("tiny board", board=4),
    Shape("survey in percent", smallest=60, largest=500, percents=True),
    Shape("few survey answers", smallest=40, largest=120, survey_share=0.25, bme=0.12),
    Shape("mostly BME", smallest=40, largest=300, bme=0.85),
    Shape("mostly unknown", smallest=40, largest=200, unknown=0.6),
    Shape("provider", smallest=600, largest=3000, rows=30),
    Shape("much not collected", missing=("training", "survey", "disciplinary")),
)


def invented(seed: int, code: str = "9ZA", year: int = 2022, shape: Shape | None = None) -> Return:
    """One return; the same seed gives the same return."""
    chance = random.Random(f"{seed}/{code}")  # noqa: S311 - invented data
    shape = shape or SHAPES[seed % len(SHAPES)]
    workforce = _workforce(chance, shape)
    staff = staff_of(workforce)
    result: Return = {
        "format": "wres-return",
        "version": 1,
        "organisation": {"code": code, "name": f"Invented {code}", "kind": "ccg"},
        "reporting_year": year,
        "snapshot_date": f"{year}-03-31",
        "workforce": workforce,
        "recruitment": _recruitment(chance, shape),
        "disciplinary": _disciplinary(chance, shape, staff, year),
        "training": {"accessed": {g: _some(chance, staff[g], chance.choice((0.1, 0.5, 0.9, 1.0))) for g in GROUPS}},
        "survey": {question: _survey(chance, shape, staff) for question in QUESTIONS},
        "board": _board(chance, shape),
    }
    for section in shape.missing:
        result[section] = {"not_collected": "Nobody kept a list."}
    return result


def _some(chance: random.Random, people: int, share: float) -> int:
    return sum(chance.random() < share for _ in range(people))


def _group(chance: random.Random, shape: Shape) -> str:
    if chance.random() < shape.unknown:
        return "unknown"
    return "bme" if not shape.one_bme and chance.random() < shape.bme else "white"


def _workforce(chance: random.Random, shape: Shape) -> dict[str, dict[str, Counts]]:
    every = [(part, row) for part, rows in ROWS.items() for row in rows]
    rows = chance.sample(every, min(shape.rows, len(every)))
    weights = [chance.expovariate(1.0) + 0.02 for _ in rows]
    table: dict[str, dict[str, Counts]] = {part: {} for part in ROWS}
    for part, row in rows:
        table[part][row] = dict.fromkeys(GROUPS, 0)
    for part, row in chance.choices(rows, weights, k=chance.randint(shape.smallest, shape.largest)):
        table[part][row][_group(chance, shape)] += 1
    if shape.one_bme:
        part, row = chance.choice(rows)
        table[part][row]["bme"] = 1
    return table


def staff_of(workforce: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Counts:
    """People in post by ethnic group; the memo line is part of other rows."""
    return {
        g: sum(
            counts[g] for rows in workforce.values() for row, counts in rows.items() if row != "senior_medical_manager"
        )
        for g in GROUPS
    }


def _recruitment(chance: random.Random, shape: Shape) -> dict[str, Counts]:
    shortlisted = {
        "white": chance.randint(5, 200),
        "bme": chance.randint(0, 6) if shape.one_bme else chance.randint(0, 90),
        "unknown": chance.randint(0, 12),
    }
    share = {g: chance.choice((0.0, 0.1, 0.3, 0.95)) for g in GROUPS}
    return {"shortlisted": shortlisted, "appointed": {g: _some(chance, shortlisted[g], share[g]) for g in GROUPS}}


def _disciplinary(chance: random.Random, shape: Shape, staff: Counts, year: int) -> Return:
    two_years = year <= 2019

    def cases() -> Counts:
        share = 0.0 if shape.no_cases else chance.choice((0.01, 0.03, 0.1))
        return {g: min(_some(chance, staff[g], share), staff[g] // 2) for g in GROUPS}

    found: Return = {"basis": "two_year_average" if two_years else "single_year", "entered": cases()}
    if two_years:
        found["entered_previous_year"] = cases()
    return found


def _survey(chance: random.Random, shape: Shape, staff: Counts) -> Return:
    result: Return = {}
    for group in ("white", "bme"):
        answered = _some(chance, staff[group], shape.survey_share)
        yes = _some(chance, answered, chance.choice((0.05, 0.25, 0.5, 0.9)))
        if shape.percents and answered:
            result[group] = {"percent": f"{int(1000 * yes / answered + 0.5) / 10:.1f}", "answered": answered}
        else:
            result[group] = {"yes": yes, "answered": answered}
    return result


def _board(chance: random.Random, shape: Shape) -> dict[str, Counts]:
    size = chance.randint(max(2, shape.board - 3), shape.board + 3)
    total = dict.fromkeys(GROUPS, 0)
    for _ in range(size):
        total[chance.choices(GROUPS, (8, 2, 1))[0]] += 1
    return {
        "total": total,
        "voting": {g: _some(chance, total[g], 0.75) for g in GROUPS},
        "executive": {g: _some(chance, total[g], 0.4) for g in GROUPS},
    }


def next_year(seed: int, earlier: Return) -> Return:
    """The same organisation a year later: a few people have come, gone, or moved; everything else stands still."""
    chance = random.Random(f"{seed}/later")  # noqa: S311 - invented data
    later: Return = json.loads(json.dumps(earlier))
    year = earlier["reporting_year"] + 1
    later["reporting_year"], later["snapshot_date"] = year, f"{year}-03-31"
    rows = [counts for part in later["workforce"].values() for counts in part.values()]
    before = staff_of(earlier["workforce"])
    for _ in range(chance.randint(1, 4)):
        group = chance.choice(GROUPS)
        joined, left = chance.choice(rows), chance.choice(rows)
        joined[group] += 1
        if left[group] and chance.random() < 0.5:
            left[group] -= 1
    grown = staff_of(later["workforce"])
    if "entered" in later["disciplinary"]:
        cases = {g: min(earlier["disciplinary"]["entered"][g] + chance.choice((0, 0, 1)), grown[g]) for g in GROUPS}
        later["disciplinary"] = {"basis": "single_year", "entered": cases}
        if year <= 2019:
            previous = earlier["disciplinary"]["entered"]
            later["disciplinary"] = {"basis": "two_year_average", "entered": cases, "entered_previous_year": previous}
    if "accessed" in later["training"]:
        trained = later["training"]["accessed"]
        later["training"]["accessed"] = {g: min(trained[g] + max(grown[g] - before[g], 0), grown[g]) for g in GROUPS}
    return later


def series(seed: int, years: int, first: int = 2021) -> list[Return]:
    """Returns of one organisation that changes little from year to year."""
    made = [invented(seed, year=first)]
    while len(made) < years:
        made.append(next_year(seed + len(made), made[-1]))
    return made


def neighbours(seed: int, members: int, year: int = 2021) -> list[Return]:
    """Returns of organisations that report together."""
    return [invented(seed + at, code=f"9M{at}", year=year) for at in range(members)]


def written(returns: list[Return], folder: Path) -> list[Path]:
    """Write each as a return file."""
    paths = []
    for made in returns:
        path = folder / f"{made['organisation']['code']}-{made['reporting_year']}.wres.json"
        path.write_text(json.dumps(made), encoding="utf-8")
        paths.append(path)
    return paths
