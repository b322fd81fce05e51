"""A member that knows its own counts, and several publications: members' own reports, and what was out before."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import pytest

from tests.builders import Json
from tests.consortia import four_members
from tests.disclosure.members_reading import small_sums_of_others, worked_out
from wres_desktop import pipeline
from wres_desktop.checking import proof_failures, sha256
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.disclosure.verify_certificate import RESTS_ON_OTHERS
from wres_desktop.disclosure.verify_insiders import insider_failures
from wres_desktop.disclosure.wanted import joint_wanted_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.submission import GroupCounts, NotCollected, Submission, SurveyQuestion
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.errors import NotProtected
from wres_desktop.pipeline import JointProtected, Wishes

Codes: TypeAlias = tuple[str, ...]
Made: TypeAlias = tuple[str, Codes, tuple[int, ...]]
"""A joint report: its policy, its members and its years."""

INSIDERS = "joint_insiders"
POLICY = load_policy(INSIDERS)
TWO, THREE, OTHER_TWO = ("W01", "A02"), ("W01", "A02", "S03"), ("A02", "S03")
_NOT_ASKED = NotCollected("Not asked here.")


def staff_of(submission: Submission) -> Mapping[str, GroupCounts]:
    """Those who are not clinical, by band."""
    assert isinstance(submission.workforce, Mapping)
    return submission.workforce[StaffGroup.NON_CLINICAL]


def _few_figures(submission: Submission) -> Submission:
    return replace(
        submission,
        workforce={StaffGroup.NON_CLINICAL: staff_of(submission)},
        recruitment=_NOT_ASKED,
        disciplinary=_NOT_ASKED,
        training=_NOT_ASKED,
        survey=dict.fromkeys(SurveyQuestion, _NOT_ASKED),
        board=_NOT_ASKED,
        narrative={},
        texts_read=(),
    )


RETURNS = tuple(map(_few_figures, four_members()))
TABLE = joint_wanted_of(consortium_of(RETURNS)).part.table


def returns_of(codes: Codes, years: tuple[int, ...]) -> list[Submission]:
    return [each for each in RETURNS if each.organisation.code in codes and each.reporting_year in years]


@cache
def joint(made: Made, out: tuple[Made, ...] = (), *, with_members: bool = False) -> JointProtected:
    policy, codes, years = made
    published = tuple(joint(each).joint.publication for each in out)
    wishes = Wishes(policy, secret=Secret(bytes(16)), published=published)
    return pipeline.protect_joint(consortium_of(returns_of(codes, years)), wishes, with_members=with_members)


def everything(protected: JointProtected, *out: Made) -> list[Publication]:
    new = [protected.joint, *protected.members.values()]
    return [*(joint(each).joint.publication for each in out), *(each.publication for each in new)]


def learnt(publications: list[Publication], codes: Codes) -> list[tuple[str, ...]]:
    return [of for code in codes for of in worked_out(code, TABLE, publications, POLICY.threshold)]


def _together(policy: str) -> JointProtected:
    return joint((policy, OTHER_TWO, (2021,)), with_members=True)


LAST_YEAR: Made = (INSIDERS, TWO, (2020,))


def test_with_own_reports_but_without_that_policy_a_member_works_small_numbers_out() -> None:
    assert learnt(everything(_together("default")), OTHER_TWO)


def test_beside_own_reports_no_member_works_any_out() -> None:
    publications = everything(_together(INSIDERS))

    assert len(small_sums_of_others("A02", TABLE, publications, POLICY.threshold)) > 10
    assert learnt(publications, OTHER_TWO) == []


@pytest.mark.parametrize(
    ("made", "before", "codes"),
    [
        ((INSIDERS, TWO, (2020, 2021)), LAST_YEAR, TWO),
        ((INSIDERS, OTHER_TWO, (2020,)), LAST_YEAR, THREE),
    ],
    ids=["last year's joint report", "a member of two consortia"],
)
def test_beside_an_earlier_joint_report_no_member_works_any_out(made: Made, before: Made, codes: Codes) -> None:
    publications = everything(joint(made, (before,)), before)

    assert any(isinstance(each, Printed) for each in publications[-1].statements)
    assert learnt(publications, codes) == []


def test_what_earlier_reports_gave_away_to_a_member_is_said() -> None:
    """Made without that policy, last year's report tells each of two members what the other has."""
    out: Made = ("default", TWO, (2020,))
    after = joint((INSIDERS, TWO, (2020, 2021)), (out,)).joint

    assert set(after.already_out_to) == set(TWO)
    assert learnt([joint(out).joint.publication], TWO)


def test_years_that_hang_together_with_nothing_new_need_no_return() -> None:
    """Of last year's counts nobody brings any here."""
    assert joint((INSIDERS, TWO, (2021,)), (LAST_YEAR,)).joint.already_out_to == {}


def refusal(returns: list[Submission], *published: Publication) -> str:
    wishes = Wishes(INSIDERS, secret=Secret(bytes(16)), published=published)
    with pytest.raises(NotProtected) as refused:
        pipeline.protect_joint(consortium_of(returns), wishes)
    return str(refused.value)


def test_it_is_refused_where_several_others_share_an_earlier_sum_and_named_whose_counts_are_missing() -> None:
    out = joint(("default", THREE, (2020,))).joint.publication
    with pytest.raises(NotProtected, match="Not here: A02 in 2020, S03 in 2020"):
        pipeline.protect(returns_of(("W01",), (2020,)), Wishes(INSIDERS, secret=Secret(bytes(16)), published=(out,)))


def test_it_is_refused_where_an_earlier_joint_report_was_corrected() -> None:
    corrected = returns_of(TWO, (2020,))
    rows = staff_of(corrected[0])
    more = replace(rows["band_4"], white=(rows["band_4"].white or 0) + 1)
    corrected[0] = replace(corrected[0], workforce={StaffGroup.NON_CLINICAL: {**rows, "band_4": more}})

    assert "not true of these returns any more" in refusal(corrected, joint(LAST_YEAR).joint.publication)


def test_it_is_refused_where_an_earlier_joint_number_was_rounded() -> None:
    out = joint(LAST_YEAR).joint.publication
    rounded = tuple(
        replace(each, printed=str((int(each.printed) + 2) // 5 * 5), rounded_to=5)
        if isinstance(each, Printed) and each.id == "2020/staff/total"
        else each
        for each in out.statements
    )

    assert "a rounded number" in refusal(returns_of(TWO, (2020,)), replace(out, statements=rounded))


Beside: TypeAlias = dict[str, Json]
"""Other publications that a proof is about, by the SHA-256 of their files."""


def files_of(protected: JointProtected, *out: Made) -> tuple[Json, Beside]:
    """The proof of the joint report, and what it is about besides."""
    others = [*protected.members.values(), *(joint(each).joint for each in out)]
    beside = {sha256(each.publication_text.encode()): json.loads(each.publication_text) for each in others}
    return json.loads(protected.joint.proof_text), beside


def found_wrong(protected: JointProtected, proof: Json, beside: Beside) -> list[str]:
    return insider_failures(json.loads(protected.joint.publication_text), proof, proof["publication"], beside)


TWO_CONSORTIA: Made = (INSIDERS, OTHER_TWO, (2020,))


def test_the_proof_holds_for_whoever_can_take_a_share_away() -> None:
    """W01 is no member of this report, and knows its part of the earlier one."""
    made = joint(TWO_CONSORTIA, (LAST_YEAR,))
    proof, beside = files_of(made, LAST_YEAR)

    assert {each["organisation"] for each in proof["insiders"]} == {"W01", *OTHER_TWO}
    assert found_wrong(made, proof, beside) == []


def test_a_members_own_proof_holds_and_has_no_counts_of_others() -> None:
    made = _together(INSIDERS)
    own, files = made.members["A02"], [made.joint, *made.members.values()]
    beside = {sha256(each.publication_text.encode()): json.loads(each.publication_text) for each in files}
    proof = json.loads(own.proof_text)

    assert "insiders" not in proof
    assert proof_failures(own.publication_text.encode(), json.loads(own.publication_text), proof, POLICY, beside) == []


def leave_a_member_out(proof: Json, _beside: Beside) -> None:
    del proof["insiders"][0]


def leave_a_count_out(proof: Json, _beside: Beside) -> None:
    proof["insiders"][0]["counts"].popitem()


def change_a_count(proof: Json, _beside: Beside) -> None:
    counts = proof["insiders"][0]["counts"]
    counts[next(cell for cell in counts if "/band_4/" in cell)] += 1


def leave_tables_out(proof: Json, _beside: Beside) -> None:
    del proof["insiders"][0]["certificate"]["witnesses"][1:]


def leave_a_publication_out(proof: Json, _beside: Beside) -> None:
    certificate = proof["insiders"][0]["certificate"]
    del certificate["publications" if len(certificate["publications"]) > 1 else "ledger"][-1]


def print_more(_proof: Json, beside: Beside) -> None:
    """In each of the others, a number that it withholds and that is small."""
    for each in beside.values():
        row = next(row for row in each["statements"] if row["kind"] == "count" and row.get("withheld"))
        del row["withheld"]
        row["printed"] = "1"


def set_a_statement_aside(proof: Json, _beside: Beside) -> None:
    certificate = proof["insiders"][0]["certificate"]
    row = {"publication": len(certificate["publications"]) + 1, "statement": "2020/staff/total", "from": []}
    certificate["set_aside"].append(row)


@pytest.mark.parametrize("earlier", [False, True], ids=["own reports", "an earlier report"])
@pytest.mark.parametrize(
    "spoil",
    [
        leave_a_member_out,
        leave_a_count_out,
        change_a_count,
        leave_tables_out,
        leave_a_publication_out,
        print_more,
        set_a_statement_aside,
    ],
)
def test_the_verifier_finds_what_was_spoiled(spoil: Callable[[Json, Beside], None], *, earlier: bool) -> None:
    made = joint(TWO_CONSORTIA, (LAST_YEAR,)) if earlier else _together(INSIDERS)
    proof, beside = files_of(made, *([LAST_YEAR] if earlier else []))
    spoil(proof, beside)

    assert found_wrong(made, proof, beside)


@pytest.mark.parametrize("which", ["joint", "own"])
def test_without_the_others_it_is_said_that_they_are_needed(which: str) -> None:
    made = _together(INSIDERS)
    one = made.joint if which == "joint" else made.members["A02"]
    publication, proof = json.loads(one.publication_text), json.loads(one.proof_text)

    assert insider_failures(publication, proof, proof["publication"], {}) == [RESTS_ON_OTHERS]


def test_a_joint_report_is_one_whatever_it_says_of_its_members() -> None:
    protected = _together(INSIDERS)
    publication, (proof, beside) = json.loads(protected.joint.publication_text), files_of(protected)
    publication["document"]["members"] = []
    proof["insiders"] = []

    assert len(insider_failures(publication, proof, proof["publication"], beside)) == len(OTHER_TWO)
