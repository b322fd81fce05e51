"""What the policy protects, and whether an intruder gets at it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.attack.intruder import Intruder
from tests.attack.paper import Paper, Sum
from tests.attack.returns import GROUPS

THRESHOLD, FEW_ANSWERS, SMALL_GROUP = 5, 10, 10


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that a reader can work out and must not; ``rule`` says which promise is broken."""

    rule: str
    what: str
    true: int | None
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A sum of which ``low`` or less and ``high`` or more must both stay possible; None where one end is free."""

    rule: str
    sum_: Sum
    low: int | None
    high: int | None


def breaches(intruder: Intruder, truth: Mapping[str, int] | None = None, *, wider: bool = False) -> list[Breach]:
    """Everything that is given away, worst first.

    Whatever is withheld is treated alike, so the first rule needs no truth: the interval of every cell and named sum
    holds no number from 1 to 4, or both 0 and 5. ``wider`` adds rests that are
    two parts away.
    """
    paper = intruder.paper
    named = dict(_examined(paper))
    promises = list(_promises(paper, truth or {}, wider=wider))
    intruder.look_around([*named, *(promise.sum_ for promise in promises)])
    found = [breach for sum_, what in named.items() if (breach := _alike(intruder, sum_, what, truth))]
    found += [breach for promise in promises if (breach := _broken(intruder, promise, truth or {}))]
    return sorted(found, key=lambda b: (1_000_000 if b.high is None else b.high - b.low, b.rule, b.what))


def _examined(paper: Paper) -> Iterator[tuple[Sum, str]]:
    for at, cell in enumerate(paper.cells):
        yield frozenset((at,)), cell
    for sum_, source in paper.named.items():
        if sum_:
            yield sum_, named_as(paper, sum_, source)


def named_as(paper: Paper, sum_: Sum, source: str) -> str:
    """A sum in words for whoever reads the finding."""
    cells = sorted(paper.cells[cell] for cell in sum_)
    return f"{source} ({cells[0]} and {len(cells) - 1} more)" if len(cells) > 1 else f"{source} ({cells[0]})"


def _alike(intruder: Intruder, sum_: Sum, what: str, truth: Mapping[str, int] | None) -> Breach | None:
    if sum_ in intruder.paper.exact:
        low = high = intruder.paper.exact[sum_]
        return Breach("printed", what, low, low, high) if 1 <= low < THRESHOLD else None
    low, high = intruder.seen(sum_)
    if low <= 0 and high >= THRESHOLD:
        return None
    lowest, highest = intruder.interval(sum_)
    safe = lowest >= THRESHOLD or highest == 0 or (lowest == 0 and (highest is None or highest >= THRESHOLD))
    return None if safe else Breach("alike", what, _true(intruder.paper, sum_, truth), lowest, highest)


def _broken(intruder: Intruder, promise: Promise, truth: Mapping[str, int]) -> Breach | None:
    low, high = intruder.seen(promise.sum_)
    if (promise.low is None or low <= promise.low) and (promise.high is None or high >= promise.high):
        return None
    lowest, highest = intruder.interval(promise.sum_)
    low_enough = promise.low is None or lowest <= promise.low
    if low_enough and (promise.high is None or highest is None or highest >= promise.high):
        return None
    true = _true(intruder.paper, promise.sum_, truth)
    return Breach(promise.rule, named_as(intruder.paper, promise.sum_, ""), true, lowest, highest)


def _true(paper: Paper, sum_: Sum, truth: Mapping[str, int] | None) -> int | None:
    cells = [paper.cells[cell] for cell in sum_]
    return sum(truth[cell] for cell in cells) if truth and all(cell in truth for cell in cells) else None


def _promises(paper: Paper, truth: Mapping[str, int], *, wider: bool) -> Iterator[Promise]:
    sums = set(paper.named) - {frozenset()}
    values = {sum_: value for sum_ in sums if (value := _true(paper, sum_, truth)) is not None}
    for sum_, value in values.items():
        answers = all("/survey/" in paper.cells[cell] for cell in sum_) and _is_base(paper, sum_)
        if answers and 1 <= value < FEW_ANSWERS:
            yield Promise("few answers", sum_, 0, FEW_ANSWERS)
    yield from _one_category(paper, truth)
    yield from _differences(paper, values, wider=wider)


def _is_base(paper: Paper, sum_: Sum) -> bool:
    return {paper.cells[cell].split("/")[-2] for cell in sum_} == {"yes", "no"}


def _one_category(paper: Paper, truth: Mapping[str, int]) -> Iterator[Promise]:
    """The rest of a small group who are all in one category: somebody must seem to be elsewhere."""
    for whole, part in _wholes(paper):
        if part < whole and not _nobody_there(paper, whole - part, truth):
            size, inside = _true(paper, whole, truth), _true(paper, part, truth)
            if size is not None and 1 <= size < SMALL_GROUP and size == inside:
                yield Promise("one category", whole - part, None, 1)


def _nobody_there(paper: Paper, rest: Sum, truth: Mapping[str, int]) -> bool:
    """Whether the rest are rows of the workforce in which there is nobody of any group: those are printed as empty."""
    rows = {paper.cells[cell].rpartition("/")[0] for cell in rest if "/workforce/" in paper.cells[cell]}
    shared = len({paper.cells[cell].rpartition("/")[2] for cell in rest}) == 1
    return shared and bool(rows) and not any(truth.get(f"{row}/{group}", 0) for row in rows for group in GROUPS)


def _wholes(paper: Paper) -> Iterator[tuple[Sum, Sum]]:
    """Groups of people with the categories into which the report divides them."""
    rows: dict[str, set[int]] = {}
    for at, cell in enumerate(paper.cells):
        code, year, section, *rest = cell.split("/")
        start = f"{code}/{year}/{section}"
        group = rest[-1]
        if section == "workforce":
            part, row = rest[0], rest[1]
            for key in (f"{start}/{part}/{row}|", f"{start}//{group}|", f"{start}//{group}|{part}"):
                rows.setdefault(key, set()).add(at)
            rows.setdefault(f"{start}/{part}/{row}|{group}", set()).add(at)
            rows.setdefault(f"{start}//{group}|{part}/{row}", set()).add(at)
        elif section == "board":
            rows.setdefault(f"{start}/{rest[0]}|", set()).add(at)
            rows.setdefault(f"{start}/{rest[0]}|{group}", set()).add(at)
        else:
            key = f"{start}/{rest[0] if section == 'survey' else ''}/{group}"
            rows.setdefault(f"{key}|", set()).add(at)
            if not rest[-2].startswith("no"):
                rows.setdefault(f"{key}|{rest[-2]}", set()).add(at)
    for name, inside in rows.items():
        whole, _, category = name.partition("|")
        if category:
            yield frozenset(rows[f"{whole}|"]), frozenset(inside)


def _differences(paper: Paper, values: Mapping[Sum, int], *, wider: bool) -> Iterator[Promise]:
    """Small rests of a named sum without one of its parts: promised where no other named sum lies between the two."""
    done = set(values) | {frozenset((cell,)) for cell in range(len(paper.cells))}
    for whole, total in values.items():
        for part, value in values.items():
            rest = whole - part
            if not 1 <= total - value < THRESHOLD or not part < whole or rest in done:
                continue
            direct = not any(part < between < whole for between in values)
            if direct or wider:
                done.add(rest)
                yield Promise("what is left" if direct else "difference", rest, 0, THRESHOLD)


def summary(found: Iterable[Breach]) -> str:
    """The findings, one a line."""
    return "\n".join(f"{b.rule}: {b.what}: true {b.true}, known as {b.low}..{b.high}" for b in found)
