"""Plans: never unsafe, near the best there is, and the same each time."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path

import pytest

from tests.builders import SAMPLES, sample_paths, sample_report
from wres_desktop.disclosure.candidates import Bundle, CandidateIndex, Candidates, Item, Need
from wres_desktop.disclosure.plan import Pattern, Planner
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.sensitive import sensitive_counts
from wres_desktop.disclosure.statements import Printed, Undefined, Withheld
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import Count, cells_matching, sums_of, total
from wres_desktop.pipeline import open_returns

ROOT = Path(__file__).resolve().parents[2]
THRESHOLD = 3


def tiny(rows: int, columns: int, seed: int) -> Candidates:
    """A table of counts from 0 to 3 with its margins and its total, random weights, a ratio over the first row."""
    chance = random.Random(seed)  # noqa: S311 - invented counts
    truth = tuple(chance.choice((0, 0, 1, 2, 2, 3)) for _ in range(rows * columns))
    cells = [(number,) for number in range(rows * columns)]
    across = [tuple(range(row * columns, (row + 1) * columns)) for row in range(rows)]
    down = [tuple(range(column, rows * columns, columns)) for column in range(columns)]
    sums = [*cells, *across, *down, tuple(range(rows * columns))]
    counts = {each: sum(truth[cell] for cell in each) for each in sums}
    items = tuple(Item(each, float(chance.randint(1, 9)), 0 < counts[each] < THRESHOLD) for each in sums)
    needs = tuple(Need(item.cells, 0, THRESHOLD) for item in items if item.never)
    first_row = len(cells)
    return Candidates(truth, items, (Bundle((0, first_row), 5.0),), needs, ())


def safe_patterns(candidates: Candidates) -> list[frozenset[int]]:
    """Every set of withheld items that protects every need, found by looking at all tables.

    Raising or lowering a sum by one moves no other cell by more than one (the table is a network), so cells up to
    the largest count plus the threshold are enough.
    """
    items = candidates.items
    tables = product(range(max(candidates.truth) + THRESHOLD + 1), repeat=len(candidates.truth))
    true = [candidates.count(item.cells) for item in items]
    reaching: dict[tuple[int, bool], set[int]] = {
        (number, end): set() for number in range(len(candidates.needs)) for end in (False, True)
    }
    for table in tables:
        agree = sum(1 << i for i, item in enumerate(items) if sum(table[cell] for cell in item.cells) == true[i])
        for number, need in enumerate(candidates.needs):
            count = sum(table[cell] for cell in need.cells)
            if count <= need.low:
                reaching[number, False].add(agree)
            if count >= need.high:
                reaching[number, True].add(agree)
    ends = [_with_subsets(agreeing, len(items)) for agreeing in reaching.values()]
    return [
        frozenset(i for i in range(len(items)) if not printed >> i & 1)
        for printed in range(1 << len(items))
        if all(end[printed] for end in ends)
        and not any(printed >> i & 1 and item.never for i, item in enumerate(items))
    ]


def _with_subsets(agreeing: set[int], size: int) -> bytearray:
    """For each set of printed items whether some table agrees with all of it."""
    possible = bytearray(1 << size)
    for agree in agreeing:
        possible[agree] = 1
    for bit in range(size):
        for printed in range(1 << size):
            if printed >> bit & 1 and possible[printed]:
                possible[printed ^ (1 << bit)] = 1
    return possible


def lost(candidates: Candidates, withheld: frozenset[int]) -> float:
    """The weight of what is not said: items, and rates of which an item is withheld."""
    return sum(candidates.items[i].weight for i in withheld) + sum(
        bundle.weight for bundle in candidates.bundles if withheld.intersection(bundle.items)
    )


@pytest.mark.parametrize(("rows", "columns", "seeds"), [(2, 2, range(25)), (2, 3, range(4))])
def test_a_plan_is_safe_and_within_its_stated_gap_of_the_best_of_all_patterns(
    rows: int, columns: int, seeds: Sequence[int]
) -> None:
    for seed in seeds:
        candidates = tiny(rows, columns, seed)
        pattern = Planner(candidates).solve()
        safe = safe_patterns(candidates)
        best = min(lost(candidates, withheld) for withheld in safe)

        assert pattern.withheld in safe, f"seed {seed}"
        assert pattern.best, f"seed {seed}: a table this small can be planned to the end"
        assert lost(candidates, pattern.withheld) * (1 - pattern.gap) <= best + 1e-6, f"seed {seed}"


def test_nothing_is_withheld_where_nothing_is_sensitive() -> None:
    candidates = Candidates((7, 8, 9, 0), tuple(Item((cell,), 1.0, never=False) for cell in range(4)), (), (), ())

    assert Planner(candidates).solve() == Pattern(frozenset(), 0.0)


def test_a_withheld_count_is_never_alone_in_its_row() -> None:
    """2 of 9, with the row's total: the other part has to go, or the total."""
    items = (Item((0,), 1.0, never=True), Item((1,), 5.0, never=False), Item((0, 1), 9.0, never=False))
    pattern = Planner(Candidates((2, 7), items, (), (Need((0,), 0, 5),), ())).solve()

    assert pattern.withheld == {0, 1}


def test_a_public_fact_is_held_against_a_plan() -> None:
    """The two ways to count one group tell each other: withholding one part of the first way is not enough."""
    alone = (Item((0,), 1.0, never=True), Item((1,), 1.0, never=False), Item((2,), 9.0, never=False))
    pattern = Planner(Candidates((2, 7, 9), alone, (), (Need((0,), 0, 5),), (((0, 1), (2,)),))).solve()

    assert pattern.withheld == {0, 1}


def test_a_pattern_that_is_forbidden_is_not_given_again_and_something_it_printed_goes() -> None:
    for seed in range(6):
        candidates = tiny(2, 3, seed)
        if not candidates.needs:
            continue
        planner = Planner(candidates)
        seen = [planner.solve()]
        for _ in range(3):
            planner.forbid(seen[-1], [candidates.needs[0].cells])
            seen.append(planner.solve())

            assert all(seen[-1].withheld - earlier.withheld for earlier in seen[:-1])
        for earlier, later in pairwise(seen):
            bound = lost(candidates, earlier.withheld) * (1 - earlier.gap)
            assert lost(candidates, later.withheld) >= bound


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sensitive_count_is_printed_and_no_rate_without_its_counts(name: str) -> None:
    part = catalogue_of(open_returns(sample_paths(name)).submissions)
    names = tuple(part.table)
    policy = load_policy()
    sensitive = {cells_matching(need.of, names) for need in sensitive_counts(part.table, part.figures, policy)}
    publication = sample_report(name).protected.publication
    counts = {
        cells_matching(statement.quantity.of, names)
        for statement in publication.statements
        if isinstance(statement, Printed) and isinstance(statement.quantity, Count)
    }

    assert sensitive
    assert not counts & sensitive
    assert not any(0 < total(cells, part.table) < 5 for cells in counts)
    for statement in publication.statements:
        if not isinstance(statement, Withheld) and not isinstance(statement.quantity, Count):
            sums = [cells_matching(cell_sum, names) for cell_sum in sums_of(statement.quantity)]
            assert all(cells in counts for cells in sums), statement.id
            people = [total(cells, part.table) for cells in sums[1::2]]
            enough = all(each >= policy.rate_minimum for each in people)
            assert enough or isinstance(statement, Undefined), statement.id


def test_every_count_of_a_survey_question_with_too_few_answers_is_withheld() -> None:
    part = catalogue_of(open_returns(sample_paths(SAMPLES[0])).submissions)
    sensitive = sensitive_counts(part.table, part.figures, load_policy())
    index = CandidateIndex(part, sensitive, load_policy())
    pattern = Planner(index.candidates).solve()
    few = {
        figure.id.rsplit("/", 2)[0]
        for figure in part.figures
        if figure.id.endswith("/answered") and total(sums_of(figure.quantity)[0], part.table) < 10
    }

    for figure in part.figures:
        if "/".join(figure.id.split("/")[:2]) in few:
            assert set(index.items_of(figure)) <= pattern.withheld, figure.id


def test_the_same_return_gives_the_same_files_byte_for_byte_in_any_process() -> None:
    program = """
import hashlib, sys
from pathlib import Path
from wres_desktop import pipeline
protected = pipeline.protect(pipeline.open_returns([Path(sys.argv[1])]).submissions)
print(hashlib.sha256((protected.publication_text + protected.proof_text).encode()).hexdigest())
"""
    path = sample_paths(SAMPLES[0])[-1]
    said = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", program, str(path)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1
