"""What is out already: read together, set beside the counts, and never made worse by what is published next."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from tests.builders import POLICY, Json
from tests.disclosure.publications import Table
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.constraints import Linear, Products, SomeZero, constraints_of
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.ledger import background, moved_to, read_together
from wres_desktop.disclosure.protect import Protected, protect
from wres_desktop.disclosure.publication_file import publication_from_json, publication_sha256, publication_text
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.sensitive import sensitive_counts
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.verify import printed_from
from wres_desktop.disclosure.verify_reading import Sums
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import cells_matching
from wres_desktop.domain.submission import Submission
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.errors import DataProblems

NOTHING: dict[str, Any] = {"recruitment": None, "disciplinary": None, "training": None, "survey": {}, "board": None}
CLINICAL = "X01/2021/workforce/clinical"
OWN = {"A/one": 3, "A/two": 9}


def small_return(**rows: Counts) -> Submission:
    """Clinical staff alone, in four bands, with small numbers in some."""
    usual = {
        "band_5": Counts(30, 8, 2),
        "band_6": Counts(25, 3, 6),
        "band_7": Counts(20, 6, 1),
        "band_8a": Counts(9, 2, 0),
    }
    return a_return(workforce={StaffGroup.CLINICAL: usual | rows}, **NOTHING)


def published(cells: Sequence[str], *statements: Json, **more: object) -> Publication:
    rows = [{"id": f"s{number}"} | statement for number, statement in enumerate(statements)]
    head = {"format": "wres-publication", "version": 1, "title": "Earlier", "cells": list(cells)}
    return publication_from_json(head | {"statements": rows} | more)


def count(printed: int, *cells: str) -> Json:
    return {"kind": "count", "of": list(cells), "printed": str(printed)}


@cache
def report(number: int, ledger: tuple[int, ...] = ()) -> Protected:
    """The small return, published with the secret of this number after those of the ledger's."""
    earlier = tuple(report(each).publication for each in ledger)
    return protect([small_return()], Terms(POLICY, Secret(bytes([number] * 16)), ledger=earlier))


def narrowed(submission: Submission, *publications: Publication) -> list[str]:
    """The sensitive sums that publications, read together, leave with less than their interval."""
    together = read_together(publications)
    knowledge = Knowledge(together.cells, constraints_of(together))
    part = catalogue_of([submission])
    found = []
    for need in sensitive_counts(part.table, part.figures, POLICY):
        of = cells_matching(need.of, tuple(part.table))
        cells = tuple(together.cells.index(cell) for cell in of if cell in together.cells)
        unlimited = len(cells) < len(of)
        # The rest of a group in which there is nobody: somebody must be able to be there.
        low_enough = need.low == need.high or knowledge.lowest(cells) <= need.low
        if not low_enough or not (unlimited or knowledge.highest(cells) >= need.high):
            found.append(" + ".join(of))
    return found


# ---------------------------------------------------------------- beside the counts


def test_without_a_ledger_there_is_nothing_but_the_counts() -> None:
    out = background((), OWN)

    assert (out.truth, out.told, out.corrected, out.publications) == (OWN, (), (), ())


def test_counts_of_others_are_completed_so_that_they_agree_with_everything() -> None:
    cells = ("A/one", "B/one", "B/two", "A/two")
    joint = published(cells, count(10, "A/one", "B/one"), count(4, "B/one", "B/two"), count(21, *cells[1:], "A/two"))
    joint = published(cells, count(7, "A/one", "B/one"), count(6, "B/one", "B/two"))
    out = background([joint], OWN)

    assert {name: out.truth[name] for name in OWN} == OWN
    assert out.truth["B/one"] == 4
    assert out.truth["B/two"] == 2
    assert out.corrected == ()
    assert len(out.told) == 2


def test_what_the_counts_contradict_was_corrected_and_tells_nothing_true() -> None:
    earlier = published(tuple(OWN), count(4, "A/one"), count(9, "A/two"), count(13, "A/one", "A/two"))
    out = background([earlier], OWN)

    assert out.corrected == ("s0", "s2")
    assert [told.source for told in out.told] == ["s1"]
    assert out.truth == OWN


def test_a_percentage_that_was_corrected_tells_nothing_from_above_or_below() -> None:
    """3 of 12 is 25.0 %: the earlier 30.0 % is too much, and that it is "at least 29.95 %" must not be kept."""
    share: Json = {"kind": "percentage", "of": ["A/one"], "out_of": ["A/one", "A/two"]}
    out = background([published(tuple(OWN), share | {"printed": "30.0"})], OWN)

    assert out.corrected == ("s0",)
    assert out.told == ()


def test_a_correct_statement_with_cells_of_others_is_never_taken_for_corrected() -> None:
    out = background([published(("A/one", "B/one"), count(3, "A/one", "B/one"))], OWN)

    assert out.corrected == ()
    assert out.truth["B/one"] == 0


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([count(2, "A/one", "B/one")], id="others would be fewer than nobody"),
        pytest.param([count(5, "B/one"), count(6, "B/one")], id="two numbers for the same people"),
        pytest.param(
            [count(9, "A/one", "B/one"), count(9, "A/two", "B/one")], id="two sums that no count of others agrees with"
        ),
    ],
)
def test_publications_that_contradict_each_other_or_the_counts_are_refused_in_a_sentence(
    statements: list[Json],
) -> None:
    with pytest.raises(DataProblems, match=r"^[^\n]+\.$"):
        background([published((*OWN, "B/one"), *statements)], OWN)


def test_ids_are_numbered_where_publications_could_share_them() -> None:
    one, two = published(("a",), count(5, "a")), published(("a", "b"), count(6, "b"))
    together = read_together([one, two])

    assert [statement.id for statement in together.statements] == ["1:s0", "2:s0"]
    assert together.cells == ("a", "b")
    assert read_together([one]) is one


def test_what_is_told_moves_with_its_cells() -> None:
    at = (7, 5, 3)

    assert moved_to(Linear(((2, (0, 1)), (-1, (2,))), 1, None, "x"), at) == Linear(
        ((2, (7, 5)), (-1, (3,))), 1, None, "x"
    )
    assert moved_to(Products(((1, (0,), (1, 2)),), 4, "x"), at) == Products(((1, (7,), (5, 3)),), 4, "x")
    assert moved_to(SomeZero(((0,), (2,)), "x"), at) == SomeZero(((7,), (3,)), "x")


def test_a_ratio_or_a_missing_value_that_the_counts_contradict_is_dropped_too() -> None:
    cells = ("in/bme", "out/bme", "in/white", "out/white")
    rate: Json = {"numerator": ["in/bme"], "denominator": ["*/bme"]}
    other: Json = {"numerator": ["in/white"], "denominator": ["*/white"]}
    ratio = {"kind": "ratio", "of": rate, "compared_with": other}
    counts = {"in/bme": 4, "out/bme": 16, "in/white": 8, "out/white": 72}

    for printed, dropped in (("2.00", ()), ("2.10", ("s0",))):
        assert background([published(cells, ratio | {"printed": printed})], counts).corrected == dropped
    undefined = ratio | {"not_calculable": "nobody in one of the groups"}
    assert background([published(cells, undefined)], counts).corrected == ("s0",)
    assert background([published(cells, undefined)], counts | {"in/white": 0}).corrected == ()


# ---------------------------------------------------------------- what is published next


def test_two_reports_that_do_not_know_of_each_other_can_give_somebody_away() -> None:
    """Why there is a ledger: each is safe alone, and secrets that print different figures print too much together."""
    pairs = ((report(one).publication, report(other).publication) for one, other in combinations(range(5), 2))
    one, other = next(pair for pair in pairs if narrowed(small_return(), *pair))

    assert narrowed(small_return(), one) == narrowed(small_return(), other) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_report_published_again_with_the_first_in_its_ledger_never_gives_anybody_away(number: int) -> None:
    again = report(number, ledger=(0,))

    assert again.proof.already_out == ()
    assert narrowed(small_return(), report(0).publication, again.publication) == []


def test_a_third_report_reckons_with_both_before_it() -> None:
    first, second = report(0).publication, report(1, ledger=(0,)).publication
    third = protect([small_return()], Terms(POLICY, Secret(bytes([2] * 16)), ledger=(first, second)))

    assert third.proof.already_out == ()
    assert narrowed(small_return(), first, second, third.publication) == []


def test_a_corrected_return_is_published_beside_the_first_and_tells_no_more_of_the_true_counts() -> None:
    """Band 5 was counted wrong; only what still holds of the first report tells anything of the new counts."""
    corrected = small_return(band_5=Counts(31, 8, 2))
    first = report(0).publication
    second = protect([corrected], Terms(POLICY, Secret(bytes([1] * 16)), ledger=(first,)))
    own = catalogue_of([corrected]).table
    out = background([first], own)
    holds = published(tuple(own))
    knowledge = Knowledge(holds.cells, [*constraints_of(second.publication), *out.told])
    needs = sensitive_counts(own, catalogue_of([corrected]).figures, POLICY)

    assert out.corrected
    assert second.corrected == out.corrected
    for need in needs:
        cells = tuple(holds.cells.index(cell) for cell in cells_matching(need.of, tuple(own)))
        assert knowledge.highest(cells) >= need.high
        assert need.low == need.high or knowledge.lowest(cells) == 0


@pytest.mark.parametrize("number", range(3))
def test_a_table_cut_by_other_bands_is_reckoned_with(number: int) -> None:
    """Bands 6 and 7 were printed together, by ethnic group: so neither may be printed alone beside the other's rest."""
    cells = [f"{CLINICAL}/{band}/{group}" for band in ("band_6", "band_7") for group in ("white", "bme", "unknown")]
    recut = published(cells, count(45, cells[0], cells[3]), count(9, cells[1], cells[4]), count(7, cells[2], cells[5]))
    made = protect([small_return()], Terms(POLICY, Secret(bytes([number] * 16)), ledger=(recut,)))

    assert made.proof.already_out == ()
    assert narrowed(small_return(), recut, made.publication) == []


def test_what_an_earlier_publication_gave_away_is_named_and_everything_else_stays_protected() -> None:
    given = f"{CLINICAL}/band_6/bme"
    leak = published((given,), count(3, given))
    made = protect([small_return()], Terms(POLICY, Secret(bytes(16)), ledger=(leak,)))
    lost = set(made.proof.already_out)

    assert (given,) in lost
    assert {" + ".join(each) for each in lost} >= set(narrowed(small_return(), leak))
    assert set(narrowed(small_return(), leak, made.publication)) == set(narrowed(small_return(), leak))


def test_a_limit_that_an_earlier_publication_gave_away_is_not_narrowed_any_further() -> None:
    """A share of 10 % of band 5's forty people, told in full percent, leaves 4 of unknown ethnicity, more or less."""
    cells = [f"{CLINICAL}/band_8a/{group}" for group in ("white", "bme", "unknown")]
    leak = published(
        cells, count(11, *cells), {"kind": "percentage", "of": [cells[1]], "out_of": cells, "printed": "18"}
    )
    made = protect([small_return()], Terms(POLICY, Secret(bytes(16)), ledger=(leak,)))

    assert (cells[1],) in made.proof.already_out
    assert set(narrowed(small_return(), leak, made.publication)) <= {" + ".join(x) for x in made.proof.already_out}


def test_the_proofs_tables_print_the_ledger_too_and_name_it() -> None:
    first, again = report(0).publication, report(1, ledger=(0,))
    printed = [each for each in json.loads(publication_text(first))["statements"] if "printed" in each]

    assert again.proof.together_with == (publication_sha256(first),)
    assert again.proof.witnesses
    for witness in again.proof.witnesses:
        table = Table(dict(zip(again.proof.cells, witness, strict=True)), Sums(list(first.cells)))
        assert [printed_from(each, table) for each in printed] == [each["printed"] for each in printed]
