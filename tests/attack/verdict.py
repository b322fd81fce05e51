"""What the policy protects, and whether an intruder gets at it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tests.attack.intruder import Intruder
from tests.attack.paper import Paper, Sum, read
from tests.attack.returns import GROUPS

SMALL_GROUP = 10


@dataclass(frozen=True, slots=True)
class Rules:
    """A policy's numbers."""

    threshold: int = 5
    disciplinary: int = 5
    few_answers: int = 10

    def of(self, cells: Iterable[str]) -> int:
        """From which number on a sum of these cells is not small."""
        return self.disciplinary if all("/disciplinary/entered/" in cell for cell in cells) else self.threshold


DEFAULT = Rules()
RULES = {
    "default": DEFAULT,
    "strict_disciplinary": Rules(disciplinary=10),
    "strict": Rules(threshold=10, disciplinary=10, few_answers=11),
    "secondary_care": Rules(threshold=8, disciplinary=8),
}


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that a reader can work out and must not; ``rule`` says which promise is broken."""

    rule: str
    what: str
    true: int | None
    low: int
    high: int | None
    cells: frozenset[str]
    wanted: tuple[int | None, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A sum of which ``low`` or less and ``high`` or more must both stay possible; None where one end is free."""

    rule: str
    sum_: Sum
    low: int | None
    high: int | None


def breaches(
    intruder: Intruder, truth: Mapping[str, int] | None = None, rules: Rules = DEFAULT, *, wider: bool = False
) -> list[Breach]:
    """Everything that is given away, worst first.

    Whatever is withheld is treated alike, so the first rule needs no truth: every cell, every named sum, every two
    ethnic groups of a row and every whole without one part is surely 0, surely not small, or may be 0 as well as not
    small. ``wider`` adds rests that are two parts away.
    """
    paper = intruder.paper
    alike = dict(_examined(paper)) | dict(_rests(paper, wider=wider))
    promises = list(_promises(paper, truth or {}, rules))
    intruder.look_around([*alike, *(promise.sum_ for promise in promises)])
    found = [breach for sum_, what in alike.items() if (breach := _alike(intruder, sum_, what, truth, rules))]
    found += [breach for promise in promises if (breach := _broken(intruder, promise, truth or {}))]
    return sorted(found, key=lambda b: (1_000_000 if b.high is None else b.high - b.low, b.rule, b.what))


def narrowed(
    out: Sequence[str], new: Sequence[str], truth: Mapping[str, int], rules: Rules = DEFAULT
) -> tuple[list[Breach], int]:
    """What is given away once ``new`` is read beside what was ``out``, and how much more ``out`` had given away."""
    found = breaches(_intruder([*out, *new]), truth, rules)
    before = _intruder(out)
    by_new = [breach for breach in found if not _known_from(before, breach, rules)]
    return by_new, len(found) - len(by_new)


def _intruder(texts: Sequence[str]) -> Intruder:
    return Intruder(read(texts))


def _known_from(before: Intruder, breach: Breach, rules: Rules) -> bool:
    """Whether the same promise was broken by earlier publications alone."""
    numbers = {cell: at for at, cell in enumerate(before.paper.cells)}
    if not breach.cells <= set(numbers):
        return False
    sum_ = frozenset(numbers[cell] for cell in breach.cells)
    low, high = before.interval(sum_)
    if breach.wanted is None:
        return not _safe(low, high, rules.of(breach.cells))
    return not _leaves(low, high, *breach.wanted)


def _safe(low: int, high: int | None, threshold: int) -> bool:
    return low >= threshold or high == 0 or (low == 0 and (high is None or high >= threshold))


def _leaves(low: int, high: int | None, least: int | None, most: int | None) -> bool:
    return (least is None or low <= least) and (most is None or high is None or high >= most)


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


def _alike(intruder: Intruder, sum_: Sum, what: str, truth: Mapping[str, int] | None, rules: Rules) -> Breach | None:
    paper = intruder.paper
    cells = frozenset(paper.cells[cell] for cell in sum_)
    threshold = rules.of(cells)
    if sum_ in paper.exact:
        low = high = paper.exact[sum_]
        return Breach("printed", what, low, low, high, cells) if 1 <= low < threshold else None
    low, high = intruder.seen(sum_)
    if low <= 0 and high >= threshold:
        return None
    lowest, highest = intruder.interval(sum_)
    if _safe(lowest, highest, threshold):
        return None
    return Breach("alike", what, _true(paper, sum_, truth), lowest, highest, cells)


def _broken(intruder: Intruder, promise: Promise, truth: Mapping[str, int]) -> Breach | None:
    paper, wanted = intruder.paper, (promise.low, promise.high)
    if _leaves(*intruder.seen(promise.sum_), *wanted):
        return None
    lowest, highest = intruder.interval(promise.sum_)
    if _leaves(lowest, highest, *wanted):
        return None
    cells = frozenset(paper.cells[cell] for cell in promise.sum_)
    what, true = named_as(paper, promise.sum_, ""), _true(paper, promise.sum_, truth)
    return Breach(promise.rule, what, true, lowest, highest, cells, wanted)


def _true(paper: Paper, sum_: Sum, truth: Mapping[str, int] | None) -> int | None:
    cells = [paper.cells[cell] for cell in sum_]
    return sum(truth[cell] for cell in cells) if truth and all(cell in truth for cell in cells) else None


def _promises(paper: Paper, truth: Mapping[str, int], rules: Rules) -> Iterator[Promise]:
    for sum_ in set(paper.named) - {frozenset()}:
        value = _true(paper, sum_, truth)
        answers = all("/survey/" in paper.cells[cell] for cell in sum_) and _is_base(paper, sum_)
        if answers and value and value < rules.few_answers:
            yield Promise("few answers", sum_, 0, rules.few_answers)
    yield from _one_category(paper, truth)


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
    """Groups of people with the categories into which a report divides them: all whom it counts, not one member's."""
    for codes in paper.together:
        yield from _wholes_of(paper, codes)


def _wholes_of(paper: Paper, codes: AbstractSet[str]) -> Iterator[tuple[Sum, Sum]]:
    rows: dict[str, set[int]] = {}
    for at, cell in enumerate(paper.cells):
        code, _, path = cell.partition("/")
        for key in _groups_of(path) if code in codes else ():
            rows.setdefault(key, set()).add(at)
    for name, inside in rows.items():
        whole, _, category = name.partition("|")
        if category:
            yield frozenset(rows[f"{whole}|"]), frozenset(inside)


def _groups_of(path: str) -> tuple[str, ...]:
    """The groups of which the people of a cell are part, and, behind a bar, the categories of these."""
    year, section, *rest = path.split("/")
    start, group = f"{year}/{section}", rest[-1]
    if section == "workforce":
        row, part = f"{start}/{rest[0]}/{rest[1]}", rest[0]
        group = f"{start}//{group}"
        return f"{row}|", f"{row}|{rest[-1]}", f"{group}|", f"{group}|{part}", f"{group}|{part}/{rest[1]}"
    if section == "board":
        return f"{start}/{rest[0]}|", f"{start}/{rest[0]}|{group}"
    key = f"{start}/{rest[0] if section == 'survey' else ''}/{group}"
    return (f"{key}|",) if rest[-2].startswith("no") else (f"{key}|", f"{key}|{rest[-2]}")


def _rests(paper: Paper, *, wider: bool) -> Iterator[tuple[Sum, str]]:
    """Two ethnic groups of a named row; a named whole without a named part where no other named sum is between."""
    named = [sum_ for sum_ in paper.named if sum_]
    for sum_ in named:
        groups: dict[str, set[int]] = {}
        for cell in sum_:
            groups.setdefault(paper.cells[cell].rpartition("/")[2], set()).add(cell)
        if len(groups) == len(GROUPS):
            for group in groups.values():
                yield sum_ - group, f"two groups of {paper.named[sum_]}"
    for whole in named:
        inside = [part for part in named if part < whole]
        for part in inside:
            if wider or not any(part < between for between in inside):
                yield whole - part, f"{paper.named[whole]} without {paper.named[part]}"


def summary(found: Iterable[Breach]) -> str:
    """The findings, one a line."""
    return "\n".join(f"{b.rule}: {b.what}: true {b.true}, known as {b.low}..{b.high}" for b in found)
