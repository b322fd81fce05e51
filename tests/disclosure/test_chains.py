"""By which statements a sum is given away: enough of them, none too many, and in words."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import POLICY, Json
from tests.disclosure.brute_force import PublicationJson, cells_named, possible_tables
from tests.disclosure.generated import generate
from wres_desktop.disclosure import smallest_sets
from wres_desktop.disclosure.audit import Examined, audit
from wres_desktop.disclosure.audit_text import audit_json, audit_words
from wres_desktop.disclosure.chains import with_chains
from wres_desktop.disclosure.constraints import told_by
from wres_desktop.disclosure.explained_audit import explained_audit
from wres_desktop.disclosure.ledger import read_together
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.statements import Publication, Withheld
from wres_desktop.domain.figures import Count
from wres_desktop.paths import resources

STAFF = ("staff/white", "staff/bme", "staff/unknown")
TOTAL: Json = {"id": "total", "kind": "count", "of": ["staff/*"], "printed": "295"}
SHARE: Json = {"id": "share", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "1.4"}


def publication(*statements: Json, cells: tuple[str, ...] = STAFF, facts: tuple[Json, ...] = ()) -> Publication:
    return publication_from_json(
        {
            "format": "wres-publication",
            "version": 1,
            "title": "Invented",
            "cells": list(cells),
            "facts": list(facts),
            "statements": list(statements),
        }
    )


def count(name: str, of: str, printed: str, **more: Any) -> Json:  # noqa: ANN401 - any row
    return {"id": name, "kind": "count", "of": [of], "printed": printed, **more}


def the_chain(told: Publication, of: str) -> Examined:
    (found,) = (one for one in explained_audit(told, POLICY, [of]).examined if one.of == (of,))
    return found


@pytest.mark.parametrize(("others", "whose"), [((), "all members"), (("C03",), "A01 and B02")])
def test_sums_of_several_members_of_a_joint_report_are_named_once(others: tuple[str, ...], whose: str) -> None:
    """Of 31 people 3.2 % are one: with none it would be 0.0 %, with two 6.5 %."""
    members = ("A01", "B02")
    cells = tuple(f"{code}/2023/staff/{group}" for code in (*members, *others) for group in ("white", "bme"))
    everybody, bme = ([f"{code}/2023/staff/{group}" for code in members] for group in ("*", "bme"))
    whole: Json = {"id": "total", "kind": "count", "of": everybody, "printed": "31"}
    share: Json = {"id": "share", "kind": "percentage", "of": bme, "out_of": everybody, "printed": "3.2"}
    told = publication(whole, share, cells=cells)

    (found,) = (one for one in explained_audit(told, POLICY, bme).examined if set(one.of) == set(bme))

    assert found.words.startswith(
        f"Everybody, of {whose} (31) and the share of BME, of {whose} in everybody, of {whose} (3.2 %) together leave "
    )


def test_a_total_and_one_percentage_are_named_where_they_give_a_count_away() -> None:
    """Standard 6, attack 1: 1.4 % of 295 can only be 4 people: 3 of 295 are 1.02 %, 5 are 1.69 %."""
    found = the_chain(publication(TOTAL, SHARE, count("white", "staff/white", "265")), "staff/bme")

    assert found.because == ("total", "share")
    assert found.words == (
        "Everybody (295) and the share of BME in everybody (1.4 %) together leave only 4. "
        "3 would be 1.0 % and 5 would be 1.7 %."
    )


def test_a_subtraction_is_written_out() -> None:
    told = publication(count("all", "*/*", "295"), count("white", "*/white", "291"), cells=STAFF[:2])
    found = the_chain(told, "staff/bme")

    assert found.because == ("all", "white")
    assert found.words == "Everybody (295) and white (291) together leave only 4. 295 \u2212 291 = 4."


def test_a_small_number_that_stands_on_the_page_needs_no_reckoning() -> None:
    found = the_chain(publication(TOTAL, count("bme", "staff/bme", "3")), "staff/bme")

    assert (found.because, found.words) == (("bme",), "It is printed.")


def test_how_a_figure_was_rounded_is_said_where_it_matters() -> None:
    told = publication(
        count("bme", "staff/bme", "0", rounded_to=5),
        count("unknown", "staff/unknown", "0", rounded_to=5, rounding="truncated"),
        {"id": "white", "kind": "count", "of": ["staff/white"], "averaged_over": 2, "printed": "1.5"},
    )

    assert the_chain(told, "staff/bme").words == "BME (0, to the nearest 5) alone leaves only 0 to 2."
    assert "unknown (0, rounded down to a multiple of 5)" in the_chain(told, "staff/unknown").words.casefold()
    assert the_chain(told, "staff/white").words == "White (1.5, a year, over 2 years) alone leaves only 3."


def test_a_public_fact_belongs_to_the_chain() -> None:
    told = publication(
        count("post", "post/bme", "12"),
        count("not", "training/not/bme", "9"),
        cells=("post/bme", "training/took/bme", "training/not/bme"),
        facts=({"kind": "same_people", "of": ["post/bme"], "also": ["training/*/bme"]},),
    )
    found = the_chain(told, "training/took/bme")

    assert (found.because, found.facts) == (("post", "not"), (0,))
    assert "the same people" in found.words
    assert "only 3" in found.words


def test_a_figure_without_a_value_can_give_a_count_away() -> None:
    """Nobody of 3 people entered: the ratio's own remark says so."""
    told = publication(
        count("all", "entered/*", "3"),
        {
            "id": "ratio",
            "kind": "ratio",
            "not_calculable": "no cases in either group",
            "of": {"numerator": ["entered/bme"], "denominator": ["staff/bme"]},
            "compared_with": {"numerator": ["entered/white"], "denominator": ["staff/white"]},
        },
        cells=("entered/white", "entered/bme", "entered/unknown", *STAFF),
    )

    assert the_chain(told, "entered/unknown").because == ("all", "ratio")


def test_statements_of_two_reports_make_one_chain() -> None:
    """Standard 6, attack 5: the joint total less one member's own report."""
    cells = ("one/bme", "other/bme")
    joint, member = (
        publication(count("n", "*/bme", "23"), cells=cells),
        publication(count("n", "one/bme", "20"), cells=cells),
    )
    found = the_chain(read_together([joint, member]), "other/bme")

    assert found.because == ("1:n", "2:n")
    assert "23 \u2212 20 = 3." in found.words


def test_what_every_name_begins_with_is_left_out_of_the_words() -> None:
    cells = tuple(f"99X/2021/workforce/{row}/{group}" for row in ("band_5", "vsm") for group in ("white", "bme"))
    told = publication(
        count("all", "99X/2021/workforce/vsm/*", "7"), count("w", "99X/2021/workforce/vsm/white", "5"), cells=cells
    )

    assert the_chain(told, "99X/2021/workforce/vsm/bme").words.startswith("All VSM (7) and VSM, white (5) together")


def test_a_search_that_may_ask_nothing_still_gives_enough_and_says_that_it_may_be_too_much() -> None:
    told = publication(TOTAL, SHARE, count("white", "staff/white", "265"))
    plain = audit(told, POLICY)
    found = with_chains(plain, told, work=0)

    for before, after in zip(plain.examined, found.examined, strict=True):
        assert (after.lowest, after.highest, after.protected) == (before.lowest, before.highest, before.protected)
        if not after.protected:
            assert {"total", "share"} <= set(after.because)
            assert after.words.endswith("the search for the fewest was stopped.")


def test_a_small_question_that_takes_too_long_has_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ratio of four unknown counts: whether they can be cannot be settled in no time, so it is neither yes nor no."""
    told = told_by(publication_from_json(generate(5).publication))

    assert smallest_sets.can_all_be_true(told) is True
    monkeypatch.setattr(smallest_sets, "STEPS", 1e-9)
    assert smallest_sets.can_all_be_true(told) is None


def test_a_publication_that_protects_everything_has_no_chains() -> None:
    told = publication(count("all", "staff/*", "60"))

    assert explained_audit(told, POLICY) == audit(told, POLICY)


@pytest.mark.parametrize("number", [0, 8, 13, 17, 26])
def test_the_same_publication_has_the_same_chains_and_they_fit_the_schema(number: int) -> None:
    told = publication_from_json(generate(number).publication)
    found = explained_audit(told, POLICY)
    schema = json.loads((resources() / "schema" / "audit.schema.json").read_text(encoding="utf-8"))

    assert explained_audit(told, POLICY) == found
    Draft202012Validator(schema).validate(json.loads(audit_json(found)))
    for examined in found.examined:
        assert (examined.words in audit_words(found)) or examined.protected


# ---------------------------------------------------------------- enough, and none too many


def compares(number: int) -> bool:
    """Whether a ratio or difference of the publication tells anything."""
    statements = generate(number).publication["statements"]
    return any(one["kind"] in ("ratio", "difference") and "withheld" not in one for one in statements)


TRUE = [number for number in range(150) if not generate(number).misprinted]
LINEAR = [number for number in TRUE if not compares(number)]
COMPARING = [number for number in TRUE if compares(number)]


@pytest.mark.parametrize("number", LINEAR[:50])
def test_a_chain_alone_narrows_its_sum_as_much_and_without_any_link_it_does_not(number: int) -> None:
    told = publication_from_json(generate(number).publication)
    for examined in explained_audit(told, POLICY).examined:
        if examined.protected:
            continue
        alone = only(told, examined.because, examined.facts)
        assert interval(alone, examined) == (examined.lowest, examined.highest)
        for link in examined.because:
            rest = tuple(name for name in examined.because if name != link)
            assert interval(only(told, rest, examined.facts), examined) != (examined.lowest, examined.highest)
        for fact in examined.facts:
            rest_of_facts = tuple(number for number in examined.facts if number != fact)
            fewer = only(told, examined.because, rest_of_facts)
            assert interval(fewer, examined) != (examined.lowest, examined.highest)


def only(told: Publication, statements: tuple[str, ...], facts: tuple[int, ...]) -> Publication:
    """The publication with these statements and facts alone."""
    return replace(
        told,
        statements=tuple(statement for statement in told.statements if statement.id in statements),
        facts=tuple(told.facts[number] for number in facts),
    )


def interval(told: Publication, examined: Examined) -> tuple[int, int | None]:
    """What the audit leaves of the sum; a withheld figure about it has it examined and tells nothing."""
    asked = replace(told, statements=(*told.statements, Withheld("asked", Count(examined.of))))
    cells = cells_named(examined.of, told.cells)
    found = next(one for one in audit(asked, POLICY).examined if cells_named(one.of, told.cells) == cells)
    return found.lowest, found.highest


@pytest.mark.parametrize("number", COMPARING[:25])
def test_no_small_table_that_prints_a_chain_lies_beyond_its_interval(number: int) -> None:
    """The second intruder writes down all tables of few people; ratios and differences among them."""
    content = generate(number).publication
    told = publication_from_json(content)
    few = dict.fromkeys(content["cells"], {2: 200, 3: 40, 4: 15, 5: 8, 6: 6, 7: 4}[len(content["cells"])])
    for examined in explained_audit(told, POLICY).examined:
        if examined.protected:
            continue
        part: PublicationJson = {
            **content,
            "statements": [one for one in content["statements"] if one["id"] in examined.because],
            "facts": [content["facts"][fact] for fact in examined.facts],
        }
        columns = [content["cells"].index(cell) for cell in cells_named(examined.of, content["cells"])]
        for tables in possible_tables(part, few):
            sums = tables[:, columns].sum(axis=1)
            assert sums.min() >= examined.lowest
            assert examined.highest is None or sums.max() <= examined.highest
