"""What is derived follows from print alone: withheld with the least that it rests on, and checked a second time."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.returns import Counts, a_return
from tests.reports.publications import (
    TWO_YEAR_AVERAGE,
    everything_withheld,
    published,
    published_joint,
    two_years,
    with_rounded,
    with_withheld,
)
from wres_desktop import pipeline
from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.statements import Document, Printed, Publication, Withheld
from wres_desktop.disclosure.verify_derived import wrong_derived
from wres_desktop.domain.benchmarks import Benchmark, Beside, Peer, shipped_benchmarks
from wres_desktop.domain.submission import Organisation, OrganisationKind, Recruitment
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.return_file import read_return

Json = Mapping[str, Any]

PEERS = tuple(Peer("staff/bme_percent", 2021, f"Body {n}", 10 + 7 * n, 90 + 31 * n, "Its report") for n in range(12))
BESIDE = Beside(shipped_benchmarks(), PEERS)
TWO_YEARS = with_derived(published(*two_years()), BESIDE)
KINDS = ("change", "likely_range", "against_all", "goal", "one_more", "if_known", "against", "funnel")


def sample(name: str) -> Publication:
    paths = sorted(Path("resources/samples").glob(f"{name}-*.wres.json"))
    return published(*(read.submission for read in map(read_return, paths) if read.submission is not None))


def neighbour(year: int, code: str) -> Any:  # noqa: ANN401 - a submission
    return replace(a_return(year), organisation=Organisation(code, f"Body {code}", OrganisationKind.CCG))


AVERAGES = [a_return(year, disciplinary=TWO_YEAR_AVERAGE) for year in (2018, 2019)]
MEMBERS = [neighbour(year, code) for year in (2020, 2021) for code in ("X01", "X02")]

PUBLICATIONS = {
    "two years": TWO_YEARS,
    "a commissioning group": sample("commissioning-group"),
    "a provider": sample("independent-provider"),
    "averages of two years": published(*AVERAGES),
    "a joint report": published_joint(*MEMBERS),
}


def content(publication: Publication) -> Any:  # noqa: ANN401 - parsed JSON
    return json.loads(publication_text(publication))


def printed_exactly(publication: Publication, statement_id: str) -> bool:
    return isinstance(publication.by_id[statement_id], Printed)


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_what_is_derived_follows_by_a_second_method(name: str) -> None:
    publication = PUBLICATIONS[name]

    assert any(each.says for each in publication.derived)
    assert list(wrong_derived(content(publication))) == []


def test_every_kind_says_something_somewhere() -> None:
    assert {each.kind for each in TWO_YEARS.derived if each.says} == set(KINDS)


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_something_is_said_exactly_where_everything_that_it_rests_on_is_printed(name: str) -> None:
    publication = PUBLICATIONS[name]
    for each in publication.derived:
        assert bool(each.says) is all(printed_exactly(publication, of) for of in each.rests_on), each.id


@settings(max_examples=25, deadline=None)
@given(
    st.sets(
        st.sampled_from([each.id for each in TWO_YEARS.statements if isinstance(each, Printed)]),
        min_size=1,
        max_size=40,
    )
)
def test_withholding_any_statement_withholds_whatever_rests_on_it(withheld: set[str]) -> None:
    statements = tuple(Withheld(s.id, s.quantity) if s.id in withheld else s for s in TWO_YEARS.statements)
    less = with_derived(replace(TWO_YEARS, statements=statements))

    for each in less.derived:
        lost = withheld.intersection(each.rests_on)
        assert each.says == ({} if lost else TWO_YEARS.derived_by_id[each.id].says), each.id
    assert list(wrong_derived(content(less))) == []


def test_two_organisations_that_print_the_same_say_the_same() -> None:
    reports = []
    for shortlisted in (120, 977):
        recruitment = Recruitment(Counts(180, shortlisted, 14), Counts(34, 12, 5))
        returns = [replace(each, recruitment=recruitment) for each in two_years()]
        reports.append(with_withheld(published(*returns), "2021/2", "2020/2"))

    assert reports[0].derived == reports[1].derived


def test_of_a_report_in_which_everything_is_withheld_nothing_is_said() -> None:
    publication = everything_withheld(TWO_YEARS)

    assert publication.derived
    assert not any(each.says for each in publication.derived)


def test_a_rounded_count_is_no_ground_to_say_anything() -> None:
    statements = tuple(
        replace(each, rounded_to=5) if each.id == "2021/staff/bme" and isinstance(each, Printed) else each
        for each in TWO_YEARS.statements
    )
    publication = with_derived(replace(TWO_YEARS, statements=statements))

    assert not any(each.says for each in publication.derived if "2021/staff/bme" in each.rests_on)
    assert list(wrong_derived(content(publication))) == []


def test_of_a_report_with_rounded_counts_only_what_rests_on_others_is_said() -> None:
    publication = with_rounded(TWO_YEARS, "2021/1/", "2020/staff/total", "2021/2/shortlisted", "2021/9/")
    rounded = {each.id for each in publication.statements if isinstance(each, Printed) and each.is_rounded}
    said = [each for each in publication.derived if each.says]

    assert rounded
    assert said
    assert all(rounded.isdisjoint(each.rests_on) for each in said)
    assert {each.id for each in TWO_YEARS.derived if each.says} > {each.id for each in said}
    assert list(wrong_derived(content(publication))) == []


def test_the_second_method_refuses_what_somebody_worked_out_from_a_rounded_count() -> None:
    text = content(TWO_YEARS)
    for each in text["statements"]:
        if each["id"] == "2021/staff/total":
            each["rounded_to"] = 10
    rests_on = {each.id for each in TWO_YEARS.derived if each.says and "2021/staff/total" in each.rests_on}

    found = list(wrong_derived(text))
    assert len(found) == len(rests_on) > 0
    assert {sentence.split()[4] for sentence in found} == rests_on


def forged(publication: Publication, derived_id: str, **row: Any) -> Any:  # noqa: ANN401 - parsed JSON
    text = content(publication)
    for each in text["derived"]:
        if each["id"] == derived_id:
            each.update(row)
    return text


def other_texts() -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        each = next(each for each in TWO_YEARS.derived if each.kind == kind and each.says)
        yield from ((each.id, name) for name in each.says)


@pytest.mark.parametrize(("derived_id", "name"), list(other_texts()))
def test_another_text_than_the_one_that_follows_is_found_out(derived_id: str, name: str) -> None:
    says = dict(TWO_YEARS.derived_by_id[derived_id].says)
    number = says[name].replace(".", "").replace("-", "").replace(" ", "").isdigit()
    says[name] = f"1{says[name].lstrip('-')}" if number else "better" if says[name] != "better" else "worse"
    (wrong,) = wrong_derived(forged(TWO_YEARS, derived_id, says=says))

    assert derived_id in wrong


FIRST_OF_EACH_KIND = [next(e.id for e in TWO_YEARS.derived if e.kind == kind and e.says) for kind in KINDS]


@pytest.mark.parametrize("derived_id", FIRST_OF_EACH_KIND)
def test_a_further_text_beside_those_that_follow_is_found_out(derived_id: str) -> None:
    says = {**TWO_YEARS.derived_by_id[derived_id].says, "more": "3"}

    assert len(list(wrong_derived(forged(TWO_YEARS, derived_id, says=says)))) == 1


def test_a_text_about_a_withheld_figure_is_found_out_even_if_it_is_true() -> None:
    derived_id = "2021/staff/bme_percent/likely_range"
    text = content(with_withheld(TWO_YEARS, "2021/staff/bme"))
    for each in text["derived"]:
        if each["id"] == derived_id:
            del each["withheld"]
            each["says"] = dict(TWO_YEARS.derived_by_id[derived_id].says)
    (wrong,) = wrong_derived(text)

    assert derived_id in wrong


def texts_of_others() -> Iterator[tuple[str, str]]:
    """Two of a kind, with texts of which one has as many counts as the other."""
    for kind in KINDS:
        first, *others = (each for each in TWO_YEARS.derived if each.kind == kind and each.says)
        yield from ((first.id, each.id) for each in others if len(each.rests_on) == len(first.rests_on))


@pytest.mark.parametrize(("derived_id", "other"), list(texts_of_others()))
def test_a_text_that_follows_from_the_counts_of_another_figure_is_found_out(derived_id: str, other: str) -> None:
    """With it something true could be said of a figure that is withheld."""
    follows = TWO_YEARS.derived_by_id[other]
    text = forged(TWO_YEARS, derived_id, rests_on=list(follows.rests_on), says=dict(follows.says))
    (wrong,) = wrong_derived(text)

    assert derived_id in wrong


def test_a_text_that_rests_on_nothing_or_on_what_is_not_there_is_found_out() -> None:
    for rests_on in ([], ["2021/staff/nobody"], ["2021/staff/bme_percent"]):
        text = forged(TWO_YEARS, "2021/staff/bme_percent/likely_range", rests_on=rests_on)
        assert len(list(wrong_derived(text))) == 1


WHOLE = {"id": "a", "kind": "change", "rests_on": ["b"], "says": {"a": "b"}}


@pytest.mark.parametrize(
    "row",
    [
        3,
        {},
        {**WHOLE, "rests_on": [1]},
        {**WHOLE, "says": {"a": 1}},
        {**WHOLE, "says": {}},
        {**WHOLE, "withheld": True},
    ],
)
def test_a_row_that_is_not_whole_is_refused(row: object) -> None:
    with pytest.raises(UnreadableFile):
        publication_from_json({**content(TWO_YEARS), "derived": [row]})


def test_a_kind_that_the_verifier_does_not_know_does_not_follow() -> None:
    assert list(wrong_derived(forged(TWO_YEARS, "2021/staff/bme_percent/likely_range", kind="guess")))


def test_a_publication_with_what_is_derived_reads_back_as_it_was() -> None:
    assert publication_from_json(content(TWO_YEARS)) == TWO_YEARS


def test_the_audit_refuses_a_publication_that_says_more_than_it_prints(tmp_path: Path) -> None:
    path = tmp_path / "publication.json"
    says = {"low": "1.0", "high": "99.0"}
    text = forged(TWO_YEARS, "2021/staff/bme_percent/likely_range", says=says)
    path.write_text(json.dumps(text), encoding="utf-8")

    with pytest.raises(UnreadableFile, match="tells more than is printed"):
        pipeline.read_publication(path)


@pytest.mark.parametrize("years", [(2018, 2019, 2020, 2021), (2021, 2022)])
def test_nothing_is_said_across_a_break_of_the_series(years: tuple[int, ...]) -> None:
    submissions = [a_return(year, **({"disciplinary": TWO_YEAR_AVERAGE} if year < 2020 else {})) for year in years]
    broken = {3: 2020, 7: 2022}
    for each in published(*submissions).derived:
        if each.kind == "change":
            year, number, other = each.id.split("/")[0], each.id.split("/")[1], each.id.rsplit("/", 1)[1]
            first = broken.get(int(number)) if number.isdigit() else None
            assert first is None or (int(other) >= first) is (int(year) >= first), each.id


def test_a_row_about_the_organisation_itself_or_a_member_never_gets_past_the_door_as_a_peer() -> None:
    own = replace(PEERS[0], organisation="example commissioning GROUP")
    member = replace(PEERS[1], organisation="Body X02")
    joint = published_joint(*MEMBERS)

    assert own not in _document(with_derived(published(*two_years()), Beside((), (*PEERS, own)))).beside.peers
    assert _document(with_derived(joint, Beside((), (*PEERS, member)))).beside.peers == PEERS


@pytest.mark.parametrize("whose", ["Example Commissioning GROUP", "x01"])
def test_a_figure_of_the_organisation_itself_never_gets_past_the_door_as_one_of_others(whose: str) -> None:
    year = two_years()[-1].reporting_year
    others = Benchmark("staff/bme_percent", year, "19.4", "", "Hospices", "A survey", "own")
    own = replace(others, population=whose)

    assert _document(with_derived(published(*two_years()), Beside((others, own)))).beside.benchmarks == (others,)


def _document(publication: Publication) -> Document:
    assert publication.document is not None
    return publication.document
