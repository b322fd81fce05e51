"""Forged files of absurd size or with absurd numbers: each is refused in words, soon, and nothing stumbles over it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Json
from tests.disclosure.publications import PROOF, PUBLICATION
from wres_desktop import cli
from wres_desktop.disclosure import verify
from wres_desktop.disclosure.verify_certificate import failures
from wres_desktop.disclosure.verify_derived import wrong_derived
from wres_desktop.disclosure.verify_effort import TOO_MUCH, Effort, TooMuch
from wres_desktop.disclosure.verify_insiders import insider_failures
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_reading import Sums
from wres_desktop.disclosure.verify_size import is_too_large
from wres_desktop.disclosure.verify_tables import MOST

NUMBERS = {"threshold": 5, "disciplinary_threshold": 5, "survey_minimum": 10, "rate_minimum": 10, "group_minimum": 10}
POLICY = {"name": "default", "label": "", "source": "", "insiders": "members", **NUMBERS}
DIGEST, EARLIER = "0" * 64, "1" * 64
SECONDS = 40.0
"""Of a processor, at most: unmended, each of these files takes minutes, or all memory."""


@contextmanager
def soon() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS


def count(name: str, of: list[str], printed: str | None = None) -> Json:
    return {"id": name, "kind": "count", "of": of} | ({"withheld": True} if printed is None else {"printed": printed})


def publication(cells: list[str], *statements: Json, **more: object) -> Json:
    return {"cells": cells, "statements": list(statements), "document": {"policy": POLICY}, **more}


def certified(content: Json, tables: list[list[int]], moves: list[list[int]] | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - parts of JSON
    """What does not hold of a certificate of this publication."""
    parts = {key: list[Json]() for key in ("ledger", "bounds", "already_out", "told_before", "set_aside")}
    head = {"publications": [DIGEST], "policy": NUMBERS, "cells": content["cells"]}
    certificate = {**head, **parts, "witnesses": tables, "moves": moves or [], **more}
    return failures(certificate, {DIGEST: content, EARLIER: content}, DIGEST)


def proved(content: Json, tables: list[list[int]], moves: list[list[int]] | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - as above
    proof = {"publication": DIGEST, "cells": content["cells"], "witnesses": tables, "moves": moves or []}
    return verify.failures(content, DIGEST, {"sensitive": [], **proof, **more}, 5)


def cells_of(number: int) -> list[str]:
    return [f"A/x/{at}" for at in range(number)]


def each_alone(cells: list[str]) -> list[Json]:
    return [count(cell, [cell]) for cell in cells]


def test_moves_that_change_nothing_from_huge_tables_are_refused() -> None:
    cells = cells_of(600)
    content = publication(cells, *each_alone(cells))
    with soon():
        found = certified(content, [[MOST - 1] * 600, [0] * 600, [5] * 600], [[1]] * 40_000)

    assert found == [line for line in found if "names no cell" in line] != []


def test_tables_of_which_the_sums_would_not_fit_are_refused_in_words() -> None:
    cells = cells_of(1500)
    content = publication(cells, *each_alone(cells))
    with soon():
        rows = [[MOST - 1] * 1500, [0] * 1500, [5] * 1500]
        assert certified(content, rows, [[1, at % 1500, -1] for at in range(60_000)]) == [TOO_MUCH]


@pytest.mark.parametrize("change", [MOST, -MOST, 2**64, -(2**80)])
def test_a_move_by_more_people_than_there_can_be_is_none(change: int) -> None:
    (found,) = proved(publication(["A/x"]), [[5]], [[1, 0, change]])

    assert "too large numbers" in found


def test_a_witness_with_a_count_that_is_just_too_large_is_none() -> None:
    assert proved(publication(["A/x"]), [[MOST - 1]]) == []
    assert "numbers that are not whole" in proved(publication(["A/x"]), [[MOST]])[0]


def test_many_moves_times_many_sums_are_too_much() -> None:
    cells = cells_of(300)
    sums = [count(f"sum {at}", [cells[at % 300], cells[at // 300]]) for at in range(30_000)]
    moves = [[1, at % 300, 1, (at + 7) % 300, -1] for at in range(30_000)]
    with soon():
        assert certified(publication(cells, *sums), [[3] * 300], moves) == [TOO_MUCH]


@pytest.mark.parametrize("row", [[1], [1, 2]])
def test_a_cell_that_is_named_twice_is_told_whatever_the_tables_have(row: list[int]) -> None:
    found = proved(publication(["A/x"]), [row], cells=["A/x", "A/x"])

    assert any("names one twice" in line for line in found)


def test_one_move_of_all_cells_is_read_once() -> None:
    cells = cells_of(30_000)
    by = [part for at in range(30_000) for part in (at, 1 - 2 * (at % 2))]
    with soon():
        assert proved(publication(cells, count("all", ["A/x/*"])), [[3] * 30_000], [[1, *by]]) == []


def test_many_tables_times_many_sums_are_too_much() -> None:
    cells = cells_of(700)
    sums = [count(f"sum {at}", [cells[at % 700], cells[at // 700]]) for at in range(60_000)]
    with soon():
        assert certified(publication(cells, *sums), [[0] * 700, [5] * 700] * 500) == [TOO_MUCH]


def test_what_is_false_in_thousands_of_ways_is_not_said_in_all_of_them() -> None:
    cells = cells_of(60)
    wrong = [count(f"sum {at}", [cells[at % 60]], "1") for at in range(30_000)]
    fact = {"of": cells[:50], "also": cells[59:]}
    with soon():
        assert certified(publication(cells, *wrong), [[2] * 60] * 500) == [TOO_MUCH]
    with soon():
        assert certified(publication(cells, facts=[fact] * 3_000), [[2] * 60] * 500) == [TOO_MUCH]


def test_a_bound_of_many_wide_statements_is_added_up_in_groups_of_cells() -> None:
    cells = cells_of(6_000)
    bounds = [{"of": [0], "at_least": 0, "from": [[1, 1, "all"], [-1, 1, "all"]] * 25}] * 3_000
    with soon():
        found = certified(publication(cells, count("all", ["A/x/*"], "100")), [[0] * 5_999 + [100]], bounds=bounds)

    assert not [line for line in found if "limit" in line]


def test_cells_that_follow_from_each_other_without_end_are_too_much() -> None:
    cells = cells_of(6_000)
    with soon():
        found = certified(publication(cells, *each_alone(cells)), [[0] * 6_000, [5] * 6_000, [7] * 6_000])

    assert found == [TOO_MUCH]


def test_a_chain_of_facts_without_end_is_too_much() -> None:
    cells = cells_of(6_000)
    facts = [{"of": [cells[at]], "also": [cells[at + 1]]} for at in range(5_999)]
    with soon():
        found = certified(publication(cells, *each_alone(cells), facts=facts), [[0] * 6_000, [5] * 6_000])

    assert found == [TOO_MUCH]


def test_organisations_without_number_that_are_added_up_in_all_ways_are_too_much() -> None:
    cells = [f"{at}/x" for at in range(400)]
    sums = [count(f"sum {at}", [cells[at % 400], cells[at // 400], cells[at // 800]]) for at in range(40_000)]
    with soon():
        assert certified(publication(cells, *sums), [[0] * 400, [5] * 400]) == [TOO_MUCH]


@pytest.mark.parametrize("where", ["publications", "ledger"])
def test_a_publication_that_is_named_thousands_of_times_is_too_much(where: str) -> None:
    cells = cells_of(100)
    rows = [count(f"sum {at}", [cells[1]], "3") for at in range(3_000)]
    named: Json = {"publications": [DIGEST], "ledger": [EARLIER], where: [DIGEST] * 100_000}
    with soon():
        assert certified(publication(cells, *rows), [[3] * 100], **named) == [TOO_MUCH]


def test_thousands_of_statements_that_are_left_out_are_each_looked_at_once() -> None:
    cells = cells_of(100)
    rows = [count(f"sum {at}", [cells[1]], "3") for at in range(20_000)]
    aside = [{"publication": 2, "statement": row["id"], "from": []} for row in rows]
    with soon():
        found = certified(publication(cells, *rows), [[3] * 100], ledger=[EARLIER], set_aside=aside)

    assert sum("cannot be true any more" in line for line in found) == 20_000


@pytest.mark.parametrize("printed", ["1,000", "5%", "\u22125", " 7", ""])
def test_what_is_no_plain_number_shows_no_limit(printed: str) -> None:
    bound = {"of": [0], "at_most": 1000, "from": [[1, 1, "all"]]}
    found = certified(publication(["A/x", "A/y"], count("all", ["A/x", "A/y"], printed)), [[0, 0]], bounds=[bound])

    assert any("does not show the limit" in line for line in found)


def test_a_publication_without_words_has_no_policy() -> None:
    documents: list[object] = ["words", [], None, {"policy": 5}]
    for document in documents:
        (found,) = certified(publication(["A/x"]) | {"document": document}, [[0]])
        assert "other numbers than the policy" in found
        assert insider_failures(publication(["A/x"]) | {"document": document}, {}, DIGEST, {}) == []


def test_insiders_that_are_none_are_no_insiders() -> None:
    joint = publication(["A/x", "B/x"], count("both", ["*/x"], "20"))
    joint["document"] = {"policy": POLICY, "members": ["A", "B"]}
    proof: Json = {
        "insiders": [[], "A", None, {"organisation": []}],
        "certificate": {"publications": [DIGEST], "ledger": []},
    }

    assert len(insider_failures(joint, proof, DIGEST, {})) == 2


def test_members_without_number_are_too_much() -> None:
    cells = [f"{at}/x" for at in range(3_000)]
    sums = [count(f"sum {at}", [cells[at], cells[0]], "0") for at in range(3_000)]
    proof = {"certificate": {"publications": [DIGEST], "ledger": []}}
    with soon():
        assert insider_failures(publication(cells, *sums), proof, DIGEST, {}) == [TOO_MUCH]


def with_derived(*counts: int, **row: object) -> Json:
    names = [f"count {at}" for at in range(len(counts))]
    statements = [count(name, ["A/x"], str(number)) for name, number in zip(names, counts, strict=True)]
    return publication(["A/x"], *statements, derived=[{"rests_on": names, "says": {"a": "b"}, **row}])


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("2024/x/goal", (5, 999_999_999_999, 999_999_999_998, 999_999_999_999)),
        ("-999999999999/x/goal", (5, 10, 10, 20)),
        (f"-{'9' * 30}/x/goal", (5, 10, 10, 20)),
        ("2024/x/goal", (5, 10, 10, 0)),
    ],
)
def test_a_goal_of_absurd_numbers_is_refused_soon(name: str, counts: tuple[int, ...]) -> None:
    with soon():
        assert len(list(wrong_derived(with_derived(*counts, id=name, kind="goal")))) == 1


@pytest.mark.parametrize("said", ["1_0.0", "\u0661\u0660.0", "+10.0", " 10.0", "1e1.0", "nan", "inf", "1" * 5_000])
def test_an_interval_that_is_no_plain_number_is_refused(said: str) -> None:
    says = {"low": said, "high": said}
    assert len(list(wrong_derived(with_derived(10, 100, id="2024/x/range", kind="likely_range", says=says)))) == 1


def test_many_funnels_beside_many_others_are_looked_up() -> None:
    peers = [{"figure": "9/x", "year": at, "cases": 5, "people": 10} for at in range(20_000)]
    rows = [
        {"id": f"{at}/9/x/funnel", "kind": "funnel", "rests_on": ["a", "b"], "says": {"c": "d"}} for at in range(20_000)
    ]
    content = publication(["A/x"], count("a", ["A/x"], "5"), count("b", ["A/x"], "10"), derived=rows)
    content["document"]["beside"] = {"peers": peers}
    with soon():
        assert len(list(wrong_derived(content))) == 20_000


def test_an_exact_test_of_millions_of_millions_is_too_much() -> None:
    cells = ["A/a", "A/b", "A/c", "A/d"]
    people = 999_999_999_999
    four = [count(cell, [cell], str(number)) for cell, number in zip(cells, (99, people, people, people), strict=True)]
    ratio = {
        "id": "ratio",
        "kind": "ratio",
        "of": {"numerator": cells[:1], "denominator": cells[1:2]},
        "compared_with": {"numerator": cells[2:3], "denominator": cells[3:]},
        "printed": "0.00",
        "reading": {"four_fifths": "white_disadvantaged", "interval_95": ["0.00", "0.00"], "could_be_chance": False},
    }
    with soon(), pytest.raises(TooMuch):
        list(verify.wrong_readings(publication(cells, *four, ratio), Sums(cells)))


@pytest.mark.parametrize("pattern", ["A/" + "*a" * 30 + "*b", "A/" + "*" * 60, "A" + "*a" * 40])
def test_a_pattern_with_many_stars_is_held_against_names_once(pattern: str) -> None:
    names = ["A/" + "a" * 90 + str(at) for at in range(50)]
    with soon():
        named = Places(names).matching([pattern]).bit_count()

    assert named == (50 if pattern == "A/" + "*" * 60 else 0)


def test_a_star_does_not_stand_for_an_empty_part() -> None:
    places = Places(["A//x", "A/b/x", "/b/x"])

    assert places.names(places.matching(["A/*/x"])) == ["A/b/x"]
    assert places.names(places.matching(["*/b/x"])) == ["A/b/x"]


def test_names_and_numbers_of_cells_beyond_all_reports_are_too_much() -> None:
    with soon():
        for cells in (["x" * 501], [f"{at}/x" for at in range(60_000)], [f"A/{at}" for at in range(60_000)]):
            with pytest.raises(TooMuch):
                Places(cells)


def test_patterns_with_a_star_that_are_held_against_thousands_of_names_are_too_much() -> None:
    cells = cells_of(5_000)
    sums = [count(f"sum {at}", [f"A/x/{at}*"]) for at in range(5_000)]
    with soon():
        assert certified(publication(cells, *sums), [[0] * 5_000]) == [TOO_MUCH]


def test_effort_is_what_was_given_and_no_more() -> None:
    effort = Effort(10)
    effort.spend(4)
    effort.spend(6)
    with pytest.raises(TooMuch):
        effort.spend(1)


LARGE: dict[str, Json] = {
    "cells without number": {"cells": ["a"] * 150_001, "statements": []},
    "a long name": {"cells": ["a" * 501], "statements": []},
    "a long pattern": {"cells": ["a"], "statements": [{"of": ["a" * 501]}]},
    "two stars in a part": {"cells": ["a"], "statements": [{"of": {"numerator": ["a/b*c*d"]}}]},
    "stars against many cells": {"cells": ["a"] * 5_000, "facts": [{"also": [f"*{at}" for at in range(5_000)]}]},
    "stars against many of one": {"cells": ["a/b"] * 5_000, "facts": [{"of": [f"a/*{at}" for at in range(5_000)]}]},
}


@pytest.mark.parametrize("kind", LARGE)
def test_a_publication_that_no_report_can_have_is_not_read(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert is_too_large(LARGE[kind])
    path, proof = tmp_path / "large.json", tmp_path / "proof.json"
    path.write_text(json.dumps(PUBLICATION | LARGE[kind]), encoding="utf-8")
    proof.write_text(json.dumps(PROOF), encoding="utf-8")
    with soon():
        assert cli.main(["verify", str(path), "--proof", str(proof)]) == 2
        assert cli.main(["verify", str(path), "--certificate", str(proof)]) == 2
    assert capsys.readouterr().err.count("says far more than any report does") == 2


@pytest.mark.parametrize("content", [PUBLICATION, {}, [], None, {"cells": 5, "statements": [5, {"of": 5}, [5]]}])
def test_whatever_is_small_is_not_too_large(content: object) -> None:
    assert not is_too_large(content)


@pytest.mark.parametrize(
    "head",
    [
        {"cells": [["a"]]},
        {"cells": 5},
        {"ledger": 5},
        {"publications": [5]},
        [],
        {"cells": PROOF["cells"], "bounds": [{}]},
    ],
)
@pytest.mark.parametrize("more", [{}, {"insiders": [["ab"]]}, {"insiders": [{"certificate": []}]}, {"insiders": 5}])
def test_a_proof_with_parts_of_the_wrong_kind_is_refused_in_words(
    head: object, more: Json, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, proof = tmp_path / "publication.json", tmp_path / "proof.json"
    path.write_text(json.dumps(PUBLICATION), encoding="utf-8")
    proof.write_text(json.dumps({**PROOF, "certificate": head, **more}), encoding="utf-8")

    assert cli.main(["verify", str(path), "--proof", str(proof)]) in {1, 2}
    assert capsys.readouterr().err.strip().endswith(".")
