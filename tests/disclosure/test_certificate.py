"""The public certificate: made from what is printed alone, true of it, and every change to either is noticed."""

import copy
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.builders import POLICY, SAMPLES, Json, generated_return, report_on, sample_paths, sample_report
from wres_desktop import pipeline
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.certificate_file import certificate_text
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.verify_certificate import RESTS_ON_OTHERS, failures
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import Count, Percentage, Rate, Ratio, SamePeople
from wres_desktop.errors import NotProtected

SEEDS = range(3)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def wrong(certificate: Json, *publications: Json) -> list[str]:
    """What does not hold where the certificate names these very publications: only arithmetic can notice a change."""
    by_digest = {digest_of(json.dumps(publication)): publication for publication in publications}
    new = len(certificate["publications"])
    named = {"publications": list(by_digest)[:new], "ledger": list(by_digest)[new:]}
    return failures({**certificate, **named}, by_digest, next(iter(by_digest)))


@cache
def _reports() -> dict[str, tuple[str, str]]:
    reports = {name: sample_report(name) for name in SAMPLES}
    reports |= {f"invented {seed}": report_on(generated_return(seed)) for seed in SEEDS}
    return {
        name: (report.protected.publication_text, report.protected.certificate_text) for name, report in reports.items()
    }


NAMES = (*SAMPLES, *(f"invented {seed}" for seed in SEEDS))


def pair(name: str) -> tuple[Json, Json]:
    """A fresh publication and its certificate."""
    publication, certificate = _reports()[name]
    return json.loads(publication), json.loads(certificate)


@pytest.mark.parametrize("name", NAMES)
def test_a_certificate_holds_of_its_publication(name: str) -> None:
    publication, certificate = _reports()[name]
    digest = digest_of(publication)
    assert failures(json.loads(certificate), {digest: json.loads(publication)}, digest) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_publication_alone_gives_the_same_certificate_again(name: str) -> None:
    text, certificate = _reports()[name]
    read_again = publication_from_json(json.loads(text))
    assert certificate_text(certificate_of([read_again], [], POLICY)) == certificate


@pytest.mark.parametrize("name", SAMPLES)
def test_a_certificate_tells_neither_what_is_sensitive_nor_the_secret(name: str) -> None:
    _, certificate = _reports()[name]
    proof = sample_report(name).proof
    assert proof["secret"] not in certificate
    assert "sensitive" not in certificate
    assert "OFFICIAL" not in certificate


def test_a_certificate_belongs_to_one_publication() -> None:
    _, certificate = pair(SAMPLES[0])
    other = _reports()[SAMPLES[1]][0]
    assert failures(certificate, {digest_of(other): json.loads(other)}, digest_of(other))


@pytest.mark.parametrize("name", ["invented 1", "invented 2"])
def test_every_changed_number_in_print_is_noticed(name: str) -> None:
    publication, certificate = pair(name)
    for row in publication["statements"]:
        if "printed" not in row:
            continue
        before = row["printed"]
        last = before[-1]
        row["printed"] = before[:-1] + ("1" if last == "0" else str(int(last) - 1))
        assert wrong(certificate, publication), row["id"]
        row["printed"] = before


@pytest.mark.parametrize("name", NAMES)
def test_no_table_can_be_spared(name: str) -> None:
    publication, certificate = pair(name)
    tables = certificate["witnesses"]
    for number in range(0, len(tables), 5):
        assert wrong({**certificate, "witnesses": tables[:number] + tables[number + 1 :]}, publication)


@pytest.mark.parametrize("name", NAMES)
def test_no_bound_can_be_spared(name: str) -> None:
    publication, certificate = pair(name)
    bounds = certificate["bounds"]
    for number in range(0, len(bounds), 9):
        assert wrong({**certificate, "bounds": bounds[:number] + bounds[number + 1 :]}, publication)


def changes(bound: Json) -> Iterator[Json]:
    """A bound with every multiplier changed, every step left out, another limit, or about another sum."""
    for number, (times, which, name) in enumerate(bound["from"]):
        others = bound["from"][:number] + bound["from"][number + 1 :]
        yield {**bound, "from": others}
        yield from ({**bound, "from": [*others, [times + more, which, name]]} for more in (1, -1, 7))
    limit = "at_least" if "at_least" in bound else "at_most"
    yield from ({**bound, limit: bound[limit] + more} for more in (1, -1))
    yield {**bound, "over": bound.get("over", 1) + 1}


@pytest.mark.parametrize("name", [SAMPLES[1], "invented 0"])
def test_every_changed_bound_is_noticed(name: str) -> None:
    publication, certificate = pair(name)
    bounds = certificate["bounds"]
    for number in random.Random(4).sample(range(len(bounds)), min(5, len(bounds))):  # noqa: S311 - which to try
        for changed in changes(bounds[number]):
            rows = [*bounds[:number], changed, *bounds[number + 1 :]]
            assert wrong({**certificate, "bounds": rows}, publication), changed


@pytest.mark.parametrize("name", [SAMPLES[0], "invented 2"])
def test_a_bound_for_another_sum_is_noticed(name: str) -> None:
    publication, certificate = pair(name)
    bounds = certificate["bounds"]
    for number in range(0, len(bounds), 11):
        inside = bounds[number]["of"]
        for of in (inside[1:], [at for at in range(len(certificate["cells"])) if at not in inside]):
            rows = [*bounds[:number], {**bounds[number], "of": of}, *bounds[number + 1 :]]
            assert wrong({**certificate, "bounds": rows}, publication)


@pytest.mark.parametrize(
    "number", ["threshold", "disciplinary_threshold", "survey_minimum", "rate_minimum", "group_minimum"]
)
def test_other_numbers_of_the_policy_are_noticed(number: str) -> None:
    publication, certificate = pair(SAMPLES[0])
    assert wrong({**certificate, "policy": {**certificate["policy"], number: 3}}, publication)


def test_a_stricter_policy_asks_for_more_than_the_certificate_shows() -> None:
    publication, certificate = pair(SAMPLES[0])
    for numbers in (certificate["policy"], publication["document"]["policy"]):
        numbers["threshold"] = numbers["disciplinary_threshold"] = 40
    assert wrong(certificate, publication)


def test_a_withheld_count_that_is_not_a_rule_in_the_certificate_is_looked_at_all_the_same() -> None:
    """Two more cells, of which one is told by subtraction: the certificate says nothing of them."""
    publication, certificate = pair("invented 0")
    publication["cells"] += ["T99/x/yes", "T99/x/no"]
    publication["statements"] += [
        {"id": "both", "kind": "count", "of": ["T99/x/*"], "printed": "7"},
        {"id": "one", "kind": "count", "of": ["T99/x/yes"], "printed": "6"},
        {"id": "other", "kind": "count", "of": ["T99/x/no"], "withheld": True},
    ]
    certificate["cells"] += ["T99/x/yes", "T99/x/no"]
    certificate["witnesses"] = [[*table, 6, 1] for table in certificate["witnesses"]]
    (sentence,) = wrong(certificate, publication)
    assert "T99/x/no" in sentence


@pytest.mark.parametrize(
    ("part", "value"),
    [("witnesses", []), ("witnesses", [[1, 2]]), ("cells", ["a", "a"]), ("cells", [])],
)
def test_a_certificate_of_another_shape_is_refused(part: str, value: Sequence[object]) -> None:
    publication, certificate = pair("invented 0")
    assert wrong({**certificate, part: value}, publication)


@pytest.mark.parametrize("count", [-1, 0.0, True, 10**30])
def test_a_table_holds_whole_numbers_of_people(count: object) -> None:
    publication, certificate = pair("invented 0")
    certificate["witnesses"][0][0] = count
    assert wrong(certificate, publication)


def publication_of(**printed: str) -> Publication:
    """Two cells, of which the sums that are named are printed."""
    of = {"one": ("a/x/one",), "other": ("a/x/other",), "both": ("a/x/*",)}
    statements = tuple(
        Printed(name, Count(cells), printed[name]) if name in printed else Withheld(name, Count(cells))
        for name, cells in of.items()
    )
    return Publication("Invented", ("a/x/one", "a/x/other"), statements, policy="default")


def shown(new: Publication, *ledger: Publication) -> tuple[Json, list[Json]]:
    """A certificate and its publications; the new one says which policy it was made under."""
    certificate: Json = json.loads(certificate_text(certificate_of([new], ledger, POLICY)))
    contents: list[Json] = [json.loads(publication_text(each)) for each in (new, *ledger)]
    contents[0]["document"] = {"policy": {**certificate["policy"]}}
    return certificate, contents


@pytest.mark.parametrize(
    "printed", [{}, {"both": "9"}, {"both": "0"}, {"one": "5", "other": "6"}, {"both": "30", "one": "20"}]
)
def test_what_gives_nobody_away_has_a_certificate(printed: dict[str, str]) -> None:
    certificate, contents = shown(publication_of(**printed))
    assert wrong(certificate, *contents) == []


@pytest.mark.parametrize("printed", [{"one": "3"}, {"both": "4"}, {"both": "9", "one": "6"}, {"both": "6", "one": "5"}])
def test_what_gives_somebody_away_has_none(printed: dict[str, str]) -> None:
    with pytest.raises(NotProtected):
        certificate_of([publication_of(**printed)], [], POLICY)


def test_a_subtraction_is_a_bound_of_two_steps() -> None:
    certificate, _ = shown(publication_of(both="30", one="20"))
    steps = {(row["at_least"], *(tuple(step) for step in sorted(row["from"]))) for row in certificate["bounds"]}
    assert steps == {(10, (-1, 1, "one"), (1, 1, "both"))}


def test_what_was_lost_before_is_named_and_has_to_have_been_lost() -> None:
    earlier = publication_of(one="3")
    certificate, contents = shown(publication_of(other="8"), earlier)
    assert wrong(certificate, *contents) == []
    assert [row["of"] for row in certificate["already_out"]]
    assert wrong({**certificate, "already_out": []}, *contents)
    with pytest.raises(NotProtected):
        certificate_of([publication_of(one="3", other="8")], [publication_of(other="8")], POLICY)


def test_what_is_new_cannot_pass_for_lost_before() -> None:
    """The same two publications the other way round: nothing else about the certificate is wrong."""
    certificate, (new, earlier) = shown(publication_of(other="8"), publication_of(one="3"))
    new["document"], earlier["document"] = None, new["document"]
    for row in (*certificate["bounds"], *certificate["already_out"]):
        row["from"] = [[times, 3 - number, name] for times, number, name in row["from"]]
    (about_one,) = {sentence for sentence in wrong(certificate, earlier, new) if "a/x/one" in sentence}
    assert "few people" in about_one


def test_an_earlier_count_that_cannot_be_true_any_more_is_set_aside() -> None:
    certificate, contents = shown(publication_of(both="30"), publication_of(both="28"))
    (row,) = certificate["set_aside"]
    assert (row["publication"], row["statement"]) == (2, "both")
    assert wrong(certificate, *contents) == []
    assert wrong({**certificate, "set_aside": []}, *contents)


def test_an_earlier_count_that_may_be_true_cannot_be_set_aside() -> None:
    certificate, contents = shown(publication_of(both="30"), publication_of(both="30"))
    row = {"publication": 2, "statement": "both", "from": [[1, 1, "both"], [-1, 2, "both"]]}
    (sentence,) = wrong({**certificate, "set_aside": [row]}, *contents)
    assert "cannot be true" in sentence


def test_what_is_new_is_never_set_aside() -> None:
    certificate, contents = shown(publication_of(both="30"), publication_of(both="28"))
    row = {"publication": 1, "statement": "both", "from": [[1, 1, "both"], [-1, 2, "both"]]}
    assert any("not an earlier one" in sentence for sentence in wrong({**certificate, "set_aside": [row]}, *contents))


def ratio_of(one: str, other: str, **printed: str) -> Publication:
    """People in two groups, those who were trained, and how likely the one is beside the other."""
    cells = tuple(f"a/{part}/{group}" for part in ("in", "out") for group in ("x", "y"))
    rates = [Rate((f"a/in/{group}",), (f"a/in/{group}", f"a/out/{group}")) for group in ("x", "y")]
    counts = [
        Printed(f"{part}/{group}", Count(sum_), text)
        for group, rate, texts in zip("xy", rates, (one, other), strict=True)
        for part, sum_, text in zip(("in", "all"), (rate.numerator, rate.denominator), texts.split("/"), strict=True)
    ]
    ratios = [Printed(name, Ratio(*rates), text) for name, text in printed.items()]
    return Publication("Ratio", cells, (*counts, *ratios), policy="default")


def test_an_earlier_percentage_that_cannot_be_true_any_more_is_set_aside() -> None:
    one, both = ("a/x/one",), ("a/x/one", "a/x/other")
    share = Publication("Share", both, (Printed("share", Percentage(one, both), "50.0"),), policy="default")
    certificate, contents = shown(publication_of(both="40", one="21"), share)
    (row,) = certificate["set_aside"]
    assert (row["publication"], row["statement"]) == (2, "share")
    assert wrong(certificate, *contents) == []
    assert wrong({**certificate, "set_aside": [row | {"from": row["from"][:-1]}]}, *contents)


def test_an_earlier_ratio_is_set_aside_where_its_printed_counts_give_another() -> None:
    new, earlier = ratio_of("20/40", "10/40"), ratio_of("20/40", "10/40", ratio="2.10")
    certificate, contents = shown(new, earlier)
    (row,) = certificate["set_aside"]
    assert (row["statement"], row["from"]) == ("ratio", [])
    assert wrong(certificate, *contents) == []
    assert wrong({**certificate, "set_aside": []}, *contents)


def test_an_earlier_ratio_that_its_counts_give_cannot_be_set_aside() -> None:
    certificate, contents = shown(ratio_of("20/40", "10/40"), ratio_of("20/40", "10/40", ratio="2.00"))
    row = {"publication": 2, "statement": "ratio", "from": []}
    assert certificate["set_aside"] == []
    (sentence,) = wrong({**certificate, "set_aside": [row]}, *contents)
    assert "cannot be true" in sentence


def test_of_earlier_statements_that_contradict_each_other_some_are_set_aside_until_the_rest_agrees() -> None:
    earlier = publication_of(both="30", one="20"), publication_of(other="12")
    certificate, contents = shown(publication_of(), *earlier)
    assert [(row["publication"], row["statement"]) for row in certificate["set_aside"]] == [(3, "other")]
    assert wrong(certificate, *contents) == []


def test_of_a_publication_that_was_corrected_nothing_has_to_be_true_any_more() -> None:
    """The first report's 17 of the one would leave 3 of 20 now; readers see that it was corrected, not where."""
    certificate, contents = shown(publication_of(both="20"), publication_of(both="19", one="17"))
    assert {(row["publication"], row["statement"]) for row in certificate["set_aside"]} == {(2, "both"), (2, "one")}
    assert wrong(certificate, *contents) == []
    only = [row for row in certificate["set_aside"] if row["statement"] == "one"]
    assert wrong({**certificate, "set_aside": only}, *contents)


def test_what_shows_that_a_report_was_corrected_may_rest_on_more_that_it_says() -> None:
    """17 of 19 do not agree with 20 now, and 89.5 per cent of 20 not with the 17: all of it is set aside together."""
    one, both = ("a/x/one",), ("a/x/one", "a/x/other")
    share = Printed("share", Percentage(one, both), "89.5")
    earlier = publication_of(both="19", one="17")
    earlier = replace(earlier, statements=(*earlier.statements, share))
    certificate, contents = shown(publication_of(both="20"), earlier)
    (row,) = (row for row in certificate["set_aside"] if row["statement"] == "share")
    assert [2, "one"] in [step[1:] for step in row["from"]]
    assert wrong(certificate, *contents) == []
    assert wrong({**certificate, "set_aside": [row | {"from": row["from"][1:]}]}, *contents)


def test_what_earlier_tables_and_a_public_fact_gave_away_is_named() -> None:
    cells = ("a/x/one", "a/x/other", "a/y/one")
    fact = SamePeople(("a/x/one",), ("a/y/one",))
    new = Publication("New", cells, (Withheld("one", Count(("a/x/one",))),), facts=(fact,), policy="default")
    rounded = Publication("Old", cells, (Printed("old", Count(("a/y/one",)), "5", 5),), policy="default")
    certificate, contents = shown(new, rounded)
    assert certificate["already_out"]
    assert wrong(certificate, *contents) == []


def test_where_the_ledger_is_not_at_hand_nothing_is_vouched_for() -> None:
    certificate, contents = shown(publication_of(other="8"), publication_of(one="3"))
    digest = certificate["publications"][0]
    assert failures(certificate, {digest: contents[0]}, digest) == [RESTS_ON_OTHERS]


def test_a_report_beside_an_earlier_one_has_a_certificate_that_holds(tmp_path: Path) -> None:
    first, second = sample_paths(SAMPLES[1])
    out = tmp_path / "earlier.json"
    out.write_text(pipeline.protect(pipeline.open_returns([first]).submissions).publication_text, encoding="utf-8")
    returns = pipeline.open_returns([first, second]).submissions
    pipeline.write_report(pipeline.protect(returns, pipeline.Wishes(ledger=(out,))), tmp_path)
    publication, certificate = tmp_path / "publication.json", tmp_path / "certificate.json"
    assert pipeline.verified(publication, certificate=certificate, others=[out]) == pipeline.Verified([], 0)
    assert pipeline.verified(publication, tmp_path / "proof.json", others=[out]) == pipeline.Verified([], 0)
    for proof, public in ((tmp_path / "proof.json", None), (None, certificate)):
        alone = pipeline.verified(publication, proof, public)
        assert (alone.failures in ([], [RESTS_ON_OTHERS]), alone.not_given) == (True, 1)


def test_a_report_that_was_typed_in_may_count_cells_that_its_list_does_not_have(tmp_path: Path) -> None:
    """Its count is of all of them, and not of those alone that the list has."""
    submissions = pipeline.open_returns(sample_paths(SAMPLES[0])[-1:]).submissions
    workforce = [cell for cell in pipeline.protect(submissions).publication.cells if "/workforce/" in cell]
    total = sum(catalogue_of(submissions).table[cell] for cell in workforce)
    count = {"id": "t", "kind": "count", "of": workforce, "printed": str(total)}
    typed = {"format": "wres-publication", "version": 1, "cells": workforce[:3], "statements": [count]}
    out = tmp_path / "typed.json"
    out.write_text(json.dumps(typed), encoding="utf-8")
    pipeline.write_report(pipeline.protect(submissions, pipeline.Wishes(ledger=(out,))), tmp_path)
    publication, certificate = tmp_path / "publication.json", tmp_path / "certificate.json"

    assert pipeline.verified(publication, certificate=certificate, others=[out]) == pipeline.Verified([], 0)
    assert pipeline.verified(publication, tmp_path / "proof.json", others=[out]) == pipeline.Verified([], 0)


def test_a_publication_that_is_given_and_not_named_is_not_passed_over(tmp_path: Path) -> None:
    """A second year, say, beside which a certificate was not made."""
    publication, certificate, other = (tmp_path / f"{name}.json" for name in ("publication", "certificate", "other"))
    report = sample_report(SAMPLES[0])
    publication.write_text(report.protected.publication_text, encoding="utf-8")
    certificate.write_text(report.protected.certificate_text, encoding="utf-8")
    (tmp_path / "proof.json").write_text(report.protected.proof_text, encoding="utf-8")
    other.write_text(sample_report(SAMPLES[1]).protected.publication_text, encoding="utf-8")
    for proof, public in ((tmp_path / "proof.json", None), (None, certificate)):
        assert pipeline.verified(publication, proof, public, [publication]) == pipeline.Verified([], 0)
        (found,) = pipeline.verified(publication, proof, public, [publication, other]).failures
        assert found.startswith("other.json is given with it, but nothing here is about it")


def test_a_proof_is_about_no_publication_that_its_certificate_does_not_name(tmp_path: Path) -> None:
    """Against what is only said to be together with it no table was held."""
    publication, other, path = (tmp_path / f"{name}.json" for name in ("publication", "other", "proof"))
    publication.write_text(sample_report(SAMPLES[0]).protected.publication_text, encoding="utf-8")
    text = sample_report(SAMPLES[1]).protected.publication_text
    other.write_text(text, encoding="utf-8")
    path.write_text(json.dumps({**sample_report(SAMPLES[0]).proof, "together_with": [digest_of(text)]}))

    (found,) = pipeline.verified(publication, path, others=[other]).failures
    assert found.startswith("other.json is given with it, but nothing here is about it")


def test_a_proof_that_names_a_publication_that_nobody_has_hides_no_missing_table(tmp_path: Path) -> None:
    report = sample_report(SAMPLES[0])
    publication, path = tmp_path / "publication.json", tmp_path / "proof.json"
    publication.write_text(report.protected.publication_text, encoding="utf-8")
    proof = copy.deepcopy(report.proof)
    proof["sensitive"], proof["witnesses"], proof["moves"] = [], proof["witnesses"][:1], []
    proof["certificate"]["ledger"] = ["0" * 64]
    path.write_text(json.dumps(proof), encoding="utf-8")
    assert pipeline.verified(publication, path) == pipeline.Verified([RESTS_ON_OTHERS], 1)


def test_a_shortened_list_of_what_is_sensitive_hides_no_missing_witness(tmp_path: Path) -> None:
    report = sample_report(SAMPLES[0])
    (tmp_path / "publication.json").write_text(report.protected.publication_text, encoding="utf-8")
    proof = copy.deepcopy(report.proof)
    proof["sensitive"] = []
    proof["witnesses"], last = proof["witnesses"][:-1], len(proof["witnesses"])
    proof["moves"] = [move for move in proof["moves"] if move[0] < last]
    (tmp_path / "proof.json").write_text(json.dumps(proof), encoding="utf-8")
    assert pipeline.verify_files(tmp_path / "publication.json", tmp_path / "proof.json")


def test_publications_made_together_have_one_certificate_over_the_cells_of_all() -> None:
    whole = Publication("Both", ("a/x/one", "b/x/one"), (Printed("sum", Count(("*/x/one",)), "40"),), policy="default")
    part = Publication("One", ("a/x/one",), (Printed("own", Count(("a/x/one",)), "15"),), policy="default")
    certificate = json.loads(certificate_text(certificate_of([whole, part], [], POLICY)))
    contents = [json.loads(publication_text(each)) for each in (whole, part)]
    for content in contents:
        content["document"] = {"policy": certificate["policy"]}
    assert wrong(certificate, *contents) == []
    assert wrong({**certificate, "bounds": []}, *contents)
    small = Publication("One", ("a/x/one",), (Printed("own", Count(("a/x/one",)), "38"),), policy="default")
    with pytest.raises(NotProtected):
        certificate_of([whole, small], [], POLICY)
