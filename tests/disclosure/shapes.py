"""The shapes of invented publications: their cells, and the sums and rates that a report would print of them."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Cells, the sums and rates that a report would print of them, and what everybody knows about them."""

    cells: tuple[str, ...]
    sums: tuple[tuple[str, ...], ...]
    rates: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    facts: tuple[tuple[str, str], ...] = ()
    years: int = 1
    survey: bool = False


def _each(cells: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((cell,) for cell in cells)


def _crossed(head: str, rows: Sequence[str], groups: Sequence[str]) -> Shape:
    cells = tuple(f"{head}/{row}/{group}" for row in rows for group in groups)
    margins = tuple((f"{head}/{row}/*",) for row in rows) + tuple((f"{head}/*/{group}",) for group in groups)
    rates = tuple(((cell,), (f"{cell.rpartition('/')[0]}/*",)) for cell in cells)
    shares = tuple(((f"{head}/*/{group}",), (f"{head}/*/*",)) for group in groups)
    return Shape(cells, (*_each(cells), *margins, *margins, (f"{head}/*/*",)), (*rates, *shares, *shares))


def _staff(_: random.Random) -> Shape:
    cells = ("staff/white", "staff/bme", "staff/unknown")
    known = ("staff/white", "staff/bme")
    rates = ((("staff/bme",), ("staff/*",)), (("staff/white",), ("staff/*",)), (("staff/bme",), known))
    return Shape(cells, (*_each(cells), ("staff/*",), known), rates)


def _bands(rng: random.Random) -> Shape:
    rows = ["band_5", "band_6", "vsm"][: rng.choice([2, 2, 3])]
    groups = ["white", "bme", "unknown"][: 2 if len(rows) == len(["band_5", "band_6", "vsm"]) else rng.choice([2, 3])]
    return _crossed("workforce", rows, groups)


def _recruitment(_: random.Random) -> Shape:
    cells = tuple(f"{stage}/{group}" for stage in ("shortlisted", "appointed") for group in ("white", "bme"))
    rates = tuple(((f"appointed/{group}",), (f"shortlisted/{group}",)) for group in ("white", "bme"))
    return Shape(cells, (*_each(cells), ("shortlisted/*",), ("appointed/*",)), rates)


def _disciplinary(rng: random.Random) -> Shape:
    staff = ("staff/white", "staff/bme", "staff/unknown")[: rng.choice([2, 3])]
    entered = ("entered/white", "entered/bme")
    rates = tuple(((f"entered/{group}",), (f"staff/{group}",)) for group in ("white", "bme"))
    sums = (*_each(staff + entered), ("staff/*",), ("entered/*",))
    return Shape(staff + entered, sums, (*rates, (("staff/bme",), ("staff/*",))), years=rng.choice([1, 2, 2]))


def _survey(_: random.Random) -> Shape:
    shape = _crossed("harassment", ["white", "bme"], ["yes", "no"])
    rates = tuple(((f"harassment/{group}/yes",), (f"harassment/{group}/*",)) for group in ("white", "bme"))
    return Shape(shape.cells, shape.sums, rates, survey=True)


def _answered(_: random.Random) -> Shape:
    """Survey results whose cells are the answers and everybody who answered, with nothing that ties the two."""
    cells = tuple(f"survey/{group}/{part}" for group in ("white", "bme") for part in ("yes", "answered"))
    rates = tuple(((f"survey/{group}/yes",), (f"survey/{group}/answered",)) for group in ("white", "bme"))
    return Shape(cells, _each(cells), rates, survey=True)


def _board(rng: random.Random) -> Shape:
    board = tuple(f"board/{part}/{group}" for part in ("voting", "other") for group in ("white", "bme"))
    staff = ("staff/white", "staff/bme", "staff/unknown")[: rng.choice([2, 3])]
    rates = (
        (("board/*/bme",), ("board/*/*",)),
        (("board/voting/bme",), ("board/voting/*",)),
        (("staff/bme",), ("staff/*",)),
    )
    sums = (("board/*/bme",), ("board/*/white",), ("board/voting/*",), ("board/*/*",), ("staff/*",))
    return Shape(board + staff, (*_each(board + staff), *sums), rates)


def _training(rng: random.Random) -> Shape:
    groups = ("white", "bme")[: rng.choice([1, 1, 2])]
    post = tuple(f"post/{band}/{group}" for band in ("band_5", "band_6")[: 3 - len(groups)] for group in groups)
    took = tuple(f"training/{part}/{group}" for part in ("took", "not") for group in groups)
    rates = tuple(((f"training/took/{group}",), (f"post/*/{group}",)) for group in groups)
    facts = tuple((f"post/*/{group}", f"training/*/{group}") for group in groups)
    sums = (("post/*/*",), ("training/took/*",), *((f"post/*/{group}",) for group in groups))
    return Shape(post + took, (*_each(post + took), *sums), rates, facts)


def _two_years(_: random.Random) -> Shape:
    cells = tuple(f"{year}/{part}" for year in ("2020", "2021") for part in ("white", "bme"))
    rates = tuple(((f"{year}/bme",), (f"{year}/*",)) for year in ("2020", "2021"))
    return Shape(cells, (*_each(cells), ("2020/*",), ("2021/*",), ("*/bme",), ("*/*",)), rates)


def _windows(rng: random.Random) -> Shape:
    """Averages over two years whose windows share the year in between; staff of the last year or two."""
    years = ("2019", "2020", "2021")
    entered = tuple(f"entered/{year}" for year in years)
    staff = ("staff/2020", "staff/2021")[rng.choice([0, 0, 1]) :]
    windows = (entered[:2], entered[1:])
    rates = tuple((window, (base,)) for window, base in zip(windows[-len(staff) :], staff, strict=True))
    across = ((windows[0], (staff[-1],)), (windows[1], (staff[-1],)))
    return Shape(entered + staff, (*_each(entered + staff), *windows, *windows, entered), (*rates, *across), years=2)


def _jumble(rng: random.Random) -> Shape:
    """Any sums and rates at all, overlapping and naming cells twice."""
    cells = tuple(f"{rng.choice('ab')}/{number}" for number in range(rng.randint(2, 7)))

    def some() -> tuple[str, ...]:
        chosen = rng.sample(cells, rng.randint(1, min(3, len(cells))))
        return tuple(chosen) + rng.choice([(), (), (), (f"{chosen[0][0]}/*",)])

    sums = tuple(some() for _ in range(rng.randint(1, 6)))
    facts = ((cells[0], cells[1]),) if rng.random() < 0.2 else ()
    return Shape(
        cells, sums, tuple((some(), some()) for _ in range(rng.randint(1, 4))), facts, rng.choice([1, 1, 2, 3])
    )


SHAPES: tuple[Callable[[random.Random], Shape], ...] = (
    *(_staff, _bands, _bands, _recruitment, _disciplinary, _survey, _answered),
    *(_board, _training, _two_years, _windows, _jumble, _jumble),
)
