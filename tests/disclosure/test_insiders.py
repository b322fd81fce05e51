"""A joint report under a policy that takes each member, which knows its own counts, for an intruder."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tests.builders import Json
from tests.consortia import four_members
from tests.disclosure.members_reading import small_sums_of_others, worked_out
from wres_desktop import pipeline
from wres_desktop.disclosure.candidates import consented_sums
from wres_desktop.disclosure.insider_views import wanted_of_others
from wres_desktop.disclosure.insiders import Insider, kept_from, organisations_in, own_counts
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed, Withheld
from wres_desktop.disclosure.verify_insiders import insider_failures
from wres_desktop.disclosure.wanted import joint_wanted_of
from wres_desktop.disclosure.without_share import without_share
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.domain.submission import Consent
from wres_desktop.errors import NotProtected
from wres_desktop.pipeline import Protected, Wishes

POLICY = load_policy("joint_insiders")
CONSORTIUM = consortium_of([each for each in four_members((2021,)) if each.organisation.code != "K04"])
"""Three of them, who all have the same sections."""
TABLE = joint_wanted_of(CONSORTIUM).part.table
MEMBERS = organisations_in(TABLE)


@cache
def joint(policy: str) -> Protected:
    return pipeline.protect_joint(CONSORTIUM, Wishes(policy, secret=Secret(bytes(16)))).joint


def insiders_found(publication: Json, proof: Json) -> list[str]:
    """What the verifier finds of a report that was made by itself."""
    return insider_failures(publication, proof, proof["certificate"]["publications"][0], {})


@pytest.mark.parametrize("member", MEMBERS)
def test_whoever_reads_it_beside_the_own_counts_can_work_out_no_small_number_of_the_others(member: str) -> None:
    publications = [joint("joint_insiders").publication]

    assert len(small_sums_of_others(member, TABLE, publications, POLICY.threshold)) > 10
    assert worked_out(member, TABLE, publications, POLICY.threshold) == []


def test_a_member_whose_board_agreed_to_be_counted_reports_with_the_others_all_the_same() -> None:
    """Of a consent nothing is left to whoever takes the own cells away."""
    consent = Consent(("board/*/bme", "board/total/*"), "A B", "2021-03-01")
    returns = [each for member in CONSORTIUM.members for each in member.returns]
    agreed = consortium_of([replace(returns[0], consents=(consent,)), *returns[1:]])
    wanted = joint_wanted_of(agreed)
    own = own_counts(TABLE, returns[0].organisation.code)

    assert [len(each.sums) > 0 for each in wanted.consents] == [True]
    assert [each.sums for each in wanted_of_others(wanted, own).consents] == [()]
    other = own_counts(TABLE, returns[1].organisation.code)
    assert consented_sums([wanted_of_others(wanted, other)]) == consented_sums([wanted]) != frozenset()


def test_without_that_policy_a_member_could_work_some_out() -> None:
    with pytest.raises(NotProtected):
        kept_from(
            [Insider(each, own_counts(TABLE, each), frozenset()) for each in MEMBERS],
            [joint("default").publication],
            POLICY,
        )


def test_it_still_prints_who_works_for_all_of_them() -> None:
    total = joint("joint_insiders").publication.by_id["2021/staff/total"]

    assert isinstance(total, Printed)
    assert int(total.printed) == sum(count for cell, count in TABLE.items() if "/workforce/" in cell)


@pytest.mark.parametrize("member", MEMBERS)
def test_what_is_left_of_a_printed_sum_is_what_the_others_have(member: str) -> None:
    left = without_share(joint("joint_insiders").publication, own_counts(TABLE, member))

    assert not any(cell.startswith(f"{member}/") for cell in left.cells)
    for statement in left.statements:
        assert isinstance(statement.quantity, Count)
        if not isinstance(statement, Withheld):
            assert isinstance(statement, Printed)
            assert int(statement.printed) == sum(
                TABLE[cell] for cell in cells_matching(statement.quantity.of, left.cells)
            )


def test_the_proof_holds_for_every_member() -> None:
    protected = joint("joint_insiders")
    proof = json.loads(protected.proof_text)

    assert {each["organisation"] for each in proof["insiders"]} == set(MEMBERS)
    assert insiders_found(json.loads(protected.publication_text), proof) == []


def test_the_proof_of_a_report_under_another_policy_has_nothing_of_members() -> None:
    assert "insiders" not in json.loads(joint("default").proof_text)


def leave_a_member_out(proof: Json, _publication: Json) -> None:
    del proof["insiders"][0]


def leave_a_count_out(proof: Json, _publication: Json) -> None:
    proof["insiders"][0]["counts"].popitem()


def change_a_count(proof: Json, _publication: Json) -> None:
    counts = proof["insiders"][0]["counts"]
    counts[next(cell for cell in counts if "/band_5/" in cell)] += 1


def leave_the_tables_out(proof: Json, _publication: Json) -> None:
    del proof["insiders"][0]["certificate"]["witnesses"][1:]


def leave_the_certificate_out(proof: Json, _publication: Json) -> None:
    del proof["insiders"][0]["certificate"]


def print_one_more_figure(_proof: Json, publication: Json) -> None:
    withheld = next(row for row in publication["statements"] if row["kind"] == "count" and row.get("withheld"))
    del withheld["withheld"]
    withheld["printed"] = "7"


def round_a_count(_proof: Json, publication: Json) -> None:
    counted = next(row for row in publication["statements"] if row["kind"] == "count" and "printed" in row)
    counted["rounded_to"] = 5


def print_a_rate_without_its_counts(_proof: Json, publication: Json) -> None:
    rate = next(row for row in publication["statements"] if row["kind"] == "percentage" and row.get("withheld"))
    del rate["withheld"]
    rate["printed"] = "12.5"


@pytest.mark.parametrize(
    "spoil",
    [
        leave_a_member_out,
        leave_a_count_out,
        change_a_count,
        leave_the_tables_out,
        leave_the_certificate_out,
        print_one_more_figure,
        round_a_count,
        print_a_rate_without_its_counts,
    ],
)
def test_the_verifier_finds_what_was_spoiled(spoil: Callable[[Json, Json], None]) -> None:
    protected = joint("joint_insiders")
    publication, proof = json.loads(protected.publication_text), json.loads(protected.proof_text)
    spoil(proof, publication)

    assert insiders_found(publication, proof)
