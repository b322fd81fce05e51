"""A joint report under a policy that takes each member, which knows its own counts, for an intruder."""

import json
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.builders import Json
from tests.consortia import four_members
from wres_desktop import pipeline
from wres_desktop.disclosure.constraints import constraints_of
from wres_desktop.disclosure.insiders import insiders_of, organisations_in, own_counts, without_share
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.ledger import read_together
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.verify_insiders import insider_failures
from wres_desktop.disclosure.wanted import joint_wanted_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import Count, cells_matching
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


def known_to(member: str) -> Publication:
    """All of a member's own counts, as though it had published them."""
    own = own_counts(TABLE, member)
    return Publication(member, tuple(own), tuple(Printed(cell, Count((cell,)), str(own[cell])) for cell in own))


def small_sums_of_others(member: str) -> Iterator[tuple[str, ...]]:
    """Every number from 1 to 4 of indicator 1 over all other members, as cells."""
    for statement in joint("joint_insiders").publication.statements:
        if statement.id.startswith("2021/1/") and isinstance(statement.quantity, Count):
            named = cells_matching(statement.quantity.of, tuple(TABLE))
            others = tuple(cell for cell in named if not cell.startswith(f"{member}/"))
            if 0 < sum(TABLE[cell] for cell in others) < POLICY.threshold:
                yield others


@pytest.mark.parametrize("member", MEMBERS)
def test_whoever_reads_it_beside_the_own_counts_can_work_out_no_small_number_of_the_others(member: str) -> None:
    """By the audit's intruder, who reads every statement as it is printed and takes no share away."""
    both = read_together([joint("joint_insiders").publication, known_to(member)])
    knowledge = Knowledge(both.cells, constraints_of(both))
    sums = dict.fromkeys(small_sums_of_others(member))

    assert len(sums) > 10
    for of in sums:
        cells = tuple(both.cells.index(cell) for cell in of)
        assert (knowledge.lowest(cells), knowledge.highest(cells) >= POLICY.threshold) == (0, True), of


def test_without_that_policy_a_member_could_work_some_out() -> None:
    with pytest.raises(NotProtected):
        insiders_of(joint("default").publication, TABLE, POLICY)


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
    assert insider_failures(json.loads(protected.publication_text), proof) == []


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

    assert insider_failures(publication, proof)


def test_members_reports_and_earlier_publications_are_refused_beside_it() -> None:
    wishes = Wishes("joint_insiders", secret=Secret(bytes(16)))
    with pytest.raises(NotProtected, match="by itself alone"):
        pipeline.protect_joint(CONSORTIUM, wishes, with_members=True)
    with pytest.raises(NotProtected, match="by itself alone"):
        pipeline.protect_joint(
            CONSORTIUM, Wishes("joint_insiders", secret=Secret(bytes(16)), published=(joint("default").publication,))
        )
