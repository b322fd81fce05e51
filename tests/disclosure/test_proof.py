"""Witnesses and the verifier: the proof holds, none of it can be spared, and no change goes unnoticed."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256

import pytest

from tests.builders import (
    POLICY,
    SAMPLES,
    Json,
    Report,
    failures,
    generated_return,
    report_on,
    sample_paths,
    sample_report,
)
from tests.disclosure.publications import PROOF, PUBLICATION, Table, changed, tables_of, witnesses_of
from wres_desktop.disclosure import verify
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.rules import Rule, SmallCount, rules_of
from wres_desktop.disclosure.sensitive import sensitive_counts
from wres_desktop.disclosure.verify import printed_from
from wres_desktop.disclosure.verify_certificate import failures as certificate_failures
from wres_desktop.disclosure.verify_reading import Sums
from wres_desktop.disclosure.verify_witnesses import over
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import cells_matching
from wres_desktop.pipeline import open_returns

GENERATED = range(1, 16)
both_samples = pytest.mark.parametrize("name", SAMPLES)


def part_of(content: Json, *statements: Json) -> Json:
    """A publication with these statements only, so that nothing else can fail (and quicker to check)."""
    return content | {"statements": list(statements), "derived": []}


def assert_proved(report: Report) -> None:
    """The proof verifies, its witnesses are whole and print what is printed, and none is the true table."""
    publication, proof = report.publication, report.proof
    sums = Sums(publication["cells"])

    assert failures(publication, proof) == []
    assert proof["witnesses"]
    for witness in tables_of(proof):
        table = Table(witness, sums)
        assert witness.keys() == report.truth.keys()
        assert witness != dict(report.truth)
        for statement in publication["statements"]:
            if "printed" in statement:
                assert printed_from(statement, table) == statement["printed"]


@both_samples
def test_the_proof_of_a_sample_verifies_and_truth_is_no_witness(name: str) -> None:
    assert_proved(sample_report(name))


@pytest.mark.parametrize("seed", GENERATED)
def test_the_proof_of_an_organisation_of_30_to_400_staff_verifies(seed: int) -> None:
    assert_proved(report_on(generated_return(seed)))


@both_samples
def test_the_proof_covers_every_sensitive_count_to_both_ends(name: str) -> None:
    part = catalogue_of(open_returns(sample_paths(name)).submissions)
    names = tuple(part.table)
    proof = sample_report(name).proof
    proved = {cells_matching(tuple(need["of"]), names): (need["from"], need["to"]) for need in proof["sensitive"]}

    for need in sensitive_counts(part.table, part.figures, load_policy()):
        assert proved[cells_matching(need.of, names)] == (need.low, need.high)


@both_samples
def test_without_any_one_witness_something_is_no_longer_shown(name: str) -> None:
    """Some end of a rule, or that what follows from a cell is not the same in all of them."""
    report = sample_report(name)
    head, witnesses = report.proof["certificate"], report.proof["witnesses"]
    (digest,) = head["publications"]
    statements = report.protected.publication.statements
    rules = rules_of({each.id: each.quantity for each in statements}, head["cells"], load_policy())
    shown = [ends_shown(rules, [table[cell] for cell in head["cells"]]) for table in witnesses_of(report.proof)]

    def wrong(kept: Sequence[object]) -> list[str]:
        tables = over(head["cells"], report.proof | {"witnesses": kept})
        return certificate_failures(head | (tables or {}), {digest: report.publication}, digest, corrected=True)

    assert wrong(witnesses) == []
    for number, ends in enumerate(shown):
        others = set[tuple[int, str]]().union(*(each for other, each in enumerate(shown) if other != number))
        assert ends - others or wrong(witnesses[:number] + witnesses[number + 1 :]), f"witness {number + 1}"


def ends_shown(rules: Sequence[Rule], table: Sequence[int]) -> set[tuple[int, str]]:
    """Which rules a table shows to be able to be nobody, or to be enough."""
    found = set()
    for number, rule in enumerate(rules):
        count = sum(table[cell] for cell in (rule.cells if isinstance(rule, SmallCount) else rule.rest))
        if isinstance(rule, SmallCount) and count == 0:
            found.add((number, "nobody"))
        if count >= (rule.threshold if isinstance(rule, SmallCount) else 1):
            found.add((number, "enough"))
    return found


@both_samples
def test_any_printed_number_that_is_changed_fails_by_arithmetic_alone(name: str) -> None:
    report = sample_report(name)
    publication, proof = report.publication, report.proof | {"sensitive": []}
    printed = [statement for statement in publication["statements"] if "printed" in statement]

    assert len(printed) > 100
    for statement in printed:
        before = statement["printed"]
        changed_one = {key: value for key, value in statement.items() if key != "reading"}
        changed_one["printed"] = with_another_last_digit(before)
        found = failures(part_of(publication, changed_one), proof)

        assert len(found) == len(proof["witnesses"]), statement["id"]
        assert all(statement["id"] in sentence for sentence in found)
    one = printed[len(printed) // 2]
    one["printed"] = with_another_last_digit(one["printed"])

    assert any(one["id"] in sentence for sentence in failures(publication, report.proof))


def with_another_last_digit(text: str) -> str:
    return f"{text[:-1]}{(int(text[-1]) + 1) % 10}"


@both_samples
def test_a_publication_that_was_changed_after_it_was_proved_is_noticed_by_its_digest(name: str) -> None:
    report = sample_report(name)
    text = report.protected.publication_text
    digest = sha256(text.encode()).hexdigest()

    assert verify.failures(report.publication, digest, report.proof, POLICY.threshold) == []
    assert verify.failures(
        report.publication, sha256((text + " ").encode()).hexdigest(), report.proof, POLICY.threshold
    )


@both_samples
def test_a_withheld_figure_that_is_printed_after_all_fails(name: str) -> None:
    """Whatever is put in its place: the witnesses of a sensitive count do not agree about it."""
    report = sample_report(name)
    sums = Sums(report.publication["cells"])
    sensitive = {sums.cells(need["of"]) for need in report.proof["sensitive"]}
    publication, proof = report.publication, report.proof | {"sensitive": []}
    tried = 0
    for statement in publication["statements"]:
        if "withheld" in statement and statement["kind"] == "count" and sums.cells(statement["of"]) in sensitive:
            true = sum(report.truth[cell] for cell in sums.cells(statement["of"]))
            told = {"id": "told", "kind": "count", "of": statement["of"], "printed": str(true)}
            assert failures(part_of(publication, told), proof), statement["id"]
            tried += 1

    assert tried > 20


@both_samples
def test_a_printed_cell_cannot_be_changed_in_any_witness(name: str) -> None:
    report = sample_report(name)
    publication, proof = report.publication, report.proof
    cells = set(publication["cells"])
    counts = [s for s in publication["statements"] if "printed" in s and s["kind"] == "count"]
    single = [statement for statement in counts if len(statement["of"]) == 1 and statement["of"][0] in cells]

    assert single
    for witness in proof["witnesses"]:
        for cell in {statement["of"][0] for statement in single}:
            witness[proof["cells"].index(cell)] += 1
        found = failures(part_of(publication, *single), {**proof, "witnesses": [witness], "sensitive": []})

        assert sum("what is printed as" in sentence for sentence in found) == len(single)


@both_samples
def test_a_witness_that_is_at_the_end_of_an_interval_cannot_be_moved_off_it(name: str) -> None:
    """Where one witness alone shows an end of a single cell's interval, the proof fails once it no longer does."""
    report = sample_report(name)
    publication, proof = report.publication, report.proof
    cells, tried = set(publication["cells"]), 0
    for need in proof["sensitive"]:
        if len(need["of"]) > 1 or need["of"][0] not in cells:
            continue
        at = proof["cells"].index(need["of"][0])
        low = [counts for counts in proof["witnesses"] if counts[at] <= need["from"]]
        high = [counts for counts in proof["witnesses"] if counts[at] >= POLICY.threshold]
        for alone, by in ((low, 1), (high, -POLICY.threshold)):
            if len(alone) == 1:
                alone[0][at] += by
                assert failures(part_of(publication), proof | {"sensitive": [need]}), need["of"]
                alone[0][at] -= by
                tried += 1

    assert tried


@both_samples
def test_a_witness_with_a_cell_less_or_that_is_no_headcount_fails(name: str) -> None:
    report = sample_report(name)
    publication, proof = part_of(report.publication), report.proof | {"sensitive": []}
    counts = proof["witnesses"][0]
    for value in (None, -1, True, 1.0, "1"):
        proof["witnesses"][0] = [value, *counts[1:]]
        assert failures(publication, proof)
    proof["witnesses"][0] = counts[1:]

    assert failures(publication, proof)


@both_samples
def test_a_witness_may_hold_cells_of_other_publications_as_whole_numbers_besides(name: str) -> None:
    report = sample_report(name)
    publication, proof = part_of(report.publication), report.proof | {"sensitive": []}
    proof["cells"].append("T99/2021/somewhere/else")
    for witness in proof["witnesses"]:
        witness.append(3)

    assert failures(publication, proof) == []
    proof["witnesses"][0][-1] = -3
    assert failures(publication, proof)


@both_samples
def test_a_proof_that_lacks_a_cell_or_names_one_twice_fails(name: str) -> None:
    report = sample_report(name)
    publication, proof = part_of(report.publication), report.proof | {"sensitive": []}
    fewer = [witness[1:] for witness in proof["witnesses"]]

    assert failures(publication, proof | {"cells": proof["cells"][1:], "witnesses": fewer})
    proof["cells"][0] = proof["cells"][1]
    assert failures(publication, proof)


@both_samples
def test_an_interval_that_is_made_wider_than_the_witnesses_show_fails(name: str) -> None:
    report = sample_report(name)
    publication, proof = report.publication, report.proof
    sums = Sums(publication["cells"])
    for need in proof["sensitive"][::7]:
        counts = [sum(witness[cell] for cell in sums.cells(need["of"])) for witness in tables_of(proof)]
        for end, value in (("from", min(counts) - 1), ("to", max(counts) + 1)):
            before = need[end]
            need[end] = value
            assert failures(part_of(publication), proof | {"sensitive": [need]}), need["of"]
            need[end] = before


@both_samples
def test_a_sensitive_count_that_the_witnesses_do_not_move_fails(name: str) -> None:
    report = sample_report(name)
    publication, proof = report.publication, report.proof
    headcount = next(s for s in publication["statements"] if s["id"].endswith("/staff/total"))
    proof["sensitive"].append({"of": headcount["of"], "from": 0, "to": 5})

    assert failures(publication, proof)


def readings(publication: Json) -> Iterator[Json]:
    return (statement for statement in publication["statements"] if statement.get("reading"))


def test_a_reading_that_does_not_follow_from_printed_counts_fails() -> None:
    report = sample_report("independent-provider")
    publication, proof = report.publication, report.proof
    spoiled = 0
    for statement in readings(publication):
        true = statement["reading"]
        low, high = true["interval_95"]
        others = {"inside": "bme_disadvantaged", "bme_disadvantaged": "inside", "white_disadvantaged": "inside"}
        for change in (
            {"four_fifths": others[true["four_fifths"]]},
            {"four_fifths": None},
            {"interval_95": [with_another_last_digit(low), high]},
            {"interval_95": [low, with_another_last_digit(high)]},
            {"interval_95": [high, low]},
            {"interval_95": None},
            {"could_be_chance": not true["could_be_chance"]},
            {"could_be_chance": None},
        ):
            statement["reading"] = true | change
            assert failures(publication, proof), (statement["id"], change)
            spoiled += 1
        statement["reading"] = true

    assert spoiled
    assert failures(publication, proof) == []


def test_a_reading_beside_a_count_that_is_not_printed_fails() -> None:
    report = sample_report("independent-provider")
    publication, proof = report.publication, report.proof
    ratio = next(readings(publication))
    numerator = next(
        s for s in publication["statements"] if s["kind"] == "count" and s["of"] == ratio["of"]["numerator"]
    )
    del numerator["printed"]
    numerator["withheld"] = True

    assert any("reading" in sentence for sentence in failures(publication, proof))


def test_a_contradicted_public_fact_fails() -> None:
    proof = changed(PROOF, "witnesses/0/5", 11)

    assert any("public fact" in sentence for sentence in failures(PUBLICATION, proof))


WEIGHTED: Json = {"id": "share", "kind": "percentage", "of": ["yes"], "out_of": ["*"], "weighted": True}


@pytest.mark.parametrize(("yes", "printed", "agrees"), [(24, "21.4", True), (23, "21.4", False), (24, "22.3", False)])
def test_a_weighted_percentage_agrees_with_the_nearest_count_only(yes: int, printed: str, *, agrees: bool) -> None:
    """21.4 % of 110 answers is 23.54, nearest to 24; 22.3 % is 24.53, nearest to 25."""
    content = PUBLICATION | {"cells": ["yes", "no"], "facts": [], "statements": [WEIGHTED | {"printed": printed}]}
    proof = PROOF | {"sensitive": [], "cells": ["yes", "no"], "witnesses": [[yes, 110 - yes]]}

    assert (failures(content, proof) == []) == agrees


def test_a_count_is_read_as_it_stands_even_if_it_says_that_it_was_weighted() -> None:
    count = {"id": "all", "kind": "count", "of": ["*"], "printed": "110", "weighted": True}
    content = PUBLICATION | {"cells": ["yes", "no"], "facts": [], "statements": [count]}
    proof = PROOF | {"sensitive": [], "cells": ["yes", "no"], "witnesses": [[24, 86]]}

    assert failures(content, proof) == []


@pytest.mark.parametrize(
    "statement",
    [
        {"kind": "percentage", "of": ["yes"], "out_of": ["*"], "printed": "0.0"},
        WEIGHTED | {"printed": "0.0"},
        {
            "kind": "ratio",
            "of": {"numerator": ["yes"], "denominator": ["*"]},
            "compared_with": {"numerator": ["no"], "denominator": ["*"]},
            "printed": "0.00",
        },
        {
            "kind": "difference",
            "of": {"numerator": ["yes"], "denominator": ["*"]},
            "minus": {"numerator": ["no"], "denominator": ["*"]},
            "printed": "0.0",
        },
    ],
    ids=lambda statement: str(statement["kind"]),
)
def test_a_witness_with_nobody_in_a_group_prints_no_rate_of_it(statement: Json) -> None:
    content = PUBLICATION | {"cells": ["yes", "no"], "facts": [], "statements": [{"id": "rate"} | statement]}
    proof = PROOF | {"sensitive": [], "cells": ["yes", "no"], "witnesses": [[0, 0]]}

    assert failures(content, proof)


def test_each_witness_is_held_against_print_by_itself_and_named_by_its_number() -> None:
    """All are added up at once: too much in one table must not make up for too little in the next."""
    first, last = PROOF["witnesses"]
    more = [51, last[1], 21, *last[3:]]
    less = [49, last[1], 19, *last[3:]]
    found = failures(PUBLICATION, changed(PROOF, "witnesses", [first, more, less, last]))

    assert [line for line in found if line.endswith("printed as staff.")] == [
        "Witness 2: it does not give what is printed as staff.",
        "Witness 3: it does not give what is printed as staff.",
    ]
    assert not [line for line in found if line.startswith(("Witness 1", "Witness 4"))]


@pytest.mark.parametrize("count", [10**12, 2**63, 2**64, 2**64 + 20, 10**30])
def test_a_witness_with_more_people_than_there_can_be_fails(count: int) -> None:
    proof = changed(PROOF, "witnesses/0/6", count)

    assert any("numbers that are not whole numbers" in line for line in failures(PUBLICATION, proof))


def test_no_witness_at_all_fails() -> None:
    assert failures(PUBLICATION, changed(PROOF, "witnesses", []))


def test_what_fails_names_statements_but_no_number_of_a_witness() -> None:
    proof = changed(PROOF, "witnesses/0", [77] * len(PUBLICATION["cells"]))
    found = failures(PUBLICATION, proof)

    assert found
    assert not any("77" in sentence for sentence in found)


@both_samples
def test_the_proof_is_marked_and_names_its_publication_and_policy(name: str) -> None:
    report = sample_report(name)
    second_line = report.protected.proof_text.splitlines()[2]

    assert "OFFICIAL-SENSITIVE" in second_line
    assert report.proof["policy"] == "default"
    assert len(report.proof["publication"]) == 64
    assert json.loads(report.protected.proof_text)["witnesses"]


@both_samples
def test_a_proof_that_names_nothing_or_asks_for_less_than_the_policy_does_not_hold(name: str) -> None:
    report = sample_report(name)
    publication, proof = report.publication, report.proof
    first = proof["sensitive"][0]

    assert failures(publication, proof | {"sensitive": [], "witnesses": []})
    assert failures(publication, proof | {"sensitive": [first | {"to": first["to"] - 1}]})
    assert failures(publication, proof | {"sensitive": [first | {"from": 1}]})
    assert failures(publication, proof | {"sensitive": [first | {"of": ["nobody/here"]}]})
    assert failures(publication, proof | {"policy": "strict"})
